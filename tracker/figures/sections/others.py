"""The default section: kinds that no other section tells of, by what their measures came to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.units import format_measure
from tracker.figures.logged_days import LoggedDays, sort_out
from tracker.figures.phrases import many, words
from tracker.figures.series import stands_alone

if TYPE_CHECKING:
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 60


class OtherDay(NamedTuple):
    """A day's value, in the measure's canonical unit."""

    day: str
    value: float


class OtherAmount(NamedTuple):
    """A measure over the period: the sum of its days, or the mean over those that have it.

    `lowest` and `highest` are of a day.
    """

    measure: str
    value: float
    lowest: float
    highest: float
    per_day: tuple[OtherDay, ...]


class Other(NamedTuple):
    """A kind over the period, or a subject of one whose subjects can't be added up.

    `subjects` counts what it was, `ticks` the entries that were marked.
    """

    kind: str
    subject: str | None
    label: str
    times: int
    days: int
    subjects: tuple[tuple[str, int], ...]
    ticks: tuple[tuple[str, int], ...]
    amounts: tuple[OtherAmount, ...]


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    return {"others": others(material.logged)}


def others(logged: LoggedDays, told: Collection[str] | None = None) -> tuple[Other, ...]:
    """Every kind of the period that no section tells of, in the order of the declarations.

    `told` are the sections that there are where it isn't a report, which has all of them.
    """
    return tuple(
        other
        for kind in KINDS.values()
        if logged.of(kind.name) and _is_left(kind, told)
        for other in _of_kind(kind, logged)
    )


def _is_left(kind: Kind, told: Collection[str] | None) -> bool:
    return kind.told_in == "others" if told is None else kind.told_in not in told


def _of_kind(kind: Kind, logged: LoggedDays) -> Iterator[Other]:
    if not stands_alone(kind):
        yield _other(kind, None, logged.of(kind.name), logged.days)
        return
    by_subject: dict[str | None, list[Entry]] = {}
    for entry in logged.of(kind.name):
        by_subject.setdefault(entry.subject, []).append(entry)
    for subject in sorted(by_subject, key=lambda name: name or ""):
        yield _other(kind, subject, by_subject[subject], logged.days)


def _other(
    kind: Kind, subject: str | None, entries: Sequence[Entry], days: tuple[str, ...]
) -> Other:
    mine = sort_out(entries, days)
    subjects: dict[str, int] = {}
    for entry in entries:
        if entry.subject and subject is None:
            subjects[entry.subject] = subjects.get(entry.subject, 0) + 1
    ticked = [(t.measure, sum(t.measure in e.measures for e in entries)) for t in kind.ticks]
    amounts = [_amount(field.measure, mine) for field in kind.fields]
    return Other(
        kind.name,
        subject,
        words(subject or kind.name),
        len(entries),
        len(mine.counts),
        tuple(sorted(subjects.items(), key=lambda one: (-one[1], one[0]))),
        tuple((name, times) for name, times in ticked if times),
        tuple(amount for amount in amounts if amount is not None),
    )


def _amount(measure: str, mine: LoggedDays) -> OtherAmount | None:
    by_day = mine.by_day(measure)
    if not by_day:
        return None
    values = list(by_day.values())
    per_day = tuple(OtherDay(day, value) for day, value in sorted(by_day.items()))
    period = MEASURES[measure].of_period(values)
    return OtherAmount(measure, period, min(values), max(values), per_day)


def amount_words(amount: OtherAmount, us: bool = False) -> str:
    """'6 times in all, 1 to 5 times a day', 'mean 6.3/10, from 5/10 to 8/10', '8/10'."""
    lowest, value, highest = (
        format_measure(amount.measure, value, us=us)
        for value in (amount.lowest, amount.value, amount.highest)
    )
    if len(amount.per_day) == 1:
        return value
    span = f"from {lowest} to {highest} a day" if lowest != highest else f"{lowest} a day"
    if MEASURES[amount.measure].adds_up:
        return f"{value} in all, {span}"
    return f"mean {value}, {span}" if lowest != highest else f"{value} each day"


def more_words(other: Other) -> str:
    """What it was and how it was marked: 'outside 2 times, at once 1 time'; '' without either."""
    told = [*other.subjects, *((MEASURES[name].label, times) for name, times in other.ticks)]
    return ", ".join(f"{words(name)} {many(times, 'time')}" for name, times in told)


def _other_rows(summary: Summary) -> Rows:
    for one in summary.others:
        for amount in one.amounts:
            for day in amount.per_day:
                yield one.kind, one.subject, amount.measure, *day
    for one in summary.others:
        if not one.amounts:
            yield one.kind, one.subject, None, None, None


TABLES = {"others": (("kind", "subject", "measure", "day", "value"), _other_rows)}
