"""Commands killed at the points where they change a file: nothing confirmed lost, nothing half."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that kills. Without a compiler the tests skip, but not in CI."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        missing = "there is no C compiler here (`.ci/faults` installs one)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    made = tmp_path_factory.mktemp("shim") / "shim.so"
    source = ROOT / "tests" / "kills" / "shim.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


def kill(shim: Path, folder: Path, many: int, *more: str) -> str:
    """Kill so many times; what was said of it."""
    environment = {**os.environ, "LD_PRELOAD": str(shim), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.kills.harness", "--kills", str(many), *more]
    done = subprocess.run(
        [*command, "--folder", str(folder)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.slow
def test_killed_three_hundred_times(shim: Path, tmp_path: Path) -> None:
    many = int(os.environ.get("KILLS", "300"))
    said = kill(shim, tmp_path, many, "--each", str(max(6, many // 50)))
    print(said)
    assert said.splitlines()[-1].endswith(", 0 wrong")


def test_killed_a_few_times(shim: Path, tmp_path: Path) -> None:
    assert kill(shim, tmp_path, 6, "--each", "3").splitlines()[-1].endswith(", 0 wrong")
