"""Answers at a keyboard: a key where a key says it all, else a line."""

from __future__ import annotations

from collections.abc import Callable

import click

from tracker.figures.ask import DRINKS, HABIT, MED, NOTE, TREATMENT

_QUIT = ("q", "\x1b", "\x03", "\x04")
_ENTER = ("\r", "\n")
#: What is told in words is a line always; of what was taken or done y and n are whole answers.
_IN_WORDS, _IN_AMOUNTS = (DRINKS, NOTE), (MED, TREATMENT)


class Keys:
    """The keys of one sitting; what was typed ahead of a question is its answer, too."""

    def __init__(self) -> None:
        self._ahead = ""

    def answer(self, what: str, ask: Callable[[], None]) -> str | None:
        """The answer to a question of a sort, empty for Enter; None to stop. `ask` asks anew."""
        try:
            if what in _IN_WORDS:
                line = self._line()
                return None if line.strip() in _QUIT else line
            return self._by_key(what, ask)
        except (KeyboardInterrupt, EOFError, click.Abort):
            click.echo()
            return None

    def _by_key(self, what: str, ask: Callable[[], None]) -> str | None:
        note = ""
        while True:
            key = self._key()
            if key in _QUIT:
                click.echo()
                return None
            if key in _ENTER:
                click.echo()
                return ""
            if not key.isprintable():
                continue
            click.echo(key, nl=False)
            if key == "#" and what == HABIT:
                note = self._line(" ")
                ask()
                continue
            line = key + self._rest(what, key)
            return f"{line} # {note}" if note else line

    def _rest(self, what: str, key: str) -> str:
        """What is typed behind a first key that isn't the whole answer."""
        if what == HABIT and key == "s":
            return " " + self._line(" why? ")
        begins_amount = key not in "yn?" if what in _IN_AMOUNTS else what == HABIT and key.isdigit()
        if key == "+" or begins_amount:
            return self._line()
        click.echo()
        return ""

    def _key(self) -> str:
        """One key; an arrow comes as several characters, and so does what is typed fast."""
        if not self._ahead:
            self._ahead = click.getchar()
            if not self._ahead:
                raise EOFError
            if self._ahead.startswith("\x1b"):
                arrow, self._ahead = self._ahead, ""
                return arrow
        key, self._ahead = self._ahead[0], self._ahead[1:]
        return key

    def _line(self, suffix: str = "") -> str:
        ahead, self._ahead = self._ahead.replace("\r", "\n"), ""
        line, enter, rest = ahead.partition("\n")
        if enter:
            click.echo(suffix + line)
            self._ahead = rest
            return line
        typed: str = click.prompt("", prompt_suffix=suffix + line, default="", show_default=False)
        return line + typed
