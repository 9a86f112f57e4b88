"""Commands beside each other: nothing that one has confirmed is overwritten by another."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import Tracker
from tracker.diary.diary import Diary


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch, tracker: Tracker) -> Callable[[str, str], None]:
    """Run one command while another is confirmed after the first has opened the diary."""

    def run(line: str, meanwhile: str) -> None:
        opened = Diary.changing

        def changing(diary: Diary) -> object:
            monkeypatch.setattr(Diary, "changing", opened)
            # Everything that a command could have read too early, it has read by now.
            diary.clock, diary.catalogue("drugs")
            tracker.ok(meanwhile)
            return opened(diary)

        monkeypatch.setattr(Diary, "changing", changing)
        tracker.ok(line)

    return run


def one(tracker: Tracker, table: str, **where: object) -> dict[str, object]:
    rows = [
        row
        for row in tracker.state()[table]
        if row["deleted_at"] is None and all(row[k] == v for k, v in where.items())
    ]
    assert len(rows) == 1, rows
    return rows[0]


def test_an_edit_changes_the_named_field_only(
    tracker: Tracker, beside: Callable[[str, str], None]
) -> None:
    tracker.ok("log water 500")
    beside("edit 1 333", "edit 1 --note keep")
    (kept,) = tracker.ok("list --json").json
    assert (kept["measures"], kept["note"]) == ({"volume_ml": 333}, "keep")


def test_the_last_entry_is_the_last_when_it_is_changed(
    tracker: Tracker, beside: Callable[[str, str], None]
) -> None:
    tracker.ok("log water 500")
    beside("delete last", "log coffee 200")
    assert [e["id"] for e in tracker.ok("list --json").json] == [1]
    beside("log again", "log water 250")
    assert [e["measures"]["volume_ml"] for e in tracker.ok("list --json").json] == [500, 250, 500]


def test_two_edits_of_an_own_drug(tracker: Tracker, beside: Callable[[str, str], None]) -> None:
    tracker.ok("drug add zaltoprofen --class nsaid --tablet 200")
    beside("drug set zaltoprofen --class other", "drug set zaltoprofen --prescribed 400mg/day")
    data = str(one(tracker, "subjects", name="zaltoprofen")["data"])
    assert '"class": "other"' in data
    assert '"prescribed_mg": 400' in data or "400" in data


def test_a_name_is_added_once(tracker: Tracker, beside: Callable[[str, str], None]) -> None:
    with pytest.raises(AssertionError, match="is there already"):
        beside("drug add zaltoprofen", "drug add zaltoprofen --class nsaid")
    assert "nsaid" in str(one(tracker, "subjects", name="zaltoprofen")["data"])


def test_a_habit_is_added_once(tracker: Tracker, beside: Callable[[str, str], None]) -> None:
    with pytest.raises(AssertionError, match="already"):
        beside("habit add floss", "habit add floss 3/week")
    assert one(tracker, "habits", name="floss")
    assert one(tracker, "goals")["schedule"] == "3/week"


def test_a_habit_keeps_what_was_set_meanwhile(
    tracker: Tracker, beside: Callable[[str, str], None]
) -> None:
    tracker.ok("habit add floss")
    beside("habit set floss --group evening", "habit set floss 3/week")
    assert one(tracker, "habits")["group_name"] == "evening"
    assert tracker.ok("goal list").out.count("\n") == 1
    beside("habit rename floss dental-floss", "habit set floss --group morning")
    kept = one(tracker, "habits")
    assert (kept["name"], kept["group_name"]) == ("dental-floss", "morning")


def test_two_goals_of_one_thing_are_one(
    tracker: Tracker, beside: Callable[[str, str], None]
) -> None:
    beside("goal set water 2l", "goal set water 1.5l")
    assert one(tracker, "goals")["target"] == 2000
    assert one(tracker, "habits")["name"] == "water"


def test_skips_and_pauses_keep_each_other(
    tracker: Tracker, beside: Callable[[str, str], None]
) -> None:
    tracker.ok("habit add floss")
    beside("skip floss 2026-12-20..2026-12-24", "skip floss 2026-12-18..2026-12-22 --reason ill")
    skips = [(row["from_day"], row["to_day"]) for row in tracker.state()["skips"]]
    assert sorted(skips) == [("2026-12-18", "2026-12-19"), ("2026-12-20", "2026-12-24")]


def test_what_is_logged_beside_a_new_day_start_is_on_its_day(
    tracker: Tracker, beside: Callable[[str, str], None]
) -> None:
    tracker.stand_at("2026-11-03T02:00")
    beside("log water 500", "config day-start 04:00")
    assert [e["day"] for e in tracker.ok("list --json").json] == ["2026-11-02"]
    beside("config day-start 00:00", "log water 250")
    assert {e["day"] for e in tracker.ok("list --json").json} == {"2026-11-03"}


def test_what_is_logged_beside_a_rename_bears_the_new_name(
    tracker: Tracker, beside: Callable[[str, str], None]
) -> None:
    tracker.ok("habit add floss")
    beside("log floss", "habit rename floss dental-floss")
    assert [e["subject"] for e in tracker.ok("list --json").json] == ["dental-floss"]


def test_questions_are_marked_beside_an_edit(
    tracker: Tracker, beside: Callable[[str, str], None]
) -> None:
    tracker.ok("question add 'Is swimming fine?'")
    beside("question done 1", "edit 1 --note 'Is cycling fine?'")
    assert tracker.ok("question list --all --json").json[0]["note"] == "Is cycling fine?"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there are no such locks")
def test_preferences_wait_for_each_other(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.diary.preferences import toml_lines

    tracker.ok("config units us")
    replaced, others = toml_lines._replace, list[subprocess.Popen[bytes]]()

    def replace(*args: object) -> None:
        # Another one begins when this one has read, and has time to overtake it.
        command = [sys.executable, "-m", "tracker", "config", "color", "never"]
        others.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        with suppress(subprocess.TimeoutExpired):
            others[0].wait(timeout=1.5)
        replaced(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(toml_lines, "_replace", replace)
    tracker.ok("config ascii yes")
    assert others[0].wait(timeout=60) == 0
    monkeypatch.undo()
    assert sorted(tracker.config.read_text().splitlines()) == [
        'ascii = "yes"', 'color = "never"', 'units = "us"',
    ]  # fmt: skip


@pytest.mark.slow
def test_edits_of_different_fields_at_once_lose_nothing(tmp_path: Path) -> None:
    env = {**os.environ, "HOME": str(tmp_path), "TRACKER_DB": str(tmp_path / "d.db")}

    def start(*words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "tracker", *words], env=env,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def run(*lines: Sequence[str]) -> None:
        for process in [start(*words) for words in lines]:
            assert process.wait() == 0

    run(("log", "pain", "5", "neck"))
    for n in range(100):
        run(("edit", "1", str(n % 10)), ("edit", "1", "--note", f"round {n}"))
        listed = subprocess.run(
            [sys.executable, "-m", "tracker", "list", "--json"],
            env=env, check=True, capture_output=True, text=True,
        )  # fmt: skip
        assert f'"intensity": {n % 10}' in listed.stdout, n
        assert f'"note": "round {n}"' in listed.stdout, n
