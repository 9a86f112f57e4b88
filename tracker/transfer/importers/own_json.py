"""Merge a diary that `export json` wrote; `tracker undo` takes it back."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.transfer.arriving import Incoming, IncomingRecord, UnknownPart
from tracker.transfer.json_format import FORMAT, VERSION
from tracker.transfer.options import Options
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.refusal import Refused, shown
from tracker.transfer.shape import SHAPE

NAME = "json"


def fits(head: Head) -> bool:
    """Whether a file begins as an export does."""
    return head.shape == "json" and f'"{FORMAT}"' in head.text[:4096]


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every record of an export."""
    from tracker.transfer.json_text import read_json

    return records(read_json(file.text(), file.name))


def records(document: object) -> Iterator[Incoming]:
    """Every record of a parsed document. Raises Refused for one that is no diary."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refused(
            f'this is no diary: it has no "format": "{FORMAT}"; give a file that '
            "`tracker export json` wrote"
        )
    _refuse_version(document.get("version"))
    known = {"format", "version", "exported_at", *SHAPE}
    yield from (UnknownPart(name) for name in document if name not in known)
    for table in SHAPE:
        rows = document.get(table, [])
        if not isinstance(rows, list):
            raise Refused(f"{table} is no list; give a file that `tracker export json` wrote")
        for n, row in enumerate(rows):
            if not isinstance(row, dict):
                raise Refused(f"{table}[{n}] is {shown(row)}; it must be an object")
            yield IncomingRecord(table, f"{table}[{n}]", row)


def _refuse_version(version: object) -> None:
    if type(version) is not int or version < 1:
        raise Refused(f"the diary's version is {shown(version)}; this program writes {VERSION}")
    if version > VERSION:
        raise Refused(
            f"the diary has version {shown(version)} and this program reads up to {VERSION}; "
            "upgrade tracker first"
        )
