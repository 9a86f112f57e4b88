"""The SQLAlchemy engine for a database URL."""

from __future__ import annotations

import sqlite3
from functools import partial

from sqlalchemy import Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from tracker.domain.errors import StoreError, WrongWords
from tracker.store import files
from tracker.store.server.server_url import masked
from tracker.store.sqlite_executor import settle

FILE_URL = "sqlite:///"
#: How long to wait for a server to let us in, in seconds.
CONNECTING = 10
_NO_PLACE = "that is no database's place; give a file, sqlite:///FILE or postgresql://..."


def open_engine(url: str, patience: float = files.PATIENCE) -> tuple[Engine, str]:
    """An engine for a URL, and how its place is named to the user: without its password.

    What follows `sqlite:///` is the file's path as it is, whatever characters it has.
    """
    if url.startswith(FILE_URL) and (path := url.removeprefix(FILE_URL)):
        connect = partial(_connect, path, patience)
        return create_engine("sqlite://", creator=connect, poolclass=NullPool), path
    if url.startswith("postgres://"):  # the older name, which many servers still hand out
        url = url.replace("postgres", "postgresql", 1)
    try:
        read = make_url(url)
        if read.get_backend_name() == "postgresql":
            wait = {} if "connect_timeout" in read.query else {"connect_timeout": CONNECTING}
            engine = create_engine(read, poolclass=NullPool, connect_args=wait)
            return engine, masked(url)
    except (ArgumentError, NoSuchModuleError, ValueError):
        # Without its cause, which quotes the URL.
        raise WrongWords(_NO_PLACE) from None
    except ImportError as error:
        # psycopg alone needs PostgreSQL's client library, and names nothing where that is missing.
        driver = error.name if error.name not in (None, "psycopg") else "'psycopg[binary]'"
        raise StoreError(f"that database needs a driver: pip install {driver}") from error
    raise WrongWords(_NO_PLACE)


def _connect(path: str, patience: float) -> sqlite3.Connection:
    """Like every day: SQLAlchemy by itself would make a file that isn't there."""
    connection = files.connect(path, patience=patience)
    try:
        settle(connection)
    except BaseException:
        connection.close()
        raise
    return connection
