"""Ticks and an onset among the words of a line, as their options would have said them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import WrongWords
from tracker.domain.words.asides import take_asides

if TYPE_CHECKING:
    from tracker.diary.lines.typed import Typed
    from tracker.domain.kinds import Kind


def with_asides(kind: Kind, typed: Typed, day: str) -> tuple[Typed, str | None]:
    """What was typed with its ticks and its onset told apart from its words.

    The day that pain began on, where the words tell it by how long it lasts: counted from `day`,
    the entry's own. Raises WrongWords.
    """
    found = take_asides(kind, typed.words)
    said = found.since or found.lasting
    if said and typed.since:
        raise WrongWords(f"'{said}' and --since {typed.since} both say since when; say it once")
    ticks = {**typed.ticks, **dict.fromkeys(found.ticks, True)}
    since = found.since or typed.since
    typed = typed._replace(words=found.words, ticks=ticks, since=since)
    if found.lasting is None:
        return typed, None
    from tracker.domain.time.day_words import day_before

    return typed, day_before(found.lasting, day)
