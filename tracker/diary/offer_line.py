"""What could come next in a line to log: names by recent use, units behind a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.diary.diary import Diary
from tracker.diary.offer import matching, subjects, subjects_of_kinds
from tracker.domain.errors import TrackerError
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.measures import DIMENSIONS, MEASURES
from tracker.domain.number_words import begins_number
from tracker.domain.words.aliases import SIGNS

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def begins(diary: Diary, begun: str) -> list[str]:
    """What a line can begin with: words of one's own, kinds, names of drinks, foods, medicines."""
    try:
        own = list(diary.tastes.aliases)
    except TrackerError:
        own = []
    found = [*matching([*own, *KINDS], begun), *subjects_of_kinds(diary, begun)]
    return list(dict.fromkeys(found))


def line_words(diary: Diary, kind: Kind | None, typed: Sequence[str], begun: str) -> list[str]:
    """What can follow the words `typed` behind a kind, if the line began with one."""
    words = _of_last_thing(typed)
    if len(words) < len(typed):
        if not words:
            return begins(diary, begun)
        kind, words = _kind_of(diary, words)
    number = _NUMBER.match(begun)
    if kind is None:
        if words and not begins_number(words):
            return []
        return begins(diary, begun) if begun and number is None else []
    if number is not None:
        return matching((number[0] + unit for unit in _units(kind)), begun)
    units = matching(_units(kind), begun) if words and _NUMBER.fullmatch(words[-1]) else []
    return [*units, *subjects(diary, kind, begun)]


def _of_last_thing(typed: Sequence[str]) -> Sequence[str]:
    """The words behind the last sign."""
    signs = [n for n, word in enumerate(typed) if word.endswith(SIGNS)]
    return typed[signs[-1] + 1 :] if signs else typed


def _kind_of(diary: Diary, words: Sequence[str]) -> tuple[Kind | None, Sequence[str]]:
    from tracker.diary.lines.log_words import kind_and_words

    try:
        return kind_and_words(diary, words)
    except TrackerError:
        return None, words


def _units(kind: Kind) -> Iterator[str]:
    """The units of a kind's amounts, the usual one first; a score has none."""
    for field in kind.fields:
        dimension = DIMENSIONS[MEASURES[field.measure].dimension]
        names = [unit.name for unit in dimension.units if " " not in unit.name]
        if dimension.units and MEASURES[field.measure].dimension not in ("score", "count"):
            yield from sorted(names, key=lambda name: name != field.unit)
