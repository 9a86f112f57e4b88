"""`tracker habit pause`, `resume`, `archive`, `unarchive`, `rename`, `remove`: a habit's life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.complete import habit_names
from tracker.cli.day_options import DayCommand
from tracker.cli.habit_telling import answer, as_data, said
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.domain.entries import LAST_DAY, Goal
from tracker.domain.errors import TrackerError, WrongWords

if TYPE_CHECKING:
    from tracker.domain.habits.habit import Habit

NAME = click.argument("name", shell_complete=habit_names)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.command("pause", cls=DayCommand)
@NAME
@click.option("--from", "from_day", metavar="DAY", help="From this day on; default today.")
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
    from tracker.cli.skip import check_reason, write_skips
    from tracker.domain.entries import Days
    from tracker.domain.time.coming_days import read_coming_day

    today = session.diary.clock.today()
    first = read_coming_day(from_day, today) if from_day else today
    last = read_coming_day(until, today) if until else LAST_DAY
    if last < first:
        raise WrongWords(f"the pause would end on {last}, before it starts on {first}")
    why = check_reason(reason)
    with session.diary.changing():
        found = _find(session, name)
        command, days = f"habit pause {found.name}", Days(first, last)
        write_skips(session, found, days, why, command, pause=True)
    until_words = f"until {last}" if until else f"until tracker habit resume {found.name}"
    said(session, found.name, f"{found.name} is paused from {first} {until_words}", as_json)


@click.command("resume")
@NAME
@AS_JSON
@pass_session
def resume(session: Session, name: str, as_json: bool) -> None:
    """End a pause: from today on the habit is due again."""
    from tracker.cli.skip import cut_rows
    from tracker.domain.entries import Days

    with session.diary.changing() as store:
        today = session.diary.clock.today()
        found = _find(session, name)
        rows = cut_rows(session, found, Days(today, LAST_DAY), pause=True)
        if not rows:
            raise TrackerError(f"{found.name} isn't paused")
        store.put(f"habit resume {found.name}", {"skips": rows})
    said(session, found.name, f"{found.name} goes on from {today}", as_json)


@click.command("archive")
@NAME
@AS_JSON
@pass_session
def archive(session: Session, name: str, as_json: bool) -> None:
    """Put a habit away: it ends today and leaves the lists; its history stays."""
    from tracker.diary.habits.writing import end_habit

    with session.diary.changing():
        found = _find(session, name)
        if found.archived:
            raise TrackerError(f"{found.name} is archived already")
        last = min(session.diary.clock.today(), found.to_day)
        end_habit(session.diary, found, last, f"habit archive {found.name}", archive=True)
    back = f"tracker habit unarchive {found.name} brings it back"
    said(session, found.name, f"{found.name} is archived; {back}", as_json)


@click.command("unarchive")
@NAME
@AS_JSON
@pass_session
def unarchive(session: Session, name: str, as_json: bool) -> None:
    """Bring an archived habit back, with the goal that it had; the time between isn't judged."""
    from tracker.diary.habits.habits import Habits
    from tracker.diary.habits.writing import reopened, write_goal
    from tracker.domain.habits.habit import goals_of

    with session.diary.changing():
        habits = Habits(session.diary)
        found = habits.find(name)
        if not found.archived:
            raise TrackerError(f"{found.name} isn't archived")
        today = session.diary.clock.today()
        goals = goals_of(found, habits.goals)
        last: Goal | None = max(goals, key=lambda goal: goal.to_day, default=None)
        goal = last._replace(from_day=today, to_day=LAST_DAY) if last is not None else None
        write_goal(session.diary, reopened(found), goal, today, f"habit unarchive {found.name}")
    answer(session, found.name, as_json)


@click.command("rename")
@NAME
@click.argument("new_name", nargs=-1, required=True)
@AS_JSON
@pass_session
def rename(session: Session, name: str, new_name: tuple[str, ...], as_json: bool) -> None:
    """Give a habit another name: `tracker habit rename floss dental-floss`.

    What was logged under the old one goes with it.
    """
    from tracker.diary.habits.adding import check_name
    from tracker.diary.habits.habits import Habits
    from tracker.diary.habits.writing import renamed_rows

    with session.diary.changing() as store:
        habits = Habits(session.diary)
        found = habits.find(name)
        new = check_name(session.diary, habits, " ".join(new_name), found)
        store.put(f"habit rename {found.name} {new}", renamed_rows(session.diary, found, new))
    said(session, new, f"{found.name} is {new} now", as_json)


@click.command("remove")
@NAME
@AS_JSON
@pass_session
def remove(session: Session, name: str, as_json: bool) -> None:
    """Take a habit away with its goals and skips, as if it had never been added.

    Entries stay. To end a habit and keep its history, archive it. --json gives it as it was.
    """
    from tracker.diary.habits.habits import Habits
    from tracker.diary.habits.writing import former_rows, goal_rows, habit_row
    from tracker.domain.habits.habit import skips_of

    gone = session.now()
    rows: dict[str, Any] = {"habits": [], "goals": [], "skips": []}
    with session.diary.changing() as store:
        habits = Habits(session.diary)
        found = habits.find(name)
        former = former_rows(session.diary, found.name)
        rows["subjects"] = [{**row, "deleted_at": gone} for row in former]
        for uid in (found.uid, *found.twins):
            if uid:
                rows["habits"].append({**habit_row(found), "uid": uid, "deleted_at": gone})
        rows["goals"] = [{**row, "deleted_at": gone} for row in goal_rows(session.diary, found.aim)]
        mine = [skip.uid for skip in skips_of(found, habits.skips) if skip.habit_uid is not None]
        kept = store.records_by_key("skips", mine)
        rows["skips"] = [{**row, "deleted_at": gone} for row in kept.values()]
        store.put(f"habit remove {found.name}", {t: r for t, r in rows.items() if r})
    if as_json:
        show_json(as_data(found, habits), "habit")
    else:
        show(f"{found.name} is gone; what was logged stays", session)


def _find(session: Session, name: str) -> Habit:
    from tracker.diary.habits.habits import Habits

    return Habits(session.diary).find(name)


#: Every command of this module, for the group `habit`.
COMMANDS = (pause, resume, archive, unarchive, rename, remove)
