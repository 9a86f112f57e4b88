"""How much of the diary rules read: the last 400 days, and further back while a bout goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from tracker.domain.catalogue import Catalogue
from tracker.domain.entries import Days, Entry
from tracker.rules.base import Rule
from tracker.rules.history import History
from tracker.rules.ordinals import iso, ordinal
from tracker.rules.settings import Settings

Read = Callable[[Days], Iterable[Entry]]
ReadKind = Callable[[Days, str], Iterable[Entry]]

#: Days read at a time while a bout goes on: four times as many each time, 20 years take three.
STEP, GROWTH = 1200, 4

PAIN = "pain"


def read_history(
    read: Read,
    days: Days,
    rules: Sequence[Rule],
    settings: Settings,
    *,
    sites: Catalogue,
    drugs: Catalogue,
    signs: Catalogue,
    profile: Mapping[str, str] | None = None,
    closed: frozenset[str] = frozenset(),
    read_kind: ReadKind | None = None,
) -> History:
    """What rules need to judge every day of `days`.

    `read` gives the entries of some days; `read_kind`, where there is one, those of one kind, so
    that a rule about drinks doesn't read years of pain.
    """
    back = max((rule.days_back for rule in rules), default=1)
    first = max(1, ordinal(days.first) - back + 1)
    history = History(
        _entries(read, read_kind, days, rules, first),
        first_day=iso(first),
        sites=sites,
        drugs=drugs,
        signs=signs,
        profile=profile,
        closed=closed,
    )
    history.judged_from = ordinal(days.first)
    if any(PAIN in rule.kinds for rule in rules):
        _read_bouts(history, read, read_kind, ordinal(days.first), settings)
    return history


def _entries(
    read: Read, read_kind: ReadKind | None, days: Days, rules: Sequence[Rule], first: int
) -> Iterable[Entry]:
    if read_kind is None:
        return read(Days(iso(first), days.last))
    back: dict[str, int] = {}
    for rule in rules:
        for kind in rule.kinds:
            back[kind] = max(back.get(kind, 1), rule.days_back)
    from_day = ordinal(days.first) + 1
    return chain.from_iterable(
        read_kind(Days(iso(from_day - count), days.last), kind) for kind, count in back.items()
    )


def _read_bouts(
    history: History, read: Read, read_kind: ReadKind | None, as_of: int, settings: Settings
) -> None:
    """Read older pain until no bout that matters may have begun before what was read."""
    # Late: the rules of drinks need nothing of it.
    from tracker.rules.persistent_pain import RULE as PERSISTENT

    cut = settings.of(PERSISTENT)
    gap = int(cut["gap-days"])
    # A bout ended this long ago can still be spoken of: as stale, or as part of one long spell.
    matters = as_of - int(max(cut["stale-days"], 7 * cut["weeks"] + cut["spell-gap"] + 1))
    step = STEP
    begins: dict[Sequence[str], int] = {}
    while history.first_day > 1 and (keys := _unsettled(history, gap, matters, begins)):
        last, first = history.first_day - 1, max(1, history.first_day - step)
        older = Days(iso(first), iso(last))
        entries = read(older) if read_kind is None else read_kind(older, PAIN)
        history.read_further(entries, first, keys)
        step *= GROWTH


def _unsettled(
    history: History, gap: int, matters: int, begins: dict[Sequence[str], int]
) -> set[str]:
    """The sites whose bout may have begun before what was read, alone or with their parts.

    `begins` keeps the first day read of each such bout, for the next time, when more was read.
    """
    found: set[str] = set()
    for keys in (*((key,) for key in history.keys), *history.keys_of_wholes.values()):
        first = _first_of_bout(history, keys, gap, matters, begins.get(keys))
        if first is not None:
            begins[keys] = first
        # With one of them the whole goes further too.
        if first is not None or not found.isdisjoint(keys):
            found.update(keys)
    return found


def _first_of_bout(
    history: History, keys: Sequence[str], gap: int, matters: int, begins: int | None
) -> int | None:
    """The first PAIN day read, if it is of a bout that matters and may have begun before.

    A bout that was followed from its day `begins` already is followed up to that day only.
    """
    first, end = None, history.first_day - 1
    for day in history.pain_days(keys):
        if day - end > gap:
            break
        first, end = day if first is None else first, day
        if begins is not None and day >= begins:
            return first
    return first if end >= max(matters, history.first_day) else None
