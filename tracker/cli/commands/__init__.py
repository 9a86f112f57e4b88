"""The commands, one file a group: words in, one call of the diary, one drawing out."""
