"""What an import did: a line a kind, a line a reason for what was left out, a line a remark."""

from __future__ import annotations

from tracker.domain.arrived import Arrived, LeftOutFor
from tracker.domain.entries import Days
from tracker.figures.periods import short_days
from tracker.screen.draw import Style, clean, columns, wrap
from tracker.screen.entries import draw_entries

#: So many lines of a file are named for a reason.
_LINES = 5


def draw(arrived: Arrived, style: Style, dry_run: bool) -> str:
    """The answer to `tracker import`; of a dry run with the first entries as they would read."""
    lines = [f"{'would be: ' if dry_run else ''}{arrived.told()}"]
    lines += columns(_kinds(arrived, style), "lrl")
    if dry_run and arrived.samples:
        lines += ["for example:", *draw_entries(arrived.samples, style, style.us).splitlines()]
    if arrived.is_own:
        return "\n".join(lines)
    lines += [line for one in arrived.left_out for line in wrap(_left_out(one), style.width, 4)]
    for remark in arrived.remarks:
        lines += wrap(clean(remark, style), style.width, 2)
    return "\n".join([*lines, "nothing else in it was read"])


def _kinds(arrived: Arrived, style: Style) -> list[list[str]]:
    return [
        [f"  {kind}", f"{count:,}", _span(arrived.spans[kind], style.year)]
        for kind, count in arrived.added.items()
    ]


def _span(days: Days, year: str) -> str:
    first, last = short_days(days, year)
    return first if first == last else f"{first} to {last}"


def _left_out(one: LeftOutFor) -> str:
    """'  left out: 2 bad-date, a day that can't be read (lines 10, 41)'."""
    lines = ", ".join(f"{line:,}" for line in one.lines[:_LINES])
    more = " ..." if len(one.lines) > _LINES or one.count > len(one.lines) else ""
    where = f" ({'line' if one.count == 1 else 'lines'} {lines}{more})" if lines else ""
    return f"  left out: {one.count:,} {one.reason}, {one.words}{where}"
