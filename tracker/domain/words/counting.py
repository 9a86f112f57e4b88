"""A bare number beside a name, where it counts things of it: `2 coffees`, `ibuprofen 1`, `a peach`.

Where an amount could be meant as well, it is refused with both: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import Unclear, WrongWords, shown
from tracker.domain.offers import Offer, command
from tracker.domain.units import PIECES, named_unit
from tracker.domain.words.amounts import Amount, Ruler, dimension

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Subject
    from tracker.domain.kinds import Kind

# Up to this many, `20 grapes` are as likely grapes as grams.
_MOST_PIECES = 50
# Servings and tablets: from so many on, a number is a volume or a dose.
_MOST_BEFORE, _MOST_BEHIND = 12, 4
# `22 beers` are no 22 ml, if they are a slip of the finger.
_FEW_ML = 50
# Under US units: from so many on, a number behind a drink is fl oz.
_LEAST_FL_OZ = 8


def count_things(amount: Amount, ruler: Ruler, *, before: bool) -> Amount:
    """The amount, or what it counts: pieces of a food, servings of a drink, tablets of a drug.

    `before`: it stands right before the name. Raises WrongWords where two meanings stand close.
    """
    field, subject = amount.field, ruler.subject
    if not amount.bare or subject is None or field is not ruler.kind.fields[0]:
        return amount
    number = amount.one / named_unit(field.measure, amount.unit).factor
    if field.counted == "piece":
        return _pieces(amount, ruler, number) if before else amount
    if field.counted == "serving" and subject.name != "water":
        return _servings(amount, ruler, number, before)
    if field.counted == "tablet":
        return _tablets(amount, ruler, number, before)
    return amount


def refuse_times(amount: Amount, said: str, names: Sequence[str], ruler: Ruler) -> None:
    """Refuse `2 runs`: the number before a name in the plural says how often, not how long.

    `said` is how the name was typed, `names` are those that the subject has. Raises WrongWords.
    """
    if not amount.bare or dimension(amount.field) != "time":
        return
    from tracker.domain.spelling import is_plural

    if is_plural(said, names):
        raise how_often(f"{amount.text} {said}", ruler.kind)


def how_often(said: str, kind: Kind) -> WrongWords:
    """The refusal of `2 walks`, of which nobody knows how long they were."""
    from tracker.domain.words.refusals import like

    return WrongWords(
        f"'{shown(said)}' says how often and not how long; log them one by one, ", *like(kind)
    )


def _of(amount: Amount, number: float, one: float, unit: str) -> Amount:
    """So many of a unit that holds `one` each; `2x3` of them are six."""
    times = amount.value / amount.one
    return amount._replace(value=number * one * times, one=number * one, unit=unit, bare=False)


def _units(ruler: Ruler) -> dict[str, float]:
    return dict(ruler.subject.data.get("units", {})) if ruler.subject else {}


def _pieces(amount: Amount, ruler: Ruler, number: float) -> Amount:
    assert ruler.subject is not None
    units, serving = _units(ruler), ruler.subject.data.get("serving")
    if "piece" not in units and number == 1 and serving is not None:
        return _of(amount, number, serving, "serving")  # what `banana` alone stands for
    if "piece" not in units and 0 < number <= _MOST_BEFORE:
        ways = [f"{number:g} servings"] if serving is not None else []
        raise Unclear(
            f"{number:g} may count pieces of {ruler.subject.name}, whose weight isn't known, or "
            f"{amount.unit}",
            amount.text,
            [*ways, f"{number:g}{amount.unit}"],
        )
    if "piece" not in units or not 0 < number <= _MOST_PIECES:
        return amount
    if amount.one >= amount.field.least_bare and not amount.counts:
        ways = [f"{number:g} pieces", f"{number:g}{amount.unit}"]
        raise Unclear(f"{number:g} may count pieces or {amount.unit}", amount.text, ways)
    return _of(amount, number, units["piece"], "piece")


def _servings(amount: Amount, ruler: Ruler, number: float, before: bool) -> Amount:
    serving = ruler.subject.data.get("serving") if ruler.subject else None
    if serving is None or number <= 0 or amount.value != amount.one:
        return amount
    whole = number % 1 == 0
    if number <= (_MOST_BEFORE if before else _MOST_BEHIND) and (
        whole or (before and amount.counts)
    ):
        return _of(amount, number, serving, "serving")
    if (ruler.us and number < _LEAST_FL_OZ) or (whole and before and number < _FEW_ML):
        ways = [f"{number:g} servings", f"{number:g}{amount.unit.replace(' ', '-')}"]
        raise Unclear(f"{number:g} may count servings or {amount.unit}", amount.text, ways)
    return amount


def _tablets(amount: Amount, ruler: Ruler, number: float, before: bool) -> Amount:
    assert ruler.subject is not None
    from tracker.domain.catalogues.ingredients import is_mixed

    data = ruler.subject.data
    if is_mixed(ruler.subject):
        return _mixed(amount, ruler, number)
    name = data.get("called", ruler.subject.name)
    tablet = _units(ruler).get("tablet")
    many = "tablet" if number == 1 else "tablets"
    if tablet is None:
        if before and 0 < number <= _MOST_BEFORE:
            raise WrongWords(
                f"the mg in a tablet of {name} isn't known: write ",
                Offer(f"{ruler.kind.name} {number:g} {many} {name}"),
                ", or the mg in all",
                *_once(ruler.subject),
            )
        if not before and 0 < number <= _MOST_BEHIND + 0.999:
            ways = [f"{number:g}mg", f"{number:g} {many}"]
            raise Unclear(f"{number:g} may be mg or tablets", amount.text, ways)
        return amount
    if not 0 < number <= _MOST_BEHIND or (number * 4) % 1:
        return amount
    if not before and number >= data.get("least_bare", 0) and tablet != 1:
        ways = [f"{number:g}mg", f"{number:g} {many}"]
        raise Unclear(f"{number:g} may be mg or tablets of {tablet:g} mg", amount.text, ways)
    return _of(amount, number, tablet, "tablet")


def _mixed(amount: Amount, ruler: Ruler, number: float) -> Amount:
    """Tablets of a product of several ingredients, which no number of mg can mean."""
    assert ruler.subject is not None
    if not 0 < number <= _MOST_BEHIND or (number * 4) % 1:
        name = ruler.subject.name
        raise Unclear(
            f"{name} is logged in pieces, of which {number:g} would be many",
            amount.text,
            [f"{number:g} tablets"],
        )
    pieces = next(field for field in ruler.kind.fields if field.measure == PIECES)
    return _of(amount._replace(field=pieces), number, 1, "tablets")


def _once(drug: Subject) -> tuple[str | Offer, ...]:
    """How to make a tablet known; a brand's strengths differ, so that it has none."""
    if "called" in drug.data:
        return ()
    return ", or once: ", command(f"drug set {drug.name} --tablet MG")
