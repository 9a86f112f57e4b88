"""The line that works which every refusal of words holds."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diary.diary import Diary
from tracker.domain.errors import UnclearHour, UnknownName, WrongWords, shown
from tracker.domain.kinds import Kind
from tracker.domain.time.line_times import with_clock


def with_line(diary: Diary, kind: Kind, error: WrongWords) -> WrongWords:
    """A refusal with a line in it that works, also where it names none itself.

    That is the one that adds a new name, or an example of the kind.
    """
    told = str(error)
    if "tracker " in told:
        return error
    if isinstance(error, UnknownName) and not error.near and kind.subject is not None:
        from tracker.diary.names import how_to_add

        line = how_to_add(diary, kind.subject.vocabulary, error.word)
        if line is not None:
            error.args = (f"{told}; a new one is added first: {line}",)
            return error
    begins = " For" if told.endswith("?") else "; for"
    line = f"tracker log {kind.name} {kind.for_units(diary.us).examples[0]}".rstrip()
    error.args = (f"{told}{begins} example: {line}",)
    return error


def both_hours(kind: Kind, words: Sequence[str], at: str, error: UnclearHour) -> WrongWords:
    """The refusal of an hour that may be one of two, with the line for each."""
    line = " ".join(("tracker log", kind.name, *words))
    either = ", or ".join(f"{line} {with_clock(at, time)}" for time in error.times)
    return WrongWords(f"'{shown(at)}' can be read two ways; write {either}")
