"""The files a database is made of, readable by their owner alone, and the plainest way to open one.

A diary of pain and medicines is nobody else's business: files are 0600 and the folders made for
them 0700, whatever the umask. Paths are text and `os` does the work: every command comes through
here, and importing `pathlib` would cost it 3 ms.
"""
# ruff: noqa: PTH100, PTH101, PTH102, PTH105, PTH112, PTH113, PTH120

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from errno import EINVAL, ENOTDIR

#: What the name of the note of what is kept current has behind the database's own.
EVERY_WRITE = ".every-write"
#: How long one command waits for another that writes, in seconds. Twenty first runs at once wait
#: for the one that makes the tables.
PATIENCE = 15.0


def make_folder(folder: str) -> None:
    """Make a folder and those above it, each 0700. One that is there keeps its permissions."""
    if not folder or os.path.isdir(folder):
        return
    above = os.path.dirname(folder)
    make_folder(above)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise NotADirectoryError(ENOTDIR, "it is not a folder", folder) from None
    else:
        os.chmod(folder, 0o700)  # the umask may have taken away even the owner's bits
        sync(above or os.curdir)


def make_file(path: str) -> None:
    """Make an empty file, 0600, and its folder, for good. One that is there is left as it is."""
    folder = os.path.dirname(os.path.abspath(path))
    make_folder(folder)
    with suppress(FileExistsError):
        make_part(path)
        sync(folder)


def make_part(path: str) -> None:
    """Make an empty file, 0600, that gets its lasting name by `put_in_place`."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    os.chmod(path, 0o600)


def put_in_place(part: str, to: str, *, lasting: bool = True) -> None:
    """Give a whole new file its name, at once and for good, also when the power fails next.

    `part` lies in the folder of `to`. Only a regular file is ever replaced: OSError for a device, a
    pipe or a folder. Without `lasting` the disk isn't waited for.
    """
    if os.path.lexists(to) and not os.path.isfile(to):
        raise OSError(EINVAL, "it is no regular file", to)
    if lasting:
        sync(part)
    os.replace(part, to)
    if lasting:
        sync(os.path.dirname(os.path.abspath(to)))


def sync(path: str) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    if os.name != "posix" and os.path.isdir(path):
        return  # a folder can't be opened there
    opened = os.open(path, os.O_RDONLY)
    try:
        if sys.platform == "darwin":
            from fcntl import F_FULLFSYNC, fcntl

            fcntl(opened, F_FULLFSYNC)  # there `fsync` is done once the drive's cache has it
        else:
            os.fsync(opened)
    finally:
        os.close(opened)


def connect(
    path: str,
    *,
    patience: float = PATIENCE,
    read_only: bool = False,
    unlocked: bool = False,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
) -> sqlite3.Connection:
    """Open a database file that is there; never make one, which SQLite would do with a bare path.

    Transactions are begun and ended by hand. `unlocked` is for the one who holds the database by
    another connection: it reads what is in the file, past every lock and every journal.
    """
    place = os.path.abspath(path).replace(os.sep, "/")
    # What means something in a URI; the rest, bytes that are no text too, SQLite takes as it is.
    for character, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        place = place.replace(character, escaped)
    root = "" if place.startswith("/") else "/"  # C:/...
    mode = "ro&immutable=1" if unlocked else "ro" if read_only else "rw"
    uri = f"file://{root}{place}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, factory=factory)


def make_durable(connection: sqlite3.Connection) -> None:
    """Have every commit on a connection outlive a power cut.

    A rollback journal is emptied, which is synced, and not unlinked, which SQLite doesn't sync: it
    would be there again and take the commit back. A file that someone put into WAL stays so.
    """
    connection.executescript("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON")
    if not has_log(connection):
        connection.execute("PRAGMA journal_mode = TRUNCATE")


def has_log(connection: sqlite3.Connection) -> bool:
    """Whether a database keeps a write-ahead log, which the file itself says."""
    return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal")
