"""Habits in the report on a terminal: a row of marks each, and no goal told twice."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.cli.test_imports import imported
from tests.figures.diaries import WATER_GOAL, entry, ledgers_of, month, report, with_sections
from tracker.domain.entries import Goal
from tracker.domain.habits.course import STATES
from tracker.domain.habits.habit import Habit
from tracker.domain.time.days import add_days
from tracker.figures.habits.habits import habits_report
from tracker.figures.habits.standing import Ledger
from tracker.figures.tables import report_table
from tracker.screen.draw import Style
from tracker.screen.report import draw_report
from tracker.screen.sections.habits import draw_habits, state_of

MON, SUN = "2026-11-02", "2026-11-08"
#: What judges and draws habits, for which a report of a diary without any has no use.
HEAVY = {
    *(f"tracker.domain.habits.{name}" for name in ("course", "facts", "windows", "streaks")),
    "tracker.figures.habits.habits", "tracker.figures.habits.standing", "tracker.screen.habits",
}  # fmt: skip
SGR = re.compile("\x1b\\[[0-9;]*m")
STRETCH = Goal("duration_min", 10, kind="stretch", from_day="2026-01-01", uid="s")
WALK = Goal("duration_min", 60, kind="walk", period="week", from_day="2026-01-01", uid="w")


def kept(entries, first, last, goals, as_of=None):
    """A period's summary with the habits that its goals make."""
    entries = list(entries)
    summary = report(entries, first, last, as_of, goals)
    ledgers = ledgers_of(goals, entries)
    return with_sections(summary, habits=habits_report(ledgers, summary.days, summary.as_of))


def stretches(*minutes, first=MON):
    return [
        entry("stretch", add_days(first, n), duration_min=length)
        for n, length in enumerate(minutes)
        if length is not None
    ]


def test_a_week_has_a_line_a_habit():
    entries = [
        *stretches(10, 5, None, 12, 20),
        entry("walk", MON, duration_min=40),
        entry("walk", "2026-11-05", duration_min=30),
    ]
    assert draw_habits(kept(entries, MON, SUN, [STRETCH, WALK], "2026-11-09"), Style()) == [
        "Habits",
        "           2 Nov                kept  streak  strength",
        "  stretch  █▄?██??  3 of 4 days, 3 ?  2 days       17%  10 min a day",
        "  walk     █──█───       1 of 1 week  1 week       13%  1 h a week",
        "  █ done, ▄ partly, ─ satisfied, ? not known",
    ]


def test_what_is_judged_by_the_week_is_counted_in_weeks():
    """The streak broke: its own unit says nothing then."""
    summary = kept([entry("walk", MON, duration_min=9)], "2026-10-26", SUN, [WALK], "2026-11-09")
    assert "  0 of 1 week, 1 ?  " in draw_habits(summary, Style())[2]


def test_a_month_has_what_was_wanted_above_its_marks():
    entries = stretches(*[10, None, 10] * 10, first="2026-10-10")
    lines = draw_habits(kept(entries, "2026-10-10", SUN, [STRETCH]), Style())
    assert lines[1].split() == ["kept", "streak", "strength"]
    assert lines[2] == "    10 Oct                   8 Nov"
    assert lines[3].startswith("  stretch  10 min a day  20 of 20 days, 10 ?  ")
    assert lines[4] == "    " + "█?█" * 10


def test_a_mark_of_a_long_period_is_as_high_as_its_share():
    """Weeks of 7, 3 and 1 days kept of 7, of none, and one of which nothing is known."""
    weeks = [[10] * 7, [10] * 3 + [2] * 4, [10] + [None] * 6, [0] * 7, [None] * 49]
    days = [length for week in weeks for length in week]
    first = "2026-08-10"
    entries = stretches(*days, first=first)
    summary = kept(entries, first, add_days(first, len(days) - 1), [STRETCH], "2026-11-09")
    beside = draw_habits(summary, Style())
    assert beside[2].split()[1] == "█▄▂×???????"
    assert "a mark is a week, its height the share of its days that was kept" in " ".join(
        " ".join(beside).split()
    )
    ascii_lines = draw_habits(summary, Style(ascii=True))
    assert ascii_lines[2].split()[1] == "#41x???????"
    assert "its digit the tenths of its days" in " ".join(" ".join(ascii_lines).split())


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=31))
def test_some_days_in_one_state(states):
    one = state_of(states)
    due = [state for state in states if state not in ("skipped", "not-due")]
    kept_days = [state for state in due if state in ("done", "satisfied")]
    assert one in STATES
    assert (one in ("done", "satisfied")) == (bool(due) and len(kept_days) == len(due))
    assert (one in ("skipped", "not-due")) == (not due)
    # Nothing that was missed or not answered is ever shown as kept, or the other way round.
    assert (one == "missed") == ("missed" in due and not {*due} - {"missed", "unknown"})
    assert (one == "unknown") == ({*due} == {"unknown"})


def test_marks_are_told_apart_without_colour_and_explained_where_they_occur():
    summary = kept(stretches(10, 5, 0), MON, SUN, [STRETCH], "2026-11-09")
    habit = summary.habits.habits[0]._replace(states=STATES)
    summary = with_sections(summary, habits=summary.habits._replace(habits=(habit,)))
    names = ("done", "partly", "satisfied", "missed", "skipped", "not due", "not known")
    for style in (Style(), Style(ascii=True)):
        lines = draw_habits(summary, style)
        row = lines[2].split()[1]
        assert len(set(row)) == len(STATES)
        legend = " ".join(" ".join(lines[3:]).split())
        for glyph, name in zip(row, names, strict=True):
            assert f"{glyph} {name}" in legend


def test_the_reports_json_and_table_hold_the_same():
    summary = kept(stretches(10, None, 3), MON, SUN, [STRETCH])
    data = summary.as_json()["habits"]
    assert data == summary.habits.as_json()
    assert data["habits"][0]["states"][:3] == ["done", "unknown", "partly"]
    table = report_table("habits", summary)
    assert table.columns == ("habit", "day", "state")
    assert table.rows[2] == ("stretch", "2026-11-04", "partly")
    assert len(table.rows) == 7
    assert report_table("habits", with_sections(summary, habits=None)).rows == []


def test_every_key_is_documented():
    data = kept(stretches(10), MON, SUN, [STRETCH]).as_json()["habits"]
    text = (Path(__file__).parents[2] / "docs/json-habits.md").read_text(encoding="utf-8")
    (habit,) = data["habits"]
    keys = {*data, *habit, *habit["streak"], *habit["today"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in text and f'"{key}"' not in text] == []


# --- one line a goal ---


def test_a_goal_with_a_row_is_not_told_again():
    summary = kept(month(), "2026-10-24", "2026-11-22", [WATER_GOAL, WALK])
    text = draw_report(summary, Style())
    assert "\nHabits\n" in text
    assert "\nGoals\n" not in text
    assert "\nGoals\n" in draw_report(with_sections(summary, habits=None), Style())


def test_movement_has_a_heat_row_where_there_is_no_habit():
    entries = [*stretches(10, 20), entry("walk", MON, duration_min=30)]
    text = draw_report(kept(entries, MON, SUN, [STRETCH]), Style())
    assert "\n  walks  █······  30 min\n" in text
    assert text.count("░▒▓█ up to the row's most, · not logged") == 1
    both = draw_report(kept(entries, MON, SUN, [STRETCH, WALK]), Style())
    assert "░▒▓█" not in both


def test_a_habit_without_a_goal_is_told_to_be_only_tracked():
    summary = report(stretches(10, None, 20), MON, SUN)
    habit = Habit("stretch", "stretch")
    (ledger,) = ledgers_of([STRETCH], stretches(10, None, 20))
    loose = Ledger(habit, (), {}, ledger.read)
    summary = with_sections(summary, habits=habits_report([loose], summary.days, SUN))
    assert draw_habits(summary, Style())[2].split() == ["stretch", "█·█····", "only", "tracked"]


def test_nothing_without_a_habit_or_before_it_began():
    assert draw_habits(report(month(), MON, SUN), Style()) == []
    late = STRETCH._replace(from_day="2026-12-01")
    assert draw_habits(kept([], MON, SUN, [late]), Style()) == []


# --- fits ---


@cache
def kept_for(days):
    """Habits of so many days, one with a very long name and one whose windows change."""
    first = add_days(SUN, 1 - days)
    entries = stretches(*[10, 3, None, 0] * (days // 4 + 1), first=first)
    entries = [one for one in entries if one.day <= SUN]
    goal = Goal(
        "duration_min", 10, kind="sport", subject="ein sehr langer Name 腰 " * 3,
        from_day="2020-01-01", uid="l",
    )  # fmt: skip
    early = [STRETCH._replace(from_day="2020-01-01"), WALK._replace(from_day="2020-01-01"), goal]
    # Months, weeks and days are three figures in one row.
    changed = add_days(SUN, -days // 2)
    early += [
        WALK._replace(period=period, from_day=add_days(changed, 9 * n), uid=period)
        for n, period in enumerate(("month", "day"))
    ]
    return kept(entries, first, SUN, early)


@pytest.mark.parametrize("days", [1, 7, 14, 30, 70, 71, 365, 1500])
@pytest.mark.parametrize("width", [40, 47, 60, 61, 72, 80, 100])
@pytest.mark.parametrize("ascii", [False, True])
def test_it_fits_and_colour_changes_no_character(days, width, ascii):
    summary = kept_for(days)
    style = Style(ascii=ascii, width=width)
    lines = draw_habits(summary, style)
    assert len(lines) > 2
    for line in lines:
        assert wcswidth(line) <= width, line
        assert line == line.rstrip()
        assert not ascii or line.replace("腰", "").isascii()
    painted = draw_habits(summary, style._replace(colour=True))
    assert [SGR.sub("", line).rstrip() for line in painted] == lines


# --- as it is typed ---


def test_the_command_shows_them_in_every_form(tracker):
    tracker.ok("habit add floss --from 2026-11-05")
    tracker.ok("habit add tea-free --from 2026-11-05")
    tracker.ok("habit archive tea-free")
    tracker.ok("log floss --at 2026-11-05")
    tracker.ok("skip floss 2026-11-06 --reason holiday")
    out = tracker.ok("report").out
    assert re.search(r"\n  floss  ···█»\?\?  1 of 1 day, 1 \?   1 day  +\d+%  every day\n", out)
    # An archived habit has no row any more; what was its goal on these days stays told.
    assert [line.split("  ")[1] for line in out.split("\n") if "tea free" in line] == ["tea free"]
    data = tracker.ok("report --json").json["habits"]
    assert [habit["name"] for habit in data["habits"]] == ["floss"]
    states = [line.split(",")[2] for line in tracker.ok("report --csv habits").lines[1:]]
    assert states == [*["not-due"] * 3, "done", "skipped", "unknown", "unknown"]
    assert states == data["habits"][0]["states"]


def test_a_habit_that_ended_since_is_in_the_report_of_its_days(tracker):
    tracker.ok("habit add floss --from 2026-11-02 --until 2026-11-04")
    tracker.ok("log floss --at 2026-11-03")
    assert "\n  floss  ?█?  " in tracker.ok("report 2026-11-02..2026-11-04").out
    assert "floss  " in tracker.ok("report 7d").out
    assert "Habits" not in tracker.ok("report 2026-11-05..2026-11-06").out


def test_without_a_habit_nothing_of_them_is_loaded(tracker):
    tracker.ok("log water 250")
    modules = imported(tracker, "report")
    assert "tracker.screen.sections.habits" in modules
    assert modules & HEAVY == set()
    assert tracker.ok("report --json").json["habits"] is None
    assert tracker.ok("report --csv habits").out == "habit,day,state\n"
