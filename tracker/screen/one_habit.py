"""One habit on a screen: what is wanted of it, and all of it with its calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.entries import LAST_DAY, Goal
from tracker.domain.habits.habit import Skip, plan_of
from tracker.domain.habits.streaks import GRACE
from tracker.domain.time.moment_words import MONTHS, WEEKDAYS, full_day
from tracker.figures.habits.habits import HabitReport, StreakReport, plan_words
from tracker.figures.habits.tallies import tally_words
from tracker.figures.periods import from_words
from tracker.figures.phrases import words
from tracker.screen.draw import Style, clean, finish, pad, wrap
from tracker.screen.habits import (
    WEEK,
    amount_words,
    days_of,
    legend,
    mark,
    short_standing,
    streak_words,
)

if TYPE_CHECKING:
    from tracker.figures.habits.one_habit import HabitKept, HabitShown


def habit_line(kept: HabitKept, style: Style) -> str:
    """A habit in a line: its name, what is wanted of it, until when. Below, what counts with it."""
    habit, plan = kept.habit, kept.plan
    wanted = "tracked, without a goal" if plan is None else plan_words(plan, habit.unit, style.us)
    parts = [habit.name, wanted]
    if habit.to_day != LAST_DAY:
        parts.append(f"until {full_day(habit.to_day, style.year)}")
    family = wrap(f"  {kept.family.told}", style.width, 2) if kept.family.told else []
    return "\n".join([style.separator.join(parts), *family])


def draw_habit(shown: HabitShown, style: Style) -> str:
    """One habit: how it stands, its goals and skips, then its calendar, then what marks mean."""
    kept, report, days = shown.kept, shown.report, shown.days
    lines = [style.heading(clean(words(report.name), style)), ""]
    facts = _facts(shown, style)
    facts += _listed("Goals", [_goal_words(g, kept.habit.unit, style) for g in kept.goals])
    facts += _listed(
        "Skips", [_skip_words(s, style.year) for s in kept.skips if s.to_day >= days.first]
    )
    for label, text in facts:
        lines += wrap(f"{label:<12}{clean(text, style)}", style.width, 12)
    lines.append("")
    lines += _calendar(dict(zip(days_of(days), report.states, strict=True)), style)
    return finish([*lines, "", *legend(style)], style)


def _listed(label: str, texts: list[str]) -> list[tuple[str, str]]:
    """Rows of which only the first has the label."""
    return [("" if n else label, text) for n, text in enumerate(texts)]


def _facts(shown: HabitShown, style: Style) -> list[tuple[str, str]]:
    """How a habit stands, as rows of a label and a text."""
    report, begins = shown.report, shown.begins
    ahead = "nothing now: it is only tracked"
    if begins:
        ahead = f"nothing yet: it begins on {full_day(begins, style.year)}"
    facts = [("Wanted", report.wanted or ahead)]
    if family := shown.kept.family.told:
        facts.append(("", family))
    now = [amount_words(report.today, style.us), short_standing(report.today, Style())]
    if any(now) and (report.wanted or not begins):
        facts.append(("Today", ", ".join(part for part in now if part)))
    if report.wanted is not None:
        facts += _streaks(report, shown.best, style.year)
    if report.strength is not None:
        facts.append(("Strength", f"{100 * report.strength:.0f} %"))
    if report.tallies:
        facts.append(("Kept", f"{tally_words(report.tallies)} in these days"))
    return facts


def _streaks(report: HabitReport, best: StreakReport, year: str) -> list[tuple[str, str]]:
    """The streak that runs, the days that it waits for, and the best one."""
    streak = report.streak
    since = f", since {full_day(streak.first, year)}" if streak.first else ""
    facts = [("Streak", f"{streak_words(streak) or 'none'}{since}")]
    if streak.waiting:
        open_days = ", ".join(full_day(day, year) for day in streak.waiting)
        facts.append(("", f"not answered: {open_days} (for {GRACE} days: tracker ask week)"))
    if best.first and best.last:
        facts.append(("Best", f"{streak_words(best)}, {_span(best.first, best.last, year)}"))
    return facts


def _goal_words(goal: Goal, unit: str | None, style: Style) -> str:
    """'10 min a day from Sun 1 Nov'."""
    wanted = plan_words(plan_of(goal, 1, 1), unit, style.us)
    return f"{wanted} {from_words(goal.from_day, goal.to_day, style.year)}"


def _span(first: str, last: str, year: str) -> str:
    return full_day(first, year) if first == last else from_words(first, last, year)


def _skip_words(skip: Skip, year: str) -> str:
    """'from Sun 20 Dec to Sat 2 Jan 2027, holiday'."""
    span = _span(skip.from_day, skip.to_day, year)
    reason = f", {skip.reason}" if skip.reason else ""
    return f"{'paused ' if skip.pause else ''}{span}{reason}"


def _calendar(states: dict[str, str], style: Style) -> list[str]:
    """Months side by side, as many as there is room for, a week a line."""
    months = sorted({day[:7] for day in states})
    blocks = [_month(month, states, style) for month in months]
    across = max(1, (style.width + 3) // (WEEK * 4 + 3))
    lines: list[str] = []
    for start in range(0, len(blocks), across):
        group = blocks[start : start + across]
        height = max(map(len, group))
        filled = [block + [""] * (height - len(block)) for block in group]
        for row in zip(*filled, strict=True):
            lines.append("   ".join(pad(cell, WEEK * 4) for cell in row).rstrip())
        lines.append("")
    return lines[:-1]


def _month(month: str, states: dict[str, str], style: Style) -> list[str]:
    first = date.fromisoformat(f"{month}-01")
    lines = [style.heading(f"{MONTHS[first.month - 1]} {first.year}")]
    names = [*WEEKDAYS[style.week_start :], *WEEKDAYS[: style.week_start]]
    lines.append("".join(f"{name[:2]:<4}" for name in names))
    cells = ["    "] * ((first.weekday() - style.week_start) % WEEK)
    day = first
    while day.isoformat()[:7] == month:
        state = states.get(day.isoformat())
        shown = mark(state, style) if state else " "
        cells.append(f"{day.day:>2}{shown} ")
        day = date.fromordinal(day.toordinal() + 1)
    for start in range(0, len(cells), WEEK):
        lines.append("".join(cells[start : start + WEEK]))
    return lines
