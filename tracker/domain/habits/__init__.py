"""Habits: what is wanted on which days, and how they went."""
