"""A change that is being made: one row a command that writes something, for undo and history.

A change holds records before and after, by table and key. A record that wasn't there before is None
in `before`; to take it back is to mark it deleted, to do it again is to revive it, so that `after`
only tells what it was. An import doesn't repeat what it added: entries that carry its id are found
again by that and are in neither; what else it added is in `before` alone, and is withdrawn and
returned.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.store.rows import ENTRIES, RawRecord, as_json, sparse

if TYPE_CHECKING:
    from tracker.store.executor import Executor

#: {table: {key: record or None}}
RawRecords = dict[str, dict[Any, RawRecord | None]]


class KeptCommand(NamedTuple):
    """What one command has kept for good: its words, and the ids of the entries it logged."""

    command: str
    entries: tuple[int, ...] = ()


class Touched:
    """The tables and, of entries, the days that were written; `deleted`: deleted entries too.

    `writes` counts the transactions that wrote. `everything`: what was written isn't known.
    """

    def __init__(self) -> None:
        self.tables: set[str] = set()
        self.days: set[str] = set()
        self.deleted = self.everything = False
        self.writes = 0

    def note(self, table: str, *versions: Mapping[str, Any] | None) -> None:
        """Note a record as it was and as it is; None where it wasn't there."""
        self.tables.add(table)
        if table != ENTRIES:
            return
        for record in versions:
            if record is not None:
                self.days.add(record["day"])
                self.deleted = self.deleted or record.get("deleted_at") is not None


class Draft:
    """A change that is being made; what it writes is touched."""

    def __init__(self, touched: Touched, import_id: str | None = None) -> None:
        self.touched, self.import_id = touched, import_id
        self.wrote = False
        self._before: RawRecords = {}
        self._after: RawRecords = {}

    def note(self, table: str, key: Any, before: RawRecord | None, after: RawRecord) -> None:
        """Note one record that is written."""
        self.wrote = True
        self.touched.note(table, before, after)
        added_by_import = before is None and self.import_id is not None
        if added_by_import and after.get("import_id") == self.import_id:
            return
        old = None if before is None else sparse(before, table)
        self._before.setdefault(table, {}).setdefault(key, old)
        if not added_by_import:
            self._after.setdefault(table, {})[key] = sparse(after, table)

    def keep(self, executor: Executor, command: str, now: int) -> None:
        """Write the change's row."""
        executor.run(
            "changes_add",
            at=now,
            command=command,
            before=as_json(self._before),
            after=as_json(self._after),
            import_id=self.import_id,
        )
