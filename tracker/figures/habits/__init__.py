"""Habits and their goals as plain data: over some days, today, and what waits for an answer."""
