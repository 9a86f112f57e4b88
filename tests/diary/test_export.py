"""Exports: a format is one file that declares it, and the diary sees to the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Tracker
from tracker.transfer import exporters as package

MADE_UP = '''"""Write how many entries there are.

More about it.
"""

from tracker.transfer.leaving import TextFile

OPTIONS = {"loud": "With an exclamation mark."}


def file(out):
    return TextFile("count.txt", lambda stream: stream.write(said(out)))


def folder(out):
    return [file(out), TextFile("again.txt", lambda stream: stream.write(said(out)))]


def said(out):
    return str(out.store.count()) + ("!" if "loud" in out.options else "")
'''


@pytest.fixture
def counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An exporter that was put beside those that ship."""
    folder = tmp_path / "exporters"
    folder.mkdir()
    (folder / "counting.py").write_text(MADE_UP)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    yield
    sys.modules.pop(f"{package.__name__}.counting", None)


@pytest.mark.usefixtures("counting")
def test_a_new_exporter_is_a_command(tracker: Tracker, tmp_path: Path) -> None:
    assert "Write how many entries there are." in tracker.ok("export --help").out
    told = tracker.ok("export counting --help").out
    assert "More about it." in told and "With an exclamation mark." in told
    tracker.ok("log water 500")
    assert tracker.ok("export counting --loud").out == "1!"
    tracker.ok(f"export counting {tmp_path / 'made'}")
    assert {file.name: file.read_text() for file in (tmp_path / "made").iterdir()} == {
        "count.txt": "1",
        "again.txt": "1",
    }
    tracker.ok(f"export counting {tmp_path / 'kept.txt'} --every-write")
    tracker.ok("log water 500")
    assert (tmp_path / "kept.txt").read_text() == "2"
