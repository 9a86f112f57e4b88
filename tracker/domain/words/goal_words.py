"""What is wanted of a habit, read from `10min/day`, `2/week`, `3/7`, `2l`: for goals and habits.

A number without a unit counts the kind's own (`stretch 10/day` is minutes), but one too small to be
meant so, up to 7 a week or 31 a month, counts days: `strength 2/week`. `2x/day` counts entries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Goal
from tracker.domain.errors import WrongWords, shown
from tracker.domain.habits.countable import Countable
from tracker.domain.habits.schedules import DAILY, Schedule, read_schedule
from tracker.domain.kinds import Field, Kind, SubjectRule
from tracker.domain.measures import MEASURES
from tracker.domain.number_words import in_digits
from tracker.domain.words.reading import read_words

if TYPE_CHECKING:
    from tracker.domain.words.amounts import Containers

DONE = "done"
PERIODS = ("day", "week", "month")
_MOST_TIMES = {"day": 1000, "week": 7000, "month": 31_000}
_MOST_DAYS = {"week": 7, "month": 31}
_LY = {"daily": "/day", "weekly": "/week", "monthly": "/month"}
_TIMES = {"once": "1x", "twice": "2x", "thrice": "3x"}
_PERIOD = "|".join(PERIODS)
#: What a goal without a digit looks like: `twice a week`, `daily`, `every day`.
OFTEN = rf"(?:{'|'.join(_TIMES)})\s.*|{'|'.join(_LY)}|every\s(?:{_PERIOD})"
# Nobody weighs themself more often: a larger number is meant as a weight.
_MOST_LEVELS = 10
_EXAMPLES = {
    "volume": "2l", "time": "30min", "steps": "8000", "count": "10/day", "mass": "300g",
    "length": "3km", "dose": "400mg", "repetitions": "20reps",
}  # fmt: skip
_US_EXAMPLES = {"volume": "64oz", "length": "2mi", "mass": "10oz"}


def read_goal(
    countable: Countable,
    text: str,
    *,
    at_most: bool = False,
    schedule: Schedule | None = None,
    us: bool = False,
    containers: Containers | None = None,
) -> Goal:
    """Read a goal; who asked for it says from which day it holds.

    `schedule` says on which days it is wanted, where the text doesn't; `containers` are what
    `8 glasses` of a drink are measured in.

    Raises WrongWords for a goal of nothing, an unknown unit or period, and days that can't be.
    """
    whole = with_slash(text)
    if not at_most:  # of a ceiling it is the amount that is counted: 3 coffees, on any days
        whole = re.sub("^([1-9]|[12][0-9]|3[01]) days?/(?=week|month)", r"\1/", whole)
    if most := re.match("(at most|max|no more than) (.+)", whole):
        line = f"tracker habit add {countable.name} at most {most[2]}"
        raise WrongWords(f"a goal is to be reached; at most so much is a habit: {line}")
    # The last slash: `1/2 l/day` has another one.
    amount, slash, period = whole.rpartition("/") if "/" in whole else (whole, "", "day")
    amount, period = " ".join(in_digits(amount.split())), period.strip()
    if slash and not amount:
        if schedule is not None:
            raise _said_how_often(text)
        often = read_schedule("daily" if period == "day" else f"1/{period}")
        return _directed(days_wanted(countable, often), at_most)
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
        goal = _days_wanted(countable, text, times, period)
    elif period not in PERIODS:
        raise WrongWords(f"a goal is for a day, a week or a month, not '/{shown(period)}'")
    elif times is None:
        measure, target = _amount(countable, amount, us, containers)
        goal = _goal(countable, measure, target, period)
    elif at_most or period == "day":
        if times > _MOST_TIMES[period]:
            raise WrongWords(f"{times} times a {period} can't be meant; write at most 1000/day")
        goal = _goal(countable, DONE, times, period)
    else:
        goal = _days_wanted(countable, text, times, period)
    if schedule is not None:
        goal = _on_schedule(goal, schedule, text, at_most)
    return _directed(goal, at_most)


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
    if spelled is None:
        return re.sub(rf"^([0-9]+) ?x ({_PERIOD})$", r"\1x/\2", words)
    return f"{spelled[1] or ''}/{spelled[2]}"


def days_wanted(countable: Countable, schedule: Schedule) -> Goal:
    """Done at all, on the days of a schedule."""
    if not countable.has_entries:
        raise WrongWords(f"{countable.name} needs an amount, such as {_example(countable)}")
    return _goal(countable, DONE, 1, "day", schedule)


def _goal(
    countable: Countable, measure: str, target: float, period: str, schedule: Schedule = DAILY
) -> Goal:
    return Goal(
        measure, target, countable.kind, countable.subject, period=period, schedule=schedule.text
    )


def _directed(goal: Goal, at_most: bool) -> Goal:
    return goal._replace(direction="at-most") if at_most else goal


def _counts(countable: Countable, counted: re.Match[str], period: str, at_most: bool) -> bool:
    """Whether a number counts entries or days rather than minutes."""
    if not countable.has_entries:
        return False
    if counted[2] or countable.bare_counts or period.isdigit():
        return True
    return 0 < int(counted[1]) <= _MOST_DAYS.get(period, 0)


def _days_wanted(countable: Countable, text: str, times: int, window: str) -> Goal:
    return days_wanted(countable, read_schedule(f"{times}/{window}"))


def _said_how_often(text: str) -> WrongWords:
    return WrongWords(
        f"'{shown(text)}' says already how often; with --days or --times give an amount a day"
    )


def _on_schedule(goal: Goal, schedule: Schedule, text: str, at_most: bool) -> Goal:
    if goal.period != "day" or goal.schedule != DAILY.text:
        raise _said_how_often(text)
    if at_most and schedule.every not in ("day", "weekdays"):
        raise WrongWords("a ceiling holds every day or on some weekdays: --days mon,tue")
    return goal._replace(schedule=schedule.text)


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
    example = _example(countable, us)
    kind = Kind(countable.name, "", (example,), "", countable.fields, subject=rule)
    catalogue = load("habits", [countable.own]) if countable.own else None
    words = [countable.own.name] if countable.own else []
    try:
        (reading,) = read_words(
            kind, [*words, *amount.split()], catalogue=catalogue, containers=containers, us=us
        )
    except WrongWords as error:
        told = str(error)
        if not told.endswith(("?", example)):
            told += f"; write one like {example}"
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
