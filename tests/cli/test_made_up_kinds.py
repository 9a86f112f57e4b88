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

GLEE = Kind(
    "glee",
    "How you feel, 1 (as low as can be) to 10 (as well as can be).",
    ("7",),
    "glees",
    (Field("glee", "/10", 1, 10, whole=True),),
)
SNEEZE = Kind(
    "sneeze", "Sneezes.", ("3",), "sneezes", (Field("sneezes", "times", 1, 99, whole=True),)
)
#: Three days: 6 on the mean of the first, then 8; nothing on the day between.
LINES = (
    "log glee 4 --at '2026-11-05 8:00'",
    "log glee 8 --at '2026-11-05 20:00' --note 'after the walk'",
    "log glee 8 --at '2026-11-07 8:00'",
    "log sneeze 2 --at '2026-11-05 8:00'",
    "log sneeze 3 --at '2026-11-05 9:00'",
    "log sneeze 1 --at '2026-11-08 9:00'",
    "log glee 5 --at '2026-11-08 9:00'",
)


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The two as if they were declared."""
    for kind in (GLEE, SNEEZE):
        monkeypatch.setitem(KINDS, kind.name, kind)
    monkeypatch.setitem(MEASURES, "glee", Measure("glee", "score", "glee", day=MEAN))
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
    assert "7/10 glee" in tracker.ok("log glee 7").out
    assert "today" not in tracker.ok("log glee 9").out
    assert "3 times sneeze" in tracker.ok("log sneeze 3").out
    assert "5 times today" in tracker.ok("log sneeze 2").out
    assert json.loads(tracker.ok("log glee 7 --json").out)["entries"][0]["measures"] == {"glee": 7}
    assert "glee" in tracker.ok("log --help").out
    assert "tracker log glee 7" in tracker.ok("log glee --help").out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("log glee", "glee needs a whole number from 1 to 10, such as: tracker log glee 7"),
        ("log glee 0", "glee goes from 1 to 10 in whole numbers, not 0"),
        ("log glee 5.5", "glee goes from 1 to 10 in whole numbers, not 5.5"),
        ("log glee 5 ml", "no unit 'ml'; glee is a whole number from 1 to 10 without one"),
        ("log glee none", "what wasn't so is a note"),
        ("log glee low", "can't read 'low' for glee"),
        ("log sneeze", "sneeze needs an amount, such as: tracker log sneeze 3"),
        ("log sneeze 100", "sneeze goes from 1 time to 99 times in whole numbers, not 100 times"),
        ("goal set glee 7", "glee can't be aimed at, only how often it is logged"),
        ("habit add glee --goal 7", "glee can't be aimed at, only how often it is logged"),
    ],
)
def test_they_are_refused_in_their_own_words(tracker: Tracker, line: str, words: str) -> None:
    answer = tracker(line)
    assert answer.code
    assert words in answer.err
    assert "pain" not in answer.err


def test_they_are_mended_and_taken_back(filled: Tracker) -> None:
    assert "6/10" in filled.ok("edit last 6").out
    assert "glee" in filled.ok("delete last").out
    assert "6/10" not in filled.ok("list glee").out
    filled.ok("undo")
    assert "6/10" in filled.ok("list glee").out
    assert "log glee 5" in filled.ok("history").out
    assert "glee goes from 1 to 10" in filled("edit last glee 12").err


def test_they_are_listed(filled: Tracker) -> None:
    assert [entry["measures"] for entry in filled.ok("list glees --all --json").json] == [
        {"glee": 5}, {"glee": 8}, {"glee": 8}, {"glee": 4},
    ]  # fmt: skip
    out = filled.ok("list").out
    assert "glee" in out
    assert "8/10" in out
    assert "3 times" in out


def test_they_are_offered(filled: Tracker, capsys: pytest.CaptureFixture[str]) -> None:
    env = {"_TRACKER_COMPLETE": "bash_complete", "COMP_WORDS": "tracker log gl", "COMP_CWORD": "2"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in env.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit):
            filled()
    assert "glee" in capsys.readouterr().out


def test_a_goal_counts_what_adds_up(filled: Tracker) -> None:
    filled.ok("goal set sneeze 10/week")
    assert "7 of 10 times this week" in filled.ok("log sneeze 1").out
    filled.ok("habit add glee --goal daily")
    assert "glee" in filled.ok("habits").out
    assert "glee" in filled.ok("today").out


def test_a_chart_draws_them(filled: Tracker) -> None:
    glee = filled.ok("chart glee --last 7d").out.replace("\xa0", " ")
    assert "min 5, median 6, max 8\n" in glee
    assert "6 times in all" in filled.ok("chart sneezes --last 7d").out.replace("\xa0", " ")
    rows = filled.ok("chart glee --last 7d --csv").out.splitlines()
    assert rows[0] == "day,glee,entries"
    assert "2026-11-05,6,2" in rows


def test_they_have_views(filled: Tracker) -> None:
    with closing(sqlite3.connect(filled.file)) as connection:
        assert connection.execute("SELECT glee FROM glees ORDER BY id").fetchall() == [
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
    assert "Glee        5/10\n" in out
    assert "Sneeze      1 time\n" in out
    glee, sneeze = filled.ok("today --json").json["others"]
    assert (glee["kind"], glee["amounts"][0]["value"]) == ("glee", 5)
    assert (sneeze["times"], sneeze["amounts"][0]["value"]) == (1, 1)


WEEK = "2026-11-02..2026-11-08"
GLEE_WORDS = "mean 6.3/10, from 5/10 to 8/10 a day"
SNEEZE_WORDS = "6 times in all, from 1 time to 5 times a day"


def test_a_report_tells_of_them(filled: Tracker) -> None:
    out = filled.ok("report", WEEK).out
    assert f"glee    4 times  {GLEE_WORDS}" in out
    assert f"sneeze  3 times  {SNEEZE_WORDS}" in out
    glee = filled.ok("report", WEEK, "--json").json["others"][0]
    assert [day["value"] for day in glee["amounts"][0]["per_day"]] == [6, 8, 5]
    rows = filled.ok("report", WEEK, "--csv", "others").out.splitlines()
    assert rows[:2] == ["kind,subject,measure,day,value", "glee,,glee,2026-11-05,6"]
    assert rows[-1] == "sneeze,,sneezes,2026-11-08,1"


def test_a_section_of_its_own_takes_it_out_of_the_others_of_a_report_alone(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "glee", GLEE._replace(section="glee"))
    assert [one["kind"] for one in filled.ok("report", WEEK, "--json").json["others"]] == ["sneeze"]
    assert "Glee        5/10\n" in filled.ok("today").out
    assert "Glee: 3 days" in " ".join(filled.ok("sheet", WEEK).out.split())


@pytest.mark.parametrize("command", ["report", "sheet"])
def test_a_page_and_a_sheet_tell_of_them(filled: Tracker, command: str) -> None:
    page = filled.home / "page.html"
    filled.ok(command, WEEK, "--html", str(page))
    html = page.read_text(encoding="utf-8")
    assert "Also logged" in html
    assert "Glee" in html
    assert GLEE_WORDS in html
    assert SNEEZE_WORDS in html


def test_a_doctor_reads_of_them(filled: Tracker) -> None:
    out = " ".join(filled.ok("sheet", WEEK).out.split())
    assert f"Glee: 3 days, {GLEE_WORDS}" in out
    assert filled.ok("sheet", WEEK, "--json").json["others"][1]["kind"] == "sneeze"
    pdf = filled.home / "sheet.pdf"
    filled.ok("sheet", WEEK, "--pdf", str(pdf))
    assert pdf.stat().st_size > 1000
