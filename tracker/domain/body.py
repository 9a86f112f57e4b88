"""A body's height in cm or feet and inches, and what a height and a weight say of each other."""

from __future__ import annotations

import re

from tracker.domain.errors import WrongWords, shown
from tracker.domain.offers import Offer, command

LOWEST_CM, HIGHEST_CM = 50, 260
INCH = 2.54
_CM = {
    "cm": 1.0, "centimetre": 1.0, "centimeter": 1.0, "centimetres": 1.0, "centimeters": 1.0,
    "m": 100.0, "metre": 100.0, "meter": 100.0, "metres": 100.0, "meters": 100.0,
    "ft": 12 * INCH, "foot": 12 * INCH, "feet": 12 * INCH,
    "in": INCH, "inch": INCH, "inches": INCH,
}  # fmt: skip
_FEET, _METRES = 12 * INCH, 100.0
# Bare numbers: inches of a grown-up, cm of one, metres of anyone.
_INCHES, _TALL_CM, _IN_METRES = (48, 96), (100, HIGHEST_CM), (1.0, 2.6)
_SAME_SIGN = {"''": "in", '"': "in", "”": "in", "″": "in", "'": "ft", "’": "ft", "′": "ft"}
#: Outside of it a height or a weight isn't what it is taken for.
LOWEST_BMI, HIGHEST_BMI = 10, 100
# What makes another reading the likely one.
_USUAL = (15, 60)
_POUND = 0.45359237


def read_height(text: str, us: bool = False) -> float:
    """A height in cm from `178`, `1.78 m`, `5'10"`, `5 ft 10 in`, `70in`. Raises WrongWords.

    A number without a unit is cm; under US units from 48 to 96 it is inches.
    """
    from tracker.domain.number_words import in_digits
    from tracker.domain.numbers import read_parts, settle

    word = " ".join(in_digits(text.casefold().split()))
    for sign, unit in _SAME_SIGN.items():
        word = word.replace(sign, unit)
    word = re.sub(r"(?<=[a-z]) +| +(?=[a-z])", "", word)
    parts = read_parts(word) if word else None
    if parts is None or len(parts) > 2 or any(part.times > 1 for part in parts):
        raise _unreadable(text)
    for part in parts:
        settle(part, part.unit or "cm")
    first = _cm_of(parts[0].value, parts[0].unit, us, text)
    if len(parts) == 2:
        first += _smaller(parts[0].unit, parts[1].value, parts[1].unit, text)
    if not LOWEST_CM <= first <= HIGHEST_CM:
        raise WrongWords(
            f"height goes from {LOWEST_CM} to {HIGHEST_CM} cm, not {shown(text)}; "
            f"write it like 178cm or 5ft10"
        )
    return round(first, 2)


def _cm_of(number: float, unit: str, us: bool, text: str) -> float:
    if unit:
        if unit not in _CM:
            raise _unreadable(text)
        if _CM[unit] == _FEET and number != int(number):  # 5.10 ft may be five feet ten
            raise WrongWords(f"'{shown(text)}' may be feet and inches; write them like 5ft10")
        return number * _CM[unit]
    if _IN_METRES[0] <= number <= _IN_METRES[1]:
        return number * _METRES
    if us and _INCHES[0] <= number <= _INCHES[1]:
        return number * INCH
    if not us and _INCHES[0] <= number <= _INCHES[1]:
        raise WrongWords(f"{number:g} may be inches or cm; write {number:g}in or {number:g}cm")
    if 4 <= number < 8:
        raise WrongWords(f"'{shown(text)}' may be feet; write feet and inches like 5ft10")
    return number


def _smaller(larger: str, number: float, unit: str, text: str) -> float:
    """The inches behind feet, the cm behind metres."""
    if larger in ("ft", "foot", "feet") and unit in ("", "in", "inch", "inches") and number < 12:
        return number * INCH
    if larger == "m" and unit in ("", "cm") and 10 <= number < 100:
        return number
    raise _unreadable(text)


def _unreadable(text: str) -> WrongWords:
    return WrongWords(f"can't read the height '{shown(text)}'; write it like 178cm or 5ft10")


def format_height(cm: float, us: bool = False) -> str:
    """A height as people say it: `178 cm`, `5 ft 10 in`."""
    if not us:
        return f"{cm:.1f}".removesuffix(".0") + " cm"
    feet, inches = divmod(round(cm / INCH * 2) / 2, 12)
    return f"{feet:.0f} ft {inches:g} in" if inches else f"{feet:.0f} ft"


def bmi_of(kg: float, cm: float | None) -> float | None:
    """The body mass index; None without a height, and where one of the two can't be right."""
    found = kg / (cm / 100) ** 2 if cm else None
    return found if found is not None and LOWEST_BMI <= found <= HIGHEST_BMI else None


def height_in(profile_value: str) -> float | None:
    """The height in cm that a profile holds, None where it holds none."""
    try:
        cm = float(profile_value)
    except ValueError:
        return None
    return cm if LOWEST_CM <= cm <= HIGHEST_CM else None


def doubt_height(cm: float, kg: float, us: bool = False) -> str:
    """What is wrong with a height beside a weight, and what may have been meant; '' if nothing."""
    if bmi_of(kg, cm) is not None:
        return ""
    said = f"a height of {format_height(cm, us)} with a weight of {_weight(kg, us)}"
    maybe = [f"{round(cm, 1):g}in"] if _is_usual(kg, cm * INCH) else []
    maybe += [f"{round(cm / INCH, 1):g}cm"] if _is_usual(kg, cm / INCH) else []
    right = f"write {' or '.join(maybe)} if that was meant" if maybe else "one of the two is wrong"
    return f"{said} can't be (a BMI of {kg / (cm / 100) ** 2:.0f}); {right}"


def doubt_weight(kg: float, cm: float, us: bool = False) -> WrongWords | None:
    """What is wrong with a weight beside a height, and what may have been meant, if anything is."""
    if bmi_of(kg, cm) is not None:
        return None
    said = f"a weight of {_weight(kg, us)} with a height of {format_height(cm, us)}"
    number, other, unit = (kg / _POUND, kg / _POUND, "kg") if us else (kg, kg * _POUND, "lb")
    if _is_usual(other, cm):
        right: list[str | Offer] = [f"write {number:.6g}{unit} if that was meant"]
    elif _is_usual(kg, cm * INCH):
        mended = command(f"profile set height {cm:g}in")
        right = [f"if it is {cm:g} inches, ", mended, "; else write the unit"]
    else:
        right = ["write its unit if it is right"]
    return WrongWords(f"{said} can't be (a BMI of {kg / (cm / 100) ** 2:.0f}); ", *right)


def _is_usual(kg: float, cm: float) -> bool:
    return LOWEST_CM <= cm <= HIGHEST_CM and _USUAL[0] <= kg / (cm / 100) ** 2 <= _USUAL[1]


def _weight(kg: float, us: bool) -> str:
    return f"{kg / _POUND:.0f} lb" if us else f"{kg:g} kg"
