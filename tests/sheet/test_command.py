"""`tracker sheet` (or `report --doctor`) and `tracker question` as they are typed."""

import stat
import sys

import pytest

from tests.sheet.sheets import Pdf
from tests.usage import NEEDS_WAIT4, tracker_used

NEEDS_PAGE = pytest.mark.skipif(
    not __import__("importlib.util").util.find_spec("typst"),
    reason="the extra `page` is not installed",
)


@pytest.fixture
def diary(tracker):
    """Eight days of pain, two of ibuprofen, by the command line."""
    tracker.prepare(
        [
            *(f"log pain {n} lower-back --at 2026-11-0{n}" for n in range(1, 9)),
            "log med ibuprofen 400 --at 2026-11-03",
            "log med ibuprofen 400 --at 2026-11-05",
            "log symptom fever --at 2026-11-07",
        ]
    )
    return tracker


def test_the_sheet_on_the_terminal(diary):
    out = diary.ok("report", "--doctor", "--question", "Is swimming fine?").out
    assert out.startswith("Pain diary, for the doctor  28 Sep to 8 Nov 2026\n")
    assert "  1. Is swimming fine?\n" in out
    assert "Pain: lower back  min 1, median 4.5, max 8; logged on 8 of 42 days; pain on 8" in out
    assert "  10 │\n" in out
    assert "  ibuprofen: 2 doses, at most 400 mg a day; 2 days, 3 Nov to 5 Nov\n" in out
    assert "Pain before and after isn't told: fewer than 4 days with a score" in out
    assert "Fever: logged on 7 Nov" in out
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "\x1b" not in out


@pytest.mark.parametrize("period", [("--last", "7d"), ("7d",)])
def test_the_period(diary, period):
    out = diary.ok("report", "--doctor", *period).out
    assert out.startswith("Pain diary, for the doctor  2 to 8 Nov 2026\n")
    assert "  7 of 7  days with anything logged\n" in out


def test_as_json(diary):
    sheet = diary.ok("sheet --json --name Robin").json
    assert sheet == diary.ok("report --doctor --json --name Robin").json
    assert sheet["format"] == "tracker-doctor-sheet"
    assert sheet["person"]["name"] == "Robin"
    assert sheet["sites"][0]["days_logged"] == 8
    assert sheet["questions"] == []
    assert diary.file.read_bytes().count(b"Robin") == 0


@NEEDS_PAGE
def test_the_pdf_is_private_and_is_not_written_over(diary, tmp_path):
    file = tmp_path / "sheet.pdf"
    answer = diary.ok("report", "--doctor", "--pdf", str(file), "--question", "Why?")
    assert answer.out == ""
    assert f"tracker: written to {file}\n" in answer.err
    assert "tracker: kept for the next visit: #12\n" in answer.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    pdf = Pdf(file.read_bytes(), tmp_path.parent)
    assert pdf.pages == 1
    assert "1. Why?" in pdf.text
    before = file.read_bytes()
    again = diary("report", "--doctor", "--pdf", str(file), "--question", "What?")
    assert (again.code, again.err) == (
        1, f"tracker: {file} exists; give another name or --force\n",
    )  # fmt: skip
    assert file.read_bytes() == before
    assert [q["note"] for q in diary.ok("question list --json").json] == ["Why?"]
    diary.ok("report", "--doctor", "--pdf", str(file), "--force")
    assert list(tmp_path.glob(".*new")) == []


@NEEDS_PAGE
def test_the_page(diary, tmp_path):
    file = tmp_path / "sheet.html"
    diary.ok("report", "--doctor", "--html", str(file))
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@NEEDS_PAGE
@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("/no/such/folder/sheet.pdf", "there is no folder /no/such/folder"),
        ("/proc/sheet.pdf", "can't write /proc/sheet.pdf: No such file or directory"),
        ("/dev/full", "can't write /dev/full: No space left on device"),
        ("/", "/ is a folder; name a file in it"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the places are those of Linux")
def test_a_place_that_cant_be_written_to_changes_nothing(diary, place, why):
    before = diary.state()
    answer = diary("report", "--doctor", "--pdf", place, "--force", "--question", "Why?")
    assert answer.code == 1
    assert answer.err.startswith(f"tracker: {why}")
    assert answer.err.count("\n") == 1
    assert diary.state() == before


@pytest.mark.parametrize(("option", "module"), [("--pdf", "typst"), ("--html", "jinja2")])
def test_without_the_extra_one_line_says_what_to_install(
    diary, tmp_path, monkeypatch, option, module
):
    monkeypatch.setitem(sys.modules, module, None)
    before = diary.state()
    answer = diary("report", "--doctor", option, str(tmp_path / "x"), "--question", "Why?")
    assert answer.code == 1
    assert "python -m pip install 'soreback[page]'" in answer.err
    assert answer.err.count("\n") == 1
    assert diary.state() == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("report --pdf x.pdf", "--pdf goes with --doctor"),
        ("report --question Why", "--question goes with --doctor"),
        ("report --name Robin", "--name goes with --doctor"),
        ("report --doctor --pdf x --html y", "--pdf and --html are two files"),
        ("report --doctor --pdf x --json", "--json goes to the terminal"),
        ("report --doctor --pdf ''", "name the file to write: tracker report --doctor --pdf"),
        ("sheet --pdf x --html y", "--pdf and --html are two files"),
        ("sheet --html x --json", "--json goes to the terminal"),
        ("sheet --html ''", "name the file to write: tracker sheet --pdf sheet.pdf"),
        ("sheet 7d --last 6w", "the period is named twice"),
        ("sheet 3000d", "a doctor's sheet covers at most 731 days"),
        ("sheet --open", "no option '--open'"),
        ("report 7d --last 6w", "the period is named twice"),
        ("report --doctor --last 0d", "a range goes from 1 day"),
        ("report --doctor --last 3000d", "a doctor's sheet covers at most 731 days"),
        ("report --doctor --question ''", "a question needs words"),
        ("question add ' '", "a question needs words"),
        ("question done", "say which"),
        ("question done all", "no question waits"),
        ("question done 1", "no open question 1"),
    ],
)
def test_refused_in_one_sentence(tracker, words, why):
    tracker.ok("log pain 4 lower-back")
    before = tracker.state()
    answer = tracker(words)
    assert answer.code in (1, 2)
    assert answer.err.startswith(f"tracker: {why}")
    assert answer.err.count("\n") == 1
    assert tracker.state() == before


@pytest.mark.parametrize("command", ["sheet", "report --doctor"])
def test_one_sheet_by_either_name(diary, command):
    asked = diary.ok(*command.split(), "7d", "--question", "Why?")
    assert asked.out == diary.ok("sheet --last 1 week").out
    assert asked.err == "tracker: kept for the next visit: #12\n"
    assert f"{command} --question" in diary.ok("history").out
    assert diary.ok("undo").code == 0
    assert diary.ok("question list --json").json == []


@NEEDS_PAGE
def test_both_write_the_same_files(diary, tmp_path):
    for command in ("sheet", "report --doctor"):
        written = tmp_path / command
        diary.ok(*command.split(), "--html", str(written))
        assert diary(*command.split(), "--html", str(written)).code == 1
        diary.ok(*command.split(), "--html", str(written), "--force")
    assert (tmp_path / "sheet").read_bytes() == written.read_bytes()
    diary.ok("sheet", "--pdf", str(tmp_path / "sheet.pdf"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_an_empty_database(tracker):
    out = tracker.ok("report --doctor").out
    assert "  0 of 42   days with anything logged\n  no entry  of pain\n" in out
    assert "No entry of this period is about pain." in out


def test_questions_from_keeping_to_asking(tracker):
    tracker.ok("question", "add", "Is swimming fine?")
    tracker.ok("question", "add", "And", "cycling?")
    assert tracker.ok("question list").lines == [
        "#1  Sun  8 Nov  Is swimming fine?",
        "#2  Sun  8 Nov  And cycling?",
    ]
    assert "1. Is swimming fine?\n  2. And cycling?" in tracker.ok("report --doctor").out
    assert tracker.ok("question done 1").lines == ["#1  Sun  8 Nov  Is swimming fine?  (asked)"]
    assert "1. And cycling?" in tracker.ok("report --doctor").out
    assert tracker.ok("question list --all").lines[0].endswith("(asked on 2026-11-08)")
    tracker.ok("undo")
    assert len(tracker.ok("question list").lines) == 2
    tracker.ok("question done all")
    assert tracker.ok("question list").out.startswith("No question is kept.")


def test_completion(tracker):
    from click.shell_completion import BashComplete

    from tracker.cli.main import cli

    tracker.ok("question", "add", "Is swimming fine?")

    def completed(*words):
        complete = BashComplete(cli, {}, "tracker", "_TRACKER_COMPLETE")
        return [item.value for item in complete.get_completions([*words[:-1]], words[-1])]

    assert completed("question", "done", "") == ["1", "all"]
    assert completed("report", "--csv", "mo") == ["movement"]


def test_questions_travel(tracker, tmp_path):
    tracker.ok("question", "add", "Is swimming fine?")
    file = tmp_path / "diary.json"
    tracker.ok("export", "json", str(file))
    tracker.ok("delete 1")
    assert tracker.ok("question list --json").json == []
    tracker.file.unlink()
    tracker.ok("import", "json", str(file))
    assert [q["note"] for q in tracker.ok("question list --json").json] == ["Is swimming fine?"]


def test_a_question_is_a_note_and_a_long_one_is_refused(tracker):
    tracker.ok("question", "add", "why " * 2400)
    assert "why" in tracker.ok("list note").out
    assert tracker("question", "add", "x" * 10_001).code == 2
    assert tracker("report", "--doctor", "--question", "x" * 10_001).code == 2


def test_what_was_typed_never_reaches_the_terminal_raw(tracker):
    tracker.ok("question", "add", "a\x1b[31m\u202eb\nc")
    for words in ("report --doctor", "question list", "question list --all", "list note"):
        out = tracker.ok(words).out
        assert "\x1b" not in out
        assert "\u202e" not in out


@NEEDS_PAGE
@pytest.mark.slow
@NEEDS_WAIT4
def test_time_and_memory_of_the_pdf(diary, tmp_path):
    """2.5 s and 250 MB for a whole process; the best of three, other programs run too."""
    runs = [tracker_used("report", "--doctor", "--pdf", tmp_path / f"{n}.pdf") for n in range(3)]
    assert min(used.seconds for used in runs) < 2.5
    assert max(used.megabytes for used in runs) < 250


def test_boxes_in_the_pdf_are_told_once(tracker, tmp_path):
    pytest.importorskip("typst", reason="the extra `page` is not installed")
    tracker.ok("log pain 4 neck")
    tracker.ok("question", "add", "why \U000f1234 and \U000f1234?")
    told = tracker.ok(f"sheet --pdf {tmp_path / 'a.pdf'}").err
    assert told.count("no font here has 1 character (?), so the PDF shows boxes there") == 1
    assert "no font" not in tracker.ok(f"sheet --html {tmp_path / 'a.html'}").err
