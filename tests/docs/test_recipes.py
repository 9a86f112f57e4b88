"""The recipes run as written, where what they need is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT, Tracker

RECIPES = (ROOT / "docs/recipes.md").read_text(encoding="utf-8")
#: What a recipe may need that not every machine has.
TOOLS = ("jq", "datasette")


def blocks(sort: str) -> list[str]:
    """The fenced blocks of one sort."""
    return re.findall(rf"^```{sort}\n(.*?)^```$", RECIPES, re.DOTALL | re.MULTILINE)


def run(tracker: Tracker, script: str, folder: Path) -> str:
    """Run a script by bash, `tracker` being this one. Fails at its first line that fails."""
    (folder / "copies").mkdir(exist_ok=True)
    stand_in = f'tracker() {{ {sys.executable} -m tracker "$@"; }}\n'
    answer = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", stand_in + script],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tracker.home)},
    )  # fmt: skip
    assert (answer.returncode, answer.stderr) == (0, ""), answer
    return answer.stdout


@pytest.fixture
def lived(tracker: Tracker) -> Tracker:
    tracker.prepare([
        "log water 500, coffee, ibuprofen 400, pain 6 lower-back, walk 20, stretch 10",
        "habit add floss",
    ])  # fmt: skip
    return tracker


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize("script", [*blocks("sh")])
def test_a_script(lived: Tracker, script: str, tmp_path: Path) -> None:
    missing = [tool for tool in TOOLS if tool in script and shutil.which(tool) is None]
    lines = [line for line in script.splitlines() if not any(tool in line for tool in missing)]
    told = run(lived, "\n".join(lines), tmp_path)
    assert told or "backup" in script or missing


def test_what_cron_runs(lived: Tracker, tmp_path: Path) -> None:
    for line in "".join(blocks("cron")).splitlines():
        command = line.split(maxsplit=5)[5].replace("$HOME", str(tmp_path))
        assert run(lived, command, tmp_path)


def test_what_a_prompt_and_a_status_line_ask_for(lived: Tracker, tmp_path: Path) -> None:
    (toml,) = blocks("toml")
    prompt = tomllib.loads(toml)["custom"]["tracker"]
    assert "floss" in run(lived, f"{prompt['command']} || test $? -eq 10", tmp_path)
    assert run(lived, f"set +e; {prompt['when']}", tmp_path) == ""
    (status,) = re.findall(r"#\((.*)\)", "".join(blocks("tmux")))
    assert status == prompt["command"]
