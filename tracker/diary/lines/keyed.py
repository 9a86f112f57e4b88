"""Lines with a key of their own, which can be logged again and again: scripts do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.diary.diary import Diary
from tracker.diary.lines.typed import ReadThing, as_now
from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.store.once import ADDED, CHANGED, DELETED, MENDED, UNCHANGED, Keyed

_SAID = {
    UNCHANGED: "there already",
    CHANGED: "changed",
    MENDED: "edited here, and stays so",
    DELETED: "deleted here, and stays so",
}


class KeptOnce(NamedTuple):
    """Entries as they are now, those of them that are news, and what to say of each thing."""

    entries: list[Entry]
    news: list[Entry]
    things: list[ReadThing]


def keep_once(diary: Diary, things: Sequence[ReadThing], command: str) -> KeptOnce:
    """Keep things as one change, those with a key once.

    Things without a key are added as ever, by a key that nobody else has.
    """
    used: Counter[str] = Counter()
    with diary.changing() as store:
        keyed = []
        for thing in things:
            key = thing.key or store.new_uid()
            for entry in as_now(diary, thing.entries):
                used[key] += 1
                keyed.append(Keyed(entry, key, used[key], thing.dated))
        done = store.add_once(keyed, command)
    told, rest = [], [how for _, how in done]
    for thing in things:
        mine, rest = rest[: len(thing.entries)], rest[len(thing.entries) :]
        said = dict.fromkeys(_SAID[how] for how in mine if how in _SAID)
        told.append(thing._replace(said_back=(*thing.said_back, *said)))
    news = [entry for entry, how in done if how in (ADDED, CHANGED)]
    return KeptOnce([entry for entry, _ in done], news, told)
