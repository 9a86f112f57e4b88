"""The one statement that asks what habits need: what several things came to a day, at once.

`asked` is a JSON array of arrays: what is counted, kind, subject, measure, first and last day.
Each of them is a search in the index that is narrow enough for it. `passed_over` are the ids of
entries that don't count. From `first` to `last` each day with any entry is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Executable,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects import postgresql

from tracker.domain.habits.asked import ENTRIES, LOGGED, SUMS
from tracker.store.schema import Real, entries, measures

_FIELDS = ("counted", "kind", "subject", "measure", "first", "last")


def amounts_asked(dialect: str, passed_over: Select[Any]) -> Executable:
    """A row a day of each thing asked: its place among them, the day, and what was found."""
    wanted = _wanted(dialect)
    return union_all(*_parts(wanted, entries.c.id.not_in(passed_over)))


def _wanted(dialect: str) -> CTE:
    """The things asked as a table, made once: a measure's name is compared with many rows."""
    given = bindparam("asked", type_=Text)
    field: Callable[[Any, int], ColumnElement[Any]]
    if dialect == "postgresql":
        each = func.jsonb_array_elements(cast(given, postgresql.JSONB))
        rows = each.table_valued("value", with_ordinality="n", name="each")
        rows = rows.render_derived()
        place: ColumnElement[Any] = cast(rows.c.n - literal_column("1"), Integer)

        def field(value: Any, n: int) -> ColumnElement[Any]:
            return value.op("->>")(literal_column(str(n)))  # type: ignore[no-any-return]
    else:
        rows = func.json_each(given).table_valued("key", "value", name="each")
        place = rows.c.key

        def field(value: Any, n: int) -> ColumnElement[Any]:
            return func.json_extract(value, f"$[{n}]")

    fields = (field(rows.c.value, n).label(name) for n, name in enumerate(_FIELDS))
    return select(place.label("place"), *fields).cte("wanted").prefix_with("MATERIALIZED")


def _parts(wanted: CTE, counts: ColumnElement[bool]) -> Iterator[Select[Any]]:
    """One for each index that narrows what is asked; entries that `counts` holds for count."""
    asked, value, day = wanted.c, measures.c.value, entries.c.day
    live = (entries.c.deleted_at.is_(None), day.between(asked.first, asked.last), counts)
    of_kind = (*live, asked.subject.is_(None), entries.c.kind == asked.kind)
    of_subject = (*live, entries.c.kind == asked.kind, entries.c.subject == asked.subject)
    of_measure = and_(measures.c.entry_id == entries.c.id, measures.c.name == asked.measure)
    positive = func.sum(case((value > 0, 1), else_=0))
    none = cast(null(), Text)
    sums = select(asked.place, day, none, func.sum(value), positive)
    for narrowed in ((*live, asked.kind.is_(None)), of_kind, of_subject):
        yield (
            sums.select_from(wanted.join(entries, and_(*narrowed)).join(measures, of_measure))
            .where(asked.counted == SUMS)
            .group_by(asked.place, day)
        )
    alike = (asked.place, day, entries.c.subject, value)
    for narrowed in (of_kind, of_subject):
        yield (
            select(*alike, func.count())
            .select_from(wanted.join(entries, and_(*narrowed)).outerjoin(measures, of_measure))
            .where(asked.counted == ENTRIES)
            .group_by(*alike)
        )
    days = day.between(bindparam("first"), bindparam("last"))
    logged = select(literal_column(str(LOGGED)), day, none, cast(null(), Real), literal_column("1"))
    yield logged.distinct().where(entries.c.deleted_at.is_(None), days)
