"""`tracker habit show`: one habit's facts and calendar, gathered for the screen or as JSON."""

from __future__ import annotations

from typing import Any

from tracker.cli.habit_telling import as_data
from tracker.cli.habits import read_period
from tracker.cli.session import Session, show, show_json
from tracker.diary.habits.habits import Habits
from tracker.domain.entries import LAST_DAY, Days, Goal
from tracker.domain.habits.habit import Skip, goals_of, iso, ordinal, plan_of, skips_of
from tracker.domain.habits.streaks import GRACE
from tracker.figures.habits import (
    HabitReport,
    StreakReport,
    habit_report,
    longest,
    wish_words,
)
from tracker.figures.standing import Source
from tracker.figures.tallies import tally_words


def show_one(session: Session, name: str, last: str, as_json: bool) -> None:
    """A habit over some days, with the best streak there ever was."""
    habits = Habits(session.diary)
    habit = habits.find(name)
    source, days = habits.source(habit), read_period(session, last)
    us = session.us and not as_json
    report = habit_report(source, ordinal(days.first), ordinal(days.last), habits.today, us)
    best = best_ever(session, source, habits.today)
    if as_json:
        from tracker.figures.json_shape import plain

        data: dict[str, Any] = {"habit": as_data(habit, habits), "days": plain(days)}
        show_json({**data, "report": plain(report), "best": plain(best)}, "habit-show")
        return
    from tracker.screen.habits import draw_habit

    begins = next((iso(p.first) for p in source.plans if p.first > habits.today), None)
    facts = told(session, report, best, begins)
    for n, goal in enumerate(goals_of(habit, habits.goals)):
        facts.append(("" if n else "Goals", goal_words(goal, habit.unit, session.us)))
    for n, skip in enumerate(s for s in skips_of(habit, habits.skips) if s.to_day >= days.first):
        facts.append(("" if n else "Skips", skip_words(skip)))
    style = session.style._replace(week_start=session.diary.clock.week_start)
    show(draw_habit(report, facts, days, style), session)


def best_ever(session: Session, source: Source, today: int) -> StreakReport:
    """The longest streak since the habit, or the diary, began."""
    span = session.diary.store.span()
    begin = min((plan.first for plan in source.plans), default=today)
    if span is not None:
        begin = max(begin, min(today, ordinal(span.first)))
    windows = list(source.course(begin, today).windows(begin, today))
    return longest(windows, today)


def told(
    session: Session, report: HabitReport, best: StreakReport, begins: str | None = None
) -> list[tuple[str, str]]:
    """What stands beside the calendar. `begins` is the day ahead on which a goal begins."""
    from tracker.screen.habits import amount_words, short_standing, streak_words
    from tracker.screen.style import Style

    ahead = f"nothing yet: it begins on {begins}" if begins else "nothing now: it is only tracked"
    facts = [("Wanted", report.wanted or ahead)]
    now = [amount_words(report.today, session.us), short_standing(report.today, Style())]
    if any(now) and (report.wanted or not begins):
        facts.append(("Today", ", ".join(part for part in now if part)))
    if report.wanted is not None:
        streak = streak_words(report.streak) or "none"
        since = f", since {report.streak.first}" if report.streak.first else ""
        facts.append(("Streak", f"{streak}{since}"))
        if report.streak.waiting:
            open_days = ", ".join(report.streak.waiting)
            facts.append(("", f"not answered: {open_days} (for {GRACE} days: tracker ask week)"))
        if best.count:
            facts.append(("Best", f"{streak_words(best)}, {best.first} to {best.last}"))
    if report.strength is not None:
        facts.append(("Strength", f"{100 * report.strength:.0f} %"))
    if report.tallies:
        facts.append(("Kept", f"{tally_words(report.tallies)} in these days"))
    return facts


def goal_words(goal: Goal, unit: str | None, us: bool) -> str:
    """'10 min a day from 2026-11-01'."""
    until = "" if goal.to_day == LAST_DAY else f" to {goal.to_day}"
    return f"{wish_words(plan_of(goal, 1, 1), unit, us)} from {goal.from_day}{until}"


def skip_words(skip: Skip) -> str:
    """'2026-12-20 to 2027-01-02, holiday'."""
    what = "paused " if skip.pause else ""
    days = Days(skip.from_day, skip.to_day)
    span = days.first if days.first == days.last else f"{days.first} to {days.last}"
    if days.last == LAST_DAY:
        span = f"from {days.first}"
    return f"{what}{span}" + (f", {skip.reason}" if skip.reason else "")
