"""What a file looks like, for the importers that ask whether it is theirs."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cached_property

from tracker.domain.errors import WrongWords
from tracker.store.outside.incoming import DATABASE_MARK
from tracker.transfer.outside.file import File
from tracker.transfer.outside.table import delimiter_of


class Head:
    """How a file begins and what is in it; each part is looked at when an importer asks for it."""

    def __init__(self, file: File) -> None:
        self.file = file

    @cached_property
    def shape(self) -> str:
        """'folder', 'zip', 'database', 'json', 'xml' or 'text', by the content alone."""
        if self.file.is_folder:
            return "folder"
        data = self.file.head
        if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
            return "zip"
        if data.startswith(DATABASE_MARK):
            return "database"
        start = self.text.lstrip()[:1]
        return {"{": "json", "[": "json", "<": "xml"}.get(start, "text")

    @cached_property
    def text(self) -> str:
        """The first megabyte as text, whatever can't be read as such marked."""
        data = self.file.head
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        return data.decode(encoding, "replace")

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of a folder's or an archive's files, without their folders."""
        members = self.file.members if self._is_whole else {}
        return frozenset(name.rpartition("/")[2] for name in members)

    @property
    def _is_whole(self) -> bool:
        """Whether what is in it can be listed; of what is broken its reader says so."""
        try:
            return self.file.members is not None
        except WrongWords:
            return False

    @cached_property
    def tables(self) -> frozenset[str]:
        """The names of a database's tables."""
        if self.shape != "database":
            return frozenset()
        try:
            with self.file.database() as database:
                return frozenset(database.tables)
        except WrongWords:  # broken, which its reader says
            return frozenset()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The cells of a text's first line that isn't blank, as a header."""
        if self.shape != "text":
            return ()
        line = next((line for line in self.text.splitlines() if line.strip()), "")
        try:
            cells = next(csv.reader([line], delimiter=delimiter_of(line)), [])
        except csv.Error:
            return ()
        return tuple(cell.strip() for cell in cells)

    @cached_property
    def json(self) -> object:
        """What a JSON file holds; None for one that is broken, which its reader refuses."""
        if self.shape != "json":
            return None
        try:
            return self.file.json()
        except WrongWords:
            return None

    @property
    def keys(self) -> frozenset[str]:
        """The names in a JSON object."""
        return frozenset(self.json) if isinstance(self.json, Mapping) else frozenset()

    @property
    def first(self) -> Mapping[str, object]:
        """The first object of a JSON list; nothing where there is none."""
        listed = self.json if isinstance(self.json, list) else []
        return listed[0] if listed and isinstance(listed[0], Mapping) else {}

    def holding(self, mark: bytes, ending: str) -> Head | None:
        """How the file looks that `File.holding` finds."""
        found = self.file.holding(mark, ending) if self._is_whole else None
        return None if found is None else Head(found)

    def refuse_broken(self) -> None:
        """Raise WrongWords where it is plainly of a shape, and broken."""
        if self.shape == "json":
            self.file.json()
        elif self.shape == "zip":
            _ = self.file.members
        elif self.shape == "database":
            with self.file.database() as database:
                _ = database.tables

    def member(self, name: str) -> Head | None:
        """How the member of a name looks."""
        found = self.file.named(name) if self._is_whole else None
        return None if found is None else Head(found)
