"""Two kinds that nobody wrote code for, a score and a count, in every place that shows kinds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.conftest import Tracker
from tracker.domain import limits
from tracker.domain.habits import known
from tracker.domain.kinds import KINDS, Field, Kind
from tracker.domain.measures import MEAN, MEASURES, Measure

MOOD = Kind(
    "mood",
    "How you feel, 1 (as low as can be) to 10 (as well as can be).",
    ("7",),
    "moods",
    (Field("mood", "/10", 1, 10, whole=True),),
)
SNEEZE = Kind(
    "sneeze", "Sneezes.", ("3",), "sneezes", (Field("sneezes", "times", 1, 99, whole=True),)
)
#: Three days: 6 on the mean of the first, then 8; nothing on the day between.
LINES = (
    "log mood 4 --at '2026-11-05 8:00'",
    "log mood 8 --at '2026-11-05 20:00' --note 'after the walk'",
    "log mood 8 --at '2026-11-07 8:00'",
    "log sneeze 2 --at '2026-11-05 8:00'",
    "log sneeze 3 --at '2026-11-05 9:00'",
    "log sneeze 1 --at '2026-11-08 9:00'",
    "log mood 5 --at '2026-11-08 9:00'",
)


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The two as if they were declared."""
    for kind in (MOOD, SNEEZE):
        monkeypatch.setitem(KINDS, kind.name, kind)
    monkeypatch.setitem(MEASURES, "mood", Measure("mood", "score", "mood", day=MEAN))
    monkeypatch.setitem(MEASURES, "sneezes", Measure("sneezes", "count", "sneezes", told=True))
    _forget()
    yield
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    limits._widest.cache_clear()
    known._anywhere.cache_clear()


@pytest.fixture
def filled(tracker: Tracker) -> Tracker:
    for line in LINES:
        tracker.ok(line)
    return tracker


def test_they_are_logged_and_answered(tracker: Tracker) -> None:
    assert "7/10 mood" in tracker.ok("log mood 7").out
    assert "today" not in tracker.ok("log mood 9").out
    assert "3 times sneeze" in tracker.ok("log sneeze 3").out
    assert "5 times today" in tracker.ok("log sneeze 2").out
    assert json.loads(tracker.ok("log mood 7 --json").out)["entries"][0]["measures"] == {"mood": 7}
    assert "mood" in tracker.ok("log --help").out
    assert "tracker log mood 7" in tracker.ok("log mood --help").out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("log mood", "mood needs a whole number from 1 to 10, such as: tracker log mood 7"),
        ("log mood 0", "mood goes from 1 to 10 in whole numbers, not 0"),
        ("log mood 5.5", "mood goes from 1 to 10 in whole numbers, not 5.5"),
        ("log mood 5 ml", "no unit 'ml'; mood is a whole number from 1 to 10 without one"),
        ("log mood none", "can't read 'none' for mood; write it such as: tracker log mood 7"),
        ("log mood low", "can't read 'low' for mood"),
        ("log sneeze", "sneeze needs an amount, such as: tracker log sneeze 3"),
        ("log sneeze 100", "sneeze goes from 1 time to 99 times in whole numbers, not 100 times"),
        ("goal set mood 7", "mood can't be aimed at, only how often it is logged"),
        ("habit add mood --goal 7", "mood can't be aimed at, only how often it is logged"),
    ],
)
def test_they_are_refused_in_their_own_words(tracker: Tracker, line: str, words: str) -> None:
    answer = tracker(line)
    assert answer.code
    assert words in answer.err
    assert "pain" not in answer.err


def test_they_are_mended_and_taken_back(filled: Tracker) -> None:
    assert "6/10" in filled.ok("edit last 6").out
    assert "mood" in filled.ok("delete last").out
    assert "6/10" not in filled.ok("list mood").out
    filled.ok("undo")
    assert "6/10" in filled.ok("list mood").out
    assert "log mood 5" in filled.ok("history").out
    assert "mood goes from 1 to 10" in filled("edit last mood 12").err


def test_they_are_listed(filled: Tracker) -> None:
    assert [entry["measures"] for entry in filled.ok("list moods --all --json").json] == [
        {"mood": 5}, {"mood": 8}, {"mood": 8}, {"mood": 4},
    ]  # fmt: skip
    out = filled.ok("list").out
    assert "mood" in out
    assert "8/10" in out
    assert "3 times" in out


def test_they_are_offered(filled: Tracker, capsys: pytest.CaptureFixture[str]) -> None:
    env = {"_TRACKER_COMPLETE": "bash_complete", "COMP_WORDS": "tracker log mo", "COMP_CWORD": "2"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in env.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit):
            filled()
    assert "mood" in capsys.readouterr().out


def test_a_goal_counts_what_adds_up(filled: Tracker) -> None:
    filled.ok("goal set sneeze 10/week")
    assert "7 of 10 times this week" in filled.ok("log sneeze 1").out
    filled.ok("habit add mood --goal daily")
    assert "mood" in filled.ok("habits").out
    assert "mood" in filled.ok("today").out


def test_a_chart_draws_them(filled: Tracker) -> None:
    mood = filled.ok("chart mood --last 7d").out.replace("\xa0", " ")
    assert "min 5, median 6, max 8\n" in mood
    assert "6 times in all" in filled.ok("chart sneezes --last 7d").out.replace("\xa0", " ")
    rows = filled.ok("chart mood --last 7d --csv").out.splitlines()
    assert rows[0] == "day,mood,entries"
    assert "2026-11-05,6,2" in rows


def test_they_have_views(filled: Tracker) -> None:
    with closing(sqlite3.connect(filled.file)) as connection:
        assert connection.execute("SELECT mood FROM moods ORDER BY id").fetchall() == [
            (4,), (8,), (8,), (5,),
        ]  # fmt: skip
        assert connection.execute("SELECT sum(sneezes) FROM sneezes").fetchone() == (6,)


def test_they_travel(filled: Tracker) -> None:
    before = filled.ok("list --all --json").out
    away = str(filled.home / "away.json")
    filled.ok("export", "json", away)
    filled.file.unlink()
    filled.ok("import", "json", away)
    assert filled.ok("list --all --json").out == before


def test_today_tells_of_them(filled: Tracker) -> None:
    out = filled.ok("today").out
    assert "Mood        5/10\n" in out
    assert "Sneeze      1 time\n" in out
    mood, sneeze = filled.ok("today --json").json["others"]
    assert (mood["kind"], mood["amounts"][0]["value"]) == ("mood", 5)
    assert (sneeze["times"], sneeze["amounts"][0]["value"]) == (1, 1)


WEEK = "2026-11-02..2026-11-08"
MOOD_WORDS = "mean 6.3/10, from 5/10 to 8/10 a day"
SNEEZE_WORDS = "6 times in all, from 1 time to 5 times a day"


def test_a_report_tells_of_them(filled: Tracker) -> None:
    out = filled.ok("report", WEEK).out
    assert f"mood    4 times  {MOOD_WORDS}" in out
    assert f"sneeze  3 times  {SNEEZE_WORDS}" in out
    mood = filled.ok("report", WEEK, "--json").json["others"][0]
    assert [day["value"] for day in mood["amounts"][0]["per_day"]] == [6, 8, 5]
    rows = filled.ok("report", WEEK, "--csv", "others").out.splitlines()
    assert rows[:2] == ["kind,subject,measure,day,value", "mood,,mood,2026-11-05,6"]
    assert rows[-1] == "sneeze,,sneezes,2026-11-08,1"


@pytest.mark.parametrize("command", ["report", "sheet"])
def test_a_page_and_a_sheet_tell_of_them(filled: Tracker, command: str) -> None:
    page = filled.home / "page.html"
    filled.ok(command, WEEK, "--html", str(page))
    html = page.read_text(encoding="utf-8")
    assert "Also logged" in html
    assert "Mood" in html
    assert MOOD_WORDS in html
    assert SNEEZE_WORDS in html


def test_a_doctor_reads_of_them(filled: Tracker) -> None:
    out = " ".join(filled.ok("sheet", WEEK).out.split())
    assert f"Mood: 3 days, {MOOD_WORDS}" in out
    assert filled.ok("sheet", WEEK, "--json").json["others"][1]["kind"] == "sneeze"
    pdf = filled.home / "sheet.pdf"
    filled.ok("sheet", WEEK, "--pdf", str(pdf))
    assert pdf.stat().st_size > 1000
