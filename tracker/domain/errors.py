"""What a user can do wrong, as exceptions that carry the sentence they will read.

Raised where the fact is known, turned into a line on standard error and an exit code in one place
(`tracker.cli.main`). A message is one sentence: what was wrong and what would be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def shown(typed: str, limit: int = 40) -> str:
    """What someone typed, fit for a sentence: cut short, with nothing that a terminal obeys."""
    text = typed if len(typed) <= limit else typed[:limit] + "…"
    # Joiners part letters inside words of many scripts, and move nothing on a terminal.
    return "".join(c if c.isprintable() or c in "\u200c\u200d" else "?" for c in text)


class TrackerError(Exception):
    """The command could not be carried out. Exit code 1."""

    exit_code = 1


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

    def followed_by(self, words: str) -> Offer:
        """The command with more words behind it."""
        return self._replace(line=f"{self.line} {words}")


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


class WrongWords(TrackerError):
    """The words typed don't make sense: an unknown site, a number out of range. Exit code 2.

    Its sentence is told in pieces, of which the commands that work are offers, never mere text.

    >>> str(WrongWords("'run 5' may be minutes; write ", Offer("run 5min")))
    "'run 5' may be minutes; write tracker log run 5min"
    """

    exit_code = 2

    def __init__(self, *told: str | Offer) -> None:
        super().__init__(*told)

    def __str__(self) -> str:
        return "".join(map(str, self.args))

    @property
    def offers(self) -> list[Offer]:
        """The commands in it that work, in their order."""
        return [piece for piece in self.args if isinstance(piece, Offer)]

    def rewritten(self, write: Callable[[str], str], command: str = "tracker log") -> WrongWords:
        """The same refusal with other lines for what was meant, maybe of another command."""
        return WrongWords(
            *(
                Offer(write(piece.line), command)
                if isinstance(piece, Offer) and piece.meant
                else piece
                for piece in self.args
            )
        )


def understood(read: Callable[[], object]) -> bool:
    """Whether words are understood, by what reads them: it finds something, and refuses nothing."""
    try:
        return bool(read())
    except WrongWords:
        return False


class MissingSubject(WrongWords):
    """A score without a site, a dose without a drug. The command line can offer the last one."""


class UnclearHour(WrongWords):
    """An hour that may be one of the morning or the evening; `times` are both."""

    def __init__(self, *times: str) -> None:
        self.times = times
        super().__init__(f"that time can be read two ways; write {' or '.join(times)}")


class Unclear(WrongWords):
    """A word, `typed`, that may mean several things; `ways` are what to write in its place.

    They are told where `told` isn't a question that names them.

    >>> str(Unclear("2 may be mg or tablets", "2", ["2mg", "2 tablets"]))
    '2 may be mg or tablets; write 2mg or 2 tablets'
    """

    def __init__(self, told: str, typed: str, ways: Sequence[str]) -> None:
        self.told, self.typed, self.ways = told, typed, ways
        *others, last = ways
        either = f"{', '.join(others)}{',' * (len(others) > 1)} or {last}" if others else last
        super().__init__(told if told.endswith("?") else f"{told}; write {either}")


class TwoNumbers(Unclear):
    """A number that may be a thousand or one, as `1.000`."""


class UnknownName(WrongWords):
    """A word of a fixed vocabulary that isn't in it, with the nearest ones that are.

    >>> str(UnknownName("site", "lowr-back", ["lower-back"]))
    "no site 'lowr-back'; did you mean lower-back?"
    """

    def __init__(
        self,
        what: str,
        word: str,
        near: list[str],
        *otherwise: str | Offer,
        asks: Sequence[str] = (),
    ) -> None:
        """`asks` is a question and the lines that answer it, of a word that says too little."""
        self.what, self.word, self.near = what, word, near
        self._asks = bool(asks)
        told: list[str | Offer] = [f"no {what} '{shown(word)}'"]
        if asks:
            told = [f"{shown(word)}: {asks[0]} ", *either(asks[1:])]
        elif near:
            told += [f"; did you mean {' or '.join(near)}?"]
        elif any(otherwise):
            told += ["; ", *otherwise]
        super().__init__(*told)

    def writing(self, *line: str | Offer) -> UnknownName:
        """The same with a line that works: what was typed, with the nearest name in it."""
        if line and not self._asks:
            self.args = (*self.args, " Write ", *line)
        return self

    def or_else(self, *otherwise: str | Offer) -> UnknownName:
        """The same with one more thing to choose from."""
        self.args = (*self.args, "; or else ", *otherwise)
        return self


class NoSuchEntry(TrackerError):
    """An entry id that isn't there."""


class StoreError(TrackerError):
    """The database can't be used: locked, read-only, damaged, no room. Nothing changed."""


class StoreTooNew(StoreError):
    """The database was written by a newer version of the program. It is left untouched."""
