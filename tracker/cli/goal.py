"""`tracker goal`: set, list and unset what you aim for. Old goals judge old days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.complete import goal_names
from tracker.cli.session import Group, Session, pass_session, show, show_json, show_rows
from tracker.domain.entries import LAST_DAY, Goal
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.habits.goals import GoalName, find_goal_name, name_of
from tracker.domain.time.day_words import read_day
from tracker.domain.time.days import add_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.catalogues.intakes import Intake


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
    from tracker.diary.habits.habits import Habits
    from tracker.diary.habits.writing import (
        habit_for,
        need_what_counts,
        new_habit,
        reopened,
        write_goal,
    )
    from tracker.domain.words.wishes import goal_of, read_wish

    if not amount:
        need_what_counts(session.diary, Habits(session.diary), name)
        suggest(session, find_goal_name(name), as_json)
        return
    text = " ".join(amount)
    with session.diary.changing():
        habits = Habits(session.diary)
        aimed = need_what_counts(session.diary, habits, name)
        containers = session.diary.catalogue("containers")
        wish = read_wish(aimed, text, at_most=at_most, us=session.us, containers=containers)
        start = read_day(from_day, session.diary.clock) if from_day else session.diary.clock.today()
        new = goal_of(aimed, wish, start, at_most)
        habit = reopened(habit_for(habits, aimed) or new_habit(aimed))
        write_goal(session.diary, habit, new, start, f"goal set {name} {text}")
    _show_goals(session, [new], as_json)


@goal.command("list")
@click.option("--all", "everything", is_flag=True, help="Ended goals too.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def list_goals(session: Session, everything: bool, as_json: bool) -> None:
    """The goals in force, or every goal there ever was."""
    today = session.diary.clock.today()
    goals = [g for g in session.diary.store.goals() if everything or g.to_day >= today]
    if goals or as_json:
        _show_goals(session, goals, as_json)
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
    from tracker.diary.habits.habits import Habits
    from tracker.diary.habits.writing import end_habit, ended_goals, habit_for, need_what_counts
    from tracker.domain.habits.habit import goals_of

    with session.diary.changing():
        habits = Habits(session.diary)
        aimed = need_what_counts(session.diary, habits, name)
        habit = habit_for(habits, aimed)
        end = read_day(from_day, session.diary.clock) if from_day else session.diary.clock.today()
        if habit is None or not ended_goals(session.diary, habit.aim, end):
            raise TrackerError(f"no goal for {aimed.name} is in force on {end}")
        end_habit(session.diary, habit, add_days(end, -1), f"goal unset {name}", archive=False)
    if as_json:
        _show_goals(session, goals_of(habit, session.diary.store.goals()), as_json)
    else:
        show(f"no goal for {aimed.name} from {end} on", session)


def suggest(session: Session, name: GoalName, as_json: bool) -> None:
    """Show published amounts with their source; refuse where none is published."""
    intakes = suggestions(session, name)
    if as_json:
        show_json([intake._asdict() for intake in intakes])
        return
    if not intakes:
        raise WrongWords(f"say how much: tracker goal set {name.name} AMOUNT")
    from tracker.domain.catalogues.sources import cite
    from tracker.domain.units import format_measure
    from tracker.figures.own_units import in_own_units
    from tracker.screen.draw import wrap

    title = f"Published amounts for {name.name} (yours to choose; none is set by itself):"
    lines = wrap(title, session.style.width)
    amounts = {one: format_measure(name.measure, one.amount, us=session.us) for one in intakes}
    width = max(9, *map(len, amounts.values()))
    for intake, following in zip(intakes, [*intakes[1:], None], strict=True):
        amount = amounts[intake]
        text = in_own_units(intake.text, session.us)
        lines += wrap(f"  {amount:<{width}}  {text}", session.style.width, width + 4)
        if following is None or following.source != intake.source:
            lines += wrap(f"{'':{width + 4}}{cite(intake.source)}", session.style.width, width + 4)
    lines.append(f"Set one: tracker goal set {name.name} AMOUNT")
    show("\n".join(lines), session)


def suggestions(session: Session, name: GoalName) -> Sequence[Intake]:
    """Published amounts that fit the profile, or those for every adult where it says nothing."""
    from tracker.domain.catalogues.intakes import goal_suggestions

    return goal_suggestions(
        name.measure, name.kind, session.diary.store.profile(), session.diary.clock.today()
    )


def _show_goals(session: Session, goals: list[Goal], as_json: bool) -> None:
    if as_json:
        show_json([{"name": name_of(g), **_row(g)} for g in goals])
        return
    from tracker.diary.habits.habits import Habits
    from tracker.domain.habits.habit import goal_aim, plan_of
    from tracker.figures.habits import wish_words

    habits = {habit.aim: habit for habit in Habits(session.diary).all}
    rows = [
        (
            habits[goal_aim(g)].name,
            wish_words(plan_of(g, 1, 1), habits[goal_aim(g)].unit, us=session.us),
            f"from {g.from_day}" + ("" if g.to_day == LAST_DAY else f" to {g.to_day}"),
        )
        for g in goals
    ]
    show_rows(rows, session)


def _row(goal: Goal) -> dict[str, Any]:
    return {name: value for name, value in goal._asdict().items() if name != "uid"}
