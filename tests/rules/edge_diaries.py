"""Small diaries in which a finding hinges on one number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from tests.rules.diary import START, plus, timed
from tracker.domain.entries import Entry

Scores = Sequence[float | None]


class Diary(NamedTuple):
    """Entries, the day they are judged on, and the days that the user closed."""

    entries: Sequence[Entry]
    as_of: str
    closed: frozenset[str] = frozenset()


def back(scores: Scores, *, since: str | None = None, site: str = "lower-back") -> Diary:
    """A score a day at a site, to the hundredth of a point."""
    entries = [
        Entry("pain", plus(START, n), site, since_day=since, measures={"intensity": score})
        for n, score in enumerate(scores)
        if score is not None
    ]
    return Diary(entries, plus(START, len(scores) - 1))


def on(places: Mapping[int, float], last: int, rest: float | None = None) -> Diary:
    """Scores on some days, the same on every other."""
    return back([places.get(n, rest) for n in range(last + 1)])


def spells(*each: Scores, apart: float | None = 0, days: int = 8) -> list[float | None]:
    """Scores with so many days of a score, or of none, between."""
    found: list[float | None] = []
    for one in each:
        found += [*([apart] * days if found else []), *one]
    return found


def repeated(x: float, score: float = 5, *, then: Scores = ()) -> Diary:
    return back([*[score] * int(x), *then])


def weeks(before: Scores, last: Scores) -> Diary:
    """Four weeks, and the last days."""
    return back([*before, *last])


def risen(by: float) -> Diary:
    """Weeks without ups and downs, the last fortnight higher."""
    return weeks([3] * 28, [3 + by] * 14)


def noisy(x: float, days: int) -> Diary:
    """The last days higher by `x` standard errors than the four weeks before."""
    spread = 2.5 * sqrt(28 / (28 + days - 2))
    rise = x * spread * sqrt(1 / 28 + 1 / days) * sqrt(3)
    return weeks([5.5, 0.5] * 14, [3 + rise] * days)


def worse_twice(x: float) -> Diary:
    """Worse up to one day, and again so many days later: on others too little is known."""
    first, second = 46, 46 + int(x)
    low = dict.fromkeys([*range(first - 40, first - 11), *range(first + 7, second - 13)], 3.0)
    high = dict.fromkeys(range(first - 6, first - 2), 9.0)
    return on({**low, **high, **dict.fromkeys(range(second - 3, second + 1), 10.0)}, second)


def known_in_a_week(x: float) -> Diary:
    return back([5.0 if n < x or n >= 7 else None for n in range(15)])


def every_week(x: float) -> Diary:
    """A score a week, and a week since the last."""
    return on(dict.fromkeys(range(0, int(x) * 7, 7), 5.0), int(x) * 7)


def shared(x: float) -> Diary:
    """Fifteen known days, `x` % of them with pain, spread evenly."""
    count = round(x * 15 / 100)
    return on({round(n * 14 / (count - 1)): 5.0 for n in range(count)}, 14, rest=0)


def long_shared(x: float) -> Diary:
    """Three hundred known days, `x` % of them with pain, of late one a week."""
    late = range(166, 300, 7)
    count = round(3 * x) - len(late)
    early = (round(n * 159 / (count - 1)) for n in range(count))
    return on(dict.fromkeys((*early, *late), 5.0), 299, rest=0)


def evenly(count: float, score: float, last: int, rest: float | None = 0) -> Diary:
    """So many days with a score from the first day to the last."""
    places = (round(n * last / max(1, count - 1)) for n in range(int(count)))
    return on(dict.fromkeys(places, score), last, rest)


def few_days(moderate: float) -> Diary:
    """Five days with pain in fifteen, the last of them moderate."""
    days = (0, 4, 7, 11, 14)
    return on({day: 5.0 if n >= 5 - moderate else 3.0 for n, day in enumerate(days)}, 14)


def sign(later: float) -> Diary:
    """A warning sign, judged some days later."""
    return Diary([timed("symptom", START, "08:00", "fever", done=1)], plus(START, int(later)))


def clock(minutes: float) -> str:
    """The clock time of a minute of the day."""
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"


def drinks(
    *drunk: tuple[float, float], typed: bool = False, once: float = 0, later: float = 0
) -> Diary:
    """Drinks by minute of the day (from ten) and ml; `typed` without a time.

    After ten minutes also `once` ml that were drunk at once.
    """
    entries = []
    for minute, ml in drunk:
        entry = timed("water", START, clock(600 + minute), volume_ml=ml)
        entries.append(entry._replace(created_at=entry.at + 1) if typed else entry)
    if once:
        entries.append(timed("water", START, "10:10", volume_ml=once, at_once=1))
    return Diary(entries, plus(START, int(later)))


def low_days(count: float, ml: float = 900, food: float = 0) -> Diary:
    """Closed days with little to drink; then today."""
    days = [plus(START, n) for n in range(int(count))]
    entries = [timed("water", day, "12:00", volume_ml=ml) for day in days]
    entries += [timed("food", day, "12:00", "melon", water_ml=food) for day in days if food]
    return Diary(entries, plus(START, int(count)), frozenset(days))


def spread_days(*hours: float) -> Diary:
    """Three days, not closed, with a small drink at some hours after seven."""
    entries = [
        timed("water", plus(START, n), f"{minute // 60:02}:{minute % 60:02}", volume_ml=100)
        for n in range(3)
        for minute in (round((7 + hour) * 60) for hour in hours)
    ]
    return Diary(entries, plus(START, 3))


def ibuprofen(days: Sequence[int], times: Sequence[str] = ("09:00",), later: float = 0) -> Diary:
    entries = [
        timed("med", plus(START, n), t, "ibuprofen", dose_mg=400) for n in days for t in times
    ]
    return Diary(entries, plus(START, max(days) + int(later)))


def fortnight(
    walks: Mapping[str, float], strength: float = 2, stretch: float = 2, rest: float = 7
) -> Diary:
    """Two full weeks alike: four walks, and so many days of the rest."""
    counts = {"walk": 4 if walks else 0, "strength": strength, "stretch": stretch, "rest": rest}
    entries = [
        timed(kind, plus(START, n), "18:00", **(walks if kind == "walk" else {"done": 1}))
        for kind, count in counts.items()
        for week in (0, 7)
        for n in range(week, week + int(count))
    ]
    return Diary(entries, plus(START, 14))


def hurting(diary: Diary, score: float) -> Diary:
    """The same diary with a score on its last day."""
    hurt = Entry("pain", diary.as_of, "lower-back", measures={"intensity": score})
    return diary._replace(entries=[*diary.entries, hurt])
