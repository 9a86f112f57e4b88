"""No command that writes a file can change one byte of the diary's own files, by any name."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.conftest import ROOT, Answer, Tracker
from tests.properties import examples

POSIX = pytest.mark.skipif(os.name != "posix", reason="another system's way")

#: Every command that writes a file it is told the name of.
WRITERS = (
    "export json {} --force",
    "export json {}",
    "backup {} --force",
    "backup {}",
    "report --html {} --force",
    "report --doctor --html {} --force",
    "report --doctor --pdf {} --force",
    "report --doctor --pdf {} --force --question why",
    "sheet --html {} --force",
    "sheet --pdf {} --force --question why",
)


@pytest.fixture
def diary(tracker: Tracker) -> Tracker:
    """A diary with a copy, a journal, a damaged one put aside, and preferences."""
    tracker.ok("log water 500")
    tracker.ok("config units us")
    shutil.copy(tracker.file, f"{tracker.file}.damaged-1")
    Path(f"{tracker.file}-journal").touch()
    return tracker


def own_files(tracker: Tracker) -> list[Path]:
    """What must stay as it is; the journals only where they lie."""
    copies = sorted((tracker.file.parent / "backups").iterdir())
    return [
        tracker.file,
        *(Path(f"{tracker.file}{ending}") for ending in ("-journal", "-wal", "-shm")),
        Path(f"{tracker.file}.damaged-1"),
        *copies,
        tracker.config,
    ]


def content(tracker: Tracker) -> dict[Path, bytes]:
    """The own files that are there, with their bytes; files that came in beside them too."""
    folders = (tracker.file.parent, tracker.file.parent / "backups", tracker.config.parent)
    return {path: path.read_bytes() for f in folders for path in f.iterdir() if path.is_file()}


def by_link(target: Path, place: Path) -> str:
    (place / "link").symlink_to(target)
    return str(place / "link")


def by_hard_link(target: Path, place: Path) -> str:
    if not target.exists():
        return str(target)
    os.link(target, place / "hard")
    return str(place / "hard")


def by_linked_folder(target: Path, place: Path) -> str:
    (place / "folder").symlink_to(target.parent)
    return str(place / "folder" / target.name)


def by_detour(target: Path, place: Path) -> str:
    return f"{target.parent}/../{target.parent.name}/./{target.name}"


def from_here(target: Path, place: Path) -> str:
    return os.path.relpath(target)


WAYS = (lambda target, place: str(target), by_link, by_hard_link, by_linked_folder, by_detour,
        from_here)  # fmt: skip


@POSIX
@examples(80, HealthCheck.function_scoped_fixture)
@given(st.sampled_from(WRITERS), st.sampled_from(WAYS), st.integers(0, 6), st.booleans())
def test_no_output_changes_one_byte_of_the_diary(
    diary: Tracker,
    tmp_path_factory: pytest.TempPathFactory,
    words: str,
    way: Callable[[Path, Path], str],
    which: int,
    by_url: bool,
) -> None:
    files = own_files(diary)
    before = content(diary)
    target = way(files[which % len(files)], tmp_path_factory.mktemp("names"))
    db = [f"--db=sqlite:///{diary.file}"] if by_url else []
    answer = diary(*db, *(word.format(target) for word in words.split()), stdin="y\ny\n")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert "nothing is written over that; name another file" in answer.err
    assert content(diary) == before


@POSIX
@pytest.mark.parametrize("words", WRITERS)
def test_an_open_file_is_known_by_its_number(diary: Tracker, words: str) -> None:
    before = content(diary)
    for way in ("/dev/fd/{}", "/proc/self/fd/{}"):
        with diary.file.open("r+b") as file:
            if not Path(way.format(file.fileno())).exists():
                continue
            target = way.format(file.fileno())
            assert "is the diary itself" in diary(words.format(target)).err
    assert content(diary) == before


def test_a_name_that_only_differs_in_capitals(diary: Tracker) -> None:
    """Where the file system tells them apart it is a pity; where it doesn't, it's the diary."""
    wal = f"{diary.file}-WAL"
    assert "is the diary's journal" in diary(f"export json {wal} --force").err
    assert not Path(wal).exists()


@POSIX
def test_a_diary_that_is_reached_by_a_link(diary: Tracker, tmp_path: Path) -> None:
    link = tmp_path / "mine.db"
    link.symlink_to(diary.file)
    before = content(diary)
    for target in (link, diary.file, f"{diary.file}-journal", f"{link}-journal"):
        answer = diary(f"--db {link} export json {target} --force")
        assert "nothing is written over that" in answer.err, target
    assert content(diary) == before


def test_a_diary_that_is_not_there_yet(bare: Tracker) -> None:
    bare.file.parent.mkdir(parents=True)
    for words in WRITERS:
        assert "is the diary itself" in bare(words.format(bare.file)).err
    bare.ok("log water 250")  # what was made there, if anything, is a diary


def test_preferences_that_would_be_written_into_the_diary(
    diary: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(diary)
    for file in (diary.file, f"{diary.file}-journal", f"{diary.file}-wal"):
        monkeypatch.setenv("TRACKER_CONFIG", str(file))
        for words in ("config units metric", "config --unset units"):
            assert diary(words).code == 1
    assert content(diary) == before
    empty = diary.file.with_name("empty.db")
    empty.touch()
    monkeypatch.setenv("TRACKER_CONFIG", str(empty))
    assert "is the diary itself" in diary(f"--db {empty} config units us").err
    assert empty.read_bytes() == b""


REDIRECTED = ("list --json", "log water 250", "--db {db} nonsense")
MORE_REDIRECTED = ("export json", "--help", "completion bash", "report --csv water")


@POSIX
@pytest.mark.parametrize("stream", [1, 2])
@pytest.mark.parametrize(
    "words", [*REDIRECTED, *(pytest.param(w, marks=pytest.mark.slow) for w in MORE_REDIRECTED)]
)
def test_an_answer_that_would_go_into_the_diary(diary: Tracker, words: str, stream: int) -> None:
    """`tracker list >> "$TRACKER_DB"`: a shell that empties it first is beyond our reach."""
    before = content(diary)
    for file in (diary.file, diary.config):
        line = f"'{sys.executable}' -m tracker {words.format(db=diary.file)} {stream}>>'{file}'"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT)
        assert done.returncode == 1, done
        assert "which the shell may have emptied already" in (done.stderr if stream == 1 else "")\
            or stream == 2  # fmt: skip
        assert content(diary) == before


@POSIX
def test_not_even_the_refusal_goes_into_the_diary(diary: Tracker) -> None:
    before = content(diary)
    for others in ("2>&1", f"2>>'{diary.config}'"):
        line = f"'{sys.executable}' -m tracker list >>'{diary.file}' {others}"
        assert subprocess.run(["bash", "-c", line], cwd=ROOT).returncode == 1
        assert content(diary) == before


@POSIX
def test_an_answer_that_goes_elsewhere(diary: Tracker, tmp_path: Path) -> None:
    other = tmp_path / "list.txt"
    line = f"'{sys.executable}' -m tracker list > '{other}' 2>&1"
    subprocess.run(["bash", "-c", line], check=True, cwd=ROOT)
    assert "#1" in other.read_text() or "water" in other.read_text()


# --- whole or not at all -------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize("words", [w for w in WRITERS if "--force" in w and "--pdf" not in w])
def test_a_file_that_is_replaced_becomes_private(
    diary: Tracker, tmp_path: Path, words: str
) -> None:
    old = os.umask(0o022)
    try:
        file = tmp_path / "out"
        file.write_text("old")
        file.chmod(0o644)
        diary.ok(words.format(file))
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.read_bytes() != b"old"
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out"]
    finally:
        os.umask(old)


@POSIX
def test_only_regular_files_are_replaced(diary: Tracker, tmp_path: Path) -> None:
    pipe, ear = tmp_path / "pipe", tmp_path / "socket"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(ear))
        for place, kind in ((pipe, "a pipe"), (ear, "a socket"), ("/dev/null", "a device")):
            answer = diary(f"backup {place} --force")
            assert (answer.code, answer.out) == (1, "")
            assert f"{place} is {kind}, which can't hold a copy; name a file" in answer.err
            assert not Path(place).is_file()
        assert "can't write" in diary(f"export json {ear} --force").err
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    diary.ok("export json /dev/null --force")
    diary.ok("report --html /dev/null --force")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    diary.ok(f"export json {pipe} --force")
    told, _ = reader.communicate(timeout=30)
    assert b'"tracker-diary"' in told
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def grow(tracker: Tracker, many: int = 20_000) -> None:
    with closing(sqlite3.connect(tracker.file)) as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO entries (uid, kind, day, note, source_n, estimated, created_at)"
            " SELECT 'u' || i, 'note', '2026-11-0' || (1 + i % 7), 'note ' || i, 0, 0, 0 FROM n",
            (many,),
        )
        connection.commit()


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize(
    "wait", [0.4, *(pytest.param(wait, marks=pytest.mark.slow) for wait in (0.25, 0.6, 0.8))]
)
def test_a_killed_export_leaves_the_one_before(diary: Tracker, tmp_path: Path, wait: float) -> None:
    grow(diary)
    file = tmp_path / "export.json"
    file.write_text("the one before")
    words = [sys.executable, "-m", "tracker", "export", "json", str(file), "--force"]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.DEVNULL) as running:
        time.sleep(wait)
        running.kill()
    told = file.read_text()
    assert told == "the one before" or told.endswith("\n]\n}\n")
    diary.ok("export", "json", str(file), "--force")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["export.json"]


@POSIX
def test_what_a_kill_left_is_swept_and_what_is_being_written_is_not(
    diary: Tracker, tmp_path: Path
) -> None:
    from fcntl import LOCK_EX, flock

    left, held = (tmp_path / f".tracker-{c * 12}.part" for c in "ab")
    other = tmp_path / ".tracker-notes.part"
    for file in (left, held, other):
        file.touch()
    with held.open("rb") as writing:
        flock(writing, LOCK_EX)
        diary.ok(f"export json {tmp_path}/out.json")
    assert (left.exists(), held.exists(), other.exists()) == (False, True, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_without_room_is_told_with_the_files_name(diary: Tracker) -> None:
    for words in ("export json {} --force", "report --html {}", "report --doctor --html {}"):
        answer: Answer = diary(words.format("/dev/full"))
        assert answer.code == 1
        assert "can't write /dev/full: No space left on device; name another" in answer.err
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@pytest.mark.skipif(not shutil.which("strace"), reason="no strace")
@pytest.mark.parametrize(
    "words",
    [
        "export json {}",
        pytest.param("report --html {}", marks=pytest.mark.slow),
        "config units metric",
    ],
)
def test_a_file_is_on_the_disk_before_and_after_it_has_its_name(
    diary: Tracker, tmp_path: Path, words: str
) -> None:
    trace = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,rename,renameat,renameat2,write,pwrite64"
    done = subprocess.run(
        ["strace", "-f", "-y", "-e", calls, "-o", trace, sys.executable, "-m", "tracker",
         *words.format(tmp_path / "out").split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("strace may not trace here")
    assert done.returncode == 0, done.stderr
    lines = trace.read_text().splitlines()
    renamed = [n for n, line in enumerate(lines) if "rename" in line and ".part" in line]
    assert len(renamed) == 1
    assert any("fsync" in line and ".part" in line for line in lines[: renamed[0]])
    folder = diary.config.parent if "config" in words else tmp_path
    assert any("fsync" in line and f"<{folder}>" in line for line in lines[renamed[0] :])
    with suppress(FileNotFoundError):
        (tmp_path / "out").unlink()
