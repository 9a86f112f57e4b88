"""Rules and what their findings rest on: `rules show`, `check --explain`, `check --since`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sites import label
from tracker.domain.catalogues.sources import cite
from tracker.domain.entries import Days
from tracker.figures.evidence_words import steps
from tracker.figures.own_units import in_own_units
from tracker.figures.periods import long_days, week_day
from tracker.figures.phrases import many
from tracker.rules.base import LEVEL_NAMES
from tracker.screen.draw import Style, clean, finish, own_words, wrap
from tracker.screen.entries import draw_entries
from tracker.screen.findings import shared_lines, short_source

if TYPE_CHECKING:
    from tracker.rules import CutOff, Explanation, Finding, Rule

OURS = "this tool's own cut-off"


def draw_explanation(explanation: Explanation, style: Style, us: bool = False) -> str:
    """The days a finding looked at, the steps of its arithmetic, the very entries."""
    finding = explanation.finding
    title = f"Why {_named(finding, style)} ({LEVEL_NAMES[finding.level].lower()})"
    lines = [style.heading(title)]
    for step in steps(explanation, us):
        lines += wrap(f"  {own_words(clean(step, style), style)}", style.width, 4)
    if explanation.entries:
        lines.append(f"  It rests on {many(len(explanation.entries), 'entry', 'entries')}:")
        rows = draw_entries(explanation.entries, style._replace(width=style.width - 4), us=us)
        lines += [f"    {row}" for row in rows.split("\n")]
    return finish(lines, style)


def _named(finding: Finding, style: Style) -> str:
    if finding.site is None:
        return finding.rule
    return f"{finding.rule}, {clean(label(finding.site), style)}"


def draw_raised(raised: Sequence[tuple[str, Finding]], first: str, last: str, style: Style) -> str:
    """What was first raised on which day, oldest first."""
    days = long_days(Days(first, last))
    if not raised:
        return finish(wrap(f"Nothing was raised in {days}.", style.width), style)
    lines = [style.heading(f"First raised, {days}")]
    for day, finding in raised:
        lead = f"  {week_day(day)} {day[:4]}  {LEVEL_NAMES[finding.level]}: "
        message = in_own_units(finding.sentence, style.us, finding.volumes)
        first_line, *more = wrap(lead + own_words(clean(message, style), style), style.width, 19)
        lines += [style.level(finding.level, first_line), *more]
    return finish([*lines, *shared_lines([finding for _, finding in raised], style)], style)


def draw_rule(rule: Rule, style: Style, in_force: Mapping[str, float] | None = None) -> str:
    """A rule whole: its definition, each cut-off and whose it is, its sources.

    `in_force` gives the cut-offs by name as the user has set them; None: as declared.
    """
    lines = [style.heading(f"{rule.name}: {rule.title}"), ""]
    for paragraph in in_own_units(rule.definition, style.us).split("\n\n"):
        lines += [*wrap(own_words(" ".join(paragraph.split()), style), style.width), ""]
    lines.append(style.heading("Cut-offs"))
    for cutoff in rule.cutoffs:
        value = (in_force or {}).get(cutoff.name, cutoff.value)
        lines += wrap(own_words(f"  {_cutoff(cutoff, value)}", style), style.width, 4)
    if any(cutoff.ours for cutoff in rule.cutoffs):
        name = next(cutoff.name for cutoff in rule.cutoffs if cutoff.ours)
        told = f"  A cut-off of this tool's own is changed by: tracker config {rule.name}.{name} N"
        lines += [style.faint(line) for line in wrap(told, style.width, 4)]
    if rule.sources:
        lines += ["", style.heading("Sources")]
    for key in rule.sources:
        lines += wrap(own_words(f"  {cite(key)}", style), style.width, 4)
    return finish(lines, style)


def _cutoff(cutoff: CutOff, value: float) -> str:
    """A cut-off in a line: `share: 40 %, of known days with pain (...; 10 to 60)`."""
    text = f"{cutoff.name}: {cutoff.amount(value)}, {cutoff.meaning}"
    if not cutoff.ours:
        return text + (f" ({short_source(cutoff.source)})" if cutoff.source else "")
    whose = OURS
    if value != cutoff.value:
        whose = f"changed by you; {OURS} is {cutoff.value:g}"
    return f"{text} ({whose}, from {cutoff.low:g} to {cutoff.high:g})"
