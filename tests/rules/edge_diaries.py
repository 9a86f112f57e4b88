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


def back(scores: Scores, *, since: str | None = None) -> Diary:
    """A score a day at the lower back, to the hundredth of a point."""
    entries = [
        Entry("pain", plus(START, n), "lower-back", since_day=since, measures={"intensity": score})
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


def weeks(early: Scores, late: Scores) -> Diary:
    return back([*early, *late])


def risen(by: float) -> Diary:
    """Two weeks without ups and downs, the second higher."""
    return weeks([3] * 7, [3 + by] * 7)


def noisy(x: float) -> Diary:
    """Two weeks of which the second is higher by `x` standard errors."""
    spread = 3 / (x * sqrt(2 / 7 * 3))
    ups_and_downs = [spread, -spread] * 3 + [0]
    return weeks([3.5 + n for n in ups_and_downs], [6.5 + n for n in ups_and_downs])


def worse_twice(x: float) -> Diary:
    """Worse on two days alone, so many days apart: on others too little is known."""
    first, second = 13, 13 + int(x)
    low = {day: 3.0 for end in (first, second) for day in range(end - 13, end - 9)}
    high = {end - n: 6.0 + 3 * (end == second) for end in (first, second) for n in range(4)}
    return on({**(low if x > 13 else dict.fromkeys(range(4), 3.0)), **high}, second)


def known_in_a_week(x: float) -> Diary:
    return back([5.0 if n < x or n >= 7 else None for n in range(15)])


def every_week(x: float) -> Diary:
    """A score a week, and a week since the last."""
    return on(dict.fromkeys(range(0, int(x) * 7, 7), 5.0), int(x) * 7)


def shared(x: float) -> Diary:
    """Fifteen known days, `x` % of them with pain, spread evenly."""
    count = round(x * 15 / 100)
    return on({round(n * 14 / (count - 1)): 5.0 for n in range(count)}, 14, rest=0)


def three_spells(last: int) -> Diary:
    return on({0: 4.0, last // 2: 4.0, last: 4.0}, last, rest=0)


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
