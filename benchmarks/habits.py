"""Measure what reads habits, 50 of them kept for 10 years, against the floor of `everyday`.

    python -m benchmarks.habits [--runs 15]
    python -m benchmarks.habits --into diary.db

The habits are added by the program itself; their entries go in with plain sqlite3, the same ones
every time. Nobody is perfect: discipline comes and goes, habits lapse for weeks, amounts fall
short, goals are changed, some days it is said that nothing was done and some days nothing is said.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.everyday import (
    DAYS,
    FLOOR,
    Command,
    Figures,
    Line,
    environment_for,
    measure,
    show,
)

YEARS = 10
SEED = 50
HABITS = "habits"
#: Of what isn't a habit of one's own: drinks, meals, walks, pain and the like.
ENTRIES_A_DAY, PAIN_A_DAY = 17, 1

COMMANDS = (
    Command("habits", ("habits",), histories=(HABITS,)),
    Command("today", (), histories=(HABITS,)),
    Command("due", ("due",), None, (0, 10), (HABITS,)),
)

LINES = (
    Line("`tracker habits`", "habits", HABITS, (FLOOR, FLOOR), 4),
    Line("`tracker`", "today", HABITS, (FLOOR, FLOOR), 2),
    Line("`tracker due`", "due", HABITS, (FLOOR, FLOOR), 1.8),
)

#: Habits on what is logged anyway.
KNOWN = (
    "water --goal 1500ml/day",
    "coffee --at-most 2/day",
    "beer --at-most 4/week",
    "cola --at-most 1/day",
    "green-tea --goal 1/week",
    "walk --goal 150min/week",
    "steps --goal 2000/day",
    "stretch --goal 10min/day",
    "strength --goal 2/week",
    "swimming --goal 1/week",
    "sleep --goal 7h/day",
    "weight --goal 2/week",
    "magnesium --goal 300mg/day",
    "apple --goal 2/month",
    "ibuprofen --at-most 10/month",
    "physical-therapy --goal 2/month",
)


class Own(NamedTuple):
    """A habit of one's own: how it is added, how often it is done on a day that it is meant for.

    `amounts` are what it is done in, `measure` and `unit` as an entry keeps them; `changed` is what
    is wanted instead from some year on.
    """

    name: str
    add: str
    chance: float
    measure: str = "done"
    unit: str | None = None
    amounts: tuple[int, ...] = (1,)
    changed: str | None = None
    weekdays: tuple[int, ...] = tuple(range(7))


MINUTES, COUNT = "duration_min", "count"
OWN = (
    Own("floss", "", 0.95),
    Own("vitamins", "", 0.97),
    Own("make-bed", "--group Home", 0.97),
    Own("dishes", "--group Home", 0.95),
    Own("tidy-up", "--group Home", 0.85, changed="--times 5/7"),
    Own("water-plants", "--times 2/week --group Home", 0.4),
    Own("laundry", "--times 2/week --group Home", 0.35),
    Own("vacuum", "--times 3/month --group Home", 0.15),
    Own("bins-out", "--days tue,fri --group Home", 0.9, weekdays=(1, 4)),
    Own("inbox-zero", "--days mon,tue,wed,thu,fri --group Work", 0.8, weekdays=(0, 1, 2, 3, 4)),
    Own("plan-tomorrow", "--days mon,tue,wed,thu,fri --group Work", 0.8, weekdays=(0, 1, 2, 3, 4)),
    Own("standing-desk", "--unit h --goal 3/day --group Work", 0.75, MINUTES, "h", (60, 180, 240)),
    Own("deep-work", "--unit min --goal 90/day --group Work", 0.8, MINUTES, "min", (60, 90, 120)),
    Own("meditation", "--unit min --goal 10/day", 0.92, MINUTES, "min", (5, 10, 10, 15, 20),
        "--goal 15/day"),
    Own("breathing", "--unit min --goal 5/day", 0.9, MINUTES, "min", (3, 5, 5, 10)),
    Own("piano", "--unit min --goal 30 --times 3/7 --group Learning", 0.55, MINUTES, "min",
        (15, 30, 30, 45), "--goal 20 --times 4/7"),
    Own("spanish", "--unit min --goal 15/day --group Learning", 0.9, MINUTES, "min", (10, 15, 20)),
    Own("reading", "--unit pages --goal 20/day --group Learning", 0.93, COUNT, "pages",
        (8, 20, 25, 30, 40), "--goal 25/day"),
    Own("flashcards", "--unit cards --goal 50/day --group Learning", 0.85, COUNT, "cards",
        (20, 50, 60, 80)),
    Own("writing", "--unit words --goal 2000/week --group Learning", 0.6, COUNT, "words",
        (100, 300, 500, 700)),
    Own("drawing", "--times 2/week --group Learning", 0.35),
    Own("rope-jumps", "--unit jumps --goal 30/day --group Body", 0.85, COUNT, "jumps", (15, 30, 35),
        "--goal 40/day"),
    Own("juggling", "--unit catches --goal 300/month --group Body", 0.5, COUNT, "catches",
        (10, 20, 30)),
    Own("balance", "--times 4/7 --group Body", 0.65),
    Own("posture-check", "--group Body", 0.9),
    Own("cold-shower", "--times 5/7 --group Body", 0.75),
    Own("sunscreen", "--group Body", 0.8),
    Own("commute-by-bike", "--unit km --goal 30/week --group Body", 0.5, "distance_m", "km",
        (4000, 6000, 8000)),
    Own("sweets", "--unit pieces --at-most 3/day", 0.85, COUNT, "pieces", (1, 1, 2, 3, 4)),
    Own("screen-time", "--unit min --at-most 90/day", 0.9, MINUTES, "min", (40, 60, 80, 120, 150)),
    Own("takeaway", "--unit meals --at-most 6/month", 0.2, COUNT, "meals", (1,)),
    Own("call-parents", "--times 1/week", 0.2),
    Own("gratitude", "", 0.9),
    Own("mood", "--unit points --track", 0.95, COUNT, "points", (4, 5, 6, 7, 8)),
)  # fmt: skip


class Keeper:
    """Someone who keeps a habit, more or less: in good and bad months, with lapses."""

    def __init__(self, habit: Own, random: Random, first: int) -> None:
        self.habit, self.random, self.first = habit, random, first
        self.drive = 1.0
        self.lapse = 0  # days that are left of it

    def day(self, ordinal: int) -> Iterator[tuple[float, int]]:
        """The amounts logged on a day, each with its minute; 0 for an answer of no."""
        chance, habit = self.random.random, self.habit
        if ordinal < self.first:
            return
        self.drive = min(1.05, max(0.5, self.drive + self.random.gauss(0.001, 0.02)))
        if self.lapse:
            self.lapse -= 1
        elif chance() < 0.002:
            self.lapse = self.random.randint(4, 40)
        meant = (ordinal + 6) % 7 in habit.weekdays
        wanted = habit.chance * self.drive * (0.1 if self.lapse else 1) * (1 if meant else 0.05)
        if chance() < wanted:
            yield float(self.random.choice(habit.amounts)), self.random.randint(360, 1380)
            if habit.measure == COUNT and chance() < 0.15:
                yield float(self.random.choice(habit.amounts)), self.random.randint(360, 1380)
        elif meant and chance() < 0.2:
            yield 0.0, self.random.randint(1200, 1400)


def build_habits(path: Path) -> int:
    """Make the database at TRACKER_DB's place: habits, then entries. Returns how many entries."""
    from benchmarks.build_history import Logged, Person, write_day

    random = Random(SEED)
    last = date.today() - timedelta(days=1)  # noqa: DTZ011  the user's own day is meant
    first = last - timedelta(days=round(YEARS * DAYS))
    begins = _add_habits(random, first, last)
    keepers = [Keeper(habit, random, begins[habit.name].toordinal()) for habit in OWN]
    person = Person(random)
    connection = sqlite3.connect(path)
    # Only while building: what is measured opens the finished file anew, with its own settings.
    connection.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; BEGIN")
    count = 0
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        logged = list(person.day(ENTRIES_A_DAY, PAIN_A_DAY))
        for keeper in keepers:
            name, measured, unit = keeper.habit.name, keeper.habit.measure, keeper.habit.unit
            word = unit if measured == COUNT else None
            logged += [
                Logged(minute, "habit", name, None, {measured: amount}, unit=word)
                for amount, minute in keeper.day(ordinal)
            ]
        if random.random() < (0.5 if _holiday(date.fromordinal(ordinal)) else 0.015):
            continue  # a day without the diary
        logged.sort(key=lambda one: one.minute or 0)
        write_day(connection, random, ordinal, logged, count)
        count += len(logged)
    connection.commit()
    connection.close()
    return count


def _holiday(day: date) -> bool:
    return day.month == 8 and day.day <= 14


def _add_habits(random: Random, first: date, last: date) -> dict[str, date]:
    """Add the habits as a user would, with changed goals, skips and pauses; since when each is."""
    begins: dict[str, date] = {}
    for n, words in enumerate((*KNOWN, *(f"{own.name} {own.add}" for own in OWN))):
        name, *options = words.split()
        # Four in five are as old as the diary.
        begin = first if n % 5 else first + timedelta(days=random.randint(0, 6 * 365))
        _tracker("habit", "add", name, *options, "--from", begin.isoformat())
        begins[name] = begin
    for habit in OWN:
        if habit.changed:
            day = first + timedelta(days=random.randint(7 * 365, 9 * 365))
            _tracker("habit", "set", habit.name, *habit.changed.split(), "--from", day.isoformat())
    for habit in OWN[::4]:
        day = begins[habit.name] + timedelta(days=random.randint(100, 1200))
        until = day + timedelta(days=random.randint(20, 90))
        days = ("--from", day.isoformat(), "--until", until.isoformat())
        _tracker("habit", "pause", habit.name, *days, "--reason", "ill")
    for year in range(first.year + 1, last.year):
        _tracker("skip", "all", f"{year}-08-01..{year}-08-14", "--reason", "holiday")
    return begins


def _tracker(*words: str) -> None:
    """Run the program in this process, quietly."""
    from tracker.cli.main import run

    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = run(words)
    if code:
        sys.exit(f"tracker {' '.join(words)} ended with {code}:\n{told.getvalue()}")


def main() -> None:
    """Build the habits in a folder that goes away, measure, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, help="rounds that count")
    parser.add_argument("--into", type=Path, help="only build, this new file")
    told = parser.parse_args()
    if told.into:
        if told.into.exists():
            parser.error(f"{told.into} exists")
        os.environ["TRACKER_DB"] = str(told.into.absolute())
        print(build_habits(told.into))
        return
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="tracker-benchmark-") as name:
        folder = Path(name)
        (folder / HABITS).mkdir()
        print(f"building {YEARS} years of {len(KNOWN) + len(OWN)} habits ...", file=sys.stderr)
        built = subprocess.run(  # in a process of its own, for this one to stay small
            [sys.executable, "-m", "benchmarks.habits", "--into", folder / HABITS / "tracker.db"],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=environment_for(folder, HABITS),
            cwd=Path(__file__).parents[1],
        )
        measure(folder, [HABITS], told.runs, [], figures, COMMANDS)
    sizes = {HABITS: f"{int(built.stdout):,} entries"}
    sys.exit(0 if show(figures, sizes, LINES) else 1)


if __name__ == "__main__":
    main()
