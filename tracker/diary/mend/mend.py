"""Mending: an entry is changed or deleted, a command undone and done again; what was done when.

Every call that writes is one change in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.diary.lines.typed import Typed
    from tracker.domain.entries import Entry
    from tracker.store.changes import Change


class Edited(NamedTuple):
    """An entry as it is kept now, and whether that is other than it was."""

    entry: Entry
    is_new: bool


class Written(NamedTuple):
    """What one command wrote: when in epoch seconds, its words, and whether it is undone."""

    id: int
    at: int
    command: str
    undone: bool


def edit(diary: Diary, which: str, typed: Typed, command: str) -> Edited:
    """Change what was typed of the entry that `12`, `#12` or `last` names.

    With `last`, words may name another one: the last entry of their kind. `command` is what the
    history tells of it. Raises NoSuchEntry and WrongWords; nothing is changed then.
    """
    from tracker.diary.lines.typed import Typed
    from tracker.diary.mend.edit_words import mended
    from tracker.diary.mend.which_entry import to_mend

    with diary.changing() as store:
        old, words = to_mend(diary, which, typed.words)
        kept = store.entry(old.id or 0)
        if old == kept and typed._replace(words=words or ()) == Typed():
            raise WrongWords("nothing to change: give new words, --at, --note or another option")
        new, remark = mended(diary, old, typed._replace(words=words))
        is_new = new != kept
        kept = store.edit(old.id or 0, lambda _: new, command)
    if remark:
        diary.tell(remark)
    return Edited(kept, is_new)


def delete(diary: Diary, which: Sequence[str]) -> list[Entry]:
    """Delete entries by what names them; returns them. Raises NoSuchEntry and WrongWords."""
    from tracker.diary.mend.which_entry import find_entry

    with diary.changing() as store:
        ids = [find_entry(diary, word).id or 0 for word in which]
        return store.delete(ids, f"delete {' '.join(which)}")


def undo(diary: Diary, count: int = 1) -> list[Written]:
    """Take back the last commands that wrote something, the latest first. Raises TrackerError."""
    changes = diary.store.undo(count)
    if not changes:
        raise TrackerError("nothing is left to undo")
    return _written(changes)


def redo(diary: Diary, count: int = 1) -> list[Written]:
    """Do again what was undone last, the latest undo first. Raises TrackerError."""
    changes = diary.store.redo(count)
    if not changes:
        raise TrackerError("nothing is left to redo")
    return _written(changes)


def history(diary: Diary, limit: int) -> list[Written]:
    """What was written, newest first, what was undone too."""
    return _written(diary.store.history(limit))


def _written(changes: Iterable[Change]) -> list[Written]:
    return [Written(c.id, c.at, c.command, c.undone_at is not None) for c in changes]
