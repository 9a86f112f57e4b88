"""What a medicine holds: the mg of each ingredient in a piece of a product, and in a logged dose.

An ingredient counts in whatever product it came. What a dose of a product held is kept with its
entry, a measure an ingredient (`paracetamol_mg`), so that another recipe never changes an old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tracker.domain.measures import MEASURES
from tracker.domain.units import DOSE, PIECES

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue, Subject
    from tracker.domain.entries import Entry

#: The keys of a drug's data: mg of each ingredient in a piece; that it goes on the skin.
CONTAINS, TOPICAL = "contains", "topical"

_ENDING = "_mg"


def contents(subject: Subject | None) -> Mapping[str, float]:
    """The mg of each ingredient in a piece; empty for what is no product of others."""
    found: Mapping[str, float] = subject.data.get(CONTAINS, {}) if subject is not None else {}
    return found


def is_mixed(subject: Subject | None) -> bool:
    """Whether a product holds several ingredients, so that a number of mg says too little."""
    return len(contents(subject)) > 1


def measure_of(ingredient: str) -> str:
    """The measure that keeps an ingredient's mg: 'paracetamol_mg'."""
    return f"{ingredient}{_ENDING}"


def is_of_ingredient(measure: str) -> bool:
    """Whether a measure keeps the mg of an ingredient."""
    return measure.endswith(_ENDING) and len(measure) > len(_ENDING) and measure not in MEASURES


def parts_of(measures: Mapping[str, float]) -> dict[str, float]:
    """The mg of each ingredient that is kept with a dose; empty for none of a product."""
    return {m.removesuffix(_ENDING): mg for m, mg in measures.items() if is_of_ingredient(m)}


def kept_parts(measures: Mapping[str, float], subject: Subject | None) -> dict[str, float]:
    """The measures to keep of what a dose of a product holds, by its pieces or, of one, its mg."""
    held = contents(subject)
    if PIECES in measures:
        return {measure_of(name): round(measures[PIECES] * mg, 6) for name, mg in held.items()}
    if DOSE in measures and len(held) == 1:
        return {measure_of(name): measures[DOSE] for name in held}
    return {}


def ingredients(entry: Entry, drugs: Catalogue) -> dict[str, float | None]:
    """What a dose held, by ingredient; None where its mg isn't known.

    As it was kept with the entry, else as the catalogue knows its product. A drug that is no
    product is its own ingredient.
    """
    if entry.subject is None:
        return {}
    subject = drugs.get(entry.subject) or drugs.look_up(entry.subject)
    kept = parts_of(entry.measures)
    if not kept and subject is not None:
        kept = parts_of(kept_parts(entry.measures, subject))
    if kept:
        found: dict[str, float | None] = {}
        for name, mg in kept.items():  # an import may spell one thing in two ways
            spelled = _spelled(name, drugs)
            found[spelled] = mg + (found.get(spelled) or 0)
        return found
    if held := contents(subject):
        return dict.fromkeys(held)
    return {entry.subject if subject is None else subject.name: entry.measures.get(DOSE)}


def by_ingredient(
    entries: Iterable[Entry], drugs: Catalogue
) -> dict[str, list[tuple[Entry, float | None]]]:
    """Doses by ingredient, each with its mg, None where that isn't known.

    One without a name is under its kind's.
    """
    found: dict[str, list[tuple[Entry, float | None]]] = {}
    for entry in entries:
        held = ingredients(entry, drugs) or {entry.kind: entry.measures.get(DOSE)}
        for name, mg in held.items():
            found.setdefault(name, []).append((entry, mg))
    return found


def products_of(entries: Iterable[Entry]) -> list[str]:
    """The names that doses were logged under, each once."""
    return list(dict.fromkeys(entry.subject for entry in entries if entry.subject))


def _spelled(ingredient: str, drugs: Catalogue) -> str:
    if drugs.get(ingredient) is not None:
        return ingredient
    known = drugs.look_up(ingredient)
    return ingredient if known is None else known.name


def class_of(drug: str | None, drugs: Catalogue) -> str | None:
    """'nsaid', 'paracetamol', 'other', or None where nobody said.

    What is only known as a part of products (caffeine) is another.
    """
    if drug is None:
        return None
    subject = drugs.get(drug)
    if subject is None:
        known = any(drug in contents(one) for one in drugs.subjects.values())
        return "other" if known else None
    said = subject.data.get("class")
    return str(said) if said else None
