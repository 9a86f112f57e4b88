"""What was tried against pain, and the pain in the days before and after it. Plain numbers.

The days before and after are those within `AROUND_DAYS` of a day with it. A day with it is in
neither, nor is one that lies before one use and after another: so what is done daily can't be told.
Of a medicine that is taken daily it is the days before its first day, and those from the next on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import ordinal
from tracker.figures.averages import mean
from tracker.figures.logged_days import LoggedDays
from tracker.figures.phrases import words
from tracker.figures.sections.care import Medicine, medicines
from tracker.rules.inactivity import is_all_day

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.sections.pain import SitePain

#: Days on either side of a day with it. This tool's own cut-off.
AROUND_DAYS = 3
#: Fewer days with a score on either side are too few to compare. This tool's own cut-off.
LEAST_DAYS = 4
#: Days on either side of the first day of a daily medicine, at most. This tool's own cut-off.
SIDE_DAYS = 28
#: A medicine is taken daily from this share of the days between its first and its last on, and so
#: many days. This tool's own cut-offs.
DAILY_SHARE, DAILY_DAYS = 0.8, 7

MEASURES = ("duration_min", "distance_m", "steps", "repetitions")


class DaysAround(NamedTuple):
    """The days before, or after: how many have a score, and the mean of those days' means."""

    days: int
    mean: float | None


class Compared(NamedTuple):
    """A site's pain before and after something. Too few days: `enough` is False, no means.

    With `start` the days are those before and after its first day, else those around each use.
    """

    site: str
    label: str
    before: DaysAround
    after: DaysAround
    enough: bool
    start: bool = False


class Tried(NamedTuple):
    """Something tried: a drug, a treatment, or a kind of exercise.

    `times` entries on `days` days, from `first` to `last`. `amounts` sums minutes, metres, steps
    and repetitions where they were said, `given` counts the entries that say it; what an import
    counted in a whole day holds the walks of that day, and is no walk by itself. `medicine` has the
    doses where it is a drug, `providers` who gave a treatment, `subjects` counts what was
    stretched or played.
    """

    kind: str
    name: str
    times: int
    days: int
    first: str
    last: str
    amounts: dict[str, float]
    given: dict[str, int]
    providers: tuple[str, ...]
    subjects: tuple[tuple[str, int], ...]
    medicine: Medicine | None
    compared: tuple[Compared, ...]
    used: tuple[str, ...]

    @property
    def exercise(self) -> bool:
        """Whether it is a kind of exercise."""
        return KINDS[self.kind].exercise

    @property
    def title(self) -> str:
        """'ibuprofen', 'acupuncture', 'walks': as plain words, safe to show."""
        return KINDS[self.kind].view.replace("_", " ") if self.exercise else words(self.name)


def tried(logged: LoggedDays, drugs: Catalogue, sites: Sequence[SitePain]) -> tuple[Tried, ...]:
    """Medicines, treatments, then exercise; of each the one on most days first.

    `sites` are those whose pain is compared, with medicines and treatments.
    """
    doses = {one.drug: one for one in medicines(logged, drugs)}
    found = []
    for kind in ("med", "treatment"):
        by_name: dict[str, list[Entry]] = {}
        for entry in logged.of(kind):
            by_name.setdefault(entry.subject or kind, []).append(entry)
        of_kind = [_tried(kind, name, entries) for name, entries in by_name.items()]
        found += sorted(of_kind, key=lambda one: (-one.days, one.name))
    found = [
        one._replace(
            medicine=doses.get(one.name) if one.kind == "med" else None,
            compared=tuple(compare(site, one.used, _is_daily(one)) for site in sites),
        )
        for one in found
    ]
    exercise = [kind.name for kind in KINDS.values() if kind.exercise and logged.of(kind.name)]
    return (*found, *(_tried(kind, kind, logged.of(kind)) for kind in exercise))


def _tried(kind: str, name: str, entries: Sequence[Entry]) -> Tried:
    used = tuple(dict.fromkeys(entry.day for entry in entries))
    named = [e.attributes["provider"] for e in entries if "provider" in e.attributes]
    subjects: dict[str, int] = {}
    for entry in entries:
        if entry.subject and entry.subject != name:
            subjects[entry.subject] = subjects.get(entry.subject, 0) + 1
    of_days = {measure: _sum_of_days(entries, measure) for measure in MEASURES}
    each = [entry for entry in entries if not is_all_day(entry)]
    return Tried(
        kind,
        name,
        len(each),
        len(used),
        used[0],
        used[-1],
        {measure: amount for measure, amount in of_days.items() if amount},
        {m: sum(m in e.measures for e in each) for m, amount in of_days.items() if amount},
        tuple(dict.fromkeys(named)),
        tuple(sorted(subjects.items(), key=lambda one: (-one[1], one[0]))),
        None,
        (),
        used,
    )


def _sum_of_days(entries: Iterable[Entry], measure: str) -> float:
    """A measure over the period; the walks of a day are within what was counted in all of it."""
    single: dict[str, float] = {}
    whole: dict[str, float] = {}
    for entry in entries:
        of = whole if is_all_day(entry) else single
        of[entry.day] = of.get(entry.day, 0) + entry.measures.get(measure, 0)
    return sum(max(single.get(day, 0), whole.get(day, 0)) for day in single | whole)


def _is_daily(one: Tried) -> bool:
    """Whether it is a medicine that was taken day by day."""
    length = ordinal(one.last) - ordinal(one.first) + 1
    return one.kind == "med" and one.days >= max(DAILY_DAYS, DAILY_SHARE * length)


def compare(site: SitePain, used: Sequence[str], daily: bool = False) -> Compared:
    """A site's pain in the days before and after the days on which something was used.

    Of what was used `daily`, before and after the first of them.
    """
    means = {ordinal(day.day): day.mean for day in site.per_day if day.mean is not None}
    days = {ordinal(day) for day in used}
    before, after = _by_start(days) if daily else _around(days)
    sides = [_side(means, before), _side(means, after)]
    enough = all(side.days >= LEAST_DAYS for side in sides)
    if not enough:
        sides = [side._replace(mean=None) for side in sides]
    return Compared(site.site, site.label, sides[0], sides[1], enough, daily)


def _by_start(days: set[int]) -> tuple[set[int], set[int]]:
    first, last = min(days), max(days)
    after = range(first + 1, min(last, first + SIDE_DAYS) + 1)
    return set(range(first - SIDE_DAYS, first)), set(after)


def _around(days: set[int]) -> tuple[set[int], set[int]]:
    around = range(1, AROUND_DAYS + 1)
    before = {day - n for day in days for n in around} - days
    after = {day + n for day in days for n in around} - days
    return before - after, after - before


def _side(means: dict[int, float], days: Iterable[int]) -> DaysAround:
    known = [means[day] for day in days if day in means]
    return DaysAround(len(known), mean(known))
