"""What is wanted of a habit, read from `10min/day`, `2/week`, `3/7`, `2l`: for goals and habits.

A number without a unit counts the kind's own (`stretch 10/day` is minutes), but one too small to be
meant so, up to 7 a week or 31 a month, counts days: `strength 2/week`. `2x/day` counts entries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.entries import LAST_DAY, Goal
from tracker.domain.errors import WrongWords, shown
from tracker.domain.habits.habit import Habit
from tracker.domain.habits.in_force import GoalName, goal_names
from tracker.domain.habits.own import own_kind, subject_of
from tracker.domain.habits.schedules import DAILY, Schedule, read_schedule
from tracker.domain.kinds import KINDS, OWN, Field, Kind, SubjectRule
from tracker.domain.measures import MEASURES
from tracker.domain.number_words import in_digits
from tracker.domain.units import PIECES
from tracker.domain.words.reading import read_words

if TYPE_CHECKING:
    from tracker.domain.words.amounts import Containers

DONE = "done"
PERIODS = ("day", "week", "month")
#: What a goal may be, in its measure's canonical unit: anything above nothing, within reason.
SMALLEST, LARGEST = 1, 1_000_000
_MOST_TIMES = {"day": 1000, "week": 7000, "month": 31_000}
_MOST_DAYS = {"week": 7, "month": 31}
_LY = {"daily": "/day", "weekly": "/week", "monthly": "/month"}
_TIMES = {"once": "1x", "twice": "2x"}
_PERIOD = "|".join(PERIODS)
#: What a goal without a digit looks like: `twice a week`, `daily`, `every day`.
OFTEN = rf"(?:{'|'.join(_TIMES)})\s.*|{'|'.join(_LY)}|every\s(?:{_PERIOD})"
# Nobody weighs themself more often: a larger number is meant as a weight.
_MOST_LEVELS = 10
_EXAMPLES = {
    "volume": "2l", "time": "30min", "steps": "8000", "count": "10/day", "mass": "300g",
    "length": "3km", "dose": "400mg",
}  # fmt: skip
_US_EXAMPLES = {"volume": "64oz", "length": "2mi", "mass": "10oz"}


class Countable(NamedTuple):
    """What a habit can count: the measures of `fields`, and its entries.

    A bare number is of the first field, or with `bare_counts` that of the entries. `has_entries`:
    entries can be counted, so that days on which there is one can be, too. `level`: what is
    measured can't be added up, like a weight; only how often it is logged can be aimed at.
    """

    name: str
    kind: str | None
    subject: str | None = None
    fields: tuple[Field, ...] = ()
    has_entries: bool = True
    bare_counts: bool = False
    own: OwnSubject | None = None
    level: Field | None = None


class Wish(NamedTuple):
    """What was read: a measure's target a day, week or month, and on which days."""

    measure: str
    target: float
    period: str
    schedule: Schedule


def countable_of_name(name: GoalName) -> Countable:
    """What `goal set` knows by name: water, steps, minerals, and kinds."""
    if name.kind is not None:
        return countable_of_kind(KINDS[name.kind])
    fields = (field for kind in KINDS.values() for field in kind.fields)
    # A bare 2 for water is as little meant here as in a log.
    like = next((f for f in fields if f.measure == name.measure), None)
    field = Field(name.measure, name.unit, SMALLEST, LARGEST, name.us_unit)
    if like is not None:
        field = field._replace(least_bare=like.least_bare, us_least_bare=like.us_least_bare)
    return Countable(name.name, None, None, (field,), has_entries=False)


def countable_of_kind(kind: Kind, subject: str | None = None) -> Countable:
    """A kind, or a subject of one: its own measures, and its entries."""
    fields = tuple(
        field._replace(low=SMALLEST, high=LARGEST, whole=False, us_most_bare=0)
        for field in kind.fields
        # A patch and two drops can't be added up either.
        if field.measure != PIECES and MEASURES[field.measure].adds_up
    )
    # 2 coffees are cups, 2 minutes of a walk none.
    counts = not fields or (kind.subject is not None and not kind.exercise)
    # Scores and weights are levels: "at least 80 kg a day" means nothing.
    level = next((f for f in kind.fields if not MEASURES[f.measure].adds_up), None)
    name = subject or kind.name
    return Countable(name, kind.name, subject, fields, bare_counts=counts, level=level)


def countable_of_own(habit: Habit) -> Countable:
    """A habit of the user's own, in what it is measured in."""
    fields = tuple(f._replace(low=SMALLEST, high=LARGEST) for f in own_kind(habit).fields)
    own = subject_of(habit)
    return Countable(habit.name, OWN, habit.subject, fields, bare_counts=not fields, own=own)


def countable_of(habit: Habit) -> Countable:
    """What an existing habit counts."""
    if habit.own:
        return countable_of_own(habit)
    if habit.kind is not None:
        return countable_of_kind(KINDS[habit.kind], habit.subject)._replace(name=habit.name)
    names = [name for name in goal_names().values() if name.kind is None]
    return countable_of_name(next(name for name in names if name.measure == habit.measure))


def read_goal(
    countable: Countable,
    text: str,
    *,
    at_most: bool = False,
    schedule: Schedule | None = None,
    us: bool = False,
    containers: Containers | None = None,
) -> Wish:
    """Read a goal. `schedule` says on which days it is wanted, where the text doesn't; `containers`
    are what `8 glasses` of a drink are measured in.

    Raises WrongWords for a goal of nothing, an unknown unit or period, and days that can't be.
    """
    whole = with_slash(text)
    # The last slash: `1/2 l/day` has another one.
    amount, slash, period = whole.rpartition("/") if "/" in whole else (whole, "", "day")
    amount, period = " ".join(in_digits(amount.split())), period.strip()
    if slash and not amount:
        return days_wanted(countable, read_schedule("daily" if period == "day" else f"1/{period}"))
    amount = _TIMES.get(amount, amount)
    counted = re.fullmatch(r"(-?[0-9]{1,9}) ?(x|times?)?", amount)
    if re.match(r"-|0*([.,]0*)?([^0-9.,]|$)", amount) and re.search("[0-9]", amount):
        like = _example(countable, us)
        raise WrongWords(f"a goal is more than nothing, not {shown(amount)}; write one like {like}")
    times = int(counted[1]) if counted and _counts(countable, counted, period, at_most) else None
    if countable.level and (
        times is None or _means_level(times, countable.level, bare=whole.isdigit())
    ):
        raise WrongWords(
            f"{countable.name} can't be aimed at, only how often it is logged, such as 1/day "
            "or 3/week"
        )
    if period.isdigit():
        if times is None or at_most:
            raise WrongWords(
                f"'{shown(text)}' can't be read: an amount or a ceiling is for a day, a week or a "
                f"month; {period} days in a row take a number of days, such as 3/{period}"
            )
        wish = _days_wanted(countable, text, times, period)
    elif period not in PERIODS:
        raise WrongWords(f"a goal is for a day, a week or a month, not '/{shown(period)}'")
    elif times is None:
        measure, target = _amount(countable, amount, us, containers)
        wish = Wish(measure, target, period, DAILY)
    elif at_most or period == "day":
        if times > _MOST_TIMES[period]:
            raise WrongWords(f"{times} times a {period} can't be meant; write at most 1000/day")
        wish = Wish(DONE, times, period, DAILY)
    else:
        wish = _days_wanted(countable, text, times, period)
    return wish if schedule is None else _on_schedule(wish, schedule, text, at_most)


def _means_level(times: int, level: Field, bare: bool) -> bool:
    """Whether a number is meant as a score or a weight, not as how often there is one."""
    return times > _MOST_LEVELS or (bare and level.low <= times <= level.high)


def with_slash(text: str) -> str:
    """A goal with the slash it is written with: `3 times a week`, `10 min daily`, `every day`."""
    words = " ".join(text.casefold().split())
    amount, _, last = words.rpartition(" ")
    if last in _LY:
        return amount + _LY[last]
    spelled = re.fullmatch(rf"(?:(.*) )?(?:an?|per|each|every) ({_PERIOD})", words)
    return f"{spelled[1] or ''}/{spelled[2]}" if spelled else words


def days_wanted(countable: Countable, schedule: Schedule) -> Wish:
    """Done at all, on the days of a schedule."""
    if not countable.has_entries:
        raise WrongWords(f"{countable.name} needs an amount, such as {_example(countable)}")
    return Wish(DONE, 1, "day", schedule)


def goal_of(countable: Countable, wish: Wish, from_day: str, at_most: bool = False) -> Goal:
    """The goal that is wanted from a day on."""
    return Goal(
        measure=wish.measure,
        target=wish.target,
        kind=countable.kind,
        subject=countable.subject,
        direction="at-most" if at_most else "at-least",
        period=wish.period,
        from_day=from_day,
        to_day=LAST_DAY,
        schedule=wish.schedule.text,
    )


def _counts(countable: Countable, counted: re.Match[str], period: str, at_most: bool) -> bool:
    """Whether a number counts entries or days rather than minutes."""
    if not countable.has_entries:
        return False
    if counted[2] or countable.bare_counts or period.isdigit():
        return True
    return 0 < int(counted[1]) <= _MOST_DAYS.get(period, 0)


def _days_wanted(countable: Countable, text: str, times: int, window: str) -> Wish:
    return days_wanted(countable, read_schedule(f"{times}/{window}"))


def _on_schedule(wish: Wish, schedule: Schedule, text: str, at_most: bool) -> Wish:
    if wish.period != "day" or wish.schedule != DAILY:
        raise WrongWords(
            f"'{shown(text)}' says already how often; with --days or --times give an amount a day"
        )
    if at_most and schedule.every not in ("day", "weekdays"):
        raise WrongWords("a ceiling holds every day or on some weekdays: --days mon,tue")
    return wish._replace(schedule=schedule)


def _amount(
    countable: Countable, amount: str, us: bool, containers: Containers | None
) -> tuple[str, float]:
    """An amount, read as one of an entry would be: the same units, the same refusals."""
    if not countable.fields:
        measured = "; --unit min measures one of your own" if countable.own else ""
        raise WrongWords(
            f"'{shown(amount)}' can't be read: {countable.name} is counted in times, "
            f"such as {_example(countable)}{measured}"
        )
    rule = SubjectRule("habits", "habit") if countable.own else None
    kind = Kind(countable.name, "", ("",), "", countable.fields, subject=rule)
    catalogue = load("habits", [countable.own]) if countable.own else None
    words = [countable.own.name] if countable.own else []
    try:
        (reading,) = read_words(
            kind, [*words, *amount.split()], catalogue=catalogue, containers=containers, us=us
        )
    except WrongWords as error:
        told = str(error)
        if not told.endswith("?"):
            told += f"; write one like {_example(countable, us)}"
        raise WrongWords(told) from None
    if len(reading.measures) > 1:
        raise WrongWords(f"'{shown(amount)}' is more than one amount; a goal has one")
    ((measure, target),) = reading.measures.items()
    return measure, target


def _example(countable: Countable, us: bool = False) -> str:
    if not countable.fields:
        return "2/day or 3/week"
    dimension = MEASURES[countable.fields[0].measure].dimension
    if us and dimension in _US_EXAMPLES:
        return _US_EXAMPLES[dimension]
    return _EXAMPLES.get(dimension, "10/day")
