"""Every file written for the user: whole under its name or not at all, for its owner's eyes alone.

The content goes into a file without a name where the system has such files, so that a kill leaves
nothing; elsewhere into one beside the target, which whoever writes there next sweeps away. It is on
the disk before it takes its name (`files.put_in_place`). A device or a pipe is written to as it is.
"""
# ruff: noqa: PTH101, PTH107, PTH110, PTH112, PTH116, PTH118, PTH120, PTH123, PTH208

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from tracker.store.files import put_in_place

#: Writing to a terminal must not make it ours.
NO_TERMINAL = getattr(os, "O_NOCTTY", 0)
PART = r"\.tracker-[0-9a-f]{12}\.part"


def kind_of_place(path: str) -> str | None:
    """What lies at a path and is no regular file: 'a folder', 'a device'; else None."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return None if stat.S_ISREG(mode) else kinds.get(stat.S_IFMT(mode), "a device")


@contextmanager
def new_file(path: str, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A stream that becomes the file at `path` once the block is through, and else leaves it alone.

    Raises OSError where the system refuses; the name in it may be that of the unfinished file. What
    is made again after a power cut needn't be `lasting`, and doesn't wait for the disk.
    """
    target = os.path.realpath(path)
    if kind_of_place(path) is None and not _only_open(path, target):
        with _replacing(target, lasting) as file:
            yield file
    else:
        with os.fdopen(os.open(path, os.O_WRONLY | NO_TERMINAL), "wb") as file:
            yield file


@contextmanager
def new_text(path: str, *, lasting: bool = True) -> Iterator[TextIO]:
    r"""The same for UTF-8 text with `\n` line ends."""
    with new_file(path, lasting=lasting) as file:
        text = TextIOWrapper(file, encoding="utf-8", newline="\n")
        yield text
        text.flush()
        text.detach()  # the file's end is its own matter


def _only_open(path: str, target: str) -> bool:
    """Whether a file is known by its open number alone (`/dev/fd/3`): its name is gone."""
    return os.path.exists(path) and not os.path.exists(target)


@contextmanager
def _replacing(target: str, lasting: bool) -> Iterator[BinaryIO]:
    folder = os.path.dirname(target)
    _sweep(folder)
    part = _part_in(folder)
    unnamed, made = _made(folder, part)
    try:
        with os.fdopen(made, "wb") as file:
            _lock(made)
            os.chmod(made, 0o600)  # the umask may have taken away even the owner's bits
            yield file
            file.flush()
            if unnamed:
                _name(made, part)
            put_in_place(part, target, lasting=lasting)
    finally:
        with suppress(FileNotFoundError):
            os.remove(part)


@contextmanager
def part_file(folder: str) -> Iterator[str]:
    """The path of a new empty file in a folder, for what only writes to a path; gone afterwards."""
    _sweep(folder)
    part = _part_in(folder)
    made = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.chmod(part, 0o600)  # the umask may have taken away even the owner's bits
        _lock(made)
        yield part
    finally:
        os.close(made)
        with suppress(FileNotFoundError):
            os.remove(part)


def _part_in(folder: str) -> str:
    return os.path.join(folder, f".tracker-{os.urandom(6).hex()}.part")


def _made(folder: str, part: str) -> tuple[bool, int]:
    """A new file: whether it has no name yet, and its number."""
    if hasattr(os, "O_TMPFILE") and os.path.isdir("/proc/self/fd"):
        with suppress(OSError):  # not every file system has them
            return True, os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
    return False, os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)


def _name(made: int, part: str) -> None:
    """Give a file without a name its first one."""
    # With a folder's number `os.link` is linkat, which alone follows the link in /proc.
    os.link(f"/proc/self/fd/{made}", part, src_dir_fd=made, follow_symlinks=True)


def _lock(made: int) -> None:
    """Hold a file for as long as it is being written: nobody sweeps it away."""
    with suppress(ImportError):
        from fcntl import LOCK_EX, flock

        flock(made, LOCK_EX)


def _sweep(folder: str) -> None:
    """Remove what a killed run left in a folder, and nothing that is still being written."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return
    with suppress(OSError):
        for name in os.listdir(folder):
            if not re.fullmatch(PART, name):
                continue
            left = os.path.join(folder, name)
            with suppress(OSError), open(left, "rb") as file:
                flock(file.fileno(), LOCK_EX | LOCK_NB)
                os.remove(left)
