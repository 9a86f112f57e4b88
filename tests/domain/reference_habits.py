"""Habits judged slowly and obviously: every window a set of days, every question a search.

Written from the definitions in `docs/decisions.md`, not from the program: a week or a month is
judged once, whole, against what held in it. Days are `date`s. It is what the program is compared
with.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from tracker.domain.entries import Goal

ONE = timedelta(days=1)
HAIR = 1e-6
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Case(NamedTuple):
    """A habit and what is known of it. `amounts` may hold 0: said not to be done."""

    goals: Sequence[Goal]
    skips: Sequence[tuple[date, date]]
    pauses: Sequence[tuple[date, date]]
    amounts: Mapping[date, float]
    closed: frozenset[date]
    logged: frozenset[date]
    first: date
    last: date
    today: date
    week_start: int = 0  # 0 for a Monday


def day_range(first: date, last: date) -> list[date]:
    return [first + ONE * n for n in range((last - first).days + 1)]


def within(day: date, ranges: Sequence[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in ranges)


class Reference:
    def __init__(self, case: Case) -> None:
        self.case = case
        self._runs: dict[date, list[date]] = {}
        self._rules: dict[date, tuple[Any, ...] | None] = {}

    # What is in force on a day.

    def rule(self, day: date) -> tuple[Any, ...] | None:
        """What was wanted on a day: the goal that began last, of those the one set last."""
        if day not in self._rules:
            self._rules[day] = self._rule(day)
        return self._rules[day]

    def _rule(self, day: date) -> tuple[Any, ...] | None:
        if not self.case.first <= day <= self.case.last:
            return None
        held = [g for g in self.case.goals if g.from_day <= day.isoformat() <= g.to_day]
        if not held:
            return None
        newest = max(g.from_day for g in held)
        goal = [g for g in held if g.from_day == newest][-1]
        schedule = goal.schedule if goal.period == "day" else "daily"
        return goal.measure, goal.target, goal.direction, goal.period, schedule

    def aims(self, day: date) -> bool:
        """Whether something was to be reached on a day, rather than kept under."""
        rule = self.rule(day)
        return rule is not None and rule[2] == "at-least"

    def run(self, day: date) -> list[date]:
        """All days in a row on which something was to be reached, seen up to three years away."""
        if day not in self._runs:
            first = last = day
            while self.aims(first - ONE) and (day - first).days < 1100:
                first -= ONE
            while self.aims(last + ONE) and (last - day).days < 1100:
                last += ONE
            days = day_range(first, last)
            for each in days:
                self._runs[each] = days
        return self._runs[day]

    def schedule(self, day: date) -> tuple[str, int, int, tuple[int, ...]]:
        """The kind of window, the days wanted, the length of a rolling one, the weekdays."""
        rule = self.rule(day)
        assert rule is not None
        period, text = rule[3], rule[4]
        if period != "day":
            return f"sum-{period}", 1, 1, ()
        if text == "daily":
            return "day", 1, 1, ()
        times, _, window = text.partition("/")
        if not window:
            return "weekdays", 1, 1, tuple(NAMES.index(name) for name in text.split(","))
        if window in ("week", "month"):
            return f"count-{window}", int(times), 1, ()
        return "rolling", int(times), int(window), ()

    # Single days.

    def deed(self, day: date) -> bool:
        rule, amount = self.rule(day), self.case.amounts.get(day)
        if rule is None or amount is None or rule[2] == "at-most":
            return False
        return amount >= rule[1] - HAIR if rule[3] == "day" else amount > 0

    def off(self, day: date) -> bool:
        return within(day, self.case.skips) or within(day, self.case.pauses)

    def due_weekday(self, day: date) -> bool:
        kind, _, _, weekdays = self.schedule(day)
        return kind != "weekdays" or day.weekday() in weekdays

    def free(self, day: date) -> bool:
        return self.due_weekday(day) and (not self.off(day) or self.deed(day))

    def known(self, day: date) -> bool:
        rule = self.rule(day)
        assert rule is not None
        most = rule[2] == "at-most" and day in self.case.logged
        return day in self.case.amounts or day in self.case.closed or most

    def over(self, day: date) -> bool:
        return day < self.case.today or (day == self.case.today and day in self.case.closed)

    # Windows.

    def window(self, day: date) -> list[date] | None:
        """The days that are judged together with a day; None for one that isn't judged."""
        if self.rule(day) is None:
            return None
        kind = self.schedule(day)[0]
        if kind in ("day", "weekdays", "rolling"):
            return [day] if self.free(day) else None

        return [other for other in self.calendar(day) if self.alike(other, day)]

    def calendar(self, day: date) -> list[date]:
        """The days of the whole week or month that a day lies in."""
        if self.schedule(day)[0].endswith("week"):
            start = day
            while start.weekday() != self.case.week_start:
                start -= ONE
            return day_range(start, start + 6 * ONE)
        around = day_range(day - 40 * ONE, day + 40 * ONE)
        return [d for d in around if (d.year, d.month) == (day.year, day.month)]

    def alike(self, one: date, other: date) -> bool:
        """Whether two days of a week or month are judged together: both ask for a number of days,
        or for a sum of the same measure in the same direction."""
        rules = self.rule(one), self.rule(other)
        if rules[0] is None or rules[1] is None:
            return False
        kind = self.schedule(one)[0]
        if kind != self.schedule(other)[0]:
            return False
        return kind.startswith("count") or all(rules[0][n] == rules[1][n] for n in (0, 2))

    def judge(self, window: list[date]) -> tuple[str, float, float]:
        """A window's status, what it takes, and what there is."""
        day = window[-1]
        rule = self.rule(day)
        assert rule is not None
        kind, _, _, _ = self.schedule(day)
        free = [d for d in window if self.free(d)]
        amount = self.case.amounts
        known = any(self.known(d) for d in window if d <= self.case.today)
        over = self.over(day)
        if not free:
            return "neutral", 0, 0
        if rule[2] == "at-most":
            # The largest ceiling that held on any day of it, never a part of one.
            need = max(self.target(d) for d in window)
            got = sum(amount.get(d, 0) for d in free if d <= self.case.today)
            if got > need + HAIR:
                return "missed", need, got
            if not over:
                return "open", need, got
            return ("met" if known else "unknown"), need, got
        if kind == "rolling":
            return self.judge_rolling(day)
        if kind in ("day", "weekdays"):
            need, got = self.target(day), amount.get(day, 0)
            if self.deed(day):
                return "met", need, got
            if amount.get(day) == 0:
                return "missed", need, got
        else:
            whole = self.calendar(day)
            # What was done in the week counts, whatever was wanted on that day.
            aims = [d for d in whole if self.aims(d)]
            known = known or any(d in amount for d in aims if d <= self.case.today)
            over = self.over(aims[-1])
            if kind.startswith("count"):
                # The sum of what each day asks for, rounded, a half down; no more than there are.
                asked = sum(Fraction(self.schedule(d)[1], len(whole)) for d in free)
                need = min(len(free), math.ceil(asked - Fraction(1, 2)))
                got = sum(1 for d in aims if self.deed(d))
                if self.has_what_is_asked(window) or (over and got >= max(1, need)):
                    return "met", need, got
                if need == 0:
                    return "neutral", need, got
            else:
                need = sum(self.target(d) for d in free) / len(whole)
                same = [d for d in aims if d <= self.case.today and self.measure(d) == rule[0]]
                got = sum(amount.get(d, 0) for d in same)
                if self.has_what_is_asked(window) or (over and got > 0 and got >= need - HAIR):
                    return "met", need, got
        if not over:
            return "open", need, got
        return ("missed" if known else "unknown"), need, got

    def has_what_is_asked(self, window: list[date]) -> bool:
        """Whether all days of a week or month came to the goal as it was set last, up to today."""
        day = ([d for d in window if d <= self.case.today] or window)[-1]
        week = self.calendar(day)
        whole = [d for d in week if d <= self.case.today]
        kind, times, _, _ = self.schedule(day)
        if kind.startswith("count"):
            return sum(1 for d in whole if self.deed_of_any_day(d)) >= min(times, len(week))
        there = sum(self.case.amounts.get(d, 0) for d in whole)
        return there > 0 and there >= self.target(day) - HAIR

    def deed_of_any_day(self, day: date) -> bool:
        return self.deed(day) if self.rule(day) is not None else self.loose_deed(day)

    def target(self, day: date) -> float:
        rule = self.rule(day)
        assert rule is not None
        return float(rule[1])

    def measure(self, day: date) -> str:
        rule = self.rule(day)
        assert rule is not None
        return str(rule[0])

    def judge_rolling(self, day: date) -> tuple[str, float, float]:
        """N days of any M in a row on which something was to be reached, those off left out."""
        _, times, span, _ = self.schedule(day)
        run = self.run(day)
        line = [d for d in run if not self.off(d) or self.deed(d)]
        place = line.index(day)

        def stretch(start: int) -> list[date]:
            return [line[n] for n in range(start, start + span) if 0 <= n < len(line)]

        got = sum(1 for d in stretch(place - span + 1) if self.deed(d))
        for start in range(place - span + 1, place + 1):
            deeds = [d for d in stretch(start) if self.deed(d)]
            if len(deeds) >= times and deeds[0] <= day:
                return "met", times, got
        if not self.over(day):
            return "open", times, got
        for start in range(max(0, place - span + 1), place + 1):
            if self.deed(line[start]):
                whole = start + span <= len(line)
                if not (self.over(line[start + span - 1]) if whole else self.over(run[-1])):
                    return "open", times, got
        known = any(self.known(d) for d in stretch(place - span + 1))
        return ("missed" if known else "unknown"), times, got

    def windows(self, first: date, last: date) -> list[list[date]]:
        """Every window that touches a range, in order."""
        found: list[list[date]] = []
        for day in day_range(first, last):
            window = self.window(day)
            if window is not None and window not in found:
                found.append(window)
        return sorted(found)

    # What is compared.

    def state(self, day: date) -> str:
        amount = self.case.amounts.get(day)
        rule = self.rule(day)
        if rule is None:
            return "done" if self.loose_deed(day) else "not-due"
        if self.deed(day):
            window = self.window(day)
            if rule[3] == "day" or (window is not None and self.judge(window)[0] == "met"):
                return "done"
            return "partly"
        if not self.free(day):
            skipped = within(day, self.case.skips) and self.due_weekday(day)
            return "skipped" if skipped else "not-due"
        window = self.window(day)
        assert window is not None
        status, need, _ = self.judge(window)
        if rule[2] == "at-most":
            if not self.known(day):
                return "unknown"
            if self.schedule(day)[0] in ("day", "weekdays"):
                return {"met": "done", "missed": "missed"}.get(status, "unknown")
            so_far = sum(self.case.amounts.get(d, 0) for d in window if d <= day and self.free(d))
            if amount and so_far > need + HAIR:
                return "missed"
            return "done" if status == "met" else "satisfied"
        if amount:
            return "partly"
        names = {"met": "satisfied", "missed": "missed", "neutral": "not-due"}
        return names.get(status, "unknown")

    def loose_deed(self, day: date) -> bool:
        """Whether a day on which nothing was wanted did what was wanted next, or last."""
        amount = self.case.amounts.get(day)
        begins = [g.from_day for g in self.case.goals] + [self.case.first.isoformat()]
        ends = [g.to_day for g in self.case.goals] + [self.case.last.isoformat()]
        later = sorted(d for d in map(date.fromisoformat, begins) if d > day and self.rule(d))
        sooner = sorted(d for d in map(date.fromisoformat, ends) if d < day and self.rule(d))
        near = later[:1] or sooner[-1:]
        if not near or amount is None:
            return bool(amount)
        _, target, direction, period, _ = self.rule(near[0]) or ()
        if direction == "at-most":
            return False
        return amount >= target - HAIR if period == "day" else amount > 0

    def streak(self) -> tuple[int, date | None]:
        """How many windows in a row were kept up to now, and the first day of them."""
        run: list[list[date]] = []
        for window in self.windows(self.case.first, self.case.today):
            status = self.judge(window)[0]
            if status == "met":
                run.append(window)
            elif status == "missed" or (
                status == "unknown" and (self.case.today - window[-1]).days > 7
            ):
                run = []
        kinds = {self.schedule(window[0])[0].rpartition("-")[2] for window in run}
        kinds = {"day" if kind == "rolling" else kind for kind in kinds}
        if len(kinds) > 1:
            count = sum(len(window) for window in run)
        elif kinds & {"week", "month"}:
            # However often the goal changed in it, a week is one.
            count = len({self.calendar(window[0])[0] for window in run})
        else:
            count = len(run)
        return count, run[0][0] if run else None

    def strength(self) -> float | None:
        score: float | None = None
        something = False
        for window in self.windows(self.case.first, self.case.today):
            status, need, got = self.judge(window)
            rule = self.rule(window[-1])
            assert rule is not None
            kind, times, span, weekdays = self.schedule(window[-1])
            if score is None:
                score = 1.0 if rule[2] == "at-most" else 0.0
            waits = status == "unknown" and (self.case.today - window[-1]).days <= 7
            counts = not (status in ("neutral", "open") or waits)
            if counts or rule[2] == "at-most":
                something |= status in ("met", "missed") or got > 0
            if not counts:
                continue
            frequency = {
                "day": 1.0,
                "weekdays": len(weekdays) / 7,
                "count-week": times / 7,
                "count-month": times / 30,
                "sum-week": 1 / 7,
                "sum-month": 1 / 30,
                "rolling": times / span,
            }[kind]
            wanted = max(1, need) if kind in ("count-week", "count-month", "rolling") else need
            if status == "unknown":
                value = 0.0
            elif status == "met":
                value = 1.0
            elif rule[2] == "at-most":
                value = max(0.0, 1 - (got - need) / need)
            else:
                value = min(1.0, got / wanted)
            steps = sum(1 for d in window if self.free(d) and d <= self.case.today)
            part = 7 / len(weekdays) if kind == "weekdays" else 1
            for _ in range(steps):
                kept = 0.5 ** (math.sqrt(frequency) / 13 * part)
                score = score * kept + value * (1 - kept)
        return (score or 0.0) if something else None

    def last_chance(self, horizon: int) -> date | None:
        """The last day to begin on, done daily from then, so that nothing fails from today on.

        None where it is too late already, or where nothing is asked within the horizon.
        """
        good = None
        for wait in range(horizon):
            start = self.case.today + ONE * wait
            if not self._works(start, horizon):
                return good
            if self._can(start):
                good = start
        return None

    def _can(self, day: date) -> bool:
        rule = self.rule(day)
        if rule is None or not self.free(day):
            return False
        if rule[3] == "day" and self.deed(day):  # to the sum of a week more can be added
            return False
        return day not in self.case.closed and self.case.amounts.get(day) != 0

    def _works(self, start: date, horizon: int) -> bool:
        """Whether every window from today on is kept if it is done daily from a day on."""
        amounts = dict(self.case.amounts)
        end = start + ONE * 2 * horizon
        for day in day_range(start, end):
            if self._can(day):
                rule = self.rule(day)
                assert rule is not None
                amounts[day] = rule[1]
        later = Reference(self.case._replace(amounts=amounts, today=end))
        later._rules = self._rules
        later._runs = self._runs  # what was wanted doesn't depend on what was done
        windows = later.windows(self.case.today, start + ONE * horizon)
        return all(
            later.judge(window)[0] in ("met", "neutral")
            for window in windows
            if window[-1] >= self.case.today
        )
