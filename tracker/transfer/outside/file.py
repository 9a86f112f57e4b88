"""A file from outside: its bytes once or as a stream, its text, rows, JSON, members and tables.

A member of a zip or of a folder is such a file, too. Nothing is ever extracted, and whatever can't
be read is refused in one sentence.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, cast

from tracker.domain.errors import WrongWords
from tracker.transfer.outside.table import Cells, Table, cells_of, table_of

if TYPE_CHECKING:
    from tracker.store.outside.foreign import ForeignDatabase

#: So many bytes of a file are enough to tell what it is.
HEAD = 1024 * 1024
_LONGEST_LINE = 8 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Progress:
    """How far the reading of a file is, in its bytes; `told` gets that and how many there are."""

    def __init__(self) -> None:
        self.of, self.done = 0, 0.0
        self.told: Callable[[int, int], None] = lambda done, of: None

    def more(self, size: float) -> None:
        """So many bytes more are read."""
        self.done += size
        self.told(int(self.done), self.of)


class File:
    """What comes in. `name` is what sentences call it, `open` begins it anew.

    `members` are the files in it, by their names in it. A member of an archive gives its progress
    and the share of its bytes that it is `packed` into.
    """

    def __init__(
        self,
        name: str,
        open: Callable[[], BinaryIO],
        members: Callable[[], Mapping[str, File]] | None = None,
        progress: Progress | None = None,
        packed: float = 1,
    ) -> None:
        self.name, self._open, self._members, self._packed = name, open, members, packed
        self._is_member = progress is not None
        self._archive: BinaryIO | None = None
        self.progress = progress or Progress()

    @cached_property
    def head(self) -> bytes:
        """How it begins; nothing of a folder."""
        if self.is_folder:
            return b""
        with self._open() as stream:
            return stream.read(HEAD)

    @property
    def encoding(self) -> str:
        """What its text is written in, if it is text."""
        return "utf-16" if self.head[:2] in _UTF_16 else "utf-8-sig"

    @property
    def is_folder(self) -> bool:
        return self._members is not None

    @cached_property
    def members(self) -> Mapping[str, File]:
        """The files in a folder or a zip archive; of any other file none."""
        if self._members is not None:
            return self._members()
        if self._is_member or self.head[:2] != b"PK":
            return {}
        from tracker.transfer.outside.archive import members_of

        self.close()
        self._archive = self._open()
        return {
            name: File(f"{name} in {self.name}", open, None, self.progress, packed)
            for name, (open, packed) in members_of(self._archive, self.name).items()
        }

    def close(self) -> None:
        """Let go of what is held open for its members."""
        if self._archive is not None:
            self._archive.close()

    def named(self, name: str) -> File | None:
        """The member of a name in whichever folder, the one in the fewest; capitals are alike."""
        ending = f"/{name}".casefold()
        found = [key for key in self.members if f"/{key}".casefold().endswith(ending)]
        return self.members[min(found, key=lambda key: key.count("/"))] if found else None

    def holding(self, mark: bytes, ending: str) -> File | None:
        """This file, or the first member with such an ending, that begins with a mark in it."""
        if not self.is_folder and self.head[:2] != b"PK":
            return self if mark in self.head else None
        for name, member in self.members.items():
            if name.casefold().endswith(ending) and mark in member.head:
                return member
        return None

    @property
    def data(self) -> bytes:
        """The whole of it, which isn't kept: a folder may have hundreds such."""
        with self.stream() as stream:
            return stream.read()

    def stream(self) -> BinaryIO:
        """Its bytes, from the beginning. Raises WrongWords for a folder."""
        if self.is_folder:
            raise WrongWords(f"{self.name} is a folder; name a file in it")
        return cast(BinaryIO, _Counted(self._open(), self.progress, self._packed))

    def text(self) -> str:
        """The whole of it as text, of whatever encoding and packing is no text refused."""
        from tracker.store.outside.incoming import text_of

        return text_of(self.data, self.name)

    def lines(self) -> Iterator[str]:
        """Its lines with their ends, as a stream. Raises WrongWords for what is no text."""
        with io.TextIOWrapper(self.stream(), self.encoding, newline="") as stream:
            number = 0
            try:
                while line := stream.readline(_LONGEST_LINE):
                    number += 1
                    if len(line) == _LONGEST_LINE:
                        raise WrongWords(
                            f"line {number:,} of {self.name} is longer than any app's; "
                            "export it again"
                        )
                    if "\0" in line:
                        raise self._no_text(number)
                    yield line
            except UnicodeError:
                raise self._no_text(self._undecoded() or number + 1) from None

    def _no_text(self, number: int) -> WrongWords:
        return WrongWords(
            f"{self.name} is not UTF-8 text, by what stands in line {number:,}; save it as UTF-8"
        )

    def _undecoded(self) -> int:
        """The first line that is no UTF-8; 0 where all are."""
        with self.stream() as stream:
            for number, line in enumerate(stream, 1):
                try:
                    line.decode()
                except UnicodeDecodeError:
                    return number
        return 0

    def table(self, delimiter: str = "", comment: str = "", skip: int = 0) -> Table:
        """Its columns and its rows. Without a delimiter it is the one of , ; TAB in the header."""
        return table_of(self.lines(), self.name, delimiter, comment, skip)

    def cells(self) -> Iterator[tuple[int, list[str]]]:
        """The line on which each row of a table without a header begins, and its cells."""
        return cells_of(self.lines(), self.name)

    def rows(self, delimiter: str = "") -> Iterator[tuple[int, Cells]]:
        """The line on which each row of a table begins, and its cells by their columns.

        A column that an importer asks for and that isn't there is refused by its name.
        """
        return self.table(delimiter).named_rows()

    def json(self) -> object:
        """What a JSON file holds, read strictly, and once for all who ask."""
        return self._json

    @cached_property
    def _json(self) -> object:
        from tracker.transfer.json_text import read_json

        return read_json(self.text(), self.name)

    def database(self) -> ForeignDatabase:
        """A database of another program's, to be closed by whoever asks for it."""
        from tracker.store.outside.foreign import ForeignDatabase

        return ForeignDatabase(self.stream(), self.name)


class _Counted(io.BufferedIOBase):
    """A stream that says how far it is."""

    def __init__(self, stream: BinaryIO, progress: Progress, packed: float) -> None:
        self._stream, self._progress, self._packed = stream, progress, packed

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        part = self._stream.read(-1 if size is None else size)
        self._progress.more(len(part) * self._packed)
        return part

    def read1(self, size: int = -1, /) -> bytes:
        return self.read(size if size >= 0 else io.DEFAULT_BUFFER_SIZE)

    def close(self) -> None:
        self._stream.close()
        super().close()


def file_at(path: str) -> File:
    """A file or folder at a path, or with `-` standard input. Raises WrongWords."""
    from tracker.store.outside.incoming import children, opener

    if path != "-":
        found = children(path)
        if found is not None:
            folder = File(path, io.BytesIO, lambda: _children(folder, found))
            return folder
    open, size = opener(path)
    name = "what comes in" if path == "-" else path
    file = File(name, open)
    file.progress.of = size
    return file


def _children(folder: File, found: Iterable[tuple[str, str]]) -> dict[str, File]:
    """The files in a folder, whose reading is that of the folder."""
    children = {name: file_at(path) for name, path in found}
    for child in children.values():
        folder.progress.of += child.progress.of
        child.progress = folder.progress
    return children
