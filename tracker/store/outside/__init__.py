"""Files of the user's: read, written whole, and never over our own."""
