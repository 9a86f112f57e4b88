"""What an import did, counted while it goes, and told."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.domain.arrived import REASONS, LeftOutFor
from tracker.domain.entries import FIRST_DAY, LAST_DAY, Days, Entry
from tracker.domain.errors import shown
from tracker.store.records import ImportRecord, Stamps, raw_of
from tracker.store.rows import RawRecord, entry_of

#: So many lines of those left out for one reason are said.
_LINES = 20
_NAMES = 5
_SAMPLES = 3
_TAKES = {"unknown-site": "pain SITE", "unknown-unit": "KIND UNIT", "unknown-subject": "KIND NAME"}


class Tally:
    """Counts what an import does."""

    def __init__(self) -> None:
        self.added: dict[str, int] = {}
        self.spans: dict[str, Days] = {}
        self.changed = self.unchanged = 0
        self.samples: list[Entry] = []
        self._counts: dict[str, int] = {}
        self._lines: dict[str, list[int]] = {}
        self._names: dict[str, dict[str, int]] = {}

    def show(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """The first entries that come, whatever becomes of them."""
        self.samples += [entry_of(row, None) for row in rows[: _SAMPLES - len(self.samples)]]

    def add(self, row: Mapping[str, Any]) -> None:
        """An entry is added."""
        kind, day = row["kind"], row["day"]
        self.added[kind] = self.added.get(kind, 0) + 1
        first, last = self.spans.get(kind, (LAST_DAY, FIRST_DAY))
        if not first <= day <= last:
            self.spans[kind] = Days(min(first, day), max(last, day))

    def leave_out(self, reason: str, line: int | None, about: str = "") -> None:
        """A record leaves nothing in the diary."""
        self._counts[reason] = self._counts.get(reason, 0) + 1
        if line is not None:
            lines = self._lines.setdefault(reason, [])
            if len(lines) < _LINES or line < lines[-1]:
                insort(lines, line)
                del lines[_LINES:]
        if about and reason in _TAKES:
            names = self._names.setdefault(reason, {})
            names[about] = names.get(about, 0) + 1

    @property
    def left_out(self) -> tuple[LeftOutFor, ...]:
        """What was left out, by reason."""
        return tuple(
            LeftOutFor(reason, self._counts[reason], tuple(self._lines.get(reason, ())))
            for reason in REASONS
            if reason in self._counts
        )

    def unknown(self) -> Iterable[str]:
        """A sentence for each kind of name that wasn't known, with the --map that takes it."""
        for reason, names in self._names.items():
            said = [f"{shown(name)} ({n})" if n > 1 else shown(name) for name, n in names.items()]
            first = shown(next(iter(names)))
            take = f"--map '{first}={_TAKES[reason]}' or '{first}=skip' takes it"
            yield f"{reason}: {few(said)}; {take}"


def import_row(uid: str, format: str, counts: tuple[int, int, int], now: int) -> RawRecord:
    """An import in the list of them. `counts` are those added, changed and unchanged."""
    return raw_of(ImportRecord(uid, format, None, *counts, Stamps(created_at=now)))


def few(words: Sequence[str], most: int = _NAMES) -> str:
    """The first of some words, and how many more there are."""
    more = f" and {len(words) - most:,} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more
