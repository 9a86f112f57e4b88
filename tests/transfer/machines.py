"""Two machines with a diary each, whose exports are carried to and fro."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker

STANDING = ("habits", "goals", "skips", "subjects", "entries")


class Machines:
    """Two diaries in one home; every command a minute after the one before."""

    def __init__(self, tracker: Tracker, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tracker, self.folder, self._patch = tracker, folder, monkeypatch
        self.minutes = 0
        for name in "ab":
            shutil.copy(tracker.file, self.file(name))

    def file(self, name: str) -> Path:
        return self.folder / f"{name}.db"

    def __call__(self, name: str, line: str, days: int = 0) -> Any:
        self.minutes += 1 + days * 1440
        day, minute = divmod(self.minutes, 1440)
        hour, minute = divmod(minute, 60)
        self.tracker.stand_at(f"2026-11-{2 + day:02}T{hour:02}:{minute:02}")
        return self.again(name, line)

    def again(self, name: str, line: str) -> Any:
        self._patch.setenv("TRACKER_DB", str(self.file(name)))
        return self.tracker(line)

    def send(self, source: str, to: str) -> None:
        paper = self.folder / f"{source}.json"
        assert self(source, f"export json {paper} --force").code == 0
        answer = self(to, f"import json {paper}")
        assert answer.code == 0, answer

    def exchange(self) -> None:
        self.send("a", "b")
        self.send("b", "a")
        self.send("a", "b")

    def standing(self, name: str) -> dict[str, Any]:
        out = self.again(name, "export json").out
        document = json.loads(out)
        return {
            table: sorted(
                ({k: v for k, v in row.items() if k != "id"} for row in document[table]),
                key=lambda row: row["uid"],
            )
            for table in STANDING
        }
