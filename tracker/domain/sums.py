"""Sums of floats: what is equal by hand must be equal here."""

from __future__ import annotations

#: Eight cups added up miss eight cups by less than this.
TINY = 1e-6


def reaches(value: float, target: float) -> bool:
    """Whether a sum reaches a target."""
    return value >= target - TINY


def exceeds(value: float, limit: float) -> bool:
    """Whether a sum is above a limit."""
    return value > limit + TINY
