"""A Vega-Lite spec drawn to SVG, made small and fit to stand in a page or a document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tracker.domain.errors import TrackerError
from tracker.domain.raw_text import cleaned
from tracker.page.drawer import draw_text

Spec = Mapping[str, Any]
#: Specs as JSON to SVGs, in their order: all are asked for at once and had one by one.
Draw = Callable[[Sequence[str]], Iterator[str]]

_END = "</g></svg>"
_ESCAPED = re.compile(r"\\[ubf]")
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_NEEDLESS = re.compile(
    r" (?:class|role|aria-[a-z]+|pointer-events|font-family|stroke-miterlimit|xmlns:xlink"
    r'|version)="[^"]*"| (?:opacity|stroke-width)="1"| transform="translate\(0,0\)"'
)
_HIDDEN = re.compile(r'<path(?: d="[^"]*"| transform="[^"]*")*(?: display="none")?/>')
_HOLLOW = re.compile(r"<g(?:></g>|/>)")
_HEAD = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"[^>]*>')
_PATH = re.compile(r'<path d="([^"]*)"([^>]*)/>')
_PLACED = re.compile(r'<path transform="translate\(([-\d.]+),([-\d.]+)\)" d="([^"]*)"([^>]*)/>')
_CIRCLE = re.compile(r"M([\d.]+),0A[^Z]*Z?")
#: Letters with their place: what a page has by the hundred.
_TEXT = re.compile(
    r'<text text-anchor="(\w+)" transform="translate\((-?[\d.]+),(-?[\d.]+)\)"([^>]*)>'
    r"([^<]*)</text>"
)
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


def missing_extra(error: ImportError) -> TrackerError:
    """What to say where the extra `page` isn't installed."""
    return TrackerError(
        f"this needs {error.name or 'more'}, which isn't installed; "
        "run: python -m pip install 'soreback[page]'"
    )


def draw_here(specs: Sequence[str]) -> Iterator[str]:
    """Draw in this process. Raises TrackerError where the extra `page` isn't installed."""
    try:
        yield from map(draw_text, specs)
    except ImportError as error:
        raise missing_extra(error) from None


def render(specs: Sequence[Spec], draw: Draw = draw_here) -> Iterator[str]:
    """Specs as `<svg>` elements that take the width they are given, with real text.

    What is the same is drawn once. Raises TrackerError where the extra `page` isn't installed.
    """
    texts = [_text(spec) for spec in specs]
    drawn, done = draw([*dict.fromkeys(texts)]), dict[str, str]()
    return (done.get(text) or done.setdefault(text, slim(next(drawn))) for text in texts)


def laid_over(svg: str, elements: str) -> str:
    """A drawing with other elements of SVG over it, which begin in the corner of its plot."""
    return f"{svg.removesuffix(_END)}{elements}{_END}"


def _text(spec: Spec) -> str:
    """A spec as JSON that says nothing which XML can't carry."""
    text = json.dumps(spec, ensure_ascii=False)
    # Most charts hold thousands of plain values: only where an escape stands is each looked at.
    if text.isprintable() and not _ESCAPED.search(text):
        return text
    return json.dumps(cleaned(spec))


def slim(svg: str) -> str:
    """The same drawing in a fraction of the characters.

    A year of bars is one path instead of 365; what only an editor or a script could use is left
    out. The font is the page's own.
    """
    # Inside the tags: what is written on an axis stays as it is.
    svg = _TAG.sub(lambda tag: _NUMBER.sub(_rounded, tag[0]), svg)
    svg = _NEEDLESS.sub("", svg)
    svg = _HIDDEN.sub("", svg)
    while (less := _HOLLOW.sub("", svg)) != svg:
        svg = less
    svg = _gather(_merge(svg))
    return _HEAD.sub(
        r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \1 \2" width="\1" height="\2">', svg
    )


def _merge(svg: str) -> str:
    """Neighbouring closed shapes that differ only in their place become one path."""
    svg = _PLACED.sub(_moved, svg)
    parts: list[str] = []
    shape, style, end = "", "", 0
    for found in _PATH.finditer(svg):
        if shape.endswith("Z") and found.start() == end and found[2] == style:
            parts.append(found[1])
        else:
            parts += [f'"{style}/>' if shape else "", svg[end : found.start()]]
            parts += ['<path d="', found[1]]
        shape, style, end = found[1], found[2], found.end()
    return "".join(parts) + (f'"{style}/>' if shape else "") + svg[end:]


def _rounded(found: re.Match[str]) -> str:
    return f"{float(found[0]):.1f}".removesuffix(".0")


def _gather(svg: str) -> str:
    """Neighbouring words that look the same say so once, around them all."""
    parts: list[str] = []
    style, end = "", 0
    for found in _TEXT.finditer(svg):
        own = f'<g text-anchor="{found[1]}"{found[4]}>'
        if style and not (found.start() == end and own == style):
            parts.append("</g>")
            style = ""
        parts.append(svg[end : found.start()])
        if not style:
            parts.append(own)
        parts.append(f'<text x="{found[2]}" y="{found[3]}">{found[5]}</text>')
        style, end = own, found.end()
    return "".join(parts) + ("</g>" if style else "") + svg[end:]


def _moved(found: re.Match[str]) -> str:
    """A circle, or a shape of straight lines, with its place in its points instead of beside."""
    right, down, shape, style = float(found[1]), float(found[2]), found[3], found[4]
    if round_one := _CIRCLE.fullmatch(shape):
        moved = circle(right, down, float(round_one[1]))
    elif re.fullmatch(r"[-\d.,MLZ]*", shape):
        moved = _POINT.sub(lambda p: f"{float(p[1]) + right:.1f},{float(p[2]) + down:.1f}", shape)
    else:
        return found[0]
    return f'<path d="{moved}"{style}/>'


def circle(x: float, y: float, r: float) -> str:
    """A circle around a place as the data of a path."""
    arc = f"a{r:g},{r:g} 0 1,0 "
    return f"M{x - r:.1f},{y:.1f}{arc}{2 * r:g},0{arc}{-2 * r:g},0Z"
