"""A report on a terminal: the period, findings first, then a section for all that was logged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.figures.periods import long_days
from tracker.figures.phrases import many
from tracker.screen.draw import Style, finish, wrap_whole
from tracker.screen.findings import listed_lines, resting_lines

if TYPE_CHECKING:
    from tracker.figures.summary import Summary
    from tracker.rules.base import Finding


def draw_report(summary: Summary, style: Style, us: bool = False) -> str:
    """A period's summary as text of at most `style.width` columns; empty sections are left out."""
    from tracker.figures.sections import files_of
    from tracker.screen import sections

    drawn = sorted((each for file in files_of(sections) for each in file.DRAWN), key=itemgetter(0))
    first = [_head(summary, style), _findings(summary.findings, summary.resting, style)]
    return stack([*first, *(draw(summary, style, us) for _, draw in drawn)], style)


def stack(sections: Iterable[Sequence[str]], style: Style) -> str:
    """Sections with an empty line between them; empty ones vanish."""
    lines: list[str] = []
    for section in sections:
        if section:
            lines += ["", *section] if lines else section
    return finish(lines, style)


def titled(title: str, remark: str, style: Style) -> list[str]:
    """A section's first lines: its title, and in quieter letters what is true of all of it."""
    lines = wrap_whole(f"{title}  {remark}", style.width, indent=2)
    head, *more = lines
    rest = head[len(title) :]
    return [style.heading(title) + style.faint(rest), *(style.faint(line) for line in more)]


def _head(summary: Summary, style: Style) -> list[str]:
    if not summary.entries:
        title = f"Report  {long_days(summary.days)}"
        return [style.heading(title), "", "Nothing is logged in this period."]
    if summary.total_days == 1:
        logged = many(summary.entries, "entry", "entries")
    else:
        logged = f"logged on {summary.days_logged} of {many(summary.total_days, 'day')}"
    return titled(f"Report  {long_days(summary.days)}", logged, style)


def _findings(findings: Sequence[Finding], resting: int, style: Style) -> list[str]:
    rest = [style.faint(line) for line in resting_lines(resting, style, 2)]
    lines = listed_lines(findings, style) + rest
    return [style.heading("Findings"), *lines] if lines else []
