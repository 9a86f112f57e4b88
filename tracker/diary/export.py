"""Exports: a diary written out as one file or as a folder of several, in any format there is.

Each file is there whole or not at all, and for its owner's eyes alone. What is several files or a
database is of one moment.
"""

# ruff: noqa: PTH100, PTH112, PTH118, PTH119, PTH120  (pathlib raises where a name is too long)

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.diary.leave import check_place, whole_database, whole_text
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from tracker.domain.entries import Entry
    from tracker.transfer.leaving import Exporter, OutFile, Outgoing

FILE, FOLDER, EITHER = "FILE", "FOLDER", "FILE|FOLDER"
STANDARD_OUTPUT = "-"


class Format(NamedTuple):
    """A format to export to: its help, the help of its options, and what `place` it is put into."""

    name: str
    help: str
    options: Mapping[str, str]
    place: str


class Asked(NamedTuple):
    """An export that is wanted. Standard output is a place too."""

    format: str
    place: str = STANDARD_OUTPUT
    options: frozenset[str] = frozenset()


def formats() -> dict[str, Format]:
    """The formats there are, by name."""
    from tracker.transfer.leaving import exporters

    return {
        one.name: Format(one.name, one.help, one.options, _takes(one))
        for one in exporters().values()
    }


def _takes(exporter: Exporter) -> str:
    if exporter.file is None:
        return FOLDER
    return FILE if exporter.folder is None else EITHER


def check(diary: Diary, asked: Asked, replace: Callable[[], bool]) -> None:
    """Refuse, before any work, a place that can't be written to.

    Raises TrackerError. `replace` is asked, and only then, where there are such files already.
    """
    if asked.place == STANDARD_OUTPUT:
        return
    if not _in_folder(asked):
        check_place(diary, asked.place, replace)
        return
    above = os.path.dirname(os.path.abspath(asked.place))
    if not os.path.isdir(above):
        raise TrackerError(f"there is no folder {above} for {asked.place}; make it first")
    paths = [_path(asked, file) for file in _files(outgoing(diary, asked), asked)]
    for path in paths:
        check_place(diary, path, lambda: True, makes_folder=True)
    there = next(filter(os.path.lexists, paths), None)
    if there is not None and not replace():
        raise TrackerError(f"{there} exists; give another folder or --force")


def write(diary: Diary, asked: Asked) -> None:
    """Write an export to its place. Raises TrackerError where it can't be written."""
    from tracker.transfer.leaving import TextFile

    out = outgoing(diary, asked)
    if not _in_folder(asked):
        (file,) = _files(out, asked)
        # One stream of records, each whole, needs no moment of its own.
        if isinstance(file, TextFile):
            _put(file, asked.place)
            return
    with diary.store.of_one_moment() as store:
        for file in _files(out._replace(store=store), asked):
            path = _path(asked, file)
            if _in_folder(asked):
                _make_folder(os.path.dirname(path))
            _put(file, path)


def write_to(diary: Diary, asked: Asked, stream: SupportsWrite[str]) -> None:
    """Write an export of one file of text into a stream. Raises WrongWords for another one."""
    from tracker.transfer.leaving import TextFile

    (file, *others) = _files(outgoing(diary, asked), asked)
    if others or not isinstance(file, TextFile):
        what = "several files go into a folder" if others else "a database goes into a file"
        raise WrongWords(f"{what}; name one: tracker export {asked.format} PLACE")
    file.write(stream)


def write_entries(diary: Diary, entries: Iterator[Entry], stream: SupportsWrite[str]) -> None:
    """Write entries as CSV in their order, as `export csv` has them."""
    from tracker.transfer.exporters.csv import write_found

    write_found(diary.store, entries, stream)


def _files(out: Outgoing, asked: Asked) -> Sequence[OutFile]:
    from tracker.transfer.leaving import exporter

    found = exporter(asked.format)
    if found.folder is not None and (found.file is None or _in_folder(asked)):
        return found.folder(out)
    assert found.file is not None, "an exporter makes one of the two"
    return [found.file(out)]


def outgoing(diary: Diary, asked: Asked) -> Outgoing:
    """The diary as an exporter gets it."""
    from tracker.transfer.leaving import Outgoing

    return Outgoing(diary.store, diary.now(), asked.options)


def _in_folder(asked: Asked) -> bool:
    """Whether a place is a folder: as it is, or as it is named where there is nothing yet."""
    from tracker.transfer.leaving import exporter

    place, takes = asked.place, _takes(exporter(asked.format))
    if takes == FILE or place == STANDARD_OUTPUT:
        return takes == FOLDER
    if takes == FOLDER or os.path.isdir(place):
        return True
    return not os.path.lexists(place) and "." not in os.path.basename(place)


def _path(asked: Asked, file: OutFile) -> str:
    return os.path.join(asked.place, file.name) if _in_folder(asked) else asked.place


def _make_folder(folder: str) -> None:
    from tracker.store.files import make_folder

    try:
        make_folder(folder)
    except OSError as error:
        raise TrackerError(f"can't make the folder {folder}: {error.strerror or error}") from None


def _put(file: OutFile, path: str) -> None:
    from tracker.transfer.leaving import TextFile

    if isinstance(file, TextFile):
        with whole_text(path) as stream:
            file.write(stream)
    else:
        with whole_database(path) as database:
            file.fill(database)
