"""An import beside an edit: what either of them confirmed is there afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, Tracker
from tests.transfer.elsewhere import entry

ROUNDS = 30
MANY = 1500


def start(*words: str) -> subprocess.Popen[bytes]:
    env = {name: value for name, value in os.environ.items() if name != "TRACKER_NOW"}
    return subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        env={**env, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(process: subprocess.Popen[bytes]) -> None:
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err


@pytest.mark.slow
def test_an_edit_confirmed_beside_an_import_is_never_merged_away(
    tracker: Tracker, tmp_path: Path
) -> None:
    mine = entry("mine", kind="walk", measures={"duration_min": 10}, note="first")
    head = {"format": "tracker-diary", "version": 1}
    first = tmp_path / "first.json"
    first.write_text(json.dumps({**head, "entries": [mine]}))
    finish(start("import", "json", str(first)))
    lost = []
    for n in range(ROUNDS):
        # Later than what is there when it is read, earlier than the edit beside it.
        theirs = {**mine, "note": f"theirs {n}", "edited_at": int(time.time()) - 1}
        others = [entry(f"{n}-{i}", note=f"{n} {i}") for i in range(MANY)]
        file = tmp_path / f"{n}.json"
        file.write_text(json.dumps({**head, "entries": [*others, theirs]}))
        time.sleep(1.1)  # stamps are whole seconds
        importing = start("import", "json", str(file))
        time.sleep(0.1 + 0.02 * n)
        editing = start("edit", "1", "--note", f"mine {n}")
        finish(editing)
        finish(importing)
        whole = tracker.ok("export json").json["entries"]
        kept = {row["uid"]: row for row in whole}
        if kept["mine"]["note"] != f"mine {n}" or f"{n}-{MANY - 1}" not in kept:
            lost.append(n)
    assert lost == []
