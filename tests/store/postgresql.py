"""A PostgreSQL server of its own for the tests, in a folder that goes away with it.

It listens on a socket in that folder and nowhere else. PostgreSQL refuses to run as root, so root
starts it as another user.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "tracker"
#: Who runs the server where the tests run as root.
UNPRIVILEGED = "nobody"


class Server:
    """A server in a folder, run by PostgreSQL's own programs, which lie in another."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{USER}@/{database}?host={self._folder}"

    def make(self, database: str, like: str = "template0") -> str:
        """Make a database, a copy of another one; its URL."""
        where = ("-h", str(self._folder), "-U", USER)
        self.program("createdb", *where, "-T", like, database)
        return self.url(database)

    def drop(self, database: str) -> None:
        self.program("dropdb", "-h", str(self._folder), "-U", USER, "--force", database)

    def start(self) -> None:
        data = str(self._folder / "data")
        self.program(
            "initdb",
            "-D",
            data,
            "-U",
            USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync",
        )
        # Nothing here outlives the test run, so nothing has to reach the disk.
        options = f"-k {self._folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
        log = str(self._folder / "log")
        self.program("pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        self.program("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")

    def program(self, name: str, *words: str) -> None:
        told = self._folder / "told"
        # A file, since a server would hold the end of a pipe open for as long as it runs.
        with told.open("a") as errors:
            done = subprocess.run(
                [str(self._programs / name), *words],
                cwd=self._folder,
                user=UNPRIVILEGED if os.getuid() == 0 else None,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        if done.returncode:
            raise RuntimeError(f"{name}: {told.read_text()}")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest there is; None without a server."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    every = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in every), key=lambda p: int(p.parent.name), default=None)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server whose programs lie in a folder, while the block runs."""
    # Not pytest's own folder, into which no other user may look; and a socket's path must be short.
    place = Path(tempfile.mkdtemp(prefix="tracker-pg-"))
    try:
        if os.getuid() == 0:
            shutil.chown(place, UNPRIVILEGED)
        server = Server(folder, place)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(place, ignore_errors=True)
