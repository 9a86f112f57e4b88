"""The commands that work in a refusal, as data: its sentence is told with them.

>>> str(WrongWords("'run 5' may be minutes; write ", Offer("run 5min")))
"'run 5' may be minutes; write tracker log run 5min"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple

_NOTE = "note "


class Offer(NamedTuple):
    """A command that works, in a refusal: a line for `log` if it isn't told to be another.

    `meant`: it says what the words may have meant, and a time said beside them is meant for it,
    too. An example isn't, nor is a note of the words, nor any other command.
    """

    line: str
    command: str = "tracker log"
    meant: bool = True

    def __str__(self) -> str:
        return f"{self.command} {self.line}".rstrip()

    @property
    def is_note(self) -> bool:
        """Whether it notes words as they were typed."""
        return self.line.startswith(f'{_NOTE}"')

    def followed_by(self, words: str) -> Offer:
        """The command with more words behind it."""
        return self._replace(line=f"{self.line} {words}")


def quoted(text: str, limit: int = 40) -> str:
    """What someone typed as the text of a note in a command, in quotes that it can't end."""
    words = shown(text, limit).replace('"', "")
    return f'"{words}"'


def note(text: str, limit: int = 40) -> Offer:
    """A note of the words as they were typed; `is_note` tells it from other commands."""
    return example(f"{_NOTE}{quoted(text, limit)}")


def example(line: str) -> Offer:
    """A line for `log` that shows how one is written."""
    return Offer(line, meant=False)


def command(line: str) -> Offer:
    """A command other than `log`: `drug add lisinopril`."""
    return Offer(line, "tracker", meant=False)


def either(lines: Iterable[str | Offer], joint: str = ", or ") -> list[str | Offer]:
    """Commands to choose from as pieces of a refusal; a text is a line for `log`."""
    offers = (Offer(line) if isinstance(line, str) else line for line in lines)
    return [piece for offer in offers for piece in (joint, offer)][1:]


def offers_in(error: WrongWords) -> list[Offer]:
    """The commands in a refusal that work, in their order."""
    return [piece for piece in error.args if isinstance(piece, Offer)]


def rewritten(
    error: WrongWords, write: Callable[[str], str], command: str = "tracker log"
) -> WrongWords:
    """The same refusal with other lines for what was meant, maybe of another command."""
    return WrongWords(
        *(
            Offer(write(piece.line), command) if isinstance(piece, Offer) and piece.meant else piece
            for piece in error.args
        )
    )
