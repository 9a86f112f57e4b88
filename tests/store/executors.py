"""Executors for the tests, and the least that can be done with one."""

from __future__ import annotations

from typing import Any

from tracker.store.executor import Executor
from tracker.store.server.engine_executor import EngineExecutor
from tracker.store.sqlite_executor import SqliteExecutor

NAMED = {"created_at": 1, "edited_at": None, "deleted_at": None}


def open_executor_at(location: str, **options: Any) -> Executor:
    """The executor that a place is run by: a file's path or a URL."""
    executor = EngineExecutor if "://" in location else SqliteExecutor
    return executor(location, **options)


def set_setting(executor: Executor, name: str, value: str = "x") -> None:
    executor.run("settings_put", name=name, value=value, **NAMED)


def names(executor: Executor) -> list[str]:
    return [name for name, _ in executor.rows("settings")]
