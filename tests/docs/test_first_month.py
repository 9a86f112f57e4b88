"""A month lived through the command line comes out as it is written down."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_the_month_comes_out_as_written() -> None:
    script = ROOT / "docs" / "first_month.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, f"run `python {script.relative_to(ROOT)}` again: {done.stderr}"


def test_the_month_says_what_the_issue_promises() -> None:
    text = (ROOT / "docs" / "first-month.md").read_text(encoding="utf-8")
    assert "Traceback" not in text
    # A typo refused, an undo, a day logged afterwards, and the doctor on day 15.
    for said in ("did you mean", "undone:", "--at yesterday", "See a doctor", "not a diagnosis"):
        assert said in text
