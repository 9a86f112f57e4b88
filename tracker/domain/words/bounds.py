"""Amounts that can't be meant, refused with what might be: out of range, or far too small."""

from __future__ import annotations

from math import inf

from tracker.domain.errors import Unclear, WrongWords, shown
from tracker.domain.kinds import Field, Kind
from tracker.domain.measures import DIMENSIONS
from tracker.domain.units import format_measure, named_unit
from tracker.domain.words.amounts import Amount, Ruler, dimension

# More litres, glasses or tablets at once than these aren't what a small number meant.
_FEW = 9


def check_amount(amount: Amount, ruler: Ruler) -> None:
    """Refuse an amount that can't be meant. Raises WrongWords with what would be right."""
    field, value = amount.field, round(amount.value, 6)
    least = max(field.least_bare, field.us_least_bare if ruler.us else 0)
    if ruler.subject is not None and field is ruler.kind.fields[0]:
        least = max(least, ruler.subject.data.get("least_bare", 0))
    if amount.bare and 0 < amount.one < least:
        raise _too_little(amount, ruler)
    if amount.bare and ruler.us and field.us_most_bare and field.us_most_bare < amount.one < inf:
        number, other = _number(amount), DIMENSIONS[dimension(field)].units[0].name
        ways = [f"{number}{other}"]
        ways += [f"{number}{amount.unit.replace(' ', '-')}"] if value <= field.high else []
        told = f"{number} {amount.unit} is {format_measure(field.measure, amount.one)}"
        raise Unclear(told, amount.text, ways)
    if not field.low <= value <= field.high or (field.whole and value != int(value)):
        raise WrongWords(_range(ruler, amount))


def _number(amount: Amount) -> str:
    number = amount.one / named_unit(amount.field.measure, amount.unit).factor
    return f"{number:g}"


def range_words(kind: Kind, field: Field, us: bool) -> str:
    """A field's range as a sentence without its end: `pain goes from 0 to 10 in whole numbers`."""
    whole = " in whole numbers" if field.whole else ""
    if dimension(field) == "score":
        return f"{kind.name} goes from {field.low:g} to {field.high:g}{whole}"
    low = format_measure(field.measure, field.low, us=us)
    if low.startswith("0 "):
        low = "above 0"
    high = format_measure(field.measure, field.high, us=us)
    return f"{kind.name} goes from {low} to {high}{whole}"


def _range(ruler: Ruler, amount: Amount) -> str:
    typed = shown(amount.text)
    plain = " in plain digits" if abs(amount.value) == inf else ""
    if amount.bare and dimension(amount.field) != "score" and not plain:
        typed = f"{typed} {amount.unit}"
    hint = ""
    if amount.bare and len(ruler.kind.fields) > 1 and amount.value > amount.field.high:
        units = ", ".join(field.unit for field in ruler.kind.fields[1:])
        hint = f"; a number without a unit is {amount.unit}, so write {units} where meant"
    return f"{range_words(ruler.kind, amount.field, ruler.us)}{plain}, not {typed}{hint}"


def _too_little(amount: Amount, ruler: Ruler) -> Unclear:
    number = _number(amount)
    of = f" of {ruler.subject.name}" if ruler.subject else ""
    exact = f"{number}{amount.unit.replace(' ', '-')}"
    ways = [*_maybe(float(number), number, amount, ruler), exact]
    told = f"{number} {amount.unit}{of} is too little to be meant"
    return Unclear(told, amount.text, ways)


def _maybe(count: float, number: str, amount: Amount, ruler: Ruler) -> list[str]:
    """What a number that is too small may have meant: litres, glasses, tablets, several."""
    whole, many = count == int(count), "" if count == 1 else "s"
    units = list(ruler.subject.data.get("units", {})) if ruler.subject else []
    units = ["piece"] if "piece" in units else units
    if dimension(amount.field) == "volume":
        if count > _FEW:
            return [f"{number}cl"]
        if whole and ruler.subject is not None and "serving" in ruler.subject.data:
            return [f"{number} serving{many}", f"{number}l"]
        maybe = [f"{number}l"]
        if whole and ruler.containers is not None and ruler.containers().get("glass"):
            maybe.append(f"{number} glass{'es' if many else ''}")
        return [*maybe, f"{number}x{8 if ruler.us else 200}"] if whole and many else maybe
    if units and count <= _FEW:
        return [f"{number} {units[0]}{many}"]
    return []
