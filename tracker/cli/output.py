"""Pages written to a file: refused where one lies there already, private, whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tracker.cli.session import tell
from tracker.domain.errors import TrackerError


def check_place(path: Path, force: bool) -> None:
    """Refuse, before any work, a place that can't be written to; ask before writing over a file.

    Raises TrackerError. `-` is the standard output.
    """
    if str(path) == "-":
        return
    if path.is_dir():
        raise TrackerError(f"{path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise TrackerError(f"there is no folder {path.parent}; make it or name another place")
    if path.exists() and not force and not _asked(path):
        raise TrackerError(f"{path} exists; give another name or --force")


def _asked(path: Path) -> bool:
    """On a terminal the owner may say yes; a script has to say --force."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm(f"{path} exists. Write over it?", err=True)


def write_page(path: Path, content: bytes) -> None:
    """Write a page, for its owner's eyes alone. Raises TrackerError where that can't be done."""
    if str(path) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _write(path, content)
    except OSError as error:
        raise TrackerError(f"can't write {path}: {error.strerror}; name another place") from None
    tell(f"written to {path}")


def _write(path: Path, content: bytes) -> None:
    if path.exists() and not path.is_file():  # a pipe or a device
        path.write_bytes(content)
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
