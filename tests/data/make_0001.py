"""Make `0001.db`: a diary as the first release left it, with a few dozen rows in every table.

    python tests/data/make_0001.py tests/data/0001.db

It was run once and its result is kept: later releases must upgrade this very file. Don't make it
again; a release with a new migration gets a file and a script of its own.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tracker.store.upgrading.bring_up import ensure_current

START = 1_793_491_200  # 2026-11-01 00:00 UTC
OFFSET_MIN = 60
ROWS = 30

#: Kind, subject, side and measures of what is logged on each day in turn.
LOGGED: list[tuple[str, str | None, str | None, dict[str, float]]] = [
    ("water", None, None, {"volume_ml": 500.0}),
    ("drink", "sports-drink", None, {"volume_ml": 500.0, "sodium_mg": 200.0}),
    ("food", "watermelon", None, {"mass_g": 300.0, "water_ml": 274.35, "potassium_mg": 336.0}),
    ("walk", None, None, {"duration_min": 30.0, "distance_m": 2500.0, "steps": 4000.0}),
    ("stretch", "hamstrings", None, {"duration_min": 10.0}),
    ("strength", "core", None, {"duration_min": 40.0}),
    ("sport", "swimming", None, {"duration_min": 45.0, "vigorous": 1.0}),
    ("rest", None, None, {"done": 1.0}),
    ("pain", "lower-back", None, {"intensity": 6.0, "spasm": 1.0}),
    ("pain", "knee", "left", {"intensity": 3.0}),
    ("pain", None, None, {"intensity": 0.0}),
    ("symptom", "fever", None, {"done": 1.0}),
    ("med", "ibuprofen", None, {"dose_mg": 400.0}),
    ("treatment", "acupuncture", None, {"duration_min": 45.0}),
    ("mineral", "magnesium", None, {"dose_mg": 300.0, "magnesium_mg": 300.0}),
    ("weight", None, None, {"mass_kg": 82.5}),
    ("sleep", None, None, {"duration_min": 450.0}),
    ("note", None, None, {}),
    ("habit", "meditation", None, {"duration_min": 10.0}),
    ("habit", "reading", None, {"count": 20.0}),
    ("habit", "floss", None, {"done": 0.0}),
]

NOTES = [None, "after the new mattress", "two\nlines", "💪 گرم کردن", 'O\'Brien said "rest"']


def uid(table: int, n: int) -> str:
    return f"019a3c00-{table:04x}-7000-8000-{n:012x}"


def day(n: int) -> str:
    return f"2026-11-{n % 30 + 1:02d}"


def fill(connection: sqlite3.Connection) -> None:
    for n in range(5 * len(LOGGED)):
        insert_entry(connection, n)
    for n in range(ROWS):
        stamps = (START + n, START + n + 60 if n % 3 == 0 else None, None if n % 5 else START + 90)
        rows = {
            "subjects": (
                uid(1, n),
                ("sites", "drugs", "foods", "containers")[n % 4],
                f"own-{n}",
                "lower-back" if n % 8 == 0 else None,
                "lower-back" if n % 4 == 0 else None,
                json.dumps({"volume_ml": 330 + n} if n % 4 == 3 else {}),
                *stamps,
            ),
            "goals": (
                uid(2, n),
                "stretch" if n % 2 else None,
                None,
                "duration_min" if n % 2 else "volume_ml",
                10.0 + n,
                "at-least" if n % 3 else "at-most",
                ("day", "week", "month")[n % 3],
                "daily" if n % 3 else ("mon,wed,fri", "3/7", "2/month")[n % 9 // 3],
                day(n),
                "9999-12-31",
                "own",
                *stamps,
            ),
            "habits": (
                *(uid(3, n), f"habit-{n}", "habit", f"habit-{n}", "duration_min", "min", "morning"),
                *(day(n), "9999-12-31", n % 2, *stamps),
            ),
            "skips": (
                *(uid(4, n), uid(3, n) if n % 2 else None, day(0), day(n)),
                *("holiday", int(n % 4 == 3), *stamps),
            ),
            "days": (day(n), n % 2, NOTES[n % 5], *stamps),
            "profile": (f"profile-{n}", str(n), *stamps),
            "settings": ("day-start" if n == 0 else f"setting-{n}", "04:00", *stamps),
            "acknowledgements": (
                *(uid(5, n), "persistent-pain", "lower-back", "snooze" if n % 2 else "acknowledge"),
                *(day(n), day(n + 7) if n % 2 else None, None, NOTES[n % 5], '{"level": "watch"}'),
                *stamps,
            ),
            "imports": (uid(6, n), "json", "another machine", n, 0, 1, *stamps),
            "changes": (
                *(n + 1, START + n, f"log water {n}", json.dumps({"entries": {uid(0, n): None}})),
                *(json.dumps({"entries": {uid(0, n): {"kind": "water"}}}), None, None),
            ),
        }
        for table, row in rows.items():
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)


def insert_entry(connection: sqlite3.Connection, n: int) -> None:
    kind, subject, side, measures = LOGGED[n % len(LOGGED)]
    timed, imported = n % 7 != 0, n % 6 == 5
    at = START + n * 7200
    connection.execute(
        "INSERT INTO entries VALUES (" + ", ".join("?" * 19) + ")",
        (
            n + 1,
            uid(0, n),
            kind,
            subject,
            side,
            at if timed else None,
            OFFSET_MIN if timed else None,
            day(n // 12),
            "2026-10-20" if kind == "pain" and subject else None,
            NOTES[n % 5],
            "json" if imported else None,
            uid(0, n) if imported else None,
            0,
            "another machine" if imported else None,
            uid(6, 0) if imported else None,
            int(imported and kind == "pain"),
            at,
            at + 60 if n % 10 == 3 else None,
            at + 120 if n % 11 == 4 else None,
        ),
    )
    connection.executemany(
        "INSERT INTO measures VALUES (?, ?, ?)", [(n + 1, m, v) for m, v in measures.items()]
    )
    if n % 3 == 1 or kind == "treatment":
        connection.execute("INSERT INTO attributes VALUES (?, 'provider', 'Dr Lin')", (n + 1,))


def main(path: Path) -> None:
    path.unlink(missing_ok=True)
    ensure_current(path, print, head="0001")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        fill(connection)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
