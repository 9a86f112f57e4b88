"""The section on habits: a calendar for each, and for every other kind of exercise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.texts import begun
from tracker.domain.time.time_words import WEEKDAYS
from tracker.domain.units import format_counted, format_measure
from tracker.figures.habits.goals import goal_outcome
from tracker.figures.habits.habits import plan_words
from tracker.figures.habits.tallies import tally_words
from tracker.figures.phrases import many, words
from tracker.page.chart_base import NARROW, Spec
from tracker.page.chart_calendar import (
    STATES,
    Cell,
    amount_cells,
    calendar_cells,
    grid_of,
    names_chart,
)
from tracker.page.palette import Palette
from tracker.page.parts import Figure, PageTable, Section, pieces, sentence

if TYPE_CHECKING:
    from tracker.figures.habits.goals import GoalReport
    from tracker.figures.habits.habits import HabitReport
    from tracker.figures.sections.movement import Activity
    from tracker.figures.summary import Summary

#: Cells to the names around a calendar, and to what is laid over them.
Calendar = Callable[[Sequence[Cell]], tuple[Spec, str]]

LEAD = "A column is a week, {} on top."
LEAD_STATES = {
    "done": "a dark cell with a dot: done",
    "satisfied": "a light cell with a dot: not needed, the week's or month's share was done",
    "partly": "half dark: partly",
    "missed": "empty: missed",
    "skipped": "a stroke: skipped",
    "unknown": "only outlined: nothing is known of that day",
    "not-due": "no cell: not due",
}
LEAD_AMOUNTS = (
    "{}: the darker, the more, up to that period's most; empty: none; only outlined: nothing was "
    "logged that day."
)


def part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """A calendar a habit by the states of its days, and one by amount for exercise without one."""
    days = [day.day for day in summary.hydration.per_day]
    kept = summary.habits.habits if summary.habits is not None else ()
    draw = _calendar(days, colours, summary.week_start)
    figures = [_habit(habit, days, draw) for habit in kept]
    with_habit = {habit.kind for habit in kept if habit.subject is None}
    others = [one for one in summary.movement.activities if one.kind not in with_habit]
    known = frozenset(summary.logged_on)
    figures += [_activity(one, days, known, draw, us) for one in others]
    if not figures:
        return None
    lead = [LEAD.format(WEEKDAYS[summary.week_start].capitalize())]
    if kept:
        shown = {state for habit in kept for state in habit.states}
        told = "; ".join(text for state, text in LEAD_STATES.items() if state in shown)
        lead[0] += f" {begun(told)}."
    if others:
        named = ", ".join(one.label for one in others)
        lead.append(LEAD_AMOUNTS.format(begun(named)))
    title = " and ".join(filter(None, ["habits" if kept else "", "exercise" if others else ""]))
    table = _table(kept) if kept else None
    return Section("habits", title.capitalize(), tuple(lead), tuple(figures), table)


def _table(kept: Sequence[HabitReport]) -> PageTable:
    rows = tuple(
        (
            words(habit.name),
            habit.wanted or "",
            tally_words(habit.tallies),
            many(habit.streak.count, habit.streak.unit) if habit.streak.count else "",
            "" if habit.strength is None else f"{habit.strength:.0%}",
        )
        for habit in kept
    )
    return PageTable("Habits", ("Habit", "Wanted", "Kept", "Streak", "Strength"), rows)


def _calendar(days: Sequence[str], colours: Palette, week_start: int) -> Calendar:
    """How to draw cells on the days of the period, with the names that all calendars share."""
    grid = grid_of(days, NARROW.width, week_start)
    names = names_chart(grid, colours)
    return lambda cells: (names, calendar_cells(grid, cells, colours))


def _habit(habit: HabitReport, days: Sequence[str], draw: Calendar) -> Figure:
    names, painted = draw([STATES[state] for state in habit.states])
    return Figure(
        f"habit-{habit.name}",
        words(habit.name).capitalize(),
        habit_message(habit),
        names,
        table=_states_table(habit, days),
        over=painted,
    )


def habit_message(habit: HabitReport) -> str:
    """What was wanted, and how many days were what."""
    told = [f"{habit.states.count(state)} {words(state)}" for state in STATES]
    counted = [text for text in told if not text.startswith("0 ")]
    return f"{sentence(habit.wanted or 'kept track of')} Days: {', '.join(counted)}."


def _states_table(habit: HabitReport, days: Sequence[str]) -> PageTable:
    shown = [state for state in STATES if state in habit.states]
    unit, buckets = pieces(days)
    rows, at = [], 0
    for bucket in buckets:
        states = habit.states[at : at + len(bucket.days)]
        rows.append((bucket.label, *(str(states.count(state) or "") for state in shown)))
        at += len(bucket.days)
    head = (unit.capitalize(), *(words(state).capitalize() for state in shown))
    return PageTable(f"{words(habit.name)}, days by state, a row a {unit}", head, tuple(rows))


def _activity(
    one: Activity, days: Sequence[str], known: frozenset[str], draw: Calendar, us: bool
) -> Figure:
    """Minutes of exercise a day, or how often where no minutes were given."""
    timed = bool(one.total.minutes)
    # Done without minutes is done all the same: the least that a calendar can show.
    values = {
        day.day: (day.amounts.minutes if timed else day.amounts.times) or 1.0 for day in one.per_day
    }
    total = format_measure("duration_min", one.total.minutes, us=us) if timed else ""
    text = sentence(
        f"on {len(values)} of {many(len(known), 'logged day')}", f"{total} in all" if timed else ""
    )
    unit, buckets = pieces(days)
    rows = []
    for bucket in buckets:
        done = [day for day in bucket.days if day in values]
        minutes = sum(values[day] for day in done) if timed else 0
        length = format_measure("duration_min", minutes, us=us) if minutes else ""
        logged = sum(1 for day in bucket.days if day in known)
        rows.append((bucket.label, str(len(done)) if logged else "", length, str(logged)))
    head = (unit.capitalize(), "Days with it", "In all", "Days logged")
    name = words(one.label).capitalize()
    names, painted = draw(amount_cells(values, days, known))
    return Figure(
        f"activity-{one.kind}",
        name,
        text,
        names,
        table=PageTable(f"{name}, a row a {unit}", head, tuple(rows)),
        over=painted,
    )


def goals_part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """The goals that no habit above tells of: those of an archived one."""
    told = {habit.name for habit in summary.habits.habits} if summary.habits else set()
    rows = tuple(_goal(goal, us) for goal in summary.goals if goal.name not in told)
    if not rows:
        return None
    head = ("Goal", "Aim", "Last", "Met")
    return Section("goals", "Goals", table=PageTable("Goals in force in this period", head, rows))


def _goal(goal: GoalReport, us: bool) -> tuple[str, ...]:
    last = goal.windows[-1].value if goal.windows else 0
    amount = format_counted(goal.measure, last, goal.unit, us)
    return (
        words(goal.name),
        plan_words(goal.plan, goal.unit, us),
        many(int(last), "day") if goal.counted == "days" else amount,
        goal_outcome(goal) or "not yet known",
    )


PARTS = ((50, part), (80, goals_part))
