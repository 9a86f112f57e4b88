"""Write `frozen.py`: every statement of `queries.py` as SQLite text, for the standard library.

And `frozen_makers.py`: how typed values are made of their rows. And `frozen_schema.py`: what the
migrations make of an empty file, to hold a restored one against.
`python -m tracker.store.statements.freeze` writes them, with `--check` it exits 1 when one is out
of date.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from tracker.store import files
from tracker.store.schema import RECORD_KEYS, WITHDRAWN, metadata
from tracker.store.statements.freeze_makers import frozen_makers_text
from tracker.store.statements.queries import STATEMENTS
from tracker.store.statements.record_queries import COLUMNS
from tracker.store.upgrading import bring_up
from tracker.store.upgrading.schema_text import normal
from tracker.store.upgrading.upgrade import scripts_folder, upgrade_file

FROZEN = Path(__file__).with_name("frozen.py")
FROZEN_MAKERS = Path(__file__).with_name("frozen_makers.py")
FROZEN_SCHEMA = Path(__file__).parents[1] / "upgrading" / "frozen_schema.py"

HEADER = '''\
"""Written by `python -m tracker.store.statements.freeze` from the schema, queries and migrations.

A statement is its text and its constant parameters, kept apart: SQLAlchemy's own way of writing
constants into the text turns a parameter that wasn't given into NULL without a word.
"""

from __future__ import annotations

from typing import Any
'''

_WIDTH = 96
_CLAUSES = re.compile(r" (ORDER BY|GROUP BY|VALUES|SELECT|ON CONFLICT|RETURNING|WHERE) ")


SCHEMA_HEADER = '''"""Written by `python -m tracker.store.statements.freeze` from the migrations.

The schema that each version has after them, in the form that `schema_text` brings it to. An index
that SQLite made by itself has no text. `FRESH` is what makes the newest one in an empty file.
"""

from __future__ import annotations
'''


def frozen_schema_text() -> str:
    """What `frozen_schema.py` has to be."""
    parts = []
    for version in versions():
        made = "".join(
            f'        "{name}": {_long(text)},\n' for name, text in schema_of(version).items()
        )
        parts.append(f'    "{version}": {{\n{made}    }},\n')
    schemas = f"SCHEMAS: dict[str, dict[str, str]] = {{\n{''.join(parts)}}}\n"
    fresh = "".join(f"    {_exact(text)},\n" for text in fresh_texts(versions()[-1]))
    return f"{SCHEMA_HEADER}\n{schemas}\nFRESH: tuple[str, ...] = (\n{fresh})\n"


def versions() -> list[str]:
    """The versions there are, the oldest first."""
    scripts = (scripts_folder() / "versions").glob("[0-9]*.py")
    return sorted(script.name.partition("_")[0] for script in scripts)


def schema_of(version: str) -> dict[str, str]:
    """What the migrations up to a version make, by name."""
    with _migrated(version) as connection:
        rows = connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_master ORDER BY name")
        return {name: normal(sql) for name, sql in rows}


def fresh_texts(version: str) -> list[str]:
    """The statements that make an empty file what the migrations up to a version make of it."""
    with _migrated(version) as connection:
        made = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        texts = [sql for (sql,) in connection.execute(made)]
        return [*texts, f"INSERT INTO alembic_version VALUES ('{version}')"]


@contextmanager
def _migrated(version: str) -> Iterator[sqlite3.Connection]:
    """An empty file after the migrations up to a version."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "tracker.db")
        files.make_file(path)
        with bring_up.locked(path) as connection:
            upgrade_file(connection, None, version)
            yield connection


def _exact(text: str) -> str:
    """A text with every blank and line break as it is."""
    parts = re.findall(rf".{{1,{_WIDTH - 20}}}\n?|\n", text)
    body = "".join(f"        {json.dumps(part)}\n" for part in parts)
    return f"(\n{body}    )"


def _long(text: str) -> str:
    lines = textwrap.wrap(text, _WIDTH - 12, drop_whitespace=False, break_long_words=False)
    body = "".join(f"            {json.dumps(line)}\n" for line in lines or [""])
    return f"(\n{body}        )"


def frozen_text() -> str:
    """What `frozen.py` has to be."""
    parts = [HEADER]
    parts.append("#: The newest migration.")
    parts.append(f'HEAD = "{versions()[-1]}"\n')
    parts.append("#: The tables that travel, each with the column that names a row.")
    parts.append(_mapping("KEYS", "str", {t: f'"{key}"' for t, key in RECORD_KEYS.items()}))
    parts.append("#: Their columns, without the id of this database.")
    columns = {t: _tuple(COLUMNS[t]) for t in RECORD_KEYS}
    parts.append(_mapping("COLUMNS", "tuple[str, ...]", columns))
    parts.append("#: What a column that may not be NULL holds where nothing is given.")
    defaults = {
        t: repr(_defaults(t)).replace("'{}'", '"{}"').replace("'", '"') for t in RECORD_KEYS
    }
    parts.append(_mapping("DEFAULTS", "dict[str, Any]", defaults))
    parts.append("#: The latest `deleted_at` of what an undone import had brought.")
    parts.append(f"WITHDRAWN = {WITHDRAWN}\n")
    texts = {name: _statement(each) for name, each in STATEMENTS.items()}
    parts.append(_mapping("STATEMENTS", "tuple[str, dict[str, Any]]", texts))
    return "\n".join(parts)


def _mapping(name: str, kind: str, values: dict[str, str]) -> str:
    lines = "".join(f'    "{key}": {value},\n' for key, value in values.items())
    return f"{name}: dict[str, {kind}] = {{\n{lines}}}\n"


def _tuple(names: tuple[str, ...]) -> str:
    words = ", ".join(f'"{name}"' for name in names)
    lines = textwrap.wrap(words, _WIDTH - 8)
    return "(\n" + "".join(f"        {line}\n" for line in lines) + "    )"


def _defaults(table: str) -> dict[str, Any]:
    """The server's defaults as Python values: a whole number or a quoted text."""
    written = {
        column.name: str(getattr(column.server_default, "arg", ""))
        for column in metadata.tables[table].columns
        if column.server_default is not None
    }
    return {
        name: text.strip("'") if text.startswith("'") else int(text)
        for name, text in written.items()
    }


def _statement(statement: Executable) -> str:
    assert isinstance(statement, ClauseElement)
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
    assert isinstance(compiled, SQLCompiler)
    text = str(compiled)
    # Neither could be run as it is: an IN that grows, a text that a line break would change.
    if "POSTCOMPILE" in text or re.search(r"'[^']*\s[^']*'", text):
        raise ValueError(f"this can't be frozen: {text}")
    named = compiled.bind_names.items()
    constants = {name: bind.value for bind, name in named if not bind.required}
    clauses = _CLAUSES.sub(r"\n\1 ", text).splitlines()
    lines = [part for clause in clauses for part in _wrapped(clause.strip())]
    body = "\n".join(line.replace("\\", "\\\\") for line in lines)
    return f'(\n        """\n{body}\n""",\n        {_constants(constants)},\n    )'


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(
        line, _WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def _constants(constants: dict[str, Any]) -> str:
    pairs = (f'"{name}": {_literal(value)}' for name, value in sorted(constants.items()))
    written = textwrap.wrap("{" + ", ".join(pairs) + "}", _WIDTH - 8, subsequent_indent=" " * 9)
    return "\n".join(written)


def _literal(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` only look. The exit code."""
    wanted = {
        FROZEN: frozen_text(),
        FROZEN_MAKERS: frozen_makers_text(),
        FROZEN_SCHEMA: frozen_schema_text(),
    }
    if arguments != ["--check"]:
        for file, text in wanted.items():
            file.write_text(text, encoding="utf-8", newline="\n")
        return 0
    old = [f for f, text in wanted.items() if not f.is_file() or f.read_text("utf-8") != text]
    for file in old:
        print(
            f"{file.name} is out of date; run: python -m tracker.store.statements.freeze",
            file=sys.stderr,
        )
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
