"""What is known beside the entries: the person, the names, the goals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.entries import Goal


class Known(NamedTuple):
    """The person, the names of places and medicines, and all goals that there ever were.

    `alcoholic` are the names of the drinks that are no step towards a goal to drink enough.
    """

    profile: Mapping[str, str]
    sites: Catalogue
    drugs: Catalogue
    goals: Sequence[Goal] = ()
    alcoholic: Collection[str] = ()
