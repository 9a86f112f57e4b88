"""The diary's records as rows of CSV, and how each column is written.

Entries come long: a row an entry and measure, so that a spreadsheet filters and sums them; an entry
without a measure has one row with both empty. What is empty is a value that isn't there; a text
that is there and empty is the mark alone. `docs/export.md` has the shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from tracker.domain.csv_text import MARK, guarded, number_cell
from tracker.domain.time.instants import iso_instant, iso_utc
from tracker.domain.units import canonical_unit
from tracker.store.rows import as_json
from tracker.transfer.columns import INSTANT, NUMBER, TEXT, WHOLE, types_of

Row = Mapping[str, Any]

#: The columns of entries, one row a measure. Stable: other programs read them by name.
ENTRY_COLUMNS = (
    *("uid", "kind", "subject", "side", "day", "at", "since", "measure", "value", "unit", "note"),
    *("estimated", "source", "source_key", "source_n", "origin", "attributes"),
)
#: What a row says of a day and a number, which need no guard; `since` is our `since_day`.
ENTRY_TYPES = {
    **types_of("entries"),
    "since": types_of("entries")["since_day"],
    **dict.fromkeys(("measure", "unit", "attributes"), TEXT),
    "value": NUMBER,
}
#: What only machines have a use for: of entries that stand in a file of its own, of deleted ones
#: behind the rest.
STAMPS = ("utc_offset_min", "import_id", "created_at", "edited_at", "deleted_at")
STAMP_COLUMNS = ("uid", *STAMPS)


def text_cell(text: str | None) -> str:
    """A person's text, or none."""
    return "" if text is None else guarded(text) or MARK


#: The same of what is one of few: a kind, a name, an app.
_name_cell = lru_cache(1000)(text_cell)


def entry_rows(entries: Iterable[Row], more: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The rows of raw entries, in their order; behind the rest `more` of their own columns."""
    units: dict[str, str] = {}
    for row in entries:
        before, behind = _before(row), _behind(row)
        if more:
            behind += next(record_rows([row], "entries", more))
        for measure, value in sorted(row["measures"].items()):
            if measure not in units:
                units[measure] = text_cell(canonical_unit(measure))
            unit = units[measure] if units[measure] != MARK else ""
            yield (*before, _name_cell(measure), number_cell(value), unit, *behind)
        if not row["measures"]:
            yield (*before, "", "", "", *behind)


def _before(row: Row) -> tuple[str, ...]:
    return (
        text_cell(row["uid"]),
        _name_cell(row["kind"]),
        _name_cell(row["subject"]),
        _name_cell(row["side"]),
        row["day"],
        iso_instant(row["at"], row["utc_offset_min"]) or "",
        row["since_day"] or "",
    )


def _behind(row: Row) -> tuple[str, ...]:
    attributes = row["attributes"]
    return (
        text_cell(row["note"]),
        str(row["estimated"]),
        _name_cell(row["source"]),
        text_cell(row["source_key"]),
        str(row["source_n"]),
        _name_cell(row["origin"]),
        as_json(dict(sorted(attributes.items()))) if attributes else "",
    )


def record_rows(
    records: Iterable[Row], table: str, columns: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    """The rows of raw records of a table: the same columns that they travel with."""
    writers = [(name, _WRITERS.get(types_of(table)[name], str)) for name in columns]
    for row in records:
        yield tuple("" if row[name] is None else write(row[name]) for name, write in writers)


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    TEXT: text_cell,
    WHOLE: str,
    NUMBER: number_cell,
    INSTANT: iso_utc,
}
