"""Files that commands write: never over our own, refused where one lies already, whole or not."""

# ruff: noqa: PTH112  (pathlib raises where a name is too long)

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from tracker.cli.session import Session, json_output, tell
from tracker.domain.errors import TrackerError


def check_place(session: Session, path: Path, force: bool, *, only_files: bool = False) -> None:
    """Refuse, before any work, a place that can't be written to; ask before writing over a file.

    Raises TrackerError, whatever `force` says, for the diary's own files. `-` is the standard
    output. With `only_files` a device or a pipe is refused too.
    """
    from tracker.store.new_file import kind_of_place
    from tracker.store.own_files import refuse_own

    if str(path) == "-" and not only_files:
        return
    refuse_own(str(path), session.diary.own_files)
    kind = kind_of_place(str(path))
    if kind == "a folder":
        raise TrackerError(f"{path} is a folder; name a file in it")
    if kind is not None and only_files:
        raise TrackerError(f"{path} is {kind}, which can't hold a copy; name a file")
    if not os.path.isdir(path.parent):
        raise TrackerError(
            f"there is no folder {path.parent} for {path}; make it or name another place"
        )
    if os.path.lexists(path) and kind is None and not force and not _asked(path):
        raise TrackerError(f"{path} exists; give another name or --force")


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


@contextmanager
def text_file(path: Path | None) -> Iterator[TextIO]:
    """A stream of UTF-8 text into a file, for its owner's eyes alone; None: standard output."""
    if path is None or str(path) == "-":
        yield json_output()
        return
    with _stream(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=False)
        yield text
        text.flush()
        text.detach()  # the file's end is its own matter


@contextmanager
def _stream(path: Path) -> Iterator[BinaryIO]:
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from tracker.store.new_file import new_file

    try:
        with new_file(str(path)) as file:
            yield file
    except OSError as error:
        told = error.strerror or error
        raise TrackerError(f"can't write {path}: {told}; name another place") from None
