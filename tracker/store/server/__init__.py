"""A diary in a server's database."""
