"""The line that works which every refusal of words holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tracker.diary.diary import Diary
from tracker.domain.errors import Unclear, UnclearHour, UnknownName, WrongWords, shown
from tracker.domain.kinds import Kind
from tracker.domain.time.line_times import time_at_end, with_clock

#: A line in a refusal that has the words of what was typed; an example hasn't.
_OFFERED = re.compile(
    r"(?<!such as: )(?<!xample: )(?<!such as )tracker log (?!note )"
    r".+?(?=,? or tracker |, tracker |; |, or make it |\?|$)"
)


def with_line(
    diary: Diary,
    kind: Kind,
    words: Sequence[str],
    error: WrongWords,
    reads: Callable[[Sequence[str]], bool],
) -> WrongWords:
    """A refusal with a line in it that works, also where it names none itself.

    That is the line with what may be meant in the place of an unclear word, the one that adds a new
    name, or an example of the kind. `reads` tells whether other words of the kind are understood.
    """
    told = str(error)
    if "tracker " in told:
        return error
    if isinstance(error, Unclear):
        clear = with_ways(f"tracker log {kind.name}", words, error, reads)
        if clear is not error:
            return clear
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


def with_ways(
    command: str, words: Sequence[str], error: Unclear, reads: Callable[[Sequence[str]], bool]
) -> WrongWords:
    """The refusal of an unclear word with the lines for all that it may mean.

    A line is a command with the words behind it. Without any the refusal is as it was; where one of
    the ways says nothing, as 1500 minutes of walking, it is told none the less.
    """
    said = " ".join(words).casefold()
    found = re.search(rf"(?<!\S){re.escape(error.typed)}(?!\S)", said)
    if found is None:
        return error
    lines = [f"{said[: found.start()]}{way}{said[found.end() :]}" for way in error.ways]
    lines = [f"{command} {line}" for line in lines if reads(_undated(line.split()))]
    if not lines:
        return error
    ways = f" ({' or '.join(error.ways)}?)" if len(lines) < len(error.ways) else ""
    return WrongWords(f"{error.told}{ways}; write {', or '.join(lines)}")


def _undated(words: Sequence[str]) -> Sequence[str]:
    """Words without the time at their end."""
    return words[: len(words) - time_at_end(words)]


def both_hours(line: str, at: str, error: UnclearHour) -> WrongWords:
    """The refusal of an hour that may be one of two, with `line` for each."""
    either = ", or ".join(f"{line} {with_clock(at, time)}" for time in error.times)
    return WrongWords(f"'{shown(at)}' can be read two ways; write {either}")


def dated(error: WrongWords, when: str) -> WrongWords:
    """A refusal of a thing's words, whose lines say when it was, too."""
    return WrongWords(_OFFERED.sub(lambda line: _with_time(line[0], when), str(error)))


def _with_time(line: str, when: str) -> str:
    """A line with a time at its end; a note stands behind it."""
    said, note, text = line.partition(" --note ")
    return f"{said} {when}{note}{text}"


def offered_line(error: WrongWords) -> str | None:
    """The first line that a refusal offers for the words themselves, if it has one."""
    found = _OFFERED.search(str(error))
    return found[0] if found else None


def completed(
    error: WrongWords, write: Callable[[str], str], reads: Callable[[str], bool]
) -> WrongWords:
    """A refusal of a part of a line, whose lines are whole ones wherever these are understood.

    `write` makes a whole line of a part.
    """

    def whole(found: re.Match[str]) -> str:
        line = write(found[0].removeprefix("tracker log "))
        return f"tracker log {line}" if reads(line) else found[0]

    return WrongWords(_OFFERED.sub(whole, str(error)))
