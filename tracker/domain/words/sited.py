"""Sites with their sides and scores: which of several belongs to which.

`6 lower-back left-hip` is one score for both sites, `6 lower-back 3 left-knee` each its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import Kind
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.offers import example
from tracker.domain.words.amounts import Amount
from tracker.domain.words.line import Item, Named, Side

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.words.before import Before, Place


PLACE_AS_BEFORE = "the place as before"


class Site(NamedTuple):
    """A site with the side that was typed with it; a side is kept for an axial site too.

    `before`: it wasn't named in full, and is where it hurt before.
    """

    name: str
    side: str | None
    before: bool = False


def place_as_before(kind: Kind, items: Sequence[Item], before: Before) -> Place | None:
    """Where it hurt before, for a score without a site; None where nothing did."""
    from tracker.domain.words.before import the_place

    score = next(item.text for item in items if isinstance(item, Amount))
    side = next((item.side for item in items if isinstance(item, Side)), None)
    return the_place(kind, None, before, side, score)


def pair_sides(items: Sequence[Item], known: Catalogue | None = None) -> list[Site | Amount]:
    """Sides attached to their sites. A side alone is left out.

    A side belongs to the site after it, or to the one before it: `left knee`, `knee left`, and in a
    row of sites the same way throughout; what is `known` tells which of them have sides. Raises
    WrongWords where that leaves a side over.
    """
    placed = [item for item in items if not isinstance(item, Amount)]
    if not any(isinstance(item, Named) for item in placed):
        return [item for item in items if isinstance(item, Amount)]
    sides_follow = isinstance(placed[0], Named) and _ends_in_side(placed, known)
    sides: dict[int, str] = {}
    for n, item in enumerate(placed):
        if not isinstance(item, Side):
            continue
        before_site = n + 1 < len(placed) and isinstance(placed[n + 1], Named)
        site = n + 1 if before_site and not sides_follow else n - 1
        if site < 0 or not isinstance(placed[site], Named) or site in sides:
            raise WrongWords(f"can't tell where '{item.side}' belongs; write left-hip right-knee")
        sides[site] = item.side
    sited: list[Site | Amount] = []
    n = 0
    for part in items:
        if isinstance(part, Amount):
            sited.append(part)
            continue
        if isinstance(part, Named):
            sited.append(Site(part.name, sides.get(n), part.before))
        n += 1
    return sited


def _ends_in_side(placed: Sequence[Item], known: Catalogue | None) -> bool:
    """Whether the last site that has sides has it behind itself: `knee left`, `knee left, neck`."""
    from tracker.domain.catalogues.sites import is_paired

    if isinstance(placed[-1], Side) or known is None:
        return isinstance(placed[-1], Side)
    names = [(n, item.name) for n, item in enumerate(placed) if isinstance(item, Named)]
    paired = [n for n, name in names if is_paired(name, known)]
    sides = [n for n, item in enumerate(placed) if isinstance(item, Side)]
    return [n + 1 for n in paired[-1:]] == sides[-1:] != []


def pair_scores(kind: Kind, items: Sequence[Site | Amount]) -> list[tuple[Site, Amount]]:
    """Every site with its score. `items` hold at least one of each. Raises WrongWords."""
    sites = [item for item in items if isinstance(item, Site)]
    scores = [item for item in items if isinstance(item, Amount)]
    _refuse_twice(kind, sites)
    if len(scores) == 1:
        return [(site, scores[0]) for site in sites]
    if len(sites) == 1:
        typed = " and ".join(shown(score.text) for score in scores)
        raise WrongWords(f"{typed} are two scores for {sites[0].name}; write one")
    # Scores stand before their sites throughout, or after them throughout.
    scores_first = isinstance(items[0], Amount)
    groups: list[tuple[Amount, list[Site]]] = []
    for item in items if scores_first else reversed(items):
        if isinstance(item, Amount):
            groups.append((item, []))
        elif groups:
            groups[-1][1].append(item)
        else:
            raise _unclear(kind)
    if not all(sites for _, sites in groups):
        raise _unclear(kind)
    pairs = [(site, score) for score, sites in groups for site in sites]
    return pairs if scores_first else pairs[::-1]


def _unclear(kind: Kind) -> WrongWords:
    like = example(f"{kind.name} 6 lower-back 3 left-knee")
    return WrongWords("can't tell which score is whose; write them like ", like)


def _refuse_twice(kind: Kind, sites: Sequence[Site]) -> None:
    for n, site in enumerate(sites):
        # `right hip hip` is one hip, too.
        before = [one.side for one in sites[:n] if one.name == site.name]
        if site.side in before or None in before or (before and site.side is None):
            name = f"{site.side} {site.name}" if site.side else site.name
            raise WrongWords(f"the {kind.noun} {name} is there twice; write it once")
