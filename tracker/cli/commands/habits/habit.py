"""`tracker habit`: add a habit, change what is wanted of it, pause it, end it, look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.complete import habit_names, habit_or_new_names
from tracker.cli.session import Group, Session, pass_session, show, show_json

if TYPE_CHECKING:
    from tracker.figures.habits.one_habit import HabitKept

NAME = click.argument("name", shell_complete=habit_names)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
FROM = click.option("--from", "from_day", metavar="DAY", help="From this day on; default today.")


def goal_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what is wanted, how often, from when to when."""
    for option in (
        AS_JSON,
        click.option("--until", metavar="DAY", help="Its last day."),
        FROM,
        click.option("--group", metavar="NAME", help="A heading to list it under; '' for none."),
        click.option("--track", is_flag=True, help="Only track it: no goal, no streak."),
        click.option("--times", metavar="N/WINDOW", help="On so many days: 3/week, 2/month, 3/7."),
        click.option("--days", metavar="DAYS", help="On these weekdays: mon,wed,fri."),
        click.option("--at-most", metavar="AMOUNT", help="A ceiling: 2/day, 10/week."),
        click.option("--goal", metavar="AMOUNT", help="What to reach: 10min/day, 2/week, 3/7."),
    ):
        command = option(command)
    return command


@click.group(cls=Group)
def habit() -> None:
    """Habits: goals, schedules, streaks, of what you log anyway or of your own.

    \b
    tracker habit add stretch --goal 10min/day
    tracker habit add strength --goal 2/week
    tracker habit add meditation --unit min --goal 10/day
    tracker habit add coffee --at-most 2/day
    tracker habit add floss
    tracker habit add gym --days mon,wed,fri

    Then `tracker log meditation 10`, `tracker log floss`; see `tracker habits` and `tracker ask`.
    """


@habit.command("add")
@click.argument("name", nargs=-1, required=True, shell_complete=habit_or_new_names)
@click.option("--unit", metavar="UNIT", help="What one of your own is measured in: min, km, pages.")
@click.option("--own", is_flag=True, help="One of your own, though its name is near a known one.")
@goal_options
@pass_session
def add(session: Session, name: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Add a habit: of a kind of entry, of a drink or food, or of your own.

    \b
    tracker habit add stretch --goal 10min/day
    tracker habit add strength --goal 2/week
    tracker habit add coffee --at-most 2/day
    tracker habit add meditation --unit min --goal 10/day
    tracker habit add gym --days mon,wed,fri
    tracker habit add piano --unit min --goal 30 --times 3/7
    tracker habit add floss
    tracker habit add walk 30min/day
    tracker habit add tidy 3/week

    What you log anyway (stretch, coffee) is counted from what is logged; for one of your own use
    `tracker log meditation 10`, `tracker log floss`.
    """
    from tracker.diary.habits.adding import add_habit
    from tracker.domain.words.habit_line import HabitLine

    _answer(session, add_habit(session.diary, HabitLine(name, **options)), as_json)


@habit.command("set")
@click.argument("name", nargs=-1, required=True, shell_complete=habit_names)
@goal_options
@pass_session
def change(session: Session, name: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Change what is wanted from a day on; the days before stay judged by what held then.

    \b
    tracker habit set floss 3/week
    tracker habit set gym --days mon,wed,fri --from 2026-12-01
    """
    from tracker.diary.habits.adding import set_habit
    from tracker.domain.words.habit_line import HabitLine

    _answer(session, set_habit(session.diary, HabitLine(name, **options)), as_json)


@habit.command("show")
@NAME
@click.option("--last", metavar="PERIOD", default="90d", show_default=True, help="How far back.")
@AS_JSON
@pass_session
def show_habit(session: Session, name: str, last: str, as_json: bool) -> None:
    """A habit's calendar, its streaks, and what was wanted of it when."""
    from tracker.diary.habits import showing

    found = showing.show_habit(session.diary, name, last, us=session.us and not as_json)
    if as_json:
        show_json(found.as_json(), "habit-show")
        return
    from tracker.screen.one_habit import draw_habit

    style = session.style._replace(week_start=session.diary.clock.week_start)
    show(draw_habit(found, style), session)


@habit.command("pause")
@NAME
@FROM
@click.option("--until", metavar="DAY", help="Its last day; without one until `habit resume`.")
@click.option("--reason", metavar="TEXT", help="Why.")
@AS_JSON
@pass_session
def pause(
    session: Session,
    name: str,
    from_day: str | None,
    until: str | None,
    reason: str | None,
    as_json: bool,
) -> None:
    """Pause a habit: its days are not due, its streak and strength wait."""
    from tracker.diary.habits import life
    from tracker.domain.entries import LAST_DAY
    from tracker.domain.time.moment_words import full_day

    kept, days = life.pause(session.diary, name, from_day, until, reason)
    known = kept.habit.name
    begins, ends = (full_day(day, session.style.year) for day in days)
    end = f"tracker habit resume {known}" if days.last == LAST_DAY else ends
    _say(session, kept, f"{known} is paused from {begins} until {end}", as_json)


@habit.command("resume")
@NAME
@AS_JSON
@pass_session
def resume(session: Session, name: str, as_json: bool) -> None:
    """End a pause: from today on the habit is due again."""
    from tracker.diary.habits import life
    from tracker.domain.time.moment_words import full_day

    kept = life.resume(session.diary, name)
    today = full_day(session.diary.clock.today())
    _say(session, kept, f"{kept.habit.name} goes on from {today}", as_json)


@habit.command("archive")
@NAME
@AS_JSON
@pass_session
def archive(session: Session, name: str, as_json: bool) -> None:
    """Put a habit away: it ends today and leaves the lists; its history stays."""
    from tracker.diary.habits import life

    kept = life.archive(session.diary, name)
    known = kept.habit.name
    line = f"{known} is archived; tracker habit unarchive {known} brings it back"
    _say(session, kept, line, as_json)


@habit.command("unarchive")
@NAME
@AS_JSON
@pass_session
def unarchive(session: Session, name: str, as_json: bool) -> None:
    """Bring an archived habit back, with the goal that it had; the time between isn't judged."""
    from tracker.diary.habits import life

    _answer(session, life.unarchive(session.diary, name), as_json)


@habit.command("rename")
@NAME
@click.argument("new_name", nargs=-1, required=True)
@AS_JSON
@pass_session
def rename(session: Session, name: str, new_name: tuple[str, ...], as_json: bool) -> None:
    """Give a habit another name: `tracker habit rename floss dental-floss`.

    What was logged under the old one goes with it.
    """
    from tracker.diary.habits import life

    kept, former = life.rename(session.diary, name, " ".join(new_name))
    _say(session, kept, f"{former} is {kept.habit.name} now", as_json)


@habit.command("remove")
@NAME
@AS_JSON
@pass_session
def remove(session: Session, name: str, as_json: bool) -> None:
    """Take a habit away with its goals and skips, as if it had never been added.

    Entries stay. To end a habit and keep its history, archive it. --json gives it as it was.
    """
    from tracker.diary.habits import life

    gone = life.remove(session.diary, name)
    _say(session, gone, f"{gone.habit.name} is gone; what was logged stays", as_json)


def _answer(session: Session, kept: HabitKept, as_json: bool) -> None:
    """What is wanted of a habit that was written, or all of it as JSON."""
    if as_json:
        show_json(kept.as_json(), "habit")
        return
    from tracker.screen.one_habit import habit_line

    show(habit_line(kept, session.style), session)


def _say(session: Session, kept: HabitKept, line: str, as_json: bool) -> None:
    """What was done to a habit: a line, or the habit as JSON."""
    if as_json:
        show_json(kept.as_json(), "habit")
    else:
        show(line, session)
