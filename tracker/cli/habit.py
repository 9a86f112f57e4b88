"""`tracker habit`: add a habit, change what is wanted of it, pause it, end it, look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from tracker.cli.complete import habit_names, habit_or_new_names
from tracker.cli.habit_life import AS_JSON, COMMANDS, NAME
from tracker.cli.habit_telling import answer
from tracker.cli.session import Group, Session, pass_session
from tracker.domain.entries import LAST_DAY
from tracker.domain.errors import WrongWords, shown
from tracker.domain.time.when import add_days

FROM = click.option("--from", "from_day", metavar="DAY", help="From this day on; default today.")


def wish_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what is wanted, how often, from when to when."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Answer as JSON."),
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
@wish_options
@pass_session
def add(
    session: Session,
    name: tuple[str, ...],
    unit: str | None,
    own: bool,
    as_json: bool,
    **options: Any,
) -> None:
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
    from tracker.cli.habit_words import hinting, split_wish
    from tracker.diary.habits.adding import added_habit, read_goal, refuse_bare
    from tracker.diary.habits.habits import Habits
    from tracker.diary.habits.writing import what_counts, write_goal
    from tracker.domain.names import normalise

    def is_measured(words: str) -> bool:
        return bool(unit) or what_counts(session.diary, habits, normalise(words)) is not None

    with session.diary.changing():
        habits = Habits(session.diary)
        called, options = split_wish(name, options, is_measured)
        new, aimed = added_habit(session.diary, habits, called, unit, own)
        refuse_bare(aimed, options)
        start = first_day(session, options["from_day"])
        new = with_ends(session, new, options, start)
        with hinting(name, called):
            goal = read_goal(session.diary, aimed, options, start)
        command = f"habit add {new.name}" + said_start(options["from_day"], start)
        kept = write_goal(session.diary, new, goal, start, command)
    answer(session, kept.name, as_json)


@habit.command("set")
@click.argument("name", nargs=-1, required=True, shell_complete=habit_names)
@wish_options
@pass_session
def change(session: Session, name: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Change what is wanted from a day on; the days before stay judged by what held then.

    \b
    tracker habit set floss 3/week
    tracker habit set gym --days mon,wed,fri --from 2026-12-01
    """
    from tracker.cli.habit_words import split_wish
    from tracker.diary.habits.adding import read_goal, wishes
    from tracker.diary.habits.habits import Habits
    from tracker.diary.habits.writing import habit_row, write_goal
    from tracker.domain.words.wishes import aimed_at

    with session.diary.changing() as store:
        habits = Habits(session.diary)
        called, options = split_wish(name, options, habits.knows)
        if not any(value for value in options.values()) and options["group"] is None:
            raise WrongWords("nothing to change: give --goal, --times, --days, --group or --until")
        old = habits.find(called)
        start = first_day(session, options["from_day"])
        new = with_ends(session, old, options, start)
        command = f"habit set {old.name}" + said_start(options["from_day"], start)
        if wishes(options):
            goal = read_goal(session.diary, aimed_at(old), options, start)
            write_goal(session.diary, new, goal, start, command)
        elif options["until"]:
            end(session, new, new.to_day, command)
        elif options["from_day"] and not options["group"]:
            raise WrongWords("--from goes with what holds from then on: --goal, --times or --days")
        else:
            row = habit_row(new._replace(uid=new.uid or store.new_uid()))
            store.put(command, {"habits": [row]})
    answer(session, old.name, as_json)


def said_start(text: str | None, start: str) -> str:
    """The option as the history keeps it: a chosen start is told from one that was just today."""
    return f" --from {start}" if text else ""


def first_day(session: Session, text: str | None) -> str:
    """The day that something holds from, today by default; `mon` is the last one."""
    from tracker.domain.time.coming_days import read_coming_day
    from tracker.domain.time.day_words import read_day

    today = session.diary.clock.today()
    try:
        return read_day(text, session.diary.clock) if text else today
    except WrongWords:
        return read_coming_day(text or "", today)


def with_ends(session: Session, habit: Any, options: dict[str, Any], start: str) -> Any:
    """A habit with the group and the last day that the options give it; what ended goes on."""
    from tracker.domain.time.coming_days import read_coming_day

    if options["group"] is not None:
        habit = habit._replace(group=_group(options["group"]))
    if options["until"]:
        last = read_coming_day(options["until"], session.diary.clock.today())
        if last < start:
            raise WrongWords(f"--until {last} is before its start {start}")
        return habit._replace(to_day=last, archived=False)
    wanted = any(options[name] for name in ("goal", "at_most", "days", "times", "track"))
    return habit._replace(to_day=LAST_DAY, archived=False) if wanted else habit


def _group(text: str) -> str | None:
    name = " ".join(text.split())
    if len(name) > 40 or not name.isprintable():
        raise WrongWords(f"'{shown(text)}' is no name for a group; use a few words")
    return name or None


def end(session: Session, ended: Any, last: str, command: str) -> None:
    """Give a habit its last day; goals that go beyond end with it."""
    from tracker.diary.habits.writing import ended_goals, habit_row

    kept = ended._replace(uid=ended.uid or session.diary.store.new_uid())
    goals = ended_goals(session.diary, kept.aim, add_days(last, 1))
    session.diary.store.put(command, {"habits": [habit_row(kept)], "goals": goals})


@habit.command("show")
@NAME
@click.option("--last", metavar="PERIOD", default="90d", show_default=True, help="How far back.")
@AS_JSON
@pass_session
def show_habit(session: Session, name: str, last: str, as_json: bool) -> None:
    """A habit's calendar, its streaks, and what was wanted of it when."""
    from tracker.cli.habit_showing import show_one

    show_one(session, name, last, as_json)


for command in COMMANDS:
    habit.add_command(command)
