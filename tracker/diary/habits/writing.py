"""Writing habits, goals, skips and answers: one way for all that changes them.

What reads before it writes calls these inside `diary.changing()`, so that both are one change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.diary.diary import Diary
from tracker.domain.entries import FIRST_DAY, LAST_DAY, Days, Goal
from tracker.domain.habits.habit import Aim, Habit, Skip, aim_of, iso
from tracker.domain.kinds import OWN
from tracker.domain.time.days import add_days

if TYPE_CHECKING:
    from tracker.diary.habits.answers import Answer

Rows = list[dict[str, Any]]


def write_goal(diary: Diary, habit: Habit, goal: Goal | None, from_day: str, command: str) -> Habit:
    """Write a habit with its goal from a day on, in one change; the goal before it ends then.

    Without a goal it is only tracked from that day on. An ended or archived habit goes on. Returns
    the habit as it is kept.
    """
    first = from_day if habit.from_day == FIRST_DAY else min(habit.from_day, from_day)
    kept = _with_uid(diary, habit._replace(from_day=first))
    rows = _ended_goals(diary, habit.aim, from_day)
    if goal is not None:
        row = goal._asdict() | {"uid": diary.store.new_uid(), "to_day": kept.to_day}
        rows.append(row)
    _put(diary, command, habits=[_habit_row(kept)], goals=rows)
    return kept


def write_habit(diary: Diary, habit: Habit, command: str, ends: bool = False) -> None:
    """Write a habit as it is. Where it `ends` with its last day, its goals do so too."""
    kept = _with_uid(diary, habit)
    goals = _ended_goals(diary, kept.aim, add_days(kept.to_day, 1)) if ends else []
    _put(diary, command, habits=[_habit_row(kept)], goals=goals)


def end_habit(diary: Diary, habit: Habit, last_day: str, command: str, archive: bool) -> None:
    """End a habit and its goals with a day, in one change; the days before stay as they are.

    One that hadn't begun by then is taken away, but for an own one: its entries bear its name.
    """
    never = last_day < habit.from_day
    to_day = habit.from_day if never else last_day
    ended = habit._replace(to_day=to_day, archived=archive or habit.archived)
    row = _habit_row(_with_uid(diary, ended))
    if never and not habit.own:
        row["deleted_at"] = diary.now()
    goals = _ended_goals(diary, habit.aim, add_days(last_day, 1))
    _put(diary, command, habits=[row], goals=goals)


def reopened(habit: Habit) -> Habit:
    """A habit that goes on, whatever had ended it."""
    return habit._replace(to_day=LAST_DAY, archived=False)


def has_goal_on(diary: Diary, habit: Habit, day: str) -> bool:
    """Whether a goal of a habit is in force on a day or comes into force after it."""
    return any(row["to_day"] >= day for row in _goal_rows(diary, habit.aim))


def rename_habit(diary: Diary, habit: Habit, name: str, command: str) -> None:
    """Give a habit another name, in one change.

    Entries of an own habit bear its name, and so do its goals and every answer of "no". The old
    name stays another name for it, so that what another machine still logs under it is found.
    """
    store, old = diary.store, habit.name
    entries, goals = [], []
    for entry in store.entries(kind=OWN):
        if entry.subject == old:
            record = store.record("entries", entry.uid)
            assert record is not None
            entries.append({**record, "subject": name})
    if habit.own:
        goals = [{**row, "subject": name} for row in _goal_rows(diary, habit.aim)]
    alias = {"uid": store.new_uid(), "kind": "habits", "name": old, "alias_of": name}
    subjects = [*_realiased(diary, old, name), alias]
    subject = name if habit.own else habit.subject
    new = _with_uid(diary, habit._replace(name=name, subject=subject))
    rows = {"entries": entries, "goals": goals, "subjects": subjects, "habits": [_habit_row(new)]}
    _put(diary, command, **rows)


def remove_habit(diary: Diary, habit: Habit, skips: Iterable[Skip], command: str) -> None:
    """Mark a habit deleted, with its goals and former names; of its `skips` those of no other."""
    uids = [uid for uid in (habit.uid, *habit.twins) if uid]
    mine = [skip.uid for skip in skips if skip.habit_uid is not None]
    rows = {
        "habits": [{**_habit_row(habit), "uid": uid} for uid in uids],
        "goals": _goal_rows(diary, habit.aim),
        "skips": list(diary.store.records_by_key("skips", mine).values()),
        "subjects": [r for r in _former_names(diary) if r["alias_of"] == habit.name],
    }
    gone = diary.now()
    dead = {table: [{**r, "deleted_at": gone} for r in given] for table, given in rows.items()}
    _put(diary, command, **dead)


def write_skip(diary: Diary, habit: Habit | None, skip: Skip, command: str) -> None:
    """Skip or pause a habit, or every one, on some days; what was skipped of them before goes."""
    rows = _cut(diary, habit, Days(skip.from_day, skip.to_day), skip.pause)
    habits: Rows = []
    if habit is not None:
        kept = _with_uid(diary, habit)
        habits = [] if habit.uid else [_habit_row(kept)]
        skip = skip._replace(habit_uid=kept.uid)
    _put(diary, command, habits=habits, skips=[*rows, _skip_row(diary, skip)])


def end_skips(diary: Diary, habit: Habit | None, days: Days, pause: bool, command: str) -> bool:
    """Take skips (or pauses) of some days back. False where there were none: nothing is written."""
    rows = _cut(diary, habit, days, pause)
    if rows:
        _put(diary, command, skips=rows)
    return bool(rows)


def write_answers(
    diary: Diary, answers: Iterable[Answer], uids: Mapping[Aim, str], command: str
) -> None:
    """Write answers as one change, which one undo takes back. `uids` are those of the habits."""
    from tracker.store.rows import record_of

    entries, habits, skips = [], [], []
    known = dict(uids)
    for answer in answers:
        for entry in answer.entries:
            entries.append({**record_of(entry), "uid": diary.store.new_uid()})
        if not answer.skip:
            continue
        habit = answer.habit
        uid = habit.uid or known.get(habit.aim)
        if not uid:
            habit = _with_uid(diary, habit)
            uid = known[habit.aim] = habit.uid
            habits.append(_habit_row(habit))
        day = iso(answer.day)
        skips.append(_skip_row(diary, Skip(uid, day, day, answer.reason)))
    _put(diary, command, entries=entries, habits=habits, skips=skips)


def _put(diary: Diary, command: str, **rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows by table; a table without any is left out."""
    diary.store.put(command, {table: given for table, given in rows.items() if given})


def _with_uid(diary: Diary, habit: Habit) -> Habit:
    """A habit as it can be kept: one that a goal made has no row and no uid yet."""
    return habit if habit.uid else habit._replace(uid=diary.store.new_uid())


def _habit_row(habit: Habit) -> dict[str, Any]:
    """A habit as a record."""
    row = habit._asdict()
    row["group_name"] = row.pop("group")
    row["archived"] = int(habit.archived)
    del row["twins"]
    return row


def _skip_row(diary: Diary, skip: Skip) -> dict[str, Any]:
    """A new skip as a record."""
    return skip._asdict() | {"uid": diary.store.new_uid(), "pause": int(skip.pause)}


def _ended_goals(diary: Diary, aim: Aim, from_day: str) -> Rows:
    """The rows of goals for an aim that hold on or after a day, ended the day before.

    A goal that had only begun on that day or later never came into force: it is marked deleted.
    """
    rows = []
    for row in _goal_rows(diary, aim):
        if row["to_day"] < from_day:
            continue
        if row["from_day"] >= from_day:
            rows.append({**row, "deleted_at": diary.now()})
        else:
            rows.append({**row, "to_day": add_days(from_day, -1)})
    return rows


def _goal_rows(diary: Diary, aim: Aim) -> Rows:
    """The records of the goals for an aim, deleted ones left out."""
    return [
        row
        for row in diary.store.records("goals")
        if not row["deleted_at"] and aim_of(row["kind"], row["subject"], row["measure"]) == aim
    ]


def _cut(diary: Diary, habit: Habit | None, days: Days, pause: bool) -> Rows:
    """The rows of skips (or pauses) without some days: gone, shorter, or in two pieces."""
    uids = {None} if habit is None else {habit.uid, *habit.twins}
    rows: Rows = []
    for row in diary.store.records("skips"):
        mine = row["habit_uid"] in uids and bool(row["pause"]) == pause and not row["deleted_at"]
        if not mine or row["to_day"] < days.first or row["from_day"] > days.last:
            continue
        before = {**row, "to_day": add_days(days.first, -1)}
        pieces = [before] if row["from_day"] < days.first else []
        if row["to_day"] > days.last:
            pieces.append({**row, "from_day": add_days(days.last, 1)})
        if not pieces:
            rows.append({**row, "deleted_at": diary.now()})
        rows += pieces[:1]
        rows += [{**piece, "uid": diary.store.new_uid()} for piece in pieces[1:]]
    return rows


def _realiased(diary: Diary, old: str, name: str) -> Rows:
    """Former names point to the newest one; one that is taken again is a former name no more."""
    rows: Rows = []
    for row in _former_names(diary):
        if row["name"] == name:
            rows.append({**row, "deleted_at": diary.now()})
        elif row["alias_of"] == old:
            rows.append({**row, "alias_of": name})
    return rows


def _former_names(diary: Diary) -> Rows:
    """The records of the names that habits had before."""
    records = diary.store.records("subjects")
    return [row for row in records if row["kind"] == "habits" and not row["deleted_at"]]
