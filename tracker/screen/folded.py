"""Lists of a day in the rows there are: what finds no room is counted, the same way everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.named_tuple import NamedTuple
from tracker.screen.letters import bare, fit, width_of, wrap
from tracker.screen.style import Style

LABEL_WIDTH = 12
#: The command that lists the entries of the day.
WHERE = "tracker list today"


class Block(NamedTuple):
    """What stands beside a label: an item's lines each, and what an item is called in few words.

    One that `stays` is never left out for want of room. `where` is the command that lists all of
    it.
    """

    label: str
    items: Sequence[Sequence[str]]
    names: Sequence[str]
    stays: bool = False
    where: str = WHERE


def block(
    label: str,
    rows: Iterable[str],
    style: Style,
    names: Sequence[str] = (),
    *,
    stays: bool = False,
) -> Block:
    """Rows as a block, an item each; one that is too wide goes on below, without its colours."""
    room = style.width - LABEL_WIDTH
    items = [[row] if width_of(row) <= room else wrapped(bare(row), style) for row in rows]
    return Block(label, items, names or [" ".join(bare(item[0]).split()) for item in items], stays)


def wrapped(text: str, style: Style) -> list[str]:
    """The lines of an item beside its label, one at least: blanks are a row too."""
    return wrap(text, style.width - LABEL_WIDTH, 2) or [""]


def folded(blocks: Sequence[Block], room: int, style: Style) -> list[str]:
    """The lines of some blocks: at most `room` of them, if what stays leaves as much.

    The longest list is cut first, down to a row of names; then the last blocks are only named.
    """
    shown = [one for one in blocks if one.items]
    ways = [list(_ways(one, style)) for one in shown]
    while _height(ways) > room and any(len(way) > 1 for way in ways):
        longest = max((way for way in reversed(ways) if len(way) > 1), key=lambda way: len(way[0]))
        del longest[0]
    left: list[str] = []
    while _height(ways) + bool(left) > room:
        at = next((n for n in range(len(shown) - 1, -1, -1) if not shown[n].stays), None)
        if at is None:
            break
        left.insert(0, shown[at].label.lower())
        del shown[at], ways[at]
    told = [(one.label, way[0]) for one, way in zip(shown, ways, strict=True)]
    if left:
        told.append(("Also", [_named(left, WHERE, style)]))
    return [line for label, rows in told for line in _beside(label, rows, style)]


def _height(ways: Sequence[Sequence[Sequence[str]]]) -> int:
    return sum(len(way[0]) for way in ways)


def _ways(one: Block, style: Style) -> Iterator[Sequence[str]]:
    """The ways to draw a block, each in fewer rows than the one before."""
    rows = [line for item in one.items for line in item]
    height = len(rows)
    yield rows
    for kept in range(len(one.items) - 1, 1, -1):
        rows = [line for item in one.items[:kept] for line in item]
        if len(rows) + 1 < height:
            height = len(rows) + 1
            yield [*rows, style.faint(_more(len(one.items) - kept, one.where, style))]
    if height > 1:
        yield [_named(one.names, one.where, style)]


def _more(left: int, where: str, style: Style) -> str:
    told, room = f"and {left} more", style.width - LABEL_WIDTH
    ways = (f"{told}: {where}", told)
    return next((way for way in ways if len(way) <= room), f"+{left}")


def _named(names: Sequence[str], where: str, style: Style) -> str:
    """As many names as a row has room for, how many more there are, and where they stand.

    A narrow row says no more than how many, or it would have no name.
    """
    room = style.width - LABEL_WIDTH
    for end in (f": {where}", ""):
        for kept in range(len(names), 0, -1):
            left = len(names) - kept
            row = ", ".join([*names[:kept], *([f"and {left} more"] if left else [])])
            if width_of(row + end) <= room:
                return row + end
    return fit(f"{len(names)}: {where}", room, style)


def _beside(label: str, rows: Sequence[str], style: Style) -> list[str]:
    lines = [" " * LABEL_WIDTH + row for row in rows]
    lines[0] = style.heading(label) + lines[0][len(label) :]
    return lines
