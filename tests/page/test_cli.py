"""`tracker report --html` as it is typed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from tests.conftest import ROOT, run_process


@pytest.fixture
def diary(tracker, monkeypatch, tmp_path):
    """A diary with a little in it, and an empty folder to stand in."""
    tracker.ok("log", "water", "500")
    tracker.ok("log", "pain", "6", "lower-back")
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    tracker.folder = folder
    return tracker


def test_a_page_in_a_file_for_its_owners_eyes(diary):
    answer = diary.ok("report", "--html", "page.html")
    file = diary.folder / "page.html"
    assert "page.html" in answer.err
    assert answer.out == ""
    text = file.read_text(encoding="utf-8")
    assert text.lstrip().startswith("<!DOCTYPE html>")
    assert "Lower back" in text
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_file_the_name_tells_the_period(diary):
    diary.ok("report", "2026-11-01..2026-11-08", "--html")
    assert [f.name for f in diary.folder.iterdir()] == ["tracker-report-2026-11-01-2026-11-08.html"]


@pytest.mark.parametrize("words", [("month", "--html"), ("--html", "month"), ("--html", "30d")])
def test_a_period_after_html_is_a_period(diary, words):
    diary.ok("report", *words)
    (file,) = diary.folder.iterdir()
    assert file.name.startswith("tracker-report-2026-1")
    assert file.suffix == ".html"


def test_a_file_that_exists_is_left_alone_without_force(diary):
    file = diary.folder / "page.html"
    file.write_text("mine", encoding="utf-8")
    answer = diary("report", "--html", "page.html")
    assert answer.code == 1
    assert "--force" in answer.err
    assert len(answer.lines) + len(answer.err.splitlines()) == 1
    assert file.read_text(encoding="utf-8") == "mine"
    diary.ok("report", "--html", "page.html", "--force")
    assert "Lower back" in file.read_text(encoding="utf-8")


def test_to_standard_output(diary):
    answer = run_process(("report", "--html", "-"), env={"PYTHONIOENCODING": "ascii"})
    assert answer.code == 0
    assert answer.err == ""
    assert answer.out.rstrip().endswith("</html>")
    assert "\\u" not in answer.out  # whatever the terminal's letters, a page is UTF-8
    assert list(diary.folder.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the pipe of this test is a shell's")
def test_to_a_closed_pipe(diary):
    line = f'"{sys.executable}" -m tracker report --html - | head -c 20'
    done = subprocess.run(
        ["sh", "-c", line], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True
    )
    assert (len(done.stdout), done.stderr) == (20, b"")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("nowhere/page.html", "nowhere"),
        ("/proc/page.html", "/proc/page.html"),
        (".", "folder"),
    ],
)
def test_a_place_that_cant_be_written_to(diary, place, said):
    if place.startswith("/proc") and not sys.platform.startswith("linux"):
        pytest.skip("there is no /proc here")
    answer = diary("report", "--html", place)
    assert answer.code == 1
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


def test_options_that_dont_go_together(diary):
    for words in (
        ("--html", "-", "--open"),
        ("--html", "a.html", "--json"),
        ("--html", "a.html", "--csv", "pain"),
        ("--force",),
    ):
        answer = diary("report", *words)
        assert answer.code == 2, words
        assert len(answer.err.splitlines()) == 1
    assert list(diary.folder.iterdir()) == []


@pytest.mark.parametrize("missing", ["jinja2", "vl_convert"])
def test_without_the_extra_one_line_says_what_to_install(diary, missing, tmp_path):
    """The package really can't be imported: a module of its name stands before it and fails."""
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow" / f"{missing}.py").write_text(
        f"raise ModuleNotFoundError('No module named {missing}', name='{missing}')\n"
    )
    path = os.pathsep.join([str(tmp_path / "shadow"), str(ROOT)])
    answer = run_process(
        ("report", "--html", str(diary.folder / "page.html")), env={"PYTHONPATH": path}
    )
    assert answer.code == 1
    assert "python -m pip install 'soreback[page]'" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert list(diary.folder.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the browser of this test is a shell script")
def test_open_hands_the_page_to_the_browser(diary, tmp_path):
    told = tmp_path / "told"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{told}"\n')
    browser.chmod(0o700)
    answer = run_process(
        ("report", "--html", str(diary.folder / "page.html"), "--open"),
        env={"BROWSER": f"{browser} %s"},
    )
    assert answer.code == 0, answer
    assert told.read_text().strip() == (diary.folder / "page.html").as_uri()
