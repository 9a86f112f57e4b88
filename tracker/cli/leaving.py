"""The one way out for errors: a sentence, a JSON object too where --json was asked for; a code.

Only a command that failed comes here. Whatever it had kept for good by then is said with it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.session import COMPLETING, show_json, tell
from tracker.diary.kept_commands import kept_words
from tracker.domain.errors import TrackerError
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.diary.kept_commands import KeptCommand

INTERRUPTED = 130


class ErrorAnswer(NamedTuple):
    """What is said of an error: a sentence (empty: nothing), and the exit code."""

    sentence: str
    code: int


def leave_with(error: BaseException, words: Sequence[str], kept: Sequence[KeptCommand]) -> int:
    """Say what went wrong and what is kept all the same; the exit code.

    A mistake of our own, with nothing kept, is raised again: its traceback is worth more.
    """
    as_json = asked_for_json(words)
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and not as_json:
        error.show()
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        drop_output()
        return 0
    said = _said(error, kept)
    if said is None:
        raise error
    if COMPLETING in os.environ:  # a TAB key gets no answer rather than an error
        return said.code
    sentence = said.sentence
    if kept:
        sentence = f"{sentence}; {kept_words(kept)}"
    tell(sentence)
    if as_json and not isinstance(error, OSError):  # there is no output to write it to
        _show_error(ErrorAnswer(sentence, said.code), kept)
    return said.code


def asked_for_json(words: Sequence[str]) -> bool:
    """Whether a command line asks for JSON, also one that was not understood."""
    words = list(words)
    options = words[: words.index("--")] if "--" in words else words
    return "--json" in options and "--csv" not in options  # not known which of the two is meant


def _said(error: BaseException, kept: Sequence[KeptCommand]) -> ErrorAnswer | None:
    if isinstance(error, click.ClickException):
        from tracker.cli.usage import sentence

        return ErrorAnswer(sentence(error), error.exit_code)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        told = "interrupted" if kept else "interrupted; what was confirmed is kept"
        return ErrorAnswer(told, INTERRUPTED)
    if isinstance(error, TrackerError):
        return ErrorAnswer(str(error), error.exit_code)
    if isinstance(error, OSError):
        if error.filename is None:
            drop_output()
        what = error.filename or "the answer"
        return ErrorAnswer(f"{what} can't be written: {error.strerror or error}", 1)
    if isinstance(error, Exception) and kept:
        fault = f"{type(error).__name__}: {error}".rstrip(": ")
        return ErrorAnswer(f"the answer can't be told, a fault of the program's own ({fault})", 1)
    return None


def _show_error(said: ErrorAnswer, kept: Sequence[KeptCommand]) -> None:
    error = {
        "message": said.sentence,
        "exit_code": said.code,
        "kept": [one._asdict() for one in kept],
    }
    try:
        show_json({"error": error}, "error")
        sys.stdout.flush()
    except OSError:
        drop_output()


def drop_output() -> None:
    """Nobody reads what is left (`| head -1`); Python would complain of it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
