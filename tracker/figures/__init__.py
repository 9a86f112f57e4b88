"""The numbers of a day or a period as plain data, and the words for them. Pure."""
