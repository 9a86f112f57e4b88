"""Writing habits and goals: one way for `goal set`, `habit add`, and all that changes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tracker.diary.diary import Diary
from tracker.diary.habits.habits import Habits
from tracker.domain.entries import FIRST_DAY, LAST_DAY, Goal
from tracker.domain.errors import UnknownName, shown
from tracker.domain.habits.goals import goal_names
from tracker.domain.habits.habit import OWN, Aim, Habit, aim_of
from tracker.domain.kinds import KINDS, SYNONYMS
from tracker.domain.names import normalise
from tracker.domain.time.when import add_days
from tracker.domain.words.naming import habit_named, what_is_logged
from tracker.domain.words.wishes import (
    NO_HABITS,
    Aimed,
    aimed_at,
    aimed_at_kind,
    aimed_at_name,
)

Rows = list[dict[str, Any]]


def what_counts(diary: Diary, habits: Habits, words: str) -> Aimed | None:
    """What a name counts: a habit that is there, water, a kind, a drink; None for a new word."""
    named = habit_named(words, habits.all, habits.former)
    if named is not None:
        return aimed_at(named)
    name = SYNONYMS.get(normalise(words), normalise(words))
    names = goal_names()
    if name in names:
        return aimed_at_name(names[name])
    meant = what_is_logged(name, diary.catalogue)
    if meant is None or meant.kind in NO_HABITS:
        return None
    return aimed_at_kind(KINDS[meant.kind], meant.subject)


def need_what_counts(diary: Diary, habits: Habits, words: str) -> Aimed:
    """The same for a name that must be known. Raises UnknownName with near ones."""
    found = what_counts(diary, habits, words)
    if found is not None:
        return found
    names = [*goal_names(), *(habit.name for habit in habits.all)]
    import difflib

    near = difflib.get_close_matches(words[:60], dict.fromkeys(names), n=3)
    otherwise = f"goals are for {', '.join(goal_names())} and habits: tracker habit add --help"
    raise UnknownName("goal", shown(words), near, otherwise)


def habit_for(habits: Habits, aimed: Aimed) -> Habit | None:
    """The habit that counts the same, if there is one."""
    aim = aim_of(aimed.kind, aimed.subject, aimed.fields[0].measure if aimed.fields else None)
    return next((habit for habit in habits.all if habit.aim == aim), None)


def new_habit(aimed: Aimed) -> Habit:
    """A habit of what ships: a kind, a subject, or a measure wherever it comes from."""
    measure = aimed.fields[0].measure if aimed.kind is None else None
    return Habit(aimed.name, aimed.kind, aimed.subject, measure)


def write_goal(diary: Diary, habit: Habit, goal: Goal | None, from_day: str, command: str) -> Habit:
    """Write a habit with its goal from a day on, in one change; the goal before it ends then.

    Without a goal it is only tracked from that day on. An ended or archived habit goes on. Returns
    the habit as it is kept.
    """
    first = from_day if habit.from_day == FIRST_DAY else min(habit.from_day, from_day)
    kept = habit._replace(from_day=first, uid=habit.uid or diary.store.new_uid())
    rows = ended_goals(diary, habit.aim, from_day)
    if goal is not None:
        row = goal._asdict() | {"uid": diary.store.new_uid(), "to_day": kept.to_day}
        rows.append(row)
    diary.store.put(command, {"habits": [habit_row(kept)], "goals": rows})
    return kept


def habit_row(habit: Habit) -> dict[str, Any]:
    """A habit as a record."""
    row = habit._asdict()
    row["group_name"] = row.pop("group")
    row["archived"] = int(habit.archived)
    del row["twins"]
    return row


def ended_goals(diary: Diary, aim: Aim, from_day: str) -> Rows:
    """The rows of goals for an aim that hold on or after a day, ended the day before.

    A goal that had only begun on that day or later never came into force: it is marked deleted.
    """
    rows = []
    for row in goal_rows(diary, aim):
        if row["to_day"] < from_day:
            continue
        if row["from_day"] >= from_day:
            rows.append({**row, "deleted_at": diary.now()})
        else:
            rows.append({**row, "to_day": add_days(from_day, -1)})
    return rows


def goal_rows(diary: Diary, aim: Aim) -> Rows:
    """The records of the goals for an aim, deleted ones left out."""
    return [
        row
        for row in diary.store.records("goals")
        if not row["deleted_at"] and aim_of(row["kind"], row["subject"], row["measure"]) == aim
    ]


def end_habit(diary: Diary, habit: Habit, last_day: str, command: str, archive: bool) -> Habit:
    """End a habit and its goals with a day, in one change; the days before stay as they are.

    One that hadn't begun by then is taken away, but for an own one: its entries bear its name.
    """
    never = last_day < habit.from_day
    ended = habit._replace(
        to_day=habit.from_day if never else last_day,
        archived=archive or habit.archived,
        uid=habit.uid or diary.store.new_uid(),
    )
    row = habit_row(ended)
    if never and not habit.own:
        row["deleted_at"] = diary.now()
    goals = ended_goals(diary, habit.aim, add_days(last_day, 1))
    diary.store.put(command, {"habits": [row], "goals": goals})
    return ended


def reopened(habit: Habit) -> Habit:
    """A habit that goes on, whatever had ended it."""
    return habit._replace(to_day=LAST_DAY, archived=False)


def renamed_rows(diary: Diary, habit: Habit, name: str) -> dict[str, Rows]:
    """Every row that a habit's new name changes, by table.

    Entries of an own habit bear its name, and so do its goals and every answer of "no". The old
    name stays another name for it, so that what another machine still logs under it is found.
    """
    store, old = diary.store, habit.name
    rows: dict[str, Rows] = {"entries": [], "goals": []}
    for entry in store.entries(kind=OWN):
        if entry.subject == old:
            record = store.record("entries", entry.uid)
            assert record is not None
            rows["entries"].append({**record, "subject": name})
    if habit.own:
        rows["goals"] = [{**row, "subject": name} for row in goal_rows(diary, habit.aim)]
    alias = {"uid": store.new_uid(), "kind": "habits", "name": old, "alias_of": name}
    rows["subjects"] = [*_realiased(diary, old, name), alias]
    subject = name if habit.own else habit.subject
    new = habit._replace(name=name, subject=subject, uid=habit.uid or store.new_uid())
    rows["habits"] = [habit_row(new)]
    return {table: given for table, given in rows.items() if given}


def former_rows(diary: Diary, name: str) -> Rows:
    """The records of the names that a habit had before."""
    records = _former_names(diary.store.records("subjects"))
    return [row for row in records if row["alias_of"] == name]


def _realiased(diary: Diary, old: str, name: str) -> Rows:
    """Former names point to the newest one; one that is taken again is a former name no more."""
    rows: Rows = []
    for row in _former_names(diary.store.records("subjects")):
        if row["name"] == name:
            rows.append({**row, "deleted_at": diary.now()})
        elif row["alias_of"] == old:
            rows.append({**row, "alias_of": name})
    return rows


def _former_names(records: Sequence[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    return (row for row in records if row["kind"] == "habits" and not row["deleted_at"])
