"""What the tables of `rules_simulation` say, in words: each figure is taken from them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.rules_simulation import (
    HEALTHY,
    HORIZONS,
    LAZY,
    LEVELS,
    SICK,
    SPELLS,
    YEAR,
    Course,
)

WIDTH = 100

HOW_TO_READ = """
Made-up diaries whose true course is known, {diaries} of each kind and a year long, were judged
on each of their days. Three figures in a row are for diaries that stray by 1.0, 1.5 and 2.0
points a day and miss 10, 20 and 40 % of their days; two are for 10 and 40 % of days missed. A
real diary is none of these: the figures compare rules with each other, and are nobody's odds.
"""


class Shares(NamedTuple):
    """A rule's table as figures: per cent of a course's diaries, by how many days are missed."""

    levels: Sequence[str]
    cells: Mapping[str, Mapping[int, Sequence[str]]]

    def __call__(self, course: str, day: int, level: str = "see-doctor") -> str:
        """'85, 70 and 42 %': what reached a level, or a graver one, by a day."""
        return _listed([str(share) for share in self._of(course, day, level)])

    def most(self, courses: Sequence[Course], level: str = "see-doctor") -> str:
        """'1 %': in a year, the most of any of some courses."""
        return f"{max(max(self._of(course.name, YEAR, level)) for course in courses)} %"

    def each(self, courses: Sequence[Course], level: str) -> str:
        """'27, 68 and 100 %': in a year, the most of each of some courses."""
        return _listed([str(max(self._of(course.name, YEAR, level))) for course in courses])

    def _of(self, course: str, day: int, level: str) -> list[int]:
        place, at = HORIZONS.index(day), self.levels.index(level)
        rows = sorted(self.cells[course].items())
        return [int(cells[place].split(" / ")[at]) if cells else 0 for _, cells in rows]


def _listed(figures: Sequence[str]) -> str:
    *most, last = figures
    return f"{', '.join(most)} and {last} %" if most else f"{last} %"


def shares_of(name: str, table: Sequence[str]) -> Shares:
    """A rule's table read back; a course under `Silent in every diary of` has no cells."""
    cells: dict[str, dict[int, Sequence[str]]] = {}
    for line in table:
        if row := re.fullmatch(r"\| (.+?) \| [^|]*?(\d+) % missing \| (.+) \|", line):
            cells.setdefault(row[1], {})[int(row[2])] = row[3].split(" | ")
        elif silent := re.fullmatch(r"- (.+) \((.+)\)", line):
            for missing in re.findall(r"(\d+) % missing", silent[2]):
                cells.setdefault(silent[1], {})[int(missing)] = ()
    return Shares(LEVELS[name], cells)


def in_words(name: str, table: Sequence[str]) -> list[str]:
    """Lines on what a rule's table says: what is found late or never, and what by chance."""
    text = _WORDS[name](shares_of(name, table))
    return [line for paragraph in text.strip().split("\n\n") for line in (*filled(paragraph), "")]


FOUR, SIX, WORSE, GONE, EASED = (course.name for course in SICK)
ONE_A_QUARTER, TWO_A_QUARTER, SINGLE_DAYS = (course.name for course in SPELLS)
OFTEN = HEALTHY[-1].name


def _unbearable(of: Shares) -> str:
    return f"""
Found late: nothing that is logged, since it goes by single scores; a day that isn't logged is
never known.

By chance: pain that stays at 4 says to see a doctor at least once in {of(FOUR, YEAR)} of years,
at 6 in {of(SIX, YEAR)}, since a diary that strays meets an 8 sooner or later. An 8 is severe
whatever the mean is, so it is told; it is urgent in {of(FOUR, YEAR, "urgent")} and
{of(SIX, YEAR, "urgent")} of these years.
"""


def _worsening(of: Shares) -> str:
    return f"""
Found late, or never: a rise from 3 to 6 within four weeks is told by day 29 in {of(WORSE, 29)}
of diaries, by day 90 in {of(WORSE, 90)}, within the year in {of(WORSE, YEAR)}. This rule misses
most rises of those whose pain goes up and down a lot; persistent-pain tells them to see a
doctor all the same.

By chance: pain that stays the same is called worse at least once in {of(FOUR, YEAR)} of years
at 4, in {of(SIX, YEAR)} at 6, and after it has eased to 2 in {of(EASED, YEAR)}. Spells
of 3 to 10 days, two a quarter, are told as getting worse in {of(TWO_A_QUARTER, YEAR)} of years. A
finding of this rule says itself that it can happen by chance.
"""


def _persistent(of: Shares) -> str:
    return f"""
Found late: nothing is told before day 15. Pain that stays at 6 is told on that day in
{of(SIX, 15)} of diaries, by day 22 in {of(SIX, 22)}; at 4 in {of(FOUR, 15)} and {of(FOUR, 22)}.
The more days are missing, the longer it takes: by day 29 it is told in {of(SIX, 29)} and
{of(FOUR, 29)}.

Told though it gets well: pain that goes from 6 to nothing in two weeks says to see a doctor in
{of(GONE, YEAR)} of diaries, and is at least watched in {of(GONE, YEAR, "watch")}. From 6 to 2
in four weeks it says to see a doctor by day 15 in {of(EASED, 15)}, while it is easing: slow
recoveries are where this rule errs on the careful side. By chance: healthy people are told to
see a doctor in {of.most([*HEALTHY, *LAZY])} of their years. Who logs nothing but a pain of 2 or
3 on 1, 2 and 5 % of days is told once or more in {of.each(LAZY, "unsure")} of years that it can't
tell.
"""


def _recurrent(of: Shares) -> str:
    return f"""
Found late: it takes at least two spells, mostly three. Spells of 3 to 10 days, one a quarter,
say to see a doctor by day 90 in {of(ONE_A_QUARTER, 90)} of diaries and within the year in
{of(ONE_A_QUARTER, YEAR)}; two a quarter in {of(TWO_A_QUARTER, 90)} and
{of(TWO_A_QUARTER, YEAR)}; single days at about 7, one a fortnight, in {of(SINGLE_DAYS, 90)} and
{of(SINGLE_DAYS, YEAR)}.

By chance: pain that stays at 4 is taken for spells that come and go in {of(FOUR, YEAR)} of
years, and what is left after it has eased to 2 in {of(EASED, YEAR)}: a 2 that strays is a 4 on
some days, and 0 on others. Healthy people are told to see a doctor in
{of.most([*HEALTHY, *LAZY])} of their years; with a 2 or 3 on 5 % of days they are asked to
watch it in {of(OFTEN, YEAR, "watch")}.
"""


_WORDS = {
    "unbearable-pain": _unbearable,
    "worsening-pain": _worsening,
    "persistent-pain": _persistent,
    "recurrent-pain": _recurrent,
}


def filled(text: str) -> list[str]:
    """A paragraph in lines of the width of this repository's documents, `5 %` never broken."""
    whole = " ".join(text.split()).replace(" %", "\N{NO-BREAK SPACE}%")
    lines = textwrap.wrap(whole, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
