"""Asking the rules: which there are, what they read, what a day or an entry gives rise to."""
