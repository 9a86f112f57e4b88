"""Uids: UUIDs of version 7 that sort by when they were made, whatever the clock does."""

from __future__ import annotations

import os
import time
from uuid import RFC_4122, UUID

import pytest

from tracker.store import uid

AT_MS = 1_793_534_400_123


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has made none yet."""
    monkeypatch.setattr(uid, "_latest", 0)


def stand_at(monkeypatch: pytest.MonkeyPatch, ms: int, chance: bytes = bytes(10)) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: ms * 1_000_000 + 999_999)
    monkeypatch.setattr(os, "urandom", lambda length: chance[:length])


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (bytes(10), "01a196fb-167b-7000-8000-000000000000"),
        (b"\xff" * 10, "01a196fb-167b-7fff-bfff-ffffffffffff"),
        (b"\0" * 9 + b"\x40", "01a196fb-167b-7000-8000-000000000001"),
        (b"\x80" + b"\0" * 9, "01a196fb-167b-7800-8000-000000000000"),
        (b"\0\x10" + b"\0" * 8, "01a196fb-167b-7001-8000-000000000000"),
    ],
)
def test_time_and_chance_stand_where_the_standard_says(
    monkeypatch: pytest.MonkeyPatch, chance: bytes, text: str
) -> None:
    stand_at(monkeypatch, AT_MS, chance)
    made = UUID(uid.new_uid())
    assert (made.version, made.variant, made.int >> 80) == (7, RFC_4122, AT_MS)
    assert str(made) == text


def test_each_is_later_than_the_last_even_by_a_clock_set_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    for ms in (AT_MS, AT_MS, AT_MS - 5000, AT_MS + 1):
        stand_at(monkeypatch, ms)
        made.append(uid.new_uid())
    assert made == sorted(set(made))
    assert made[1] == made[0][:-1] + "1"
