"""Asking a person yes or no; where nobody can answer, a sentence instead."""

from __future__ import annotations

import sys

import click

from tracker.domain.errors import TrackerError


def confirmed(question: str, otherwise: str) -> bool:
    """Whether the answer is yes. `otherwise` says what to do where nobody can be asked.

    A pipe is asked without a word. Raises TrackerError where standard input is closed or has ended.
    """
    try:
        if sys.stdin is not None and sys.stdin.isatty():
            return click.confirm(question, err=True)
        line = sys.stdin.readline() if sys.stdin is not None else ""
    except click.Abort as abort:
        if isinstance(abort.__context__, KeyboardInterrupt):
            raise
        click.echo(err=True)  # the end of the input leaves its line open
        line = ""
    except (ValueError, OSError):  # no text, or a stream that was closed under us
        line = ""
    if not line:
        raise TrackerError(f"nobody answered '{question}'; {otherwise}")
    return line.strip().casefold() in ("y", "yes")
