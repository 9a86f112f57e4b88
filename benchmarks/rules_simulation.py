"""How often each pain rule speaks, in made-up diaries whose true course is known.

    python -m benchmarks.rules_simulation                      # prints the tables
    python -m benchmarks.rules_simulation --write docs/rules-simulation.md

Every diary is judged by the real rules on each of its days, as someone would who runs `check`
daily. The seeds are fixed: the same program prints the same tables. Five minutes on two cores.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from math import sqrt
from pathlib import Path
from random import Random
from typing import NamedTuple

from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Entry
from tracker.rules import CutOffs, rule
from tracker.rules.base import Rule, rank
from tracker.rules.shared.history import History
from tracker.rules.shared.inputs import Inputs

YEAR, QUARTER = 365, 91
HORIZONS = (15, 22, 29, 90, 365)
DIARIES = 400
LIKENESS = 0.5  # how much of a day's deviation carries over to the next: AR(1)
FIRST = date(2026, 1, 1).toordinal()

#: Each pain rule, and the levels that are counted: each number is "this level or graver".
LEVELS = {
    "unbearable-pain": ("urgent", "see-doctor"),
    "worsening-pain": ("see-doctor", "info"),
    "persistent-pain": ("see-doctor", "watch", "unsure"),
    "recurrent-pain": ("see-doctor", "watch"),
}


class Noise(NamedTuple):
    """How a diary strays from its true course: deviation in points, share of days not logged."""

    sd: float
    missing: float

    @property
    def words(self) -> str:
        """'sd 1.0, 10 % missing'."""
        return f"sd {self.sd:.1f}, {self.missing:.0%} missing".replace("%", " %")


class Course(NamedTuple):
    """A true course: from a score to another in so many days and steady from then on.

    With a `pain_share` it is a healthy year instead: pain of 2 or 3 on that share of its days. With
    `spells` a quarter it comes and goes: each `lasts` between so many days, at one of `levels`.
    """

    name: str
    start: float = 0
    end: float = 0
    days: int = 1
    pain_share: float = 0.0
    zeros_logged: bool = True
    spells: float = 0.0
    lasts: tuple[int, int] = (3, 10)
    levels: tuple[int, int] = (4, 7)

    def score(self, day: int) -> float:
        """The true score of a day, 0 the first."""
        return self.end + (self.start - self.end) * max(0, 1 - day / self.days)


SICK = (
    Course("stable, 4", 4, 4, 1),
    Course("stable, 6", 6, 6, 1),
    Course("worsening, 3 to 6 in 28 days", 3, 6, 28),
    Course("recovering, 6 to 0 in 14 days", 6, 0, 14),
    Course("recovering, 6 to 2 in 28 days", 6, 2, 28),
)
NOISES = (Noise(1.0, 0.1), Noise(1.5, 0.2), Noise(2.0, 0.4))
HEALTHY = (
    Course("healthy, pain on 1 % of days", pain_share=0.01),
    Course("healthy, pain on 2 % of days", pain_share=0.02),
    Course("healthy, pain on 5 % of days", pain_share=0.05),
)
LAZY = tuple(
    course._replace(name=f"{course.name}, logs nothing else", zeros_logged=False)
    for course in HEALTHY
)
SPELLS = (
    Course("spells of 3 to 10 days at about 4 to 7, one a quarter", spells=1),
    Course("spells of 3 to 10 days at about 4 to 7, two a quarter", spells=2),
    Course("single days at about 7, one a fortnight", spells=6.5, lasts=(1, 1), levels=(7, 7)),
)
HEALTHY_NOISES = (Noise(0, 0.1), Noise(0, 0.4))


def diary(course: Course, noise: Noise, seed: str) -> Iterator[tuple[int, int]]:
    """The days and scores of a year's diary; days that aren't logged are left out."""
    random = Random(seed)
    if course.spells:
        yield from _coming_and_going(course, noise, random)
        return
    stray, hurt = random.gauss(0, 1), False
    for day in range(YEAR):
        stray = LIKENESS * stray + sqrt(1 - LIKENESS**2) * random.gauss(0, 1)
        missing = random.random() < noise.missing
        if course.pain_share:
            # Isolated: never on two days running.
            hurt = not hurt and random.random() < course.pain_share
            score = random.choice((2, 3)) if hurt else 0
            missing = missing or not (hurt or course.zeros_logged)
        else:
            true = course.score(day)
            # Little pain varies little, and none not at all.
            scatter = noise.sd * min(1, true / 2)
            score = max(0, min(10, round(true + scatter * stray)))
        if not missing:
            yield day, score


def _coming_and_going(course: Course, noise: Noise, random: Random) -> Iterator[tuple[int, int]]:
    """Spells on days of their own, a 0 on the others; a spell's days are within a point."""
    left, level = 0, 0
    for day in range(YEAR):
        if not left and random.random() < course.spells / QUARTER:
            left, level = random.randint(*course.lasts), random.randint(*course.levels)
        score = max(1, level + random.choice((-1, 0, 0, 1))) if left else 0
        left = max(0, left - 1)
        if random.random() >= noise.missing:
            yield day, score


class Fired(NamedTuple):
    """One diary's answer: by horizon the gravest level's rank (-1: silent), and days of it."""

    by: tuple[int, ...]
    grave_days: int


def judge(entries: Sequence[Entry], rule_: Rule, history: History) -> Fired:
    """Ask a rule on every day of the year."""
    cutoffs, gravest, days = CutOffs(), -1, 0
    reached = []
    shown = [rank(level) for level in LEVELS[rule_.name]]
    for day in range(YEAR):
        as_of = date.fromordinal(FIRST + day).isoformat()
        found = rule_.find(history, as_of, cutoffs)
        levels = [rank(f.level) for f in found if not f.quiet and rank(f.level) >= shown[-1]]
        gravest = max([gravest, *levels])
        days += any(level >= shown[0] for level in levels)
        if day + 1 in HORIZONS:
            reached.append(gravest)
    return Fired(tuple(reached), days)


def run(task: tuple[Course, Noise, int]) -> dict[str, list[Fired]]:
    """Every diary of one course with one noise, judged by every rule."""
    course, noise, diaries = task
    sites, drugs, signs = (load(name) for name in ("sites", "drugs", "signs"))
    inputs = Inputs(lambda *_: (), sites, drugs, signs)
    rules = [rule(name) for name in LEVELS]
    found: dict[str, list[Fired]] = {name: [] for name in LEVELS}
    for number in range(diaries):
        scores = diary(course, noise, f"{course.name}/{noise.words}/{number}")
        entries = [
            Entry(
                "pain",
                date.fromordinal(FIRST + day).isoformat(),
                "lower-back",
                id=place,
                measures={"intensity": float(score)},
            )
            for place, (day, score) in enumerate(scores, 1)
        ]
        history = History(inputs, entries, first_day=date.fromordinal(FIRST - 500).isoformat())
        history.brief = True
        for one in rules:
            found[one.name].append(judge(entries, one, history))
    return found


def tasks(diaries: int) -> list[tuple[Course, Noise, int]]:
    """Every course with every noise that goes with it."""
    sick = [(course, noise, diaries) for course in SICK for noise in NOISES]
    healthy = [(course, noise, diaries) for course in HEALTHY for noise in HEALTHY_NOISES]
    spells = [(course, noise, diaries) for course in SPELLS for noise in HEALTHY_NOISES]
    return sick + spells + healthy + [(course, Noise(0, 0), diaries) for course in LAZY]


def cell(fired: Sequence[Fired], place: int, levels: Sequence[str]) -> str:
    """Per cent of the diaries that reached each level, or a graver one, by a horizon."""
    shares = [sum(one.by[place] >= rank(level) for one in fired) / len(fired) for level in levels]
    return " / ".join(f"{100 * share:.0f}" for share in shares)


def table(name: str, answers: Sequence[tuple[Course, Noise, Sequence[Fired]]]) -> list[str]:
    """One rule's table, in Markdown."""
    levels = LEVELS[name]
    heads = [f"by day {day}" for day in HORIZONS[:-1]] + ["in a year", f"days of {levels[0]}"]
    lines = [
        f"Per cent of diaries: {' / '.join(levels)}, each or graver.",
        "",
        f"| true course | noise | {' | '.join(heads)} |",
        f"|---|---|{'---|' * len(heads)}",
    ]
    silent: dict[str, list[str]] = {}
    for course, noise, fired in answers:
        strays = noise.words if noise.sd else noise.words.partition(", ")[2]
        if all(one.by[-1] < 0 for one in fired):
            silent.setdefault(course.name, []).append(strays)
            continue
        cells = [cell(fired, place, levels) for place in range(len(HORIZONS))]
        days = sum(one.grave_days for one in fired) / len(fired)
        lines.append(f"| {course.name} | {strays} | {' | '.join(cells)} | {days:.0f} |")
    if silent:
        named = [f"- {course} ({'; '.join(strays)})" for course, strays in silent.items()]
        lines += ["", "Silent in every diary of:", "", *named]
    return lines


def document(diaries: int) -> str:
    """What every rule finds late and says by chance, and its table, under its name."""
    from benchmarks.rules_in_words import HOW_TO_READ, filled, in_words

    every = tasks(diaries)
    with ProcessPoolExecutor(2) as pool:
        answers = list(pool.map(run, every))
    lines = [
        "# How often the pain rules speak",
        "",
        "Written by `python -m benchmarks.rules_simulation --write docs/rules-simulation.md`, and",
        "part of [rules.md](rules.md), where each table stands beside its rule.",
        "",
        *filled(HOW_TO_READ.format(diaries=diaries)),
    ]
    for name in LEVELS:
        of_rule = [(c, n, found[name]) for (c, n, _), found in zip(every, answers, strict=True)]
        rows = table(name, of_rule)
        lines += ["", f"## {name}", "", *in_words(name, rows), *rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables, or write them to a file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--diaries", type=int, default=DIARIES, help="how many of each course")
    parser.add_argument("--write", metavar="FILE", help="write there instead of printing")
    wanted = parser.parse_args()
    text = document(wanted.diaries)
    if wanted.write:
        Path(wanted.write).write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
