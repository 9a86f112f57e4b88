"""How old someone is: all that is known is the year of birth, if that."""

from __future__ import annotations

from collections.abc import Mapping


def birth_year(profile: Mapping[str, str]) -> int | None:
    """The year of birth that a profile holds, None without one."""
    born = profile.get("birth-year", "")
    return int(born) if born.isascii() and born.isdigit() else None


def age_of(profile: Mapping[str, str], day: str) -> int | None:
    """Years of age reached in the year of a day: the birthday isn't known."""
    born = birth_year(profile)
    return None if born is None else int(day[:4]) - born
