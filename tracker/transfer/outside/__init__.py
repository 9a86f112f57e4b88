"""Files from outside as importers see them: their looks, text, rows, members and tables."""
