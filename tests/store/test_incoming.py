"""Files from outside: what is read, what is refused, and what the refusal says."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Tracker
from tracker.domain.errors import WrongWords
from tracker.store.outside import incoming
from tracker.store.outside.incoming import LIMIT, read_bytes, text_of

DIARY = b'{"format": "tracker-diary", "version": 1, "entries": []}'


def read_text(path: str, limit: int = LIMIT) -> str:
    return text_of(read_bytes(path, limit), path)


def test_a_mark_at_the_beginning_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_bytes(b"\xef\xbb\xbf" + DIARY)
    assert read_text(str(file)) == DIARY.decode()


def test_an_export_that_was_saved_with_a_mark_is_imported(tracker: Tracker, home: Path) -> None:
    tracker.ok("log water 500")
    whole = tracker.ok("export json").out
    file = home / "in.json"
    file.write_bytes(b"\xef\xbb\xbf" + whole.encode())
    assert "0 added, 0 changed, 1 as they were" in tracker.ok("import", "json", str(file)).out


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (gzip.compress(DIARY, mtime=0), "is packed with gzip; unpack it first: gunzip -k {}"),
        (b"BZh91AY", "is packed with bzip2"),
        (b"\xfd7zXZ\0", "is packed with xz"),
        (b"SQLite format 3\0...", "is a database; `tracker --db {} export json FILE`"),
        (b"%PDF-1.7", "is a PDF"),
        (DIARY.decode().encode("utf-16"), "is not UTF-8 text but UTF-16; save it as UTF-8"),
        (DIARY.decode().encode("utf-16-be"), "is not JSON"),
        (b'{"a":\n "\xff"}', "is not UTF-8 text, by what stands in line 2"),
        (DIARY[:-3], "is not JSON; give it as it was exported (it breaks off at line 1"),
        (b'{"a": 1,\n "b": x}', "(expecting value: line 2, column 7)"),
        (b'{"a": "x', "it breaks off at line 1, column 7"),
        (b'{"a": 1, "a": 2}', "an object in it has two values for 'a'"),
        (b'{"a": NaN}', "it holds NaN, which is no number there"),
        (b'{"a": -Infinity}', "it holds -Infinity"),
        (b'{"a": ' + b"9" * 5000 + b"}", "it holds a number of thousands of digits"),
        (b"[" * 100_000, "it is nested too deep"),
        (b"[1, 2]", "this is no diary"),
    ],
)
def test_what_is_no_diary_is_told_as_what_it_is(
    tracker: Tracker, home: Path, data: bytes, sentence: str
) -> None:
    file = home / "in.json"
    file.write_bytes(data)
    answer = tracker("import", "json", str(file))
    assert answer.code in (1, 2) and answer.out == ""
    assert sentence.format(file) in answer.err
    assert answer.err.count("\n") == 1
    assert tracker.state()["entries"] == []


def test_a_zip_is_told(tracker: Tracker, home: Path) -> None:
    with zipfile.ZipFile(home / "in.zip", "w") as archive:
        archive.writestr("diary.json", DIARY)
    assert "is a zip archive; unpack it" in tracker("import", "json", str(home / "in.zip")).err


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/dev/zero", "is a device, no file"),
        ("/dev/full", "is a device, no file"),
        ("{home}", "is a folder; name a file in it"),
        ("{home}/link", "is a device, no file"),
        ("/nowhere/at-all", "can't read /nowhere/at-all: there is no such file; name one that is"),
    ],
)
def test_only_files_are_read(tracker: Tracker, home: Path, path: str, sentence: str) -> None:
    (home / "link").symlink_to("/dev/zero")
    answer = tracker("import", "json", path.format(home=home))
    assert answer.code == 2 and sentence in answer.err and answer.err.count("\n") == 1


def test_a_pipe_that_nobody_writes_into_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(incoming, "PATIENCE", 0.1)
    with pytest.raises(WrongWords, match="nothing is written into the pipe"):
        read_text(str(pipe))


@pytest.mark.slow
def test_a_pipe_with_a_slow_writer_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(incoming, "PATIENCE", 0.5)
    script = f"import sys, time; f = open({str(pipe)!r}, 'wb'); time.sleep(1.2); f.write(b'a'); \
f.flush(); time.sleep(0.3); f.write(b'b'); f.close()"
    with subprocess.Popen([sys.executable, "-c", script]) as writer:
        assert read_text(str(pipe)) == "ab"
        writer.wait()


def test_a_diary_comes_through_a_pipe_of_the_shell(tracker: Tracker, home: Path) -> None:
    (home / "in.json").write_bytes(DIARY)
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tracker import json <(cat {home}/in.json)"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and "0 added" in done.stdout


def test_standard_input_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").write_bytes(DIARY)
    with (tmp_path / "in").open("rb") as file:
        monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": file}))
        assert read_bytes("-", len(DIARY)) == DIARY


def test_a_file_as_large_as_may_be_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(DIARY)
    assert read_bytes(str(tmp_path / "in"), len(DIARY)) == DIARY
    with pytest.raises(WrongWords, match="is larger than"):
        read_bytes(str(tmp_path / "in"), len(DIARY) - 1)


@pytest.mark.parametrize("through", ["file", "pipe", "input"])
def test_more_than_the_limit_is_not_read(
    tmp_path: Path, process: Any, monkeypatch: pytest.MonkeyPatch, through: str
) -> None:
    place = tmp_path / "in"
    if through == "pipe":
        os.mkfifo(place)
        threading.Thread(target=_pour, args=(place,), daemon=True).start()
    else:
        place.write_bytes(b"x" * 3 * 1024**2)
    if through == "input":
        with place.open("rb") as file:
            monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": file}))
            with pytest.raises(WrongWords, match="what comes in is larger than 2 MB"):
                read_text("-", 2 * 1024**2)
        return
    with pytest.raises(WrongWords, match="in is larger than 2 MB, which no diary is"):
        read_text(str(place), 2 * 1024**2)


def _pour(place: Path) -> None:
    with place.open("wb") as file:
        try:
            while True:
                file.write(b"x" * 65536)
        except OSError:
            pass
