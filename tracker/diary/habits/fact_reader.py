"""What is known of habits, read from the store: amounts, answers of "no", days closed or logged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from tracker.domain.entries import Days
from tracker.domain.habits.facts import Facts
from tracker.domain.habits.habit import Habit, Plan
from tracker.domain.habits.stretch import Amount, Size, Stretch
from tracker.domain.habits.things import counted_by, things_a_day
from tracker.domain.kinds import OWN
from tracker.domain.time.days import add_days
from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.time.so_far import SoFar
from tracker.store.store import Store

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue

Row = TypeVar("Row")

#: So many days up to today are read for all habits at once: a week, whatever day it begins on.
LATELY = 8


class FactReader:
    """Reads what is known of habits up to now, what several ask for only once.

    What has happened on a day that isn't there yet counts for today.
    """

    def __init__(self, store: Store, known: SoFar, catalogue: Callable[[str], Catalogue]) -> None:
        self._store, self._known, self._catalogue = store, known, catalogue
        self._lately = Days(add_days(known.today, 1 - LATELY), known.today)
        self._stretch: Stretch | None = None
        self._closed: frozenset[int] | None = None
        self._logged: tuple[int, frozenset[int]] | None = None
        self._former: dict[str, list[str]] | None = None

    def facts(self, habit: Habit, plans: tuple[Plan, ...], days: Days) -> Facts:
        """What is known of a habit on some days."""
        amounts: dict[int, float] = {}
        by_measure: dict[str, dict[int, float]] = {}
        measures = {plan.measure for plan in plans} or {habit.measure or "done"}
        for measure in measures:
            found = self._amounts(habit, measure, days)
            if len(measures) > 1:
                by_measure[measure] = found
                found = {d: v for d, v in found.items() if _judged_by(plans, measure, d)}
            amounts.update(found)
        if not habit.own:
            for day in self._answered_no(habit, days):
                amounts.setdefault(day, 0.0)
        logged = frozenset[int]()
        if any(plan.most for plan in plans):
            logged = self._days_logged(days)
        return Facts(amounts, self._all_closed(), logged, by_measure)

    def _read(self, days: Days, ask: Callable[[Store | Stretch, Days], list[Row]]) -> list[Row]:
        """What is known of some days; of the last ones from what was read for all."""
        if self._lately.first <= days.first and days.last <= self._lately.last:
            return ask(self._of_lately(), days)
        if self._known.plain or days.last < self._lately.first:
            return ask(self._store, days)
        before = Days(days.first, add_days(self._lately.first, -1))
        return [*ask(self._store, before), *ask(self._of_lately(), days)]

    def _a_day(
        self, days: Days, measure: str | None, kind: str | None, subject: str | None
    ) -> list[Amount]:
        """What a measure came to a day."""
        return self._read(days, lambda of, on: of.amounts(on, measure, kind, subject))

    def _of_lately(self) -> Stretch:
        if self._stretch is None:
            known, ahead = self._known, frozenset(self._known.ids_ahead)
            parts = self._store.parts(Days(self._lately.first, known.last_day))
            if not known.plain:
                parts = [(known.as_today(p[0]), *p[1:]) for p in parts if p[3] not in ahead]
            self._stretch = Stretch(parts)
        return self._stretch

    def _amounts(self, habit: Habit, measure: str, days: Days) -> dict[int, float]:
        """What a measure came to a day, or how many entries or things of the habit there were."""
        found: dict[int, float] = {}
        counted = measure == "done" and habit.measure != "done"
        asked: str | None = measure
        if counted:
            asked = habit.measure or "done" if habit.own else None
        things = counted_by(habit.kind, self._catalogue) if counted else None
        for subject in self._subjects(habit):
            rows = self._a_day(days, asked, habit.kind, subject)
            if things is not None:
                rows = things_a_day(rows, self._sizes(days, habit, subject, things.measure), things)
            sums = {ordinal(day): times if counted else total for day, total, times in rows}
            both = {n: found.get(n, 0.0) + value for n, value in sums.items()} if found else sums
            found = {**found, **both}
        return found

    def _sizes(self, days: Days, habit: Habit, subject: str | None, measure: str) -> list[Size]:
        kind = habit.kind or ""
        return self._read(days, lambda of, on: of.sizes(on, measure, kind, subject))

    def _answered_no(self, habit: Habit, days: Days) -> list[int]:
        """The days of which it was said that nothing was done; an own habit has a 0 of its own."""
        rows = self._a_day(days, "done", OWN, habit.name)
        return [ordinal(day) for day, total, _ in rows if not total]

    def _subjects(self, habit: Habit) -> list[str | None]:
        """The subjects of a habit's entries: an own one may have had other names."""
        if not habit.own:
            return [habit.subject]
        if self._former is None:
            self._former = {}
            for former, name in self._store.former_habit_names().items():
                self._former.setdefault(name, []).append(former)
        return [habit.subject, *self._former.get(habit.subject or "", [])]

    def _days_logged(self, days: Days) -> frozenset[int]:
        """The days with any entry, read once for all habits, and further back where one asks."""
        first = ordinal(days.first)
        if self._logged is None:
            found = self._store.days(Days(days.first, max(days.last, self._known.last_day)))
            self._logged = (first, frozenset(ordinal(self._known.as_today(d)) for d in found))
        since, known = self._logged
        if first < since:
            older = self._store.days(Days(days.first, iso(since - 1)))
            self._logged = (first, known | frozenset(map(ordinal, older)))
        return self._logged[1]

    def _all_closed(self) -> frozenset[int]:
        if self._closed is None:
            self._closed = frozenset(map(ordinal, self._store.closed_days()))
        return self._closed


def _judged_by(plans: Iterable[Plan], measure: str, day: int) -> bool:
    return any(p.measure == measure and p.first <= day <= p.last for p in plans)
