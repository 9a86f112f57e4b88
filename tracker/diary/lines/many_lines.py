"""Many lines at once, from a script or a file: all of them are kept, as one change, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.diary.lines.log import keep, read_things
from tracker.diary.lines.typed import Line, ReadThing
from tracker.domain.errors import WrongWords

if TYPE_CHECKING:
    from tracker.figures.progress import Kept


def log_lines(diary: Diary, lines: Sequence[tuple[int, Line]]) -> Kept:
    """Keep numbered lines. Raises WrongWords with the number of the first that can't be read."""
    things: list[ReadThing] = []
    for number, line in lines:
        try:
            things += read_things(diary, line)
        except WrongWords as error:
            raise WrongWords(f"line {number}: ", *error.args) from None
    count = f"{len(lines)} line{'' if len(lines) == 1 else 's'}"
    return keep(diary, things, f"log - ({count})")
