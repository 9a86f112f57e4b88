"""Habits read from a diary: which there are, what was wanted, what is known of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from tracker.diary.diary import Diary
from tracker.diary.habits.begun import goals_now, habits_now, skips_now
from tracker.diary.habits.fact_reader import FactReader
from tracker.domain.catalogues.families import apart_from, members_of
from tracker.domain.entries import Goal
from tracker.domain.errors import UnknownName, shown
from tracker.domain.habits.counting import vocabulary_of_families
from tracker.domain.habits.facts import off_days
from tracker.domain.habits.goal_habits import one_of_each
from tracker.domain.habits.habit import (
    Habit,
    Scope,
    Skip,
    goal_scope,
    plans_of,
    skips_of,
)
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.spelling import normalise
from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.words.naming import habit_meant
from tracker.figures.habits.one_habit import NO_FAMILY, Family
from tracker.figures.habits.standing import Ledger

#: How far ahead skips are looked at: longer than any streak is asked to wait.
AHEAD = 900


class Read(NamedTuple):
    """What of habits was read of the store before, as it is kept there; None where it wasn't."""

    goals: list[Goal] | None = None
    habits: list[Habit] | None = None
    closed: Collection[str] | None = None


NOTHING_READ = Read()


class Habits:
    """Every habit of a diary, with what bears on them read once; `read` is what was read before."""

    def __init__(self, diary: Diary, read: Read = NOTHING_READ) -> None:
        self._diary, self._store = diary, diary.store
        self.goals = self._store.goals() if read.goals is None else read.goals
        self._goals: dict[Scope, list[Goal]] = {}
        for goal in goals_now(diary, self.goals):
            self._goals.setdefault(goal_scope(goal), []).append(goal)
        self.skips: list[Skip] = self._store.skips()
        habits = self._store.habits() if read.habits is None else read.habits
        self.all = one_of_each(habits_now(diary, habits), self.goals)
        self.today = ordinal(diary.clock.today())
        self._facts = FactReader(diary, lambda: self.former, read.closed)
        self._off: dict[tuple[Skip, ...], Mapping[int, str]] = {}

    def current(self) -> list[Habit]:
        """Those that aren't archived and haven't ended, by group, in the order they were added."""
        today = iso(self.today)
        habits = [h for h in self.all if not h.archived and h.to_day >= today]
        groups = list(dict.fromkeys(habit.group for habit in habits))
        return sorted(habits, key=lambda h: -1 if h.group is None else groups.index(h.group))

    def find(self, words: str) -> Habit:
        """The habit that words name. Raises UnknownName with near ones."""
        found = self._named(words)
        if found is not None:
            return found
        import difflib

        name, names = normalise(words), [habit.name for habit in self.all]
        near = difflib.get_close_matches(name[:60], names)
        near += [n for n in names if len(name) > 2 and n.startswith(name) and n not in near]
        known = ", ".join(names[:5])
        otherwise = f"there is {known}" if known else "none is there; see tracker habit add --help"
        raise UnknownName("habit", shown(words), near[:3], otherwise)

    def knows(self, words: str) -> bool:
        """Whether words name a habit."""
        return self._named(words) is not None

    @cached_property
    def former(self) -> dict[str, str]:
        """The names that habits had before, each with the present one."""
        return self._store.former_habit_names()

    def _named(self, words: str) -> Habit | None:
        return habit_meant(words, self.all, self.former, self._diary.catalogue)

    def family(self, habit: Habit) -> Family:
        """What is counted with a habit's subject, and what stands apart from it."""
        vocabulary = vocabulary_of_families(habit.kind)
        if vocabulary is None or habit.subject is None:
            return NO_FAMILY
        known = self._diary.catalogue(vocabulary)
        members = members_of(habit.subject, known)[1:]
        return Family([known.subjects[name] for name in members], apart_from(habit.subject, known))

    def ledger(self, habit: Habit) -> Ledger:
        """What a report needs of a habit."""
        plans = plans_of(habit, self._goals.get(habit.scope, []))
        off, reading = self._days_off(habit), self._facts.reading(habit, plans)
        week_start = self._diary.clock.week_start
        return Ledger(habit, plans, off, reading.read, week_start, reading.note)

    def ledgers(self, habits: Iterable[Habit]) -> list[Ledger]:
        """The same for several."""
        return [self.ledger(habit) for habit in habits]

    @cached_property
    def _skips_now(self) -> list[Skip]:
        return skips_now(self._diary, self.skips)

    def _days_off(self, habit: Habit) -> Mapping[int, str]:
        """The days that a habit is skipped or paused; most habits have the same holidays."""
        skips = tuple(skips_of(habit, self._skips_now))
        if skips not in self._off:
            low = min((goal.from_day for goal in self.goals), default=iso(self.today))
            self._off[skips] = off_days(skips, ordinal(low), self.today + AHEAD)
        return self._off[skips]
