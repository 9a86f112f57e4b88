"""What a whole process takes: seconds, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

NEEDS_WAIT4 = pytest.mark.skipif(os.name != "posix", reason="there is no os.wait4 here")

# On Linux a process's peak never reads lower than what its parent held when it was started, and a
# worker of the tests holds a lot: so a small one stands between.
GO_BETWEEN = """
import os, sys, time
start = time.perf_counter()
child = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(child, 0)
unit = 1 if sys.platform == "darwin" else 1024
print(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)
sys.exit(os.waitstatus_to_exitcode(status))
"""


class Used(NamedTuple):
    """Seconds by the clock, seconds of processor, and megabytes at the most."""

    seconds: float
    cpu_s: float
    megabytes: float


def tracker_used(*words: str | Path) -> Used:
    """What the command line takes for some words, in a process of its own that must succeed."""
    done = subprocess.run(
        [sys.executable, "-c", GO_BETWEEN, sys.executable, "-m", "tracker", *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return Used(*map(float, done.stdout.splitlines()[-1].split()))
