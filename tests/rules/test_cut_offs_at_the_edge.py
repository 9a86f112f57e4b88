"""Every cut-off of every rule: what is told at the number itself, and just beside it.

The numbers come from the declarations, and of those that a user can change also from `CutOffs`:
a cut-off that is declared without an edge here fails.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt
from typing import NamedTuple

import pytest

from tests.rules.diary import START, asked, numbered, plus, reader
from tests.rules.edge_diaries import (
    Diary,
    back,
    clock,
    drinks,
    evenly,
    every_week,
    few_days,
    fortnight,
    hurting,
    ibuprofen,
    known_in_a_week,
    long_shared,
    low_days,
    noisy,
    on,
    repeated,
    risen,
    shared,
    sign,
    spells,
    spread_days,
    weeks,
    worse_twice,
)
from tracker.rules import CutOff, CutOffs, Finding, check, rules
from tracker.rules.base import rank


class Edge(NamedTuple):
    """Where a finding hinges on a cut-off.

    `made` gives the diary whose deciding quantity is as much as it is told: the cut-off itself, of
    which `at` is told, then `step` more, of which `beside` is. `tell` is what is compared. `also`
    are other cut-offs of the rule that let this one decide; `changed` the user's own values to try,
    else both bounds. With `moves_cut_off` the diary stays and the cut-off takes the step.
    """

    made: Callable[[float], Diary]
    at: object
    beside: object
    step: float = -1
    tell: Callable[[Finding | None], object] = lambda f: f.level if f is not None else "silent"
    also: Mapping[str, float] = {}
    changed: tuple[float, ...] | None = None
    moves_cut_off: bool = False


def says(words: str) -> Callable[[Finding | None], bool]:
    return lambda finding: finding is not None and words in finding.message


def is_told(finding: Finding | None) -> bool:
    return finding is not None


#: One of worsening-pain's pairs of windows, as the other is never known.
WEEK_ALONE, FORTNIGHT_ALONE = {"fortnight-days": 15}, {"week-days": 8}

EDGES = {
    "red-flag.active-days": Edge(lambda x: sign(later=x - 1), "urgent", "silent", 1),
    "red-flag.chest-rise": Edge(lambda x: back([2, 2 + x], site="chest"), "urgent", "watch", -0.01),
    "unbearable-pain.unbearable": Edge(lambda x: back([x]), "urgent", "see-doctor", -0.01),
    "unbearable-pain.severe": Edge(lambda x: back([x]), "see-doctor", "silent", -0.01),
    "unbearable-pain.days": Edge(
        lambda x: back([8, *[5] * (int(x) - 1)]), "see-doctor", "silent", 1
    ),
    "unbearable-pain.severe-days": Edge(
        lambda x: repeated(x, 8), "urgent", "see-doctor", also={"days": 7}
    ),
    "unbearable-pain.before-days": Edge(
        lambda x: back([8, *[5] * int(x), 8, 8]), "see-doctor", "urgent", 1
    ),
    "painkiller-dose.days": Edge(
        lambda x: ibuprofen([0], ("08:00", "12:00", "16:00", "20:00"), later=x - 1),
        "urgent",
        "silent",
        1,
    ),
    "painkiller-dose.one-dose-minutes": Edge(
        lambda x: ibuprofen([0], ("08:00", clock(8 * 60 + x))), "see-doctor", "info", 1
    ),
    "over-drinking.urgent-ml": Edge(lambda x: drinks((0, x / 2), (5, x / 2)), "info", "urgent", 1),
    "over-drinking.info-ml": Edge(lambda x: drinks((0, x / 2), (5, x / 2)), "silent", "info", 1),
    "over-drinking.long-ml": Edge(
        lambda x: drinks(*((30 * n, x / 6) for n in range(6))), "silent", "urgent", 1
    ),
    "over-drinking.minutes": Edge(lambda x: drinks((0, 800), (x, 800)), "silent", "urgent"),
    "over-drinking.long-minutes": Edge(
        lambda x: drinks(*((m, 620) for m in (0, 45, 90, 135, x))),
        "info",
        "urgent",
        changed=(150,),
    ),
    "over-drinking.bulk-ml": Edge(lambda x: drinks((0, x), once=1400), "urgent", "info", 1),
    "over-drinking.catch-up-minutes": Edge(
        lambda x: drinks((0, 800), (x, 800), typed=True), "info", "urgent", 1, changed=(1, 58)
    ),
    "over-drinking.days": Edge(
        lambda x: drinks((0, 800), (5, 700), later=x - 1), "urgent", "silent", 1
    ),
    "worsening-pain.rise": Edge(risen, "see-doctor", "silent", -0.01),
    "worsening-pain.before-days": Edge(
        lambda x: weeks([3 if n < x else None for n in range(28)], [6] * 14),
        "see-doctor",
        "unsure",
        also=FORTNIGHT_ALONE,
    ),
    "worsening-pain.week-days": Edge(
        lambda x: weeks([3] * 28, [6 if n < x else None for n in range(7)]),
        "see-doctor",
        "unsure",
        also=WEEK_ALONE,
    ),
    "worsening-pain.fortnight-days": Edge(
        lambda x: weeks([3] * 28, [6 if n < x else None for n in range(14)]),
        "see-doctor",
        "unsure",
        also=FORTNIGHT_ALONE,
    ),
    "worsening-pain.late-mean": Edge(
        lambda x: weeks([0.7] * 28, [x] * 14), "see-doctor", "silent", -0.01, changed=(2.75, 8)
    ),
    "worsening-pain.week-errors": Edge(
        lambda x: noisy(x, 7), "see-doctor", "silent", -0.01, also=WEEK_ALONE
    ),
    "worsening-pain.fortnight-errors": Edge(
        lambda x: noisy(x, 14), "see-doctor", "silent", -0.01, also=FORTNIGHT_ALONE
    ),
    "worsening-pain.least-spread": Edge(
        lambda x: risen(8 * x * sqrt((1 / 28 + 1 / 14) * 6)),
        "see-doctor",
        "silent",
        -0.01,
        also={**FORTNIGHT_ALONE, "fortnight-errors": 8, "widening": 6},
        changed=(0.4, 1),
    ),
    "worsening-pain.widening": Edge(
        lambda x: risen(8 * sqrt((1 / 28 + 1 / 14) * x)),
        "see-doctor",
        "silent",
        -0.01,
        also={**FORTNIGHT_ALONE, "fortnight-errors": 8, "least-spread": 1},
    ),
    "worsening-pain.new-flare": Edge(
        lambda x: weeks([x] * 28, [6] * 14), "info", "see-doctor", 0.01
    ),
    "worsening-pain.again-days": Edge(
        worse_twice,
        True,
        False,
        1,
        lambda f: f is not None and f.arises,
        also={**WEEK_ALONE, "week-errors": 1},
        changed=(10, 14, 27),
        moves_cut_off=True,
    ),
    "persistent-pain.weeks": Edge(lambda x: repeated(7 * x + 1.5), "see-doctor", "silent", -1 / 7),
    "persistent-pain.six-weeks": Edge(
        lambda x: repeated(14, 6, then=[3] * (int(x) - 13)), "see-doctor", "watch"
    ),
    "persistent-pain.chronic": Edge(
        lambda x: repeated(x + 1), True, False, tell=says("over 12 weeks")
    ),
    "persistent-pain.drop-share": Edge(
        lambda x: repeated(8, 8, then=[8 - 8 * x / 100] * 7), "watch", "see-doctor", -0.01
    ),
    "persistent-pain.drop": Edge(
        lambda x: repeated(8, 3, then=[3 - x] * 7), "watch", "see-doctor", -0.01
    ),
    "persistent-pain.slight": Edge(lambda x: repeated(15, x), "watch", "see-doctor", 0.01),
    "persistent-pain.gap-days": Edge(
        lambda x: back(spells([5] * 10, [5] * 5, apart=None, days=int(x))), "unsure", "see-doctor"
    ),
    "persistent-pain.share": Edge(shared, True, False, -100 / 15, is_told, changed=(60,)),
    "persistent-pain.current-days": Edge(
        lambda x: repeated(15, then=[None] * int(x)), "see-doctor", "unsure", 1
    ),
    "persistent-pain.rhythm-days": Edge(every_week, "see-doctor", "unsure"),
    "persistent-pain.stale-days": Edge(
        lambda x: repeated(15, then=[None] * int(x)), "unsure", "silent", 1
    ),
    "persistent-pain.zeros": Edge(
        lambda x: repeated(15, then=[*[0] * int(x), *[None] * (6 - int(x))]), "silent", "unsure"
    ),
    "persistent-pain.spell-gap": Edge(
        lambda x: repeated(10, then=[*[None] * int(x), 5]), "unsure", "silent", 1
    ),
    "persistent-pain.pain-days": Edge(
        lambda x: back([5] * int(x), since=plus(START, -20)), "see-doctor", "unsure"
    ),
    "persistent-pain.mean-days": Edge(known_in_a_week, False, True, tell=says("logged on only")),
    "persistent-pain.still": Edge(
        lambda x: repeated(7, 8, then=[x] * 36), "see-doctor", "watch", -0.01, changed=(1.5, 5)
    ),
    "persistent-pain.moderate": Edge(
        lambda x: on({0: 3, 5: x, 10: 3, 14: x}, 14), "see-doctor", "unsure", -0.01
    ),
    "persistent-pain.few-days": Edge(
        lambda x: evenly(x, 3, 14, rest=None), "see-doctor", "unsure", changed=(4, 12)
    ),
    "persistent-pain.few-moderate": Edge(few_days, "unsure", "see-doctor", 1),
    "persistent-pain.chain-days": Edge(
        lambda x: back(spells([2] * (int(x) - 1), [2], apart=None, days=13)), "unsure", "silent"
    ),
    "persistent-pain.chain-worst": Edge(
        lambda x: back(spells([x], [x], apart=None, days=13)), "unsure", "silent", -0.01
    ),
    "recurrent-pain.worst": Edge(lambda x: back(spells(*[[x]] * 8)), "watch", "silent", -0.01),
    "recurrent-pain.moderate": Edge(
        lambda x: back(spells([x], [x], days=20)), "watch", "silent", -0.01
    ),
    "recurrent-pain.month": Edge(
        lambda x: back(spells([4, 4], [4, 4], days=int(x))), "see-doctor", "watch"
    ),
    "recurrent-pain.year": Edge(
        lambda x: back(spells([4, 4], [4, 4], days=int(x) - 3)), "see-doctor", "silent", 1
    ),
    "recurrent-pain.episodes": Edge(
        lambda x: back(spells(*[[3, 3]] * int(x), days=40)), "watch", "silent"
    ),
    "recurrent-pain.gap-days": Edge(
        lambda x: back(spells([5] * 7, [5] * 7, [5], apart=None, days=int(x))),
        "see-doctor",
        "silent",
    ),
    "recurrent-pain.gap-zeros": Edge(
        lambda x: back(spells([5] * 7, [5] * 7, [5], days=int(x))), "see-doctor", "silent"
    ),
    "recurrent-pain.lasted-worst": Edge(
        lambda x: back(spells([x, 1], [x, 1], days=20)), "watch", "silent", -0.01, changed=(2, 5)
    ),
    "recurrent-pain.row-days": Edge(
        lambda x: back(spells([2] * int(x), [2] * int(x), days=20)), "watch", "silent"
    ),
    "recurrent-pain.window-days": Edge(lambda x: evenly(2, 5, int(x) - 1), "watch", "silent", 1),
    "recurrent-pain.span-days": Edge(lambda x: evenly(2, 5, int(x)), "watch", "silent"),
    "recurrent-pain.runs": Edge(
        lambda x: back(spells(*[[5]] * int(x), days=14)),
        True,
        False,
        tell=says("pain that comes and goes"),
        also={"year-runs": 12},
    ),
    "recurrent-pain.year-runs": Edge(
        lambda x: back(spells(*[[5]] * int(x), days=27)), "see-doctor", "watch", also={"runs": 6}
    ),
    "recurrent-pain.recent-days": Edge(
        lambda x: back([*spells([4, 4], [4, 4], days=30), *[0] * (int(x) - 1)]),
        "see-doctor",
        "watch",
        1,
        also={"window-days": 180},
    ),
    "recurrent-pain.again-runs": Edge(
        lambda x: evenly(x, 4, 40), True, False, tell=says("again and again")
    ),
    "recurrent-pain.again-worst": Edge(
        lambda x: evenly(3, x, 40), "watch", "silent", -0.01, changed=(2, 3)
    ),
    "recurrent-pain.again-days": Edge(lambda x: evenly(3, 4, int(x) - 1), "watch", "silent", 1),
    "recurrent-pain.mild-worst": Edge(
        lambda x: back(spells([x, x], [x, x], days=30)), "watch", "silent", -0.01, changed=(2,)
    ),
    "recurrent-pain.niggles": Edge(
        lambda x: back(spells(*[[2]] * int(x), days=6)), "watch", "silent"
    ),
    "recurrent-pain.quiet-days": Edge(
        lambda x: back([*spells([4, 4], [4, 4], days=12), *[0] * int(x)]),
        True,
        False,
        tell=lambda f: f is not None and f.quiet,
        changed=(14, 60),
    ),
    "painkiller-days.label-days": Edge(
        lambda x: ibuprofen(range(int(x))), "watch", "see-doctor", 1
    ),
    "painkiller-days.watch-days": Edge(lambda x: ibuprofen(range(int(x))), "watch", "silent"),
    "painkiller-days.unlogged": Edge(
        lambda x: ibuprofen([*range(5), *range(5 + int(x), 10 + int(x))]), "watch", "silent", 1
    ),
    "low-drinks.low-ml": Edge(lambda x: low_days(3, x), "silent", "info"),
    "low-drinks.days": Edge(low_days, "info", "silent"),
    "low-drinks.with-food-ml": Edge(lambda x: low_days(3, 1000, x - 1000), "silent", "info"),
    "low-drinks.drinks": Edge(
        lambda x: spread_days(*(12 * n / max(1, x - 1) for n in range(int(x)))), "info", "silent"
    ),
    "low-drinks.hours": Edge(lambda x: spread_days(0, x / 2, x), "info", "silent", -1 / 60),
    "inactivity.brisk-minutes": Edge(
        lambda x: fortnight({"duration_min": x / 4}), "silent", "info"
    ),
    "inactivity.strength-days": Edge(
        lambda x: fortnight({"duration_min": 60}, strength=x), "silent", "info"
    ),
    "inactivity.stretch-days": Edge(
        lambda x: fortnight({"duration_min": 60}, stretch=x), "silent", "info"
    ),
    "inactivity.cadence": Edge(lambda x: fortnight({"steps": x * 150 / 4}), "silent", "info"),
    "inactivity.known-days": Edge(
        lambda x: fortnight({}, strength=0, stretch=0, rest=x), "info", "silent"
    ),
    "inactivity.severe": Edge(
        lambda x: hurting(fortnight({}), x), True, False, -0.01, lambda f: f and f.hidden != ""
    ),
    "inactivity.pace": Edge(
        lambda x: fortnight({"distance_m": x * 1000 / 60 * 150 / 4}), "silent", "info", -0.01
    ),
}

#: What else is decided by a cut-off of the same name.
MORE_EDGES = {
    "unbearable-pain.unbearable": Edge(
        lambda x: back([x]), True, False, -0.01, says("unbearable pain on 2 March (10 of 10)")
    ),
    "over-drinking.urgent-ml": Edge(
        lambda x: drinks((0, x / 2), (5, x / 2), typed=True), "silent", "info", 2
    ),
    "persistent-pain.zeros": Edge(
        lambda x: repeated(10, then=[*[0] * int(x), *[None] * (9 - int(x)), 5]), "silent", "unsure"
    ),
    "persistent-pain.share": Edge(long_shared, True, False, -1 / 3, is_told, changed=()),
    "persistent-pain.mean-days": Edge(
        lambda x: back([5.0 if n < 8 or n >= 15 - x else None for n in range(15)]),
        False,
        True,
        tell=says("logged on only"),
    ),
    "persistent-pain.drop": Edge(
        lambda x: repeated(8, 3, then=[3 + x] * 7), True, False, -0.01, says("getting worse")
    ),
}

CUT_OFFS = {f"{rule.name}.{cut.name}": cut for rule in rules() for cut in rule.cutoffs}


def values(edge: Edge, cut: CutOff) -> list[float]:
    """The declared value, and those of the user's own to try."""
    if not cut.ours:
        return [cut.value]
    return [cut.value, *((cut.low, cut.high) if edge.changed is None else edge.changed)]


def told(name: str, edge: Edge, diary: Diary, cut_off: float) -> object:
    rule = name.partition(".")[0]
    changed = {f"{rule}.{other}": value for other, value in edge.also.items()} | {name: cut_off}
    inputs = asked(reader(numbered(diary.entries)), closed=diary.closed, cutoffs=CutOffs(changed))
    found = check(inputs, diary.as_of, only={rule})
    return edge.tell(max(found, key=lambda finding: rank(finding.level), default=None))


def test_every_cut_off_has_an_edge():
    assert sorted(EDGES) == sorted(CUT_OFFS)
    assert MORE_EDGES.keys() <= CUT_OFFS.keys()


@pytest.mark.parametrize(("name", "edge"), [*EDGES.items(), *MORE_EDGES.items()])
def test_what_is_told_at_a_cut_off_and_beside_it(name, edge):
    cut = CUT_OFFS[name]
    assert edge.at != edge.beside
    for value in values(edge, cut):
        beside = value + edge.step
        assert told(name, edge, edge.made(value), value) == edge.at, value
        if edge.moves_cut_off:
            assert told(name, edge, edge.made(value), beside) == edge.beside, value
        else:
            assert told(name, edge, edge.made(beside), value) == edge.beside, value
