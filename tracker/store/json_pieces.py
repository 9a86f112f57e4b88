"""JSON read from pieces of its text, so that a long one is never held whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

#: No value that is read at once takes so many characters; one that seems to is broken.
_LONGEST = 1 << 22
_GAP = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


class JsonPieces:
    """Walks through a text from its beginning. What isn't JSON raises ValueError when it is met."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._held, self._at = "", 0

    def members(self) -> Iterator[str]:
        """The names in an object; the value of each is to be read before the next one."""
        self._take("{")
        if self._next() == "}":
            self._at += 1
            return
        while True:
            name = self.value()
            if not isinstance(name, str):
                raise ValueError("a name isn't in quotes")
            self._take(":")
            yield name
            if self._take(",}") == "}":
                return

    def value(self) -> Any:
        """The next value, whole."""
        self._next()
        while True:
            try:
                found, end = _DECODER.raw_decode(self._held, self._at)
            except (ValueError, RecursionError) as error:
                if len(self._held) - self._at > _LONGEST or not self._more():
                    raise ValueError("a value is broken") from error
                continue
            # A number may go on in the next piece.
            if end < len(self._held) or not self._more():
                self._at = end
                return found

    def end(self) -> None:
        """See that nothing follows."""
        while not self._held[self._at :].strip():
            if not self._more():
                return
        raise ValueError("something follows the end")

    def _take(self, wanted: str) -> str:
        found = self._next()
        if found not in wanted:
            raise ValueError(f"there is no {wanted[0]}")
        self._at += 1
        return found

    def _next(self) -> str:
        """The next character that means something."""
        while True:
            gap = _GAP.match(self._held, self._at)
            self._at = gap.end() if gap else self._at
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                raise ValueError("it ends too early")

    def _more(self) -> bool:
        piece = next(filter(None, self._pieces), "")
        self._held, self._at = self._held[self._at :] + piece, 0
        return piece != ""
