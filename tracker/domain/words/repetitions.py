"""Repetitions of an exercise: `push-ups 20`, `squats 3x12`, `3 sets of 12`; a plank is held.

A bare number counts where the exercise is one that is counted; it is minutes where none is named
(`strength 40`) or only a place on the body (`40 core`). Of any other exercise it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import Kind
from tracker.domain.offers import Offer, either, example
from tracker.domain.units import REPETITIONS
from tracker.domain.words.amounts import Amount

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.kinds import Field

COUNTED, HELD = "counted", "held"

_SETS = ("set", "sets")


def join_sets(tokens: Sequence[str]) -> list[str]:
    """`3 sets of 12` as `3x12`. Raises WrongWords for sets that nothing is said of: `3x`."""
    joined: list[str] = []
    rest = list(tokens)
    while rest:
        word = rest.pop(0)
        if word.isdigit() and rest and rest[0] in _SETS:
            behind = rest[2:] if rest[1:2] == ["of"] else rest[1:]
            if behind and behind[0][0].isdigit():
                word, rest = f"{word}x{behind[0]}", behind[1:]
        if re.fullmatch("[0-9]{1,3}[x×*]", word) and not (rest and rest[0][0].isdigit()):
            raise WrongWords(
                f"'{shown(word)}' of how many? Write sets and repetitions, such as: ",
                example("strength push-ups 3x12"),
            )
        joined.append(word)
    return joined


def repetitions(
    amount: Amount, kind: Kind, exercise: str | None, known: Catalogue | None
) -> Amount:
    """The amount as its exercise takes it. Raises WrongWords where it may be either.

    `exercise` is its name, None where none is named.
    """
    if exercise is None or amount.field is not kind.fields[0]:
        if amount.bare and "x" in amount.text:
            raise WrongWords(
                f"'{shown(amount.text)}' of what? Name the exercise: ",
                Offer(f"{kind.name} squats {shown(amount.text)}"),
            )
        return amount
    subject = known.get(exercise) if known else None
    if subject is not None and subject.data.get(HELD):
        return _held(amount, exercise)
    if not amount.bare:
        return amount
    if subject is not None and subject.data.get(COUNTED):
        return _counted(amount, next(f for f in kind.fields if f.measure == REPETITIONS))
    if subject is None or amount.value != amount.one:
        ways = (f"{shown(amount.text)}reps", f"{amount.one:g}min")
        raise WrongWords(
            f"{shown(amount.text)} may be repetitions or minutes of {exercise}; write ",
            *either((f"{kind.name} {exercise} {way}" for way in ways), " or "),
        )
    return amount


def _counted(amount: Amount, field: Field) -> Amount:
    return amount._replace(field=field, unit="reps")


def _held(amount: Amount, exercise: str) -> Amount:
    """`plank 1:30` is a minute and a half; a bare number says neither seconds nor minutes."""
    if amount.bare:
        times, number = amount.value / amount.one if amount.one else 1, f"{amount.one:g}"
        sets = f"{times:g}x" if times > 1 else ""
        raise WrongWords(
            f"{number} may be seconds or minutes; write ",
            *either((f"{exercise} {sets}{number}{unit}" for unit in ("s", "min")), " or "),
        )
    if re.fullmatch("[0-9]{1,2}:[0-9]{2}", amount.text):
        minutes = amount.value / 60
        return amount._replace(value=minutes, one=minutes)
    return amount
