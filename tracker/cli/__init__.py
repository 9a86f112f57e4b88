"""The command line: read words, call, print. Nothing below this package prints."""
