"""Times as they are told: the calendar's date beside a clock time, the year unless it is this one.

Found wrong: with a day-start of 04:00 a dose at 02:00 on the 27th was told as 02:00 on the 26th,
and what `list` showed, typed back, was another day; a day of last year looked like one of this.
"""

import re
from datetime import UTC, datetime

import pytest

COUNTED = "Fri 27 Nov 02:00 (counts for 26 Nov)"
LAST_YEAR = re.compile(r"Fri +2 Jan 2026\b")


@pytest.fixture
def night(tracker):
    """Six minutes past three, for someone whose days begin at four."""
    logged = ("ibuprofen 800", "ibuprofen 800", "pain 10 lower-back", "water 1500 --at-once")
    tracker.prepare(
        [
            "@2026-11-27T01:50",
            "config day-start 04:00",
            "@2026-11-27T02:00",
            *(f"log {line}" for line in logged),
            "@2026-11-27T03:06",
        ]
    )
    return tracker


@pytest.mark.parametrize("width", ["80", "40"])
def test_lists_and_answers_tell_the_calendars_date(night, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    for command in ("list", "delete 4", "edit 3 9", "check --explain"):
        out = night(command).out
        assert "Fri 27 Nov 02:00" in out and "(counts for 26 Nov)" in out, command
        assert "26 Nov 02:00" not in out
        assert max(map(len, out.splitlines())) <= int(width)
    if width == "80":
        assert COUNTED in night("list").out


def test_log_tells_it_where_a_time_was_given(night):
    assert f"· on {COUNTED}" in night.ok("log water 100 --at 2:00").out
    assert "·  #" not in night.ok("log water 100").out
    assert " on " not in night.ok("log water 100").out.split("·")[0]
    night.stand_at("2026-11-27T12:00")
    assert "· at 09:30 ·" in night.ok("log water 100 --at 9:30").out
    assert "· on Thu 26 Nov 09:30 ·" in night.ok("log water 100 --at yesterday 9:30").out
    assert "· on Thu 26 Nov ·" in night.ok("log water 100 --at yesterday").out


def test_findings_tell_it(night):
    out = " ".join(night("check").out.split())
    assert "1600 mg logged at 02:00 on 27 November (counts for 26 November)" in out
    assert "1.5 l of drinks logged at 02:00 on 27 November" in out
    assert "02:00 on 26 November" not in " ".join(night("check --explain").out.split())
    assert "Fri 27 Nov 02:00 (counts for 26 Nov): 800 mg" in " ".join(
        night("check --explain").out.split()
    )


def test_today_marks_what_is_of_another_date_than_its_heading(night):
    assert "at 02:00 on Fri 27 Nov" in night.ok("today").out
    night.stand_at("2026-11-27T12:00")
    night.ok("log pain 5 neck --at 9:00")
    assert re.search("neck +5  at 09:00$", night.ok("today").out, re.M)


@pytest.mark.slow
def test_the_page_tells_it(night, tmp_path):
    night.ok("log note slept badly --at 2:00")
    night.ok("report", "--html", str(tmp_path / "page.html"))
    text = re.sub(r"<[^>]+>|\s+", " ", (tmp_path / "page.html").read_text(encoding="utf-8"))
    text = re.sub(" +", " ", text)
    assert "27 Nov 02:00 (counts for 26 Nov)" in text
    assert "26 Nov 02:00" not in text and "26 Nov 2026 02:00" not in text
    assert "Fri 27 Nov 2026 02:00 (counts for 26 Nov)" in text


def test_an_entry_keeps_the_clock_of_its_own_zone(tracker, travel):
    moment = datetime(2026, 11, 8, 20, tzinfo=UTC)
    travel(moment, "Asia/Tokyo")
    tracker.ok("log water 500")
    travel(moment, "America/New_York")
    assert "Mon  9 Nov 05:00" in tracker.ok("list").out


@pytest.mark.parametrize(
    "command",
    ["list", "list pain", "edit 1 5", "delete 1", "list --all", "question list --all"],
)
def test_the_year_is_said_where_it_is_not_this_one(tracker, command):
    tracker.stand_at("2026-01-02T10:00")
    tracker.ok("log pain 6 lower-back")
    tracker.ok("question add swim?")
    tracker.stand_at("2027-03-01T10:00")
    assert LAST_YEAR.search(tracker.ok(command).out)


def test_log_says_the_year(tracker):
    tracker.stand_at("2027-03-01T10:00")
    assert "· on Fri 2 Jan 2026  #1" in tracker.ok("log pain 6 lower-back --at 2026-01-02").out
    out = tracker.ok("log pain 6 lower-back --at 2026-01-02 7:30").out
    assert "· on Fri 2 Jan 2026 07:30  #2" in out
    assert "2027" not in tracker.ok("log pain 6 neck --at 2027-02-01").out


def test_a_report_of_another_year_says_so(tracker):
    tracker.stand_at("2026-01-02T10:00")
    for line in ("note x", "weight 80", "pain 5 neck"):
        tracker.ok(f"log {line}")
    tracker.stand_at("2027-03-01T10:00")
    out = tracker.ok("report 2026").out
    assert LAST_YEAR.search(out) and "on 2 Jan 2026" in out
