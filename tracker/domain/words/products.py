"""A dose of a product as it is typed or mended: its pieces, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.domain.catalogues.ingredients import (
    contents,
    is_mixed,
    is_of_ingredient,
    measure_of,
    parts_of,
)
from tracker.domain.errors import WrongWords
from tracker.domain.offers import Offer
from tracker.domain.units import PIECES

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Subject
    from tracker.domain.entries import Entry
    from tracker.domain.kinds import Kind


def check_pieces(kind: Kind, product: Subject | None, measures: Mapping[str, float]) -> None:
    """Refuse a product of several ingredients without its pieces. Raises WrongWords."""
    if product is None or not is_mixed(product) or PIECES in measures:
        return
    held = ", ".join(contents(product))
    raise WrongWords(
        f"{product.name} is logged in pieces, since it holds several things ({held}): ",
        Offer(f"{kind.name} {product.name} 2 tablets"),
    )


def as_then(old: Entry, measures: Mapping[str, float]) -> dict[str, float]:
    """A mended dose by the recipe that its entry was kept with, where it was."""
    then = parts_of(old.measures)
    if not then or not old.measures.get(PIECES) or PIECES not in measures:
        return dict(measures)
    share = measures[PIECES] / old.measures[PIECES]
    others = {name: value for name, value in measures.items() if not is_of_ingredient(name)}
    return others | {measure_of(name): round(mg * share, 6) for name, mg in then.items()}
