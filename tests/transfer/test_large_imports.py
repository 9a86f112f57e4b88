"""Large files are read as a stream, with a word now and then for who waits."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Tracker
from tracker.cli import importing

ROWS = 60_000
MAP = """
[file]
name = "big"
[date]
column = "when"
[[entry]]
kind = "water"
value = "ml"
"""
PROBE = """
import sys
from tracker.cli.main import run
code = run(sys.argv[1:])
# Not `ru_maxrss`, which a process takes over from whoever started it.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024, file=sys.stderr)
sys.exit(code)
"""


def big_table(path: Path, rows: int) -> None:
    with path.open("w") as file:
        file.write("when,ml,n\n")
        for n in range(rows):
            day, minute = divmod(n * 7, 24 * 60)
            month, of_month = divmod(day, 28)
            at = f"{2001 + month // 12}-{month % 12 + 1:02}-{of_month + 1:02}"
            file.write(f"{at} {minute // 60:02}:{minute % 60:02},{200 + n % 300},{n}\n")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="tells memory as Linux does")
def test_a_large_table_needs_no_more_memory(tracker: Tracker, tmp_path: Path) -> None:
    """So many rows that their keys spill and their entries would not fit."""
    big_table(tmp_path / "big.csv", ROWS)
    (tmp_path / "m.toml").write_text(MAP)
    words = [
        "import",
        "csv",
        str(tmp_path / "big.csv"),
        "--map",
        str(tmp_path / "m.toml"),
        "--json",
    ]
    for added in ({"water": ROWS}, {}):
        done = subprocess.run(
            [sys.executable, "-c", PROBE, *words],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["added"] == added
        assert int(done.stderr.split()[-1]) < 100


class Terminal(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


def test_who_waits_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    now = [100.0]
    monkeypatch.setattr("tracker.cli.importing.time.monotonic", lambda: now[0])
    with importing.progress_of("big.csv") as went_on:
        went_on(10, 100)
        now[0] += 2
        for done in (20, 20, 55, 120):
            went_on(done, 100)
    assert terminal.getvalue() == (
        "\r20 % of big.csv is read\r55 % of big.csv is read\r99 % of big.csv is read\r\x1b[K"
    )


def test_nobody_is_told_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with importing.progress_of("big.csv") as went_on:
        went_on(10, 100)
    assert capsys.readouterr() == ("", "")
