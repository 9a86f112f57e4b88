"""`back` as the one back that hurt lately: what was logged settles a word for several places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sites import BACKS

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.kinds import Kind
    from tracker.domain.words.before import LoggedBefore


def settled_places(
    kind: Kind, words: Sequence[tuple[int, str]], score: str, sites: Catalogue, before: LoggedBefore
) -> Iterator[tuple[int, str]]:
    """The site that each of some unread words means, by its place in the line.

    `score` is that of the line, for what a refusal offers. Raises WrongWords where several of the
    places that are meant hurt lately.
    """
    from tracker.domain.words.before import the_place

    for at, word in words:
        meant = sites.meant(word)
        if set(meant) == BACKS:
            place = the_place(kind, meant, before(), None, score)
            if place is not None:
                yield at, place.site
