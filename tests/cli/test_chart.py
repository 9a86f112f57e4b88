"""`tracker chart` and `tracker report --csv` as they are typed."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker.domain.kinds import KINDS
from tracker.figures.tables import tables

DOC = Path(__file__).parents[2] / "docs" / "charts.md"
LINES = (
    "log pain 6 lower-back --at 2026-11-02",
    "log pain 2 lower-back --at 2026-11-02",
    "log pain 3 left knee --at 2026-11-04",
    "log pain none --at 2026-11-05",
    "log water 500 --at 2026-11-03",
    "log coffee 250 --at 2026-11-03",
    "log food watermelon 300 --at 2026-11-03",
    "log walk 30 2.5km 4000steps --at 2026-11-03",
    "log walk 20 --at 2026-11-05",
    "log stretch 10 hamstrings --at 2026-11-05",
    "log strength 40 --at 2026-11-05",
    "log sport swimming 45 --at 2026-11-05",
    "log rest --at 2026-11-06",
    "log symptom fever --at 2026-11-06",
    "log med ibuprofen 400 --at 2026-11-03",
    "log med paracetamol 500 --at 2026-11-04",
    "log treatment acupuncture 45 --at 2026-11-04",
    "log mineral magnesium 300 --at 2026-11-04",
    "log weight 82 --at 2026-11-02",
    "log weight 83 --at 2026-11-02",
    "log weight 81 --at 2026-11-06",
    "log sleep 7.5 --at 2026-11-06",
    "log note =HYPERLINK(1) --at 2026-11-06",
    "goal set water 2l --from 2026-11-01",
)


@pytest.fixture
def diary(tracker):
    tracker.prepare(LINES)
    return tracker


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.out)))


def values(answer, column):
    return {row["day"]: row[column] for row in rows(answer) if row[column]}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "habit"])
def test_every_kind_has_a_chart_and_a_table(diary, kind):
    diary.ok(f"log {kind} {KINDS[kind].examples[0]} --at 2026-11-06")
    out = diary.ok(f"chart {kind} 7d").out
    assert " 0 ┼" in out or " kg ┼" in out
    assert "logged on " in out
    assert all(len(line) <= 80 for line in out.splitlines())
    table = rows(diary.ok(f"chart {kind} 7d --csv"))
    assert table
    assert {row["day"] for row in table} == {f"2026-11-0{n}" for n in range(2, 9)}
    json = diary.ok(f"chart {kind} 7d --json").json
    assert len(json["rows"]) == len(table)
    assert json["days"] == {"first": "2026-11-02", "last": "2026-11-08"}


def test_pain(diary):
    answer = diary.ok("chart pain lower-back 7d --csv")
    assert answer.out == (
        "site,day,worst,mean,entries\n"
        "lower-back,2026-11-02,6,4,2\n"
        "lower-back,2026-11-03,,,\n"
        "lower-back,2026-11-04,,,\n"
        "lower-back,2026-11-05,0,0,1\n"
        "lower-back,2026-11-06,,,\n"
        "lower-back,2026-11-07,,,\n"
        "lower-back,2026-11-08,,,\n"
    )
    out = diary.ok("chart lower-back 7d").out
    assert out.startswith(
        "Pain, lower back  2 to 8 Nov 2026, logged on 2 of 7 days; min 0, median 3, max 6\n"
    )
    assert "0 ┼────── ······ ······ ────── ······ ······ ······" in out


def test_a_side_or_both(diary):
    for words in ("left knee", "knee", "pain knee", "pain left knee"):
        assert values(diary.ok(f"chart {words} 7d --csv"), "worst") == {
            "2026-11-04": "3", "2026-11-05": "0",
        }  # fmt: skip
    assert diary.ok("chart right knee").out == "Nothing of this is logged in these days.\n"


def test_measures_wherever_they_come_from(diary):
    drinks = {"2026-11-03": "750"}
    for words in ("water", "hydration", "drinks"):
        assert values(diary.ok(f"chart {words} 7d --csv"), "volume_ml") == drinks
    magnesium = values(diary.ok("chart magnesium 7d --csv"), "magnesium_mg")
    assert magnesium["2026-11-04"] == "300"
    assert 30 < float(magnesium["2026-11-03"]) < 45
    assert values(diary.ok("chart steps 7d --csv"), "steps") == {"2026-11-03": "4000"}


def test_a_measure_of_a_kind(diary):
    assert values(diary.ok("chart walk 7d --csv"), "duration_min") == {
        "2026-11-03": "30", "2026-11-05": "20",
    }  # fmt: skip
    assert values(diary.ok("chart walk distance 7d --csv"), "distance_m") == {"2026-11-03": "2500"}
    assert values(diary.ok("chart walk steps 7d --csv"), "steps") == {"2026-11-03": "4000"}


def test_weight_is_a_mean_and_a_subject_narrows(diary):
    assert values(diary.ok("chart weight 7d --csv"), "mass_kg") == {
        "2026-11-02": "82.5", "2026-11-06": "81",
    }  # fmt: skip
    table = rows(diary.ok("chart med ibuprofen 7d --csv"))
    assert {row["subject"] for row in table} == {"ibuprofen"}
    assert {row["subject"] for row in rows(diary.ok("chart med 7d --csv"))} == {
        "ibuprofen", "paracetamol",
    }  # fmt: skip


def test_null_is_not_logged_and_never_0(diary):
    found = diary.ok("chart water 7d --json").json["rows"]
    assert [row["volume_ml"] for row in found] == [None, 750, None, None, None, None, None]
    assert [row["entries"] for row in found] == [None, 2, None, None, None, None, None]


def test_the_period(diary):
    assert "10 Oct to 8 Nov 2026" in diary.ok("chart water").out
    assert "10 Aug to 8 Nov" not in diary.ok("chart water --last 90d").out
    assert "11 Aug to 8 Nov 2026" in " ".join(diary.ok("chart water --last 90d").out.split())
    assert "3 to 8 Nov 2026" in diary.ok("chart water all").out


def test_us_units(diary):
    diary.ok("config units us")
    out = diary.ok("chart water 7d").out
    assert re.search(r"^ *\d+ fl oz │", out, re.MULTILINE)
    labels = re.findall(r"^ *([\d.]+) lb ", diary.ok("chart weight all").out, re.MULTILINE)
    assert all(float(label) == int(float(label)) for label in labels)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("chart", "say what to draw: tracker chart pain lower-back"),
        ("chart 7d", "say what to draw beside the days"),
        ("chart lowr-back", "no kind, subject or period 'lowr-back'; did you mean lower-back"),
        ("chart water --last 0d", "a range goes from 1 day"),
        ("chart water 7d --last 6w", "the days are named twice"),
        ("chart water --csv --json", "--csv and --json are two answers"),
        ("report --csv pian", "no table 'pian'; did you mean pain"),
        ("report --csv pain --json", "--csv is an answer of its own"),
        ("report --csv pain --doctor", "--csv is an answer of its own"),
    ],
)
def test_refused_in_one_sentence(tracker, words, why):
    answer = tracker(words)
    assert answer.code == 2
    assert answer.err.startswith(f"tracker: {why}")
    assert answer.err.count("\n") == 1
    assert answer.out == ""


def test_nothing_logged(tracker):
    assert tracker.ok("chart pain").out == "Nothing of this is logged in these days.\n"
    assert rows(tracker.ok("chart water 3d --csv")) == [
        {"day": f"2026-11-0{n}", "volume_ml": "", "entries": ""} for n in (6, 7, 8)
    ]


def test_many_series_are_cut_and_the_table_is_whole(tracker):
    for n in range(9):
        tracker.ok(f"log treatment cure{n} {n + 10}")
    assert "3 more not shown" in tracker.ok("chart treatment 7d").out
    assert len(rows(tracker.ok("chart treatment 7d --csv"))) == 9 * 7


# --- the report's tables ---


@pytest.mark.parametrize("name", tables())
def test_every_table_is_csv_and_documented(diary, name):
    table = rows(diary.ok(f"report 7d --csv {name}"))
    assert table or name in ("findings", "others", "questions")
    header = diary.ok(f"report 7d --csv {name}").lines[0].split(",")
    text = DOC.read_text("utf-8").partition("| table | columns |")[2]
    described = re.search(rf"^\| `{name}` \| (.*) \|$", text, re.MULTILINE)[1]
    assert re.findall("`([a-z_]+)`", described)[: len(header)] == header


def test_tables_are_named(diary):
    assert diary.ok("report --csv list").lines == list(tables())


def test_a_tables_cells(diary):
    table = rows(diary.ok("report 7d --csv hydration"))
    assert table[0] == {
        "day": "2026-11-02", "drinks_ml": "", "food_ml": "", "goal_ml": "2000", "met": "",
        "not_counted_ml": "0",
    }  # fmt: skip
    assert (table[1]["drinks_ml"], table[1]["met"]) == ("750", "no")
    walks = [row for row in rows(diary.ok("report 7d --csv movement")) if row["kind"] == "walk"]
    assert [row["minutes"] for row in walks] == ["", "30", "", "20", "", "", ""]
    assert rows(diary.ok("report 7d --csv notes"))[0]["text"] == "'=HYPERLINK(1)"


def test_the_tables_are_the_reports_own_figures(diary):
    summary = diary.ok("report 7d --json").json
    for site in summary["pain"]["sites"]:
        table = [r for r in rows(diary.ok("report 7d --csv pain")) if r["site"] == site["site"]]
        assert [r["worst"] for r in table] == [
            "" if day["worst"] is None else str(day["worst"]) for day in site["per_day"]
        ]


def test_a_closed_pipe_is_no_error(diary):
    line = f"{sys.executable} -m tracker chart pain 2020-01-01..2026-11-08 --csv | head -1"
    done = subprocess.run(
        ["sh", "-c", line],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"site,day,worst,mean,entries\n", b"")
