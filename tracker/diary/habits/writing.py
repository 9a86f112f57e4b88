"""Writing habits, goals, skips and answers: one way for all that changes them.

What reads before it writes calls these inside `diary.changing()`, so that both are one change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.diary.close import closed_day
from tracker.diary.diary import Diary
from tracker.domain.entries import FIRST_DAY, LAST_DAY, Days, Entry, Goal
from tracker.domain.habits.habit import Habit, Scope, Skip, scope_of
from tracker.domain.kinds import OWN
from tracker.domain.time.days import add_days
from tracker.domain.time.ordinals import iso
from tracker.store.records import DELETED, GoalRecord, HabitRecord, SkipRecord, SubjectRecord

if TYPE_CHECKING:
    from tracker.diary.habits.answers import Answer
    from tracker.store.records import AnyRecord, Record

#: The names that habits had before are a vocabulary.
FORMER = "habits"


def write_goal(diary: Diary, habit: Habit, goal: Goal | None, from_day: str, command: str) -> Habit:
    """Write a habit with its goal from a day on, in one change; the goal before it ends then.

    Without a goal it is only tracked from that day on. An ended or archived habit goes on. Returns
    the habit as it is kept.
    """
    first = from_day if habit.from_day == FIRST_DAY else min(habit.from_day, from_day)
    kept = _with_uid(diary, habit._replace(from_day=first))
    goals = _ended_goals(diary, habit.scope, from_day)
    if goal is not None:
        goals.append(_new_goal(diary, goal._replace(to_day=kept.to_day)))
    diary.store.put(command, [_habit_record(kept), *goals])
    return kept


def write_habit(diary: Diary, habit: Habit, command: str, ends: bool) -> None:
    """Write a habit as it is. Where it `ends` with its last day, its goals do so too."""
    kept = _with_uid(diary, habit)
    goals = _ended_goals(diary, kept.scope, add_days(kept.to_day, 1)) if ends else []
    diary.store.put(command, [_habit_record(kept), *goals])


def end_habit(diary: Diary, habit: Habit, last_day: str, command: str, archive: bool) -> None:
    """End a habit and its goals with a day, in one change; the days before stay as they are.

    One that hadn't begun by then is taken away, but for an own one: its entries bear its name.
    """
    never = last_day < habit.from_day
    to_day = habit.from_day if never else last_day
    ended = habit._replace(to_day=to_day, archived=archive or habit.archived)
    record = _habit_record(_with_uid(diary, ended))
    if never and not habit.own:
        record = record._replace(stamps=DELETED)
    goals = _ended_goals(diary, habit.scope, add_days(last_day, 1))
    diary.store.put(command, [record, *goals])


def reopened(habit: Habit) -> Habit:
    """A habit that goes on, whatever had ended it."""
    return habit._replace(to_day=LAST_DAY, archived=False)


def has_goal_on(diary: Diary, habit: Habit, day: str) -> bool:
    """Whether a goal of a habit is in force on a day or comes into force after it."""
    return any(goal.to_day >= day for goal in _goals(diary, habit.scope))


def rename_habit(diary: Diary, habit: Habit, name: str, command: str) -> None:
    """Give a habit another name, in one change.

    Entries of an own habit bear its name, and so do its goals and every answer of "no". The old
    name stays another name for it, so that what another machine still logs under it is found.
    """
    store, old = diary.store, habit.name
    entries = (entry for entry in store.entries(kind=OWN) if entry.subject == old)
    goals = _goals(diary, habit.scope) if habit.own else []
    alias = SubjectRecord(store.new_uid(), FORMER, old, alias_of=name, parent=None, data="{}")
    subject = name if habit.own else habit.subject
    new = _with_uid(diary, habit._replace(name=name, subject=subject))
    records: list[AnyRecord] = [entry._replace(subject=name) for entry in entries]
    records += [goal._replace(subject=name) for goal in goals]
    store.put(command, [*records, *_realiased(diary, old, name), alias, _habit_record(new)])


def remove_habit(diary: Diary, habit: Habit, skips: Iterable[Skip], command: str) -> None:
    """Mark a habit deleted, with its goals and former names; of its `skips` those of no other."""
    uids = [uid for uid in (habit.uid, *habit.twins) if uid]
    mine = {skip.uid for skip in skips if skip.habit_uid is not None}
    record = _habit_record(habit)
    gone: list[Record] = [
        *(record._replace(uid=uid) for uid in uids),
        *_goals(diary, habit.scope),
        *(skip for skip in diary.store.records(SkipRecord) if skip.uid in mine),
        *(former for former in _former_names(diary) if former.alias_of == habit.name),
    ]
    diary.store.put(command, [record._replace(stamps=DELETED) for record in gone])


def write_skip(diary: Diary, habit: Habit | None, skip: Skip, command: str) -> None:
    """Skip or pause a habit, or every one, on some days; what was skipped of them before goes."""
    cut = _cut(diary, habit, Days(skip.from_day, skip.to_day), skip.pause)
    habits: list[HabitRecord] = []
    if habit is not None:
        kept = _with_uid(diary, habit)
        habits = [] if habit.uid else [_habit_record(kept)]
        skip = skip._replace(habit_uid=kept.uid)
    diary.store.put(command, [*habits, *cut, _new_skip(diary, skip)])


def end_skips(diary: Diary, habit: Habit | None, days: Days, pause: bool, command: str) -> bool:
    """Take skips (or pauses) of some days back. False where there were none: nothing is written."""
    cut = _cut(diary, habit, days, pause)
    if cut:
        diary.store.put(command, cut)
    return bool(cut)


def write_answers(
    diary: Diary, answers: Sequence[Answer], uids: Mapping[Scope, str], command: str
) -> list[Entry]:
    """Write answers as one change, which one undo takes back; the entries as they are kept.

    `uids` are those of the habits.
    """
    entries = [
        entry._replace(uid=diary.store.new_uid()) for one in answers for entry in one.entries
    ]
    diary.store.put(command, [*entries, *_answered(diary, answers, uids)])
    return _as_kept(diary, entries)


def _as_kept(diary: Diary, entries: Sequence[Entry]) -> list[Entry]:
    """Entries that were just written, with their ids."""
    if not entries:
        return []
    days, uids = sorted(entry.day for entry in entries), {entry.uid for entry in entries}
    return [e for e in diary.store.entries(Days(days[0], days[-1])) if e.uid in uids]


def _answered(
    diary: Diary, answers: Iterable[Answer], uids: Mapping[Scope, str]
) -> Iterator[AnyRecord]:
    """What answers say beside their entries: days to close, and to skip."""
    known = dict(uids)
    for answer in answers:
        day, habit = iso(answer.day), answer.habit
        if answer.closes:
            yield closed_day(diary, day)
        if not answer.skip or habit is None:
            continue
        uid = habit.uid or known.get(habit.scope)
        if not uid:
            habit = _with_uid(diary, habit)
            uid = known[habit.scope] = habit.uid
            yield _habit_record(habit)
        yield _new_skip(diary, Skip(uid, day, day, answer.reason))


def _with_uid(diary: Diary, habit: Habit) -> Habit:
    """A habit as it can be kept: one that a goal made has no record and no uid yet."""
    return habit if habit.uid else habit._replace(uid=diary.store.new_uid())


def _habit_record(habit: Habit) -> HabitRecord:
    return HabitRecord(
        uid=habit.uid,
        name=habit.name,
        kind=habit.kind,
        subject=habit.subject,
        measure=habit.measure,
        unit=habit.unit,
        group_name=habit.group,
        from_day=habit.from_day,
        to_day=habit.to_day,
        archived=habit.archived,
    )


def _new_goal(diary: Diary, goal: Goal) -> GoalRecord:
    return GoalRecord(
        uid=diary.store.new_uid(),
        kind=goal.kind,
        subject=goal.subject,
        measure=goal.measure,
        target=goal.target,
        direction=goal.direction,
        period=goal.period,
        schedule=goal.schedule,
        from_day=goal.from_day,
        to_day=goal.to_day,
        source=goal.source,
    )


def _new_skip(diary: Diary, skip: Skip) -> SkipRecord:
    return SkipRecord(
        diary.store.new_uid(), skip.habit_uid, skip.from_day, skip.to_day, skip.reason, skip.pause
    )


def _ended_goals(diary: Diary, scope: Scope, from_day: str) -> list[GoalRecord]:
    """The goals of a scope that hold on or after a day, ended the day before.

    A goal that had only begun on that day or later never came into force: it is marked deleted.
    """
    return [
        goal._replace(stamps=DELETED)
        if goal.from_day >= from_day
        else goal._replace(to_day=add_days(from_day, -1))
        for goal in _goals(diary, scope)
        if goal.to_day >= from_day
    ]


def _goals(diary: Diary, scope: Scope) -> list[GoalRecord]:
    """The goals of a scope."""
    goals = diary.store.records(GoalRecord)
    return [goal for goal in goals if scope_of(goal.kind, goal.subject, goal.measure) == scope]


def _cut(diary: Diary, habit: Habit | None, days: Days, pause: bool) -> list[SkipRecord]:
    """The skips (or pauses) without some days: gone, shorter, or in two pieces."""
    uids = {None} if habit is None else {habit.uid, *habit.twins}
    cut: list[SkipRecord] = []
    for skip in diary.store.records(SkipRecord):
        mine = skip.habit_uid in uids and skip.pause == pause
        if not mine or skip.to_day < days.first or skip.from_day > days.last:
            continue
        before = skip._replace(to_day=add_days(days.first, -1))
        pieces = [before] if skip.from_day < days.first else []
        if skip.to_day > days.last:
            pieces.append(skip._replace(from_day=add_days(days.last, 1)))
        if not pieces:
            cut.append(skip._replace(stamps=DELETED))
        cut += pieces[:1]
        cut += [piece._replace(uid=diary.store.new_uid()) for piece in pieces[1:]]
    return cut


def _realiased(diary: Diary, old: str, name: str) -> list[SubjectRecord]:
    """Former names point to the newest one; one that is taken again is a former name no more."""
    return [
        former._replace(stamps=DELETED) if former.name == name else former._replace(alias_of=name)
        for former in _former_names(diary)
        if name == former.name or former.alias_of == old
    ]


def _former_names(diary: Diary) -> list[SubjectRecord]:
    """The names that habits had before."""
    return [one for one in diary.store.records(SubjectRecord) if one.kind == FORMER]
