"""The seam that everything leaves through: what an exporter is, and what it is given.

An exporter says which files there are and what stands in them. Where they lie, that each is there
whole or not at all and for its owner's eyes alone is seen to behind the seam, alike for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from tracker.store.draft import Touched
    from tracker.store.outside.new_database import NewDatabase
    from tracker.store.store import Store


class Outgoing(NamedTuple):
    """A diary that leaves at `now` (epoch seconds), and which of an exporter's options are on."""

    store: Store
    now: int
    options: frozenset[str] = frozenset()


class TextFile(NamedTuple):
    """A file of UTF-8 text; `write` puts it into a stream, never holding all of a big diary."""

    name: str
    write: Callable[[SupportsWrite[str]], object]


class DatabaseFile(NamedTuple):
    """A SQLite database; `fill` makes its tables and their rows in a new one."""

    name: str
    fill: Callable[[NewDatabase], object]


OutFile = TextFile | DatabaseFile


class Exporter(NamedTuple):
    """A file of `tracker.transfer.exporters`. `options` has the help of each that may be on.

    `file` is what it makes of a diary as one file, `folder` as several in a folder; None where it
    doesn't. `renew` writes a folder that is kept current anew where it was touched (None: all of
    it) and returns what is to be noted of its files for the next time; without it all is written.
    """

    name: str
    help: str
    options: Mapping[str, str]
    file: Callable[[Outgoing], OutFile] | None
    folder: Callable[[Outgoing], Sequence[OutFile]] | None
    renew: Callable[[Outgoing, str, Touched | None, Sequence[str]], list[str]] | None


def exporters() -> dict[str, Exporter]:
    """Every exporter that there is, by its name."""

    from pkgutil import iter_modules

    from tracker.transfer import exporters as package

    return {file.name: exporter(file.name) for file in iter_modules(package.__path__)}


def exporter(name: str) -> Exporter:
    """The exporter of a name, which there is."""
    module = import_module(f"tracker.transfer.exporters.{name}")
    return Exporter(
        name,
        (module.__doc__ or "").strip(),
        getattr(module, "OPTIONS", MappingProxyType({})),
        getattr(module, "file", None),
        getattr(module, "folder", None),
        getattr(module, "renew", None),
    )
