"""The primitives that every file of ours is made with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.store import files
from tracker.store.outside.new_file import new_file


def test_a_file_put_in_place_replaces_the_old_one_whole(tmp_path: Path) -> None:
    part, to = tmp_path / ".part", tmp_path / "kept"
    part.write_text("new")
    to.write_text("old")
    files.put_in_place(os.fspath(part), os.fspath(to))
    assert to.read_text() == "new"
    assert not part.exists()


@pytest.mark.skipif(os.name != "posix", reason="no pipes by name")
def test_only_a_regular_file_is_replaced(tmp_path: Path) -> None:
    part, pipe = tmp_path / ".part", tmp_path / "pipe"
    part.write_text("new")
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="no regular file"):
        files.put_in_place(os.fspath(part), os.fspath(pipe))
    assert pipe.is_fifo()
    assert part.read_text() == "new"


def test_a_file_and_the_folder_are_synced_around_the_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def traced_sync(opened: int) -> None:
        done.append("sync folder" if Path(f"/proc/self/fd/{opened}").is_dir() else "sync file")
        fsync(opened)

    def traced_replace(part: str, to: str) -> None:
        done.append("replace")
        replace(part, to)

    monkeypatch.setattr(os, "fsync", traced_sync)
    monkeypatch.setattr(os, "replace", traced_replace)
    part = tmp_path / ".part"
    part.write_text("new")
    files.put_in_place(os.fspath(part), os.fspath(tmp_path / "kept"))
    assert done == ["sync file", "replace", "sync folder"]


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files have no names here")
def test_a_file_whose_name_is_gone_is_written_where_it_is_open(tmp_path: Path) -> None:
    with (tmp_path / "gone").open("w+b") as kept:
        (tmp_path / "gone").unlink()
        with new_file(f"/dev/fd/{kept.fileno()}") as file:
            file.write(b"there")
        kept.seek(0)
        assert kept.read() == b"there"
    assert list(tmp_path.iterdir()) == []
