"""A body, front and back, drawn by ourselves: each site shaded by its mean, with its number.

Coordinates are those of the body's own left half as the back view shows it mirrored: x runs from
the middle outwards, y from the crown (8) to the soles (398). Paired sites are drawn on their side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sites import split_site
from tracker.domain.named_tuple import NamedTuple
from tracker.page.bands import band_of
from tracker.page.palette import Palette

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.sections.pain import SitePain

Point = tuple[float, float]

WIDE, HIGH, MIDDLES = 330, 424, (82, 248)
#: From the crown down one side to between the legs; the other side mirrors it.
HALF: tuple[Point, ...] = (
    (0, 8), (13, 11), (20, 23), (20, 40), (15.5, 53), (10.5, 61), (10.5, 70), (15, 77), (30, 82),
    (45, 88), (53, 100), (56, 122), (60, 150), (66, 180), (70, 207), (76, 224), (75, 242),
    (69, 247), (64, 236), (61, 212), (54, 183), (48, 155), (42, 130), (36.5, 114), (34, 135),
    (31, 160), (33, 182), (38, 206), (40, 232), (37, 265), (31, 297), (32, 322), (28, 350),
    (21, 377), (24, 391), (21, 397), (11, 397), (8, 389), (10, 375), (11, 345), (12, 320),
    (12, 298), (9, 265), (4, 230), (0, 223),
)  # fmt: skip


class Shape(NamedTuple):
    """An ellipse: its middle and its half axes. Axial sites have their middle at 0."""

    x: float
    y: float
    rx: float
    ry: float


_ARM = {
    "upper-arm": Shape(50, 124, 11, 20),
    "elbow": Shape(55, 154, 11, 11),
    "forearm": Shape(61, 182, 11, 18),
    "wrist": Shape(66, 209, 9, 8),
    "hand": Shape(70, 232, 12, 17),
    "finger": Shape(72, 241, 9, 9),
    "thumb": Shape(64, 229, 6, 9),
}
_BOTH = {
    "head": Shape(0, 28, 26, 27),
    "neck": Shape(0, 70, 14, 10),
    "shoulder": Shape(42, 93, 13, 12),
    **_ARM,
    "hip": Shape(31, 206, 9, 16),
    "leg": Shape(21, 297, 18, 76),
    "thigh": Shape(22, 256, 18, 33),
    "knee": Shape(21, 299, 13, 13),
    "lower-leg": Shape(21, 338, 14, 27),
    "ankle": Shape(16, 377, 11, 9),
    "foot": Shape(16, 392, 13, 9),
    "toe": Shape(16, 397, 12, 5),
}
FRONT = {
    **_BOTH,
    "jaw": Shape(9, 52, 8, 8),
    "chest": Shape(0, 108, 30, 22),
    "ribs": Shape(24, 141, 10, 18),
    "abdomen": Shape(0, 170, 24, 24),
    "pelvis": Shape(0, 205, 22, 13),
    "groin": Shape(0, 222, 13, 9),
    "shin": Shape(19, 338, 7, 25),
}
BACK = {
    **_BOTH,
    "upper-back": Shape(0, 101, 18, 19),
    "shoulder-blade": Shape(22, 107, 12, 17),
    "mid-back": Shape(0, 137, 22, 18),
    "ribs": Shape(26, 141, 8, 18),
    "lower-back": Shape(0, 173, 23, 18),
    "flank": Shape(28, 168, 7, 17),
    "sacrum": Shape(0, 197, 10, 9),
    "si-joint": Shape(12, 197, 6, 8),
    "coccyx": Shape(0, 210, 5, 6),
    "buttock": Shape(19, 214, 17, 16),
    "hamstring": Shape(22, 258, 16, 30),
    "calf": Shape(21, 334, 13, 22),
    "achilles": Shape(16, 364, 6, 12),
    "heel": Shape(15, 391, 9, 8),
}
EVERYWHERE = "widespread"


class Spot(NamedTuple):
    """A site on one view: where, how painful, and its number in the list beside."""

    shape: Shape
    level: float
    number: int


def outline(sites: Sequence[SitePain], catalogue: Catalogue, colours: Palette) -> str:
    """Both views as one SVG element. Sites that the drawing doesn't have are left out of it."""
    views = []
    for name, shapes, middle, left in (
        ("front", FRONT, MIDDLES[0], 1),
        ("back", BACK, MIDDLES[1], -1),
    ):
        spots = list(_spots(sites, shapes, left, catalogue))
        views.append(_view(name, spots, middle, left, _everywhere(sites), colours))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" '
        f'width="{WIDE}" height="{HIGH}"><defs><clipPath id="outline-edge">'
        f'<path d="{_silhouette()}"/></clipPath></defs>{"".join(views)}</svg>'
    )


def drawn(site: SitePain, catalogue: Catalogue) -> str | None:
    """The name of the shape that stands for a site: its own, or that of what it is part of."""
    name: str | None = split_site(site.site, catalogue)[0]
    for _ in range(8):
        if name is None or name in FRONT or name in BACK or name == EVERYWHERE:
            return name
        subject = catalogue.get(name)
        name = subject.parent if subject else None
    return None


def level_of(site: SitePain) -> float:
    """What a site is shaded by: the mean of its days, or its worst where all was estimated."""
    if site.mean is not None:
        return site.mean
    return max((day.worst for day in site.per_day if day.worst is not None), default=0)


def _everywhere(sites: Sequence[SitePain]) -> float:
    return max((level_of(site) for site in sites if site.site == EVERYWHERE), default=0)


def _spots(
    sites: Sequence[SitePain], shapes: dict[str, Shape], left: int, catalogue: Catalogue
) -> Iterator[Spot]:
    """`left` is 1 where the body's left lies to the right, -1 where it lies to the left."""
    for number, site in enumerate(sites, 1):
        shape = shapes.get(drawn(site, catalogue) or "")
        if shape is None:
            continue
        if shape.x == 0:
            yield Spot(shape, level_of(site), number)
            continue
        side = split_site(site.site, catalogue)[1]
        for of_side, sign in (("left", left), ("right", -left)):
            # A paired site without a side may be either: it is shaded on both.
            if side in (None, of_side):
                yield Spot(shape._replace(x=sign * shape.x), level_of(site), number)


def _view(
    name: str, spots: Sequence[Spot], middle: int, left: int, everywhere: float, colours: Palette
) -> str:
    whole = _colour(everywhere, colours) if everywhere else colours.empty
    least_first = sorted(spots, key=lambda spot: spot.level)
    most = least_first[-1].level if spots else 0
    shaded = "".join(_ellipse(spot, most, colours) for spot in least_first)
    numbers = "".join(_number(spot, colours) for spot in least_first if spot.number <= 9)
    sides = "".join(
        f'<text x="{sign * 66}" y="272" text-anchor="middle" font-size="11" '
        f'fill="{colours.muted}">{letter}</text>'
        for letter, sign in (("L", left), ("R", -left))
    )
    path = _silhouette()
    return (
        f'<g transform="translate({middle},0)"><path d="{path}" fill="{whole}"/>'
        f'<g clip-path="url(#outline-edge)">{shaded}</g>'
        f'<path d="{path}" fill="none" stroke="{colours.zero}" stroke-width="1.2"/>'
        f'{numbers}{sides}<text x="0" y="418" text-anchor="middle" font-size="12" '
        f'fill="{colours.muted}">{escape(name)}</text></g>'
    )


def _colour(level: float, colours: Palette) -> str:
    band = band_of(level)
    return getattr(colours, band.colour) if band else colours.line


def _ellipse(spot: Spot, most: float, colours: Palette) -> str:
    """In its band's colour, the fainter the further below the most painful site."""
    x, y, rx, ry = spot.shape
    strength = 0.4 + 0.6 * spot.level / most if most else 1.0
    return (
        f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" '
        f'fill="{_colour(spot.level, colours)}" fill-opacity="{strength:.2f}"/>'
    )


def _number(spot: Spot, colours: Palette) -> str:
    x, y = spot.shape.x, spot.shape.y
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="6.5" fill="{colours.paper}"/>'
        f'<text x="{x:g}" y="{y + 3.6:g}" text-anchor="middle" font-size="10" font-weight="600" '
        f'fill="{colours.ink}">{spot.number}</text>'
    )


def _silhouette() -> str:
    """The whole body's edge as a smooth closed path (a Catmull-Rom spline through the points)."""
    other = [(-x, y) for x, y in reversed(HALF[1:-1])]
    points = [*HALF, *other]
    count = len(points)
    path = [f"M{points[0][0]:g},{points[0][1]:g}"]
    for n in range(count):
        before, start = points[n - 1], points[n]
        end, after = points[(n + 1) % count], points[(n + 2) % count]
        first = [start[i] + (end[i] - before[i]) / 6 for i in (0, 1)]
        second = [end[i] - (after[i] - start[i]) / 6 for i in (0, 1)]
        path.append("C" + " ".join(f"{x:.1f},{y:.1f}" for x, y in (first, second, end)))
    return "".join(path) + "Z"
