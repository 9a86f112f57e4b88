"""Findings that were acknowledged or snoozed are counted wherever findings are listed."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker

FACES = ("check", "today", "report", "report --html -")
ONE, TWO = (f"{text} acknowledged or snoozed" for text in ("1 finding", "2 findings"))


@pytest.fixture
def hurting(tracker: Tracker) -> Tracker:
    lines = [
        line for day in range(1, 17) for line in (f"@2026-11-{day:02}T09:00", "log pain 5 neck")
    ]
    tracker.prepare([*lines, "@2026-11-16T10:00", "ack persistent-pain --seen-doctor today"])
    return tracker


def told(tracker: Tracker, face: str) -> str:
    return " ".join(tracker(face).out.split())


@pytest.mark.parametrize("face", FACES)
def test_every_face_says_how_many_rest(hurting: Tracker, face: str) -> None:
    assert told(hurting, face).count(ONE) == 1
    assert "No rule has anything to say" not in told(hurting, face)


@pytest.mark.parametrize("face", FACES)
def test_beside_another_finding_too(hurting: Tracker, face: str) -> None:
    hurting.ok("log symptom fever")
    out = told(hurting, face)
    assert out.count(ONE) == 1
    assert "fever" in out
    hurting.ok("ack red-flag fever --note fine")
    assert told(hurting, face).count(TWO) == 1


@pytest.mark.parametrize("face", [*FACES, "check --all"])
def test_what_is_listed_or_isnt_there_is_not_counted(hurting: Tracker, face: str) -> None:
    if face != "check --all":
        hurting.ok("undo")
    assert "acknowledged or snoozed:" not in told(hurting, face)


@pytest.mark.parametrize("face", ["check --json", "today --json", "report --json"])
def test_so_does_the_json(hurting: Tracker, face: str) -> None:
    data = hurting(face).json
    assert (data["findings"], data["resting"]) == ([], 1)


@pytest.mark.parametrize("columns", [20, 40, 60, 80])
def test_it_fits(hurting: Tracker, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for face in FACES[:3]:
        assert max(map(len, hurting(face).lines)) <= max(columns, 40)
