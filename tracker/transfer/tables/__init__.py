"""Tables of any app: the mapping that says what their columns are, read, followed and guessed."""
