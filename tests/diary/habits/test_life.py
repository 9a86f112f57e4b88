"""A habit's life and its skips by the diary alone."""

from __future__ import annotations

import pytest

from tracker.diary.diary import Diary
from tracker.diary.habits import life
from tracker.diary.habits.adding import add_habit
from tracker.diary.habits.showing import habit_kept
from tracker.diary.habits.skips import EVERY_HABIT, skip, unskip
from tracker.domain.entries import LAST_DAY, Days, Entry
from tracker.domain.errors import TrackerError, UnknownName, WrongWords
from tracker.domain.words.habit_line import HabitLine

TODAY = "2026-11-08"


@pytest.fixture(autouse=True)
def floss(diary: Diary) -> None:
    add_habit(diary, HabitLine(["floss"], from_day="2026-11-01"))


def spans(diary: Diary, pause: bool = False) -> list[tuple[str, str]]:
    return [(one.from_day, one.to_day) for one in diary.store.skips() if one.pause == pause]


def test_paused_and_resumed(diary: Diary) -> None:
    paused = life.pause(diary, "floss", "2026-11-05", None, " ill ")
    assert paused.days == Days("2026-11-05", LAST_DAY)
    assert [(one.reason, one.pause) for one in paused.kept.skips] == [("ill", True)]
    assert life.resume(diary, "floss").skips[0].to_day == "2026-11-07"
    with pytest.raises(TrackerError, match="floss isn't paused"):
        life.resume(diary, "floss")


def test_a_pause_ends_after_it_begins(diary: Diary) -> None:
    with pytest.raises(WrongWords, match="before it starts"):
        life.pause(diary, "floss", "2026-11-20", "2026-11-10", None)
    assert spans(diary, pause=True) == []


def test_archived_and_back(diary: Diary) -> None:
    kept = life.archive(diary, "floss")
    assert (kept.habit.archived, kept.habit.to_day, kept.goals[0].to_day) == (True, TODAY, TODAY)
    with pytest.raises(TrackerError, match="archived already"):
        life.archive(diary, "floss")
    back = life.unarchive(diary, "floss")
    assert (back.habit.archived, back.habit.to_day) == (False, LAST_DAY)
    assert [(goal.from_day, goal.to_day) for goal in back.goals] == [
        ("2026-11-01", "2026-11-07"),
        (TODAY, LAST_DAY),
    ]
    with pytest.raises(TrackerError, match="isn't archived"):
        life.unarchive(diary, "floss")


def test_renamed_with_what_was_logged(diary: Diary) -> None:
    done = Entry("habit", TODAY, "floss", measures={"done": 1.0})
    diary.store.add([done], "log floss")
    renamed = life.rename(diary, "floss", "Dental floss")
    assert (renamed.former, renamed.kept.habit.name) == ("floss", "dental-floss")
    assert [entry.subject for entry in diary.store.entries()] == ["dental-floss"]
    assert habit_kept(diary, "floss").habit.name == "dental-floss"
    add_habit(diary, HabitLine(["chess"]))
    for name, held in (
        ("walk", "walk is something you log already"),
        ("dental-floss", "dental-floss is a habit already"),
        ("floss", "floss is another name for dental-floss, a habit already"),
    ):
        with pytest.raises(WrongWords, match=f"^{held}; choose another name"):
            life.rename(diary, "chess", name)


def test_removed_with_its_goals_and_skips_alone(diary: Diary) -> None:
    skip(diary, ["floss"], None)
    skip(diary, ["all", "tomorrow"], None)
    gone = life.remove(diary, "floss")
    assert (gone.habit.name, len(gone.goals), len(gone.skips)) == ("floss", 1, 2)
    assert diary.store.habits() == [] == diary.store.goals()
    assert spans(diary) == [("2026-11-09", "2026-11-09")]
    diary.store.undo()
    assert habit_kept(diary, "floss") == gone


def test_skipped_and_a_part_taken_back(diary: Diary) -> None:
    done = skip(diary, ["floss", "2026-12-20..2027-01-02"], "holiday")
    assert (done.name, done.days, done.reason) == (
        "floss", Days("2026-12-20", "2027-01-02"), "holiday",
    )  # fmt: skip
    unskip(diary, ["floss", "2026-12-24..2026-12-26"])
    assert spans(diary) == [("2026-12-20", "2026-12-23"), ("2026-12-27", "2027-01-02")]
    with pytest.raises(TrackerError, match="floss isn't skipped on Fri 25 Dec"):
        unskip(diary, ["floss", "2026-12-25"])


def test_every_habit_is_skipped(diary: Diary) -> None:
    done = skip(diary, ["all"], None)
    assert (done.name, done.days) == (EVERY_HABIT, Days(TODAY, TODAY))
    assert [one.habit_uid for one in done.skips] == [None]


def test_refused_skips_keep_nothing(diary: Diary) -> None:
    with pytest.raises(UnknownName):
        skip(diary, ["flos"], None)
    with pytest.raises(WrongWords, match="at most 200"):
        skip(diary, ["floss"], "x" * 201)
    assert spans(diary) == []
