"""Charts drawn in a process beside: what comes of them there, and of whatever goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker.domain.errors import TrackerError
from tracker.page import beside, drawer
from tracker.page.beside import drawing_beside
from tracker.page.svg import draw_here

pytest.importorskip("vl_convert", reason="the extra `page` is not installed")

SPECS = [
    '{"data":{"values":[{"a":1}]},"mark":"bar","encoding":{"x":{"field":"a","title":"größer"}}}',
    '{"data":{"values":[{"a":1}]},"mark":"point"}',
]


@pytest.fixture
def started(monkeypatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Every process that was started; all of them have ended when the test has."""
    found: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            found.append(self)

    monkeypatch.setattr(beside, "Popen", Noted)
    yield found
    assert all(child.returncode is not None for child in found)


def refuse(specs):
    raise AssertionError(f"drawn in this process: {specs}")


def test_what_is_drawn_beside_is_what_is_drawn_here(started, monkeypatch):
    here = list(draw_here(SPECS))
    monkeypatch.setattr(beside, "draw_here", refuse)
    with drawing_beside() as draw:
        assert list(draw(SPECS)) == here
    assert len(started) == 1


def test_nothing_to_draw(started):
    with drawing_beside() as draw:
        assert list(draw([])) == []


@pytest.mark.parametrize(
    "program", ["raise SystemExit(1)", "input(); print('5000\\n<svg', end='')"]
)
def test_what_a_child_leaves_undone_is_drawn_here(started, monkeypatch, tmp_path, program):
    file = tmp_path / "child.py"
    file.write_text(program)
    monkeypatch.setattr(drawer, "__file__", str(file))
    with drawing_beside() as draw:
        assert list(draw(SPECS)) == list(draw_here(SPECS))
    assert len(started) == 1


def test_without_a_process_charts_are_drawn_here(started, monkeypatch):
    for place in ("/nowhere/python", ""):
        monkeypatch.setattr(sys, "executable", place)
        with drawing_beside() as draw:
            assert list(draw(SPECS)) == list(draw_here(SPECS))
    assert started == []


def test_an_error_is_the_one_that_drawing_here_has(started):
    broken = "{"
    said = "Failed to parse"
    with pytest.raises(ValueError, match=said):
        list(draw_here([broken]))
    with drawing_beside() as draw, pytest.raises(ValueError, match=said):
        list(draw([*SPECS, broken]))


def test_a_refusal_ends_it(started):
    with pytest.raises(TrackerError), drawing_beside():
        raise TrackerError("no")


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="children are found in /proc")
@pytest.mark.parametrize("after_s", [0, 0.2, 0.5])
def test_ctrl_c_leaves_nothing_behind(tracker, tmp_path, after_s):
    """As a terminal sends it, to the whole group."""
    tracker.ok("log", "pain", "6", "lower-back")
    folder = tmp_path / "here"
    folder.mkdir()
    program = subprocess.Popen(
        [sys.executable, "-m", "tracker", "report", "--html", "page.html"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with program:
        children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
        assert soon(children.read_text)
        time.sleep(after_s)
        os.killpg(program.pid, signal.SIGINT)
        _, said = program.communicate(timeout=30)
    assert program.returncode in (0, 130)
    assert b"Traceback" not in said
    made = [file.name for file in folder.iterdir()]
    assert made == (["page.html"] if program.returncode == 0 else [])
    assert soon(lambda: _has_ended(program.pid))


def soon(asked: Callable[[], object]) -> bool:
    for _ in range(1000):
        if asked():
            return True
        time.sleep(0.01)
    return False


def _has_ended(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False
