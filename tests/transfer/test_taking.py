"""What becomes of what other apps wrote, beside what is in the diary already."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.transfer.exports import BEARABLE, DAYLIO, daylio_backup, loop_zip
from tracker.domain.catalogues.catalogue import load
from tracker.transfer.taking.meaning import plain_name, site_named

MAP = """
[file]
name = "app"
[date]
column = "when"
[[entry]]
kind = "{kind}"
value = "value"
{more}
"""


@pytest.fixture
def table(tracker: Tracker, tmp_path: Path) -> Any:
    """Reads rows of a table of `when,name,value` as a kind, and answers as JSON."""

    def read(kind: str, *rows: str, more: str = "", options: tuple[str, ...] = ()) -> Any:
        (tmp_path / "t.csv").write_text("\n".join(["when,name,value", *rows]) + "\n")
        (tmp_path / "m.toml").write_text(MAP.format(kind=kind, more=more))
        words = ("import", "csv", str(tmp_path / "t.csv"), "--map", str(tmp_path / "m.toml"))
        return tracker.ok(*words, "--json", *options).json

    return read


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("Back (lower) pain", "lower-back"),
        ("Back (mid) pain", "mid-back"),
        ("Left knee pain", "left knee"),
        ("Pain in my right hip", "right hip"),
        ("Sore neck", "neck"),
        ("both knees", "both knee"),
        ("left neck", "neck"),
        ("Migraine", "head"),
        ("Headache", "head"),
        ("Abdominal pain", "abdomen"),
        ("lumbar", "lower-back"),
        ("Stiff shoulder (left)", "left shoulder"),
        ("back", None),
        ("Back pain", None),
        ("Joint pain", None),
        ("Toothache", None),
        ("Pain", None),
        ("left right knee", None),
        ("", None),
    ],
)
def test_what_names_a_place(words: str, site: str | None) -> None:
    found = site_named(words, load("sites"))
    assert (found and " ".join(filter(None, (found[1], found[0])))) == site


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Wasser trinken", "wasser-trinken"),
        ("Zähne, abends", "zähne-abends"),
        ("2x Stretch!", "x-stretch"),
        ("movies / tv", "movies-tv"),
        ("🏃", ""),
        ("10 000", ""),
        ("$(rm)", "rm"),
        ("a" * 90, "a" * 60),
    ],
)
def test_how_a_name_is_spelled(words: str, name: str) -> None:
    assert plain_name(words) == name


def test_what_was_logged_here_is_not_drunk_twice(tracker: Tracker, table: Any) -> None:
    tracker.ok("log water 300 --at 2026-11-01T08:00")
    rows = ("2026-11-01 08:00,,250", "2026-11-01 09:00,,200", "2026-11-02 09:00,,200")
    answer = table("water", *rows)
    assert answer["added"] == {"water": 1}
    assert answer["skipped"] == [{"reason": "counted-already", "count": 2, "lines": [2, 3]}]
    (told,) = answer["remarks"]
    assert told == (
        "Sun 1 Nov 2026: 2 water of csv:app left out, you logged 300 ml yourself; "
        "--keep-both adds them"
    )
    again = table("water", *rows, options=("--keep-both",))
    assert (again["added"], again["unchanged"]) == ({"water": 2}, 1)


def test_another_subject_or_measure_stands_beside(tracker: Tracker, table: Any) -> None:
    tracker.ok("log walk 30 --at 2026-11-01T08:00")
    tracker.ok("log ibuprofen 400 --at 2026-11-01T08:00")
    tracker.ok("log pain 4 neck --at 2026-11-01T08:00")
    walk = table("walk", "2026-11-01,,5000", more='unit = "steps"')
    assert walk["added"] == {"walk": 1}
    more = 'subject_column = "name"'
    assert table("med", "2026-11-01,Naproxen,220", more=more)["added"] == {"med": 1}
    assert table("med", "2026-11-01,Ibuprofen,200", more=more)["added"] == {}
    assert table("pain", "2026-11-01,neck,4", more=more)["added"] == {"pain": 1}


def test_of_two_apps_the_first_is_counted(tracker: Tracker, tmp_path: Path, table: Any) -> None:
    loop_zip(tmp_path / "loop.zip")
    assert tracker.ok("import", str(tmp_path / "loop.zip"), "--json").json["added"]["water"] == 1
    answer = table("water", "2026-02-01 08:00,,300", "2026-02-02 08:00,,300")
    assert answer["added"] == {"water": 1}
    assert "loop has 1.2 l" in answer["remarks"][0]


def test_a_newer_export_corrects_and_deletes_nothing(table: Any, tracker: Tracker) -> None:
    more = '[key]\ncolumns = ["name"]'
    first = table("water", "2026-11-01,a,250", "2026-11-01,b,200", more=more)
    assert first["added"] == {"water": 2}
    second = table("water", "2026-11-01,b,300", more=more)
    assert (second["added"], second["changed"], second["unchanged"]) == ({}, 1, 0)
    amounts = [entry["measures"]["volume_ml"] for entry in tracker.ok("list all --json").json]
    assert sorted(amounts) == [250, 300]
    tracker.ok("undo")
    amounts = [entry["measures"]["volume_ml"] for entry in tracker.ok("list all --json").json]
    assert sorted(amounts) == [200, 250]
    assert table("water", "2026-11-01,b,300", more=more)["changed"] == 1


def test_a_day_that_is_spelled_anew_is_the_same(tracker: Tracker, tmp_path: Path) -> None:
    """Whoever sets a phone or a spreadsheet to another language exports all of it once more."""
    file, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    mapping.write_text(
        '[file]\nname = "t"\n[date]\ncolumn = "day"\nformat = "dmy"\n'
        '[[entry]]\nkind = "water"\nvalue = "ml"\n'
    )
    for days in ("1.2.2026,300\n2.2.2026,300\n", "01.02.26,300\n02/02/2026,300\n"):
        file.write_text(f"day,ml\n{days}")
        tracker.ok("import", "csv", str(file), "--map", str(mapping))
    for clock in ("7:20 pm", "19:20"):
        file.write_text(
            "full_date,date,weekday,time,mood,activities,note_title,note\n"
            f"2026-02-02,x,x,{clock},good,reading,,soup\n"
        )
        tracker.ok("import", str(file))
    kinds = sorted(row["kind"] for row in tracker.state()["entries"])
    assert kinds == ["habit", "note", "water", "water"]


def test_two_of_one_minute_are_two(table: Any) -> None:
    row = "2026-11-01 08:00,,250"
    assert table("water", row, row)["added"] == {"water": 2}
    again = table("water", row, row, row)
    assert (again["added"], again["unchanged"]) == ({"water": 1}, 2)


def test_what_is_not_known_is_named_with_the_map_that_takes_it(
    tracker: Tracker, table: Any
) -> None:
    more = 'subject_column = "name"'
    rows = ("2026-11-01,Joint pain,4", "2026-11-02,neck,3", "2026-11-03,Joint pain,5")
    answer = table("pain", *rows, more=more)
    assert answer["skipped"] == [{"reason": "unknown-site", "count": 2, "lines": [2, 4]}]
    (told,) = answer["remarks"]
    assert told.startswith("unknown-site: Joint pain (2); --map 'Joint pain=pain SITE'")
    mapped = table("pain", *rows, more=more, options=("--map", "joint PAIN=pain left hand"))
    assert (mapped["added"], mapped["unchanged"]) == ({"pain": 2}, 1)
    skipped = table(
        "pain", *rows, more=more, options=("--map", "Joint pain=skip", "--map", "x=skip")
    )
    assert skipped["skipped"] == [{"reason": "not-ours", "count": 2, "lines": [2, 4]}]
    assert skipped["remarks"] == ["--map x: nothing in the file is called so"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Back pain", "says nothing; write it like"),
        ("x=", "says nothing"),
        ("x=hurt neck", "no kind 'hurt'; there is water"),
        ("x=pain nowhere-at-all", "no site 'nowhere-at-all'"),
        ("x=pain", "pain needs a site"),
        ("x=water blue", "water takes no 'blue'"),
        ("x=drink soup-of-stones", "no drink"),
    ],
)
def test_a_map_that_says_nothing(
    tracker: Tracker, tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "d.csv").write_text(DAYLIO)
    answer = tracker("import", str(tmp_path / "d.csv"), "--map", text)
    assert answer.code == 2 and sentence in answer.err, answer
    assert tracker.state()["entries"] == []


def test_a_map_of_a_habit_is_its_number_in_a_kind(tracker: Tracker, tmp_path: Path) -> None:
    loop_zip(tmp_path / "loop.zip")
    words = ("import", str(tmp_path / "loop.zip"), "--json")
    answer = tracker.ok(*words, "--map", "Tea, green=drink tea cup", "--map", "gym=skip").json
    assert answer["added"] == {"water": 1, "drink": 1}
    assert {one["reason"]: one["count"] for one in answer["skipped"]} == {
        "not-ours": 2, "zero": 1, "no-data": 1, "computed": 1,
    }  # fmt: skip
    drink = next(e for e in tracker.ok("list all --json").json if e["kind"] == "drink")
    assert drink["measures"]["volume_ml"] == pytest.approx(3 * 236.588, abs=0.01)


def test_habits_come_with_goal_and_skips_and_are_only_made_once(
    tracker: Tracker, tmp_path: Path
) -> None:
    loop_zip(tmp_path / "loop.zip")
    said = tracker.ok("import", str(tmp_path / "loop.zip")).out
    assert "habits added: tea-green, gym-loop" in said and "goals of habits added: 2" in said
    assert "skips of habits added: 1" in said and max(map(len, said.splitlines())) <= 80
    state = tracker.state()
    habits = {row["name"]: row for row in state["habits"]}
    gym = habits["gym-loop"]
    days = (gym["from_day"], gym["to_day"], gym["archived"])
    assert days == ("2026-02-01", "2026-02-02", 1)
    assert [(row["from_day"], row["reason"]) for row in state["skips"]] == [("2026-02-02", "ill")]
    tracker.ok("habit rename tea-green greens")
    loop_zip(
        tmp_path / "loop.zip",
        {"002 Tea green": "Date,Value,Notes\n2026-02-04,5000,\n2026-02-02,3000,\n"},
    )
    again = tracker.ok("import", str(tmp_path / "loop.zip"), "--json").json
    assert again["added"] == {"habit": 1}
    entries = tracker.ok("list all --json").json
    assert {e["subject"] for e in entries if e["kind"] == "habit"} == {"greens", "gym-loop"}
    assert [row["name"] for row in tracker.state()["habits"]] == ["greens", "gym-loop"]


def test_a_habit_of_ones_own_is_used_with_its_goals(tracker: Tracker, tmp_path: Path) -> None:
    tracker.ok("habit add reading 3/week")
    goals = tracker.state()["goals"]
    (tmp_path / "d.csv").write_text(DAYLIO)
    answer = tracker.ok("import", str(tmp_path / "d.csv"), "--json").json
    assert "habits added: walk-daylio" in answer["remarks"]
    state = tracker.state()
    assert state["goals"] == goals
    assert sorted(row["name"] for row in state["habits"]) == ["reading", "walk-daylio"]


def test_a_habit_removed_here_stays_removed(tracker: Tracker, tmp_path: Path) -> None:
    loop_zip(tmp_path / "loop.zip")
    tracker.ok("import", str(tmp_path / "loop.zip"))
    tracker.ok("habit remove gym-loop")
    loop_zip(tmp_path / "loop.zip", {"003 Gym": "Date,Value,Notes\n2026-02-05,YES_MANUAL,\n"})
    tracker.ok("import", str(tmp_path / "loop.zip"))
    standing = [row["name"] for row in tracker.state()["habits"] if row["deleted_at"] is None]
    assert standing == ["tea-green"]


def days_of(tracker: Tracker) -> dict[str, tuple[str, str]]:
    """The first and last days of every habit and of the goals that came with some."""
    state = tracker.state()
    return {
        name + (":goal" if table == "goals" else ""): (row["from_day"], row["to_day"])
        for table, column in (("habits", "name"), ("goals", "subject"))
        for row in state[table]
        if row["deleted_at"] is None and (name := row[column]) is not None
    }


def test_a_longer_export_gives_a_habit_its_days(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "loop.zip"
    loop_zip(path)
    tracker.ok("import", str(path))
    loop_zip(
        path,
        {
            "002 Tea green": "Date,Value,Notes\n2026-02-04,5000,\n2025-12-30,3000,\n",
            "003 Gym": "Date,Value,Notes\n2026-03-05,YES_MANUAL,\n2026-01-15,YES_MANUAL,\n",
        },
    )
    before = days_of(tracker)
    tried = tracker.ok("import", str(path), "--dry-run").out
    assert days_of(tracker) == before
    said = tracker.ok("import", str(path)).out
    remark = "habits with their days as in this export: tea-green, gym-loop"
    assert remark in said and remark in tried
    gym, tea = ("2026-01-15", "2026-03-05"), ("2025-12-30", "9999-12-31")
    after = {"gym-loop": gym, "gym-loop:goal": gym, "tea-green": tea, "tea-green:goal": tea}
    assert days_of(tracker) == after
    assert "habits with" not in tracker.ok("import", str(path)).out
    tracker.ok("undo")
    assert days_of(tracker) == before
    tracker.ok("import", str(path))
    loop_zip(path)  # what the app has forgotten stays
    tracker.ok("import", str(path))
    assert days_of(tracker) == after


def test_a_habit_that_was_touched_here_keeps_its_days(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "loop.zip"
    loop_zip(path)
    tracker.ok("import", str(path))
    tracker.ok("habit rename tea-green greens")
    tracker.ok("habit unarchive gym-loop")
    before = days_of(tracker)
    loop_zip(
        path,
        {
            "002 Tea green": "Date,Value,Notes\n2025-12-30,3000,\n",
            "003 Gym": "Date,Value,Notes\n2026-03-05,YES_MANUAL,\n2026-01-15,YES_MANUAL,\n",
        },
    )
    tracker.ok("import", str(path))
    assert days_of(tracker) == before


def test_a_drug_that_is_not_known_is_ones_own(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(BEARABLE)
    answer = tracker.ok("import", str(tmp_path / "b.csv"), "--json").json
    assert "drugs of your own added: nettle-tea" in answer["remarks"]
    tea = next(e for e in tracker.ok("list all --json").json if e["subject"] == "nettle-tea")
    assert tea["note"] == "2 cups" and "dose_mg" not in tea["measures"]


def test_a_local_time_is_read_in_the_zone_that_is_named(tracker: Tracker, table: Any) -> None:
    row = "2026-11-01 23:30,,250"
    table("water", row, options=("--tz", "America/New_York"))
    (entry,) = tracker.ok("list all --json").json
    assert (entry["day"], entry["at"]) == ("2026-11-01", "2026-11-01T23:30:00-05:00")
    tracker.ok("undo")
    assert table("water", row)["added"] == {"water": 1}
    (entry,) = tracker.ok("list all --json").json
    assert entry["at"] == "2026-11-01T23:30:00+01:00"


@pytest.mark.parametrize(
    ("text", "at", "day"),
    [
        # An offset of its own, in winter in what was exported in summer.
        ("2026-01-15T00:30+02:00", "2026-01-15T00:30:00+02:00", "2026-01-15"),
        ("2026-03-29 02:30", "2026-03-29T03:30:00+02:00", "2026-03-29"),
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "2026-10-25"),
        ("2026-06-01 03:00", "2026-06-01T03:00:00+02:00", "2026-05-31"),
        ("2026-06-01", None, "2026-06-01"),
        # UTC is no clock on a wall: it is shown, and counted, in the zone here.
        ("2026-02-15T23:30:00Z", "2026-02-16T00:30:00+01:00", "2026-02-15"),
        ("2026-02-15T12:00+00:00", "2026-02-15T13:00:00+01:00", "2026-02-15"),
    ],
)
def test_days_and_times(tracker: Tracker, table: Any, text: str, at: str, day: str) -> None:
    tracker.ok("config day-start 04:00")
    table("water", f"{text},,250")
    (entry,) = tracker.ok("list all --json").json
    if text.startswith("2026-01-15") or "02:30" in text:
        day = entry["day"]  # what the day-start makes of it is `log`'s own matter
    assert (entry["at"], entry["day"]) == (at, day)


def test_a_number_that_may_be_a_thousand_is_left_out(table: Any) -> None:
    rows = [f"2026-02-0{n},,{value}" for n, value in enumerate(("1.250", "473.176", "250.5"), 1)]
    answer = table("water", *rows)
    assert answer["skipped"] == [{"reason": "bad-value", "count": 2, "lines": [2, 3]}]
    assert table("weight", "2026-02-01,,82.500")["added"] == {"weight": 1}


def test_a_decimal_that_is_said_settles_it(tracker: Tracker, tmp_path: Path) -> None:
    file, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    file.write_text("when,value\n2026-02-01,473.176\n")
    text = MAP.format(kind="water", more="").replace('"app"', '"app"\ndecimal = "."')
    mapping.write_text(text)
    answer = tracker.ok("import", "csv", str(file), "--map", str(mapping), "--json").json
    assert answer["added"] == {"water": 1}


def test_a_date_with_dots_is_never_read_month_first(tracker: Tracker, tmp_path: Path) -> None:
    file, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    file.write_text("when,value\n3.4.2026,300\n3/4/2026,300\n")
    mapping.write_text(
        MAP.format(kind="water", more="").replace('"when"', '"when"\nformat = "mdy"')
    )
    answer = tracker.ok("import", "csv", str(file), "--map", str(mapping), "--json").json
    assert answer["skipped"] == [{"reason": "bad-date", "count": 1, "lines": [2]}]


def test_no_zone_of_that_name(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(DAYLIO)
    answer = tracker("import", str(tmp_path / "d.csv"), "--tz", "Mars/Olympus")
    assert answer.code == 2 and "--tz 'Mars/Olympus' is no zone" in answer.err


def test_what_lies_ahead_is_left_out(table: Any) -> None:
    answer = table("water", "2099-01-01,,250")
    assert answer["skipped"] == [{"reason": "bad-date", "count": 1, "lines": [2]}]
    assert answer["remarks"] == ["left out, since they lie in the future: 1"]


def test_a_note_is_cleaned_and_cut(tracker: Tracker, table: Any) -> None:
    long = "x" * 10_050
    answer = table("water", f"2026-11-01,\u202eab\x07c{long},250", more='note = "name"')
    assert answer["remarks"] == ["notes cut at 10,000 characters: 1"]
    (entry,) = tracker.ok("list all --json").json
    assert entry["note"] == ("abc" + long)[:10_000]


def test_options_stand_before_and_behind_the_format(tracker: Tracker, tmp_path: Path) -> None:
    file = str(tmp_path / "d.csv")
    (tmp_path / "d.csv").write_text(DAYLIO)
    for words in (
        ("--dry-run", "--tz", "Europe/Berlin", file),
        ("--map", "reading=skip", "daylio", file, "--dry-run"),
        (file, "--dry-run"),
        ("daylio", "--dry-run", file),
    ):
        assert tracker.ok("import", *words).out.startswith("would be: ")
    daylio_backup(tmp_path / "csv")  # a file that is called like a format is named with its folder
    assert tracker.ok("import", str(tmp_path / "csv"), "--dry-run").out.startswith("would be: 3")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.csv", b"", "none.csv is empty; export it from its app again"),
        ("mark.csv", b"\xef\xbb\xbf\n", "mark.csv is empty"),
        ("p.csv", b"\x89PNG\r\n\x1a\n", "is a picture; name a file"),
        ("t.gz", b"\x1f\x8b...", "is packed with gzip; unpack it first: gunzip -k"),
        ("t.xls", b"\xd0\xcf\x11\xe0\xa1", "is an old Office document; save its table as CSV"),
        ("t.csv", "day,ml\n".encode("utf-32"), "not UTF-8 text but UTF-32"),
        ("t.csv", "day,ml\n".encode("utf-16-be"), "not UTF-8 text, by what stands in line 1"),
        ("t.csv", b"day,ml\n2026-01-01,5\n2026-01-02,\xe4\n", "by what stands in line 3; save it"),
        ("t.csv", b"day,ml\n2026-01-01,5\n\0\0\0", "by what stands in line 3; save it"),
        ("t.csv", b"when,water (ml)\nx,5\n", "line 2 of 'when' is 'x', which is no date"),
        (
            "t.csv", b"day,water (ml)\n13/2/2026,5\n2/14/2026,6\n",
            "line 3 of 'day' is '2/14/2026', which fits no order of the dates above it",
        ),
        ("t.csv", b"a,b\n1,2\n", "no column is called as one of dates is: date, "),
        ("d.csv", b"full_date,time,activities,note,time\n", "has the column 'time' twice"),
        ("words.txt", b"hello\n", "is none of the formats that are read: json, own-csv, "),
        ("x.json", b'{"a": 1}', "is none of the formats"),
        ("x.json", b'{"a": ', "it breaks off at line 1"),
        ("x.zip", b"PK\x03\x04 no", "is a broken zip archive"),
        ("x.db", b"SQLite format 3\0 no", "is a broken database"),
        ("d.csv", b'full_date,time,activities,note\n2026-01-01,8:00,"a', "begins a quote that"),
        ("d.csv", b"full_date,time,activities,note\n\xff\xfe\xff,,,", "is not UTF-8 text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(
    tracker: Tracker, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    answer = tracker("import", str(tmp_path / name))
    assert answer.code == 2 and sentence in answer.err, answer
    assert len(answer.err.splitlines()) == 1 and tracker.state()["changes"] == []


@pytest.mark.parametrize(
    ("member", "sentence"),
    [
        ("xl/workbook.xml", "is a spreadsheet; save its table as CSV there"),
        ("loop.zip", "holds another zip archive; unpack it and name that one"),
        ("readme.txt", "is none of the formats that are read"),
    ],
)
def test_an_archive_of_something_else(
    tracker: Tracker, tmp_path: Path, member: str, sentence: str
) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(member, "x")
    answer = tracker("import", str(tmp_path / "x.zip"))
    assert answer.code == 2 and sentence in answer.err


def test_a_diarys_database_is_no_export(tracker: Tracker) -> None:
    tracker.ok("log water 300")
    answer = tracker("import", str(tracker.file))
    assert answer.code == 2 and "is a database; `tracker --db" in answer.err


def test_utf_16_is_read(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_bytes(DAYLIO.encode("utf-16"))
    assert tracker.ok("import", str(tmp_path / "d.csv"), "--json").json["added"]["habit"] == 3


def test_what_comes_through_a_pipe(tracker: Tracker, process: Any) -> None:
    answer = process("import", "-", "--json", stdin=BEARABLE)
    assert answer.code == 0 and answer.json["added"]["pain"] == 2


def test_a_csv_and_a_backup_of_daylio_are_told_apart(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(DAYLIO)
    daylio_backup(tmp_path / "d.daylio")
    first = tracker.ok("import", str(tmp_path / "d.csv"), "--json").json
    assert not any("name the same" in remark for remark in first["remarks"])
    second = tracker.ok("import", str(tmp_path / "d.daylio"), "--json").json
    assert any("name the same entries differently" in remark for remark in second["remarks"])


def test_the_zone_is_said_where_none_was_named(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(DAYLIO)
    words = ("import", str(tmp_path / "d.csv"), "--dry-run")
    assert "are read in this machine's" in tracker.ok(*words).out
    assert "are read in this machine's" not in tracker.ok(*words, "--tz", "Europe/Paris").out


def test_a_diary_of_ours_answers_alike(tracker: Tracker, tmp_path: Path) -> None:
    tracker.ok("log water 300")
    tracker.ok("habit add reading")
    file = str(tmp_path / "ours.json")
    tracker.ok("export", "json", file)
    tracker.ok("undo 2")
    other = ("--db", str(tmp_path / "other.db"), "import", file)
    before = tracker.ok(*other, "--dry-run", "--json").json
    assert (before["added"], before["import_id"]) == ({"water": 1}, None)
    answer = tracker.ok(*other, "--json").json
    assert (answer["source"], answer["added"], answer["skipped"]) == ("json", {"water": 1}, [])
    refused = tracker(*other, "--map", "reading=skip")
    assert refused.code == 2 and "--map is for what other apps wrote" in refused.err
