"""The findings with their evidence: what they looked at, the steps, the entries they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.moment_words import calendar_day, clock_time, counts_for, short_day
from tracker.figures.entry_words import amount_of, name_of
from tracker.figures.own_units import in_own_units
from tracker.figures.periods import long_days, one_year
from tracker.figures.phrases import many
from tracker.page.parts import Cited, cited
from tracker.rules.base import LEVEL_NAMES

if TYPE_CHECKING:
    from tracker.domain.entries import Entry
    from tracker.rules import Explanation, LookBack

#: A finding may rest on hundreds of entries; the latest of them are shown, the rest counted.
MOST_ENTRIES = 40


class Card(NamedTuple):
    """One finding as the page shows it.

    `entries` are pairs of when and what, the latest MOST_ENTRIES; `earlier` counts the others.
    """

    level: str
    level_name: str
    rule: str
    title: str
    message: str
    state: str
    evidence: tuple[str, ...]
    rests: str
    entries: tuple[tuple[str, str], ...]
    earlier: int
    sources: tuple[Cited, ...]


def card(explanation: Explanation, us: bool) -> Card:
    """A finding with its windows, its arithmetic and its entries."""
    finding, entries = explanation.finding, explanation.entries
    steps = [*map(_window, explanation.windows), *explanation.arithmetic, *explanation.changed]
    steps = [in_own_units(step, us, finding.volumes) for step in steps]
    title = explanation.rule.title
    return Card(
        level=finding.level,
        level_name=LEVEL_NAMES[finding.level],
        rule=finding.rule,
        title=title[:1].upper() + title[1:],
        message=in_own_units(finding.line, us, finding.volumes),
        state="" if finding.state == "new" else finding.state,
        evidence=tuple(steps),
        rests=f"What it rests on: {many(len(entries), 'entry', 'entries')}",
        entries=_entries(entries, us)[-MOST_ENTRIES:],
        earlier=max(0, len(entries) - MOST_ENTRIES),
        sources=tuple(cited(key) for key in finding.sources),
    )


def _window(window: LookBack) -> str:
    days = f"{window.name}: {long_days(Days(window.first, window.last))}"
    known = f"known on {many(window.known_days, 'day')}"
    return f"{days}, {known}" + (f", mean {window.mean:.1f}" if window.mean is not None else "")


def _entries(entries: Sequence[Entry], us: bool) -> tuple[tuple[str, str], ...]:
    """When and what; the name is left out where it is the same everywhere."""
    year = one_year((day for e in entries for day in (calendar_day(e), e.day)), "")
    names = {(entry.kind, name_of(entry)) for entry in entries}
    found = []
    for entry in entries:
        day = short_day(calendar_day(entry), year)
        time = clock_time(entry.at, entry.utc_offset_min) or ""
        mark = counts_for(entry.day, calendar_day(entry))
        name = f"{entry.kind} {name_of(entry)}".strip() if len(names) > 1 else ""
        what = ", ".join(part for part in (name, amount_of(entry, us)) if part)
        found.append((" ".join(filter(None, [day, time, mark])), f"{what} #{entry.id}"))
    return tuple(found)
