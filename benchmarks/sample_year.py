"""A fixed, made-up year of someone's diary: for the pages of the documentation and their tests.

The same person as in `build_history`, with what a year brings: a fortnight without the diary, days
missed, a goal that was raised, a treatment that was tried, a week above a label's limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from benchmarks.build_history import DAY_S, EPOCH, OFFSET_MIN, Logged, Person
from tracker.domain.entries import Days, Entry, Goal

SEED = 11
LAST = "2026-11-07"
DAYS = 365
#: Nothing was logged on these places of the year: a holiday.
AWAY = range(150, 164)
PROFILE = {"sex": "female", "birth-year": "1980", "height": "172"}
_NOTES = {
    12: "New mattress.\nSlept through for the first time in weeks.",
    98: "Long drive home, 6 hours <with> two breaks & a flat tyre.",
    171: "Back from holiday; swam every day, hardly noticed the back.",
    263: "לא ישנתי טוב (slept badly).",
    320: "Physio showed me the plank. \"Ten seconds is plenty\", she said.",
}  # fmt: skip


def days() -> Days:
    """The year's first and last day."""
    return Days(_day(0), LAST)


def goals() -> list[Goal]:
    """Drinks a day, raised in May; walking a week."""
    return [
        Goal("volume_ml", 1200, from_day=_day(20), to_day=_day(180), uid="g1"),
        Goal("volume_ml", 1500, from_day=_day(181), uid="g2"),
        Goal("duration_min", 10, kind="stretch", from_day=_day(0), uid="g3"),
        Goal("duration_min", 150, kind="walk", period="week", from_day=_day(0), uid="g4"),
    ]


def entries() -> list[Entry]:
    """The year's entries with ids, in the order in which they were logged."""
    random = Random(SEED)
    person = Person(random)
    found: list[Entry] = []
    for n in range(DAYS):
        logged = list(person.day(14, 4))
        if n in AWAY or random.random() < 0.06:
            continue
        logged += _extra(random, n)
        for one in sorted(logged, key=lambda one: one.minute or 0):
            found.append(_entry(one, n, len(found) + 1, random))
    return found


def _extra(random: Random, n: int) -> Iterator[Logged]:
    """What a year brings on top of an ordinary day."""
    if n % 7 == 2 and 190 <= n < 270:
        yield Logged(17 * 60, "treatment", "acupuncture", None, {"duration_min": 30.0})
    if n % 3 == 0 and 240 <= n < 300:
        yield Logged(21 * 60, "treatment", "heat", None, {"duration_min": 20.0})
    if 214 <= n < 219:
        for hour in (7, 11, 15, 19):
            yield Logged(hour * 60, "med", "ibuprofen", None, {"dose_mg": 400.0})
    if n in (100, 101, 102, 216, 217, 330):
        yield Logged(10 * 60, "med", "paracetamol", None, {"dose_mg": 1000.0})
    if n == 103:
        yield Logged(None, "med", "paracetamol", None, {"done": 1.0})
    if n in (215, 217):
        yield Logged(6 * 60, "pain", "lower-back", None, {"intensity": 9.0, "unbearable": 1.0})
    if n % 6 == 1:
        yield Logged(None, "weight", None, None, {"mass_kg": round(84.6 - n / 110, 1)})
    if random.random() < 0.3:
        yield Logged(8 * 60, "stretch", "hamstrings", None, {"duration_min": 12.0})
    if n in _NOTES:
        yield Logged(22 * 60, "note", None, None, {}, _NOTES[n])


def _entry(one: Logged, n: int, entry_id: int, random: Random) -> Entry:
    ordinal = date.fromisoformat(_day(n)).toordinal()
    midnight = (ordinal - EPOCH) * DAY_S - OFFSET_MIN * 60
    given_by = {"provider": "Dr Lin"} if one.subject == "acupuncture" else {}
    # The builder's stock remarks come too often to be read on a page.
    stock = one.minute is None or one.kind == "pain"
    note = None if stock and random.random() < 0.85 else one.note
    return Entry(
        kind=one.kind,
        day=_day(n),
        subject=one.subject,
        side=one.side,
        at=None if one.minute is None else midnight + one.minute * 60,
        utc_offset_min=None if one.minute is None else OFFSET_MIN,
        note=note,
        measures={name: float(value) for name, value in one.measures.items()},
        attributes=given_by,
        id=entry_id,
        uid=f"sample-{entry_id}",
    )


def _day(n: int) -> str:
    return (date.fromisoformat(LAST) - timedelta(days=DAYS - 1 - n)).isoformat()
