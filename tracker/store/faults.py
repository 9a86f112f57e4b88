"""What goes wrong with a database file, as the one sentence its owner reads.

Every place that touches a database turns SQLite's, SQLAlchemy's and the system's errors into a
`StoreError` here, so that the same fault is told in the same words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.domain.errors import StoreError

# SQLite's primary result codes, which its documentation promises never to change. The `sqlite3`
# module names them too, but only from a build that knows them all.
BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
#: PostgreSQL's code for a lock that another program held for too long.
LOCK_NOT_AVAILABLE = "55P03"

_SENTENCES = {
    BUSY: "{path} is held by another program; try again when that is done",
    LOCKED: "{path} is held by another program; try again when that is done",
    READONLY: "{path} can't be written; make the file and its folder writable for you",
    IOERR: "{path} can't be read or written ({error}); is its disk full or failing?",
    CORRUPT: "{path} is damaged; `tracker selfcheck` says more, `tracker restore` puts a copy back",
    FULL: "there is no room left on the disk of {path}; make some and try again",
    CANTOPEN: "{path} can't be opened; its folder must exist and be writable for you",
    NOTADB: "{path} is not a tracker database; name another file with --db or TRACKER_DB",
}


#: PostgreSQL's codes for what a user can mend.
_BY_SQLSTATE = {
    "28P01": "the server doesn't take this user and password",
    "28000": "the server doesn't take this user and password",
    "3D000": "there is no such database on the server; make it with createdb",
    "42501": "this user may not do that on the server",
    "53300": "the server has no room for another connection; try again",
    "57P01": "the server is shutting down; try again when it is back",
    "57P03": "the server is starting; try again in a moment",
}


class Damaged(StoreError):
    """The file is not, or no longer, a whole database."""


def explain(error: BaseException, path: object) -> StoreError:
    """The sentence for an error met at the database `path`; a StoreError is handed back."""
    if isinstance(error, StoreError):
        return error
    met: object = getattr(error, "orig", None) or error  # SQLAlchemy wraps the driver's own
    code = getattr(met, "sqlite_errorcode", None)
    if getattr(met, "sqlstate", None) == LOCK_NOT_AVAILABLE:
        return busy(path)
    told = _of_server(met) or str(met).strip().partition("\n")[0].rstrip(".")
    if isinstance(code, int) and (sentence := _SENTENCES.get(code & 0xFF)):
        fault = Damaged if code & 0xFF in (CORRUPT, NOTADB) else StoreError
        return fault(sentence.format(path=path, error=told))
    if isinstance(met, OSError) and met.strerror:
        return StoreError(f"{met.filename or path} can't be used: {met.strerror.lower()}")
    return StoreError(f"{path} can't be used: {told}")


def _of_server(met: object) -> str:
    """What a server's driver means, in our own words: its own hold lines and details of theirs."""
    if not hasattr(met, "sqlstate"):
        return ""
    if met.sqlstate in _BY_SQLSTATE:
        return _BY_SQLSTATE[met.sqlstate]
    names = {base.__name__ for base in type(met).__mro__}
    if "ConnectionTimeout" in names:
        return "the server didn't answer in time; is it the right one, and running?"
    if "OperationalError" in names or "InterfaceError" in names:
        text = str(met)
        if "password" in text or "authentication" in text:
            return _BY_SQLSTATE["28P01"]
        if "does not exist" in text:
            return _BY_SQLSTATE["3D000"]
        return "the server can't be reached or closed the connection; is it running?"
    return ""


def damaged(path: object) -> Damaged:
    """The sentence for a file that is no longer whole."""
    return Damaged(_SENTENCES[CORRUPT].format(path=path))


def busy(path: object) -> StoreError:
    """The sentence for a database that another program doesn't let go of."""
    return StoreError(_SENTENCES[BUSY].format(path=path))


@contextmanager
def explained(path: object) -> Iterator[None]:
    """Turn what SQLite or the system raises inside into the sentence for `path`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error
