"""Habits read from a session's store: which there are, what was wanted, what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tracker.cli.session import Session
from tracker.domain.entries import Days, Goal
from tracker.domain.errors import UnknownName, shown
from tracker.domain.habit_days import Facts, off_days
from tracker.domain.habits import (
    Aim,
    Habit,
    Plan,
    Skip,
    goal_aim,
    iso,
    one_of_each,
    ordinal,
    plans_of,
    skips_of,
)
from tracker.domain.names import normalise
from tracker.report.habit_standing import Source

if TYPE_CHECKING:
    from collections.abc import Callable

#: How far ahead skips are looked at: longer than any streak is asked to wait.
AHEAD = 900


class Habits:
    """Every habit of a session, with what bears on them read once."""

    def __init__(self, session: Session) -> None:
        self._session, self._store = session, session.store
        self.goals: list[Goal] = self._store.goals()
        self._goals: dict[Aim, list[Goal]] = {}
        for goal in self.goals:
            self._goals.setdefault(goal_aim(goal), []).append(goal)
        self.skips: list[Skip] = self._store.skips()
        self.all = one_of_each(self._store.habits(), self.goals)
        self.today = ordinal(session.clock.today())
        self._closed: frozenset[int] | None = None
        self._logged: tuple[int, frozenset[int]] | None = None
        self._former: dict[str, list[str]] | None = None

    def current(self) -> list[Habit]:
        """Those that aren't archived and haven't ended, by group, in the order they were added."""
        today = iso(self.today)
        habits = [h for h in self.all if not h.archived and h.to_day >= today]
        groups = list(dict.fromkeys(habit.group for habit in habits))
        return sorted(habits, key=lambda h: -1 if h.group is None else groups.index(h.group))

    def find(self, words: str) -> Habit:
        """The habit that words name. Raises UnknownName with near ones."""
        name = normalise(words)
        names = {habit.name: habit for habit in self.all}
        found = names.get(name) or names.get(_synonym(name))
        if found is not None:
            return found
        import difflib

        near = difflib.get_close_matches(name[:60], names, n=3, cutoff=0.6)
        near += [n for n in names if len(name) > 2 and n.startswith(name) and n not in near]
        known = ", ".join(list(names)[:5])
        otherwise = f"there is {known}" if known else "none is there; see tracker habit add --help"
        raise UnknownName("habit", shown(words), near[:3], otherwise)

    def source(self, habit: Habit) -> Source:
        """What a report needs of a habit."""
        plans = plans_of(habit, self._goals.get(habit.aim, []))
        skips = skips_of(habit, self.skips)
        low = min((plan.first for plan in plans), default=self.today)
        off = off_days(skips, low, self.today + AHEAD) if skips else {}
        return Source(habit, plans, off, self._reader(habit, plans))

    def sources(self, habits: Iterable[Habit]) -> list[Source]:
        """The same for several."""
        return [self.source(habit) for habit in habits]

    def _reader(self, habit: Habit, plans: tuple[Plan, ...]) -> Callable[[int, int], Facts]:
        def read(first: int, last: int) -> Facts:
            return self.facts(habit, plans, Days(iso(first), iso(last)))

        return read

    def facts(self, habit: Habit, plans: tuple[Plan, ...], days: Days) -> Facts:
        """What is known of a habit on some days."""
        amounts: dict[int, float] = {}
        measures = {plan.measure for plan in plans} or {habit.measure or "done"}
        for measure in measures:
            found = self._amounts(habit, measure, days)
            if len(measures) > 1:
                found = {d: v for d, v in found.items() if _judged_by(plans, measure, d)}
            amounts.update(found)
        if not habit.own:
            for day in self._answered_no(habit, days):
                amounts.setdefault(day, 0.0)
        logged = frozenset[int]()
        if any(plan.most for plan in plans):
            logged = self._days_logged(days)
        return Facts(amounts, self._all_closed(), logged)

    def _amounts(self, habit: Habit, measure: str, days: Days) -> dict[int, float]:
        """What a measure came to a day, or how many entries of the habit there were."""
        found: dict[int, float] = {}
        counted = measure == "done" and habit.measure != "done"
        asked = measure
        if habit.own and counted:
            asked = habit.measure or "done"
        for subject in self._subjects(habit):
            if counted and not habit.own:
                rows = self._store.amounts(days, None, habit.kind, subject)
            else:
                rows = self._store.amounts(days, asked, habit.kind, subject)
            sums = {ordinal(day): times if counted else total for day, total, times in rows}
            both = {n: found.get(n, 0.0) + value for n, value in sums.items()} if found else sums
            found = {**found, **both}
        return found

    def _answered_no(self, habit: Habit, days: Days) -> list[int]:
        """The days of which it was said that nothing was done; an own habit has a 0 of its own."""
        rows = self._store.amounts(days, "done", "habit", habit.name)
        return [ordinal(day) for day, total, _ in rows if not total]

    def _subjects(self, habit: Habit) -> list[str | None]:
        """The subjects of a habit's entries: an own one may have had other names."""
        if not habit.own:
            return [habit.subject]
        if self._former is None:
            self._former = {}
            for row in self._store.own_subjects("habits"):
                if row.alias_of is not None:
                    self._former.setdefault(row.alias_of, []).append(row.name)
        return [habit.subject, *self._former.get(habit.subject or "", [])]

    def _days_logged(self, days: Days) -> frozenset[int]:
        """The days with any entry, read once for all habits, and further back where one asks."""
        first, last = ordinal(days.first), ordinal(days.last)
        if self._logged is None:
            found = self._store.days(Days(days.first, iso(max(last, self.today))))
            self._logged = (first, frozenset(map(ordinal, found)))
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


def _synonym(name: str) -> str:
    return {"drinks": "water", "drink": "water", "hydration": "water"}.get(name, name)
