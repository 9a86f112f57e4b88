"""The seam that everything from outside comes in through: what an importer is, and what it yields.

An importer only says what a file holds. Whether that can be right, how names are spelled, and what
becomes of it beside what is here already is decided behind the seam, alike for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from tracker.domain.entries import NO_TEXTS, NOTHING
from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Clock

#: So many bytes of a file are enough to tell what it is.
HEAD = 4096


class IncomingEntry(NamedTuple):
    """An entry as another app kept it.

    `key` and `n` name it in that app, today and whenever the file is read again; `where` is its
    place in the file, for a sentence ("line 4"). Of an entry with a time, `at` is the instant in
    UTC epoch seconds; the rest is as in `tracker.domain.entries.Entry`.
    """

    kind: str
    day: str
    key: str
    where: str
    n: int = 0
    subject: str | None = None
    side: str | None = None
    at: int | None = None
    utc_offset_min: int | None = None
    since_day: str | None = None
    note: str | None = None
    estimated: bool = False
    measures: Mapping[str, float] = NOTHING
    attributes: Mapping[str, str] = NO_TEXTS


class IncomingRecord(NamedTuple):
    """A record of one of our own tables (`tracker.transfer.shape`), as a diary of ours held it."""

    table: str
    where: str
    record: Mapping[str, Any]


class LeftOut(NamedTuple):
    """Something in the file that there is no place for here; it is said by this name."""

    name: str


#: What an importer yields, one at a time.
Incoming = IncomingEntry | IncomingRecord | LeftOut


class Options(NamedTuple):
    """What an importer may want to know: the clock that the diary goes by.

    A time that a clock on the wall showed becomes an instant by `wall_instant(clock, day, time)`,
    its offset and day by `clock.moment(instant)`.
    """

    clock: Clock


class File:
    """A file that comes in, or with `-` standard input. Raises WrongWords for what can't be read.

    `name` is what sentences call it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.name = "what comes in" if path == "-" else path

    @cached_property
    def data(self) -> bytes:
        """The whole of it."""
        from tracker.store.outside.incoming import read_bytes

        return read_bytes(self.path)

    @property
    def head(self) -> bytes:
        """How it begins."""
        return self.data[:HEAD]

    def text(self) -> str:
        """The whole of it as text, of whatever encoding and packing is no text refused."""
        from tracker.store.outside.incoming import text_of

        return text_of(self.data, self.name)


class Importer(NamedTuple):
    """A file of `tracker.transfer.importers`. `format` names what it reads in the list of imports.

    `fits` says of a file's first bytes whether they are its own; `read` raises TrackerError for a
    file that is broken anywhere, with the place.
    """

    name: str
    format: str
    help: str
    fits: Callable[[bytes], bool]
    read: Callable[[File, Options], Iterator[Incoming]]


def importers() -> dict[str, Importer]:
    """Every importer that there is, by its name."""
    from importlib import import_module
    from pkgutil import iter_modules

    from tracker.transfer import importers as package

    found = {}
    for file in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{file.name}")
        told = (module.__doc__ or "").partition("\n")[0]
        kept_as = getattr(module, "FORMAT", module.NAME)
        found[module.NAME] = Importer(module.NAME, kept_as, told, module.fits, module.read)
    return found


def refuse_other(importer: Importer, file: File) -> None:
    """Raise WrongWords for a file that another importer knows as its own, and this one doesn't."""
    if importer.fits(file.head):
        return
    for other in importers().values():
        if other.fits(file.head):
            raise WrongWords(
                f"{file.name} is nothing for import {importer.name}; "
                f"tracker import {other.name} {file.path} reads it"
            )
