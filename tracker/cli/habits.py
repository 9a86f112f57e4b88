"""`tracker habits` and `tracker due`: all habits at a glance, and what is due today in a line."""

from __future__ import annotations

import click

from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, plain_help, show, show_json
from tracker.domain.entries import Days
from tracker.domain.errors import WrongWords, shown

DEFAULT_DAYS = 28
MOST_DAYS = 3660
#: The exit code of `tracker due` while something is due.
DUE = 10


@click.command(cls=DayCommand)
@click.option("--last", metavar="PERIOD", help="How far back: 100d, 12w, month. Default 28 days.")
@click.option("--group", metavar="NAME", help="Only the habits of a group.")
@click.option("--archived", is_flag=True, help="Archived and ended habits too.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def habits(
    session: Session, last: str | None, group: str | None, archived: bool, as_json: bool
) -> None:
    """Every habit as a row of days, with its streak, its strength and what is due.

    The line above the rows is the share of habits that was done each day.
    """
    from tracker.diary.habits.habits import Habits
    from tracker.figures.habits import habits_report

    known = Habits(session.diary)
    chosen = known.all if archived else known.current()
    if group is not None:
        chosen = [habit for habit in chosen if (habit.group or "") == group]
        if not chosen:
            groups = sorted({habit.group for habit in known.all if habit.group})
            there = f"there is {', '.join(groups)}" if groups else "none has a group yet"
            raise WrongWords(f"no habit is in a group '{shown(group)}'; {there}")
    days = read_period(session, last)
    us = session.us and not as_json
    report = habits_report(known.sources(chosen), days, session.diary.clock.today(), us)
    if as_json:
        show_json(report.as_json())
        return
    if not chosen:
        show("No habits yet. Add one: tracker habit add stretch --goal 10min/day", session)
        return
    from tracker.screen.habits import draw_habits

    style = session.style._replace(week_start=session.diary.clock.week_start)
    show(draw_habits(report, style), session)


def read_period(session: Session, text: str | None) -> Days:
    """The days that `--last` names, up to today and at most ten years. Raises WrongWords."""
    from tracker.domain.time.day_ranges import read_days
    from tracker.domain.time.days import add_days, days_between

    today = session.diary.clock.today()
    if text is None:
        return Days(add_days(today, 1 - DEFAULT_DAYS), today)
    days = read_days(text, session.diary.clock)
    if days.first == "0000-01-01" or days_between(days.first, days.last) > MOST_DAYS:
        raise WrongWords("that is more than ten years; give a shorter range, such as 100d")
    return days


@click.command()
@click.option("--quiet", is_flag=True, help="Say nothing; the exit code tells.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@plain_help
@pass_session
def due(session: Session, quiet: bool, as_json: bool) -> int:
    """What is due today, in one line for prompts and status bars.

    Exit code 10 while something is due, 0 when nothing is.
    """
    from tracker.diary.habits.habits import Habits
    from tracker.figures.standing import standing

    known = Habits(session.diary)
    standings = [standing(source, known.today) for source in known.sources(known.current())]
    pressing = [now for now in standings if now.standing == "due"]
    if as_json:
        from tracker.figures.json_shape import plain

        show_json({"day": session.diary.clock.today(), "due": [plain(n) for n in pressing]}, "due")
    elif not quiet:
        show(_line([now.name for now in pressing], session.style.width), session)
    return DUE if pressing else 0


def _line(names: list[str], width: int) -> str:
    """The names in one line, as many as fit."""
    if not names:
        return "nothing is due"
    from tracker.figures.phrases import words

    shown = [words(name) for name in names]
    for kept in range(len(shown), 0, -1):
        more = f" and {len(shown) - kept} more" if kept < len(shown) else ""
        line = f"due today: {', '.join(shown[:kept])}{more}"
        if len(line) <= width:
            return line
    return f"due today: {len(shown)} habits"
