"""The published sources behind figures, limits and questions, and how each is cited.

A figure that was never read in its source (mark FROM MEMORY) has no citation: `cite` refuses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tracker.domain.catalogues.catalogue import read_data
from tracker.domain.named_tuple import NamedTuple

# VERIFIED: read in the source itself. VERIFIED-2nd: read on a page that copies or reports it.
# DERIVED: arithmetic on verified figures.
CITABLE = ("VERIFIED", "VERIFIED-2nd", "DERIVED")


class Source(NamedTuple):
    """One source: its key, a name of a few words, how to cite it whole, its year and address.

    A year or address of None is not known. `backs`: it speaks of backs only.
    """

    key: str
    short: str
    cite: str
    year: str | None
    url: str | None
    mark: str
    backs: bool = False


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its key, those that may not be cited too."""
    rows = (Source(**row) for row in read_data("sources")["sources"])
    return {row.key: row for row in rows}


def source(key: str) -> Source:
    """The source of a key; a place in it may follow (`USDA-SR 09326`).

    Raises KeyError for an unknown key, a mistake of the program's own data.
    """
    return sources()[key.partition(" ")[0]]


def cite(key: str) -> str:
    """A source as a reader needs it: name, year, address, and the place in it.

    >>> cite("NASEM-2019")  # doctest: +ELLIPSIS
    'National Academies, Dietary Reference Intakes..., 2019, https://...'

    Raises KeyError for an unknown key, ValueError for a source that was never read.
    """
    found = source(key)
    if found.mark not in CITABLE:
        raise ValueError(f"{found.key} is {found.mark}: it is not to be cited")
    place = key.partition(" ")[2]
    parts = (found.cite, f"no. {place}" if place else None, found.year, found.url)
    return ", ".join(part for part in parts if part)
