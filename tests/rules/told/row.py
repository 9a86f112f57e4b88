"""One diary of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.entries import Entry


class Told(NamedTuple):
    """A diary by its name, the day it is judged on, and what is known beside its entries."""

    name: str
    entries: Iterable[Entry]
    as_of: str
    known: Mapping[str, object] = MappingProxyType({})
