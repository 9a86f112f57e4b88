"""What a user can do wrong, as exceptions that carry the sentence they will read.

Raised where the fact is known, turned into a line on standard error and an exit code in one place
(`tracker.cli.main`). A message is one sentence: what was wrong and what would be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.domain.offers import Offer


def shown(typed: str, limit: int = 40) -> str:
    """What someone typed, fit for a sentence: cut short, with nothing that a terminal obeys."""
    text = typed if len(typed) <= limit else typed[:limit] + "…"
    # Joiners part letters inside words of many scripts, and move nothing on a terminal.
    return "".join(c if c.isprintable() or c in "\u200c\u200d" else "?" for c in text)


class TrackerError(Exception):
    """The command could not be carried out. Exit code 1."""

    exit_code = 1


class WrongWords(TrackerError):
    """The words typed don't make sense: an unknown site, a number out of range. Exit code 2.

    Its sentence is told in pieces, of which the commands that work are offers, never mere text.
    """

    exit_code = 2

    def __init__(self, *told: str | Offer) -> None:
        super().__init__(*told)

    def __str__(self) -> str:
        return "".join(map(str, self.args))


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
        asks: Sequence[str | Offer] = (),
    ) -> None:
        """`asks` is a question and the lines that answer it, of a word that says too little."""
        self.what, self.word, self.near = what, word, near
        self._asks = bool(asks)
        told: list[str | Offer] = [f"no {what} '{shown(word)}'"]
        if asks:
            told = [f"{shown(word)}: ", *asks]
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
