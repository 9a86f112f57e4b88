"""What a driver raises, told in our own words; also a server's, without the server."""

from __future__ import annotations

import sqlite3

import pytest

from tracker.domain.errors import StoreError
from tracker.store import health, refused
from tracker.store.faults import explain
from tracker.store.health import examine_server, is_sound
from tracker.store.server import opening
from tracker.store.versions import HEAD

URL = "postgresql://me@h/d"
PASSWORD = "the server doesn't take this user and password"
SLOW = "the server didn't answer in time; is it the right one, and running?"
MISSING = "there is no such database on the server; make it with createdb"
AWAY = "the server can't be reached or closed the connection; is it running?"


class DriverError(Exception):
    """As a driver of PostgreSQL has them."""

    def __init__(self, told: str, sqlstate: str | None = None) -> None:
        super().__init__(told)
        self.sqlstate = sqlstate


class OperationalError(DriverError):
    pass


class InterfaceError(DriverError):
    pass


class ConnectionTimeout(OperationalError):
    pass


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DriverError("no", "28P01"), PASSWORD),
        (DriverError("no", "3D000"), MISSING),
        (ConnectionTimeout("5 s"), SLOW),
        (OperationalError("password authentication failed for me"), PASSWORD),
        (OperationalError("no authentication method"), PASSWORD),
        (OperationalError('database "d" does not exist'), MISSING),
        (OperationalError("could not connect to 10.0.0.1"), AWAY),
        (InterfaceError("the connection is closed"), AWAY),
        (DriverError("syntax error.\nLINE 1: SELECT", "42601"), "syntax error"),
    ],
)  # fmt: skip
def test_what_a_driver_means(error: Exception, told: str) -> None:
    assert str(explain(error, URL)) == f"{URL} can't be used: {told}"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("CHECK constraint failed: ck_measures_value_is_not_negative",
         "nothing was kept, since this must hold: value is not negative"),
        ("UNIQUE constraint failed: entries.source, entries.source_key",
         "nothing was kept: another record has the same source, source_key"),
        ('duplicate key value violates "uq"\nDETAIL:  Key (source, source_key)=(a, b) exists.',
         "nothing was kept: another record has the same source, source_key"),
        ("NOT NULL constraint failed: entries.day", "nothing was kept: day must be given"),
        ('null value in column "day" of "entries"', "nothing was kept: day must be given"),
        ("FOREIGN KEY constraint failed\nat line 1",
         "nothing was kept: the database refuses it (FOREIGN KEY constraint failed)"),
    ],
)  # fmt: skip
def test_what_a_constraint_promises(message: str, told: str) -> None:
    assert str(refused.explain(sqlite3.IntegrityError(message), "x.db")) == told


def test_what_was_told_already_is_told_no_second_time() -> None:
    told = StoreError("told")
    assert explain(told, URL) is told


def test_a_lock_that_another_program_holds() -> None:
    error = DriverError("canceling statement due to lock timeout", "55P03")
    assert "is held by another program; try again" in str(explain(error, URL))


@pytest.mark.parametrize(
    ("version", "told", "ok"),
    [
        (HEAD, f"the tables are version {HEAD}, the newest", True),
        ("0000", f"the tables are version 0000, newest is {HEAD}", True),
        ("9999", f"the tables are version 9999, newest is {HEAD}", False),
    ],
)
def test_a_servers_diary_is_looked_over(
    monkeypatch: pytest.MonkeyPatch, version: str, told: str, ok: bool
) -> None:
    monkeypatch.setattr(opening, "examine_server", lambda url: (version, 3, url))
    checks = examine_server(URL)
    assert [(one.name, one.ok, one.detail) for one in checks] == [
        ("database", True, f"{URL} answers"),
        ("version", ok, told),
        ("entries", True, "3"),
        ("copies", True, "copies of a server's database are the server's own matter"),
    ]
    assert is_sound(checks) is (version == HEAD)


def test_a_servers_diary_without_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "examine_server", lambda url: (None, 0, url))
    assert [(one.name, one.ok) for one in examine_server(URL)] == [
        ("database", True), ("version", True),
    ]  # fmt: skip


def test_a_server_that_doesnt_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(url: str) -> None:
        raise StoreError(AWAY)

    monkeypatch.setattr(opening, "examine_server", away)
    hint = "see that the server runs and lets you in"
    assert examine_server(URL) == [health.Check("database", False, AWAY, hint)]
