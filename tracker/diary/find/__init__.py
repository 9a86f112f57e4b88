"""Findings of a diary: what the rules say, why, and what may rest for a while."""
