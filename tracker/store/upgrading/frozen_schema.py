"""Written by `python -m tracker.store.statements.freeze` from the migrations.

The schema that each version has after them, in the form that `schema_text` brings it to. An index
that SQLite made by itself has no text. `FRESH` is what makes the newest one in an empty file.
"""

from __future__ import annotations

SCHEMAS: dict[str, dict[str, str]] = {
    "0001": {
        "acknowledgements": (
            "CREATE TABLE acknowledgements ( uid TEXT NOT NULL , rule TEXT NOT NULL , site TEXT ,"
            " action TEXT NOT NULL , day TEXT NOT NULL , until_day TEXT , seen_doctor_day TEXT , "
            "note TEXT , finding TEXT DEFAULT '{}' NOT NULL , created_at INTEGER NOT NULL , "
            "edited_at INTEGER , deleted_at INTEGER , CONSTRAINT "
            "ck_acknowledgements_action_is_known CHECK ( action IN ( 'acknowledge' , 'snooze' ) )"
            " , CONSTRAINT ck_acknowledgements_day_is_a_day CHECK ( day GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT pk_acknowledgements "
            "PRIMARY KEY ( uid ) ) STRICT"
        ),
        "alembic_version": (
            "CREATE TABLE alembic_version ( version_num VARCHAR ( 32 ) NOT NULL , CONSTRAINT "
            "alembic_version_pkc PRIMARY KEY ( version_num ) )"
        ),
        "attributes": (
            "CREATE TABLE attributes ( entry_id INTEGER NOT NULL , name TEXT NOT NULL , text TEXT"
            " NOT NULL , CONSTRAINT fk_attributes_entry_id FOREIGN KEY ( entry_id ) REFERENCES "
            "entries ( id ) ON DELETE CASCADE , CONSTRAINT pk_attributes PRIMARY KEY ( entry_id ,"
            " name ) ) WITHOUT ROWID , STRICT"
        ),
        "changes": (
            "CREATE TABLE changes ( id INTEGER NOT NULL , at INTEGER NOT NULL , command TEXT NOT "
            "NULL , before TEXT NOT NULL , after TEXT NOT NULL , import_id TEXT , undone_at "
            "INTEGER , CONSTRAINT pk_changes PRIMARY KEY ( id ) ) STRICT"
        ),
        "days": (
            "CREATE TABLE days ( day TEXT NOT NULL , closed INTEGER DEFAULT 0 NOT NULL , note "
            "TEXT , created_at INTEGER NOT NULL , edited_at INTEGER , deleted_at INTEGER , "
            "CONSTRAINT ck_days_closed_is_yes_or_no CHECK ( closed IN ( 0 , 1 ) ) , CONSTRAINT "
            "ck_days_day_is_a_day CHECK ( day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' )"
            " , CONSTRAINT pk_days PRIMARY KEY ( day ) ) STRICT"
        ),
        "drinks": (
            "CREATE VIEW drinks AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at"
            " + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'volume_ml' ) AS "
            "volume_ml , ( SELECT value FROM measures WHERE entry_id = e . id AND name = "
            "'at_once' ) AS at_once , ( SELECT value FROM measures WHERE entry_id = e . id AND "
            "name = 'sodium_mg' ) AS sodium_mg , ( SELECT value FROM measures WHERE entry_id = e "
            ". id AND name = 'potassium_mg' ) AS potassium_mg , ( SELECT value FROM measures "
            "WHERE entry_id = e . id AND name = 'calcium_mg' ) AS calcium_mg , ( SELECT value "
            "FROM measures WHERE entry_id = e . id AND name = 'magnesium_mg' ) AS magnesium_mg , "
            "e . since_day , e . note FROM entries AS e WHERE e . kind = 'drink' AND e . "
            "deleted_at IS NULL"
        ),
        "entries": (
            "CREATE TABLE entries ( id INTEGER NOT NULL , uid TEXT NOT NULL , kind TEXT NOT NULL "
            ", subject TEXT , side TEXT , at INTEGER , utc_offset_min INTEGER , day TEXT NOT NULL"
            " , since_day TEXT , note TEXT , source TEXT , source_key TEXT , source_n INTEGER "
            "DEFAULT 0 NOT NULL , origin TEXT , import_id TEXT , estimated INTEGER DEFAULT 0 NOT "
            "NULL , created_at INTEGER NOT NULL , edited_at INTEGER , deleted_at INTEGER , "
            "CONSTRAINT ck_entries_day_is_a_day CHECK ( day GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT "
            "ck_entries_estimated_is_yes_or_no CHECK ( estimated IN ( 0 , 1 ) ) , CONSTRAINT "
            "ck_entries_kind_is_named CHECK ( kind < > '' ) , CONSTRAINT "
            "ck_entries_note_is_short_enough CHECK ( length ( note ) < = 10000 ) , CONSTRAINT "
            "ck_entries_offset_is_within_a_day CHECK ( utc_offset_min BETWEEN - 1440 AND 1440 ) ,"
            " CONSTRAINT ck_entries_side_is_known CHECK ( side IN ( 'left' , 'right' , 'both' ) )"
            " , CONSTRAINT ck_entries_since_day_is_a_day CHECK ( since_day GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT "
            "ck_entries_time_has_an_offset CHECK ( at IS NULL OR utc_offset_min IS NOT NULL ) , "
            "CONSTRAINT pk_entries PRIMARY KEY ( id ) , CONSTRAINT uq_entries_uid UNIQUE ( uid ) "
            ") STRICT"
        ),
        "food": (
            "CREATE VIEW food AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at +"
            " e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( SELECT"
            " value FROM measures WHERE entry_id = e . id AND name = 'mass_g' ) AS mass_g , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'water_ml' ) AS "
            "water_ml , ( SELECT value FROM measures WHERE entry_id = e . id AND name = "
            "'sodium_mg' ) AS sodium_mg , ( SELECT value FROM measures WHERE entry_id = e . id "
            "AND name = 'potassium_mg' ) AS potassium_mg , ( SELECT value FROM measures WHERE "
            "entry_id = e . id AND name = 'calcium_mg' ) AS calcium_mg , ( SELECT value FROM "
            "measures WHERE entry_id = e . id AND name = 'magnesium_mg' ) AS magnesium_mg , e . "
            "since_day , e . note FROM entries AS e WHERE e . kind = 'food' AND e . deleted_at IS"
            " NULL"
        ),
        "goals": (
            "CREATE TABLE goals ( uid TEXT NOT NULL , kind TEXT , subject TEXT , measure TEXT NOT"
            " NULL , target REAL NOT NULL , direction TEXT NOT NULL , period TEXT NOT NULL , "
            "schedule TEXT DEFAULT 'daily' NOT NULL , from_day TEXT NOT NULL , to_day TEXT NOT "
            "NULL , source TEXT , created_at INTEGER NOT NULL , edited_at INTEGER , deleted_at "
            "INTEGER , CONSTRAINT ck_goals_direction_is_known CHECK ( direction IN ( 'at-least' ,"
            " 'at-most' ) ) , CONSTRAINT ck_goals_from_day_is_a_day CHECK ( from_day GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT ck_goals_period_is_known"
            " CHECK ( period IN ( 'day' , 'week' , 'month' ) ) , CONSTRAINT "
            "ck_goals_target_is_positive CHECK ( target > 0 ) , CONSTRAINT "
            "ck_goals_to_day_is_a_day CHECK ( to_day GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT pk_goals PRIMARY KEY ( "
            "uid ) ) STRICT"
        ),
        "habit_entries": (
            "CREATE VIEW habit_entries AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' ,"
            " e . at + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side ,"
            " ( SELECT value FROM measures WHERE entry_id = e . id AND name = 'done' ) AS done , "
            "( SELECT value FROM measures WHERE entry_id = e . id AND name = 'count' ) AS count ,"
            " ( SELECT value FROM measures WHERE entry_id = e . id AND name = 'duration_min' ) AS"
            " duration_min , ( SELECT value FROM measures WHERE entry_id = e . id AND name = "
            "'distance_m' ) AS distance_m , ( SELECT text FROM attributes WHERE entry_id = e . id"
            " AND name = 'unit' ) AS unit , e . since_day , e . note FROM entries AS e WHERE e . "
            "kind = 'habit' AND e . deleted_at IS NULL"
        ),
        "habits": (
            "CREATE TABLE habits ( uid TEXT NOT NULL , name TEXT NOT NULL , kind TEXT , subject "
            "TEXT , measure TEXT , unit TEXT , group_name TEXT , from_day TEXT NOT NULL , to_day "
            "TEXT NOT NULL , archived INTEGER DEFAULT 0 NOT NULL , created_at INTEGER NOT NULL , "
            "edited_at INTEGER , deleted_at INTEGER , CONSTRAINT ck_habits_from_day_is_a_day "
            "CHECK ( from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT "
            "ck_habits_name_is_given CHECK ( name < > '' ) , CONSTRAINT ck_habits_to_day_is_a_day"
            " CHECK ( to_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT "
            "pk_habits PRIMARY KEY ( uid ) ) STRICT"
        ),
        "imports": (
            "CREATE TABLE imports ( uid TEXT NOT NULL , format TEXT NOT NULL , origin TEXT , "
            "added INTEGER DEFAULT 0 NOT NULL , changed INTEGER DEFAULT 0 NOT NULL , unchanged "
            "INTEGER DEFAULT 0 NOT NULL , created_at INTEGER NOT NULL , edited_at INTEGER , "
            "deleted_at INTEGER , CONSTRAINT pk_imports PRIMARY KEY ( uid ) ) STRICT"
        ),
        "ix_changes_undone_at": (
            "CREATE INDEX ix_changes_undone_at ON changes ( undone_at , id )"
        ),
        "ix_entries_day": (
            "CREATE INDEX ix_entries_day ON entries ( day , at , id ) WHERE deleted_at IS NULL"
        ),
        "ix_entries_import_id": (
            "CREATE INDEX ix_entries_import_id ON entries ( import_id ) WHERE import_id IS NOT "
            "NULL"
        ),
        "ix_entries_kind_day": (
            "CREATE INDEX ix_entries_kind_day ON entries ( kind , day , at , id ) WHERE "
            "deleted_at IS NULL"
        ),
        "ix_entries_kind_id": (
            "CREATE INDEX ix_entries_kind_id ON entries ( kind , id ) WHERE deleted_at IS NULL"
        ),
        "ix_entries_subject": (
            "CREATE INDEX ix_entries_subject ON entries ( kind , subject , day ) WHERE deleted_at"
            " IS NULL AND subject IS NOT NULL"
        ),
        "ix_subjects_kind_name": (
            "CREATE INDEX ix_subjects_kind_name ON subjects ( kind , name )"
        ),
        "measures": (
            "CREATE TABLE measures ( entry_id INTEGER NOT NULL , name TEXT NOT NULL , value REAL "
            "NOT NULL , CONSTRAINT ck_measures_pain_is_0_to_10 CHECK ( name < > 'intensity' OR ( "
            "value < = 10 AND value = round ( value ) ) ) , CONSTRAINT "
            "ck_measures_value_is_not_negative CHECK ( value > = 0 ) , CONSTRAINT "
            "fk_measures_entry_id FOREIGN KEY ( entry_id ) REFERENCES entries ( id ) ON DELETE "
            "CASCADE , CONSTRAINT pk_measures PRIMARY KEY ( entry_id , name ) ) WITHOUT ROWID , "
            "STRICT"
        ),
        "medicines": (
            "CREATE VIEW medicines AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e ."
            " at + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'dose_mg' ) AS dose_mg"
            " , ( SELECT value FROM measures WHERE entry_id = e . id AND name = 'done' ) AS done "
            ", e . since_day , e . note FROM entries AS e WHERE e . kind = 'med' AND e . "
            "deleted_at IS NULL"
        ),
        "minerals": (
            "CREATE VIEW minerals AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . "
            "at + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'dose_mg' ) AS dose_mg"
            " , ( SELECT value FROM measures WHERE entry_id = e . id AND name = 'sodium_mg' ) AS "
            "sodium_mg , ( SELECT value FROM measures WHERE entry_id = e . id AND name = "
            "'potassium_mg' ) AS potassium_mg , ( SELECT value FROM measures WHERE entry_id = e ."
            " id AND name = 'calcium_mg' ) AS calcium_mg , ( SELECT value FROM measures WHERE "
            "entry_id = e . id AND name = 'magnesium_mg' ) AS magnesium_mg , e . since_day , e . "
            "note FROM entries AS e WHERE e . kind = 'mineral' AND e . deleted_at IS NULL"
        ),
        "notes": (
            "CREATE VIEW notes AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at "
            "+ e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , e . "
            "since_day , e . note FROM entries AS e WHERE e . kind = 'note' AND e . deleted_at IS"
            " NULL"
        ),
        "pain": (
            "CREATE VIEW pain AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at +"
            " e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( SELECT"
            " value FROM measures WHERE entry_id = e . id AND name = 'intensity' ) AS intensity ,"
            " ( SELECT value FROM measures WHERE entry_id = e . id AND name = 'unbearable' ) AS "
            "unbearable , ( SELECT value FROM measures WHERE entry_id = e . id AND name = 'spasm'"
            " ) AS spasm , e . since_day , e . note FROM entries AS e WHERE e . kind = 'pain' AND"
            " e . deleted_at IS NULL"
        ),
        "profile": (
            "CREATE TABLE profile ( name TEXT NOT NULL , value TEXT NOT NULL , created_at INTEGER"
            " NOT NULL , edited_at INTEGER , deleted_at INTEGER , CONSTRAINT pk_profile PRIMARY "
            "KEY ( name ) ) STRICT"
        ),
        "rest_days": (
            "CREATE VIEW rest_days AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e ."
            " at + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'done' ) AS done , e ."
            " since_day , e . note FROM entries AS e WHERE e . kind = 'rest' AND e . deleted_at "
            "IS NULL"
        ),
        "settings": (
            "CREATE TABLE settings ( name TEXT NOT NULL , value TEXT NOT NULL , created_at "
            "INTEGER NOT NULL , edited_at INTEGER , deleted_at INTEGER , CONSTRAINT pk_settings "
            "PRIMARY KEY ( name ) ) STRICT"
        ),
        "skips": (
            "CREATE TABLE skips ( uid TEXT NOT NULL , habit_uid TEXT , from_day TEXT NOT NULL , "
            "to_day TEXT NOT NULL , reason TEXT , pause INTEGER DEFAULT 0 NOT NULL , created_at "
            "INTEGER NOT NULL , edited_at INTEGER , deleted_at INTEGER , CONSTRAINT "
            "ck_skips_from_day_is_a_day CHECK ( from_day GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT "
            "ck_skips_pause_is_yes_or_no CHECK ( pause IN ( 0 , 1 ) ) , CONSTRAINT "
            "ck_skips_range_is_forward CHECK ( from_day < = to_day ) , CONSTRAINT "
            "ck_skips_to_day_is_a_day CHECK ( to_day GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ) , CONSTRAINT pk_skips PRIMARY KEY ( "
            "uid ) ) STRICT"
        ),
        "sleep": (
            "CREATE VIEW sleep AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at "
            "+ e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'duration_min' ) AS "
            "duration_min , e . since_day , e . note FROM entries AS e WHERE e . kind = 'sleep' "
            "AND e . deleted_at IS NULL"
        ),
        "sport": (
            "CREATE VIEW sport AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at "
            "+ e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'duration_min' ) AS "
            "duration_min , ( SELECT value FROM measures WHERE entry_id = e . id AND name = "
            "'distance_m' ) AS distance_m , ( SELECT value FROM measures WHERE entry_id = e . id "
            "AND name = 'vigorous' ) AS vigorous , e . since_day , e . note FROM entries AS e "
            "WHERE e . kind = 'sport' AND e . deleted_at IS NULL"
        ),
        "sqlite_autoindex_acknowledgements_1": (
            ""
        ),
        "sqlite_autoindex_alembic_version_1": (
            ""
        ),
        "sqlite_autoindex_days_1": (
            ""
        ),
        "sqlite_autoindex_entries_1": (
            ""
        ),
        "sqlite_autoindex_goals_1": (
            ""
        ),
        "sqlite_autoindex_habits_1": (
            ""
        ),
        "sqlite_autoindex_imports_1": (
            ""
        ),
        "sqlite_autoindex_profile_1": (
            ""
        ),
        "sqlite_autoindex_settings_1": (
            ""
        ),
        "sqlite_autoindex_skips_1": (
            ""
        ),
        "sqlite_autoindex_subjects_1": (
            ""
        ),
        "strength": (
            "CREATE VIEW strength AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . "
            "at + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'duration_min' ) AS "
            "duration_min , e . since_day , e . note FROM entries AS e WHERE e . kind = "
            "'strength' AND e . deleted_at IS NULL"
        ),
        "stretches": (
            "CREATE VIEW stretches AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e ."
            " at + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'duration_min' ) AS "
            "duration_min , e . since_day , e . note FROM entries AS e WHERE e . kind = 'stretch'"
            " AND e . deleted_at IS NULL"
        ),
        "subjects": (
            "CREATE TABLE subjects ( uid TEXT NOT NULL , kind TEXT NOT NULL , name TEXT NOT NULL "
            ", alias_of TEXT , parent TEXT , data TEXT DEFAULT '{}' NOT NULL , created_at INTEGER"
            " NOT NULL , edited_at INTEGER , deleted_at INTEGER , CONSTRAINT "
            "ck_subjects_name_is_given CHECK ( name < > '' ) , CONSTRAINT pk_subjects PRIMARY KEY"
            " ( uid ) ) STRICT"
        ),
        "symptoms": (
            "CREATE VIEW symptoms AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . "
            "at + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'done' ) AS done , e ."
            " since_day , e . note FROM entries AS e WHERE e . kind = 'symptom' AND e . "
            "deleted_at IS NULL"
        ),
        "treatments": (
            "CREATE VIEW treatments AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e "
            ". at + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'duration_min' ) AS "
            "duration_min , ( SELECT value FROM measures WHERE entry_id = e . id AND name = "
            "'done' ) AS done , ( SELECT text FROM attributes WHERE entry_id = e . id AND name = "
            "'provider' ) AS provider , e . since_day , e . note FROM entries AS e WHERE e . kind"
            " = 'treatment' AND e . deleted_at IS NULL"
        ),
        "uq_entries_source": (
            "CREATE UNIQUE INDEX uq_entries_source ON entries ( source , source_key , source_n ) "
            "WHERE source IS NOT NULL AND deleted_at IS NULL"
        ),
        "walks": (
            "CREATE VIEW walks AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at "
            "+ e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'duration_min' ) AS "
            "duration_min , ( SELECT value FROM measures WHERE entry_id = e . id AND name = "
            "'distance_m' ) AS distance_m , ( SELECT value FROM measures WHERE entry_id = e . id "
            "AND name = 'steps' ) AS steps , e . since_day , e . note FROM entries AS e WHERE e ."
            " kind = 'walk' AND e . deleted_at IS NULL"
        ),
        "water": (
            "CREATE VIEW water AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at "
            "+ e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'volume_ml' ) AS "
            "volume_ml , ( SELECT value FROM measures WHERE entry_id = e . id AND name = "
            "'at_once' ) AS at_once , e . since_day , e . note FROM entries AS e WHERE e . kind ="
            " 'water' AND e . deleted_at IS NULL"
        ),
        "weight": (
            "CREATE VIEW weight AS SELECT e . id , e . day , strftime ( '%Y-%m-%d %H:%M' , e . at"
            " + e . utc_offset_min * 60 , 'unixepoch' ) AS time , e . subject , e . side , ( "
            "SELECT value FROM measures WHERE entry_id = e . id AND name = 'mass_kg' ) AS mass_kg"
            " , e . since_day , e . note FROM entries AS e WHERE e . kind = 'weight' AND e . "
            "deleted_at IS NULL"
        ),
    },
}

FRESH: tuple[str, ...] = (
    (
        "CREATE TABLE alembic_version (\n"
        "\tversion_num VARCHAR(32) NOT NULL, \n"
        "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n"
        ")"
    ),
    (
        "CREATE TABLE entries (\n"
        "\tid INTEGER NOT NULL, \n"
        "\tuid TEXT NOT NULL, \n"
        "\tkind TEXT NOT NULL, \n"
        "\tsubject TEXT, \n"
        "\tside TEXT, \n"
        "\tat INTEGER, \n"
        "\tutc_offset_min INTEGER, \n"
        "\tday TEXT NOT NULL, \n"
        "\tsince_day TEXT, \n"
        "\tnote TEXT, \n"
        "\tsource TEXT, \n"
        "\tsource_key TEXT, \n"
        "\tsource_n INTEGER DEFAULT 0 NOT NULL, \n"
        "\torigin TEXT, \n"
        "\timport_id TEXT, \n"
        "\testimated INTEGER DEFAULT 0 NOT NULL, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_entries PRIMARY KEY (id), \n"
        "\tCONSTRAINT ck_entries_kind_is_named CHECK (kind <> ''), \n"
        "\tCONSTRAINT ck_entries_side_is_known CHECK (side IN ('left', 'right', 'both'"
        ")), \n"
        "\tCONSTRAINT ck_entries_estimated_is_yes_or_no CHECK (estimated IN (0, 1)), \n"
        "\tCONSTRAINT ck_entries_time_has_an_offset CHECK (at IS NULL OR utc_offset_mi"
        "n IS NOT NULL), \n"
        "\tCONSTRAINT ck_entries_offset_is_within_a_day CHECK (utc_offset_min BETWEEN "
        "-1440 AND 1440), \n"
        "\tCONSTRAINT ck_entries_note_is_short_enough CHECK (length(note) <= 10000), \n"
        "\tCONSTRAINT ck_entries_day_is_a_day CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0"
        "-9][0-9]-[0-9][0-9]'), \n"
        "\tCONSTRAINT ck_entries_since_day_is_a_day CHECK (since_day GLOB '[0-9][0-9]["
        "0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), \n"
        "\tCONSTRAINT uq_entries_uid UNIQUE (uid)\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE INDEX ix_entries_day ON entries (day, at, id) WHERE deleted_at IS NUL"
        "L"
    ),
    (
        "CREATE INDEX ix_entries_kind_day ON entries (kind, day, at, id) WHERE delete"
        "d_at IS NULL"
    ),
    (
        "CREATE INDEX ix_entries_kind_id ON entries (kind, id) WHERE deleted_at IS NU"
        "LL"
    ),
    (
        "CREATE INDEX ix_entries_subject ON entries (kind, subject, day) WHERE delete"
        "d_at IS NULL AND subject IS NOT NULL"
    ),
    (
        "CREATE UNIQUE INDEX uq_entries_source ON entries (source, source_key, source"
        "_n) WHERE source IS NOT NULL AND deleted_at IS NULL"
    ),
    (
        "CREATE INDEX ix_entries_import_id ON entries (import_id) WHERE import_id IS "
        "NOT NULL"
    ),
    (
        "CREATE TABLE measures (\n"
        "\tentry_id INTEGER NOT NULL, \n"
        "\tname TEXT NOT NULL, \n"
        "\tvalue REAL NOT NULL, \n"
        "\tCONSTRAINT pk_measures PRIMARY KEY (entry_id, name), \n"
        "\tCONSTRAINT ck_measures_value_is_not_negative CHECK (value >= 0), \n"
        "\tCONSTRAINT ck_measures_pain_is_0_to_10 CHECK (name <> 'intensity' OR (value"
        " <= 10 AND value = round(value))), \n"
        "\tCONSTRAINT fk_measures_entry_id FOREIGN KEY(entry_id) REFERENCES entries (i"
        "d) ON DELETE CASCADE\n"
        ")\n"
        " WITHOUT ROWID,\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE attributes (\n"
        "\tentry_id INTEGER NOT NULL, \n"
        "\tname TEXT NOT NULL, \n"
        "\ttext TEXT NOT NULL, \n"
        "\tCONSTRAINT pk_attributes PRIMARY KEY (entry_id, name), \n"
        "\tCONSTRAINT fk_attributes_entry_id FOREIGN KEY(entry_id) REFERENCES entries "
        "(id) ON DELETE CASCADE\n"
        ")\n"
        " WITHOUT ROWID,\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE subjects (\n"
        "\tuid TEXT NOT NULL, \n"
        "\tkind TEXT NOT NULL, \n"
        "\tname TEXT NOT NULL, \n"
        "\talias_of TEXT, \n"
        "\tparent TEXT, \n"
        "\tdata TEXT DEFAULT '{}' NOT NULL, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_subjects PRIMARY KEY (uid), \n"
        "\tCONSTRAINT ck_subjects_name_is_given CHECK (name <> '')\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE INDEX ix_subjects_kind_name ON subjects (kind, name)"
    ),
    (
        "CREATE TABLE goals (\n"
        "\tuid TEXT NOT NULL, \n"
        "\tkind TEXT, \n"
        "\tsubject TEXT, \n"
        "\tmeasure TEXT NOT NULL, \n"
        "\ttarget REAL NOT NULL, \n"
        "\tdirection TEXT NOT NULL, \n"
        "\tperiod TEXT NOT NULL, \n"
        "\tschedule TEXT DEFAULT 'daily' NOT NULL, \n"
        "\tfrom_day TEXT NOT NULL, \n"
        "\tto_day TEXT NOT NULL, \n"
        "\tsource TEXT, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_goals PRIMARY KEY (uid), \n"
        "\tCONSTRAINT ck_goals_target_is_positive CHECK (target > 0), \n"
        "\tCONSTRAINT ck_goals_direction_is_known CHECK (direction IN ('at-least', 'at"
        "-most')), \n"
        "\tCONSTRAINT ck_goals_period_is_known CHECK (period IN ('day', 'week', 'month"
        "')), \n"
        "\tCONSTRAINT ck_goals_from_day_is_a_day CHECK (from_day GLOB '[0-9][0-9][0-9]"
        "[0-9]-[0-9][0-9]-[0-9][0-9]'), \n"
        "\tCONSTRAINT ck_goals_to_day_is_a_day CHECK (to_day GLOB '[0-9][0-9][0-9][0-9"
        "]-[0-9][0-9]-[0-9][0-9]')\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE habits (\n"
        "\tuid TEXT NOT NULL, \n"
        "\tname TEXT NOT NULL, \n"
        "\tkind TEXT, \n"
        "\tsubject TEXT, \n"
        "\tmeasure TEXT, \n"
        "\tunit TEXT, \n"
        "\tgroup_name TEXT, \n"
        "\tfrom_day TEXT NOT NULL, \n"
        "\tto_day TEXT NOT NULL, \n"
        "\tarchived INTEGER DEFAULT 0 NOT NULL, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_habits PRIMARY KEY (uid), \n"
        "\tCONSTRAINT ck_habits_name_is_given CHECK (name <> ''), \n"
        "\tCONSTRAINT ck_habits_from_day_is_a_day CHECK (from_day GLOB '[0-9][0-9][0-9"
        "][0-9]-[0-9][0-9]-[0-9][0-9]'), \n"
        "\tCONSTRAINT ck_habits_to_day_is_a_day CHECK (to_day GLOB '[0-9][0-9][0-9][0-"
        "9]-[0-9][0-9]-[0-9][0-9]')\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE skips (\n"
        "\tuid TEXT NOT NULL, \n"
        "\thabit_uid TEXT, \n"
        "\tfrom_day TEXT NOT NULL, \n"
        "\tto_day TEXT NOT NULL, \n"
        "\treason TEXT, \n"
        "\tpause INTEGER DEFAULT 0 NOT NULL, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_skips PRIMARY KEY (uid), \n"
        "\tCONSTRAINT ck_skips_range_is_forward CHECK (from_day <= to_day), \n"
        "\tCONSTRAINT ck_skips_pause_is_yes_or_no CHECK (pause IN (0, 1)), \n"
        "\tCONSTRAINT ck_skips_from_day_is_a_day CHECK (from_day GLOB '[0-9][0-9][0-9]"
        "[0-9]-[0-9][0-9]-[0-9][0-9]'), \n"
        "\tCONSTRAINT ck_skips_to_day_is_a_day CHECK (to_day GLOB '[0-9][0-9][0-9][0-9"
        "]-[0-9][0-9]-[0-9][0-9]')\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE days (\n"
        "\tday TEXT NOT NULL, \n"
        "\tclosed INTEGER DEFAULT 0 NOT NULL, \n"
        "\tnote TEXT, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_days PRIMARY KEY (day), \n"
        "\tCONSTRAINT ck_days_closed_is_yes_or_no CHECK (closed IN (0, 1)), \n"
        "\tCONSTRAINT ck_days_day_is_a_day CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9]"
        "[0-9]-[0-9][0-9]')\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE profile (\n"
        "\tname TEXT NOT NULL, \n"
        "\tvalue TEXT NOT NULL, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_profile PRIMARY KEY (name)\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE settings (\n"
        "\tname TEXT NOT NULL, \n"
        "\tvalue TEXT NOT NULL, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_settings PRIMARY KEY (name)\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE acknowledgements (\n"
        "\tuid TEXT NOT NULL, \n"
        "\trule TEXT NOT NULL, \n"
        "\tsite TEXT, \n"
        "\taction TEXT NOT NULL, \n"
        "\tday TEXT NOT NULL, \n"
        "\tuntil_day TEXT, \n"
        "\tseen_doctor_day TEXT, \n"
        "\tnote TEXT, \n"
        "\tfinding TEXT DEFAULT '{}' NOT NULL, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_acknowledgements PRIMARY KEY (uid), \n"
        "\tCONSTRAINT ck_acknowledgements_action_is_known CHECK (action IN ('acknowled"
        "ge', 'snooze')), \n"
        "\tCONSTRAINT ck_acknowledgements_day_is_a_day CHECK (day GLOB '[0-9][0-9][0-9"
        "][0-9]-[0-9][0-9]-[0-9][0-9]')\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE imports (\n"
        "\tuid TEXT NOT NULL, \n"
        "\tformat TEXT NOT NULL, \n"
        "\torigin TEXT, \n"
        "\tadded INTEGER DEFAULT 0 NOT NULL, \n"
        "\tchanged INTEGER DEFAULT 0 NOT NULL, \n"
        "\tunchanged INTEGER DEFAULT 0 NOT NULL, \n"
        "\tcreated_at INTEGER NOT NULL, \n"
        "\tedited_at INTEGER, \n"
        "\tdeleted_at INTEGER, \n"
        "\tCONSTRAINT pk_imports PRIMARY KEY (uid)\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE TABLE changes (\n"
        "\tid INTEGER NOT NULL, \n"
        "\tat INTEGER NOT NULL, \n"
        "\tcommand TEXT NOT NULL, \n"
        "\t\"before\" TEXT NOT NULL, \n"
        "\t\"after\" TEXT NOT NULL, \n"
        "\timport_id TEXT, \n"
        "\tundone_at INTEGER, \n"
        "\tCONSTRAINT pk_changes PRIMARY KEY (id)\n"
        ")\n"
        " STRICT\n"
        "\n"
    ),
    (
        "CREATE INDEX ix_changes_undone_at ON changes (undone_at, id)"
    ),
    (
        "CREATE VIEW water AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'volume_ml') "
        "AS volume_ml,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'at_once') AS"
        " at_once,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'water' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW drinks AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'volume_ml') "
        "AS volume_ml,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'at_once') AS"
        " at_once,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'sodium_mg') "
        "AS sodium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'potassium_mg"
        "') AS potassium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'calcium_mg')"
        " AS calcium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'magnesium_mg"
        "') AS magnesium_mg,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'drink' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW food AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'mass_g') AS "
        "mass_g,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'water_ml') A"
        "S water_ml,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'sodium_mg') "
        "AS sodium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'potassium_mg"
        "') AS potassium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'calcium_mg')"
        " AS calcium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'magnesium_mg"
        "') AS magnesium_mg,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'food' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW walks AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'duration_min"
        "') AS duration_min,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'distance_m')"
        " AS distance_m,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'steps') AS s"
        "teps,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'walk' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW stretches AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'duration_min"
        "') AS duration_min,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'stretch' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW strength AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'duration_min"
        "') AS duration_min,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'strength' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW sport AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'duration_min"
        "') AS duration_min,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'distance_m')"
        " AS distance_m,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'vigorous') A"
        "S vigorous,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'sport' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW rest_days AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'done') AS do"
        "ne,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'rest' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW pain AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'intensity') "
        "AS intensity,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'unbearable')"
        " AS unbearable,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'spasm') AS s"
        "pasm,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'pain' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW symptoms AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'done') AS do"
        "ne,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'symptom' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW medicines AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'dose_mg') AS"
        " dose_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'done') AS do"
        "ne,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'med' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW treatments AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'duration_min"
        "') AS duration_min,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'done') AS do"
        "ne,\n"
        "  (SELECT text FROM attributes WHERE entry_id = e.id AND name = 'provider') "
        "AS provider,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'treatment' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW minerals AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'dose_mg') AS"
        " dose_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'sodium_mg') "
        "AS sodium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'potassium_mg"
        "') AS potassium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'calcium_mg')"
        " AS calcium_mg,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'magnesium_mg"
        "') AS magnesium_mg,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'mineral' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW weight AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'mass_kg') AS"
        " mass_kg,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'weight' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW sleep AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'duration_min"
        "') AS duration_min,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'sleep' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW notes AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'note' AND e.deleted_at IS NULL"
    ),
    (
        "CREATE VIEW habit_entries AS SELECT\n"
        "  e.id,\n"
        "  e.day,\n"
        "  strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch') AS t"
        "ime,\n"
        "  e.subject,\n"
        "  e.side,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'done') AS do"
        "ne,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'count') AS c"
        "ount,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'duration_min"
        "') AS duration_min,\n"
        "  (SELECT value FROM measures WHERE entry_id = e.id AND name = 'distance_m')"
        " AS distance_m,\n"
        "  (SELECT text FROM attributes WHERE entry_id = e.id AND name = 'unit') AS u"
        "nit,\n"
        "  e.since_day,\n"
        "  e.note\n"
        "FROM entries AS e WHERE e.kind = 'habit' AND e.deleted_at IS NULL"
    ),
    (
        "INSERT INTO alembic_version VALUES ('0001')"
    ),
)
