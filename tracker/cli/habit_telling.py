"""What commands answer of a habit that they wrote: a line, or the habit as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.session import Session, show, show_json
from tracker.domain.entries import LAST_DAY

if TYPE_CHECKING:
    from tracker.diary.habits.habits import Habits
    from tracker.domain.habits.habit import Habit


def answer(session: Session, name: str, as_json: bool) -> None:
    """What a command says of a habit that it wrote."""
    from tracker.diary.habits.habits import Habits
    from tracker.domain.habits.habit import ordinal
    from tracker.figures.habits import wish_words
    from tracker.figures.standing import plan_on

    habits = Habits(session.diary)
    kept = habits.find(name)
    plans = habits.source(kept).plans
    day = max(habits.today, ordinal(kept.from_day))
    plan = plan_on(plans, day)
    if as_json:
        show_json(as_data(kept, habits), "habit")
        return
    wanted = "tracked, without a goal" if plan is None else wish_words(plan, kept.unit, session.us)
    parts = [kept.name, wanted]
    if kept.to_day != LAST_DAY:
        parts.append(f"until {kept.to_day}")
    show(session.style.separator.join(parts), session)


def said(session: Session, name: str, line: str, as_json: bool) -> None:
    """What a command answers: a line, or the habit as it is now."""
    if not as_json:
        show(line, session)
        return
    from tracker.diary.habits.habits import Habits

    habits = Habits(session.diary)
    show_json(as_data(habits.find(name), habits), "habit")


def as_data(habit: Habit, habits: Habits) -> dict[str, Any]:
    """A habit with its goals and skips as JSON-able data."""
    from tracker.domain.habits.habit import goals_of, skips_of

    row: dict[str, Any] = habit._asdict()
    del row["twins"]
    row["goals"] = [goal._asdict() for goal in goals_of(habit, habits.goals)]
    row["skips"] = [skip._asdict() for skip in skips_of(habit, habits.skips)]
    return row
