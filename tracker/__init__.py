"""A daily habit, hydration and pain tracker for the terminal."""

__version__ = "0.1.0"
