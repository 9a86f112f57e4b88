"""The small phrases that screens are made of: counts, amounts, names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.raw_text import on_one_line
from tracker.domain.texts import begun, listed

if TYPE_CHECKING:
    from tracker.figures.minerals import Mineral


def many(number: int, noun: str, plural: str = "") -> str:
    """'1 day', '2 days'.

    >>> count(1, "dose"), count(14, "dose")
    ('1 dose', '14 doses')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def words(name: str) -> str:
    """A catalogue's name as plain words: 'sports-drink' -> 'sports drink'; safe to print."""
    return on_one_line(name.replace("-", " "))


def sentence_of(text: str) -> str:
    """A text with a capital and a full stop."""
    return f"{begun(text).rstrip('.')}."


def in_products(drug: str, products: Sequence[str]) -> str:
    """What a drug came in, where that is another name: ' (in co-codamol-8-500)'.

    >>> in_products("ibuprofen", ["ibuprofen"]), in_products("ibuprofen", ["advil-pm", "ibuprofen"])
    ('', ' (in advil-pm, ibuprofen)')
    """
    return "" if list(products) == [drug] or not products else f" (in {', '.join(products)})"


def not_counted_words(drinks: Sequence[str]) -> str:
    """That some drinks are no step towards the goal for water.

    >>> not_counted_words(["wine"])
    "wine doesn't count towards the water goal"
    >>> not_counted_words(["beer", "white-wine"])
    "beer and white wine don't count towards the water goal"
    """
    verb = "doesn't" if len(drinks) == 1 else "don't"
    return f"{listed([words(name) for name in drinks])} {verb} count towards the water goal"


def milligrams(amount: float) -> str:
    """An amount of a mineral, whole from 10 mg on: a diary is no laboratory."""
    from tracker.domain.units import format_measure

    return format_measure("dose_mg", round(amount) if amount >= 10 else round(amount, 1))


def resting_words(resting: int) -> str:
    """How many findings stand that the user has answered; '' where none does.

    >>> resting_words(2), resting_words(0)
    ('2 findings acknowledged or snoozed: tracker check --all', '')
    """
    if not resting:
        return ""
    return f"{many(resting, 'finding')} acknowledged or snoozed: tracker check --all"


def too_much(mineral: Mineral, days: int) -> str:
    """A sentence for a mineral whose mean over some days passes its published upper limit."""
    upper = mineral.passed
    if upper is None:
        return ""
    name = mineral.mineral.capitalize()
    if upper.pills_only:
        about, mg = f"{name} from pills", mineral.pills_mg
    else:
        about, mg = f"{name} from pills, drinks and food", mineral.mean_mg
    return (
        f"{about}, {milligrams(mg)} a day (mean of {many(days, 'day')}), is above the published "
        f"upper limit of {milligrams(upper.mg)} for adults. A pharmacist or doctor can tell "
        "whether that is right for you."
    )
