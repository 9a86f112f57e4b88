"""The findings with their evidence: what they looked at, the steps, the entries they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import begun
from tracker.domain.time.moment_words import calendar_day, clock_time, counts_for, full_day
from tracker.figures.entry_words import amount_of, name_of
from tracker.figures.evidence_words import steps
from tracker.figures.own_units import in_own_units
from tracker.figures.periods import one_year
from tracker.figures.phrases import many
from tracker.figures.sheet.raised_words import TOO_LITTLE
from tracker.page.parts import Cited, cited
from tracker.rules.base import LEVEL_NAMES, share_a_line, sources_of

if TYPE_CHECKING:
    from tracker.domain.entries import Entry
    from tracker.rules import Explanation

#: A finding may rest on hundreds of entries; the latest of them are shown, the rest counted.
MOST_ENTRIES = 40


class Row(NamedTuple):
    """An entry as evidence: when, what, and its id, which is of use on a screen only."""

    when: str
    what: str
    id: str


class Said(NamedTuple):
    """What a rule says of one place, and what that rests on.

    `handle` is what `ack` and `snooze` call it. `entries` are the latest MOST_ENTRIES; `earlier`
    counts the others.
    """

    message: str
    state: str
    handle: str
    evidence: tuple[str, ...]
    rests: str
    entries: tuple[Row, ...]
    earlier: int


class Card(NamedTuple):
    """What one rule says at one level, of however many places; its sources stand below.

    `call` is what it says of all of them, "" where each has a sentence of its own.
    """

    level: str
    level_name: str
    rule: str
    title: str
    call: str
    said: tuple[Said, ...]
    sources: tuple[Cited, ...]


def cards(explanations: Sequence[Explanation], us: bool) -> list[Card]:
    """Findings in their order, those of a rule at a level together."""
    groups: dict[tuple[str, str, str], list[Explanation]] = {}
    for one in explanations:
        key = (one.finding.level, one.rule.name, one.finding.call)
        groups.setdefault(key, []).append(one)
    return [_card(level, mine, us) for (level, _, _), mine in groups.items()]


def _card(level: str, explanations: Sequence[Explanation], us: bool) -> Card:
    found, rule = [one.finding for one in explanations], explanations[0].rule
    call = found[0].call if share_a_line(found) else ""
    return Card(
        level=level,
        level_name=LEVEL_NAMES[level],
        rule=rule.name,
        title=TOO_LITTLE * (level == "unsure") + begun(rule.title),
        call=in_own_units(call, us, found[0].volumes),
        said=tuple(_said(one, us, called=bool(call)) for one in explanations),
        sources=tuple(cited(key) for key in sources_of(found)),
    )


def _said(explanation: Explanation, us: bool, *, called: bool) -> Said:
    """A finding with its windows, its arithmetic and its entries; below a call only its facts."""
    finding, entries = explanation.finding, explanation.entries
    text = f"{begun(finding.named)}: {finding.facts}." if called else finding.briefly
    return Said(
        message=in_own_units(text, us, finding.volumes),
        state=finding.answered,
        handle=finding.handle,
        evidence=tuple(steps(explanation, us)),
        rests=f"What it rests on: {many(len(entries), 'entry', 'entries')}",
        entries=_entries(entries[-MOST_ENTRIES:], us),
        earlier=max(0, len(entries) - MOST_ENTRIES),
    )


def _entries(entries: Sequence[Entry], us: bool) -> tuple[Row, ...]:
    """When and what; the name is left out where it is the same everywhere."""
    year = one_year((day for e in entries for day in (calendar_day(e), e.day)), "")
    names = {(entry.kind, name_of(entry)) for entry in entries}
    found = []
    for entry in entries:
        day = full_day(calendar_day(entry), year)
        time = clock_time(entry.at, entry.utc_offset_min) or ""
        mark = counts_for(entry.day, calendar_day(entry))
        name = f"{entry.kind} {name_of(entry)}".strip() if len(names) > 1 else ""
        what = ", ".join(part for part in (name, amount_of(entry, us)) if part)
        found.append(Row(" ".join(filter(None, [day, time, mark])), what, f"#{entry.id}"))
    return tuple(found)
