"""`tracker goal`: set, list and unset what you aim for. Old goals judge old days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.complete import goal_names
from tracker.cli.session import Group, Session, pass_session, show, show_json, show_rows
from tracker.domain.errors import WrongWords

if TYPE_CHECKING:
    from tracker.figures.habits.one_habit import GoalKept


@click.group(cls=Group)
def goal() -> None:
    """Goals for water, walking, minerals and the rest, from a day on."""


@goal.command("set")
@click.argument("name", shell_complete=goal_names)
@click.argument("amount", nargs=-1, type=click.UNPROCESSED)
@click.option("--from", "from_day", metavar="DAY", help="In force from this day; default today.")
@click.option("--at-most", is_flag=True, help="A ceiling instead of a goal to reach.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def set_goal(
    session: Session,
    name: str,
    amount: tuple[str, ...],
    from_day: str | None,
    at_most: bool,
    as_json: bool,
) -> None:
    """Set a goal: `tracker goal set water 2l`, `goal set walk 150min/week`.

    It is a habit like any other, see `tracker habits`. Without an amount, published suggestions are
    shown with their source; none is chosen for you.
    """
    from tracker.diary.habits import goal

    if amount:
        kept = goal.set_goal(session.diary, name, " ".join(amount), from_day, at_most)
        _show_goals(session, [kept], as_json)
    else:
        _suggest(session, name, as_json)


@goal.command("list")
@click.option("--all", "everything", is_flag=True, help="Ended goals too.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def list_goals(session: Session, everything: bool, as_json: bool) -> None:
    """The goals in force, or every goal there ever was."""
    from tracker.diary.habits import goal

    found = goal.list_goals(session.diary, everything)
    if found or as_json:
        _show_goals(session, found, as_json)
    else:
        show("No goals are set. For suggestions with their source: tracker goal set water", session)


@goal.command("unset")
@click.argument("name", shell_complete=goal_names)
@click.option(
    "--from", "from_day", metavar="DAY", help="Not in force from this day; default today."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def unset_goal(session: Session, name: str, from_day: str | None, as_json: bool) -> None:
    """End a goal, and its habit with it. The days before keep being judged by it."""
    from tracker.diary.habits import goal

    ended = goal.unset_goal(session.diary, name, from_day)
    if as_json:
        _show_goals(session, ended.goals, as_json)
    else:
        from tracker.domain.time.moment_words import full_day

        begins = full_day(ended.from_day, session.style.year)
        show(f"no goal for {ended.name} from {begins} on", session)


def _suggest(session: Session, name: str, as_json: bool) -> None:
    """Show published amounts with their source; refuse where none is published."""
    from tracker.diary.habits.goal import suggestions
    from tracker.screen.goal_list import draw_suggestions

    found = suggestions(session.diary, name)
    if as_json:
        show_json([intake._asdict() for intake in found.intakes])
    elif found.intakes:
        show(draw_suggestions(found.countable, found.intakes, session.style), session)
    else:
        raise WrongWords(f"say how much: tracker goal set {found.countable.name} AMOUNT")


def _show_goals(session: Session, goals: Sequence[GoalKept], as_json: bool) -> None:
    if as_json:
        show_json([goal.as_json() for goal in goals])
        return
    from tracker.screen.goal_list import goal_rows

    show_rows(goal_rows(goals, session.style), session)
