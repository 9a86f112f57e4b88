"""The tables, in SQLAlchemy Core. The single place where a column is named.

Alembic autogenerates from this; the statements of `tracker.store.statements` are built on it.
Columns hold integers, reals and text only (instants as UTC epoch seconds, days as ISO text), so
that every executor returns the same rows. Every row that a merge must match carries a `uid` and
three stamps; the same `uid` on both sides: the later of created, edited or deleted wins.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

# SQLite's INTEGER holds 64 bits and its STRICT tables know no BIGINT; PostgreSQL's holds 32.
Instant = Integer().with_variant(BigInteger(), "postgresql")
Real: TypeEngine[float] = REAL().with_variant(Double(), "postgresql")

IS_DAY = "{0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
IS_DAY_POSTGRESQL = "{0} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$'"


def _day_check(column: str) -> tuple[CheckConstraint, CheckConstraint]:
    """A day is ISO text, said to each database in its own words under the same name."""
    return (
        CheckConstraint(text(IS_DAY.format(column)), name=f"{column}_is_a_day").ddl_if(
            dialect="sqlite"
        ),
        CheckConstraint(text(IS_DAY_POSTGRESQL.format(column)), name=f"{column}_is_a_day").ddl_if(
            dialect="postgresql"
        ),
    )


def _only(condition: str) -> dict[str, Any]:
    """Make an index one of just the rows that a condition holds for."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def _yes_or_no(name: str) -> Column[Any]:
    """A column of 0 or 1, which is False or True in what is made of its row."""
    return Column(name, Integer, nullable=False, server_default=text("0"), info={"yes_or_no": True})


#: What an undone import had brought is withdrawn: its rows stay for a redo, but are no records, not
#: even deleted ones, and don't travel. Their `deleted_at` (NULL: the negative of this) is moved
#: back by so many seconds, to before all time; nothing else of them changes.
WITHDRAWN_BY = 10**13
#: The latest `deleted_at` that says so; no real one is as early.
WITHDRAWN = -WITHDRAWN_BY // 2


def _stamps() -> tuple[Column[Any], ...]:
    return (
        Column("created_at", Instant, nullable=False),
        Column("edited_at", Instant),
        Column("deleted_at", Instant),
    )


entries = Table(
    "entries",
    metadata,
    Column("id", Instant, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text),
    Column("side", Text),
    Column("at", Instant),
    Column("utc_offset_min", Integer),
    Column("day", Text, nullable=False),
    Column("since_day", Text),
    Column("note", Text),
    Column("source", Text),
    Column("source_key", Text),
    Column("source_n", Integer, nullable=False, server_default=text("0")),
    Column("origin", Text),
    Column("import_id", Text),
    _yes_or_no("estimated"),
    *_stamps(),
    CheckConstraint("kind <> ''", name="kind_is_named"),
    CheckConstraint("side IN ('left', 'right', 'both')", name="side_is_known"),
    CheckConstraint("estimated IN (0, 1)", name="estimated_is_yes_or_no"),
    CheckConstraint("at IS NULL OR utc_offset_min IS NOT NULL", name="time_has_an_offset"),
    CheckConstraint("utc_offset_min BETWEEN -1440 AND 1440", name="offset_is_within_a_day"),
    CheckConstraint("length(note) <= 10000", name="note_is_short_enough"),
    *_day_check("day"),
    *_day_check("since_day"),
    # Everyday queries see what wasn't deleted, in the order of the day: so do the indexes.
    Index("ix_entries_day", "day", "at", "id", **_only("deleted_at IS NULL")),
    Index("ix_entries_kind_day", "kind", "day", "at", "id", **_only("deleted_at IS NULL")),
    Index("ix_entries_kind_id", "kind", "id", **_only("deleted_at IS NULL")),
    # A habit is one subject among many of its kind, and is read ten years back.
    Index(
        "ix_entries_subject",
        "kind",
        "subject",
        "day",
        **_only("deleted_at IS NULL AND subject IS NOT NULL"),
    ),
    # Among what stands: a merge or an undo may leave a deleted twin behind.
    Index(
        "uq_entries_source",
        "source",
        "source_key",
        "source_n",
        unique=True,
        **_only("source IS NOT NULL AND deleted_at IS NULL"),
    ),
    Index("ix_entries_import_id", "import_id", **_only("import_id IS NOT NULL")),
    sqlite_strict=True,
)

measures = Table(
    "measures",
    metadata,
    Column("entry_id", Instant, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Real, nullable=False),
    CheckConstraint("value >= 0", name="value_is_not_negative"),
    CheckConstraint(
        "name <> 'intensity' OR (value <= 10 AND value = round(value))", name="pain_is_0_to_10"
    ),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

attributes = Table(
    "attributes",
    metadata,
    Column("entry_id", Instant, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

subjects = Table(
    "subjects",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("kind", Text, nullable=False),  # the vocabulary: sites, drugs, foods, containers, ...
    Column("name", Text, nullable=False),
    Column("alias_of", Text),
    Column("parent", Text),
    Column("data", Text, nullable=False, server_default=text("'{}'")),  # JSON
    *_stamps(),
    CheckConstraint("name <> ''", name="name_is_given"),
    Index("ix_subjects_kind_name", "kind", "name"),
    sqlite_strict=True,
)

goals = Table(
    "goals",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("kind", Text),
    Column("subject", Text),
    Column("measure", Text, nullable=False),
    Column("target", Real, nullable=False),
    Column("direction", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("schedule", Text, nullable=False, server_default=text("'daily'")),
    Column("from_day", Text, nullable=False),
    Column("to_day", Text, nullable=False),
    Column("source", Text),
    *_stamps(),
    CheckConstraint("target > 0", name="target_is_positive"),
    CheckConstraint("direction IN ('at-least', 'at-most')", name="direction_is_known"),
    CheckConstraint("period IN ('day', 'week', 'month')", name="period_is_known"),
    *_day_check("from_day"),
    *_day_check("to_day"),
    sqlite_strict=True,
)

habits = Table(
    "habits",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text),
    Column("subject", Text),
    Column("measure", Text),
    Column("unit", Text),
    Column("group_name", Text),
    Column("from_day", Text, nullable=False),
    Column("to_day", Text, nullable=False),
    _yes_or_no("archived"),
    *_stamps(),
    CheckConstraint("name <> ''", name="name_is_given"),
    *_day_check("from_day"),
    *_day_check("to_day"),
    sqlite_strict=True,
)

skips = Table(
    "skips",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("habit_uid", Text),  # NULL: every habit
    Column("from_day", Text, nullable=False),
    Column("to_day", Text, nullable=False),
    Column("reason", Text),
    _yes_or_no("pause"),
    *_stamps(),
    CheckConstraint("from_day <= to_day", name="range_is_forward"),
    CheckConstraint("pause IN (0, 1)", name="pause_is_yes_or_no"),
    *_day_check("from_day"),
    *_day_check("to_day"),
    sqlite_strict=True,
)

days = Table(
    "days",
    metadata,
    Column("day", Text, primary_key=True),
    _yes_or_no("closed"),
    Column("note", Text),
    *_stamps(),
    CheckConstraint("closed IN (0, 1)", name="closed_is_yes_or_no"),
    *_day_check("day"),
    sqlite_strict=True,
)

profile = Table(
    "profile",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    *_stamps(),
    sqlite_strict=True,
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    *_stamps(),
    sqlite_strict=True,
)

acknowledgements = Table(
    "acknowledgements",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("site", Text),
    Column("action", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("until_day", Text),
    Column("seen_doctor_day", Text),
    Column("note", Text),
    Column("finding", Text, nullable=False, server_default=text("'{}'")),  # JSON: as it then stood
    *_stamps(),
    CheckConstraint("action IN ('acknowledge', 'snooze')", name="action_is_known"),
    *_day_check("day"),
    sqlite_strict=True,
)

imports = Table(
    "imports",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("format", Text, nullable=False),
    Column("origin", Text),
    Column("added", Integer, nullable=False, server_default=text("0")),
    Column("changed", Integer, nullable=False, server_default=text("0")),
    Column("unchanged", Integer, nullable=False, server_default=text("0")),
    *_stamps(),
    sqlite_strict=True,
)

changes = Table(
    "changes",
    metadata,
    Column("id", Instant, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("command", Text, nullable=False),
    Column("before", Text, nullable=False),  # JSON: {table: {key: row or null}}
    Column("after", Text, nullable=False),  # JSON, the same keys
    Column("import_id", Text),
    Column("undone_at", Instant),
    Index("ix_changes_undone_at", "undone_at", "id"),
    sqlite_strict=True,
)

#: The tables that travel (exported, merged, undone row by row) with the column that names a row.
RECORD_KEYS = {
    "entries": "uid",
    "subjects": "uid",
    "goals": "uid",
    "habits": "uid",
    "skips": "uid",
    "days": "day",
    "profile": "name",
    "settings": "name",
    "acknowledgements": "uid",
    "imports": "uid",
}
