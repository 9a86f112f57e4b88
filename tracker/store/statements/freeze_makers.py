"""What `freeze` writes into `frozen_makers.py`: for each typed value, how it is made of rows.

A maker names the columns of its SELECT and hands them to the fields of the same names. So a column
that has no field, or one of another type, is seen by the type checker; a field that no column fills
is noticed when this is written.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Select
from sqlalchemy.sql.elements import ColumnElement, Label

from tracker.domain.catalogues.catalogue import OwnSubject
from tracker.domain.entries import Entry, Goal, Total
from tracker.domain.habits.habit import Habit, Skip
from tracker.domain.kept_findings import Acknowledgement
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.pain_score import PainScore
from tracker.domain.time.dated import Dated
from tracker.store.records import TABLE_OF, Stamps
from tracker.store.rows import PARTS
from tracker.store.statements.queries import STATEMENTS
from tracker.store.statements.record_queries import COLUMNS

HEADER = '''\
"""Written by `python -m tracker.store.statements.freeze` from queries.py and records.py.

Each function makes typed values of all the rows of a statement. Where rows come by the ten
thousand the type checker is shown one way and another one is gone, which is three times as fast.
`raw_entries` makes raw records, which travel by the million.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import NO_TEXTS, Entry, Goal, Total
from tracker.store.sound import read_object

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import OwnSubject
    from tracker.domain.habits.habit import Habit, Skip
    from tracker.domain.kept_findings import Acknowledgement
    from tracker.domain.pain_score import PainScore
    from tracker.domain.time.dated import Dated
    from tracker.store.records import (
        AcknowledgementRecord,
        DayRecord,
        GoalRecord,
        HabitRecord,
        ImportRecord,
        ProfileRecord,
        SettingRecord,
        SkipRecord,
        Stamps,
        SubjectRecord,
    )
    from tracker.store.rows import RawRecord

#: The measures of entries by their id.
Parts = Mapping[int, Mapping[str, float]]

_new = tuple.__new__
'''

_WIDTH = 96
_NOTHING: Mapping[str, str] = MappingProxyType({})


class _Maker(NamedTuple):
    """A function `name` that makes values of the rows of a statement.

    `instead`: what a field gets that isn't a column as it is. `left`: the fields that keep their
    default. `null`: the columns that a join leaves empty. `fast`: rows come by the ten thousand.
    """

    name: str
    of: Any
    statement: str
    instead: Mapping[str, str] = _NOTHING
    left: tuple[str, ...] = ()
    null: tuple[str, ...] = ()
    fast: bool = False

    @property
    def straight(self) -> bool:
        """Whether the row is the value as it is, its 0 and 1 too."""
        return self.fast and not self.instead

    @property
    def has_parts(self) -> bool:
        return "measures" in self.instead


_OF_ENTRY = {"measures": "parts.get(id, {})", "attributes": "NO_TEXTS"}
_STAMPS = {"stamps": f"Stamps({', '.join(Stamps._fields)})"}
_SCORED = ("intensity", "unbearable")

MAKERS = (
    _Maker("entries", Entry, "entries_of_days", _OF_ENTRY, fast=True),
    _Maker("pain_scores", PainScore, "pain_scores", null=_SCORED, fast=True),
    _Maker("totals", Total, "totals", fast=True),
    _Maker("dated", Dated, "after_now"),
    _Maker("goals", Goal, "goals"),
    _Maker("habits", Habit, "habits", left=("twins",)),
    _Maker("skips", Skip, "skips"),
    _Maker(
        "acknowledgements",
        Acknowledgement,
        "acknowledgements",
        {"finding": "read_object(finding) or {}"},
    ),
    _Maker("own_subjects", OwnSubject, "subjects", {"data": "read_object(data) or {}"}),
    *(
        _Maker(f"{table}_all", of, f"{table}_all", _STAMPS)
        for of, table in TABLE_OF.items()
        if of is not Entry
    ),
)


def frozen_makers_text() -> str:
    """What `frozen_makers.py` has to be."""
    tables = [table for of, table in TABLE_OF.items() if of is not Entry]
    made = "".join(f'    "{table}": {table}_all,\n' for table in tables)
    kind = "Mapping[str, Callable[[Iterable[Any]], list[Any]]]"
    known = f"#: What makes the records of a table.\nRECORDS: {kind} = {{\n{made}}}\n"
    return "\n\n".join([HEADER, *map(_function, MAKERS), _raw_entries(), known])


def _raw_entries() -> str:
    """What makes raw entries of whole rows, and of what they have by name."""
    columns = COLUMNS["entries"]
    pairs = [f'"{name}": {name}' for name in columns]
    pairs += [f'"{part}": {part}.get(id, {{}})' for part in PARTS]
    given = "".join(f"    {part}: Mapping[int, dict[str, Any]],\n" for part in PARTS)
    head = f"def raw_entries(\n    rows: Iterable[tuple[Any, ...]],\n{given}) -> list[RawRecord]:\n"
    made = f"return [{{{', '.join(pairs)}}} for {', '.join(('id', *columns))} in rows]"
    return head + _text([made], 4)


def _function(maker: _Maker) -> str:
    columns = _columns(maker.statement)
    fields = _fields(maker, columns)
    name, unpacked = maker.of.__name__, ", ".join(columns)
    types = ", ".join(_type(maker, column) for column in columns.values())
    parts = ", parts: Parts" if maker.has_parts else ""
    given = ", ".join(f"{field}={made}" for field, made in fields.items())
    checked = [
        f"def {maker.name}(",
        f"    rows: Iterable[tuple[{types}]]{parts}",
        f") -> list[{name}]:",
        *_imports(maker),
        f"    return [{name}({given}) for {unpacked} in rows]",
    ]
    if not maker.fast:
        return _text(checked)
    kept = {field: repr(maker.of._field_defaults[field]) for field in maker.left}
    row = ", ".join((fields | kept)[field] for field in maker.of._fields)
    made = "row) for row" if maker.straight else f"({row})) for {unpacked}"
    gone = [
        f"def {maker.name}(rows{', parts' if parts else ''}):",
        *_imports(maker),
        f"    return [_new({name}, {made} in rows]",
    ]
    return f"if TYPE_CHECKING:\n\n{_text(checked, 4)}\nelse:\n\n{_text(gone, 4)}"


def _columns(statement: str) -> dict[str, ColumnElement[Any]]:
    """The columns that a statement selects, by the names that it gives them."""
    select = STATEMENTS[statement]
    assert isinstance(select, Select)
    return {str(column.key): column for column in select.selected_columns}


def _fields(maker: _Maker, columns: Mapping[str, ColumnElement[Any]]) -> dict[str, str]:
    """What each field is made of, in their order; then the columns that have no field.

    Those are the type checker's to refuse. Raises ValueError for fields that it would let pass.
    """
    fields = maker.of._fields
    lacking = set(fields) - columns.keys() - maker.instead.keys() - set(maker.left)
    if lacking or (maker.straight and tuple(columns) != fields):
        told = ", ".join(sorted(lacking)) or "the order of its fields"
        raise ValueError(f"{maker.statement} doesn't give {maker.of.__name__} {told}")
    used = {word for made in maker.instead.values() for word in re.findall(r"\w+", made)}
    given = {name: column for name, column in columns.items() if name in fields or name not in used}
    made = {name: _read(maker, name, column) for name, column in given.items()} | {**maker.instead}
    return {name: made[name] for name in (*fields, *given) if name in made}


def _read(maker: _Maker, name: str, column: ColumnElement[Any]) -> str:
    return f"{name} == 1" if _yes_or_no(column) and not maker.straight else name


def _type(maker: _Maker, column: ColumnElement[Any]) -> str:
    """What the type checker is told that a row has there."""
    kept = column.element if isinstance(column, Label) else column
    name = "bool" if maker.straight and _yes_or_no(kept) else kept.type.python_type.__name__
    can_be_null = getattr(kept, "nullable", False) or column.key in maker.null
    return f"{name} | None" if can_be_null else name


def _yes_or_no(column: ColumnElement[Any]) -> bool:
    return isinstance(column, Column) and "yes_or_no" in column.info


def _imports(maker: _Maker) -> list[str]:
    """What only this function has use for is imported when it is called."""
    if maker.of.__module__ == Entry.__module__:
        return []
    names = ", ".join([maker.of.__name__, *(["Stamps"] if "stamps" in maker.instead else [])])
    return [f"    from {maker.of.__module__} import {names}", ""]


def _text(lines: Iterable[str], indent: int = 0) -> str:
    """Lines of code, broken where they are too long."""
    wrapped = (
        part
        for line in lines
        for part in textwrap.wrap(
            " " * indent + line,
            _WIDTH,
            subsequent_indent=" " * (indent + 8),
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    )
    return "".join(f"{line}\n" for line in wrapped)
