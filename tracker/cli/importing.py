"""How an import is followed and answered: progress for who waits, then what it did."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tracker.cli.session import Session, show, show_json, tell
from tracker.domain.errors import shown

if TYPE_CHECKING:
    from tracker.domain.arrived import Arrived
    from tracker.domain.entries import Entry

_PATIENCE = 1.0


@contextmanager
def progress_of(file: str) -> Iterator[Callable[[int, int], None]]:
    """Says on a terminal how far a file is read, of what takes more than a second."""
    began = time.monotonic()
    said = [0]

    def went_on(done: int, of: int) -> None:
        percent = min(99, 100 * done // of) if of else 0
        if percent > said[0] and time.monotonic() - began > _PATIENCE:
            said[0] = percent
            click.echo(f"\r{percent} % of {shown(file)} is read", err=True, nl=False)

    try:
        yield went_on if sys.stderr.isatty() else lambda done, of: None
    finally:
        if said[0]:
            click.echo("\r\x1b[K", err=True, nl=False)


def agreed(session: Session, as_json: bool) -> Callable[[str, tuple[Entry, ...]], bool]:
    """Shows a guessed mapping and, on a terminal, asks whether it is right.

    In a pipe it is on standard output, so that it can be saved, and nothing is agreed to.
    """
    asks = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty() and not as_json

    def ask(guess: str, samples: tuple[Entry, ...]) -> bool:
        from tracker.screen.letters import printable

        if as_json:
            return False
        lines = [guess.rstrip(), *(f"# {line}" for line in _drawn(session, samples))]
        click.echo(printable("\n".join(lines), False), err=asks)
        if not (asks and samples):
            return False
        from tracker.cli.asking import confirmed

        return confirmed("Is it to be read so?", "save the mapping and name it with --map")

    return ask


def _drawn(session: Session, samples: tuple[Entry, ...]) -> list[str]:
    from tracker.screen.entries import draw_entries

    if not samples:
        return []
    style = session.style._replace(colour=False)
    return ["the first entries:", *draw_entries(samples, style, style.us).splitlines()]


def answer(session: Session, arrived: Arrived, as_json: bool, dry_run: bool) -> None:
    """Print what an import did."""
    if as_json:
        show_json(arrived.as_json(), "import")
    else:
        from tracker.screen.imported import draw

        show(draw(arrived, session.style, dry_run), session)
    if as_json or arrived.is_own:
        for remark in arrived.remarks:
            tell(remark)
