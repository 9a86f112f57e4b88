"""What arrives in a diary: files of our own and of other apps, each read by its importer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diary.diary import Diary

if TYPE_CHECKING:
    from tracker.transfer.merging import ImportResult


def importers() -> dict[str, str]:
    """The names of the importers there are, and what each one does."""
    from tracker.transfer import arriving

    return {importer.name: importer.help for importer in arriving.importers().values()}


def read_in(diary: Diary, importer: str, path: str) -> ImportResult:
    """Merge a file, or with `-` standard input, into the diary, as one change.

    Raises TrackerError, with nothing changed, for a file that is broken anywhere.
    """
    from tracker.transfer.arriving import File, Options, importers, refuse_other
    from tracker.transfer.checked_document import read_incoming
    from tracker.transfer.merging import merge_in

    store, file, found = diary.store, File(path), importers()[importer]
    refuse_other(found, file)
    clock = diary.clock
    read = read_incoming(found.read(file, Options(clock)), found.name, clock.now)
    result = merge_in(store, read, found, clock.now)
    diary.forget()
    return result
