"""The profile: facts about a person that switch rules and published amounts. All optional."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tracker.domain.body import HIGHEST_CM, LOWEST_CM
from tracker.domain.errors import TwoNumbers, UnknownName, WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.numbers import read_number


class ProfileField(NamedTuple):
    """One field. With `choices` the value is one of them, else a whole number in `low`..`high`."""

    name: str
    help: str
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0


HEIGHT = "height"
_YES_NO = ("yes", "no")

FIELDS: Mapping[str, ProfileField] = {
    field.name: field
    for field in (
        ProfileField("birth-year", "for intakes by age", low=1900, high=2100),
        ProfileField("sex", "female or male; for intakes", ("female", "male")),
        ProfileField(HEIGHT, "for the BMI beside your weight", low=LOWEST_CM, high=HIGHEST_CM),
        ProfileField("pregnant", "yes or no; for intakes and warnings", _YES_NO),
        ProfileField("kidney-disease", "yes or no; switches drink advice off", _YES_NO),
        ProfileField("heart-failure", "yes or no; switches drink advice off", _YES_NO),
        ProfileField("fluid-limit", "yes or no; switches drink advice off", _YES_NO),
        ProfileField("blood-thinner", "yes or no; for the label's warnings", _YES_NO),
    )
}


def find_field(word: str) -> ProfileField:
    """The field a word names. Raises UnknownName with what there is."""
    name = word.casefold().replace("_", "-")
    if name in FIELDS:
        return FIELDS[name]
    import difflib

    near = difflib.get_close_matches(name, FIELDS)
    raise UnknownName("profile field", word, near, f"there is {', '.join(FIELDS)}")


def read_value(field: ProfileField, text: str, today: str) -> str:
    """A field's value as it is kept. Raises WrongWords for an impossible one."""
    value = text.strip().casefold()
    if field.choices:
        short = {choice[0]: choice for choice in field.choices}
        value = short.get(value, value)
        if value not in field.choices:
            raise WrongWords(f"{field.name} is {' or '.join(field.choices)}, not '{shown(text)}'")
        return value
    if field.name == HEIGHT:
        return _read_cm(field, value, text)
    high = min(field.high, int(today[:4])) if field.name == "birth-year" else field.high
    number: float | None = None
    try:
        number = read_number(value)
    except TwoNumbers:
        raise
    except WrongWords:
        pass
    if number is None or number != int(number) or not field.low <= number <= high:
        raise WrongWords(
            f"{field.name} is a whole number from {field.low} to {high}, not '{shown(text)}'"
        )
    return f"{number:.0f}"


def _read_cm(field: ProfileField, value: str, text: str) -> str:
    """A height in cm as it is kept; what people type, `read_height` reads."""
    if re.fullmatch(r"[0-9]{2,3}(\.[0-9]{1,2})?", value):
        cm = float(value)
        if field.low <= cm <= field.high:
            return f"{cm:g}"
    raise WrongWords(f"{field.name} is from {field.low} to {field.high} cm, not '{shown(text)}'")
