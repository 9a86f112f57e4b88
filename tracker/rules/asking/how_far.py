"""How much of the diary rules read: the last 400 days, and further back while a bout goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.entries import Days, Entry
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import Reach, Rule
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.inputs import PAIN, Inputs

#: So many more days are read where a bout may have begun before; if that isn't enough, all are.
STEP = 1200
#: Of so many days the entries are held at once, whatever span is judged.
STRETCH = 183


def read_history(inputs: Inputs, days: Days, rules: Sequence[Rule]) -> History:
    """What rules need to judge every day of `days`."""
    back = _days_back(rules)
    first = ordinal(days.first) + 1 - max(back.values(), default=1)
    pains = inputs.pain(_from(days, back.pop(PAIN))) if PAIN in back else None
    history = History(
        inputs, _entries(inputs, days, back), first_day=iso(first), scores=pains or ()
    )
    history.judged_from = ordinal(days.first)
    if pains is not None:
        reach = _furthest(rules, inputs.cutoffs)
        if reach is not None:
            _read_bouts(history, inputs, reach.gap, ordinal(days.first) - reach.matters)
    return history


def each_with_history(
    inputs: Inputs, days: Days, rules: Sequence[Rule]
) -> Iterator[tuple[str, History]]:
    """Every day of `days` with what rules need to judge it: no more than a stretch is held."""
    last = ordinal(days.last)
    for first in range(ordinal(days.first), last + 1, STRETCH):
        stretch = range(first, min(first + STRETCH, last + 1))
        history = read_history(inputs, Days(iso(stretch[0]), iso(stretch[-1])), rules)
        yield from ((iso(day), history) for day in stretch)
        del history


def _furthest(rules: Iterable[Rule], cutoffs: CutOffs) -> Reach | None:
    """How far back the bouts that any of the rules follows are followed; None where none does."""
    reaches = [rule.reach(cutoffs) for rule in rules if rule.reach]
    return Reach(*map(max, zip(*reaches, strict=True))) if reaches else None


def _days_back(rules: Sequence[Rule]) -> dict[str, int]:
    """How many days back each kind is read: a rule about drinks needs no year of them."""
    kinds = {kind for rule in rules for kind in rule.kinds}
    return {kind: max(rule.days_back for rule in rules if kind in rule.kinds) for kind in kinds}


def _from(days: Days, back: int) -> Days:
    return Days(iso(ordinal(days.first) + 1 - back), days.last)


def _entries(inputs: Inputs, days: Days, back: dict[str, int]) -> Iterable[Entry]:
    firsts = {kind: _from(days, count).first for kind, count in back.items()}
    return inputs.of_kinds(firsts, days.last)


def _read_bouts(history: History, inputs: Inputs, gap: int, matters: int) -> None:
    """Read older pain until no bout that matters may have begun before what was read.

    One that ended before the day `matters` doesn't.
    """
    step: int | None = STEP
    begins: dict[Sequence[str], int] = {}
    while history.first_day > 1 and (keys := _unsettled(history, gap, matters, begins)):
        last = history.first_day - 1
        first = max(1, last + 1 - step) if step else 1
        history.read_further(inputs.old_pain(Days(iso(first), iso(last))), first, keys)
        step = None


def _unsettled(
    history: History, gap: int, matters: int, begins: dict[Sequence[str], int]
) -> set[str]:
    """The sites whose bout may have begun before what was read, alone or with their parts.

    `begins` keeps the first day read of each such bout, for the next time, when more was read.
    """
    found: set[str] = set()
    for keys in (*((key,) for key in history.keys), *history.keys_of_wholes.values()):
        # With one of them the whole goes further too.
        if found.isdisjoint(keys):
            first = _first_of_bout(history, keys, gap, matters, begins.get(keys))
            if first is None:
                continue
            begins[keys] = first
        found.update(keys)
    return found


def _first_of_bout(
    history: History, keys: Sequence[str], gap: int, matters: int, begins: int | None
) -> int | None:
    """The first PAIN day read, if it is of a bout that matters and may have begun before.

    A bout that was followed from its day `begins` already is followed up to that day only.
    """
    said = _said_since(history, keys)
    if said is not None:
        if said < history.first_day:
            return history.first_day
        matters = min(matters, said)
    first, end = None, history.first_day - 1
    for day in history.pain_days(keys):
        if day - end > gap:
            break
        first, end = day if first is None else first, day
        if begins is not None and day >= begins:
            return first
    return first if end >= max(matters, history.first_day) else None


def _said_since(history: History, keys: Sequence[str]) -> int | None:
    """The earliest day on which the user said that pain at some sites began, if they said one."""
    sites = [history.sites[key] for key in keys]
    # Nearly always nothing was said: 20 years of days are told by one look.
    told = (site for site in sites if site.said != site.pains)
    days = (pair for site in told for pair in zip(site.pains, site.said, strict=True))
    return min((said for day, said in days if said < day), default=None)
