"""A line that is logged: what is kept, where that leaves the day, what it gave rise to."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.conftest import Tracker
from tests.diary.conftest import Log, own_habit
from tracker.diary.diary import Diary
from tracker.diary.habits.adding import add_habit
from tracker.diary.lines.log import log_again, log_line
from tracker.diary.lines.log_words import kind_of_line
from tracker.diary.lines.many_lines import log_lines
from tracker.diary.lines.several import things_of
from tracker.diary.lines.typed import Line, Typed
from tracker.diary.mend.mend import history
from tracker.domain.entries import Days, Goal
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import KINDS
from tracker.domain.words.habit_line import HabitLine

TODAY = "2026-11-08"
WATER = KINDS["water"]


def test_what_was_kept_and_what_the_day_came_to(diary: Diary, log: Log) -> None:
    log("drink coffee 250")
    kept = log_line(diary, WATER, Typed(["500"]), "log water 500")
    (entry,) = kept.entries
    assert (entry.kind, entry.day, entry.measures) == ("water", TODAY, {"volume_ml": 500})
    assert (kept.today, kept.date, kept.said_back, kept.findings) == (TODAY, TODAY, (), ())
    assert kept.progress is not None
    assert (kept.progress.measure, kept.progress.value, kept.progress.goal) == (
        "volume_ml", 750, None,
    )  # fmt: skip
    assert kept.habits == ()
    assert [one.command for one in history(diary, 5)] == ["log water 500", "log drink coffee 250"]


def test_pain_in_both_legs_asks_the_emergency_question_once(diary: Diary, log: Log) -> None:
    told: list[str] = []
    diary.tell = told.append  # type: ignore[method-assign]
    log("pain 4 left thigh")
    log("pain 4 left lower-leg")
    log("pain 0 right lower-leg")
    log("pain 4 right knee")
    assert not told
    log("pain 2 right calf")
    assert len(told) == 1
    assert "Are both legs painful" in told[0]
    assert "tracker log symptom both-legs-weakness" in told[0]
    log("pain 3 right thigh")
    assert len(told) == 1
    log("pain 5 both shins", at="yesterday")
    assert len(told) == 2


def test_options_as_they_were_typed(diary: Diary) -> None:
    typed = Typed(
        ["7", "left", "knee"], at="7:30", since="yesterday", note="stairs", ticks={"spasm": True}
    )
    (entry,) = log_line(diary, KINDS["pain"], typed, "log pain").entries
    assert (entry.subject, entry.side, entry.since_day) == ("knee", "left", "2026-11-07")
    assert (entry.note, dict(entry.measures)) == ("stairs", {"intensity": 7, "spasm": 1})
    assert diary.clock.wall(entry.at or 0).hour == 7


def test_a_name_beside_an_entry_may_be_so_long(diary: Diary) -> None:
    typed = Typed(["massage", "30"], attributes={"provider": "x" * 200})
    (entry,) = log_line(diary, KINDS["treatment"], typed, "log treatment").entries
    assert entry.attributes == {"provider": "x" * 200}
    with pytest.raises(WrongWords, match="--provider holds at most 200 characters"):
        log_line(diary, KINDS["treatment"], typed._replace(attributes={"provider": "x" * 201}), "")


def test_the_last_one_is_offered_where_none_is_named(diary: Diary, log: Log) -> None:
    log("med ibuprofen 200")
    with pytest.raises(WrongWords, match="last one was ibuprofen: tracker log med 400 ibuprofen"):
        log_line(diary, KINDS["med"], Typed(["400"]), "log med 400")


def test_a_tick_that_was_not_set_is_none(diary: Diary) -> None:
    typed = Typed(["7", "neck"], ticks={"spasm": False}, attributes={})
    (entry,) = log_line(diary, KINDS["pain"], typed, "log pain").entries
    assert dict(entry.measures) == {"intensity": 7}


def test_a_goal_is_what_it_leads_to(diary: Diary, log: Log) -> None:
    diary.store.put_raw("goal", {"goals": [Goal("volume_ml", 2000)._asdict()]})
    log("water 400")
    kept = log_line(diary, WATER, Typed(["500"]), "log water 500")
    assert kept.progress is not None
    assert kept.progress.goal is not None
    assert (kept.progress.value, kept.progress.goal.target) == (900, 2000)
    assert kept.progress.days == Days(TODAY, TODAY)


def test_a_habit_that_counts_it(diary: Diary) -> None:
    goal = Goal("done", 1, "habit", "floss", from_day="2026-11-01")
    diary.store.put_raw("habit", {"habits": [own_habit("floss")], "goals": [goal._asdict()]})
    kind, words = kind_of_line(diary, ["floss"])
    kept = log_line(diary, kind, Typed(words), "log floss")
    assert [(standing.name, standing.state) for standing in kept.habits] == [("floss", "done")]
    assert kept.progress is None
    before = log_line(diary, kind, Typed(words, at="yesterday"), "log floss")
    assert before.habits == ()


@pytest.mark.parametrize(
    ("line", "counted"),
    [("stretch 10", ["stretch"]), ("drink coffee 200", ["coffee"]), ("drink tea 200", [])],
)
def test_only_the_habits_that_count_it_are_told(
    diary: Diary, line: str, counted: list[str]
) -> None:
    for name, goal in (("walk", "3/week"), ("stretch", "3/week"), ("coffee", "1/day")):
        add_habit(diary, HabitLine([name], goal=goal))
    kind, *words = line.split()
    kept = log_line(diary, KINDS[kind], Typed(words), f"log {line}")
    assert [standing.name for standing in kept.habits] == counted


def test_a_habits_name_begins_another_thing(tracker: Tracker) -> None:
    tracker.prepare(["habit add floss", "habit add reading --unit pages --goal 10/day"])
    entries = tracker.ok("log water 500 floss, reading 12 --json").json["entries"]
    assert [(entry["kind"], entry["subject"], entry["attributes"]) for entry in entries] == [
        ("water", None, {}), ("habit", "floss", {}), ("habit", "reading", {"unit": "pages"}),
    ]  # fmt: skip


def test_a_thing_may_say_that_it_is_a_habit(tracker: Tracker) -> None:
    tracker.ok("habit add floss")
    assert tracker.ok("log water 500, habit floss").lines[-1].startswith("floss done")


@pytest.mark.slow
@pytest.mark.parametrize("most", ["water 500" + 1991 * " ", 120 * "coffee, "])
def test_a_line_may_be_so_long(diary: Diary, most: str) -> None:
    assert things_of(diary, [most], None)
    with pytest.raises(WrongWords, match="too long to read as one line"):
        things_of(diary, [f"{most} " if most.endswith("  ") else f"{most}coffee"], None)


def test_the_command_is_kept_with_its_options_but_for_the_note(tracker: Tracker) -> None:
    tracker.ok("log water 500 --at 8:00 --id a-1 --note private")
    tracker.ok("log water 500, walk 20 --at 8:00")
    assert [change["command"] for change in tracker.ok("history --json").json] == [
        "log water 500, walk 20 --at 8:00", "log water 500 --at 8:00 --id a-1",
    ]  # fmt: skip


def test_what_it_gave_rise_to(diary: Diary) -> None:
    kept = log_line(diary, KINDS["symptom"], Typed(["saddle-numbness"]), "log symptom")
    assert [(finding.rule, finding.level) for finding in kept.findings] == [("red-flag", "urgent")]
    assert kept.progress is None


def test_again(diary: Diary, log: Log) -> None:
    first = log("pain 6 lower-back", note="after the walk", at="yesterday 8:00")
    (again,) = log_again(diary, "9:15").entries
    assert again.id == first + 1
    assert (again.subject, again.note, again.day) == ("lower-back", "after the walk", TODAY)
    assert again.uid != diary.store.entry(first).uid
    assert history(diary, 1)[0].command == "log again"
    assert (log_again(diary, "9:15").dated, log_again(diary).dated) == (True, False)


@pytest.mark.parametrize(("lines", "count"), [(1, "1 line"), (2, "2 lines")])
def test_many_lines_are_one_change(diary: Diary, lines: int, count: str) -> None:
    kept = log_lines(diary, [(n, Line(WATER, Typed(["500"]))) for n in range(lines)])
    assert len(kept.all_entries) == lines
    assert [one.command for one in history(diary, 5)] == [f"log - ({count})"]


def test_nothing_to_log_again(diary: Diary) -> None:
    with pytest.raises(WrongWords, match="nothing is logged yet"):
        log_again(diary)


@pytest.mark.parametrize(
    "typed",
    [Typed(["much"]), Typed(["500"], at="tomorrow"), Typed(["500"], note="n" * 10_001)],
)
def test_a_refusal_keeps_nothing(diary: Diary, typed: Typed) -> None:
    with pytest.raises(WrongWords):
        log_line(diary, WATER, typed, "log water")
    assert diary.store.last() is None
    assert history(diary, 1) == []


def test_what_was_said_back_belongs_to_one_line(diary: Diary, log: Log) -> None:
    diary.said_back.append("of a line that was refused")
    assert log_line(diary, WATER, Typed(["500"]), "log water 500").said_back == ()


def test_a_damaged_row_is_told_and_the_entry_kept(diary: Diary, log: Log, told: list[str]) -> None:
    log("water 250")
    with closing(sqlite3.connect(diary.file_location())) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE measures SET value = 9e999")
    kept = log_line(diary, WATER, Typed(["500"]), "log water 500")
    assert len(kept.entries) == 1
    assert kept.progress is None
    assert [line.partition(":")[0] for line in told] == [
        "kept; where that leaves you can't be told"
    ]


def test_a_second_sleep_of_a_day_is_told_to_add_up(tracker: Tracker) -> None:
    assert tracker.ok("log sleep 7h").out == "7 h sleep  #1\n"
    answer = tracker.ok("log sleep 7.5h")
    assert "7 h 30 min sleep · 14 h 30 min today" in answer.out
    assert "in the place of #1: tracker undo, then tracker edit 1 7 h 30 min" in answer.err
    for line in ("today", "report", "chart sleep"):
        assert "14 h 30 min" in tracker.ok(line).out
    tracker.ok("undo")
    tracker.ok("edit 1 7 h 30 min")
    nap = tracker.ok("log sleep 1h")
    assert "8 h 30 min today" in nap.out
    assert tracker.ok("log sleep 8 --at yesterday").err == ""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("water yesterday 500", "write when it was at the end: tracker log water 500 yesterday"),
        ("walk 8:30 20", "write when it was at the end: tracker log walk 20 8:30"),
        ("walk 4:00", "tracker log walk 4h, or tracker log walk 30 4:00"),
        ("walk 8:30 mon", "tracker log walk 8h30min mon, or tracker log walk 30 mon 8:30"),
        ("sleep 15:00", "tracker log sleep 15h, or tracker log sleep 7.5 15:00"),
    ],
)
def test_a_time_that_may_be_meant_otherwise(tracker: Tracker, line: str, says: str) -> None:
    answer = tracker(f"log {line}")
    assert (answer.code, says in answer.err) == (2, True), answer.err


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("yesterday coffee, 8:30 walk 20", [("2026-11-07", None), ("2026-11-07", "08:30")]),
        ("yesterday coffee, walk 20", [("2026-11-07", None)] * 2),
        ("yesterday coffee, fri walk 20", [("2026-11-07", None), ("2026-11-06", None)]),
        ("yesterday coffee, fri 8:30 walk 20", [("2026-11-07", None), ("2026-11-06", "08:30")]),
        ("8:30 coffee, 9:30 walk 20", [("2026-11-08", "08:30"), ("2026-11-08", "09:30")]),
        ("8:30 coffee, fri walk 20", [("2026-11-08", "08:30"), ("2026-11-06", None)]),
    ],
)
def test_a_time_before_the_first_thing(
    tracker: Tracker, line: str, when: list[tuple[str, str | None]]
) -> None:
    entries = tracker.ok(f"log {line} --json").json["entries"]
    assert [(entry["day"], entry["at"] and entry["at"][11:16]) for entry in entries] == when


@pytest.mark.parametrize(("line", "minutes"), [("walk 3:59", 239), ("sleep 14:59", 899)])
def test_a_clock_time_is_how_long_it_took(tracker: Tracker, line: str, minutes: int) -> None:
    (entry,) = tracker.ok(f"log {line} --json").json["entries"]
    assert entry["measures"] == {"duration_min": minutes}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a wter", "no kind 'wter'; did you mean water"),
        ("2 wter", "no kind 'wter'; did you mean water"),
        ("an", "'an' of what"),
        ("ran 9", "'ran 9' may be 9 min or 9 km; write tracker log sport running 9min or"),
        ("walked 1", "'walked 1' may be 1 min or 1 km; write tracker log walk 1min or tracker"),
        ("walked 9", "may be 9 min or 9 km"),
        ("500", "'500' of what"),
        ("lower-back", "log pain 6 lower-back, or tracker log stretch 10 lower-back$"),
        ("lower-back 10", "log pain 10 lower-back, or tracker log stretch 10 lower-back$"),
        ("lower-back 11", "log pain 6 lower-back, or tracker log stretch 11 lower-back$"),
        ("left knee", "log pain 6 left knee, or tracker log stretch 10 left knee$"),
    ],
)
def test_a_line_of_nothing_that_is_known(diary: Diary, line: str, reason: str) -> None:
    with pytest.raises(WrongWords, match=reason):
        kind_of_line(diary, line.split())
