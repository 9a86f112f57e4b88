"""Where a command's answer goes: a file, or standard output for `-`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, TextIO

from tracker.cli.session import Session, json_output, tell
from tracker.diary import leave
from tracker.domain.raw_text import harmless

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import SupportsWrite


def check_place(session: Session, path: Path, force: bool) -> None:
    """Refuse, before any work, a place that can't be written to; ask before writing over a file.

    Raises TrackerError. `-` is the standard output.
    """
    if str(path) != "-":
        leave.check_place(session.diary, str(path), replacing(path, force))


def replacing(path: Path, force: bool) -> Callable[[], bool]:
    """Whether a file may be written over, for whoever finds one: --force, or a yes."""
    return lambda: force or _asked(path)


def _asked(path: Path) -> bool:
    """On a terminal the owner may say yes; a script has to say --force."""
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    from tracker.cli.asking import confirmed

    return confirmed(f"{path} exists. Write over it?", "give another name or --force")


def write_page(path: Path, content: bytes) -> None:
    """Write a page, for its owner's eyes alone. Raises TrackerError where that can't be done."""
    with _stream(path) as file:
        file.write(content)
    if str(path) != "-":
        tell(f"written to {path}")


def shown_output() -> SupportsWrite[str]:
    """Standard output as UTF-8: into files and pipes what it is, nothing that a terminal obeys."""
    out = json_output()
    return _Shown(out) if out.isatty() else out


class _Shown:
    """A terminal that gets every raw character as an escape."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        self._file.write(harmless(text))


@contextmanager
def _stream(path: Path) -> Iterator[BinaryIO]:
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with leave.whole_file(str(path)) as file:
        yield file
