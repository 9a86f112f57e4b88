"""One entry as a row: for `list`, for what `log`, `edit` and `delete` answer, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.entries import Entry
from tracker.domain.time.moment_words import calendar_day, clock_time, counts_for
from tracker.figures.entry_words import amount_of, name_of
from tracker.figures.periods import one_year, week_day
from tracker.screen.draw import Style, clean, columns, fit, width_of

#: Under so many columns a row would lose its amounts.
NARROW = 60


def draw_entry(entry: Entry, style: Style, us: bool = False) -> str:
    """An entry on one line: '#12  Tue  3 Nov 07:30  pain  lower back  6/10'."""
    return draw_entries([entry], style, us=us)


def draw_entries(entries: Sequence[Entry], style: Style, us: bool = False) -> str:
    """Entries as aligned rows; a long name or note is cut to keep each on its own line.

    A day that an entry counts for, where it isn't the date beside its time, is told whole: behind
    the time, or below the row where that is too narrow.
    """
    if not entries:
        return ""
    days = [day for entry in entries for day in (calendar_day(entry), entry.day)]
    year = one_year(days, style.year)
    if style.width < NARROW:
        return "\n".join(line for entry in entries for line in _two_lines(entry, style, year, us))
    whens = [_when(entry, year) for entry in entries]
    marks = [counts_for(entry.day, calendar_day(entry), style.year) for entry in entries]
    beside = [f"{when} {mark}".rstrip() for when, mark in zip(whens, marks, strict=True)]
    lines, below = _rows(entries, beside, style, us), [""] * len(entries)
    if any(marks) and max(map(width_of, lines)) > style.width:
        lines, below = _rows(entries, whens, style, us), marks
    drawn: list[str] = []
    indent = max(len(f"#{entry.id}") for entry in entries) + 2
    for entry, line, mark in zip(entries, lines, below, strict=True):
        drawn.append(_with_remarks(line, entry, style))
        drawn += [" " * indent + mark] if mark else []
    return "\n".join(drawn)


def _rows(entries: Sequence[Entry], whens: Sequence[str], style: Style, us: bool) -> list[str]:
    rows = [
        [
            f"#{entry.id}" if entry.id is not None else "",
            when,
            clean(entry.kind, style),
            fit(clean(name_of(entry), style), max(12, style.width // 3), style),
            clean(amount_of(entry, us), style),
        ]
        for entry, when in zip(entries, whens, strict=True)
    ]
    return columns(rows, "rllll")


def _when(entry: Entry, year: str) -> str:
    """'Tue  3 Nov 07:30', as wide for every entry."""
    time = clock_time(entry.at, entry.utc_offset_min) or ""
    return f"{week_day(calendar_day(entry), year)} {time:<5}".rstrip()


def _two_lines(entry: Entry, style: Style, year: str, us: bool) -> list[str]:
    """An entry on a narrow screen: when, and below it what."""
    lead = f"#{entry.id}  {_when(entry, year)}"
    mark = counts_for(entry.day, calendar_day(entry), style.year)
    lines = [f"{lead} {mark}".rstrip()]
    if width_of(lines[0]) > style.width:
        lines = [lead, f"  {mark}"]
    what = " ".join(w for w in (entry.kind, name_of(entry), amount_of(entry, us)) if w)
    return [*lines, _with_remarks(f"  {clean(what, style)}", entry, style)]


def _with_remarks(line: str, entry: Entry, style: Style) -> str:
    """The line with the provider and the note behind it, as far as there is room."""
    # A habit's unit stands beside its amount already.
    remarks = [text for name, text in entry.attributes.items() if name != "unit"]
    remarks.append(entry.note or "")
    # A note may hold ten thousand characters; no screen shows more than these.
    text = style.separator.join(clean(r[: style.width], style) for r in remarks if r)
    line = fit(line, style.width, style)
    room = style.width - width_of(line) - 2
    if not text or room < 8:
        return line
    return f"{line}  {style.faint(fit(text, room, style))}"
