"""What a file looks like, for the importers that ask whether it is theirs."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cached_property

from tracker.domain.errors import WrongWords
from tracker.store.outside.incoming import DATABASE_MARK, OF_DATABASE, refuse_never_read
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
        return self.file.head.decode(self.file.encoding, "replace")

    @cached_property
    def paths(self) -> frozenset[str]:
        """The names of a folder's or an archive's files, with their folders in it."""
        return frozenset(self.file.members if self._is_whole else {})

    @cached_property
    def names(self) -> frozenset[str]:
        """The same without their folders."""
        return frozenset(path.rpartition("/")[2] for path in self.paths)

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
        """Raise WrongWords where it is plainly of a shape, and broken or none of an app's."""
        refuse_never_read(self.file.head, self.file.name)
        if self.shape == "json":
            self.file.json()
        elif self.shape == "zip":
            _refuse_others(self.file)
        elif self.shape == "database":
            with self.file.database() as database:
                if {"entries", "alembic_version"} <= database.tables.keys():
                    raise WrongWords(f"{self.file.name} {OF_DATABASE.format(self.file.name)}")

    def refuse_no_table(self) -> None:
        """Raise WrongWords for a file of a shape that no table has."""
        self.refuse_broken()
        if self.shape not in ("text", "folder"):
            name = self.file.name
            raise WrongWords(f"{name} is no table as text; save it as CSV and name that")

    def member(self, name: str) -> Head | None:
        """How the member of a name looks."""
        found = self.file.named(name) if self._is_whole else None
        return None if found is None else Head(found)


#: The member that tells an office's table, packed as a zip.
_OFFICE = ("xl/workbook.xml", "content.xml")


def _refuse_others(file: File) -> None:
    """Raise WrongWords for an archive that is broken, a spreadsheet, or of further archives."""
    members = file.members
    if any(name in members for name in _OFFICE):
        raise WrongWords(f"{file.name} is a spreadsheet; save its table as CSV there")
    if any(name.casefold().endswith(".zip") for name in members):
        raise WrongWords(f"{file.name} holds another zip archive; unpack it and name that one")
