"""Times and days where they are typed: options without quotes, periods, edits."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Tracker
from tracker.diary.find.resting import read_snooze

NOW = "2026-11-20T20:30"  # a Friday


def last(tracker: Tracker) -> dict[str, Any]:
    rows: list[dict[str, Any]] = tracker.ok("list --json --all").json
    return max(rows, key=lambda row: int(row["id"]))


LOGGED = [
    ("log stretch 10 hamstrings --at 7:30 pm", "2026-11-20T19:30", {"subject": "hamstrings"}),
    ("log stretch 10 --at 7:30 pm hamstrings", "2026-11-20T19:30", {"subject": "hamstrings"}),
    ("log note slept badly --at 7:30 yesterday", "2026-11-19T07:30", {"note": "slept badly"}),
    ("log note --at 7:30 yesterday slept badly", "2026-11-19T07:30", {"note": "slept badly"}),
    ("log note felt fine --at last night", "2026-11-19", {"note": "felt fine"}),
    ("log pain 6 lower-back --at yesterday at 7 pm", "2026-11-19T19:00", {}),
    ("log pain --at yesterday evening 6 left knee", "2026-11-19", {"side": "left"}),
    ("log water 500 --at half an hour ago", "2026-11-20T20:00", {}),
    ("log water --at 26 oct 2025 500", "2025-10-26", {"measures": {"volume_ml": 500}}),
    ("log water --at 26 oct 500 ml", "2026-10-26", {"measures": {"volume_ml": 500}}),
    ("log walk --at 26 oct 2000 steps", "2026-10-26", {"measures": {"steps": 2000}}),
    ("log sleep 7.5 --at last night", "2026-11-20", {}),
    ("log med ibuprofen 400 --at noon", "2026-11-20T12:00", {}),
    ("log med ibuprofen 400 --at 8:00", "2026-11-20T08:00", {}),
    ("log med ibuprofen 400 --at 8am", "2026-11-20T08:00", {}),
    ("log med ibuprofen 400 --at at 9", "2026-11-20T09:00", {}),
    ("log med ibuprofen 400 --at yesterday at 12", "2026-11-19T12:00", {}),
    ("log coffee --at at 8", "2026-11-20T08:00", {}),
    ("log water 500 --at=7:30 pm", "2026-11-20T19:30", {}),
    ("log pain 3 neck --since 2 weeks ago", None, {"since": "2026-11-06"}),
    ("log pain 3 neck --since last monday --note x", None, {"since": "2026-11-16", "note": "x"}),
    ("log pain --since 26 oct 3 neck", None, {"since": "2026-10-26", "subject": "neck"}),
]


@pytest.mark.parametrize(("line", "when", "also"), LOGGED)
def test_a_time_without_quotes_is_the_entrys_time(
    tracker: Tracker, line: str, when: str | None, also: dict[str, Any]
) -> None:
    tracker.stand_at(NOW)
    tracker.ok(line)
    entry = last(tracker)
    if when is not None and "T" in when:
        assert str(entry["at"]).startswith(when)
    elif when is not None:
        assert (entry["day"], entry["at"]) == (when, None)
    assert {name: entry[name] for name in also} == also


REFUSED = [
    ("log stretch 10 --at 7:30 h", "'7:30 h' is no time"),
    ("log walk 10 --at 7:30 min", "'7:30 min' is no time"),
    ("log walk 10 --at yesterday km", "'yesterday km' is no time"),
    ("log note slept badly --at 7:30 yestreday", "did you mean yesterday?"),
    ("log water 500 --at yestreday", "did you mean yesterday?"),
    ("log stretch 10 yestreday", "did you mean tracker log stretch 10 yesterday?"),
    ("log stretch 10 mondya", "did you mean tracker log stretch 10 monday?"),
    ("log treatment massage 30 tonigth", "did you mean tracker log massage 30 tonight?"),
    ("log pain 6 neck --at 8:00 ago", "'8:00 ago' is no time"),
    ("log pain 6 neck --at yesterday monday", "'yesterday monday' is no time"),
    (
        "log med ibuprofen 400 --at at 8",
        "write tracker log med ibuprofen 400 8:00, or tracker log med ibuprofen 400 20:00",
    ),
    ("log water 500 --at 8", "did you mean 8:00?"),
    ("log med ibuprofen 400 --at yesterday at 8", "med ibuprofen 400 yesterday 20:00"),
    ("log ibuprofen 400 yesterday at half past seven", "ibuprofen 400 yesterday 19:30"),
    ("log ibuprofen 400 --at at 8", "or tracker log med ibuprofen 400 20:00"),
    ("log pain 6 neck --at 11/03/2026", "write 11 mar 2026 or 3 nov 2026"),
    ("log pain 6 neck --at 24:00", "24:00 is 0:00 of the day after"),
    ("log pain 6 neck --at 7.10", "write 07:10 or 7 oct"),
    ("log pain 6 neck --at tomorrow", "still to come"),
    ("log pain 6 neck --at 2026-11-20 20:31", "still to come"),
    ("log pain 6 neck --since 7:30", "is no day"),
    ("report last week", "can be read two ways"),
    ("report 3 fortnights", "is no range of days"),
    ("report yestreday", "did you mean yesterday?"),
    ("edit 1 --at 8:00 h", "is no time"),
]


@pytest.mark.parametrize(("line", "says"), REFUSED)
def test_what_is_no_time_is_refused_and_changes_nothing(
    tracker: Tracker, line: str, says: str
) -> None:
    tracker.stand_at(NOW)
    tracker.prepare(["log water 500"])
    before = tracker.state()
    answer = tracker(line)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert answer.err.count("\n") == 1
    assert tracker.state() == before


@pytest.mark.parametrize(
    ("line", "first", "last_day"),
    [
        ("report 28 oct..3 nov", "2026-10-28", "2026-11-03"),
        ("report 28 oct to 3 nov", "2026-10-28", "2026-11-03"),
        ("report this month", "2026-11-01", "2026-11-20"),
        ("report this week", "2026-11-16", "2026-11-20"),
        ("report 2 weeks ago", "2026-11-06", "2026-11-06"),
        ("report last monday", "2026-11-16", "2026-11-16"),
        ("report --last 3 weeks", "2026-10-31", "2026-11-20"),
    ],
)
def test_periods_are_read_by_the_same_words(
    tracker: Tracker, line: str, first: str, last_day: str
) -> None:
    tracker.stand_at(NOW)
    tracker.prepare(["log water 500 --at 2025-11-20", "log water 500"])
    report = tracker.ok(f"{line} --json").json
    assert (report["days"]["first"], report["days"]["last"]) == (first, last_day)


def test_days_are_read_by_the_same_words_everywhere(tracker: Tracker) -> None:
    tracker.stand_at(NOW)
    tracker.ok("log water 500 --at 3 nov 8:00")
    tracker.ok("log pain 5 neck --at 4 nov 8:00")
    assert len(tracker.ok("list 28 oct..3 nov --json").json) == 1
    assert len(tracker.ok("list water last 3 weeks --json").json) == 1
    assert len(tracker.ok("list 4 nov pain --json").json) == 1
    assert tracker.ok("close 3 nov").out == "Tue 3 Nov is closed\n"
    assert tracker.ok("close last monday").out == "Mon 16 Nov is closed\n"
    assert tracker.ok("check --as-of 4 nov --json").json["as_of"] == "2026-11-04"
    tracker.ok("goal set water 2l --from 2 weeks ago")
    assert tracker.ok("goal list --json").json[0]["from_day"] == "2026-11-06"
    tracker.ok("habit add floss --from last monday")
    assert "on Sun 20 Dec" in tracker.ok("skip floss 20 dec").out
    assert "on Thu 3 Dec" in tracker.ok("skip floss the 3rd").out
    assert "from Sun 20 Dec to Sat 2 Jan 2027" in tracker.ok("skip floss 20 dec..2 jan").out
    assert "on Mon 23 Nov" in tracker.ok("skip floss next monday").out
    assert "on Sun 27 Dec" in tracker.ok("skip floss sun 27 dec").out
    assert "27 Dec 2026" in tracker("skip floss sat 27 dec").err
    assert "until Sun 20 Dec" in tracker.ok("habit pause floss --until 20 dec").out
    assert tracker.ok("chart water --last 3 weeks --json").json["days"]["first"] == "2026-10-31"
    questions = tracker.ok("ask last monday --json").json
    assert {question["day"] for question in questions} <= {"2026-11-16"}


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2028-02-20T12:00", "2028-02-29"),
        ("2026-02-28T12:00", "2024-02-29"),
        ("2026-03-02T12:00", "2028-02-29"),
    ],
)
def test_the_nearest_leap_day_may_lie_ahead(tracker: Tracker, now: str, day: str) -> None:
    tracker.stand_at(now)
    tracker.ok("habit add floss --from 2024-01-01")
    assert tracker.ok("skip floss 29 feb --json").json[0]["from_day"] == day


# --- edit ----------------------------------------------------------------------------------------


def edited(tracker: Tracker, line: str) -> str | None:
    at: str | None = tracker.ok(f"{line} --json").json[0]["at"]
    return at


def test_an_edit_of_the_time_keeps_the_day(tracker: Tracker) -> None:
    tracker.stand_at("2026-11-10T08:00")
    tracker.ok("log water 500")
    tracker.stand_at(NOW)
    assert edited(tracker, "edit 1 --at 17:00") == "2026-11-10T17:00:00+01:00"
    assert edited(tracker, "edit 1 --at 7:30 pm") == "2026-11-10T19:30:00+01:00"
    assert edited(tracker, "edit 1 --at yesterday 17:00") == "2026-11-19T17:00:00+01:00"
    assert edited(tracker, "edit 1 --at 8 nov at 9") == "2026-11-08T09:00:00+01:00"
    assert edited(tracker, "edit 1 --at 250 --note x".replace("--at 250", "250 --at 9:30")) == (
        "2026-11-08T09:30:00+01:00"
    )


def test_an_edit_in_another_zone_keeps_the_entrys_own(
    tracker: Tracker, process: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker.stand_at("2026-11-10T08:00")
    tracker.ok("log water 500")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    tracker.stand_at(NOW)
    answer = process("edit", "1", "--at", "8:10", "--json")
    assert answer.json[0]["at"] == "2026-11-10T08:10:00+01:00"
    answer = process("edit", "1", "--at", "yesterday 8:10", "--json")
    assert answer.json[0]["at"] == "2026-11-19T08:10:00+01:00"
    process("log", "water", "250")
    assert last(tracker)["at"] == "2026-11-20T20:30:00+09:00"


def test_a_night_owl_moves_the_time_and_not_the_day(tracker: Tracker) -> None:
    tracker.stand_at("2026-11-20T03:06")
    tracker.ok("config day-start 04:00")
    tracker.ok("log water 500 --at '2026-11-20 02:00'")
    entry = last(tracker)
    assert (entry["day"], entry["at"]) == ("2026-11-19", "2026-11-20T02:00:00+01:00")
    for text in ("Fri 20 Nov 02:00 (counts for 19 Nov)", "2026-11-20 02:00", "2:00"):
        tracker.ok("edit", "1", "--at", text, "--note", text)
        assert last(tracker)["at"] == "2026-11-20T02:00:00+01:00", text
    tracker.ok("edit 1 --at 17:00")
    entry = last(tracker)
    assert (entry["day"], entry["at"]) == ("2026-11-19", "2026-11-19T17:00:00+01:00")
    refused = tracker("log water 500 --at '2026-11-20 03:07'")
    assert "still to come" in refused.err


def test_a_day_alone_takes_the_time_away_and_says_how_to_keep_it(tracker: Tracker) -> None:
    tracker.stand_at(NOW)
    tracker.ok("log water 500 --at 8:00")
    answer = tracker.ok("edit 1 --at 2026-11-18")
    assert "to keep 08:00: --at '2026-11-18 08:00'" in answer.err
    assert last(tracker)["at"] is None


def test_what_is_there_already_is_no_error(tracker: Tracker) -> None:
    tracker.stand_at(NOW)
    tracker.ok("log water 500 --at 8:00")
    before = tracker.state()
    for line in ("edit 1 --at 8:00", "edit 1 500", "edit last --at '20 nov 8:00'"):
        assert tracker.ok(line).out.startswith("unchanged: #1 ")
    assert tracker.state() == before
    assert tracker("edit 1").code == 2


@pytest.mark.parametrize(
    ("line", "which", "days"),
    [
        ("7d", "", 7),
        ("7", "", 7),
        ("left-knee 2w", "left-knee", 14),
        ("left knee 2 weeks", "left knee", 14),
        ("left knee a month", "left knee", 30),
    ],
)
def test_a_snooze_is_as_long_as_a_range(line: str, which: str, days: int) -> None:
    left, count = read_snooze(tuple(line.split()))
    assert (" ".join(left), count) == (which, days)
