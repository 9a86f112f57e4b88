"""`tracker skip`: days on which a habit isn't asked for, with a reason, also ahead of time."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.complete import habit_names
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.diary.habits.habits import Habits
from tracker.domain.entries import Days
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.habits.habit import Habit
from tracker.domain.time.coming_days import days_at_end, read_coming_days
from tracker.domain.time.days import add_days, days_between
from tracker.screen.draw import clean

ALL = "all"
REASON_LIMIT = 200


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="NAME|all [DAYS]",
                shell_complete=habit_names)  # fmt: skip
@click.option("--reason", metavar="TEXT", help="Why: holiday, ill.")
@click.option("--off", is_flag=True, help="Take skips of these days back.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def skip(
    session: Session, words: tuple[str, ...], reason: str | None, off: bool, as_json: bool
) -> None:
    """Skip a habit today, on a day or on a range of days: its streak is kept.

    \b
    tracker skip floss
    tracker skip gym fri --reason "away"
    tracker skip gym 2026-12-20..2027-01-02 --reason holiday
    tracker skip all tomorrow
    """
    today = session.diary.clock.today()
    count = days_at_end(words[1:])
    named, said = words[: len(words) - count], words[len(words) - count :]
    days = read_coming_days(" ".join(said), today) if said else Days(today, today)
    name = " ".join(named)
    command = f"skip {' '.join(words)}"
    with session.diary.changing() as store:
        habit = None if name == ALL else Habits(session.diary).find(name)
        what = habit.name if habit else "every habit"
        if off:
            rows = cut_rows(session, habit, days, pause=False)
            if not rows:
                raise TrackerError(f"{what} isn't skipped {span_words(days)}")
            store.put(f"{command} --off", {"skips": rows})
            line = f"{what} isn't skipped {span_words(days)} any more"
        else:
            write_skips(session, habit, days, check_reason(reason), command)
            why = f": {clean(reason)}" if reason else ""
            line = f"{what} is skipped {span_words(days)}{why}"
    if as_json:
        show_json(
            [skip._asdict() for skip in session.diary.store.skips() if skip.to_day >= days.first]
        )
    else:
        show(line, session)


def span_words(days: Days) -> str:
    """'on 2026-12-20', 'from 2026-12-20 to 2027-01-02 (14 days)'."""
    if days.first == days.last:
        return f"on {days.first}"
    length = days_between(days.first, days.last) + 1
    return f"from {days.first} to {days.last} ({length} days)"


def check_reason(reason: str | None) -> str | None:
    """A reason of a line's length; an empty one is none."""
    if reason is None or not reason.strip():
        return None
    if len(reason) > REASON_LIMIT:
        raise WrongWords(f"--reason holds at most {REASON_LIMIT} characters, not {len(reason):,}")
    return reason.strip()


def write_skips(
    session: Session,
    habit: Habit | None,
    days: Days,
    reason: str | None,
    command: str,
    pause: bool = False,
) -> None:
    """Skip or pause a habit, or every one, on some days; what was skipped of them before goes."""
    rows = cut_rows(session, habit, days, pause)
    written: dict[str, Any] = {}
    uid = None
    if habit is not None:
        uid = habit.uid
        if not uid:
            from tracker.diary.habits.writing import habit_row

            uid = session.diary.store.new_uid()
            written["habits"] = [habit_row(habit._replace(uid=uid))]
    new = {
        "uid": session.diary.store.new_uid(),
        "habit_uid": uid,
        "from_day": days.first,
        "to_day": days.last,
        "reason": reason,
        "pause": int(pause),
    }
    session.diary.store.put(command, {**written, "skips": [*rows, new]})


def cut_rows(
    session: Session, habit: Habit | None, days: Days, pause: bool
) -> list[dict[str, Any]]:
    """The rows of skips (or pauses) without some days: gone, shorter, or in two pieces."""
    uids = {None} if habit is None else {habit.uid, *habit.twins}
    rows: list[dict[str, Any]] = []
    for row in session.diary.store.records("skips"):
        mine = row["habit_uid"] in uids and bool(row["pause"]) == pause and not row["deleted_at"]
        if not mine or row["to_day"] < days.first or row["from_day"] > days.last:
            continue
        before = {**row, "to_day": add_days(days.first, -1)}
        pieces = [before] if row["from_day"] < days.first else []
        if row["to_day"] > days.last:
            pieces.append({**row, "from_day": add_days(days.last, 1)})
        if not pieces:
            rows.append({**row, "deleted_at": session.now()})
        rows += pieces[:1]
        rows += [{**piece, "uid": session.diary.store.new_uid()} for piece in pieces[1:]]
    return rows
