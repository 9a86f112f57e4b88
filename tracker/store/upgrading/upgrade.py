"""Run the migrations: the only place of the program that imports Alembic.

The scripts lie beside the package in a checkout and inside it in a wheel, and are found by path:
an editable install also has a copy in `site-packages` that goes stale.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import StaticPool

from tracker.domain.errors import StoreError


def scripts_folder() -> Path:
    """The folder of the migrations: in a wheel, a checkout and an editable install alike."""
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "migrations", package.parent / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    raise StoreError("the migrations are missing from this installation; install soreback again")


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine that runs on one open connection, in the transaction that is open there."""
    return create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)


def upgrade_file(connection: sqlite3.Connection, scripts: str | None, to: str) -> None:
    """Run the migrations up to `to` on a connection of `bring_up.locked`; the caller commits.

    Raises StoreError when rows are left that refer to rows which are gone: foreign keys are off
    while tables are rebuilt, so that nothing else would notice.
    """
    before = orphans(connection)
    engine = engine_on(connection)
    with engine.connect() as lent, lent.begin():
        upgrade(lent, to, Path(scripts) if scripts else None)
    left = orphans(connection) - before
    if left > 0:
        raise StoreError(f"{left} rows would be left without the rows they belong to")


def orphans(connection: sqlite3.Connection) -> int:
    """How many rows refer to a row that isn't there."""
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def upgrade(connection: Connection, to: str = "head", scripts: Path | None = None) -> None:
    """Run the migrations up to `to` in the transaction open on a connection, of any database."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Alembic reads its options with configparser, to which `%` is a placeholder.
    place = str(scripts or scripts_folder()).replace("%", "%%")
    config.set_main_option("script_location", place)
    config.attributes["connection"] = connection
    command.upgrade(config, to)
