"""What an import did, as it is told: counts by kind, what was left out and why, remarks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.domain.entries import Days, Entry
from tracker.domain.named_tuple import NamedTuple

#: Why a record leaves nothing in the diary, as the answer says it.
REASONS: Mapping[str, str] = {
    "not-ours": "nothing that is tracked here",
    "no-value": "no amount",
    "bad-value": "an amount that can't be read",
    "out-of-range": "an amount that can't be",
    "zero": "an amount of 0",
    "bad-date": "a day or time that can't be",
    "bad-line": "no record",
    "unknown-unit": "a unit that isn't known",
    "unknown-site": "a place on the body that isn't known",
    "unknown-subject": "a name that isn't known",
    "no-data": "the app knew nothing",
    "computed": "worked out by the app",
    "repeated": "there twice in the file",
    "skipped-day": "a skip of what is no habit here",
    "not-taken": "a dose that wasn't taken",
    "no-dose": "no dose",
    "not-asleep": "awake",
    "round-trip": "came from another app that writes it too",
    "counted-already": "counted already",
}


class LeftOutFor(NamedTuple):
    """How many records were left out for a reason, and the first lines of them in a text file."""

    reason: str
    count: int  # type: ignore[assignment]  # hides the method of every tuple
    lines: tuple[int, ...]

    @property
    def words(self) -> str:
        """The reason in words."""
        return REASONS[self.reason]


class Arrived(NamedTuple):
    """What an import did.

    `added` counts new entries by kind, `spans` has their days; `changed` and `unchanged` count
    entries. `remarks` are sentences. `import_id` names it in the history; None: nothing was to be
    written, or it was a dry run. `records`: what it did in words, where a diary of ours came in,
    which counts every record; `samples` are the first entries that came, as they read here.
    """

    source: str
    added: Mapping[str, int]
    changed: int
    unchanged: int
    left_out: tuple[LeftOutFor, ...] = ()
    remarks: tuple[str, ...] = ()
    spans: Mapping[str, Days] = {}
    import_id: str | None = None
    deleted: int = 0
    records: str = ""
    samples: tuple[Entry, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether a diary of ours came in."""
        return bool(self.records)

    def told(self) -> str:
        """What it did, in one line."""
        added = sum(self.added.values())
        counted = f"{added} added, {self.changed} changed, {self.unchanged} as they were"
        return self.records or counted

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON."""
        return {
            "source": self.source,
            "added": dict(self.added),
            "changed": self.changed,
            "unchanged": self.unchanged,
            "deleted": self.deleted,
            "skipped": [
                {"reason": one.reason, "count": one.count, "lines": list(one.lines)}
                for one in self.left_out
            ],
            "remarks": list(self.remarks),
            "import_id": self.import_id,
        }
