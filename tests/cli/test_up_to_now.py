"""Up to now goes by the instant: who flies keeps every hour, and a wrong clock is named."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.properties import examples

EASTMOST, WESTMOST = "Pacific/Kiritimati", "Pacific/Niue"
ZONES = [
    EASTMOST, WESTMOST, "Pacific/Honolulu", "America/Los_Angeles", "America/St_Johns", "UTC",
    "Europe/Berlin", "Asia/Kathmandu", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Chatham",
]  # fmt: skip
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)

#: What is urgent, as lines to type with the minutes that each is typed before the last.
URGENT = {
    "red-flag": [(0, "log symptom saddle-numbness")],
    "painkiller-dose": [(300, "log ibuprofen 800"), (0, "log ibuprofen 800")],
    "unbearable-pain": [(0, "log pain 10 lower-back")],
    "over-drinking": [(40, "log water 800 --at-once"), (0, "log water 900 --at-once")],
}


def rules_of(tracker, *words):
    answer = tracker("check", "--json", *words)
    found = answer.json["findings"]  # the gravest of a rule first
    return {finding["rule"]: finding["level"] for finding in reversed(found)}, answer.code


@examples(40, HealthCheck.function_scoped_fixture)
@given(
    st.sampled_from(sorted(URGENT)),
    st.lists(st.sampled_from(ZONES), min_size=4, max_size=4),
    st.integers(0, 365 * 24 * 60),
    st.integers(0, 24 * 60 - 1),
    st.sampled_from(["00:00", "04:00"]),
)
def test_moving_the_zone_never_hides_a_finding_about_the_last_24_hours(
    tracker, travel, empty_diary, rule, zones, minute, later, day_start
):
    shutil.copy(empty_diary, tracker.file)
    typed = NOON + timedelta(minutes=minute)
    travel(typed - timedelta(days=1), zones[-1])
    tracker.ok("config", "day-start", day_start)
    for (before, line), zone in zip(URGENT[rule], zones, strict=False):
        travel(typed - timedelta(minutes=before), zone)
        tracker.ok(line)
    travel(typed + timedelta(minutes=later), zones[-1])
    found, code = rules_of(tracker)
    assert (found.get(rule), code) == ("urgent", 20)
    assert "URGENT" in tracker.ok("today").out


@pytest.mark.parametrize(
    ("there", "here", "hours"),
    [
        (EASTMOST, WESTMOST, 0),
        ("Europe/Berlin", "UTC", 0),
        (WESTMOST, EASTMOST, 0),
        (WESTMOST, EASTMOST, 23),
        ("Asia/Tokyo", "America/Los_Angeles", 5),
    ],
)
@pytest.mark.parametrize("at", ["00:10", pytest.param("12:00", marks=pytest.mark.slow), "23:50"])
def test_what_every_reader_says_after_a_flight(tracker, travel, there, here, hours, at):
    hour, minute = map(int, at.split(":"))
    typed = NOON.replace(hour=hour, minute=minute)
    travel(typed, there)
    for line in ("symptom fever", "ibuprofen 400", "water 700", "pain 9 neck", "walk 20"):
        tracker.ok(f"log {line}")
    travel(typed + timedelta(hours=hours), here)
    assert {"fever", "neck", "ibuprofen"} <= set(tracker.ok("list week").out.split())
    report, today = tracker.ok("report").out, tracker.ok("today").out
    assert "700 ml" in report or "0.70 l" in report
    assert "400 mg in the last 24 h" in today
    sheet = tracker.ok("report --doctor").out
    assert "Fever: logged on" in sheet and "neck" in sheet.casefold()
    assert "neck" in tracker.ok("chart pain").out.casefold()
    found = tracker.ok("today --json").json["findings"]
    assert found and tracker.ok("report --json").json["findings"] == found
    assert tracker("check").code == 20


def test_todays_sums_hold_what_has_happened_whatever_day_it_carries(tracker, travel):
    tracker.ok("goal set water 2000")
    typed = datetime(2026, 11, 19, 23, 10, tzinfo=UTC)
    travel(typed, "Europe/Berlin")
    tracker.ok("log water 700")
    assert tracker.ok("list --json").json[0]["day"] == "2026-11-20"
    travel(typed + timedelta(minutes=2), "UTC")
    assert "1.0 of 2.0 l today" in tracker.ok("log water 300").out
    assert "1.0 of 2.0 l" in tracker.ok("today").out
    assert "Thu 19 Nov" in tracker.ok("today").out
    assert "1.0 of 2.0 l" in tracker.ok("habit show water").out
    assert len(tracker.ok("list today --json").json) == 2
    assert [e["day"] for e in tracker.ok("list 2026-11-19 --json").json] == ["2026-11-19"]
    tracker.ok("log water 1000")
    assert "nothing is due" in tracker.ok("due").out


def test_an_answer_holds_after_a_flight(tracker, travel):
    travel(NOON, EASTMOST)
    tracker.ok("log symptom fever")
    travel(NOON + timedelta(hours=1), WESTMOST)
    tracker.ok("ack red-flag fever --note fine")
    assert tracker("check").code == 0
    travel(NOON + timedelta(hours=2), EASTMOST)
    assert tracker("check").code == 0
    tracker.ok("log symptom chest-pain")
    tracker.ok("ack red-flag chest-pain --note old")
    travel(NOON + timedelta(hours=3), WESTMOST)
    assert tracker("check").code == 0


@pytest.mark.parametrize(
    "line", ["skip floss", "skip all", "skip floss today", "habit pause floss"]
)
def test_what_is_not_asked_for_today_is_so_after_a_flight(tracker, travel, line):
    travel(NOON - timedelta(days=9), "Asia/Tokyo")
    tracker.ok("habit add floss")
    morning = datetime(2026, 11, 19, 23, 10, tzinfo=UTC)
    travel(morning, "Asia/Tokyo")
    tracker.ok(line)
    assert tracker.ok("due").out == "nothing is due\n"
    for hours, zone in ((1, "America/Los_Angeles"), (26, "America/Los_Angeles")):
        travel(morning + timedelta(hours=hours), zone)
        assert tracker.ok("due").out == "nothing is due\n"
    travel(morning + timedelta(hours=50), "America/Los_Angeles")
    assert tracker("due").code == (0 if "pause" in line else 10)


@pytest.mark.parametrize(
    "line", ["skip floss tomorrow", "skip floss sat", "habit pause floss --from tomorrow"]
)
def test_a_day_that_was_chosen_stays(tracker, travel, line):
    travel(NOON - timedelta(days=9), "Asia/Tokyo")
    tracker.ok("habit add floss")
    morning = datetime(2026, 11, 19, 23, 10, tzinfo=UTC)
    travel(morning, "Asia/Tokyo")
    tracker.ok(line)
    travel(morning + timedelta(hours=1), "America/Los_Angeles")
    assert tracker("due").code == 10


def test_a_pause_that_is_over_is_over_after_a_flight(tracker, travel):
    travel(NOON - timedelta(days=9), "Asia/Tokyo")
    tracker.ok("habit add floss")
    tracker.ok("habit pause floss")
    morning = datetime(2026, 11, 19, 23, 10, tzinfo=UTC)
    travel(morning, "Asia/Tokyo")
    tracker.ok("habit resume floss")
    travel(morning + timedelta(hours=1), "America/Los_Angeles")
    assert tracker("due").code == 10


def test_as_of_a_day_days_alone_decide(tracker, travel):
    travel(NOON, EASTMOST)
    tracker.ok("log symptom fever")
    travel(NOON, WESTMOST)
    assert rules_of(tracker)[1] == 20
    assert rules_of(tracker, "--as-of", "2026-11-20") == ({}, 0)


# --- a clock that was wrong ---


@pytest.fixture
def ahead(tracker):
    """A walk that a wrong clock put five days ahead."""
    tracker.stand_at("2026-11-13T10:00")
    tracker.ok("log walk 20")
    tracker.stand_at("2026-11-08T10:00")
    return tracker


@pytest.mark.parametrize("command", ["check", "today", "selfcheck", "report --doctor", "sheet"])
def test_what_lies_ahead_is_named(ahead, command):
    answer = ahead(command)
    assert "1 entry is dated after now: #1" in " ".join(answer.out.split())
    ahead.stand_at("2026-11-13T10:00")
    assert "dated after now" not in ahead(command).out


@pytest.mark.parametrize("command", ["check --json", "today --json"])
def test_beside_json_it_is_said_on_standard_error(ahead, command):
    answer = ahead.ok(command)
    assert answer.err == "tracker: 1 entry is dated after now: #1\n"
    assert answer.json


def test_the_sheets_json_names_them(ahead):
    assert ahead.ok("report --doctor --json").json["dated_after_now"] == [1]


def test_hours_ahead_are_ahead(tracker):
    tracker.stand_at("2026-11-08T13:00")
    tracker.ok("log pain 10 neck")
    tracker.ok("log water 900")
    tracker.stand_at("2026-11-08T10:00")
    answer = tracker("check")
    assert (answer.code, "2 entries are dated after now: #1, #2" in answer.out) == (0, True)
    assert "300 ml today" in tracker.ok("log water 300").out
    assert "300 ml" in tracker.ok("today").out
    assert tracker("check --as-of today").code == 20
    assert len(tracker.ok("list --json").json) == 3  # `list` shows what is to be mended


def test_many_are_counted(tracker):
    tracker.stand_at("2026-12-08T10:00")
    for _ in range(8):
        tracker.ok("log water 100")
    tracker.stand_at("2026-11-08T10:00")
    out = tracker("check").out
    assert "8 entries are dated after now: #1, #2, #3, #4, #5 and 3 more" in out


@pytest.mark.parametrize("days", [0.2, 1, 5, 300])
@pytest.mark.parametrize("rule", ["red-flag", "painkiller-dose"])
def test_a_sign_or_a_dose_ahead_counts_as_if_its_time_had_come(tracker, travel, rule, days):
    typed = NOON + timedelta(days=days)
    for before, line in URGENT[rule]:
        travel(typed - timedelta(minutes=before), "UTC")
        tracker.ok(line)
    travel(NOON, "UTC")
    answer = tracker("check")
    assert answer.code == 20
    assert "dated after now" in answer.out
    assert "URGENT" in tracker.ok("today").out


def test_a_dose_ahead_adds_up_with_one_of_now(tracker, travel):
    travel(NOON + timedelta(days=40), "UTC")
    tracker.ok("log ibuprofen 800")
    travel(NOON, "UTC")
    assert "URGENT" in tracker.ok("log ibuprofen 800").out


def test_a_day_without_a_time_was_there_when_it_was_typed(tracker, travel):
    travel(NOON, EASTMOST)
    tracker.ok("log pain 10 neck --at today")
    travel(NOON, WESTMOST)
    assert tracker("check").code == 20
    assert "dated after now" not in tracker("check").out


# --- what was set further east ---


def west(tracker, travel, minutes=0):
    """From ten past midnight in Berlin to the evening before in New York."""
    travel(datetime(2026, 11, 19, 23, 10 + minutes, tzinfo=UTC), "America/New_York")


@pytest.fixture
def berlin(tracker, travel):
    travel(datetime(2026, 11, 19, 23, 10, tzinfo=UTC), "Europe/Berlin")
    return tracker


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("goal set water 2l", "0.0 of 2.0 l"),
        ("habit add floss", "floss"),
        ("goal set walk 100min/week", "0 of 100 min this week"),
        ("habit add coffee --at-most 2/day", "0 of at most 2"),
    ],
)
def test_what_was_set_an_instant_ago_holds_wherever_one_stands(berlin, travel, line, shown):
    berlin.ok("log weight 80")
    berlin.ok(line)
    west(berlin, travel, 1)
    assert shown in berlin.ok("today").out
    name = line.split()[2]
    assert "nothing yet" not in berlin.ok(f"habit show {name}").out
    (habit,) = berlin.ok("habits --json").json["habits"]
    assert habit["wanted"] is not None
    assert [one["name"] for one in berlin.ok("today --json").json["goals"]] == [name]
    assert name in berlin.ok("goal list").out


def test_a_changed_goal_and_an_ended_one_hold_too(berlin, travel):
    berlin.stand_at("2026-11-01T08:00")
    berlin.ok("log weight 80")
    berlin.ok("goal set water 1l")
    berlin.ok("goal set walk 30/day")
    travel(datetime(2026, 11, 19, 23, 10, tzinfo=UTC), "Europe/Berlin")
    berlin.ok("goal set water 2l")
    berlin.ok("goal unset walk")
    west(berlin, travel, 1)
    assert "0.3 of 2.0 l today" in berlin.ok("log water 300").out
    assert "walk" not in berlin.ok("today").out
    assert "0.3 of 2.0 l" in berlin.ok("today").out
    berlin.ok("undo")
    berlin.ok("undo")
    assert "0 of 30 min" in berlin.ok("today").out


def test_a_start_that_was_chosen_stays_ahead(berlin, travel):
    berlin.ok("habit add floss --from tomorrow")
    berlin.ok("habit add tidy")
    berlin.ok("habit set tidy 3/week --from 2026-11-21")
    west(berlin, travel, 1)
    assert "begins on Sat 21 Nov" in berlin.ok("habit show floss").out
    rows = {h["name"]: h["wanted"] for h in berlin.ok("habits --json").json["habits"]}
    assert rows == {"floss": None, "tidy": "every day"}


def test_today_a_report_and_habits_count_for_the_same_day(berlin, travel):
    for line in ("goal set water 2l", "habit add floss"):
        berlin.ok(line)
    berlin.ok("log water 500")
    berlin.ok("log floss")
    west(berlin, travel, 1)
    assert "0.8 of 2.0 l today" in berlin.ok("log water 300").out
    assert "0.8 of 2.0 l" in berlin.ok("today").out
    report = berlin.ok("report today --json").json
    assert report["days"] == {"first": "2026-11-19", "last": "2026-11-19"}
    assert [day["drinks_ml"] for day in report["hydration"]["per_day"]] == [800]
    rows = [*report["habits"]["habits"], *berlin.ok("habits --json").json["habits"]]
    assert [row["states"][-1] for row in rows if row["name"] == "floss"] == ["done", "done"]
    assert [row["states"][-1] for row in rows if row["name"] == "water"] == ["partly", "partly"]
    assert berlin.ok("chart water --json").json["rows"][-1] == {
        "day": "2026-11-19", "volume_ml": 800, "entries": 2,
    }  # fmt: skip
    # When the 20th has come here too, each has its own day.
    travel(datetime(2026, 11, 20, 9, tzinfo=UTC), "America/New_York")
    rows = berlin.ok("report 2d --json").json["hydration"]["per_day"]
    assert [row["drinks_ml"] for row in rows] == [300, 500]
