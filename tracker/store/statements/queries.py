"""Every statement there is, by name, as SQLAlchemy Core constructs. SQL is written nowhere else.

`python -m tracker.store.statements.freeze` compiles them for SQLite into `frozen.py`, which is
what everyday commands run. So that this can be done:
- a range of days is never open (`0000-01-01`..`9999-12-31` stands for all), and with a kind or
  without are two statements, so that each is a search in an index;
- a list comes in as the text of a JSON array: an expanding IN can't be frozen.
What differs by dialect (upsert, JSON lists) differs here and nowhere else.

A suffix `_of_days` or `_of_kind` says what narrows an everyday query, which sees nothing deleted.
Parameters: `first`, `last` (days, both included), `kind`, `limit`, `ids` and `keys` (JSON lists),
`stamp` (epoch seconds); a column's own name where a row is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    FromClause,
    Integer,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql

from tracker.domain.entries import FIRST_DAY, LAST_DAY, Entry, Goal
from tracker.domain.kept_findings import Acknowledgement
from tracker.domain.pain_score import PainScore
from tracker.store.old_pain import MORE, NONE, SEPARATOR
from tracker.store.schema import (
    RECORD_KEYS,
    Real,
    acknowledgements,
    attributes,
    changes,
    days,
    entries,
    goals,
    habits,
    measures,
    profile,
    settings,
    skips,
    subjects,
)
from tracker.store.sound import FIRST_AT, LAST_AT
from tracker.store.statements.amounts_query import amounts_asked
from tracker.store.statements.leaving_queries import IN_ORDER, leaving
from tracker.store.statements.record_queries import listed, records, row_of, withdrawing


def statements(dialect: str) -> Mapping[str, Executable]:
    """Every statement for one dialect: 'sqlite' or 'postgresql'."""
    return {
        **_reading_entries(dialect),
        **_counting(),
        **_reading_facts(dialect),
        **_reading_habits(dialect),
        **_writing_entries(dialect),
        **_changes(),
        **{name: each for table in RECORD_KEYS for name, each in records(table, dialect).items()},
    }


def _range_of(kind: bool) -> tuple[ColumnElement[bool], ...]:
    """What an everyday query is narrowed by."""
    return (*_live(kind), entries.c.day.between(bindparam("first"), bindparam("last")))


def _live(kind: bool) -> tuple[ColumnElement[bool], ...]:
    live = entries.c.deleted_at.is_(None)
    return (entries.c.kind == bindparam("kind"), live) if kind else (live,)


def _both(name: str, build: Callable[[bool], Executable]) -> dict[str, Executable]:
    """A statement for every kind and one for a kind."""
    return {f"{name}_of_days": build(False), f"{name}_of_kind": build(True)}


_NEWEST_FIRST = (entries.c.day.desc(), entries.c.at.desc().nulls_last(), entries.c.id.desc())


def _entries() -> Select[Any]:
    """What entries say, but for their parts."""
    return select(*(entries.c[name] for name in Entry._fields if name in entries.c))


def _measures(kind: bool) -> Select[Any]:
    """What `measures_of` gives, of the entries of some days."""
    of_entries = select(measures).join(entries, measures.c.entry_id == entries.c.id)
    return of_entries.where(*_range_of(kind))


def _since(dialect: str) -> dict[str, Executable]:
    """What `entries` and `measures` give of several kinds, each from a day of its own to the same.

    `firsts` is a JSON object of each kind's first day.
    """
    given = bindparam("firsts", type_=Text)
    if dialect == "postgresql":
        each = func.jsonb_each_text(cast(given, postgresql.JSONB))
    else:
        each = func.json_each(given)
    wanted = each.table_valued("key", "value", name="wanted")
    said = _entries().join(wanted, entries.c.kind == wanted.c.key)
    parts = select(measures).join(entries, measures.c.entry_id == entries.c.id)
    parts = parts.join(wanted, entries.c.kind == wanted.c.key)
    days = entries.c.day.between(wanted.c.value, bindparam("last"))
    return {
        "entries_since": said.where(*_live(kind=False), days).order_by(*IN_ORDER),
        "measures_since": parts.where(*_live(kind=False), days),
    }


def _pain_scores() -> Select[Any]:
    """A row an entry, in the order of `PainScore`'s fields: half the work of whole entries."""
    values, joined = _scored()
    columns = (values[n].label(n) if n in values else entries.c[n] for n in PainScore._fields)
    return select(*columns).select_from(joined).where(*_range_of(kind=True)).order_by(*IN_ORDER)


def _scored() -> tuple[dict[str, ColumnElement[Any]], FromClause]:
    """The measures that a `PainScore` has, by name, and the entries joined with them."""
    intensity, unbearable = (measures.alias(name) for name in ("intensity", "unbearable"))
    values: dict[str, ColumnElement[Any]] = {
        part.name: part.c.value for part in (intensity, unbearable)
    }
    joined: FromClause = entries
    for part in (intensity, unbearable):
        joined = joined.outerjoin(
            part, and_(part.c.entry_id == entries.c.id, part.c.name == part.name)
        )
    return values, joined


def _old_pain(dialect: str) -> Select[Any]:
    """One row: what pain entries say as columns of texts, in no order but all in the same one.

    A subject and a side may be `NONE`; a score is `MORE` where it isn't all that an entry says.
    """
    values, joined = _scored()
    said = entries.c
    plain = and_(
        or_(said.at.is_(None), said.at.between(_number(FIRST_AT), _number(LAST_AT))),
        said.since_day.is_(None),
        said.estimated == _number(0),
        values["unbearable"].is_(None),
    )
    score = func.coalesce(case((plain, cast(values["intensity"], Integer))), _number(MORE))
    place = (func.coalesce(each, cast(_number(NONE), Text)) for each in (said.subject, said.side))
    columns = (*place, said.day, *(cast(each, Text) for each in (score, said.id)))
    if dialect == "postgresql":
        joins = [func.string_agg(column, SEPARATOR) for column in columns]
    else:  # by a comma, of its own accord: to be told so with every entry takes it longer
        joins = [func.group_concat(column) for column in columns]
    return select(*joins).select_from(joined).where(*_range_of(kind=True))


def _number(value: int | str) -> ColumnElement[Any]:
    """A number within the text of a statement, which a parameter in every row takes longer than."""
    return literal_column(str(value))


def _after_now() -> Select[Any]:
    """What is of a later day or instant than now: the index of days alone answers, mostly no."""
    columns = ("id", "kind", "day", "at", "source", "created_at")
    later = or_(entries.c.at > bindparam("now"), entries.c.day > bindparam("today"))
    found = select(*(entries.c[name] for name in columns)).where(*_range_of(kind=False), later)
    return found.order_by(*IN_ORDER)


def _reading_entries(dialect: str) -> dict[str, Executable]:
    ids = listed("ids", dialect, numbers=True)
    newest_first = select(entries.c.id).order_by(*_NEWEST_FIRST)
    newest = newest_first.limit(bindparam("limit"))
    lately = select(entries.c.subject, entries.c.side).order_by(*_NEWEST_FIRST)
    # An id above 0 is no condition but a hint: the newest one is searched for, not sorted for.
    last = select(entries.c.id).where(entries.c.id > 0).order_by(entries.c.id.desc()).limit(1)
    has_note = entries.c.note.is_not(None)
    return {
        **_both("entries", lambda kind: _entries().where(*_range_of(kind)).order_by(*IN_ORDER)),
        **_both("measures", _measures),
        **_since(dialect),
        **leaving(),
        "pain_scores": _pain_scores(),
        "old_pain": _old_pain(dialect),
        "entries_by_id": _entries()
        .where(entries.c.id.in_(ids), *_live(kind=False))
        .order_by(*IN_ORDER),
        **_both("newest", lambda kind: newest.where(*_range_of(kind))),
        **_both("noted", lambda kind: newest_first.where(*_range_of(kind), has_note)),
        "last_of_days": last.where(*_live(kind=False)),
        "last_of_kind": last.where(*_live(kind=True)),
        "recent_subjects": lately.where(*_live(kind=True), entries.c.subject.is_not(None)).limit(
            bindparam("limit")
        ),
        "after_now": _after_now(),
        "subjects_used": select(entries.c.subject)
        .where(*_live(kind=True), entries.c.subject.is_not(None))
        .distinct(),
        "entries_of_source": select(entries.c.uid).where(
            entries.c.source == bindparam("source"),
            entries.c.source_key.in_(listed("keys", dialect)),
            *_live(kind=False),
        ),
        "keys_of_source": select(
            func.min(entries.c.source_key), func.max(entries.c.source_key)
        ).where(entries.c.source == bindparam("source"), *_live(kind=False)),
        **_parts("measures", measures, ids),
        **_parts("attributes", attributes, ids),
    }


def _parts(name: str, table: Table, ids: Select[Any]) -> dict[str, Executable]:
    """What entries have by name, of some of them and of a stretch of ids."""
    within = table.c.entry_id.between(bindparam("low"), bindparam("high"))
    return {
        f"{name}_of": select(table).where(table.c.entry_id.in_(ids)),
        f"{name}_between": select(table).where(within),
    }


def _counting() -> dict[str, Executable]:
    def end(kind: bool, order: ColumnElement[Any]) -> ColumnElement[Any]:
        days = entries.c.day.between(FIRST_DAY, LAST_DAY)
        return (
            select(entries.c.day)
            .where(*_live(kind), days)
            .order_by(order)
            .limit(1)
            .scalar_subquery()
        )

    day = entries.c.day
    group = (entries.c.day, entries.c.kind, entries.c.subject)
    return {
        "totals": select(
            *group, func.sum(measures.c.value).label("value"), func.count().label("count")
        )
        .join(measures, measures.c.entry_id == entries.c.id)
        .where(measures.c.name == bindparam("measure"), *_range_of(kind=False))
        .group_by(*group)
        .order_by(day, entries.c.kind, entries.c.subject.nulls_first()),
        **_both("days", lambda kind: select(day).distinct().where(*_range_of(kind)).order_by(day)),
        **_both("count", lambda kind: select(func.count()).where(*_range_of(kind))),
        **_both("span", lambda kind: select(end(kind, day), end(kind, day.desc()))),
    }


def _reading_facts(dialect: str) -> dict[str, Executable]:
    own = ("kind", "name", "alias_of", "parent", "data", "uid")
    return {
        "goals": select(*(goals.c[name] for name in Goal._fields))
        .where(goals.c.deleted_at.is_(None))
        .order_by(goals.c.created_at, goals.c.uid),
        "acknowledgements": select(*(acknowledgements.c[n] for n in Acknowledgement._fields))
        .where(acknowledgements.c.deleted_at.is_(None))
        .order_by(acknowledgements.c.created_at, acknowledgements.c.uid),
        "subjects": select(*(subjects.c[name] for name in own))
        .where(subjects.c.kind.in_(listed("kinds", dialect)), subjects.c.deleted_at.is_(None))
        .order_by(subjects.c.name, subjects.c.uid),
        "settings": select(settings.c.name, settings.c.value)
        .where(settings.c.deleted_at.is_(None))
        .order_by(settings.c.name),
        "profile": select(profile.c.name, profile.c.value)
        .where(profile.c.deleted_at.is_(None))
        .order_by(profile.c.name),
    }


def _reading_habits(dialect: str) -> dict[str, Executable]:
    """Habits, skips, closed days, and what is asked of entries."""
    counted = [habits.c[n] for n in ("name", "kind", "subject", "measure", "unit")]
    group = habits.c.group_name.label("group")
    ends = [habits.c[n] for n in ("from_day", "to_day", "archived", "uid")]
    return {
        "habits": select(*counted, group, *ends)
        .where(habits.c.deleted_at.is_(None))
        .order_by(habits.c.created_at, habits.c.uid),
        "skips": select(
            *(skips.c[n] for n in ("habit_uid", "from_day", "to_day", "reason", "pause", "uid"))
        )
        .where(skips.c.deleted_at.is_(None))
        .order_by(skips.c.from_day, skips.c.uid),
        "closed_days": select(days.c.day)
        .where(
            days.c.deleted_at.is_(None),
            days.c.closed == literal_column("1"),
            days.c.day.between(bindparam("first"), bindparam("last")),
        )
        .order_by(days.c.day),
        "amounts": amounts_asked(dialect, listed("passed_over", dialect, numbers=True)),
    }


def _writing_entries(dialect: str) -> dict[str, Executable]:
    keys = listed("keys", dialect)
    of_keys = select(entries.c.id).where(entries.c.uid.in_(keys))
    of_import = entries.c.import_id == bindparam("imported")
    return {
        "entries_add": insert(entries).values(row_of("entries")).returning(entries.c.id),
        "measures_add": _part_of_entry(measures, value=Real),
        "measures_clear": delete(measures).where(measures.c.entry_id.in_(of_keys)),
        "attributes_add": _part_of_entry(attributes, text=Text()),
        "attributes_clear": delete(attributes).where(attributes.c.entry_id.in_(of_keys)),
        **withdrawing("imported", entries, of_import),
    }


def _part_of_entry(table: Table, **column: Any) -> Executable:
    """What an entry has by name; the entry is named by its uid."""
    ((name, kind),) = column.items()
    row = select(entries.c.id, bindparam("name", type_=Text), bindparam(name, type_=kind))
    row = row.where(entries.c.uid == bindparam("uid"))
    return insert(table).from_select(["entry_id", "name", name], row)


def _commands_of() -> Select[Any]:
    """The commands of an instant, among the latest that stand, whose records name something."""
    latest = (
        select(changes.c.id, changes.c.at, changes.c.command, changes.c.after)
        .where(changes.c.undone_at.is_(None))
        .order_by(changes.c.id.desc())
        .limit(bindparam("limit"))
        .subquery()
    )
    return select(latest.c.command).where(
        latest.c.at == bindparam("at"), latest.c.after.like(bindparam("naming"))
    )


def _changes() -> dict[str, Executable]:
    told = select(*(changes.c[n] for n in ("id", "at", "command", "import_id", "undone_at")))
    newest = told.order_by(changes.c.id.desc())
    first, count = bindparam("first", type_=Integer), bindparam("count", type_=Integer)
    of_change = changes.c.id == bindparam("change")
    return {
        "changes_add": insert(changes).values(
            {n: bindparam(n) for n in ("at", "command", "before", "after", "import_id")}
        ),
        "changes_newest": newest.limit(bindparam("limit")),
        "changes_before": select(func.substr(changes.c.before, first, count)).where(of_change),
        "changes_after": select(changes.c.after).where(of_change),
        "commands_of": _commands_of(),
        "changes_standing": newest.where(changes.c.undone_at.is_(None)).limit(1),
        "changes_undone": told.where(
            changes.c.undone_at.between(literal_column("1"), bindparam("latest"))
        )
        .order_by(changes.c.undone_at.desc(), changes.c.id.desc())
        .limit(1),
        "changes_undone_at": select(changes.c.id)
        .where(changes.c.undone_at == bindparam("stamp"))
        .limit(1),
        "changes_mark": update(changes)
        .where(changes.c.id == bindparam("change"))
        .values(undone_at=bindparam("stamp")),
        "changes_left": update(changes)
        .where(changes.c.id == bindparam("change"))
        .values(after=bindparam("left")),
    }


STATEMENTS = statements("sqlite")
