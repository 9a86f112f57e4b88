"""The two files of entries in a folder of CSV, kept current day by day.

What they hold is byte for byte what an export would write. How many bytes each day takes is noted,
so that the days that weren't touched are copied; where the files aren't as noted, all of them are
made anew. So they are after a power cut, and nobody waits for the disk.
"""

# ruff: noqa: PTH116, PTH118, PTH123

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from errno import EIO
from typing import BinaryIO

from tracker.domain.csv_text import CsvWriter
from tracker.domain.entries import Days
from tracker.domain.named_tuple import NamedTuple
from tracker.store.outside.new_file import new_file
from tracker.transfer.csv_rows import ENTRY_COLUMNS, STAMP_COLUMNS, entry_rows, record_rows
from tracker.transfer.leaving import Outgoing

ENTRIES_FILE, STAMPS_FILE = OF_ENTRIES = ("entries.csv", "entry_stamps.csv")
_HEADS = (ENTRY_COLUMNS, STAMP_COLUMNS)
#: So many bytes are copied at once: memory for more is asked of the system anew each time, which
#: takes as long as the copying.
_PART = 64 * 1024

#: How many bytes a day takes in each of the two files.
Sizes = tuple[int, ...]


def renew_days(
    out: Outgoing, folder: str, days: set[str] | None, noted: Sequence[str]
) -> list[str]:
    """Write some days or (None) all anew; lines to note for the next time. Raises OSError.

    `noted` are those of the last time.
    """
    known = None if days is None else _known(folder, noted)
    if known is None or days is None:
        known, days = {}, set(out.store.days())
    if days or not known:
        known = _write(out, folder, known, days)
    return [*_states(folder), *(f"{day} {' '.join(map(str, known[day]))}" for day in sorted(known))]


def is_as_noted(folder: str, noted: Sequence[str]) -> bool:
    """Whether the two files are those that were written the last time."""
    try:
        return list(noted[: len(OF_ENTRIES)]) == _states(folder)
    except OSError:
        return False


def _known(folder: str, noted: Sequence[str]) -> dict[str, Sizes] | None:
    """What each day takes in the files; None where they aren't as noted."""
    if not is_as_noted(folder, noted):
        return None
    try:
        lines = (line.split() for line in noted[len(OF_ENTRIES) :])
        return {day: (int(one), int(other)) for day, one, other in lines}
    except ValueError:
        return None


def _states(folder: str) -> list[str]:
    """What changes with a file: its size, when it was written, which one it is."""
    found = (os.stat(os.path.join(folder, name)) for name in OF_ENTRIES)
    return [f"{about.st_size} {about.st_mtime_ns} {about.st_ino}" for about in found]


def _write(
    out: Outgoing, folder: str, known: Mapping[str, Sizes], days: set[str]
) -> dict[str, Sizes]:
    """Write both files with some days anew and the others as they were; what each day takes."""
    written = dict(known)
    with ExitStack() as stack:
        files = []
        for name, columns in zip(OF_ENTRIES, _HEADS, strict=True):
            path, head = os.path.join(folder, name), _text([columns])
            before: BinaryIO = stack.enter_context(open(path, "rb")) if known else io.BytesIO()
            after = stack.enter_context(new_file(path, lasting=False))
            files.append(_Rewritten(before, after))
            files[-1].replace(len(head), head)
        left = dict(known)
        for day in sorted(days):
            behind = [name for name in left if name < day]
            for n, file in enumerate(files):
                file.copy(sum(left[name][n] for name in behind))
            sizes = left.pop(day, (0,) * len(files))
            written[day] = tuple(map(_Rewritten.replace, files, sizes, _texts(out, day)))
            for name in behind:
                del left[name]
        for n, file in enumerate(files):
            file.copy(sum(sizes[n] for sizes in left.values()))
    return {day: sizes for day, sizes in written.items() if any(sizes)}


class _Rewritten(NamedTuple):
    """A file as it was and as it becomes; what isn't replaced is copied, in its order."""

    before: BinaryIO
    after: BinaryIO

    def replace(self, size: int, text: bytes) -> int:
        """Write a text where so many bytes were; how many it takes."""
        self.before.seek(size, os.SEEK_CUR)
        self.after.write(text)
        return len(text)

    def copy(self, size: int) -> None:
        """Write so many bytes as they were. Raises OSError where they aren't there any more."""
        while size:
            part = self.before.read(min(size, _PART))
            if not part:
                raise OSError(EIO, "it was cut short meanwhile")
            self.after.write(part)
            size -= len(part)


def _texts(out: Outgoing, day: str) -> tuple[bytes, bytes]:
    """What a day has in each of the two files."""
    entries = list(out.store.each_standing(Days(day, day)))
    return _text(entry_rows(entries)), _text(record_rows(entries, "entries", STAMP_COLUMNS))


def _text(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    CsvWriter(text).rows(rows)
    return text.getvalue().encode()
