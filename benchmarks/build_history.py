"""Build a realistic diary of any size, the same one every time, for measuring.

    python -m benchmarks.build_history diary.db --years 3 --entries 10 --pain 1

The database is made by the program's own migrations; the rows go in with plain sqlite3, a million
in about a minute. Kinds, times and amounts follow what people log: mostly drinks through the
waking day, a walk, stretching, pain in spells, medicines on bad days; foods and drinks bring their
minerals.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from tracker.domain.catalogues.catalogue import load
from tracker.store.upgrading.bring_up import ensure_current

SEED = 20_26
DAY_S = 24 * 60 * 60
OFFSET_MIN = 60
EPOCH = date(1970, 1, 1).toordinal()
SITES = (("lower-back", None), ("neck", None), ("knee", "left"), ("hip", "right"))


class Logged(NamedTuple):
    """One thing logged: minutes after midnight (None: no time), kind, which, side, amounts."""

    minute: int | None
    kind: str
    subject: str | None
    side: str | None
    measures: dict[str, float]
    note: str | None = None
    unit: str | None = None  # the user's own word for what a habit counts


class Person:
    """Someone who logs. `day` gives what they log on one day; their pain comes in spells."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.pain: dict[tuple[str | None, str | None], float] = dict.fromkeys(SITES, 0.0)
        self.drinks = _with_gives("drinks")
        self.foods = _with_gives("foods")

    def day(self, entries: int, pain: int) -> Iterator[Logged]:
        """What is logged on a day: `entries` in all, at most `pain` of them pain."""
        scores = self._pain(pain)
        yield from scores
        bad = any(entry.measures["intensity"] >= 5 for entry in scores)
        makers = (self._water, self._drink, self._food, self._walk, self._stretch, self._mineral)
        weights = (40, 15, 12, 8, 8, 5)
        rest = entries - len(scores)
        once = self._once_a_day(bad)[:rest]
        yield from once
        for maker in self.random.choices(makers, weights, k=rest - len(once)):
            yield maker()

    def _pain(self, most: int) -> list[Logged]:
        logged: list[Logged] = []
        for site, side in SITES:
            # A spell begins now and then, and dies away over a few weeks.
            level = self.pain[site, side]
            begins = 0.02 if site == "lower-back" else 0.006
            level = self.random.uniform(4, 8) if self.random.random() < begins else level * 0.94
            self.pain[site, side] = level
            if len(logged) < most and (level >= 0.5 or self.random.random() < 0.2):
                logged.append(self._score(site, side, level))
        while logged and len(logged) < most and self.random.random() < 0.8:
            again = self.random.choice(logged)
            logged.append(
                self._score(again.subject, again.side, self.pain[again.subject, again.side])
            )
        return logged

    def _score(self, site: str | None, side: str | None, level: float) -> Logged:
        score = min(10, max(0, round(self.random.gauss(level, 0.8))))
        measures = {"intensity": float(score)}
        if score >= 7 and self.random.random() < 0.3:
            measures["spasm"] = 1.0
        note = self.random.choice((None,) * 9 + ("after sitting all day 🪑",))
        return Logged(self._minute(), "pain", site, side, measures, note)

    def _once_a_day(self, bad: bool) -> list[Logged]:
        """What comes at most once or twice a day."""
        chance = self.random.random
        hours = self.random.gauss(7.2, 0.8)
        day = [Logged(7 * 60, "sleep", None, None, {"duration_min": round(hours * 60)})]
        if bad:
            dose = {"dose_mg": 400.0}
            day += [Logged(hour * 60, "med", "ibuprofen", None, dose) for hour in (9, 18)]
        if chance() < 0.3:
            day.append(Logged(None, "weight", None, None, {"mass_kg": round(80 + 3 * chance(), 1)}))
        if chance() < 0.25:
            day.append(Logged(self._minute(), "strength", "core", None, {"duration_min": 20.0}))
        if chance() < 0.15:
            amounts = {"duration_min": 45.0, "vigorous": 1.0}
            day.append(Logged(self._minute(), "sport", "swimming", None, amounts))
        if chance() < 0.05:
            day.append(
                Logged(15 * 60, "treatment", "physical-therapy", None, {"duration_min": 45.0})
            )
        if chance() < 0.05:
            day.append(Logged(None, "note", None, None, {}, "slept on the new mattress"))
        if chance() < 0.002:
            day.append(Logged(self._minute(), "symptom", "fever", None, {"done": 1.0}))
        return day

    def _minute(self) -> int:
        return self.random.randint(6 * 60, 22 * 60 + 59)

    def _water(self) -> Logged:
        volume = float(self.random.choice((150, 200, 250, 300, 330, 500)))
        return Logged(self._minute(), "water", None, None, {"volume_ml": volume})

    def _drink(self) -> Logged:
        name, gives = self.random.choice(self.drinks)
        volume = float(self.random.choice((150, 250, 330, 500)))
        return Logged(self._minute(), "drink", name, None, _with(gives, "volume_ml", volume))

    def _food(self) -> Logged:
        name, gives = self.random.choice(self.foods)
        mass = float(self.random.randint(5, 35) * 10)
        return Logged(self._minute(), "food", name, None, _with(gives, "mass_g", mass))

    def _walk(self) -> Logged:
        minutes = float(self.random.randint(5, 60))
        steps = {"steps": round(minutes * 105.0)} if self.random.random() < 0.5 else {}
        return Logged(self._minute(), "walk", None, None, {"duration_min": minutes, **steps})

    def _stretch(self) -> Logged:
        subject = self.random.choice((None, "hamstrings", "hip-flexors"))
        minutes = float(self.random.randint(3, 20))
        return Logged(self._minute(), "stretch", subject, None, {"duration_min": minutes})

    def _mineral(self) -> Logged:
        name = self.random.choice(("magnesium", "calcium", "potassium"))
        dose = float(self.random.choice((100, 150, 200)))
        return Logged(self._minute(), "mineral", name, None, {"dose_mg": dose, f"{name}_mg": dose})


class Sufferer(Person):
    """Someone in pain at up to three sites every single day: one bout that never ends."""

    def day(self, entries: int, pain: int) -> Iterator[Logged]:
        """`pain` scores, a site each, and nothing else."""
        for site in ("lower-back", "neck", "upper-back")[:pain]:
            yield self._score(site, None, 5)


def build(
    path: Path,
    years: int,
    entries_per_day: int,
    pain_per_day: int,
    last: date | None = None,
    of: type[Person] = Person,
) -> int:
    """Make a diary of whole years up to a day (default: yesterday). Returns how many entries."""
    last = last or date.today() - timedelta(days=1)  # noqa: DTZ011  the user's own day is meant
    ensure_current(path, lambda _: None)
    random = Random(SEED)
    person = of(random)
    first = last.replace(year=last.year - years, day=min(last.day, 28)).toordinal() + 1
    connection = sqlite3.connect(path)
    # Only while building: what is measured opens the finished file anew, with its own settings.
    connection.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; BEGIN")
    count = 0
    for ordinal in range(first, last.toordinal() + 1):
        logged = sorted(person.day(entries_per_day, pain_per_day), key=lambda e: e.minute or 0)
        write_day(connection, random, ordinal, logged, count)
        count += len(logged)
    connection.commit()
    connection.close()
    return count


def write_day(
    connection: sqlite3.Connection, random: Random, ordinal: int, logged: list[Logged], count: int
) -> None:
    """Write one day's entries; their ids follow `count`."""
    day = date.fromordinal(ordinal).isoformat()
    midnight = (ordinal - EPOCH) * DAY_S - OFFSET_MIN * 60
    entries, measures, attributes = [], [], []
    for entry_id, entry in enumerate(logged, count + 1):
        at = None if entry.minute is None else midnight + entry.minute * 60
        offset = None if at is None else OFFSET_MIN
        created = at or midnight + 20 * 60 * 60
        uid = _uuid7(created, random)
        entries.append((entry_id, uid, *entry[1:4], at, offset, day, entry.note, created))
        measures += [(entry_id, name, float(value)) for name, value in entry.measures.items()]
        if entry.unit:
            attributes.append((entry_id, "unit", entry.unit))
    connection.executemany(
        "INSERT INTO entries (id, uid, kind, subject, side, at, utc_offset_min, day, note, "
        "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
    )
    connection.executemany(
        "INSERT INTO measures (entry_id, name, value) VALUES (?, ?, ?)", measures
    )
    connection.executemany(
        "INSERT INTO attributes (entry_id, name, text) VALUES (?, ?, ?)", attributes
    )


def _uuid7(at: int, random: Random) -> str:
    digits = f"{at * 1000:012x}7{random.getrandbits(12):03x}{0x8000 | random.getrandbits(14):04x}"
    digits += f"{random.getrandbits(48):012x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _with_gives(vocabulary: str) -> list[tuple[str, dict[str, float]]]:
    subjects = load(vocabulary).subjects.values()
    return [(subject.name, dict(subject.data.get("gives", {}))) for subject in subjects]


def _with(gives: dict[str, float], measure: str, amount: float) -> dict[str, float]:
    return {measure: amount, **{name: amount * factor for name, factor in gives.items()}}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--years", type=int, default=3)
    parser.add_argument("--entries", type=int, default=10, help="entries a day")
    parser.add_argument("--pain", type=int, default=1, help="of them pain, at most")
    parser.add_argument("--last", type=date.fromisoformat, help="the last day; default yesterday")
    parser.add_argument("--unbroken", action="store_true", help="pain alone, on every day")
    told = parser.parse_args()
    if told.file.exists():
        parser.error(f"{told.file} exists")
    of = Sufferer if told.unbroken else Person
    print(build(told.file, told.years, told.entries, told.pain, told.last, of), "entries")
