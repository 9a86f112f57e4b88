"""The elements of an XML file from outside, one at a time, in memory that doesn't grow with it.

What stands before the outermost element is dropped: real files have document types that no parser
takes, and no entity is ever to be expanded. So are bytes that XML has no place for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from xml.parsers import expat

from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.transfer.outside.file import HEAD, File

_CHUNK = 64 * 1024
_NO_TEXT = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r")
#: A real file is four deep, and no tag of it is longer than a few thousand bytes.
_DEEPEST = 100
_LONGEST_TAG = 4 * 1024 * 1024
#: So many parts of one element are looked at.
_MOST_PARTS = 10_000


class Element(NamedTuple):
    """An element right below the outermost one, with the elements right below itself."""

    name: str
    attributes: Mapping[str, str]
    parts: list[tuple[str, Mapping[str, str]]]


def elements(file: File, outermost: str, names: Collection[str]) -> Iterator[Element]:
    """The elements of these names right below the outermost one, in the order of the file.

    Raises WrongWords for a file that is broken anywhere.
    """
    reader = _Reader(names)
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    given = 0
    try:
        for chunk in _chunks(file, outermost):
            given += len(chunk)
            parser.Parse(chunk, False)
            if given - parser.CurrentByteIndex > _LONGEST_TAG or reader.is_too_deep:
                raise _broken(file, parser)
            yield from reader.taken()
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise _broken(file, parser) from None
    yield from reader.taken()


def _broken(file: File, parser: expat.XMLParserType) -> WrongWords:
    return WrongWords(
        f"{file.name} is broken or cut off after {parser.CurrentByteIndex:,} bytes of its data; "
        "export it from the phone again"
    )


def _chunks(file: File, outermost: str) -> Iterator[bytes]:
    """What a parser is given, from the outermost element on."""
    with file.stream() as stream:
        begin = stream.read(HEAD)
        yield begin[max(0, begin.find(b"<" + outermost.encode())) :].translate(None, _NO_TEXT)
        while chunk := stream.read(_CHUNK):
            yield chunk.translate(None, _NO_TEXT)


class _Reader:
    """Holds the elements that were read since they were taken last."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names)
        self._deep = 0
        self._open: Element | None = None
        self._found: list[Element] = []
        self.is_too_deep = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._deep += 1
        if self._deep == 2:
            self._open = Element(name, attributes, []) if name in self._names else None
        elif self._deep == 3:
            if self._open is not None and len(self._open.parts) < _MOST_PARTS:
                self._open.parts.append((name, attributes))
        elif self._deep > _DEEPEST:
            self.is_too_deep = True

    def end(self, name: str) -> None:
        if self._deep == 2 and self._open is not None:
            self._found.append(self._open)
            self._open = None
        self._deep -= 1

    def taken(self) -> list[Element]:
        found, self._found = self._found, []
        return found
