"""Entries that are logged under a key, and again under the same one without being doubled.

An entry's identity is its source, the key and a number among those of one key; its uid follows from
it, so that it is the same on every machine. What was mended or deleted here since stays so; what an
undo took back counts as not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.store.draft import Draft
from tracker.store.executor import Executor
from tracker.store.raw_records import read_raw, write_raw
from tracker.store.rows import (
    ENTRIES,
    RawRecord,
    is_withdrawn,
    raw_of_entry,
    refuse_unfit,
    same_content,
    whole,
)
from tracker.store.uid import dashed

SOURCE = "log"
ADDED, CHANGED, UNCHANGED = "added", "changed", "unchanged"
#: What someone did with it here since, which stays.
MENDED, DELETED = "mended", "deleted"
_MOMENT = ("at", "utc_offset_min", "day")


class Keyed(NamedTuple):
    """An entry to keep under a key, as the nth of it; `dated`: it was said when it was."""

    entry: Entry
    key: str
    n: int
    dated: bool


class Once(NamedTuple):
    """What became of a keyed entry: its uid, and whether it was added, changed or left as it is."""

    uid: str
    how: str


def write_once(executor: Executor, keyed: Sequence[Keyed], draft: Draft, now: int) -> list[Once]:
    """Write what isn't there yet or says something else now, in the transaction that is open."""
    uids = [uid_of(one.key, one.n) for one in keyed]
    there = read_raw(executor, ENTRIES, uids)
    done: list[Once] = []
    for one, uid in zip(keyed, uids, strict=True):
        old = there.get(uid)
        is_gone = old is not None and (is_withdrawn(old) or _was_undone(executor, old))
        before = None if is_gone else old
        record = _record(one, uid, before, now)
        how = ADDED if before is None else _how(before, record)
        done.append(Once(uid, how))
        if how not in (ADDED, CHANGED):
            continue
        refuse_unfit(record)
        write_raw(executor, ENTRIES, [record], {uid: old} if old is not None else {})
        draft.note(ENTRIES, uid, before, record)
        draft.touched.note(ENTRIES, old)  # one that an undo deleted is no longer among those
    return done


def uid_of(key: str, n: int) -> str:
    """The uid of the nth entry under a key: a UUID of version 8 (RFC 9562) made of the two."""
    from hashlib import sha256

    number = int.from_bytes(sha256(f"{SOURCE}\n{key}\n{n}".encode()).digest()[:16])
    number = number & ~(0xF << 76) | 0x8 << 76
    return dashed(number & ~(0b11 << 62) | 0b10 << 62)


def _record(one: Keyed, uid: str, old: RawRecord | None, now: int) -> RawRecord:
    # Made anew where it is corrected: an edit would look like one by hand, which stays.
    said = {**raw_of_entry(one.entry), "uid": uid, "created_at": now}
    said |= {"source": SOURCE, "source_key": one.key, "source_n": one.n}
    if old is not None and not one.dated:  # now isn't what was said
        said |= {name: old[name] for name in _MOMENT}
    return whole(ENTRIES, said, None)


def _how(old: RawRecord, new: RawRecord) -> str:
    """What a line that comes again does with what is there: it corrects what nobody touched."""
    if old["deleted_at"] is not None:
        return DELETED
    if same_content({**old, "import_id": None}, new):
        return UNCHANGED
    return CHANGED if old["edited_at"] is None else MENDED


def _was_undone(executor: Executor, old: RawRecord) -> bool:
    """Whether an undo of its own change deleted it: that is told from a deletion by hand."""
    if old["deleted_at"] is None:
        return False
    return bool(executor.rows("changes_undone_at", stamp=old["deleted_at"]))
