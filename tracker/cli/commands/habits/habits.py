"""`tracker habits` and `tracker due`: all habits at a glance, and what is due today in a line."""

from __future__ import annotations

import click

from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, plain_help, show, show_json

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
    from tracker.diary.habits.showing import show_habits

    us = session.us and not as_json
    report = show_habits(session.diary, last, group, archived, us)
    if as_json:
        show_json(report.as_json())
        return
    if not report.habits:
        show("No habits yet. Add one: tracker habit add stretch --goal 10min/day", session)
        return
    from tracker.screen.habits import draw_habits

    style = session.style._replace(week_start=session.diary.clock.week_start)
    show(draw_habits(report, style), session)


@click.command()
@click.option("--quiet", is_flag=True, help="Say nothing; the exit code tells.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@plain_help
@pass_session
def due(session: Session, quiet: bool, as_json: bool) -> int:
    """What is due today, in one line for prompts and status bars.

    Exit code 10 while something is due, 0 when nothing is.
    """
    from tracker.diary.habits.due import due_today

    found = due_today(session.diary)
    if as_json:
        from tracker.figures.json_shape import plain

        show_json(plain(found), "due")
    elif not quiet:
        from tracker.screen.due import due_line

        show(due_line([now.name for now in found.due], session.style.width), session)
    return DUE if found.due else 0
