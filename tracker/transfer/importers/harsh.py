"""Read harsh's log, or its folder, which has the list of habits beside it.

A line is a habit on a day. The last one of a day stands, as in harsh itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.transfer.arriving import (
    HabitEntry,
    Incoming,
    IncomingHabit,
    LeftOut,
    Unfit,
    Wanted,
    each,
    latest,
    often,
)
from tracker.transfer.options import Options, read_day
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.words import day_key, number

NAME = "harsh"

_ENTRY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2} : .+ : [yns](?: :|\s*$)", re.MULTILINE)
_HABIT = re.compile(
    r"(.*?\S)\s*:\s+([0-9]{1,4})(w?)(?:\s*/\s*([0-9]{1,4})(w?))?(?:\s*:\s*([0-9-]{10})?)?"
)


def fits(head: Head) -> bool:
    """A log by one of its lines, a folder by the log in it."""
    log = head.member("log") if head.shape == "folder" else head
    return log is not None and log.shape == "text" and _ENTRY.search(log.text) is not None


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every habit of the list, then every line of the log."""
    log, habits = (file.named("log"), file.named("habits")) if file.is_folder else (file, None)
    assert log is not None, "a folder of harsh has its log"
    if habits is not None:
        yield from _habits(habits, options)
    yield from latest(each(_lines(log), lambda text, line: _entry(text, line, options)))


def _lines(file: File) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for at, text in enumerate(file.lines(), 1):
        if text.strip() and not text.startswith("#"):
            yield at, text.rstrip("\r\n")


def _habits(file: File, options: Options) -> Iterator[Incoming]:
    for _, text in _lines(file):
        found = _HABIT.fullmatch(text.strip())
        if found is not None:
            first, days = (_days(found[at], found[at + 1]) for at in (2, 4))
            ended = found[6] is not None and found[6] < options.clock.today()
            yield IncomingHabit(found[1], wanted=_wanted(first or 0, days), archived=ended)
        elif not text.startswith("!"):
            yield LeftOut("bad-line")


def _days(number: str | None, weeks: str | None) -> int | None:
    return int(number) * (7 if weeks else 1) if number else None


def _wanted(first: int, days: int | None) -> Wanted | None:
    """What `3/7`, `1/2w`, `14` (once in so many days), `1w` and `0` (no goal) want."""
    if not first:
        return None
    return often(first, days) if days else often(1, first)


def _entry(text: str, line: int | None, options: Options) -> Iterator[Incoming]:
    fields = text.split(" : ")
    if not 3 <= len(fields) <= 5 or fields[2].strip() not in ("y", "n", "s"):
        raise Unfit("bad-line")
    day, habit, said = (field.strip() for field in fields[:3])
    note, amount = (field.strip() for field in [*fields[3:], "", ""][:2])
    when = options.of_day(read_day(day))
    entry = HabitEntry(habit, day_key(habit, when.day), when, line, note=note or None)
    if said == "s":
        yield entry._replace(skipped=True)
        return
    count = number(amount) if amount else 0
    yield entry._replace(done=said == "y", amount=count if said == "y" and count > 0 else None)
