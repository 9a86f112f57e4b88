"""A report on a terminal: the period, findings first, then a section for all that was logged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.figures.periods import long_days
from tracker.figures.phrases import many, resting_words
from tracker.rules.base import LEVEL_NAMES
from tracker.screen.draw import Style, clean, finish, own_words, wrap, wrap_whole

if TYPE_CHECKING:
    from tracker.figures.summary import Summary
    from tracker.rules.base import Finding

#: What is shown in full the moment it arises.
GRAVE = ("urgent", "see-doctor")
_LABEL_WIDTH = 2 + max(len(name) for name in LEVEL_NAMES.values()) + 2


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


def told_in(finding: Finding, text: str, us: bool) -> str:
    """Words of a finding in the user's own units."""
    if not us:
        return text
    from tracker.figures.own_units import in_own_units

    return in_own_units(text, us, finding.volumes)


def draw_findings(findings: Sequence[Finding], style: Style, resting: int = 0) -> str:
    """Findings as a person reads them: level, message, sources; the disclaimer once, last.

    `resting` others are counted that the user acknowledged or snoozed.
    """
    lines = finding_lines(findings, style)
    return finish([*lines, *resting_lines(resting, style, 2)], style)


def draw_arisen(findings: Sequence[Finding], style: Style) -> str:
    """What an entry just logged gave rise to: what is grave in full, the rest as calm lines.

    A note (`info`) is no flag, so a note alone doesn't bring the disclaimer along.
    """
    grave = [finding for finding in findings if finding.level in GRAVE]
    lines = finding_lines(grave, style)
    for finding in findings:
        if finding not in grave:
            text = own_words(clean(told_in(finding, finding.line, style.us), style), style)
            lines += wrap(f"  {LEVEL_NAMES[finding.level]}: {text}", style.width, 4)
    if not grave and any(finding.level != "info" for finding in findings):
        lines += _disclaimer(style)
    return finish(lines, style)


def _disclaimer(style: Style) -> list[str]:
    from tracker.rules.base import DISCLAIMER

    return [style.faint(line) for line in wrap(f"  {DISCLAIMER}", style.width, 2)]


def _findings(findings: Sequence[Finding], resting: int, style: Style) -> list[str]:
    rest = [style.faint(line) for line in resting_lines(resting, style, 2)]
    lines = finding_lines(findings, style) + rest
    return [style.heading("Findings"), *lines] if lines else []


def finding_lines(findings: Sequence[Finding], style: Style) -> list[str]:
    """The lines of some findings, in the order given, with the disclaimer below."""
    if not findings:
        return []
    lines: list[str] = []
    for finding in findings:
        lines += _finding(finding, style)
    return lines + _disclaimer(style)


def _finding(finding: Finding, style: Style) -> list[str]:
    name = LEVEL_NAMES[finding.level]
    message = own_words(clean(told_in(finding, finding.line, style.us), style), style)
    answer = finding.answer or ("" if finding.state == "new" else finding.state)
    if answer:
        message += f" ({clean(answer, style)})"
    # On a narrow screen the message needs the columns that its label would stand beside.
    indent = _LABEL_WIDTH if style.width >= 60 else 4
    label = f"  {name}".ljust(_LABEL_WIDTH)
    first, *more = wrap(label + message, style.width, indent)
    lines = [style.level(finding.level, first[: len(label)].rstrip()), *more]
    # Padding stays outside the colour, so that no colour code hides a trailing space.
    rest = first[len(label.rstrip()) :]
    lines[0] += rest
    sources = own_words("; ".join(short_source(key) for key in finding.sources), style)
    if sources:
        cited = wrap(" " * indent + f"Source: {sources}", style.width, indent)
        lines += [style.faint(line) for line in cited]
    return lines


def short_source(key: str) -> str:
    """A source in a few words; it stands whole in `rules show` and in the JSON."""
    from tracker.domain.catalogues.sources import source

    return source(key).short


def draw_quiet(entries_counted: int, day: str, style: Style, resting: int = 0) -> str:
    """What to say when no rule speaks: how much was looked at, and never that all is well.

    `resting` findings stand that the user acknowledged or snoozed.
    """
    lines = wrap(quiet_words(entries_counted, day, resting), style.width)
    return finish([*lines, *resting_lines(resting, style)], style)


def quiet_words(entries_counted: int, day: str, resting: int = 0) -> str:
    """The same in a sentence; how many rest is told beside it."""
    from tracker.domain.entries import Days

    on = long_days(Days(day, day))
    if not entries_counted:
        return f"Nothing is logged up to {on}, so there is nothing to go by."
    looked = many(entries_counted, "entry", "entries")
    return (
        f"No rule has anything {'new ' if resting else ''}to say for {on}, going by {looked}. "
        "If something worries you, see a doctor all the same."
    )


def resting_lines(resting: int, style: Style, indent: int = 0) -> list[str]:
    """How many findings were acknowledged or snoozed, wherever findings are listed."""
    text = resting_words(resting)
    return wrap(" " * indent + text, style.width, indent) if text else []
