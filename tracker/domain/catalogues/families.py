"""Families: a latte is a coffee, so what counts coffees counts it; decaf is a drink of its own.

A subject's `parent` is the family that it is in, `apart_from` one that it would be thought to be in
and isn't. The families of drinks are told in `tracker/data/drinks.json`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue

#: The keys of a drink's data.
ALCOHOLIC, APART_FROM = "alcoholic", "apart_from"


def upwards(name: str, catalogue: Catalogue) -> Iterator[str]:
    """A subject's name, that of the one it is a part of, and so on."""
    seen: set[str] = set()
    above: str | None = name
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        subject = catalogue.get(above)
        above = subject.parent if subject is not None else None


def families_of(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The families that a subject is in, the nearest first; none of a name that isn't known."""
    return tuple(upwards(name, catalogue))[1:]


def members_of(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """A subject itself, then what is counted with it, in the catalogue's order."""
    return (name, *(one for one in catalogue.subjects if name in families_of(one, catalogue)))


def apart_from(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What would be thought to be counted with a subject and isn't."""
    subjects = catalogue.subjects.values()
    return tuple(one.name for one in subjects if one.data.get(APART_FROM) == name)


def alcoholic(drinks: Catalogue) -> frozenset[str]:
    """The names of the drinks that are alcoholic, or of whose family one is."""
    marked = {one.name for one in drinks.subjects.values() if one.data.get(ALCOHOLIC)}
    return frozenset(one for one in drinks.subjects if not marked.isdisjoint(upwards(one, drinks)))
