"""Findings on a terminal: a line each for today and for `log`, whole for `check` and a report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sites import label
from tracker.domain.texts import begun
from tracker.domain.time.moment_words import short_day
from tracker.figures.phrases import many, resting_words
from tracker.rules.base import DISCLAIMER, LEVEL_NAMES, advice_of, share_a_line, sources_of
from tracker.screen.draw import Style, clean, finish, own_words, wrap

if TYPE_CHECKING:
    from tracker.rules.base import Finding

#: The rows that today has for findings, and a narrow one; what is urgent goes beyond them.
MOST_ROWS, _FEWER_ROWS = 6, 4
_LABEL_WIDTH = 2 + max(len(name) for name in LEVEL_NAMES.values()) + 2
#: On a narrower screen words need the columns beside their label.
_WIDE = 60


def told_in(finding: Finding, text: str, us: bool) -> str:
    """Words of a finding in the user's own units."""
    if not us:
        return text
    from tracker.figures.own_units import in_own_units

    return in_own_units(text, us, finding.volumes)


def short_source(key: str) -> str:
    """A source in a few words; it stands whole in `rules show` and in the JSON."""
    from tracker.domain.catalogues.sources import source

    return source(key).short


# --- a line each ---


def brief_lines(
    findings: Sequence[Finding], style: Style, unseen: Collection[int] = ()
) -> list[str]:
    """Findings in a line each, one rule's at several places in one, in the order given.

    `unseen` are the places in the sequence of those that are marked as new. What there is no room
    for is counted.
    """
    rows: list[str] = []
    left: list[int] = []
    most = MOST_ROWS if style.width >= _WIDE else _FEWER_ROWS
    for places in _alike(findings):
        urgent = findings[places[0]].level == "urgent"
        lines = _brief(findings, places, style, unseen, cut=not urgent)
        if urgent or (not left and len(rows) + len(lines) <= most):
            rows += lines
        else:
            left += places
    return rows + _where_more(findings, left, unseen, style) if findings else []


def draw_arisen(findings: Sequence[Finding], style: Style) -> str:
    """What an entry just logged gave rise to: what is urgent whole, the rest in a line each."""
    lines: list[str] = []
    for places in _alike(findings):
        alike = [findings[at] for at in places]
        if alike[0].level != "urgent":
            lines += _brief(findings, places, style)
        elif share_a_line(alike):
            lines += [*_called(alike, style), *_faint_below(alike[0].advice, style)]
        else:
            lines += [line for one in alike for line in _whole(one, one.line, style)]
    return finish([*lines, *_where_more(findings, (), (), style)], style)


def listed_lines(findings: Sequence[Finding], style: Style) -> list[str]:
    """Findings in a line each, however many, with every place; below them once what they share."""
    if not findings:
        return []
    lines: list[str] = []
    for places in _alike(findings):
        lines += _brief(findings, places, style, cut=False)
    first, *shared = shared_lines(findings, style)
    return [*lines, first, *_own_cut_offs(findings, style), *shared]


def _alike(findings: Sequence[Finding]) -> Iterable[list[int]]:
    """The places of findings that share a line, by what the line says."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, finding in enumerate(findings):
        groups.setdefault((finding.level, finding.rule, _gist(finding)), []).append(at)
    return groups.values()


def _gist(finding: Finding) -> str:
    return finding.gist or label(finding.rule)


def _brief(
    findings: Sequence[Finding],
    places: Sequence[int],
    style: Style,
    unseen: Collection[int] = (),
    *,
    cut: bool = True,
) -> list[str]:
    """One line for findings that share it; it names as many places as there is room for.

    A narrow screen gives it two rows; without `cut` it goes on as long as there are places.
    """
    first = findings[places[0]]
    new = [at in unseen for at in places]
    gist = told_in(first, _gist(first), style.us)
    end = f"{gist} ({'new, ' * all(new)}{_when([findings[at] for at in places], style)})"
    mark = "" if all(new) else " (new)"
    names = [_name(findings[at]) + mark * (at in unseen) for at in places]
    rows = 1 if style.width >= _WIDE else 2
    for count in range(len(names), 0, -1):
        text = _labelled(first, f"{_listed(names, count)}{end}", style)
        lines = wrap(text, style.width, _indent(style))
        if len(lines) <= rows or count == 1 or not cut:
            break
    return _painted(first, lines, style)


def _name(finding: Finding) -> str:
    """The place, or else what a finding speaks of; "" for one of the whole day."""
    return finding.named if finding.site is None else label(finding.site)


def _listed(names: Sequence[str], count: int) -> str:
    """'Neck, left knee, 2 more: ', of which `count` are named."""
    more = f"{len(names) - count} more" if count < len(names) else ""
    text = ", ".join(filter(None, [*names[:count], more]))
    return f"{begun(text)}: " if text else ""


def _when(findings: Sequence[Finding], style: Style) -> str:
    """'since 3 Nov', 'since Nov 2024'; of what is over '3 Nov'; of several days 'first 3 Nov'."""
    first = findings[0]
    on = short_day(min(finding.since for finding in findings), style.year)
    if any((finding.since, finding.until) != (first.since, first.until) for finding in findings):
        return f"first {on}"
    if first.event or first.until == first.since:
        return on
    if first.until:
        return f"{on} to {short_day(first.until, style.year)}"
    # Of a year ago the month says enough, and leaves room for another place.
    long_ago = on.endswith(first.since[:4])
    return f"since {on.partition(' ')[2] if long_ago else on}"


def _where_more(
    findings: Sequence[Finding], left: Sequence[int], unseen: Collection[int], style: Style
) -> list[str]:
    """How many more there are and where they stand whole; of a note alone no more is said."""
    new = sum(at in unseen for at in left)
    more = f"{len(left)} more{f' ({new} new)' if new else ''}" if left else "More"
    indent = 2 if style.width >= _WIDE else 0
    told = f"{'':{indent}}{more}: tracker check"
    if any(finding.level != "info" for finding in findings):
        told += f". {DISCLAIMER}"
    return [*_own_cut_offs(findings, style), *_faint(told, style, indent)]


def _own_cut_offs(findings: Sequence[Finding], style: Style) -> list[str]:
    """Where a line each is all that is said: by which changed cut-offs they were found."""
    changed = dict.fromkeys(words for finding in findings for words in finding.changed)
    return _faint(f"  By your own cut-offs: {', '.join(changed)}", style, 2) if changed else []


# --- whole ---


def draw_findings(
    findings: Sequence[Finding], style: Style, resting: int = 0, *, each: bool = False
) -> str:
    """Findings whole, in the order given; below them once what they share, and how to answer.

    What one rule says alike of several places is a line, with a row for each place, but with
    `each`; of what is urgent that line has the whole call. `resting` others are counted that the
    user acknowledged or snoozed.
    """
    if not findings:
        return ""
    lines: list[str] = []
    for places in _alike(findings):
        alike = [findings[at] for at in places]
        if each or not share_a_line(alike):
            for finding in alike:
                lines += [*_whole(finding, finding.briefly, style), *_named(finding.handle, style)]
        else:
            lines += _rows(alike, style)
    lines += [*shared_lines(findings, style), *_how_to_answer(findings, style)]
    return finish([*lines, *resting_lines(resting, style, 2)], style)


def _rows(alike: Sequence[Finding], style: Style) -> list[str]:
    """The line that findings share, below it what each rests on, and what they are called."""
    rule = alike[0].rule
    lines = [*_called(alike, style), *_own_cut_offs(alike, style)]
    return [*lines, *_named(f"{rule} NAME; each whole: tracker check {rule}", style)]


def _called(alike: Sequence[Finding], style: Style) -> list[str]:
    """The line that findings share, or their call, and below it what each rests on."""
    first, indent = alike[0], _indent(style)
    if first.call:
        text = _labelled(first, told_in(first, first.call, style.us), style)
        lines = _painted(first, wrap(text, style.width, indent), style)
    else:
        lines = _brief(alike, range(len(alike)), style)
    for one in alike:
        told = f"{begun(_name(one))}: {told_in(one, one.facts, style.us)}"
        told += f". {one.also}" * bool(one.also) + f" ({one.answered})" * bool(one.answered)
        row = f"{'':{indent}}{own_words(clean(told, style), style)}"
        lines += wrap(row, style.width, indent + 2)
    return lines


def _named(handle: str, style: Style) -> list[str]:
    """What `ack` and `snooze` call it, below it."""
    return _faint_below(clean(handle, style), style)


def _faint_below(text: str, style: Style) -> list[str]:
    indent = _indent(style)
    return _faint(f"{'':{indent}}{text}", style, indent)


def _whole(finding: Finding, text: str, style: Style) -> list[str]:
    """A finding's sentence, with the answer it was given."""
    message = told_in(finding, text, style.us)
    if finding.answered:
        message += f" ({finding.answered})"
    text = _labelled(finding, message, style)
    return _painted(finding, wrap(text, style.width, _indent(style)), style)


def _labelled(finding: Finding, text: str, style: Style) -> str:
    level = f"  {LEVEL_NAMES[finding.level]}  ".ljust(_LABEL_WIDTH if style.width >= _WIDE else 0)
    return level + own_words(clean(text, style), style)


def _painted(finding: Finding, lines: list[str], style: Style) -> list[str]:
    """Lines whose first begins with the level, in its colour; the padding behind it stays bare."""
    end = 2 + len(LEVEL_NAMES[finding.level])
    first = lines[0]
    return [style.level(finding.level, first[:end]) + first[end:], *lines[1:]]


def _indent(style: Style) -> int:
    return _LABEL_WIDTH if style.width >= _WIDE else 4


def shared_lines(findings: Sequence[Finding], style: Style) -> list[str]:
    """What several findings have in common, each once: advice, sources, that it is no diagnosis."""
    lines = [""]
    for advice in advice_of(findings):
        lines += _faint(f"  {advice}", style, 2)
    cited = dict.fromkeys(map(short_source, sources_of(findings)))
    if cited:
        lines += _faint(f"  Sources: {'; '.join(cited)}", style, 2)
    return lines + _faint(f"  {DISCLAIMER}", style, 2)


def _how_to_answer(findings: Sequence[Finding], style: Style) -> list[str]:
    """The line that answers the last of them, the least grave, and the one that lets it wait."""
    handle = clean(findings[-1].handle, style)
    told = f"To answer one: tracker ack {handle} --note TEXT"
    if findings[-1].level != "urgent":
        told += f"; to let it wait: tracker snooze {handle} 7d"
    return _faint(f"  {told}", style, 2)


def _faint(text: str, style: Style, indent: int) -> list[str]:
    return [style.faint(line) for line in wrap(own_words(text, style), style.width, indent)]


# --- none ---


def draw_quiet(entries_counted: int, day: str, style: Style, resting: int = 0, of: str = "") -> str:
    """What to say when no rule speaks: how much was looked at, and never that all is well.

    `resting` findings stand that the user acknowledged or snoozed; `of` is what was asked for.
    """
    lines = wrap(quiet_words(entries_counted, day, resting, of), style.width)
    return finish([*lines, *resting_lines(resting, style)], style)


def quiet_words(entries_counted: int, day: str, resting: int = 0, of: str = "") -> str:
    """The same in a sentence; how many rest is told beside it."""
    from tracker.domain.entries import Days
    from tracker.figures.periods import long_days

    on = long_days(Days(day, day))
    if not entries_counted:
        return f"Nothing is logged up to {on}, so there is nothing to go by."
    looked = many(entries_counted, "entry", "entries")
    return (
        f"No rule has anything {'new ' if resting else ''}to say {f'of {of} ' * bool(of)}for {on}, "
        f"going by {looked}. "
        "If something worries you, see a doctor all the same."
    )


def resting_lines(resting: int, style: Style, indent: int = 0) -> list[str]:
    """How many findings were acknowledged or snoozed, wherever findings are listed."""
    text = resting_words(resting)
    return wrap(" " * indent + text, style.width, indent) if text else []
