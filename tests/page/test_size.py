"""Three years of a diary as a page, by a real process: its time, its memory, its size."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.build_history import build
from tests.conftest import ROOT

MOST_MB, MOST_CPU_S = 250, 4.0
#: Runs the command line and tells of itself what it took.
SELF_MEASURED = """
import resource, sys
from tracker.cli.main import run
code = run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
kib = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
print(kib / 1024, used.ru_utime + used.ru_stime)
sys.exit(code)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there is no module resource here")
def test_three_years(home: Path, tmp_path: Path):
    diary, page = tmp_path / "diary.db", tmp_path / "page.html"
    build(diary, years=3, entries_per_day=10, pain_per_day=2, last=date(2026, 11, 7))
    words = ["--db", str(diary), "report", "2023-11-08..2026-11-07", "--html", str(page)]
    done = subprocess.run(
        [sys.executable, "-c", SELF_MEASURED, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    megabytes, cpu_s = map(float, done.stdout.split())
    assert megabytes < MOST_MB
    assert cpu_s < MOST_CPU_S
    assert page.stat().st_size < 2_500_000
