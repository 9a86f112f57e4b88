"""The day that weeks begin with: `config week-start sunday`."""

from tracker.domain.errors import WrongWords, shown
from tracker.domain.time.time_words import weekday_named


def read_week_start(text: str) -> int:
    """The weekday that weeks begin with, 0 for a Monday. Raises WrongWords."""
    named = weekday_named(text.casefold().strip())
    if named is None:
        raise WrongWords(
            f"'{shown(text)}' is no start of a week; write a weekday: monday, sunday or saturday"
        )
    return named
