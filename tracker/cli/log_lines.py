"""The lines that `tracker log -` gets from standard input, each read as the arguments it holds."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import click

from tracker.cli.arguments import refuse_broken_text
from tracker.cli.usage import sentence
from tracker.diary.lines.typed import Line, Typed
from tracker.domain.errors import StoreError, TrackerError, WrongWords
from tracker.domain.words.aliases import split_words

Read = Callable[[list[str]], Line]

_LONGEST_LINE, _MOST_BYTES = 10_000, 10_000_000
_KEYED = r"\[(?P<key>[^\]]*)\]\s*(?P<line>.*)"


def read_lines(read: Read, shared: Typed) -> list[tuple[int, Line]]:
    """Every line with its number; `shared` has the time and the key of those that have none.

    Raises WrongWords with the number of the first that can't be taken apart.
    """
    return [(number, _read(read, number, text, shared)) for number, text in _texts()]


def _texts() -> list[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    try:
        text = sys.stdin.read(_MOST_BYTES + 1)
    except (UnicodeDecodeError, AttributeError):
        raise WrongWords("what comes in is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise StoreError(f"standard input can't be read: {error.strerror}") from None
    if len(text) > _MOST_BYTES:
        raise WrongWords("what comes in is longer than 10 MB; log it in parts")
    said = [(n, line.strip()) for n, line in enumerate(text.lstrip("\ufeff").split("\n"), 1)]
    found = [(n, line) for n, line in said if line and not line.startswith("#")]
    if not found:
        raise WrongWords("nothing came in; write lines like: water 500")
    return found


def _read(read: Read, number: int, text: str, shared: Typed) -> Line:
    try:
        if len(text) > _LONGEST_LINE:
            raise WrongWords(f"it is longer than {_LONGEST_LINE:,} characters")
        refuse_broken_text([text])
        keyed = re.fullmatch(_KEYED, text)
        kind, typed = read(split_words(keyed["line"] if keyed else text) or [""])
        if keyed and typed.key is not None:
            raise WrongWords("a line has one key; leave --id out or what stands in brackets")
        key = keyed["key"] if keyed else typed.key
        at = shared.at if typed.at is None else typed.at
        return Line(kind, typed._replace(at=at, key=shared.key if key is None else key))
    except TrackerError as error:
        raise WrongWords(f"line {number}: {error}") from None
    except click.ClickException as error:
        raise WrongWords(f"line {number}: {sentence(error)}") from None
