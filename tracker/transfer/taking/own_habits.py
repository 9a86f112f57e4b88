"""Habits of other apps: each becomes one of the user's own, or entries of a kind that measures it.

`Water` in ml and `Walk` in minutes are water and walks. Every other habit is an own one of its
name, which the user's is where there is one; with its goal and its skips it is written once its
entries are known, since it begins on the first of their days. Nothing becomes pain by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from tracker.domain.catalogues.sites import sided_site
from tracker.domain.entries import LAST_DAY, Days
from tracker.domain.errors import WrongWords
from tracker.domain.habits.habit import Habit
from tracker.domain.habits.own import DONE, read_unit
from tracker.domain.habits.schedules import read_schedule
from tracker.domain.kinds import KINDS, OWN
from tracker.domain.limits import MOST_WANTED
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.spelling import normalise
from tracker.domain.units import COUNT, named_unit, unit_of
from tracker.domain.words.naming import Meant, habit_named
from tracker.domain.words.reserved import HABITS, reserved_as
from tracker.store.records import GoalRecord, HabitRecord, Record, SkipRecord
from tracker.store.rows import RawRecord
from tracker.transfer.arriving import HabitEntry, IncomingEntry, IncomingHabit, Unfit, Wanted
from tracker.transfer.taking.identity import is_as_it_came, uid_of
from tracker.transfer.taking.mapped import Mapped
from tracker.transfer.taking.meaning import (
    Catalogues,
    name_of_pictures,
    plain_name,
    with_source,
)

#: The kinds that a habit may be of, by the names that it may have.
_MEASURED = {
    "water": "water", "walk": "walk", "walking": "walk", "stretch": "stretch",
    "stretching": "stretch", "strength": "strength", "strength-training": "strength",
    "sleep": "sleep", "weight": "weight",
}  # fmt: skip
_TAKEN = ("drinks", "foods", "stretches", "strength", "sports", "treatments", "drugs", "minerals")


class _Own(NamedTuple):
    """A habit that becomes one of the user's own: its name here, and what it is measured in."""

    name: str
    measure: str
    unit: str | None
    wanted: Wanted | None
    archived: bool


class Known(NamedTuple):
    """The user's habits, the names that they had before, and every vocabulary."""

    habits: list[Habit]
    former: Mapping[str, str]
    catalogues: Catalogues


class OwnHabits:
    """What becomes of the habits of one file."""

    def __init__(self, known: Known, source: str, maps: Mapping[str, Mapped]) -> None:
        self._known, self._source, self._maps = known, source, maps
        self._meant: dict[str, _Own | Mapped] = {}
        self._units: dict[str, str | None] = {}
        self._days: dict[str, list[str]] = {}
        self._skips: dict[tuple[str, str], str | None] = {}

    def say(self, habit: IncomingHabit) -> None:
        """A habit that the file has; the first of a name stays."""
        key = normalise(habit.name)
        if key in self._meant:
            return
        self._units[key] = habit.unit
        self._meant[key] = self._mapped(key, habit) or self._own(habit)

    def _mapped(self, key: str, habit: IncomingHabit) -> Mapped | None:
        if key in self._maps:
            return self._maps[key]
        kind = _MEASURED.get(key)
        if kind is None or not habit.unit:
            return None
        for field in KINDS[kind].fields:
            unit = unit_of(field.measure, habit.unit.casefold())
            if unit is not None:
                return Mapped(kind, measure=field.measure, factor=unit.factor)
        return None

    def _own(self, habit: IncomingHabit) -> _Own:
        measure, unit = DONE, None
        if habit.unit is not None:
            try:
                measure, unit = read_unit(habit.unit) if habit.unit.strip() else (COUNT, None)
            except WrongWords:
                measure, unit = COUNT, None
        return _Own(self._name(habit.name), measure, unit, habit.wanted, habit.archived)

    def _name(self, words: str) -> str:
        """The name that a habit has here; '' where none is left of it."""
        name = plain_name(words) or name_of_pictures(words)
        there = habit_named(name, self._known.habits, self._known.former)
        if name and there is None and not self._is_something_else(name):
            return name
        if there is not None and there.own:
            return there.name
        return with_source(name, self._source) if name else ""

    def _is_something_else(self, name: str) -> bool:
        sites = self._known.catalogues("sites")
        if reserved_as(name, HABITS) is not None or name in sites.hints:
            return True
        if sided_site(name, sites) is not None:
            return True
        return any(self._known.catalogues(v).look_up(name) is not None for v in _TAKEN)

    def entry(self, said: HabitEntry) -> tuple[IncomingEntry, Meant] | None:
        """The entry that was said of a habit, and what it is of; None for a skip of an own one.

        Skips are kept apart. Raises Unfit.
        """
        key = normalise(said.habit)
        if key not in self._meant:
            counted = said.done is None and said.amount is not None
            self.say(IncomingHabit(said.habit, "" if counted else None))
        meant = self._meant[key]
        if isinstance(meant, Mapped):
            return self._measured(key, meant, said)
        if not meant.name:
            raise Unfit("unknown-subject", said.habit)
        days = self._days.setdefault(meant.name, [said.when.day])
        self._days[meant.name] = [min(*days, said.when.day), max(*days, said.when.day)]
        if said.skipped:
            self._skip(meant.name, said)
            return None
        return _entry_of(said, _own_measures(meant, said)), Meant(OWN, meant.name)

    def _skip(self, name: str, said: HabitEntry) -> None:
        if (name, said.when.day) in self._skips:
            raise Unfit("repeated")
        self._skips[name, said.when.day] = said.note or None

    def _measured(self, key: str, meant: Mapped, said: HabitEntry) -> tuple[IncomingEntry, Meant]:
        """An entry of the kind that a habit is logged as. Raises Unfit."""
        if meant.kind is None:
            raise Unfit("not-ours")
        if said.skipped:
            raise Unfit("skipped-day")
        measures: dict[str, float] = {}
        if said.amount is not None:
            amount = meant.amount(said.amount, self._units.get(key))
            measures = {} if amount is None else dict([amount])
        elif said.done is False:
            raise Unfit("zero")
        if not measures and KINDS[meant.kind].needs:
            raise Unfit("no-value")
        return _entry_of(said, measures), Meant(meant.kind, meant.subject, meant.side)

    def records(self, today: str, there: Collection[str]) -> Iterator[Record]:
        """The habits, goals and skips that the file brings and the diary hasn't.

        `there` are those of `uids` that are in the diary, deleted ones too: they stay as they are.
        """
        by_name = {habit.name: habit for habit in self._known.habits}
        for own in self._new():
            if own.name in by_name or self.habit_uid(own.name) in there:
                continue
            days = _days_of(own, *(self._days.get(own.name) or [today, today]))
            yield _habit_record(self.habit_uid(own.name), own, days)
            if _is_goal(own):
                yield _goal_record(self._goal_uid(own.name), own, days)
        for (name, day), reason in self._skips.items():
            uid, of = self._skip_uid(name, day), self.habit_uid(name)
            if name in by_name:
                of = by_name[name].uid or of
            elif of in there:
                continue  # the habit was removed here
            if uid not in there:
                yield SkipRecord(uid, of, day, day, reason, False)

    def followed(self, there: Mapping[str, RawRecord]) -> Iterator[tuple[str, RawRecord]]:
        """The tables and records that a longer export gives other days: habits with their goals.

        Of `there`, as above, those that nobody has touched here. None begins later than it did.
        """
        for own in self._new():
            habit = there.get(self.habit_uid(own.name))
            if habit is None or own.name not in self._days or not is_as_it_came(habit):
                continue
            first, last = self._days[own.name]
            if habit["archived"]:
                last = max(last, habit["to_day"])
            days = _days_of(own, min(first, habit["from_day"]), last)
            yield from _moved("habits", habit, days, archived=int(own.archived))
            goal = there.get(self._goal_uid(own.name))
            if goal is not None and is_as_it_came(goal):
                yield from _moved("goals", goal, days)

    def _new(self) -> Iterable[_Own]:
        named: dict[str, _Own] = {}
        for meant in self._meant.values():
            if isinstance(meant, _Own) and meant.name:
                named.setdefault(meant.name, meant)
        return named.values()

    def habit_uid(self, name: str) -> str:
        """What a habit that comes from this source is called on every machine."""
        return uid_of("habit", self._source, name)

    def _goal_uid(self, name: str) -> str:
        return uid_of("goal", self._source, name)

    def _skip_uid(self, name: str, day: str) -> str:
        return uid_of("skip", self._source, f"{name}|{day}")

    @property
    def names(self) -> set[str]:
        """The app's names that were met, as they are spelled."""
        return set(self._meant)

    def uids(self) -> dict[str, list[str]]:
        """The uids that its habits, their goals and their skips have if they came before."""
        names = [own.name for own in self._new()]
        return {
            "habits": [self.habit_uid(name) for name in names],
            "goals": [self._goal_uid(name) for name in names],
            "skips": [self._skip_uid(*skip) for skip in self._skips],
        }


def _entry_of(said: HabitEntry, measures: Mapping[str, float]) -> IncomingEntry:
    return IncomingEntry(
        None,
        said.key,
        said.when,
        said.line,
        said.habit,
        measures,
        said.note or None,
        origin=said.origin,
        once=said.once,
    )


def _own_measures(own: _Own, said: HabitEntry) -> dict[str, float]:
    if own.measure == DONE:
        done = said.done if said.done is not None else bool(said.amount)
        more = {COUNT: said.amount} if said.amount and said.done else {}
        return {DONE: float(done), **more}
    amount = said.amount
    if amount is None:
        if said.done:
            raise Unfit("no-value")
        amount = 0.0
    return {own.measure: amount * _factor(own)}


def _factor(own: _Own) -> float:
    return named_unit(own.measure, own.unit).factor if own.unit and own.measure != COUNT else 1


def _is_goal(own: _Own) -> bool:
    """Whether what is wanted can be a goal here."""
    if own.wanted is None or not 0 < own.wanted.target * _factor(own) <= MOST_WANTED:
        return False
    try:
        read_schedule(own.wanted.schedule)
    except WrongWords:
        return False
    return True


def _days_of(own: _Own, first: str, last: str) -> Days:
    """The days of a habit that something is said of from `first` to `last`."""
    return Days(first, last if own.archived else LAST_DAY)


def _moved(
    table: str, before: RawRecord, days: Days, **more: int
) -> Iterator[tuple[str, RawRecord]]:
    """A record with other days and `more`, where that makes it another one."""
    moved = {**before, "from_day": days.first, "to_day": days.last, **more}
    if moved != before:
        yield table, moved


def _habit_record(uid: str, own: _Own, days: Days) -> HabitRecord:
    return HabitRecord(
        uid, own.name, OWN, own.name, own.measure, own.unit, None, *days, archived=own.archived
    )


def _goal_record(uid: str, own: _Own, days: Days) -> GoalRecord:
    wanted = own.wanted
    assert wanted is not None
    direction = "at-most" if wanted.most else "at-least"
    target = round(wanted.target * _factor(own), 6)
    schedule = read_schedule(wanted.schedule).text
    return GoalRecord(
        *(uid, OWN, own.name, own.measure, target, direction, wanted.period, schedule),
        *days,
        source=None,
    )
