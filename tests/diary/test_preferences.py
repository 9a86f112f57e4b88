"""Preferences: in the user's file, and in the diary where they change what data means."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tracker.diary.diary import Diary
from tracker.diary.places import config_file
from tracker.diary.preferences import preferences
from tracker.domain.entries import Entry
from tracker.domain.errors import StoreError, UnknownName, WrongWords


def test_a_taste_is_set_and_set_back(diary: Diary) -> None:
    assert preferences.put(diary, "units", "us").value == "us"
    assert preferences.value(diary, "units") == "us" and diary.us
    assert preferences.unset(diary, "units").value == "metric"
    assert not diary.us
    assert [one.command for one in diary.kept] == ["config units us", "config --unset units"]
    with pytest.raises(WrongWords, match="it can be metric or us"):
        preferences.put(diary, "units", "imperial")
    with pytest.raises(UnknownName):
        preferences.value(diary, "unit")


def test_what_isnt_set_leaves_the_file_as_it_is(diary: Diary) -> None:
    file = Path(config_file())
    preferences.unset(diary, "units")
    assert not file.exists()
    preferences.put(diary, "ascii", "yes")
    before = file.stat()
    preferences.unset(diary, "units")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("name", ["moon-rule.share", "persistent-pain.shar", "unit"])
def test_a_line_of_no_known_name_stays(diary: Diary, name: str) -> None:
    file = Path(config_file())
    file.parent.mkdir(parents=True)
    file.write_text(f"{name} = 3\n")
    with pytest.raises(UnknownName):
        preferences.unset(diary, name)
    with pytest.raises(UnknownName):
        preferences.put(diary, name, "4")
    assert file.read_text() == f"{name} = 3\n"
    assert diary.kept == []


def test_a_cut_off_is_told_with_its_unit_and_its_default(diary: Diary) -> None:
    preferences.put(diary, "persistent-pain.share", "30")
    assert preferences.value(diary, "persistent-pain.share").startswith("30 ")
    (own,) = preferences.every(diary).cut_offs
    assert (own.name, own.value) == ("persistent-pain.share", 30)
    assert own.help.endswith("by default")


def test_a_cut_off_that_cannot_be_is_told(diary: Diary, told: list[str]) -> None:
    preferences.put(diary, "units", "us")
    with open(config_file(), "a") as file:  # noqa: PTH123
        file.write("[moon-rule]\nshare = 3\n")
    preferences.value(diary, "units")
    assert [line.split(":")[0] for line in told] == ["passed over"]


def test_the_start_of_the_day_moves_timed_entries(diary: Diary) -> None:
    two = datetime(2026, 11, 7, 2, tzinfo=ZoneInfo("Europe/Berlin"))
    logged = [
        Entry("water", "2026-11-07", at=int(two.timestamp()), utc_offset_min=60),
        Entry("water", "2026-11-07"),
    ]
    at_night, all_day = (entry.id or 0 for entry in diary.store.add(logged, "log"))
    assert preferences.put(diary, "day-start", "4:00") == preferences.Preference(
        "day-start", "04:00", moved=1
    )
    assert diary.store.entry(at_night).day == "2026-11-06"
    assert diary.store.entry(all_day).day == "2026-11-07"
    assert diary.clock.day_start_min == 240
    assert preferences.unset(diary, "day-start").moved == 1


@pytest.mark.parametrize("words", ["12:01", "4", "04:60", "4:0", "-1:00", "٤:00", "04:00\n"])
def test_what_is_no_start_of_a_day(diary: Diary, words: str) -> None:
    with pytest.raises(WrongWords, match="write a time from 00:00 to 12:00"):
        preferences.put(diary, "day-start", words)


def test_the_start_of_the_week(diary: Diary) -> None:
    assert preferences.value(diary, "week-start") == "monday"
    assert preferences.put(diary, "week-start", "Sun").value == "sunday"
    assert {one.name: one.value for one in preferences.every(diary).named}["week-start"] == "sunday"


def test_preferences_never_go_into_the_diary(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_CONFIG", diary.file_location())
    with pytest.raises(StoreError, match="is the diary itself"):
        preferences.put(diary, "units", "us")


def test_an_alias_is_taken_back(diary: Diary) -> None:
    file = Path(config_file())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('alias.w = "water 250"\n')
    assert preferences.unset(diary, "alias.w").value == "water 250"
    assert [one.command for one in diary.kept] == ["config --unset alias.w"]
    assert "water" not in file.read_text()
