"""Raw records: rows of the tables that travel, as they are exported, merged and undone.

A raw record is a dict of its table's columns; an entry's also has `measures` {name: value} and
`attributes` {name: text}. What the program works with is typed: `Entry`, and
`tracker.store.records`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from typing import Any

from tracker.domain.entries import Entry
from tracker.domain.errors import StoreError, WrongWords
from tracker.store.statements.frozen import COLUMNS, DEFAULTS, KEYS, WITHDRAWN

RawRecord = dict[str, Any]

ENTRIES = "entries"
STAMPS = ("created_at", "edited_at", "deleted_at")
PARTS = ("measures", "attributes")
#: How far ahead of this machine's clock a stamp may be. What a clock that ran ahead has stamped
#: would else be outdone by a later stamp with every edit and undo, for ever.
AHEAD_S = 24 * 60 * 60

#: So many names in a list are written at once where nothing in them needs care.
_MANY = 100
_CONSTANTS = {None: "null", True: "true", False: "false"}
#: What a text in JSON can't hold as it is.
_ESCAPED = {code: f"\\u{code:04x}" for code in range(32)} | {
    ord(plain): f"\\{letter}" for plain, letter in zip('"\\\b\f\n\r\t', '"\\bfnrt', strict=True)
}


def give_attributes(entries: list[Entry], rows: Iterable[Sequence[Any]]) -> list[Entry]:
    """The entries with the attributes that rows of (entry id, name, text) hold for them."""
    texts = by_entry(rows)
    if not texts:
        return entries
    return [
        entry._replace(attributes=texts[entry.id]) if entry.id in texts else entry
        for entry in entries
    ]


def by_entry(rows: Iterable[Sequence[Any]]) -> dict[int, dict[str, Any]]:
    """Rows of (entry id, name, value) as {entry id: {name: value}}; alike names are one text."""
    grouped: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for entry_id, name, value in rows:
        grouped[entry_id][intern(name)] = value
    return grouped


def raw_of_entry(entry: Entry) -> RawRecord:
    """What an entry says as a raw record: without the id, which is only this database's name."""
    record = entry._asdict()
    del record["id"]
    record["estimated"] = int(entry.estimated)
    record["measures"] = {name: float(value) for name, value in entry.measures.items()}
    record["attributes"] = dict(entry.attributes)
    return record


def entry_of(record: Mapping[str, Any], entry_id: int | None) -> Entry:
    """What a raw record says, as an entry with an id."""
    said = {name: record[name] for name in Entry._fields if name in record}
    return Entry(**{**said, "estimated": record["estimated"] == 1}, id=entry_id)


#: Every name in a whole record, by table.
_WHOLE = {
    table: frozenset((*columns, *PARTS) if table == ENTRIES else columns)
    for table, columns in COLUMNS.items()
}


def whole(table: str, given: Mapping[str, Any], before: Mapping[str, Any] | None) -> RawRecord:
    """A record with every column of its table.

    What isn't given stays as it was before, or is what the column holds by default. Raises
    StoreError for a column that isn't there.
    """
    columns = _WHOLE[table]
    if given.keys() == columns:  # as an import's have it, by the hundred thousand
        record = dict(given)
    else:
        if unknown := given.keys() - columns:
            unknown_names = ", ".join(sorted(unknown))
            raise StoreError(f"nothing was kept: {table} has no column {unknown_names}")
        base = before if before is not None else blank(table)
        record = {name: given.get(name, base[name]) for name in base}
    for name, default in DEFAULTS[table].items():
        if record[name] is None:
            record[name] = default
    return record


def blank(table: str) -> RawRecord:
    """A record of which nothing is known yet."""
    parts: RawRecord = {"measures": {}, "attributes": {}} if table == ENTRIES else {}
    return {**dict.fromkeys(COLUMNS[table]), **DEFAULTS[table], **parts}


def sparse(record: Mapping[str, Any], table: str) -> RawRecord:
    """A record without what goes without saying, which is most of it; `whole` brings it back."""
    usual = blank(table)
    return {name: value for name, value in record.items() if value != usual[name]}


def same_content(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two whole records differ in no more than when they were written."""
    if (one["deleted_at"] is None) != (other["deleted_at"] is None):
        return False
    return all(one[name] == other[name] for name in one if name not in STAMPS)


def is_withdrawn(record: Mapping[str, Any]) -> bool:
    """Whether a row is of what an undone import had brought: it is kept for a redo alone."""
    deleted_at = record["deleted_at"]
    return deleted_at is not None and deleted_at <= WITHDRAWN


def refuse_unfit(record: Mapping[str, Any]) -> None:
    """Refuse what one database keeps and another doesn't, or which can't travel as JSON.

    Raises WrongWords for a NUL in a text and a number that is none.
    """
    for value in filter(None, record.values()):
        shape = type(value)  # by which a million records are told in half the time
        if shape is str:
            if "\0" in value:
                raise WrongWords(
                    "the text holds a NUL character, which can't be kept; leave it out"
                )
        elif shape is float:
            if value - value != 0:  # NaN and the infinities
                raise WrongWords(f"{value} is no amount; give a number")
        elif shape is dict:
            refuse_unfit(value)


def key_of(table: str, record: Mapping[str, Any]) -> Any:
    """What names a record; None where it has no name yet."""
    return record.get(KEYS[table]) or None


def as_json(value: Any) -> str:
    """JSON as it is kept in the database: short, every character as it was typed.

    Of numbers, texts, lists, and dicts by text or number, just what `json.dumps` writes of them.
    Every `log` writes its change, and importing `json` would take it longer than the rest of that.
    """
    if type(value) in (int, float):
        return repr(value)
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPED)}"'
    if isinstance(value, dict):
        pairs = (f"{as_json(str(name))}:{as_json(part)}" for name, part in value.items())
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, list | tuple):
        if len(value) > _MANY and all(isinstance(v, str) and v.isalnum() for v in value):
            return '["' + '","'.join(value) + '"]'  # uids by the thousand
        return f"[{','.join(map(as_json, value))}]"
    return _CONSTANTS[value]


def moved_on(record: Mapping[str, Any], stamp: int) -> RawRecord:
    """The same record as it is written at a later moment."""
    last = "edited_at" if record["deleted_at"] is None else "deleted_at"
    return {**record, last: stamp}
