"""The period that reports and sheets are of: words on the command line, or `--last`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.complete import words_of
from tracker.diary.offer import PERIODS
from tracker.domain.errors import WrongWords

if TYPE_CHECKING:
    from tracker.cli.session import Session

PERIOD = click.argument("words", nargs=-1, metavar="[PERIOD]", shell_complete=words_of(*PERIODS))
LAST = click.option("--last", metavar="PERIOD", help="The same as naming the period: --last 6w.")


def read_period(session: Session, words: Sequence[str], last: str | None) -> str | None:
    """The period as typed, in words or after --last (`--last 2 weeks`). Raises WrongWords."""
    text = " ".join([last, *words] if last is not None else words)
    if last is not None and words:
        try:
            session.diary.read_days(text)
        except WrongWords:
            told = "the period is named twice; leave out --last or the other"
            raise WrongWords(told) from None
    return text or None
