"""One entry as a row: for `list`, for what `log`, `edit` and `delete` answer, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS
from tracker.domain.measures import MEASURES
from tracker.domain.units import format_amount, format_measure
from tracker.report.draw import Style, clean, columns, fit, width_of
from tracker.report.json_shape import tidy
from tracker.report.periods import clock_time, week_day

#: Under so many columns a row would lose its amounts.
NARROW = 60


def as_json(entry: Entry) -> dict[str, Any]:
    """An entry in its stable JSON shape: every key always there, amounts in canonical units.

    `at` is ISO 8601 with the offset then in force, null for a day without a time.
    """
    return {
        "id": entry.id,
        "uid": entry.uid,
        "kind": entry.kind,
        "subject": entry.subject,
        "side": entry.side,
        "day": entry.day,
        "at": local_instant(entry),
        "since": entry.since_day,
        "measures": {name: tidy(value) for name, value in sorted(entry.measures.items())},
        "attributes": dict(sorted(entry.attributes.items())),
        "estimated": entry.estimated,
        "note": entry.note,
        "source": entry.source,
    }


def local_instant(entry: Entry) -> str | None:
    """When it happened, as the clock on the wall showed it: '2026-11-03T07:30:00+01:00'."""
    if entry.at is None:
        return None
    from datetime import datetime, timedelta, timezone

    zone = timezone(timedelta(minutes=entry.utc_offset_min or 0))
    return datetime.fromtimestamp(entry.at, zone).isoformat(timespec="seconds")


def name_of(entry: Entry) -> str:
    """What an entry is about, in plain words: 'left knee', 'ibuprofen', 'water', 'no pain'."""
    kind = KINDS.get(entry.kind)
    if entry.subject is None:
        if kind is not None and kind.subject is not None and kind.subject.many:
            return "anywhere"
        return ""
    words = entry.subject.replace("-", " ")
    if entry.side == "both":
        return f"{words}, both sides"
    return f"{entry.side} {words}" if entry.side else words


def amount_of(entry: Entry, us: bool = False) -> str:
    """An entry's amounts and ticks as a person writes them: '6/10, spasm', '400 mg'."""
    kind = KINDS.get(entry.kind)
    if kind is None:  # written by a newer version: shown as it is rather than hidden
        known = [(n, v) for n, v in entry.measures.items() if n in MEASURES]
        return ", ".join(format_measure(name, value, us=us) for name, value in known)
    if entry.kind == "habit":
        from tracker.domain.own_habits import format_own

        return format_own(entry.measures, entry.attributes.get("unit"), us)
    parts = [format_amount(kind, entry.measures, us=us)]
    parts += [MEASURES[t.measure].label for t in kind.ticks if entry.measures.get(t.measure)]
    parts += ["estimated"] if entry.estimated else []
    parts += [f"since {entry.since_day}"] if entry.since_day else []
    return ", ".join(part for part in parts if part)


def draw_entry(entry: Entry, style: Style, us: bool = False) -> str:
    """An entry on one line: '#12  Tue  3 Nov 07:30  pain  lower back  6/10'."""
    return draw_entries([entry], style, us=us)


def draw_entries(entries: Sequence[Entry], style: Style, us: bool = False) -> str:
    """Entries as aligned rows; a long name or note is cut to keep each on its own line."""
    years = {entry.day[:4] for entry in entries}
    if style.width < NARROW:
        return "\n".join(line for entry in entries for line in _two_lines(entry, style, us))
    rows = []
    for entry in entries:
        when = week_day(entry.day) + (f" {entry.day[:4]}" if len(years) > 1 else "")
        rows.append(
            [
                f"#{entry.id}" if entry.id is not None else "",
                f"{when} {clock_time(entry.at, entry.utc_offset_min) or '':<5}".rstrip(),
                clean(entry.kind, style),
                fit(clean(name_of(entry), style), max(12, style.width // 3), style),
                clean(amount_of(entry, us), style),
            ]
        )
    lines = columns(rows, "rllll")
    return "\n".join(
        _with_remarks(line, entry, style) for line, entry in zip(lines, entries, strict=True)
    )


def _two_lines(entry: Entry, style: Style, us: bool) -> list[str]:
    """An entry on a narrow screen: when, and below it what."""
    when = f"{week_day(entry.day)} {clock_time(entry.at, entry.utc_offset_min) or ''}".rstrip()
    what = " ".join(w for w in (entry.kind, name_of(entry), amount_of(entry, us)) if w)
    return [f"#{entry.id}  {when}", _with_remarks(f"  {clean(what, style)}", entry, style)]


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
