"""Habits of the user's own: what they are measured in, and how an entry of one is read and shown.

They are measured in minutes, in a distance or in things of any name (pages, push-ups), or just
done. Nothing of theirs may count as a drink, a dose or a step: those have kinds of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.domain.catalogues.catalogue import NO_DATA, OwnSubject
from tracker.domain.errors import WrongWords, shown
from tracker.domain.habits.habit import Habit
from tracker.domain.kinds import KINDS, OWN, Kind
from tracker.domain.measures import MEASURES
from tracker.domain.units import COUNT, PIECES, format_counted, one_of, unit_of

DONE = "done"
_MEASURED = ("duration_min", "distance_m")
_THINGS = ("cup", "pint", "quart")  # units that are things as well: cups of tea can be counted
_LONGEST_UNIT = 20


def read_unit(word: str) -> tuple[str, str | None]:
    """What `--unit` names: a measure, and the unit that a bare number of it counts.

    Raises WrongWords for units of what the tracker has kinds for, and for what is no word.
    """
    text = " ".join(word.casefold().split())
    for measure in _MEASURED:
        unit = unit_of(measure, text)
        if unit is not None:
            return measure, unit.name
    if unit_of(COUNT, text) is not None:
        return COUNT, None
    for measure in MEASURES:
        unit = unit_of(measure, text) if measure != PIECES else None
        if unit is not None and unit.name not in _THINGS:
            raise WrongWords(
                f"a habit of your own isn't measured in {unit.name}: what is drunk, eaten, taken "
                "or walked has a log of its own; use min, km or a word such as pages"
            )
    fits = text and len(text) <= _LONGEST_UNIT and text[0].isalpha()
    if not fits or not all(c.isalpha() or c in "- " for c in text):
        raise WrongWords(f"'{shown(word)}' is no unit; use min, km or a word such as pages")
    return COUNT, text.replace(" ", "-")


def own_kind(habit: Habit) -> Kind:
    """The kind 'habit' as this one is logged: with the one field that it is measured in."""
    kind = KINDS[OWN]
    if habit.measure in (None, DONE):
        return kind._replace(fields=(), examples=(habit.name,))
    field = next(field for field in kind.fields if field.measure == habit.measure)
    if habit.measure != COUNT and habit.unit and unit_of(habit.measure, habit.unit):
        field = field._replace(unit=habit.unit, us_unit="")
    return kind._replace(fields=(field,), needs=1, examples=(f"{habit.name} 10",))


def subject_of(habit: Habit) -> OwnSubject:
    """An own habit as a subject of the vocabulary 'habits', with the word for what it counts."""
    data: dict[str, Any] = {}
    if habit.measure == COUNT and habit.unit:
        data["units"] = dict.fromkeys((habit.unit, one_of(habit.unit)), 1.0)
    return OwnSubject("habits", habit.subject or habit.name, None, None, data, habit.uid)


def subjects_of(habits: Iterable[Habit], former: Iterable[OwnSubject]) -> list[OwnSubject]:
    """The vocabulary 'habits': every own habit, and the former names of renamed ones."""
    own = [subject_of(habit) for habit in habits if habit.own]
    return own + [one._replace(data=NO_DATA) for one in former]


def attributes_of(habit: Habit, measures: Mapping[str, float]) -> dict[str, str]:
    """What an entry keeps beside its amounts: the word for what was counted."""
    return {"unit": habit.unit} if habit.unit and COUNT in measures else {}


def format_own(measures: Mapping[str, float], unit: str | None, us: bool = False) -> str:
    """An own habit's amount: '10 min', '20 pages', 'done'; 'not done' for an answer of no."""
    for measure in (COUNT, *_MEASURED):
        if measure in measures:
            return format_counted(measure, measures[measure], unit, us)
    return "done" if measures.get(DONE, 1) else "not done"
