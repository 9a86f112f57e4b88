"""Diaries for the report's tests: entries written short, and a realistic month."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Days, Entry, Goal, in_order
from tracker.domain.habits.facts import Facts
from tracker.domain.habits.goal_habits import one_of_each
from tracker.domain.habits.habit import goals_of, plans_of
from tracker.domain.time.ordinals import ordinal
from tracker.figures.habits.goals import goals_report
from tracker.figures.habits.standing import Ledger
from tracker.figures.known import Known
from tracker.figures.summary import Summary, summarise

OFFSET_MIN = 60


def at(day: str, time: str) -> int:
    """The UTC epoch second of a wall clock's time at one hour east of UTC."""
    moment = datetime.fromisoformat(f"{day}T{time}:00+01:00")
    return int(moment.timestamp())


_ids = iter(range(1, 10_000_000))


def entry(kind, day, time=None, subject=None, side=None, note=None, **measures):
    """One entry; keyword arguments are its measures, `provider` and `estimated` aside."""
    provider = measures.pop("provider", None)
    estimated = measures.pop("estimated", False)
    return Entry(
        kind=kind,
        day=day,
        subject=subject,
        side=side,
        at=at(day, time) if time else None,
        utc_offset_min=OFFSET_MIN if time else None,
        note=note,
        estimated=estimated,
        measures={name: float(value) for name, value in measures.items()},
        attributes={"provider": provider} if provider else {},
        id=next(_ids),
    )


def ledgers_of(goals, entries):
    """The habits that goals make, by what the entries say of them."""
    return [_source(habit, goals_of(habit, goals), entries) for habit in one_of_each([], goals)]


def _source(habit, goals, entries):
    (measure,) = {goal.measure for goal in goals}

    def read(first, last):
        amounts: dict[int, float] = {}
        for e in entries:
            day, value = ordinal(e.day), 1 if measure == "done" else e.measures.get(measure)
            mine = habit.kind in (None, e.kind) and habit.subject in (None, e.subject)
            if mine and first <= day <= last and value is not None:
                amounts[day] = amounts.get(day, 0.0) + value
        return Facts(amounts, frozenset(), frozenset(ordinal(e.day) for e in entries))

    return Ledger(habit, plans_of(habit, goals), {}, read)


def report(entries, first, last, as_of=None, goals=(), profile=None, findings=()) -> Summary:
    """The summary of a period, by the catalogues that ship."""
    entries = sorted(entries, key=in_order)
    summary = _summary(entries, first, last, as_of, goals, profile, findings)
    judged = goals_report(ledgers_of(goals, entries), summary.days, summary.as_of)
    return with_sections(summary, goals=judged)


def with_sections(summary: Summary, **figures: Any) -> Summary:
    """A summary with other figures of some sections."""
    return summary._replace(sections={**summary.sections, **figures})


def _summary(entries, first, last, as_of, goals, profile, findings):
    known = Known(profile or {}, load("sites"), load("drugs"), list(goals))
    return summarise(Days(first, last), as_of or last, entries, known, list(findings))


def month(first="2026-10-24", days=30, seed=7):
    """A realistic month: about eleven entries a day, four days on which nothing was logged."""
    random = Random(seed)
    start = date.fromisoformat(first)
    entries = []
    for n in range(days):
        day = (start + timedelta(days=n)).isoformat()
        if n % 8 == 5:
            continue
        entries += _day(random, day, n)
    return entries


def _day(random: Random, day: str, n: int):
    entries = [
        entry("water", day, f"{hour:02}:10", volume_ml=random.choice([200, 250, 300, 500]))
        for hour in range(8, 8 + random.randint(3, 6))
    ]
    score = max(0, 6 - n // 5 + random.randint(-1, 1))
    entries.append(entry("drink", day, "07:30", subject="coffee", volume_ml=250, potassium_mg=120))
    entries.append(
        entry(
            "pain",
            day,
            "08:00",
            subject="lower-back",
            intensity=score,
            **({"spasm": 1} if n in (2, 9) else {}),
        )
    )
    entries.append(entry("pain", day, "20:00", subject="lower-back", intensity=max(0, score - 1)))
    if n % 4 == 0:
        entries.append(
            entry("pain", day, "21:00", subject="knee", side="left", intensity=n % 3 + 1)
        )
    if n % 2 == 0:
        entries.append(
            entry(
                "food",
                day,
                "13:00",
                subject="watermelon",
                mass_g=300,
                water_ml=274.35,
                potassium_mg=336,
                magnesium_mg=30,
                calcium_mg=21,
            )
        )
        entries.append(entry("walk", day, "17:00", duration_min=30, distance_m=2500))
    if n % 3 == 0:
        entries.append(entry("stretch", day, "07:00", subject="hamstrings", duration_min=10))
        entries.append(
            entry("mineral", day, "09:00", subject="magnesium", dose_mg=300, magnesium_mg=300)
        )
    if score >= 5:
        for hour in range(8, 8 + 4 * random.randint(1, 4), 4):
            entries.append(entry("med", day, f"{hour:02}:30", subject="ibuprofen", dose_mg=400))
    if n % 7 == 1:
        entries.append(entry("strength", day, "18:00", duration_min=40, subject="core"))
        entries.append(entry("weight", day, "07:00", mass_kg=83.4 - n * 0.05))
        entries.append(
            entry(
                "treatment", day, "16:00", subject="acupuncture", duration_min=45, provider="Dr Lin"
            )
        )
    if n % 7 == 3:
        entries.append(
            entry("sport", day, "19:00", subject="swimming", duration_min=45, vigorous=1)
        )
    if n % 7 == 6:
        entries.append(entry("rest", day, done=1))
    entries.append(entry("sleep", day, "07:00", duration_min=random.randint(360, 480)))
    if n % 10 == 4:
        entries.append(entry("note", day, "22:00", note="Slept on the new mattress; \n stiff."))
    return entries


WATER_GOAL = Goal(measure="volume_ml", target=2000, from_day="2026-10-20", uid="a")
WALK_GOAL = Goal(
    measure="duration_min", kind="walk", target=150, period="week", from_day="2026-10-20", uid="b"
)
PROFILE = {"sex": "female", "birth-year": "1980", "height": "172"}
