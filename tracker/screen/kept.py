"""What `tracker log` answers: what was kept, where that leaves the day, what it gave rise to."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS
from tracker.domain.time.moment_words import calendar_day, clock_time, moment_words
from tracker.figures.entry_words import amount_of, held_words, name_of
from tracker.figures.progress import Kept
from tracker.screen.draw import Style, clean, unbroken, width_of, wrap_whole
from tracker.screen.progress import progress_bar, progress_words

#: Typed without a time, an entry is of the moment it was typed.
MINUTE = 60
_INDENT = 2


def draw_kept(kept: Kept, style: Style) -> str:
    """One line an entry with its id; the last one of a thing says where that leaves the day."""
    lines = [draw_kept(one, style) for one in kept.before]
    for entry in kept.entries:
        parts, progress = [what(entry, style), _told_moment(entry, kept, style)], [""]
        if entry is kept.entries[-1]:
            parts += kept.said_back
            progress = _progress(kept, style)
        lines += answer_lines(parts, progress, f"#{entry.id}", style)
    if kept.findings:
        from tracker.screen.findings import draw_arisen

        # An empty line is for what must be seen; anything else follows at once.
        lines += [""] if any(finding.level == "urgent" for finding in kept.findings) else []
        lines.append(draw_arisen(kept.findings, style))
    return "\n".join(lines)


def answer_lines(
    parts: Sequence[str], progress: Sequence[str], number: str, style: Style
) -> list[str]:
    """An entry in one line with its id; where that is too wide even without a bar, in several.

    `progress` is where it leaves the day, with a bar and without. Lines are broken between the
    parts, the further ones indented.
    """
    last = style.faint(number)
    for told in progress:
        line = style.separator.join(part for part in (*parts, told) if part)
        if width_of(f"{line}  {number}") <= style.width:
            return [f"{line}  {last}"]
    *before, end = [part for part in (*parts, progress[-1]) if part]
    pieces = [*(f"{part}{style.separator.rstrip()}" for part in before), end]
    room = style.width - _INDENT
    text = " ".join(unbroken(part) if width_of(part) <= room else part for part in pieces)
    lines = wrap_whole(text, style.width, _INDENT)
    if width_of(lines[-1]) + 2 + width_of(number) <= style.width:
        return [*lines[:-1], f"{lines[-1]}  {last}"]
    return [*lines, f"{'':{_INDENT}}{last}"]


def what(entry: Entry, style: Style) -> str:
    """An entry in a few words: '500 ml water', 'lower back 6/10, spasm', 'ibuprofen 400 mg'."""
    amount, name = amount_of(entry, style.us), name_of(entry)
    kind = KINDS.get(entry.kind)
    if kind is not None and kind.subject is not None and kind.subject.nowhere:
        name = f"{kind.name} {name}" if entry.subject else f"no {kind.name} {name}"
        amount = amount if entry.subject else ""
    words = f"{name} {amount}" if name else f"{amount} {entry.kind}"
    words += f" ({held})" if (held := held_words(entry)) else ""
    if entry.note and kind is not None and kind.text:
        words = "noted"
    return clean(words.strip(), style)


def _told_moment(entry: Entry, kept: Kept, style: Style) -> str:
    """When an entry was, as far as it isn't now: 'at 07:30', 'on Thu 26 Nov 07:30'."""
    if entry.at is None:
        hidden = entry.day == kept.today and not kept.dated
        return "" if hidden else f"on {moment_words(entry, style.year)}"
    is_now = abs(entry.at - entry.created_at) < MINUTE and entry.day == kept.today
    if is_now and not kept.dated:
        return ""
    if calendar_day(entry) != entry.day or entry.day != kept.date:
        return f"on {moment_words(entry, style.year)}"
    return f"at {clock_time(entry.at, entry.utc_offset_min)}"


def _progress(kept: Kept, style: Style) -> list[str]:
    """Where the last entry leaves its day or its goal's week, and its habits.

    With a bar behind what there is of a goal, and without one.
    """
    words = bar = said = ""
    if kept.progress is not None:
        words = progress_words(kept.progress, kept.today, style)
        bar = progress_bar(kept.progress, style)
    if kept.habits:
        from tracker.screen.habits import amount_words

        found = [amount_words(standing, style.us) for standing in kept.habits]
        said = ", ".join(text for text in found if text)
    if kept.streak is not None and kept.streak.count > 1:
        from tracker.figures.phrases import many

        row = f"{many(kept.streak.count, kept.streak.unit)} in a row"
        said = f"{said}, {row}" if said else row
    with_bar = f"{words} {bar}" if bar else words
    return [style.separator.join(t for t in (one, said) if t) for one in (with_bar, words)]
