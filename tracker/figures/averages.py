"""Small arithmetic that several sections share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def mean(values: Iterable[float]) -> float | None:
    """The mean of some numbers, None of none."""
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else None


def median(ordered: Sequence[float]) -> float | None:
    """The middle of some numbers in order, None of none."""
    if not ordered:
        return None
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
