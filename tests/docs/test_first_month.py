"""A month lived through the command line comes out as it is written down."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from runpy import run_path

import pytest

from tests.conftest import ROOT, Tracker

SCRIPT = ROOT / "docs" / "first_month.py"
WRITTEN = ROOT / "docs" / "first-month.md"


@pytest.mark.slow
def test_the_month_comes_out_as_written(bare: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.cli.main import run

    def run_here(moment: str, words: list[str], typed: str) -> tuple[int, str]:
        bare.stand_at(moment)
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        with redirect_stdout(said), redirect_stderr(said):
            code = run(words)
        said.seek(0)
        return code, said.read()

    assert run_path(str(SCRIPT))["lived"](bare.home, run_here) == WRITTEN.read_text("utf-8")


@pytest.mark.slow
def test_it_comes_out_so_of_real_processes() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, f"run `python {SCRIPT.relative_to(ROOT)}` again: {done.stderr}"


def test_the_month_says_what_the_issue_promises() -> None:
    text = WRITTEN.read_text(encoding="utf-8")
    assert "Traceback" not in text
    # A typo refused, an undo, a day logged afterwards, and the doctor on day 15.
    for said in ("did you mean", "undone:", "--at yesterday", "See a doctor", "not a diagnosis"):
        assert said in text
