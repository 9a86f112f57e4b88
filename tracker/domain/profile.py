"""The profile: facts about a person that switch rules and published amounts. All optional."""

from collections.abc import Mapping
from typing import NamedTuple

from tracker.domain.errors import UnknownName, WrongWords, shown


class ProfileField(NamedTuple):
    """One field. With `choices` the value is one of them, else a whole number in `low`..`high`."""

    name: str
    help: str
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0


_YES_NO = ("yes", "no")

FIELDS: Mapping[str, ProfileField] = {
    field.name: field
    for field in (
        ProfileField("birth-year", "for intakes by age", low=1900, high=2100),
        ProfileField("sex", "female or male; for intakes", ("female", "male")),
        ProfileField("height", "in cm; for the BMI beside your weight", low=50, high=260),
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

    near = difflib.get_close_matches(name, FIELDS, n=2)
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
    number = value.removesuffix("cm").strip()
    high = min(field.high, int(today[:4])) if field.name == "birth-year" else field.high
    if not (number.isascii() and number.isdigit()) or not field.low <= int(number[:9]) <= high:
        raise WrongWords(
            f"{field.name} is a whole number from {field.low} to {high}, not '{shown(text)}'"
        )
    return number
