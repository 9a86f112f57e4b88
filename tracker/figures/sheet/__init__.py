"""The doctor's sheet: its figures as plain data, and the words that any face draws alike."""
