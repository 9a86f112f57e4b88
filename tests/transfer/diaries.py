"""Diaries for tests: random records of every table, valid ones, as an export holds them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tracker.domain.entries import FIRST_DAY, LAST_DAY
from tracker.domain.kinds import KINDS
from tracker.domain.time.days import day_of
from tracker.store.store import Store
from tracker.transfer import checked_document
from tracker.transfer.arriving import importers
from tracker.transfer.importers.own_json import records as records_of
from tracker.transfer.merging import ImportResult, merge_in
from tracker.transfer.shape import FIRST_INSTANT, SHAPE

#: Later than every stamp and every day that a random diary holds.
NOW = 1_800_000_000

Row = dict[str, Any]
Document = dict[str, Any]

#: What people and other apps write: emoji, right-to-left text, line breaks, control characters.
TEXT = st.one_of(
    st.sampled_from(
        [
            "",
            "slept badly",
            "🧘‍♀️ better 🎉",
            "כאב גב\nיותר טוב",
            "a\tb\r\nc\u2028d\x1b[31m",
            '"quoted" \\ back',
            "e\u0301 \ufeff",
        ]
    ),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
)
NAMES = st.sampled_from(["lower-back", "left 🦵", "coffee", "מים", "x" * 60])
DAYS = st.dates(date(2, 1, 1), date(2026, 11, 3)).map(lambda day: day.isoformat())
# Few different instants, so that two diaries often touch a record in the same second.
INSTANTS = st.one_of(st.integers(1_700_000_000, 1_700_000_009))
ANY_INSTANT = st.one_of(INSTANTS, st.sampled_from([FIRST_INSTANT, -1, 0, NOW]))
FLOATS = st.one_of(
    st.sampled_from([0.0, 5e-324, 2.2250738585072014e-308, 0.1 + 0.2, 20_000.0]),
    st.floats(0, 20_000, allow_subnormal=True),
).map(abs)
UIDS = st.integers(0, 30).map(lambda n: f"0190a000-0000-7000-8000-{n:012d}")


@st.composite
def stamps(draw: st.DrawFn) -> Row:
    """Created, and perhaps edited and deleted later."""
    created = draw(INSTANTS)
    return {
        "created_at": created,
        "edited_at": draw(st.none() | st.integers(created, created + 9)),
        "deleted_at": draw(st.none() | st.integers(created, created + 9)),
    }


@st.composite
def measures(draw: st.DrawFn, kind: str) -> dict[str, float]:
    """Amounts within what a kind declares, and others that no kind bounds."""
    found = draw(st.dictionaries(st.sampled_from(["sodium_mg", "water_ml", "own µ"]), FLOATS))
    for field in KINDS[kind].fields if kind in KINDS else ():
        if draw(st.booleans()):
            value = draw(st.floats(field.low, field.high))
            found[field.measure] = float(round(value)) if field.whole else value
    return found


@st.composite
def entries(draw: st.DrawFn, sourced: bool = True) -> Row:
    """One entry as it travels, of any kind, known or not."""
    kind = draw(st.sampled_from([*KINDS, "meditation"]))
    uid = draw(UIDS)
    # What an app calls an entry never changes: the source follows from the number in the uid, and
    # two uids share one.
    n = int(uid[-12:]) if sourced else 0
    at, offset = draw(st.none() | ANY_INSTANT), draw(st.integers(-840, 840))
    day = draw(DAYS) if at is None else day_of(at, offset)
    since = draw(st.none() | DAYS)
    return {
        "uid": uid,
        "kind": kind,
        "subject": draw(st.none() | NAMES),
        "side": draw(st.sampled_from([None, "left", "right", "both"])),
        "at": at,
        "utc_offset_min": offset,
        "day": day,
        "since_day": None if since is None or since > day else since,
        "note": draw(st.none() | TEXT | st.just("ñ" * 10_000)),
        "source": "loop" if n > 15 else None,
        "source_key": f"row {n // 2}" if n > 15 else None,
        "source_n": 0,
        "origin": draw(st.none() | NAMES),
        "import_id": draw(st.none() | st.just("import-1")),
        "estimated": draw(st.integers(0, 1)),
        **draw(stamps()),
        "measures": draw(measures(kind)),
        "attributes": draw(st.dictionaries(NAMES, TEXT, max_size=2)),
    }


_FIXED: dict[str, st.SearchStrategy[Any]] = {
    "uid": UIDS,
    "day": DAYS,
    "until_day": st.none() | DAYS,
    "seen_doctor_day": st.none() | DAYS,
    "from_day": st.just(FIRST_DAY) | DAYS,
    "to_day": st.just(LAST_DAY),
    "direction": st.sampled_from(["at-least", "at-most"]),
    "period": st.sampled_from(["day", "week", "month"]),
    "action": st.sampled_from(["acknowledge", "snooze"]),
    "target": FLOATS.filter(lambda value: value > 0),
    "note": st.none() | TEXT,
    "reason": st.none() | TEXT,
    "closed": st.integers(0, 1),
    "schedule": st.sampled_from(["daily", "3/week", "2/month", "3/7", "mon,wed,fri"]),
    "pause": st.integers(0, 1),
    "archived": st.integers(0, 1),
    "added": st.integers(0, 9),
    "changed": st.integers(0, 9),
    "unchanged": st.integers(0, 2**60),
    "data": st.dictionaries(NAMES, NAMES, max_size=2).map(json.dumps),
    "finding": st.just("{}"),
}


@st.composite
def records(draw: st.DrawFn, table: str) -> Row:
    """One record of a table other than entries."""
    row: Row = {}
    for name, column in SHAPE[table].items():
        if name.endswith("_at"):
            continue
        text = NAMES if not column.null else st.none() | NAMES
        row[name] = draw(_FIXED.get(name, text))
    return {**row, **draw(stamps())}


@st.composite
def documents(draw: st.DrawFn, most: int = 6) -> Document:
    """A whole export. Keys are drawn from few, so that two documents meet in some."""
    document: Document = {"format": "tracker-diary", "version": 1, "exported_at": "…"}
    by_source: st.SearchStrategy[list[Row]] = st.lists(
        entries(), max_size=most, unique_by=(lambda row: row["uid"], _source)
    )
    document["entries"] = draw(by_source)
    for table, columns in SHAPE.items():
        if table != "entries":
            key = next(iter(columns))
            document[table] = draw(
                st.lists(records(table), max_size=2, unique_by=lambda row, key=key: row[key])
            )
    return document


def read_document(document: object, now: int) -> checked_document.Document:
    """A parsed export as it is read in."""
    return checked_document.read_incoming(records_of(document), now)


def import_json(store: Store, document: object, now: int) -> ImportResult:
    """Merge a parsed export into a diary."""
    return merge_in(store, read_document(document, now), importers()["json"], now)


def _source(row: Row) -> object:
    return row["source_key"] or row["uid"]
