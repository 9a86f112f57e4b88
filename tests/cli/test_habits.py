"""Habits through the command line: added, logged, skipped, asked for, looked at, undone."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tab
from tests.conftest import ROOT, Tracker

HABITS = (
    "habit add stretch --goal 10min/day",
    "habit add strength --goal 2/week",
    "habit add meditation --unit min --goal 10/day",
    "habit add coffee --at-most 2/day",
    "habit add floss",
    "habit add gym --days mon,wed,fri",
    "habit add reading --unit pages --goal 20/day --group mind",
)


def states(tracker: Tracker, name: str, last: str = "7d") -> list[str]:
    rows = tracker.ok(f"habits --archived --last {last} --json").json["habits"]
    return next(row["states"] for row in rows if row["name"] == name)


def row(tracker: Tracker, name: str) -> Any:
    rows = tracker.ok("habits --archived --json").json["habits"]
    return next(row for row in rows if row["name"] == name)


def fortnight(tracker: Tracker) -> None:
    """Two weeks of the habits of `HABITS`, begun on Monday 2 November."""
    lines = ["@2026-11-02T08:00", *HABITS]
    for day in range(2, 15):
        lines += [f"@2026-11-{day:02}T20:00", "log meditation 10"]
        lines += ["log floss"] if day not in (5, 12) else []
        lines += ["log strength 30"] if day in (3, 6, 9) else []
        lines += ["log reading 12 pages"]
    tracker.prepare(lines)


# --- what the issue names ------------------------------------------------------------------------


def test_the_habits_of_the_readme_are_added_and_logged(tracker: Tracker) -> None:
    tracker.stand_at("2026-11-09T08:00")
    wanted = [tracker.ok(line).lines[0] for line in HABITS]
    assert wanted == [
        "stretch · 10 min a day",
        "strength · 2 days a week",
        "meditation · 10 min a day",
        "coffee · at most 2 a day",
        "floss · every day",
        "gym · on Mon, Wed, Fri",
        "reading · 20 pages a day",
    ]
    assert "10 of 10 min today" in tracker.ok("log meditation 10").out
    assert tracker.ok("log floss").out.startswith("floss done")
    assert tracker.ok("log reading 20 pages").out.startswith("reading 20 pages")
    assert tracker.ok("log habit reading 1").out.startswith("reading 1 page ")
    assert "1 of at most 2" in tracker.ok("log coffee").out
    (strength,) = tracker.ok("log strength 40 --json").json["entries"]
    assert (strength["kind"], strength["measures"]) == ("strength", {"duration_min": 40})
    assert "1 of 2 days this week" in tracker.ok("log strength 5").out


def test_goal_set_and_habit_add_write_the_same(tracker: Tracker, tmp_path: Path) -> None:
    def written() -> list[dict[str, Any]]:
        tables = tracker.state()
        rows = [r for t in ("habits", "goals") for r in tables[t] if r["deleted_at"] is None]
        return [{k: v for k, v in r.items() if k not in ("uid", "edited_at")} for r in rows]

    for one, other in (
        ("goal set water 2l", "habit add water --goal 2l/day"),
        ("goal set walk 150min/week", "habit add walk --goal 150min/week"),
        ("goal set strength 2/week", "habit add strength --goal 2/week"),
        ("goal set coffee 2/day --at-most", "habit add coffee --at-most 2/day"),
    ):
        tracker.ok(one)
        by_goal = written()
        tracker.ok("undo")
        tracker.ok(other)
        assert written() == by_goal
        tracker.ok("undo")


@pytest.mark.parametrize("lines", ["y\nn\n", "y\n7\n\nx\n"])
def test_answers_to_nothing_are_refused_with_the_others(tracker: Tracker, lines: str) -> None:
    tracker.ok("habit add floss")
    before = tracker.state()
    answer = tracker("ask floss", stdin=lines)
    assert answer.code == 2
    assert "left over: there was 1 to answer" in answer.err
    assert tracker.state() == before
    assert "1 answered, 0 left open" in tracker.ok("ask floss", stdin="y\n\nq\n").out


def test_a_fortnight_reads_right(tracker: Tracker) -> None:
    fortnight(tracker)
    assert states(tracker, "meditation", "14d") == ["not-due"] + ["done"] * 13
    assert row(tracker, "meditation")["streak"]["count"] == 13
    floss = row(tracker, "floss")
    # The 12th isn't answered, and may still be; the 5th is longer ago and ended a streak.
    assert floss["streak"] == {
        "count": 8, "unit": "day", "first": "2026-11-06", "last": "2026-11-14",
        "waiting": ["2026-11-12"],
    }  # fmt: skip
    strength = row(tracker, "strength")
    assert strength["streak"]["count"] == 1
    assert strength["streak"]["unit"] == "week"
    assert strength["today"]["standing"] == "open"
    assert strength["today"]["by"] == "2026-11-15"
    assert states(tracker, "strength", "14d")[1:8] == [
        "satisfied", "done", "satisfied", "satisfied", "done", "satisfied", "satisfied",
    ]  # fmt: skip
    assert set(states(tracker, "reading", "13d")) == {"partly"}
    # Nothing was said of coffee, but other things were logged: none was drunk.
    assert states(tracker, "coffee", "13d") == ["done"] * 12 + ["unknown"]
    assert set(states(tracker, "gym", "13d")) == {"unknown", "not-due"}


def test_a_goal_changed_today_leaves_past_days_as_they_were(tracker: Tracker) -> None:
    tracker.ok("habit add meditation --unit min --goal 10/day --from 2026-11-02")
    for day in (4, 5, 8):
        tracker.ok(f"log meditation 10 --at 2026-11-0{day}")
    tracker.ok("habit set meditation --goal 20/day")
    assert states(tracker, "meditation", "5d") == ["done", "done", "unknown", "unknown", "partly"]
    tracker.ok("goal set meditation 3/week")
    assert states(tracker, "meditation", "5d")[:2] == ["done", "done"]
    assert states(tracker, "meditation", "5d")[-1] == "done"
    tracker.ok("undo 2")
    assert states(tracker, "meditation", "5d")[-1] == "done"


# --- skips, pauses, ends -------------------------------------------------------------------------


def test_a_skip_keeps_a_streak_and_never_starts_one(tracker: Tracker) -> None:
    tracker.ok("habit add floss --from 2026-11-01")
    for day in (2, 3, 6, 7):
        tracker.ok(f"log floss --at 2026-11-0{day}")
    answer = tracker.ok("skip floss 2026-11-04..2026-11-05 --reason 'on the road'")
    assert "from Wed 4 Nov to Thu 5 Nov (2 days): on the road" in answer.out
    tracker.ok("skip floss 2026-11-01")
    assert states(tracker, "floss", "8d") == [
        "skipped", "done", "done", "skipped", "skipped", "done", "done", "unknown",
    ]  # fmt: skip
    assert row(tracker, "floss")["streak"]["count"] == 4
    tracker.ok("skip floss 2026-11-05 --off")
    assert states(tracker, "floss", "8d")[4] == "unknown"
    (skips,) = [json.loads(tracker.ok("habit show floss --json").out)["habit"]["skips"]]
    assert [(s["from_day"], s["to_day"]) for s in skips] == [
        ("2026-11-01", "2026-11-01"),
        ("2026-11-04", "2026-11-04"),
    ]


def test_skipping_ahead_and_everything(tracker: Tracker) -> None:
    tracker.ok("habit add floss")
    tracker.ok("habit add stretch --goal 10min/day")
    assert tracker("due").code == 10
    tracker.ok("skip all 2026-11-08..2026-12-02 --reason holiday")
    assert tracker.ok("due").out == "nothing is due\n"
    tracker.stand_at("2026-12-03T10:00")
    assert tracker("due").out == "due today: floss, stretch\n"
    tracker.ok("skip floss fri")  # the next one
    off = tracker.ok("skip floss tomorrow --off").out
    assert off == "floss on Fri 4 Dec: the skip is taken back\n"


def test_a_skip_of_every_habit_is_told_from_one_of_a_habit(tracker: Tracker) -> None:
    tracker.ok("habit add floss")
    assert "no skip of every habit on Sun 8 Nov" in tracker("skip all --off").err
    assert "floss isn't skipped on Sun 8 Nov" in tracker("skip floss --off").err
    tracker.ok("skip all")
    refused = tracker("skip floss --off")
    assert refused.code == 1
    assert "floss is skipped with every habit on Sun 8 Nov: tracker skip all" in refused.err
    assert tracker.ok("skip all --off").out.startswith("every habit on Sun 8 Nov: the skip")


def test_a_pause_hides_and_keeps(tracker: Tracker) -> None:
    tracker.ok("habit add floss --from 2026-11-05")
    tracker.ok("log floss --at 2026-11-05")
    tracker.ok("log floss --at 2026-11-06")
    tracker.ok("habit pause floss --from 2026-11-07")
    assert tracker.ok("due").out == "nothing is due\n"
    tracker.stand_at("2026-11-20T10:00")
    tracker.ok("habit resume floss")
    assert tracker("due").code == 10
    tracker.ok("log floss")
    assert row(tracker, "floss")["streak"]["count"] == 3
    assert states(tracker, "floss", "2026-11-05..2026-11-20")[2:-1] == ["not-due"] * 13
    assert "isn't paused" in tracker("habit resume floss").err


def test_archive_unarchive_remove_and_rename(tracker: Tracker) -> None:
    tracker.ok("habit add meditation --unit min --goal 10/day")
    tracker.ok("log meditation 10")
    tracker.ok("habit archive meditation")
    tracker.stand_at("2026-11-12T10:00")
    assert tracker.ok("habits --json").json["habits"] == []
    assert tracker.ok("goal list --json").json == []
    tracker.ok("habit unarchive meditation")
    assert states(tracker, "meditation", "5d") == ["done", *["not-due"] * 3, "unknown"]
    assert tracker.ok("habit rename meditation zazen").out == "meditation is zazen now\n"
    tracker.ok("log zazen 5")
    assert "15 of 10 min" in tracker.ok("log meditation 10").out  # the former name still works
    (entries,) = [tracker.ok("list --json").json]
    assert {e["subject"] for e in entries} == {"zazen"}
    tracker.ok("undo 3")
    assert [e["subject"] for e in tracker.ok("list --json").json] == ["meditation"]
    assert row(tracker, "meditation")["wanted"] == "10 min a day"
    tracker.ok("habit remove meditation")
    assert tracker.ok("habits --json").json["habits"] == []
    assert len(tracker.ok("list --json").json) == 1
    tracker.ok("undo")
    assert row(tracker, "meditation")["strength"] > 0


def test_an_end_and_track_only(tracker: Tracker) -> None:
    tracker.ok("habit add floss --until 2026-11-09")
    tracker.ok("habit add chess --track")
    tracker.ok("log chess")
    assert states(tracker, "chess", "2d") == ["not-due", "done"]
    tracker.stand_at("2026-11-10T10:00")
    assert tracker("due").code == 0
    assert [h["name"] for h in tracker.ok("habits --json").json["habits"]] == ["chess"]
    assert states(tracker, "floss", "2d") == ["unknown", "not-due"]
    tracker.ok("habit set chess --times 3/7")
    assert row(tracker, "chess")["wanted"] == "3 days in 7 days"


# --- answering -----------------------------------------------------------------------------------


def test_unknown_is_not_missed_until_it_is_said(tracker: Tracker) -> None:
    tracker.ok("habit add floss --from 2026-11-04")
    tracker.ok("log water 500 --at 2026-11-05")
    assert states(tracker, "floss", "5d") == ["unknown"] * 5
    tracker.ok("close 2026-11-04")
    tracker.ok("ask 2026-11-05 floss", stdin="n # forgot\n")
    assert states(tracker, "floss", "5d") == ["missed", "missed", *["unknown"] * 3]
    (no,) = [e for e in tracker.ok("list --json").json if e["kind"] == "habit"]
    assert (no["subject"], no["measures"], no["note"]) == ("floss", {"done": 0}, "forgot")
    assert "not done" in tracker.ok("list").out
    tracker.ok("log floss --at 2026-11-05")  # it was done after all
    assert states(tracker, "floss", "5d")[1] == "done"


def test_answers_from_a_pipe_are_one_change(tracker: Tracker) -> None:
    tracker.stand_at("2026-11-07T08:00")
    for line in HABITS:
        tracker.ok(line)
    tracker.stand_at("2026-11-08T08:00")
    asked = tracker.ok("ask yesterday --json").json
    assert [q["name"] for q in asked] == [
        "stretch", "strength", "meditation", "coffee", "floss", "reading", "", "",
    ]  # fmt: skip
    lines = "12\n\n15min # on the train\n3\ns ill\n20\n"
    answer = tracker.ok("ask yesterday", stdin=lines)
    assert answer.out == "5 answered, 1 left open\n"
    entries = tracker.ok("list --json").json
    assert {e["day"] for e in entries} == {"2026-11-07"}
    assert {e["at"] for e in entries} == {None}
    assert [(e["kind"], e["subject"]) for e in entries if e["kind"] != "drink"] == [
        ("habit", "reading"), ("habit", "meditation"), ("stretch", None),
    ]  # fmt: skip
    assert sum(e["kind"] == "drink" for e in entries) == 3
    assert states(tracker, "coffee", "2d")[0] == "missed"
    assert states(tracker, "floss", "2d")[0] == "skipped"
    assert states(tracker, "meditation", "2d")[0] == "done"
    left = tracker.ok("ask yesterday --json").json
    assert left[1] == {
        "day": "2026-11-07", "what": "habit", "name": "strength", "wanted": "2 days a week",
        "enter": "",
    }  # fmt: skip
    assert [one["what"] for one in left] == ["drinks", "habit", "note", "close"]
    tracker.ok("undo")
    assert tracker.ok("list --json").json == []
    assert len(tracker.ok("ask yesterday --json").json) == 8


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("maybe", "'maybe' is no answer; write y, n, s or an amount, a note after #"),
        ("y fine", "'y fine' is no answer; a note goes after #: y # late"),
        ("2", "floss is done or not: write y or n, not 2"),
        ("10min", "takes no amount"),
        ("-1", "takes no amount"),
    ],
)
def test_a_wrong_answer_changes_nothing(tracker: Tracker, line: str, sentence: str) -> None:
    tracker.ok("habit add floss --from 2026-11-07")
    before = tracker.state()
    answer = tracker("ask week", stdin=f"y\n{line}\n")
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert len(answer.err.splitlines()) == 1
    assert tracker.state() == before


def test_a_yes_never_makes_up_what_was_drunk(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l")
    tracker.ok("habit add coffee --at-most 2/day")
    answer = tracker("ask water", stdin="y\n")
    assert "say how much of water" in answer.err
    tracker.ok("ask water", stdin="1.5l\n")
    assert row(tracker, "water")["today"]["amount"] == 1500
    assert tracker.ok("ask coffee").out == "Nothing is unanswered.\n"  # something was logged today


def test_a_mineral_is_asked_for_as_a_pill(tracker: Tracker) -> None:
    tracker.ok("habit add magnesium --goal 300mg/day")
    tracker.ok("goal set sodium 1500mg --at-most")  # comes from what a number doesn't name
    assert [q["name"] for q in tracker.ok("ask --json").json] == ["magnesium", "", ""]
    assert "say how much of magnesium" in tracker("ask", stdin="y\n").err
    tracker.ok("ask", stdin="200 mg # with supper\n")
    (entry,) = tracker.ok("list --json").json
    assert (entry["kind"], entry["subject"], entry["note"]) == (
        "mineral", "magnesium", "with supper",
    )  # fmt: skip
    assert row(tracker, "magnesium")["today"]["amount"] == 200
    tracker.ok("undo")
    tracker.ok("ask", stdin="n\n")
    assert states(tracker, "magnesium", "1d") == ["missed"]


def test_what_is_taken_away_is_told_as_json(tracker: Tracker) -> None:
    tracker.ok("habit add floss")
    tracker.ok("goal set walk 30min/day --from 2026-11-01")
    gone = tracker.ok("habit remove floss --json").json
    assert (gone["name"], [goal["schedule"] for goal in gone["goals"]]) == ("floss", ["daily"])
    (ended,) = tracker.ok("goal unset walk --json").json
    assert (ended["from_day"], ended["to_day"]) == ("2026-11-01", "2026-11-07")


def test_a_report_judges_scheduled_goals_as_their_habits(tracker: Tracker) -> None:
    fortnight(tracker)
    (kept,) = [h for h in tracker.ok("habits --last 14d --json").json["habits"]
               if h["name"] == "strength"]  # fmt: skip
    goals = tracker.ok("report 14d --json").json["goals"]
    (strength,) = [goal for goal in goals if goal["name"] == "strength"]
    assert (strength["schedule"], strength["counted"]) == ("2/week", "days")
    assert strength["met"] == kept["kept"]
    assert strength["known"] + strength["unknown"] == kept["judged"]
    assert "strength" in {goal["name"] for goal in tracker.ok("today --json").json["goals"]}


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo-terminals here")
def test_a_key_a_question_on_a_real_terminal(tracker: Tracker) -> None:
    import pty
    import select
    import subprocess
    import termios

    for line in ("habit add floss", "habit add meditation --unit min --goal 10/day",
                 "habit add chess", "habit add piano", "habit add juggling"):  # fmt: skip
        tracker.ok(line)
    main, side = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    child = subprocess.Popen(
        [sys.executable, "-m", "tracker", "ask"],
        stdin=side, stdout=side, stderr=side, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(side)
    seen = b""

    def until(text: bytes) -> None:
        nonlocal seen
        end = time.monotonic() + 20
        while text not in seen:
            assert time.monotonic() < end, seen
            if select.select([main], [], [], 1)[0]:
                seen += os.read(main, 1000)

    for question, keys in (
        (b"floss", b"y"), (b"meditation", b"12\r"), (b"chess", b"x"), (b"no answer", b"\r"),
        (b"piano", b"n"), (b"juggling", b"s"), (b"why?", b"tired\r"), (b"a note?", b"q\r"),
    ):  # fmt: skip
        until(question)
        if question not in (b"why?", b"a note?"):
            until(b"/s/#, Enter: open) ")
            # getchar sets the terminal to raw only now, and throws away what was typed before.
            while termios.tcgetattr(main)[3] & termios.ICANON:
                time.sleep(0.01)
        os.write(main, keys)
        seen = b"" if question != b"juggling" else seen
    until(b"left open")
    assert child.wait(20) == 0
    os.close(main)
    now = {h["name"]: h["states"][-1] for h in tracker.ok("habits --json").json["habits"]}
    assert now == {
        "floss": "done", "meditation": "done", "chess": "unknown", "piano": "missed",
        "juggling": "skipped",
    }  # fmt: skip
    assert "tired" in tracker.ok("habit show juggling").out
    assert len(tracker.ok("history --json").json) == 6


# --- the screens ---------------------------------------------------------------------------------


def test_the_screens_fit_and_tell_the_states_apart(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fortnight(tracker)
    tracker.ok("skip floss 2026-11-13")
    for width in ("40", "80"):
        monkeypatch.setenv("COLUMNS", width)
        for words in ("habits", "habits --last 100d", "habit show strength", "", "due"):
            answer = tracker(words) if words else tracker("today")
            assert all(len(line) <= int(width) for line in answer.lines), (words, answer.out)
    plain = tracker.ok("habits").out
    assert "13 days" in plain and "1 week" in plain and "due today" in plain
    legend = plain.splitlines()[-1]
    marks = [part.strip()[0] for part in legend.split("  ") if part.strip()]
    assert len(marks) == len(set(marks)) == 7
    tracker.ok("config ascii yes")
    assert tracker.ok("habits").out.isascii()
    tracker.ok("config color always")
    assert "\x1b[" in tracker.ok("habits").out


def test_today_shows_what_is_due_and_how_urgent(tracker: Tracker) -> None:
    fortnight(tracker)
    lines = tracker.ok("today").lines
    start = next(n for n, line in enumerate(lines) if line.startswith("Habits"))
    section = "\n".join(lines[start:])
    assert "reading" in section and "12 of 20 pages" in section and "due today" in section
    assert "1 of 2 days this week" in section and "by Sun 15 Nov" in section
    assert "done: meditation, floss" in section
    assert not any(line.startswith("Goals") for line in lines)
    kept = {now["name"]: now for now in tracker.ok("today --json").json["habits"]}
    assert kept["reading"]["standing"] == "due"
    assert kept["strength"]["days_left"] == 1


def test_due_in_one_line_and_by_exit_code(tracker: Tracker) -> None:
    assert (tracker("due").code, tracker("due").out) == (0, "nothing is due\n")
    for n in range(9):
        tracker.ok(f"habit add habit-number-{n} --own")
    answer = tracker("due")
    assert answer.code == 10
    assert len(answer.lines) == 1 and len(answer.lines[0]) <= 80
    assert answer.lines[0].endswith("more")
    assert (tracker("due --quiet").code, tracker("due --quiet").out) == (10, "")
    assert len(tracker("due --json").json["due"]) == 9


def test_completion_knows_habits(tracker: Tracker, quick_tab: Tab) -> None:
    tracker.ok("habit add meditation --unit min --goal 10/day")
    for line in ("tracker log medit", "tracker habit show m", "tracker skip m", "tracker ask m",
                 "tracker goal set medit"):  # fmt: skip
        assert "plain,meditation" in quick_tab(line), line


# --- travelling ----------------------------------------------------------------------------------


def test_habits_travel_and_merge(tracker: Tracker, tmp_path: Path) -> None:
    fortnight(tracker)
    tracker.ok("skip gym 2026-12-20..2027-01-02 --reason holiday")
    tracker.ok("habit pause reading")
    tracker.ok("ask yesterday gym", stdin="n\n")
    before = tracker.ok("habits --json --last 20d").out
    file = tmp_path / "diary.json"
    tracker.ok("export", "json", str(file))
    tracker.file.unlink()
    tracker.ok("import", "json", str(file))
    assert tracker.ok("habits --json --last 20d").out == before
    again = tracker.ok("import", "json", str(file), "--json").json
    assert (again["added"], again["changed"]) == ({}, 0)


def test_the_same_habit_from_two_machines_is_one(tracker: Tracker, tmp_path: Path) -> None:
    tracker.ok("habit add meditation --unit min --goal 10/day --from 2026-11-05")
    tracker.ok("log meditation 10 --at 2026-11-06")
    tracker.ok("skip meditation 2026-11-07")
    file = tmp_path / "other.json"
    tracker.ok("export", "json", str(file))
    tracker.file.unlink()
    tracker.ok("habit add meditation --unit min --goal 10/day --from 2026-11-06")
    tracker.ok("log meditation 12")
    tracker.ok("import", "json", str(file))
    (habit,) = tracker.ok("habits --json --last 4d").json["habits"]
    assert habit["states"] == ["unknown", "done", "skipped", "done"]
    assert habit["streak"]["count"] == 2


def test_another_start_of_the_day_moves_deeds_with_it(tracker: Tracker) -> None:
    tracker.ok("habit add floss --from 2026-11-06")
    tracker.ok("log floss --at '2026-11-08 02:00'")
    assert states(tracker, "floss", "2d") == ["unknown", "done"]
    tracker.ok("config day-start 04:00")
    assert states(tracker, "floss", "2d") == ["done", "unknown"]


# --- refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("tidy 3/week", "tidy · 3 days a week"),
        ("tidy 3 x/week", "tidy · 3 days a week"),
        ("'tidy up 3/week'", "tidy-up · 3 days a week"),
        ("tidy 2x/day", "tidy · 2 times a day"),
        ("tidy twice a day", "tidy · 2 times a day"),
        ("tidy up daily", "tidy-up · every day"),
        ("tidy every day", "tidy · every day"),
        ("tidy 3 times a week", "tidy · 3 days a week"),
        ("walk 30 min every day", "walk · 30 min a day"),
        ("water 8 glasses", "water · 2 l a day"),
        ("tidy mon,wed,fri", "tidy · on Mon, Wed, Fri"),
        ("tidy mon wed fri", "tidy · on Mon, Wed, Fri"),
        ("call mum sunday", "call-mum-sunday · every day"),
        ("walk 30", "walk · 30 min a day"),
        ("walk 30 min", "walk · 30 min a day"),
        ("water 2l", "water · 2 l a day"),
        ("coffee 2/day", "coffee · 2 times a day"),
        ("stretch 10min --times 3/week", "stretch · 10 min 3 days a week"),
        ("piano --unit min 20", "piano · 20 min a day"),
        ("stretch 10 min mon,wed,fri", "stretch · 10 min on Mon, Wed, Fri"),
        ("omega 3", "omega-3 · every day"),
        ("omega 3 2/week", "omega-3 · 2 days a week"),
        ("'couch to 5k'", "couch-to-5k · every day"),
        ("tidy at most 2/week", "tidy · at most 2 a week"),
        ("coffee at most 2 a day on weekends", "coffee · at most 2 on Sat, Sun"),
        ("coffee no more than two per day", "coffee · at most 2 a day"),
        ("water at least 2l", "water · 2 l a day"),
        ("tidy on tuesdays and thursdays", "tidy · on Tue, Thu"),
        ("tidy every monday, wednesday and friday", "tidy · on Mon, Wed, Fri"),
        ("tidy on monday", "tidy · on Mon"),
        ("tidy mondays", "tidy · on Mon"),
        ("tidy up weekdays", "tidy-up · on Mon, Tue, Wed, Thu, Fri"),
        ("tidy on weekends and fri", "tidy · on Fri, Sat, Sun"),
        ("tidy every other day", "tidy · once in 2 days"),
        ("tidy every 3 days", "tidy · once in 3 days"),
        ("tidy every two days", "tidy · once in 2 days"),
        ("stretch 10 min on weekdays", "stretch · 10 min on Mon, Tue, Wed, Thu, Fri"),
        ("'tidy on sundays'", "tidy · on Sun"),
    ],
)
def test_a_goal_may_stand_behind_the_name(tracker: Tracker, words: str, told: str) -> None:
    assert tracker.ok(f"habit add {words}").lines[0] == told


def test_a_habit_has_the_other_words_for_its_kind(tracker: Tracker) -> None:
    tracker.ok("habit add water 2l")
    assert "water is skipped" in tracker.ok("skip hydration").out


def test_a_goal_may_stand_behind_the_name_of_a_habit_that_is_there(tracker: Tracker) -> None:
    tracker.ok("habit add omega 3")
    assert tracker.ok("habit set omega 3 2/week").out.strip() == "omega-3 · 2 days a week"
    assert tracker.ok("habit set omega 3 mon,tue").out.strip() == "omega-3 · on Mon, Tue"
    assert tracker.ok("habit set omega 3 --group mind").out.strip() == "omega-3 · on Mon, Tue"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("habit show flos", "no habit 'flos'; did you mean floss?"),
        ("habit add walk --goal 0/day", "a goal is more than nothing, not 0; write one like"),
        ("habit add walk --goal -5/day", "a goal is more than nothing, not -5"),
        ("habit add walk --goal '30min 2km/day'", "'30min 2km' is more than one amount"),
        ("habit add walk --goal 8/7", "8 days of 7 can't be"),
        ("habit add gym --days mon --until 2026-01-01", "--until 2026-01-01 is before its start, "),
        ("habit add stretch --unit min --goal 10/day", "stretch is measured as it is logged"),
        ("habit add stretch", "stretch is measured, not just done"),
        ("habit add stretch --goal 10l/day", "no unit 'l'; for stretch use min, h, s"),
        ("habit add tea --unit ml", "tea is measured as it is logged"),
        ("habit add potion --unit ml", "isn't measured in ml"),
        ("habit add strech --goal 10/day", "did you mean stretch? With --own"),
        ("habit add pain --goal 1/day", "pain can't be a habit's name"),
        ("habit add lower-back", "lower-back is a place on the body"),
        ("habit add floss", "floss is a habit already"),
        ("habit add walk --goal 30min --track", "--goal and --track don't go together"),
        ("habit add walk --goal 30min/week --days mon", "says already how often"),
        ("habit add walk --at-most 30min --times 3/week", "a ceiling holds every day"),
        ("habit add walk --days funday", "'funday' is no schedule"),
        ("habit set floss", "nothing to change"),
        ("habit add read 30 pages", "read is counted in times, such as 2/day or 3/week; --unit"),
        ("habit add couch to 5k", "a name with a number in it stands in quotes"),
        ("habit add stretch 10min/day --at-most 20min", "'10min/day' and an option both say"),
        ("habit add tidy mon,wed --days sun", "'mon,wed' and an option both say"),
        ("habit add pilates 3/fortnight", "for a day, a week or a month, not '/fortnight'"),
        ("habit add 3/week", "'3/week' is no name"),
        ("habit add daily tidying", "tracker habit add tidying every day"),
        ("habit add tidy every morning", "tracker habit add tidy every day"),
        ("habit add weekdays", "'weekdays' can't be part of a name"),
        ("habit add on mondays", "'on' can't be part of a name"),
        ("habit add tidy at most", "'at most' needs an amount behind it"),
        ("habit add tidy on mon --days tue", "'mon' and an option both say"),
        ("habit add tidy at most 2/week --goal 3/week", "'2/week' and an option both say"),
        ("habit rename floss every night", "'every' can't be part of the name"),
        ("habit rename floss walk", "walk is something you log already"),
        ("habit pause floss --until 2026-01-01", "before it starts"),
        ("skip floss 2026-12-20..2026-12-01", "ends before it starts"),
        ("skip floss 2026-12-20..2046-12-01", "longer than ten years"),
        ("skip floss 2026-02-30", "there is no 2026-02-30"),
        ("ask 2010-01-01..2026-11-01", "more than ten years"),
        ("ask 2026-12-01", "still to come"),
        ("habits --last 9999d", "more than ten years"),
        ("log floss 3", "takes no amount"),
        ("log flos", "did you mean floss?"),
    ],
)
def test_refused_in_one_sentence(tracker: Tracker, words: str, sentence: str) -> None:
    tracker.ok("habit add floss")
    before = tracker.state()
    answer = tracker(words)
    assert answer.code == 2, answer
    assert sentence in answer.err
    assert len(answer.err.splitlines()) == 1
    assert answer.out == ""
    assert tracker.state() == before


def test_a_habit_that_begins_later(tracker: Tracker) -> None:
    tracker.ok("habit add piano --unit min --goal 30 --times 3/7 --from 2026-12-01")
    shown = tracker.ok("habit show piano").out
    assert "nothing yet: it begins on Tue 1 Dec" in shown
    assert "Today" not in shown
    assert tracker.ok("due").out == "nothing is due\n"
    assert "piano" not in tracker.ok("today").out
    answer = tracker("habit add later --own --from 2026-12-01 --until 2026-11-30")
    assert answer.code == 2
    assert answer.err == "tracker: --until 2026-11-30 is before its start, Tue 1 Dec\n"
    tracker.ok("habit add chess --own --from mon")
    assert "from Mon 2 Nov" in tracker.ok("habit show chess").out


def test_no_before_a_rolling_stretch_began_loses_nothing(tracker: Tracker) -> None:
    tracker.ok("habit add chess --own --times 3/7")
    tracker.ok("ask", stdin="n\n")
    assert "not today: chess" in tracker.ok("today").out
    assert tracker.ok("due").out == "nothing is due\n"


# --- progress, ticks, weeks ----------------------------------------------------------------------


def test_a_tick_says_how_often_in_a_row(tracker: Tracker) -> None:
    tracker.prepare(["habit add floss --from 2026-11-01", "habit add gym --days mon,wed,fri"])
    assert "in a row" not in tracker.ok("log floss").out
    assert "in a row" not in tracker.ok("log floss yesterday").out
    assert tracker.ok("log floss").out.startswith("floss done · 2 days in a row")
    tracker.ok("log floss --at 2026-11-06")
    assert " · 3 days in a row" in tracker.ok("log floss").out
    tracker.ok("undo 4")
    tracker.ok("ask yesterday floss", stdin="n\n")
    assert "in a row" not in tracker.ok("log floss").out


@pytest.mark.parametrize(
    ("unit", "attributes"), [("pages", {"unit": "pages"}), ("times", {}), ("h", {})]
)
def test_an_entry_keeps_the_word_for_what_it_counts(
    tracker: Tracker, unit: str, attributes: dict[str, str]
) -> None:
    tracker.ok(f"habit add kalimba --unit {unit} --goal 2/day")
    (entry,) = tracker.ok("log kalimba 2 --json").json["entries"]
    assert entry["attributes"] == attributes


@pytest.mark.parametrize(
    ("added", "line", "name"),
    [
        ("habit add gym --days mon,wed,fri", "log gym", "gym"),
        ("habit add strength --goal 2/week", "log strength", "strength"),
        ("habit add walk --goal 3/7", "log walk", "walk"),
        ("habit add swimming 2/month", "log swim", "swimming"),
        ("habit add stretch --goal 2x/day", "log stretch", "stretch"),
    ],
)
def test_a_habit_that_wants_days_is_ticked_or_done_as_last_time(
    tracker: Tracker, added: str, line: str, name: str
) -> None:
    tracker.stand_at("2026-11-09T08:00")  # a Monday
    assert tracker(line).code == 2
    tracker.prepare(["goal set water 2000", added])
    (first,) = tracker.ok(f"{line} --json").json["entries"]
    assert first["measures"] == {"done": 1}
    assert "as last time" not in tracker.ok(line).out
    tracker.ok(f"{line} 40")
    tracker.stand_at("2026-11-11T08:00")
    assert "40 min" in (said := tracker.ok(line).out) and "as last time" in said
    assert tracker.ok("list --json").json[0]["measures"] == {"duration_min": 40}
    # Too long ago to be meant, and where minutes are wanted they have to be said.
    tracker.stand_at("2026-12-21T08:00")
    assert tracker.ok(f"{line} --json").json["entries"][0]["measures"] == {"done": 1}
    tracker.ok(f"habit set {name} --goal 30min/day")
    assert tracker(line).code == 2


def test_amounts_that_rules_rest_on_are_never_ticked(tracker: Tracker) -> None:
    for habit, line in (
        ("habit add sleep --goal 3/week", "log sleep"),
        ("habit add weight --goal 1/week", "log weight"),
        ("habit add magnesium --goal 300/day", "log magnesium"),
    ):
        tracker.ok(habit)
        assert tracker(line).code == 2


def test_more_days_than_wanted_are_said_plainly(tracker: Tracker) -> None:
    tracker.stand_at("2026-11-09T08:00")
    tracker.ok("habit add strength --goal 2/week")
    for day in (9, 10, 11):
        tracker.stand_at(f"2026-11-{day:02}T20:00")
        answer = tracker.ok("log strength 20")
    assert "3 days, 2 wanted this week" in answer.out
    for line in ("habit show strength", "log strength 5"):
        told = tracker.ok(line).out
        assert "3 of 2" not in told
    assert "3 of 2" not in tracker.ok("report").out + tracker("").out + tracker.ok("habits").out


@pytest.mark.parametrize(
    ("added", "line", "told"),
    [
        ("habit add reading --unit pages --goal 20/day", "log reading 12", "12 of 20 pages today"),
        ("habit add reading --unit pages --track", "log reading 12", "12 pages today"),
        ("habit add reading --unit pages 100/week", "log reading 12", "12 of 100 pages this week"),
        ("habit add piano --unit min --track", "log piano 15", "15 min today"),
        ("habit add piano --unit min --goal 30/day", "log piano 15", "15 of 30 min today"),
        ("habit add rowing-home --unit km --track", "log rowing-home 2", "2 km today"),
        (
            "habit add rowing-home --unit km 5km/week",
            "log rowing-home 2",
            "2 of 5 km this week",
        ),
    ],
)
def test_a_habit_of_ones_own_shows_where_it_stands_when_logged(
    tracker: Tracker, added: str, line: str, told: str
) -> None:
    tracker.ok(added)
    assert told in tracker.ok(line).out


def test_an_at_most_habit_shows_no_percentage_until_something_is_known(tracker: Tracker) -> None:
    tracker.stand_at("2026-11-09T08:00")
    tracker.ok("habit add sweets --at-most 1/week")
    for moment in ("2026-11-09T09:00", "2026-11-25T09:00"):
        tracker.stand_at(moment)
        assert row(tracker, "sweets")["strength"] is None
        assert "%" not in tracker.ok("habits").out + tracker.ok("habit show sweets").out
    assert "1 of at most 1" in tracker.ok("log sweets").out
    tracker.stand_at("2026-12-01T09:00")
    assert 0 < row(tracker, "sweets")["strength"] <= 1
    assert "%" in tracker.ok("habits").out


def test_a_goal_changed_in_the_middle_of_the_week_keeps_the_streak(tracker: Tracker) -> None:
    tracker.stand_at("2026-10-05T08:00")
    tracker.ok("habit add strength 3/week")
    for week in range(6):
        for day in (0, 2, 4):
            at = dt.date(2026, 10, 5) + dt.timedelta(days=7 * week + day)
            tracker.stand_at(f"{at}T20:00")
            tracker.ok("log strength 20")
    assert row(tracker, "strength")["streak"]["count"] == 6
    # A Wednesday: less is wanted, and every day something else.
    for day, wish in ((18, "2/week"), (19, "1/week"), (20, "2/week")):
        tracker.stand_at(f"2026-11-{day}T08:00")
        tracker.ok(f"habit set strength {wish}")
        tracker.ok("log strength 20")
        assert row(tracker, "strength")["streak"]["unit"] == "week"
    assert 6 <= row(tracker, "strength")["streak"]["count"] <= 7
    assert "missed" not in states(tracker, "strength", "40d")


def test_the_week_begins_when_the_diary_says(tracker: Tracker, tmp_path: Path) -> None:
    tracker.stand_at("2026-11-08T20:00")  # a Sunday
    tracker.ok("habit add strength --goal 2/week --from 2026-11-02")
    tracker.ok("goal set walk 150min/week")
    tracker.ok("log strength 20")
    tracker.ok("log walk 30")
    tracker.stand_at("2026-11-09T20:00")
    assert "1 of 2 days this week" in tracker.ok("log strength 20").out
    assert tracker.ok("config week-start sunday").out == "your week begins on Sunday\n"
    assert "2 of 2 days this week" in tracker.ok("log strength 5").out
    assert "60 of 150 min this week" in tracker.ok("log walk 30").out
    assert "Su  Mo  Tu" in tracker.ok("habit show strength").out
    assert tracker.ok("config week-start").out == "sunday\n"
    assert tracker.ok("config --json").json["week-start"] == "sunday"
    days = tracker.ok("report this week --json").json["days"]
    assert days == {"first": "2026-11-08", "last": "2026-11-09"}
    # It travels with the diary, and one undo takes it back.
    rows = {r["name"]: r["value"] for r in tracker.ok("export json").json["settings"]}
    assert rows["week-start"] == "sunday"
    refused = tracker("config week-start someday")
    assert refused.code == 2 and "write a weekday" in refused.err
    tracker.ok("config week-start --unset")
    assert tracker.ok("config week-start").out == "monday\n"


def test_a_week_start_that_cannot_be_is_named(tracker: Tracker, tmp_path: Path) -> None:
    tracker.ok("config week-start sunday")
    read = tracker.ok("export json").json
    read["settings"][0]["value"] = "xx"
    paper = tmp_path / "read.json"
    paper.write_text(json.dumps(read))
    refused = tracker(f"import json {paper}")
    assert refused.code != 0 and "it must be a weekday like sunday" in refused.err
    with sqlite3.connect(tracker.file) as connection:
        connection.execute("UPDATE settings SET value = 'xx'")
    answer = tracker("")
    assert answer.code == 1 and "setting week-start" in answer.err
    tracker.ok("config week-start monday")
    tracker.ok("")


@pytest.mark.parametrize(
    ("habit", "logged", "told"),
    [
        ("glee --unit points", "glee 3", "Today       3 points\n"),
        ("piano --unit min", "piano 20", "Today       20 min\n"),
        ("floss", "floss", "Today       1 time\n"),
        ("coffee", "2 coffees", "Today       2 times\n"),
        ("swim", "water 200", ""),
    ],
)
def test_where_nothing_is_wanted_nothing_is_told_beside_it(
    tracker: Tracker, habit: str, logged: str, told: str
) -> None:
    tracker.ok(f"habit add {habit} --track")
    tracker.ok(f"log {logged}")
    shown = tracker.ok(f"habit show {habit.split(maxsplit=1)[0]}").out
    assert told in shown if told else "Today" not in shown
    assert " of 0" not in shown


@pytest.mark.parametrize("often", ["daily", "weekly", "every day", "twice a week"])
def test_how_often_is_said_once(tracker: Tracker, often: str) -> None:
    for option in ("--days mon,wed", "--times 2/week"):
        refused = tracker(f"habit add floss --goal '{often}' {option}")
        assert refused.code == 2
        assert f"'{often}' says already how often" in refused.err
    assert tracker.ok("habits --json").json["habits"] == []


def test_a_skip_of_what_has_but_a_goal_makes_its_habit(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l")
    database = sqlite3.connect(tracker.file, isolation_level=None)
    database.execute("DELETE FROM habits")  # as a goal of an older diary has none
    database.close()
    tracker.ok("skip water")
    tracker.ok("skip water tomorrow")
    state = tracker.state()
    assert {one["habit_uid"] for one in state["skips"]} == {one["uid"] for one in state["habits"]}
    assert len(state["habits"]) == 1
