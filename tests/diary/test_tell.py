"""What a diary tells: today, a period, a chart's series, the doctor's sheet."""

from __future__ import annotations

import pytest

from tests.figures.diaries import entry
from tracker.diary.diary import Diary
from tracker.diary.tell.chart import chart_of, read_asked
from tracker.diary.tell.report import page_of, report_of, table_of
from tracker.diary.tell.sheet import keep_questions, sheet_of
from tracker.diary.tell.today import today_of
from tracker.domain.entries import Days, Goal
from tracker.domain.errors import UnknownName, WrongWords


def set_goal(diary: Diary) -> None:
    """Two litres a day from the first of the month on."""
    goal = Goal("volume_ml", 2000.0, from_day="2026-11-01", uid="g1")
    diary.store.put_raw("goal set water", {"goals": [goal._asdict()]})


@pytest.fixture
def week(diary: Diary) -> Diary:
    """Eight days of pain in the left knee, with walks, drinks and a goal for them."""
    days = [f"2026-11-0{n}" for n in range(1, 9)]
    for n, day in enumerate(days):
        diary.store.add(
            [
                entry("pain", day, "08:00", "knee", "left", intensity=n + 1),
                entry("walk", day, duration_min=10 * n, steps=1000 * n),
                entry("water", day, "09:00", volume_ml=1500),
            ],
            "log",
        )
    set_goal(diary)
    return diary


def test_today_so_far(week: Diary) -> None:
    told = today_of(week)
    assert (told.day, told.entries, told.anything_logged) == ("2026-11-08", 3, True)
    assert [(one.name, one.amount, one.need) for one in told.habits] == [("water", 1500, 2000)]
    assert told.goals == ()
    (goal,) = today_of(week, judged=True).goals
    assert [(w.first, w.value, w.met) for w in goal.windows] == [("2026-11-08", 1500, None)]


def test_a_day_without_entries_is_told_from_an_empty_diary(diary: Diary) -> None:
    assert not today_of(diary).anything_logged
    diary.store.add([entry("water", "2026-01-01", volume_ml=1)], "log")
    assert today_of(diary).anything_logged


def test_a_report_up_to_today_goes_by_the_instant(diary: Diary) -> None:
    """Yesterday's last dose is of the 24 hours up to now."""
    for time in ("11:00", "16:00", "21:00"):
        dose = entry("med", "2026-11-07", time, subject="ibuprofen", dose_mg=400)
        diary.store.add([dose], "log")
    (now,) = report_of(diary, "week").findings
    assert (now.rule, now.level) == ("painkiller-dose", "info")
    assert [now] == list(today_of(diary).findings)


def test_a_period_by_words_or_by_taste(week: Diary) -> None:
    assert report_of(week, None).days == Days("2026-11-02", "2026-11-08")
    told = report_of(week, "1 nov..3 nov")
    assert (told.days, told.as_of, told.entries) == (
        Days("2026-11-01", "2026-11-03"), "2026-11-03", 9,
    )  # fmt: skip
    assert [goal.known for goal in told.goals] == [3]  # its last day is over by now
    assert told.habits is not None and [h.name for h in told.habits.habits] == ["water"]
    with pytest.raises(WrongWords):
        report_of(week, "blah")


def test_findings_of_a_period_are_those_of_its_last_day(week: Diary) -> None:
    diary = week
    diary.store.add([entry("symptom", "2026-11-08", "10:00", "saddle-numbness", done=1)], "log")
    assert "red-flag" in [finding.rule for finding in report_of(diary, "week").findings]
    assert "red-flag" not in [f.rule for f in report_of(diary, "1 nov..7 nov").findings]


def test_what_is_wanted_is_said_in_the_readers_units(week: Diary) -> None:
    for us, wanted in ((False, "2 l a day"), (True, "67.6 fl oz a day")):
        habits = report_of(week, None, us=us).habits
        assert habits is not None and [h.wanted for h in habits.habits] == [wanted]


def test_a_table_of_a_period(week: Diary) -> None:
    table = table_of(week, "3d", "pain")
    assert len(table.rows) == 3 and len(table.columns) == len(table.rows[0])
    with pytest.raises(UnknownName, match="did you mean pain"):
        table_of(week, None, "pian")


def test_a_page_has_its_findings_explained(week: Diary) -> None:
    week.store.add([entry("symptom", "2026-11-08", "10:00", "saddle-numbness", done=1)], "log")
    told = page_of(week, None)
    assert [one.finding for one in told.explanations] == list(told.summary.findings)
    assert told.entries == week.store.count() == 25


@pytest.mark.parametrize(
    ("words", "kind", "subject", "measure"),
    [
        ("pain left knee", "pain", "knee", None),
        ("knee", "pain", "knee", None),
        ("walk steps", "walk", None, "steps"),
        ("water", None, None, "volume_ml"),
        ("potassium", None, None, "potassium_mg"),
    ],
)
def test_what_a_chart_is_asked_for(
    diary: Diary, words: str, kind: str | None, subject: str | None, measure: str | None
) -> None:
    asked = read_asked(diary, words.split())
    assert (asked.wanted.kind, asked.wanted.subject, asked.measure) == (kind, subject, measure)
    assert asked.wanted.days == Days("2026-10-10", "2026-11-08")


def test_the_series_of_a_chart(week: Diary) -> None:
    found = chart_of(week, ["knee"], "3d")
    (series,) = found.series
    assert (found.days, found.subject, found.logged) == (
        Days("2026-11-06", "2026-11-08"), "site", True,
    )  # fmt: skip
    assert (series.name, series.logged) == ("left-knee", [6, 7, 8])
    assert [one.logged for one in chart_of(week, ["walk", "steps", "2d"]).series] == [[6000, 7000]]
    assert not chart_of(week, ["potassium"]).logged


@pytest.mark.parametrize(
    ("words", "last", "why"),
    [
        ([], None, "say what to draw: "),
        (["month"], None, "say what to draw beside the days"),
        (["water", "7d"], "3d", "the days are named twice"),
    ],
)
def test_a_chart_of_nothing_is_refused(
    diary: Diary, words: list[str], last: str | None, why: str
) -> None:
    with pytest.raises(WrongWords, match=why):
        chart_of(diary, words, last)


def test_a_sheet_and_its_questions(week: Diary) -> None:
    made = sheet_of(week, None, "Robin", ["Is swimming fine?"])
    assert made.sheet.days == Days("2026-09-28", "2026-11-08")
    assert made.sheet.person.name == "Robin"
    assert [question.text for question in made.sheet.questions] == ["Is swimming fine?"]
    assert week.store.count(kind="note") == 0
    (number,) = keep_questions(week, made, "sheet --question")
    assert week.store.history(20)[0].command == "sheet --question"
    assert [question.id for question in sheet_of(week).sheet.questions] == [number]
    assert keep_questions(week, sheet_of(week), "sheet") == []


def test_a_sheet_that_cannot_be_made(diary: Diary) -> None:
    with pytest.raises(WrongWords, match="at most 731 days"):
        sheet_of(diary, "3000d")
    with pytest.raises(WrongWords, match="needs words"):
        sheet_of(diary, asked=[" "])
