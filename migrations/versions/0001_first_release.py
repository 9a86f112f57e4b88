"""first release

All tables, and a view with a plain name for each kind of entry, for people who open the database
with `sqlite3` or `datasette`: one row an entry, one column a measure, what was deleted left out.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# SQLite's INTEGER holds 64 bits and its STRICT tables know no BIGINT; PostgreSQL's holds 32.
INSTANT = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
REAL = sa.REAL().with_variant(sa.Double(), "postgresql")

DAY = {
    "sqlite": "{0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'",
    "postgresql": "{0} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$'",
}

LOCAL_TIME = {
    "sqlite": "strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch')",
    "postgresql": (
        "to_char(to_timestamp(e.at + e.utc_offset_min * 60) AT TIME ZONE 'UTC', "
        "'YYYY-MM-DD HH24:MI')"
    ),
}

MINERALS = ("sodium_mg", "potassium_mg", "calcium_mg", "magnesium_mg")

#: A view's name, the kind it shows, its measures, its attributes.
VIEWS: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = [
    ("water", "water", ("volume_ml", "at_once"), ()),
    ("drinks", "drink", ("volume_ml", "at_once", *MINERALS), ()),
    ("food", "food", ("mass_g", "water_ml", *MINERALS), ()),
    ("walks", "walk", ("duration_min", "distance_m", "steps"), ()),
    ("stretches", "stretch", ("duration_min",), ()),
    ("strength", "strength", ("duration_min",), ()),
    ("sport", "sport", ("duration_min", "distance_m", "vigorous"), ()),
    ("rest_days", "rest", ("done",), ()),
    ("pain", "pain", ("intensity", "unbearable", "spasm"), ()),
    ("symptoms", "symptom", ("done",), ()),
    ("medicines", "med", ("dose_mg", "done"), ()),
    ("treatments", "treatment", ("duration_min", "done"), ("provider",)),
    ("minerals", "mineral", ("dose_mg", *MINERALS), ()),
    ("weight", "weight", ("mass_kg",), ()),
    ("sleep", "sleep", ("duration_min",), ()),
    ("notes", "note", (), ()),
    ("habit_entries", "habit", ("done", "count", "duration_min", "distance_m"), ("unit",)),
]

TABLES = (
    "changes",
    "imports",
    "acknowledgements",
    "settings",
    "profile",
    "days",
    "skips",
    "habits",
    "goals",
    "subjects",
    "attributes",
    "measures",
    "entries",
)


def upgrade() -> None:
    create_entries()
    create_wishes()
    create_facts()
    create_bookkeeping()
    dialect = op.get_context().dialect.name
    for name, kind, measures, attributes in VIEWS:
        op.execute(view(name, kind, measures, attributes, LOCAL_TIME[dialect]))


def downgrade() -> None:
    for name, *_ in VIEWS:
        op.execute(f"DROP VIEW {name}")
    for table in TABLES:
        op.drop_table(table)


def create_entries() -> None:
    table(
        "entries",
        sa.Column("id", INSTANT, nullable=False),
        text("uid"),
        text("kind"),
        text("subject", nullable=True),
        text("side", nullable=True),
        instant("at", nullable=True),
        sa.Column("utc_offset_min", sa.Integer(), nullable=True),
        text("day"),
        text("since_day", nullable=True),
        text("note", nullable=True),
        text("source", nullable=True),
        text("source_key", nullable=True),
        integer("source_n"),
        text("origin", nullable=True),
        text("import_id", nullable=True),
        integer("estimated"),
        *stamps(),
        check("entries", "kind_is_named", "kind <> ''"),
        check("entries", "side_is_known", "side IN ('left', 'right', 'both')"),
        check("entries", "estimated_is_yes_or_no", "estimated IN (0, 1)"),
        check("entries", "time_has_an_offset", "at IS NULL OR utc_offset_min IS NOT NULL"),
        check("entries", "offset_is_within_a_day", "utc_offset_min BETWEEN -1440 AND 1440"),
        check("entries", "note_is_short_enough", "length(note) <= 10000"),
        *is_a_day("entries", "day"),
        *is_a_day("entries", "since_day"),
        sa.UniqueConstraint("uid", name=op.f("uq_entries_uid")),
        key="id",
    )
    live, imported = only("deleted_at IS NULL"), only("import_id IS NOT NULL")
    op.create_index("ix_entries_day", "entries", ["day", "at", "id"], **live)
    op.create_index("ix_entries_kind_day", "entries", ["kind", "day", "at", "id"], **live)
    op.create_index("ix_entries_kind_id", "entries", ["kind", "id"], **live)
    op.create_index(
        "ix_entries_subject",
        "entries",
        ["kind", "subject", "day"],
        **only("deleted_at IS NULL AND subject IS NOT NULL"),
    )
    op.create_index(
        "uq_entries_source",
        "entries",
        ["source", "source_key", "source_n"],
        unique=True,
        **only("source IS NOT NULL AND deleted_at IS NULL"),
    )
    op.create_index("ix_entries_import_id", "entries", ["import_id"], **imported)
    entry_part(
        "measures",
        sa.Column("value", REAL, nullable=False),
        check("measures", "value_is_not_negative", "value >= 0"),
        check(
            "measures",
            "pain_is_0_to_10",
            "name <> 'intensity' OR (value <= 10 AND value = round(value))",
        ),
    )
    entry_part("attributes", text("text"))


def create_wishes() -> None:
    """Own subjects, goals, habits and skips."""
    table(
        "subjects",
        text("uid"),
        text("kind"),
        text("name"),
        text("alias_of", nullable=True),
        text("parent", nullable=True),
        json("data"),
        *stamps(),
        check("subjects", "name_is_given", "name <> ''"),
        key="uid",
    )
    op.create_index("ix_subjects_kind_name", "subjects", ["kind", "name"])
    table(
        "goals",
        text("uid"),
        text("kind", nullable=True),
        text("subject", nullable=True),
        text("measure"),
        sa.Column("target", REAL, nullable=False),
        text("direction"),
        text("period"),
        sa.Column("schedule", sa.Text(), server_default=sa.text("'daily'"), nullable=False),
        text("from_day"),
        text("to_day"),
        text("source", nullable=True),
        *stamps(),
        check("goals", "target_is_positive", "target > 0"),
        check("goals", "direction_is_known", "direction IN ('at-least', 'at-most')"),
        check("goals", "period_is_known", "period IN ('day', 'week', 'month')"),
        *is_a_day("goals", "from_day"),
        *is_a_day("goals", "to_day"),
        key="uid",
    )
    table(
        "habits",
        text("uid"),
        text("name"),
        text("kind", nullable=True),
        text("subject", nullable=True),
        text("measure", nullable=True),
        text("unit", nullable=True),
        text("group_name", nullable=True),
        text("from_day"),
        text("to_day"),
        integer("archived"),
        *stamps(),
        check("habits", "name_is_given", "name <> ''"),
        *is_a_day("habits", "from_day"),
        *is_a_day("habits", "to_day"),
        key="uid",
    )
    table(
        "skips",
        text("uid"),
        text("habit_uid", nullable=True),
        text("from_day"),
        text("to_day"),
        text("reason", nullable=True),
        integer("pause"),
        *stamps(),
        check("skips", "range_is_forward", "from_day <= to_day"),
        check("skips", "pause_is_yes_or_no", "pause IN (0, 1)"),
        *is_a_day("skips", "from_day"),
        *is_a_day("skips", "to_day"),
        key="uid",
    )


def create_facts() -> None:
    """Days, the profile, settings and what was acknowledged."""
    table(
        "days",
        text("day"),
        integer("closed"),
        text("note", nullable=True),
        *stamps(),
        check("days", "closed_is_yes_or_no", "closed IN (0, 1)"),
        *is_a_day("days", "day"),
        key="day",
    )
    for name in ("profile", "settings"):
        table(name, text("name"), text("value"), *stamps(), key="name")
    table(
        "acknowledgements",
        text("uid"),
        text("rule"),
        text("site", nullable=True),
        text("action"),
        text("day"),
        text("until_day", nullable=True),
        text("seen_doctor_day", nullable=True),
        text("note", nullable=True),
        json("finding"),
        *stamps(),
        check("acknowledgements", "action_is_known", "action IN ('acknowledge', 'snooze')"),
        *is_a_day("acknowledgements", "day"),
        key="uid",
    )


def create_bookkeeping() -> None:
    """Imports, and the changes that undo and history go by."""
    table(
        "imports",
        text("uid"),
        text("format"),
        text("origin", nullable=True),
        integer("added"),
        integer("changed"),
        integer("unchanged"),
        *stamps(),
        key="uid",
    )
    table(
        "changes",
        sa.Column("id", INSTANT, nullable=False),
        instant("at"),
        text("command"),
        text("before"),
        text("after"),
        text("import_id", nullable=True),
        instant("undone_at", nullable=True),
        key="id",
    )
    op.create_index("ix_changes_undone_at", "changes", ["undone_at", "id"])


def table(name: str, *parts: Any, key: str | tuple[str, ...], **options: Any) -> None:
    columns = (key,) if isinstance(key, str) else key
    op.create_table(
        name,
        *parts,
        sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{name}")),
        sqlite_strict=True,
        **options,
    )


def entry_part(name: str, *parts: Any) -> None:
    """A table of what an entry has by name."""
    table(
        name,
        sa.Column("entry_id", INSTANT, nullable=False),
        text("name"),
        *parts,
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f(f"fk_{name}_entry_id"), ondelete="CASCADE"
        ),
        key=("entry_id", "name"),
        sqlite_with_rowid=False,
    )


def text(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), server_default=sa.text("'{}'"), nullable=False)


def integer(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)


def instant(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, INSTANT, nullable=nullable)


def stamps() -> tuple[sa.Column[Any], ...]:
    return instant("created_at"), instant("edited_at", True), instant("deleted_at", True)


def only(condition: str) -> dict[str, Any]:
    """An index of just the rows that a condition holds for."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def check(table_name: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sa.text(rule), name=op.f(f"ck_{table_name}_{name}"))


def is_a_day(table_name: str, column: str) -> list[Any]:
    return [
        check(table_name, f"{column}_is_a_day", rule.format(column)).ddl_if(dialect=dialect)
        for dialect, rule in DAY.items()
    ]


def view(
    name: str, kind: str, measures: tuple[str, ...], attributes: tuple[str, ...], time: str
) -> str:
    """A look-up a measure instead of a join: a column that isn't asked for costs nothing."""
    columns = ["e.id", "e.day", f"{time} AS time", "e.subject", "e.side"]
    columns += [
        f"(SELECT value FROM measures WHERE entry_id = e.id AND name = '{m}') AS {m}"
        for m in measures
    ]
    columns += [
        f"(SELECT text FROM attributes WHERE entry_id = e.id AND name = '{a}') AS {a}"
        for a in attributes
    ]
    columns += ["e.since_day", "e.note"]
    return (
        f"CREATE VIEW {name} AS SELECT\n  "
        + ",\n  ".join(columns)
        + f"\nFROM entries AS e WHERE e.kind = '{kind}' AND e.deleted_at IS NULL"
    )
