"""What an import met that must be said: left out, kept though unknown, cleaned, put right.

A remark is one sentence with how many records it is about and where the first ones stand.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.transfer.refusal import cut

_SHOWN = 8
# Of a name from outside; where a record stands is short, and is said whole.
_LONGEST_NAME = 60

#: What is said of records, by the word that it is noted under.
_SENTENCES = {
    "ahead": "left out, since they lie in the future: {}",
    "kind": "kept, though this version has no such kind: {}",
    "measure": "kept, though this version has no such measure: {}",
    "goal": "kept, though this version can't judge such a goal: {}",
    "habit": "kept, though this version can't count such a habit: {}",
    "cleaned": "control and direction characters, which nobody sees, were taken out of names: {}",
    "written": "taken as written earlier, since their time of writing is still to come: {}",
    "day": "put on the day that their time falls on: {}",
    "since": "read without the day on which it began, since that is after the entry's own: {}",
}


class Remarks:
    """Collects what was met; `sentences` says it."""

    def __init__(self) -> None:
        self._left: dict[str, None] = {}
        self._met: dict[str, dict[str, int]] = {about: {} for about in _SENTENCES}
        self._of_record: list[tuple[str, str]] = []

    def unknown(self, names: Iterable[str]) -> None:
        """Tables and columns that this version has no place for."""
        self._left |= dict.fromkeys(cut(name, _LONGEST_NAME) for name in names)

    def met(self, about: str, name: str) -> None:
        """One record that something is said of: the name that it is counted under, or its place.

        It is said once the record is settled.
        """
        self._of_record.append((about, name))

    def left_out(self, about: str, name: str) -> None:
        """A record is left out, whatever else was met in it: that is all there is to say of it."""
        self._of_record = [(about, name)]

    def settle(self) -> None:
        """A record is done with; what was met in it is counted."""
        for about, name in self._of_record:
            counts = self._met[about]
            counts[name] = counts.get(name, 0) + 1
        self._of_record.clear()

    def sentences(self) -> Iterable[str]:
        """One sentence a matter."""
        self.settle()
        if self._left:
            yield f"left out, since this version doesn't know them: {_few(list(self._left))}"
        for about, counts in self._met.items():
            if counts:
                counted = about in ("kind", "measure")
                names = [
                    f"{cut(name, _LONGEST_NAME)} ({n})" if counted else name
                    for name, n in counts.items()
                ]
                yield _SENTENCES[about].format(_few(names))


def _few(words: list[str]) -> str:
    more = f" and {len(words) - _SHOWN:,} more" if len(words) > _SHOWN else ""
    return ", ".join(words[:_SHOWN]) + more
