"""Written by `python -m tracker.store.statements.freeze` from the schema, queries and migrations.

A statement is its text and its constant parameters, kept apart: SQLAlchemy's own way of writing
constants into the text turns a parameter that wasn't given into NULL without a word.
"""

from __future__ import annotations

from typing import Any

#: The newest migration.
HEAD = "0001"

#: The tables that travel, each with the column that names a row.
KEYS: dict[str, str] = {
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

#: Their columns, without the id of this database.
COLUMNS: dict[str, tuple[str, ...]] = {
    "entries": (
        "uid", "kind", "subject", "side", "at", "utc_offset_min", "day", "since_day", "note",
        "source", "source_key", "source_n", "origin", "import_id", "estimated", "created_at",
        "edited_at", "deleted_at"
    ),
    "subjects": (
        "uid", "kind", "name", "alias_of", "parent", "data", "created_at", "edited_at",
        "deleted_at"
    ),
    "goals": (
        "uid", "kind", "subject", "measure", "target", "direction", "period", "schedule",
        "from_day", "to_day", "source", "created_at", "edited_at", "deleted_at"
    ),
    "habits": (
        "uid", "name", "kind", "subject", "measure", "unit", "group_name", "from_day", "to_day",
        "archived", "created_at", "edited_at", "deleted_at"
    ),
    "skips": (
        "uid", "habit_uid", "from_day", "to_day", "reason", "pause", "created_at", "edited_at",
        "deleted_at"
    ),
    "days": (
        "day", "closed", "note", "created_at", "edited_at", "deleted_at"
    ),
    "profile": (
        "name", "value", "created_at", "edited_at", "deleted_at"
    ),
    "settings": (
        "name", "value", "created_at", "edited_at", "deleted_at"
    ),
    "acknowledgements": (
        "uid", "rule", "site", "action", "day", "until_day", "seen_doctor_day", "note",
        "finding", "created_at", "edited_at", "deleted_at"
    ),
    "imports": (
        "uid", "format", "origin", "added", "changed", "unchanged", "created_at", "edited_at",
        "deleted_at"
    ),
}

#: What a column that may not be NULL holds where nothing is given.
DEFAULTS: dict[str, dict[str, Any]] = {
    "entries": {"source_n": 0, "estimated": 0},
    "subjects": {"data": "{}"},
    "goals": {"schedule": "daily"},
    "habits": {"archived": 0},
    "skips": {"pause": 0},
    "days": {"closed": 0},
    "profile": {},
    "settings": {},
    "acknowledgements": {"finding": "{}"},
    "imports": {"added": 0, "changed": 0, "unchanged": 0},
}

#: The latest `deleted_at` of what an undone import had brought.
WITHDRAWN = -5000000000000

STATEMENTS: dict[str, tuple[str, dict[str, Any]]] = {
    "entries_of_days": (
        """
SELECT entries.kind, entries.day, entries.subject, entries.side, entries.at,
    entries.utc_offset_min, entries.since_day, entries.note, entries.estimated, entries.id,
    entries.uid, entries.source, entries.created_at
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last
ORDER BY entries.day, entries.at NULLS FIRST, entries.id
""",
        {},
    ),
    "entries_of_kind": (
        """
SELECT entries.kind, entries.day, entries.subject, entries.side, entries.at,
    entries.utc_offset_min, entries.since_day, entries.note, entries.estimated, entries.id,
    entries.uid, entries.source, entries.created_at
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last
ORDER BY entries.day, entries.at NULLS FIRST, entries.id
""",
        {},
    ),
    "measures_of_days": (
        """
SELECT measures.entry_id, measures.name, measures.value
FROM measures JOIN entries ON measures.entry_id = entries.id
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last
""",
        {},
    ),
    "measures_of_kind": (
        """
SELECT measures.entry_id, measures.name, measures.value
FROM measures JOIN entries ON measures.entry_id = entries.id
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last
""",
        {},
    ),
    "entries_since": (
        """
SELECT entries.kind, entries.day, entries.subject, entries.side, entries.at,
    entries.utc_offset_min, entries.since_day, entries.note, entries.estimated, entries.id,
    entries.uid, entries.source, entries.created_at
FROM entries JOIN json_each(:firsts) AS wanted ON entries.kind = wanted."key"
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN wanted.value AND :last
ORDER BY entries.day, entries.at NULLS FIRST, entries.id
""",
        {},
    ),
    "measures_since": (
        """
SELECT measures.entry_id, measures.name, measures.value
FROM measures JOIN entries ON measures.entry_id = entries.id JOIN json_each(:firsts) AS wanted
    ON entries.kind = wanted."key"
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN wanted.value AND :last
""",
        {},
    ),
    "entries_in_order": (
        """
SELECT entries.id, entries.uid, entries.kind, entries.subject, entries.side, entries.at,
    entries.utc_offset_min, entries.day, entries.since_day, entries.note, entries.source,
    entries.source_key, entries.source_n, entries.origin, entries.import_id, entries.estimated,
    entries.created_at, entries.edited_at, entries.deleted_at
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last AND (entries.day >
    :first OR coalesce(entries.at, :param_1) > coalesce(:at, :param_1) OR coalesce(entries.at,
    :param_1) = coalesce(:at, :param_1) AND entries.id > :after)
ORDER BY entries.day, entries.at NULLS FIRST, entries.id
LIMIT :limit OFFSET :param_2
""",
        {"param_1": -4611686018427387904, "param_2": 0},
    ),
    "entries_deleted": (
        """
SELECT entries.id, entries.uid, entries.kind, entries.subject, entries.side, entries.at,
    entries.utc_offset_min, entries.day, entries.since_day, entries.note, entries.source,
    entries.source_key, entries.source_n, entries.origin, entries.import_id, entries.estimated,
    entries.created_at, entries.edited_at, entries.deleted_at
FROM entries
WHERE entries.id > :after AND entries.deleted_at > :deleted_at_1
ORDER BY entries.id
LIMIT :limit OFFSET :param_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 0},
    ),
    "entries_last_touched": (
        """
SELECT max(entries.created_at) AS max_1, max(entries.edited_at) AS max_2,
    max(entries.deleted_at) AS max_3
FROM entries
WHERE entries.deleted_at IS NULL OR entries.deleted_at > :deleted_at_1
""",
        {"deleted_at_1": -5000000000000},
    ),
    "pain_scores": (
        """
SELECT entries.day, entries.subject, entries.side, entries.at, entries.since_day,
    entries.estimated, intensity.value AS intensity, unbearable.value AS unbearable, entries.id
FROM entries LEFT OUTER JOIN measures AS intensity ON intensity.entry_id = entries.id AND
    intensity.name = :name_1 LEFT OUTER JOIN measures AS unbearable ON unbearable.entry_id =
    entries.id AND unbearable.name = :name_2
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last
ORDER BY entries.day, entries.at NULLS FIRST, entries.id
""",
        {"name_1": "intensity", "name_2": "unbearable"},
    ),
    "old_pain": (
        """
SELECT group_concat(coalesce(entries.subject, CAST(0 AS TEXT))) AS group_concat_1,
    group_concat(coalesce(entries.side, CAST(0 AS TEXT))) AS group_concat_2,
    group_concat(entries.day) AS group_concat_3, group_concat(CAST(coalesce(CASE WHEN
    ((entries.at IS NULL OR entries.at BETWEEN -62104060800 AND 253399708800) AND
    entries.since_day IS NULL AND entries.estimated = 0 AND unbearable.value IS NULL) THEN
    CAST(intensity.value AS INTEGER) END, -1) AS TEXT)) AS group_concat_4,
    group_concat(CAST(entries.id AS TEXT)) AS group_concat_5
FROM entries LEFT OUTER JOIN measures AS intensity ON intensity.entry_id = entries.id AND
    intensity.name = :name_1 LEFT OUTER JOIN measures AS unbearable ON unbearable.entry_id =
    entries.id AND unbearable.name = :name_2
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last
""",
        {"name_1": "intensity", "name_2": "unbearable"},
    ),
    "entries_by_id": (
        """
SELECT entries.kind, entries.day, entries.subject, entries.side, entries.at,
    entries.utc_offset_min, entries.since_day, entries.note, entries.estimated, entries.id,
    entries.uid, entries.source, entries.created_at
FROM entries
WHERE entries.id IN (SELECT listed.value
FROM json_each(:ids) AS listed) AND entries.deleted_at IS NULL
ORDER BY entries.day, entries.at NULLS FIRST, entries.id
""",
        {},
    ),
    "newest_of_days": (
        """
SELECT entries.id
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last
ORDER BY entries.day DESC, entries.at DESC NULLS LAST, entries.id DESC
LIMIT :limit OFFSET :param_1
""",
        {"param_1": 0},
    ),
    "newest_of_kind": (
        """
SELECT entries.id
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last
ORDER BY entries.day DESC, entries.at DESC NULLS LAST, entries.id DESC
LIMIT :limit OFFSET :param_1
""",
        {"param_1": 0},
    ),
    "noted_of_days": (
        """
SELECT entries.id
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last AND entries.note IS
    NOT NULL
ORDER BY entries.day DESC, entries.at DESC NULLS LAST, entries.id DESC
""",
        {},
    ),
    "noted_of_kind": (
        """
SELECT entries.id
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last AND entries.note IS NOT NULL
ORDER BY entries.day DESC, entries.at DESC NULLS LAST, entries.id DESC
""",
        {},
    ),
    "last_of_days": (
        """
SELECT entries.id
FROM entries
WHERE entries.id > :id_1 AND entries.deleted_at IS NULL
ORDER BY entries.id DESC
LIMIT :param_1 OFFSET :param_2
""",
        {"id_1": 0, "param_1": 1, "param_2": 0},
    ),
    "last_of_kind": (
        """
SELECT entries.id
FROM entries
WHERE entries.id > :id_1 AND entries.kind = :kind AND entries.deleted_at IS NULL
ORDER BY entries.id DESC
LIMIT :param_1 OFFSET :param_2
""",
        {"id_1": 0, "param_1": 1, "param_2": 0},
    ),
    "recent_subjects": (
        """
SELECT entries.subject, entries.side
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.subject IS NOT NULL
ORDER BY entries.day DESC, entries.at DESC NULLS LAST, entries.id DESC
LIMIT :limit OFFSET :param_1
""",
        {"param_1": 0},
    ),
    "after_now": (
        """
SELECT entries.id, entries.kind, entries.day, entries.at, entries.source, entries.created_at
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last AND (entries.at > :now
    OR entries.day > :today)
ORDER BY entries.day, entries.at NULLS FIRST, entries.id
""",
        {},
    ),
    "subjects_used": (
        """
SELECT DISTINCT entries.subject
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.subject IS NOT NULL
""",
        {},
    ),
    "entries_of_source": (
        """
SELECT entries.uid
FROM entries
WHERE entries.source = :source AND entries.source_key IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND entries.deleted_at IS NULL
""",
        {},
    ),
    "keys_of_source": (
        """
SELECT min(entries.source_key) AS min_1, max(entries.source_key) AS max_1
FROM entries
WHERE entries.source = :source AND entries.deleted_at IS NULL
""",
        {},
    ),
    "measures_of": (
        """
SELECT measures.entry_id, measures.name, measures.value
FROM measures
WHERE measures.entry_id IN (SELECT listed.value
FROM json_each(:ids) AS listed)
""",
        {},
    ),
    "measures_between": (
        """
SELECT measures.entry_id, measures.name, measures.value
FROM measures
WHERE measures.entry_id BETWEEN :low AND :high
""",
        {},
    ),
    "attributes_of": (
        """
SELECT attributes.entry_id, attributes.name, attributes.text
FROM attributes
WHERE attributes.entry_id IN (SELECT listed.value
FROM json_each(:ids) AS listed)
""",
        {},
    ),
    "attributes_between": (
        """
SELECT attributes.entry_id, attributes.name, attributes.text
FROM attributes
WHERE attributes.entry_id BETWEEN :low AND :high
""",
        {},
    ),
    "totals": (
        """
SELECT entries.day, entries.kind, entries.subject, sum(measures.value) AS value, count(*) AS
    count
FROM entries JOIN measures ON measures.entry_id = entries.id
WHERE measures.name = :measure AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last
GROUP BY entries.day, entries.kind, entries.subject
ORDER BY entries.day, entries.kind, entries.subject NULLS FIRST
""",
        {},
    ),
    "days_of_days": (
        """
SELECT DISTINCT entries.day
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last
ORDER BY entries.day
""",
        {},
    ),
    "days_of_kind": (
        """
SELECT DISTINCT entries.day
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last
ORDER BY entries.day
""",
        {},
    ),
    "count_of_days": (
        """
SELECT count(*) AS count_1
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last
""",
        {},
    ),
    "count_of_kind": (
        """
SELECT count(*) AS count_1
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :first AND
    :last
""",
        {},
    ),
    "span_of_days": (
        """
SELECT (SELECT entries.day
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :day_1 AND :day_2
ORDER BY entries.day
LIMIT :param_1 OFFSET :param_2) AS anon_1, (SELECT entries.day
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :day_3 AND :day_4
ORDER BY entries.day DESC
LIMIT :param_3 OFFSET :param_4) AS anon_2
""",
        {"day_1": "0000-01-01", "day_2": "9999-12-31", "day_3": "0000-01-01", "day_4":
         "9999-12-31", "param_1": 1, "param_2": 0, "param_3": 1, "param_4": 0},
    ),
    "span_of_kind": (
        """
SELECT (SELECT entries.day
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :day_1 AND
    :day_2
ORDER BY entries.day
LIMIT :param_1 OFFSET :param_2) AS anon_1, (SELECT entries.day
FROM entries
WHERE entries.kind = :kind AND entries.deleted_at IS NULL AND entries.day BETWEEN :day_3 AND
    :day_4
ORDER BY entries.day DESC
LIMIT :param_3 OFFSET :param_4) AS anon_2
""",
        {"day_1": "0000-01-01", "day_2": "9999-12-31", "day_3": "0000-01-01", "day_4":
         "9999-12-31", "param_1": 1, "param_2": 0, "param_3": 1, "param_4": 0},
    ),
    "goals": (
        """
SELECT goals.measure, goals.target, goals.kind, goals.subject, goals.direction, goals.period,
    goals.from_day, goals.to_day, goals.source, goals.uid, goals.schedule
FROM goals
WHERE goals.deleted_at IS NULL
ORDER BY goals.created_at, goals.uid
""",
        {},
    ),
    "acknowledgements": (
        """
SELECT acknowledgements.rule, acknowledgements.site, acknowledgements.action,
    acknowledgements.day, acknowledgements.until_day, acknowledgements.seen_doctor_day,
    acknowledgements.note, acknowledgements.finding, acknowledgements.created_at,
    acknowledgements.uid
FROM acknowledgements
WHERE acknowledgements.deleted_at IS NULL
ORDER BY acknowledgements.created_at, acknowledgements.uid
""",
        {},
    ),
    "subjects": (
        """
SELECT subjects.kind, subjects.name, subjects.alias_of, subjects.parent, subjects.data,
    subjects.uid
FROM subjects
WHERE subjects.kind IN (SELECT listed.value
FROM json_each(:kinds) AS listed) AND subjects.deleted_at IS NULL
ORDER BY subjects.name, subjects.uid
""",
        {},
    ),
    "settings": (
        """
SELECT settings.name, settings.value
FROM settings
WHERE settings.deleted_at IS NULL
ORDER BY settings.name
""",
        {},
    ),
    "profile": (
        """
SELECT profile.name, profile.value
FROM profile
WHERE profile.deleted_at IS NULL
ORDER BY profile.name
""",
        {},
    ),
    "habits": (
        """
SELECT habits.name, habits.kind, habits.subject, habits.measure, habits.unit, habits.group_name
    AS "group", habits.from_day, habits.to_day, habits.archived, habits.uid
FROM habits
WHERE habits.deleted_at IS NULL
ORDER BY habits.created_at, habits.uid
""",
        {},
    ),
    "skips": (
        """
SELECT skips.habit_uid, skips.from_day, skips.to_day, skips.reason, skips.pause, skips.uid
FROM skips
WHERE skips.deleted_at IS NULL
ORDER BY skips.from_day, skips.uid
""",
        {},
    ),
    "closed_days": (
        """
SELECT days.day
FROM days
WHERE days.deleted_at IS NULL AND days.closed = 1 AND days.day BETWEEN :first AND :last
ORDER BY days.day
""",
        {},
    ),
    "amounts": (
        """
WITH wanted AS MATERIALIZED
(SELECT "each"."key" AS place, json_extract("each".value, :json_extract_1) AS counted,
    json_extract("each".value, :json_extract_2) AS kind, json_extract("each".value,
    :json_extract_3) AS subject, json_extract("each".value, :json_extract_4) AS measure,
    json_extract("each".value, :json_extract_5) AS first, json_extract("each".value,
    :json_extract_6) AS last
FROM json_each(:asked) AS "each")
SELECT wanted.place, entries.day, CAST(NULL AS TEXT) AS anon_1, sum(measures.value) AS sum_1,
    sum(CASE WHEN (measures.value > :value_1) THEN :param_1 ELSE :param_2 END) AS sum_2
FROM wanted JOIN entries ON entries.deleted_at IS NULL AND entries.day BETWEEN wanted.first AND
    wanted.last AND (entries.id NOT IN (SELECT listed.value
FROM json_each(:passed_over) AS listed)) AND wanted.kind IS NULL JOIN measures ON
    measures.entry_id = entries.id AND measures.name = wanted.measure
WHERE wanted.counted = :counted_1
GROUP BY wanted.place, entries.day UNION ALL
SELECT wanted.place, entries.day, CAST(NULL AS TEXT) AS anon_1, sum(measures.value) AS sum_1,
    sum(CASE WHEN (measures.value > :value_1) THEN :param_1 ELSE :param_2 END) AS sum_2
FROM wanted JOIN entries ON entries.deleted_at IS NULL AND entries.day BETWEEN wanted.first AND
    wanted.last AND (entries.id NOT IN (SELECT listed.value
FROM json_each(:passed_over) AS listed)) AND wanted.subject IS NULL AND entries.kind =
    wanted.kind JOIN measures ON measures.entry_id = entries.id AND measures.name =
    wanted.measure
WHERE wanted.counted = :counted_2
GROUP BY wanted.place, entries.day UNION ALL
SELECT wanted.place, entries.day, CAST(NULL AS TEXT) AS anon_1, sum(measures.value) AS sum_1,
    sum(CASE WHEN (measures.value > :value_1) THEN :param_1 ELSE :param_2 END) AS sum_2
FROM wanted JOIN entries ON entries.deleted_at IS NULL AND entries.day BETWEEN wanted.first AND
    wanted.last AND (entries.id NOT IN (SELECT listed.value
FROM json_each(:passed_over) AS listed)) AND entries.kind = wanted.kind AND entries.subject =
    wanted.subject JOIN measures ON measures.entry_id = entries.id AND measures.name =
    wanted.measure
WHERE wanted.counted = :counted_3
GROUP BY wanted.place, entries.day UNION ALL
SELECT wanted.place, entries.day, entries.subject, measures.value, count(*) AS count_1
FROM wanted JOIN entries ON entries.deleted_at IS NULL AND entries.day BETWEEN wanted.first AND
    wanted.last AND (entries.id NOT IN (SELECT listed.value
FROM json_each(:passed_over) AS listed)) AND wanted.subject IS NULL AND entries.kind =
    wanted.kind LEFT OUTER JOIN measures ON measures.entry_id = entries.id AND measures.name =
    wanted.measure
WHERE wanted.counted = :counted_4
GROUP BY wanted.place, entries.day, entries.subject, measures.value UNION ALL
SELECT wanted.place, entries.day, entries.subject, measures.value, count(*) AS count_2
FROM wanted JOIN entries ON entries.deleted_at IS NULL AND entries.day BETWEEN wanted.first AND
    wanted.last AND (entries.id NOT IN (SELECT listed.value
FROM json_each(:passed_over) AS listed)) AND entries.kind = wanted.kind AND entries.subject =
    wanted.subject LEFT OUTER JOIN measures ON measures.entry_id = entries.id AND measures.name
    = wanted.measure
WHERE wanted.counted = :counted_5
GROUP BY wanted.place, entries.day, entries.subject, measures.value UNION ALL
SELECT DISTINCT -1, entries.day, CAST(NULL AS TEXT) AS anon_1, CAST(NULL AS REAL) AS anon__1, 1
FROM entries
WHERE entries.deleted_at IS NULL AND entries.day BETWEEN :first AND :last
""",
        {"counted_1": "sums", "counted_2": "sums", "counted_3": "sums", "counted_4": "entries",
         "counted_5": "entries", "json_extract_1": "$[0]", "json_extract_2": "$[1]",
         "json_extract_3": "$[2]", "json_extract_4": "$[3]", "json_extract_5": "$[4]",
         "json_extract_6": "$[5]", "param_1": 1, "param_2": 0, "value_1": 0},
    ),
    "entries_add": (
        """
INSERT INTO entries (uid, kind, subject, side, at, utc_offset_min, day, since_day, note, source,
    source_key, source_n, origin, import_id, estimated, created_at, edited_at, deleted_at)
VALUES (:uid, :kind, :subject, :side, :at, :utc_offset_min, :day, :since_day, :note, :source,
    :source_key, :source_n, :origin, :import_id, :estimated, :created_at, :edited_at,
    :deleted_at)
RETURNING id
""",
        {},
    ),
    "measures_add": (
        """
INSERT INTO measures (entry_id, name, value)
SELECT entries.id, :name AS anon_1, :value AS anon_2
FROM entries
WHERE entries.uid = :uid
""",
        {},
    ),
    "measures_clear": (
        """
DELETE FROM measures
WHERE measures.entry_id IN (SELECT entries.id
FROM entries
WHERE entries.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed))
""",
        {},
    ),
    "attributes_add": (
        """
INSERT INTO attributes (entry_id, name, text)
SELECT entries.id, :name AS anon_1, :text AS anon_2
FROM entries
WHERE entries.uid = :uid
""",
        {},
    ),
    "attributes_clear": (
        """
DELETE FROM attributes
WHERE attributes.entry_id IN (SELECT entries.id
FROM entries
WHERE entries.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed))
""",
        {},
    ),
    "imported_withdraw": (
        """
UPDATE entries SET deleted_at=(coalesce(entries.deleted_at, :param_1) - :param_2)
WHERE entries.import_id = :imported AND (entries.deleted_at IS NULL OR entries.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "imported_return": (
        """
UPDATE entries SET deleted_at=nullif(entries.deleted_at + :param_1, :param_2)
WHERE entries.import_id = :imported AND entries.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "changes_add": (
        """
INSERT INTO changes (at, command, "before", "after", import_id)
VALUES (:at, :command, :before, :after, :import_id)
""",
        {},
    ),
    "changes_newest": (
        """
SELECT changes.id, changes.at, changes.command, changes.import_id, changes.undone_at
FROM changes
ORDER BY changes.id DESC
LIMIT :limit OFFSET :param_1
""",
        {"param_1": 0},
    ),
    "changes_before": (
        """
SELECT substr(changes."before", :first, :count) AS substr_1
FROM changes
WHERE changes.id = :change
""",
        {},
    ),
    "changes_after": (
        """
SELECT changes."after"
FROM changes
WHERE changes.id = :change
""",
        {},
    ),
    "commands_of": (
        """
SELECT anon_1.command
FROM (SELECT changes.id AS id, changes.at AS at, changes.command AS command, changes."after" AS
    "after"
FROM changes
WHERE changes.undone_at IS NULL
ORDER BY changes.id DESC
LIMIT :limit OFFSET :param_1) AS anon_1
WHERE anon_1.at = :at AND anon_1."after" LIKE :naming
""",
        {"param_1": 0},
    ),
    "changes_standing": (
        """
SELECT changes.id, changes.at, changes.command, changes.import_id, changes.undone_at
FROM changes
WHERE changes.undone_at IS NULL
ORDER BY changes.id DESC
LIMIT :param_1 OFFSET :param_2
""",
        {"param_1": 1, "param_2": 0},
    ),
    "changes_undone": (
        """
SELECT changes.id, changes.at, changes.command, changes.import_id, changes.undone_at
FROM changes
WHERE changes.undone_at BETWEEN 1 AND :latest
ORDER BY changes.undone_at DESC, changes.id DESC
LIMIT :param_1 OFFSET :param_2
""",
        {"param_1": 1, "param_2": 0},
    ),
    "changes_undone_at": (
        """
SELECT changes.id
FROM changes
WHERE changes.undone_at = :stamp
LIMIT :param_1 OFFSET :param_2
""",
        {"param_1": 1, "param_2": 0},
    ),
    "changes_mark": (
        """
UPDATE changes SET undone_at=:stamp
WHERE changes.id = :change
""",
        {},
    ),
    "changes_left": (
        """
UPDATE changes SET "after"=:left
WHERE changes.id = :change
""",
        {},
    ),
    "entries_all": (
        """
SELECT entries.id, entries.uid, entries.kind, entries.subject, entries.side, entries.at,
    entries.utc_offset_min, entries.day, entries.since_day, entries.note, entries.source,
    entries.source_key, entries.source_n, entries.origin, entries.import_id, entries.estimated,
    entries.created_at, entries.edited_at, entries.deleted_at
FROM entries
WHERE entries.id > :after AND (entries.deleted_at IS NULL OR entries.deleted_at > :deleted_at_1)
ORDER BY entries.id
LIMIT :limit OFFSET :param_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 0},
    ),
    "entries_by_key": (
        """
SELECT entries.id, entries.uid, entries.kind, entries.subject, entries.side, entries.at,
    entries.utc_offset_min, entries.day, entries.since_day, entries.note, entries.source,
    entries.source_key, entries.source_n, entries.origin, entries.import_id, entries.estimated,
    entries.created_at, entries.edited_at, entries.deleted_at
FROM entries
WHERE entries.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "entries_put": (
        """
INSERT INTO entries (uid, kind, subject, side, at, utc_offset_min, day, since_day, note, source,
    source_key, source_n, origin, import_id, estimated, created_at, edited_at, deleted_at)
VALUES (:uid, :kind, :subject, :side, :at, :utc_offset_min, :day, :since_day, :note, :source,
    :source_key, :source_n, :origin, :import_id, :estimated, :created_at, :edited_at,
    :deleted_at)
ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, subject = excluded.subject, side =
    excluded.side, at = excluded.at, utc_offset_min = excluded.utc_offset_min, day =
    excluded.day, since_day = excluded.since_day, note = excluded.note, source =
    excluded.source, source_key = excluded.source_key, source_n = excluded.source_n, origin =
    excluded.origin, import_id = excluded.import_id, estimated = excluded.estimated, created_at
    = excluded.created_at, edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "entries_latest": (
        """
SELECT max(entries.created_at) AS max_1, max(entries.edited_at) AS max_2,
    max(entries.deleted_at) AS max_3
FROM entries
WHERE entries.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "entries_delete": (
        """
UPDATE entries SET deleted_at=:stamp
WHERE entries.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND entries.deleted_at IS NULL
""",
        {},
    ),
    "entries_revive": (
        """
UPDATE entries SET edited_at=:stamp, deleted_at=NULL
WHERE entries.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND entries.deleted_at = :undone_at
""",
        {},
    ),
    "entries_withdraw": (
        """
UPDATE entries SET deleted_at=(coalesce(entries.deleted_at, :param_1) - :param_2)
WHERE entries.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (entries.deleted_at IS NULL OR entries.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "entries_return": (
        """
UPDATE entries SET deleted_at=nullif(entries.deleted_at + :param_1, :param_2)
WHERE entries.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND entries.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "subjects_all": (
        """
SELECT subjects.uid, subjects.kind, subjects.name, subjects.alias_of, subjects.parent,
    subjects.data, subjects.created_at, subjects.edited_at, subjects.deleted_at
FROM subjects
WHERE subjects.deleted_at IS NULL OR subjects.deleted_at > :deleted_at_1
ORDER BY subjects.created_at, subjects.uid
""",
        {"deleted_at_1": -5000000000000},
    ),
    "subjects_by_key": (
        """
SELECT subjects.uid, subjects.kind, subjects.name, subjects.alias_of, subjects.parent,
    subjects.data, subjects.created_at, subjects.edited_at, subjects.deleted_at
FROM subjects
WHERE subjects.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "subjects_put": (
        """
INSERT INTO subjects (uid, kind, name, alias_of, parent, data, created_at, edited_at,
    deleted_at)
VALUES (:uid, :kind, :name, :alias_of, :parent, :data, :created_at, :edited_at, :deleted_at)
ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, name = excluded.name, alias_of =
    excluded.alias_of, parent = excluded.parent, data = excluded.data, created_at =
    excluded.created_at, edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "subjects_latest": (
        """
SELECT max(subjects.created_at) AS max_1, max(subjects.edited_at) AS max_2,
    max(subjects.deleted_at) AS max_3
FROM subjects
WHERE subjects.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "subjects_delete": (
        """
UPDATE subjects SET deleted_at=:stamp
WHERE subjects.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND subjects.deleted_at IS NULL
""",
        {},
    ),
    "subjects_revive": (
        """
UPDATE subjects SET edited_at=:stamp, deleted_at=NULL
WHERE subjects.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND subjects.deleted_at = :undone_at
""",
        {},
    ),
    "subjects_withdraw": (
        """
UPDATE subjects SET deleted_at=(coalesce(subjects.deleted_at, :param_1) - :param_2)
WHERE subjects.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (subjects.deleted_at IS NULL OR subjects.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "subjects_return": (
        """
UPDATE subjects SET deleted_at=nullif(subjects.deleted_at + :param_1, :param_2)
WHERE subjects.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND subjects.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "goals_all": (
        """
SELECT goals.uid, goals.kind, goals.subject, goals.measure, goals.target, goals.direction,
    goals.period, goals.schedule, goals.from_day, goals.to_day, goals.source, goals.created_at,
    goals.edited_at, goals.deleted_at
FROM goals
WHERE goals.deleted_at IS NULL OR goals.deleted_at > :deleted_at_1
ORDER BY goals.created_at, goals.uid
""",
        {"deleted_at_1": -5000000000000},
    ),
    "goals_by_key": (
        """
SELECT goals.uid, goals.kind, goals.subject, goals.measure, goals.target, goals.direction,
    goals.period, goals.schedule, goals.from_day, goals.to_day, goals.source, goals.created_at,
    goals.edited_at, goals.deleted_at
FROM goals
WHERE goals.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "goals_put": (
        """
INSERT INTO goals (uid, kind, subject, measure, target, direction, period, schedule, from_day,
    to_day, source, created_at, edited_at, deleted_at)
VALUES (:uid, :kind, :subject, :measure, :target, :direction, :period, :schedule, :from_day,
    :to_day, :source, :created_at, :edited_at, :deleted_at)
ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, subject = excluded.subject, measure =
    excluded.measure, target = excluded.target, direction = excluded.direction, period =
    excluded.period, schedule = excluded.schedule, from_day = excluded.from_day, to_day =
    excluded.to_day, source = excluded.source, created_at = excluded.created_at, edited_at =
    excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "goals_latest": (
        """
SELECT max(goals.created_at) AS max_1, max(goals.edited_at) AS max_2, max(goals.deleted_at) AS
    max_3
FROM goals
WHERE goals.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "goals_delete": (
        """
UPDATE goals SET deleted_at=:stamp
WHERE goals.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND goals.deleted_at IS NULL
""",
        {},
    ),
    "goals_revive": (
        """
UPDATE goals SET edited_at=:stamp, deleted_at=NULL
WHERE goals.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND goals.deleted_at = :undone_at
""",
        {},
    ),
    "goals_withdraw": (
        """
UPDATE goals SET deleted_at=(coalesce(goals.deleted_at, :param_1) - :param_2)
WHERE goals.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (goals.deleted_at IS NULL OR goals.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "goals_return": (
        """
UPDATE goals SET deleted_at=nullif(goals.deleted_at + :param_1, :param_2)
WHERE goals.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND goals.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "habits_all": (
        """
SELECT habits.uid, habits.name, habits.kind, habits.subject, habits.measure, habits.unit,
    habits.group_name, habits.from_day, habits.to_day, habits.archived, habits.created_at,
    habits.edited_at, habits.deleted_at
FROM habits
WHERE habits.deleted_at IS NULL OR habits.deleted_at > :deleted_at_1
ORDER BY habits.created_at, habits.uid
""",
        {"deleted_at_1": -5000000000000},
    ),
    "habits_by_key": (
        """
SELECT habits.uid, habits.name, habits.kind, habits.subject, habits.measure, habits.unit,
    habits.group_name, habits.from_day, habits.to_day, habits.archived, habits.created_at,
    habits.edited_at, habits.deleted_at
FROM habits
WHERE habits.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "habits_put": (
        """
INSERT INTO habits (uid, name, kind, subject, measure, unit, group_name, from_day, to_day,
    archived, created_at, edited_at, deleted_at)
VALUES (:uid, :name, :kind, :subject, :measure, :unit, :group_name, :from_day, :to_day,
    :archived, :created_at, :edited_at, :deleted_at)
ON CONFLICT (uid) DO UPDATE SET name = excluded.name, kind = excluded.kind, subject =
    excluded.subject, measure = excluded.measure, unit = excluded.unit, group_name =
    excluded.group_name, from_day = excluded.from_day, to_day = excluded.to_day, archived =
    excluded.archived, created_at = excluded.created_at, edited_at = excluded.edited_at,
    deleted_at = excluded.deleted_at
""",
        {},
    ),
    "habits_latest": (
        """
SELECT max(habits.created_at) AS max_1, max(habits.edited_at) AS max_2, max(habits.deleted_at)
    AS max_3
FROM habits
WHERE habits.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "habits_delete": (
        """
UPDATE habits SET deleted_at=:stamp
WHERE habits.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND habits.deleted_at IS NULL
""",
        {},
    ),
    "habits_revive": (
        """
UPDATE habits SET edited_at=:stamp, deleted_at=NULL
WHERE habits.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND habits.deleted_at = :undone_at
""",
        {},
    ),
    "habits_withdraw": (
        """
UPDATE habits SET deleted_at=(coalesce(habits.deleted_at, :param_1) - :param_2)
WHERE habits.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (habits.deleted_at IS NULL OR habits.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "habits_return": (
        """
UPDATE habits SET deleted_at=nullif(habits.deleted_at + :param_1, :param_2)
WHERE habits.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND habits.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "skips_all": (
        """
SELECT skips.uid, skips.habit_uid, skips.from_day, skips.to_day, skips.reason, skips.pause,
    skips.created_at, skips.edited_at, skips.deleted_at
FROM skips
WHERE skips.deleted_at IS NULL OR skips.deleted_at > :deleted_at_1
ORDER BY skips.created_at, skips.uid
""",
        {"deleted_at_1": -5000000000000},
    ),
    "skips_by_key": (
        """
SELECT skips.uid, skips.habit_uid, skips.from_day, skips.to_day, skips.reason, skips.pause,
    skips.created_at, skips.edited_at, skips.deleted_at
FROM skips
WHERE skips.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "skips_put": (
        """
INSERT INTO skips (uid, habit_uid, from_day, to_day, reason, pause, created_at, edited_at,
    deleted_at)
VALUES (:uid, :habit_uid, :from_day, :to_day, :reason, :pause, :created_at, :edited_at,
    :deleted_at)
ON CONFLICT (uid) DO UPDATE SET habit_uid = excluded.habit_uid, from_day = excluded.from_day,
    to_day = excluded.to_day, reason = excluded.reason, pause = excluded.pause, created_at =
    excluded.created_at, edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "skips_latest": (
        """
SELECT max(skips.created_at) AS max_1, max(skips.edited_at) AS max_2, max(skips.deleted_at) AS
    max_3
FROM skips
WHERE skips.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "skips_delete": (
        """
UPDATE skips SET deleted_at=:stamp
WHERE skips.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND skips.deleted_at IS NULL
""",
        {},
    ),
    "skips_revive": (
        """
UPDATE skips SET edited_at=:stamp, deleted_at=NULL
WHERE skips.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND skips.deleted_at = :undone_at
""",
        {},
    ),
    "skips_withdraw": (
        """
UPDATE skips SET deleted_at=(coalesce(skips.deleted_at, :param_1) - :param_2)
WHERE skips.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (skips.deleted_at IS NULL OR skips.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "skips_return": (
        """
UPDATE skips SET deleted_at=nullif(skips.deleted_at + :param_1, :param_2)
WHERE skips.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND skips.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "days_all": (
        """
SELECT days.day, days.closed, days.note, days.created_at, days.edited_at, days.deleted_at
FROM days
WHERE days.deleted_at IS NULL OR days.deleted_at > :deleted_at_1
ORDER BY days.created_at, days.day
""",
        {"deleted_at_1": -5000000000000},
    ),
    "days_by_key": (
        """
SELECT days.day, days.closed, days.note, days.created_at, days.edited_at, days.deleted_at
FROM days
WHERE days.day IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "days_put": (
        """
INSERT INTO days (day, closed, note, created_at, edited_at, deleted_at)
VALUES (:day, :closed, :note, :created_at, :edited_at, :deleted_at)
ON CONFLICT (day) DO UPDATE SET closed = excluded.closed, note = excluded.note, created_at =
    excluded.created_at, edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "days_latest": (
        """
SELECT max(days.created_at) AS max_1, max(days.edited_at) AS max_2, max(days.deleted_at) AS
    max_3
FROM days
WHERE days.day IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "days_delete": (
        """
UPDATE days SET deleted_at=:stamp
WHERE days.day IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND days.deleted_at IS NULL
""",
        {},
    ),
    "days_revive": (
        """
UPDATE days SET edited_at=:stamp, deleted_at=NULL
WHERE days.day IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND days.deleted_at = :undone_at
""",
        {},
    ),
    "days_withdraw": (
        """
UPDATE days SET deleted_at=(coalesce(days.deleted_at, :param_1) - :param_2)
WHERE days.day IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (days.deleted_at IS NULL OR days.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "days_return": (
        """
UPDATE days SET deleted_at=nullif(days.deleted_at + :param_1, :param_2)
WHERE days.day IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND days.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "profile_all": (
        """
SELECT profile.name, profile.value, profile.created_at, profile.edited_at, profile.deleted_at
FROM profile
WHERE profile.deleted_at IS NULL OR profile.deleted_at > :deleted_at_1
ORDER BY profile.created_at, profile.name
""",
        {"deleted_at_1": -5000000000000},
    ),
    "profile_by_key": (
        """
SELECT profile.name, profile.value, profile.created_at, profile.edited_at, profile.deleted_at
FROM profile
WHERE profile.name IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "profile_put": (
        """
INSERT INTO profile (name, value, created_at, edited_at, deleted_at)
VALUES (:name, :value, :created_at, :edited_at, :deleted_at)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, created_at = excluded.created_at,
    edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "profile_latest": (
        """
SELECT max(profile.created_at) AS max_1, max(profile.edited_at) AS max_2,
    max(profile.deleted_at) AS max_3
FROM profile
WHERE profile.name IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "profile_delete": (
        """
UPDATE profile SET deleted_at=:stamp
WHERE profile.name IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND profile.deleted_at IS NULL
""",
        {},
    ),
    "profile_revive": (
        """
UPDATE profile SET edited_at=:stamp, deleted_at=NULL
WHERE profile.name IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND profile.deleted_at = :undone_at
""",
        {},
    ),
    "profile_withdraw": (
        """
UPDATE profile SET deleted_at=(coalesce(profile.deleted_at, :param_1) - :param_2)
WHERE profile.name IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (profile.deleted_at IS NULL OR profile.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "profile_return": (
        """
UPDATE profile SET deleted_at=nullif(profile.deleted_at + :param_1, :param_2)
WHERE profile.name IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND profile.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "settings_all": (
        """
SELECT settings.name, settings.value, settings.created_at, settings.edited_at,
    settings.deleted_at
FROM settings
WHERE settings.deleted_at IS NULL OR settings.deleted_at > :deleted_at_1
ORDER BY settings.created_at, settings.name
""",
        {"deleted_at_1": -5000000000000},
    ),
    "settings_by_key": (
        """
SELECT settings.name, settings.value, settings.created_at, settings.edited_at,
    settings.deleted_at
FROM settings
WHERE settings.name IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "settings_put": (
        """
INSERT INTO settings (name, value, created_at, edited_at, deleted_at)
VALUES (:name, :value, :created_at, :edited_at, :deleted_at)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, created_at = excluded.created_at,
    edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "settings_latest": (
        """
SELECT max(settings.created_at) AS max_1, max(settings.edited_at) AS max_2,
    max(settings.deleted_at) AS max_3
FROM settings
WHERE settings.name IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "settings_delete": (
        """
UPDATE settings SET deleted_at=:stamp
WHERE settings.name IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND settings.deleted_at IS NULL
""",
        {},
    ),
    "settings_revive": (
        """
UPDATE settings SET edited_at=:stamp, deleted_at=NULL
WHERE settings.name IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND settings.deleted_at = :undone_at
""",
        {},
    ),
    "settings_withdraw": (
        """
UPDATE settings SET deleted_at=(coalesce(settings.deleted_at, :param_1) - :param_2)
WHERE settings.name IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (settings.deleted_at IS NULL OR settings.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "settings_return": (
        """
UPDATE settings SET deleted_at=nullif(settings.deleted_at + :param_1, :param_2)
WHERE settings.name IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND settings.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "acknowledgements_all": (
        """
SELECT acknowledgements.uid, acknowledgements.rule, acknowledgements.site,
    acknowledgements.action, acknowledgements.day, acknowledgements.until_day,
    acknowledgements.seen_doctor_day, acknowledgements.note, acknowledgements.finding,
    acknowledgements.created_at, acknowledgements.edited_at, acknowledgements.deleted_at
FROM acknowledgements
WHERE acknowledgements.deleted_at IS NULL OR acknowledgements.deleted_at > :deleted_at_1
ORDER BY acknowledgements.created_at, acknowledgements.uid
""",
        {"deleted_at_1": -5000000000000},
    ),
    "acknowledgements_by_key": (
        """
SELECT acknowledgements.uid, acknowledgements.rule, acknowledgements.site,
    acknowledgements.action, acknowledgements.day, acknowledgements.until_day,
    acknowledgements.seen_doctor_day, acknowledgements.note, acknowledgements.finding,
    acknowledgements.created_at, acknowledgements.edited_at, acknowledgements.deleted_at
FROM acknowledgements
WHERE acknowledgements.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "acknowledgements_put": (
        """
INSERT INTO acknowledgements (uid, rule, site, action, day, until_day, seen_doctor_day, note,
    finding, created_at, edited_at, deleted_at)
VALUES (:uid, :rule, :site, :action, :day, :until_day, :seen_doctor_day, :note, :finding,
    :created_at, :edited_at, :deleted_at)
ON CONFLICT (uid) DO UPDATE SET rule = excluded.rule, site = excluded.site, action =
    excluded.action, day = excluded.day, until_day = excluded.until_day, seen_doctor_day =
    excluded.seen_doctor_day, note = excluded.note, finding = excluded.finding, created_at =
    excluded.created_at, edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "acknowledgements_latest": (
        """
SELECT max(acknowledgements.created_at) AS max_1, max(acknowledgements.edited_at) AS max_2,
    max(acknowledgements.deleted_at) AS max_3
FROM acknowledgements
WHERE acknowledgements.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "acknowledgements_delete": (
        """
UPDATE acknowledgements SET deleted_at=:stamp
WHERE acknowledgements.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND acknowledgements.deleted_at IS NULL
""",
        {},
    ),
    "acknowledgements_revive": (
        """
UPDATE acknowledgements SET edited_at=:stamp, deleted_at=NULL
WHERE acknowledgements.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND acknowledgements.deleted_at = :undone_at
""",
        {},
    ),
    "acknowledgements_withdraw": (
        """
UPDATE acknowledgements SET deleted_at=(coalesce(acknowledgements.deleted_at, :param_1) -
    :param_2)
WHERE acknowledgements.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (acknowledgements.deleted_at IS NULL OR
    acknowledgements.deleted_at > :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "acknowledgements_return": (
        """
UPDATE acknowledgements SET deleted_at=nullif(acknowledgements.deleted_at + :param_1, :param_2)
WHERE acknowledgements.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND acknowledgements.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
    "imports_all": (
        """
SELECT imports.uid, imports.format, imports.origin, imports.added, imports.changed,
    imports.unchanged, imports.created_at, imports.edited_at, imports.deleted_at
FROM imports
WHERE imports.deleted_at IS NULL OR imports.deleted_at > :deleted_at_1
ORDER BY imports.created_at, imports.uid
""",
        {"deleted_at_1": -5000000000000},
    ),
    "imports_by_key": (
        """
SELECT imports.uid, imports.format, imports.origin, imports.added, imports.changed,
    imports.unchanged, imports.created_at, imports.edited_at, imports.deleted_at
FROM imports
WHERE imports.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "imports_put": (
        """
INSERT INTO imports (uid, format, origin, added, changed, unchanged, created_at, edited_at,
    deleted_at)
VALUES (:uid, :format, :origin, :added, :changed, :unchanged, :created_at, :edited_at,
    :deleted_at)
ON CONFLICT (uid) DO UPDATE SET format = excluded.format, origin = excluded.origin, added =
    excluded.added, changed = excluded.changed, unchanged = excluded.unchanged, created_at =
    excluded.created_at, edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
""",
        {},
    ),
    "imports_latest": (
        """
SELECT max(imports.created_at) AS max_1, max(imports.edited_at) AS max_2,
    max(imports.deleted_at) AS max_3
FROM imports
WHERE imports.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed)
""",
        {},
    ),
    "imports_delete": (
        """
UPDATE imports SET deleted_at=:stamp
WHERE imports.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND imports.deleted_at IS NULL
""",
        {},
    ),
    "imports_revive": (
        """
UPDATE imports SET edited_at=:stamp, deleted_at=NULL
WHERE imports.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND imports.deleted_at = :undone_at
""",
        {},
    ),
    "imports_withdraw": (
        """
UPDATE imports SET deleted_at=(coalesce(imports.deleted_at, :param_1) - :param_2)
WHERE imports.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND (imports.deleted_at IS NULL OR imports.deleted_at >
    :deleted_at_1)
""",
        {"deleted_at_1": -5000000000000, "param_1": -10000000000000, "param_2": 10000000000000},
    ),
    "imports_return": (
        """
UPDATE imports SET deleted_at=nullif(imports.deleted_at + :param_1, :param_2)
WHERE imports.uid IN (SELECT listed.value
FROM json_each(:keys) AS listed) AND imports.deleted_at <= :deleted_at_1
""",
        {"deleted_at_1": -5000000000000, "param_1": 10000000000000, "param_2": -10000000000000},
    ),
}
