"""Verified copies of a database: made, kept, and put back."""
