"""What leaves a diary: exports, and the files that commands write.

A file is never written over our own ones, never unasked over another, and is there whole or not.
"""

# ruff: noqa: PTH100, PTH112, PTH120  (pathlib raises where a name is too long)

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, TextIO

from tracker.diary.diary import Diary
from tracker.diary.places import config_file
from tracker.domain.errors import TrackerError

if TYPE_CHECKING:
    from tracker.store.outside.new_database import NewDatabase
    from tracker.store.outside.own_files import Own


def check_place(
    diary: Diary,
    place: str,
    replace: Callable[[], bool],
    *,
    only_files: bool = False,
    makes_folder: bool = False,
) -> None:
    """Refuse, before any work, a place that can't be written to.

    Raises TrackerError for the diary's own files, whatever `replace` says; that is asked, and only
    then, where another file lies. With `only_files` a device or a pipe is refused too; with
    `makes_folder` the folders above it will be made where they aren't there.
    """
    from tracker.store.outside.new_file import kind_of_place
    from tracker.store.outside.own_files import refuse_own

    refuse_own(place, _own_files(diary))
    kind = kind_of_place(place)
    if kind == "a folder":
        raise TrackerError(f"{place} is a folder; name a file in it")
    if kind is not None and only_files:
        raise TrackerError(f"{place} is {kind}, which can't hold a copy; name a file")
    folder = os.path.dirname(place) or os.curdir
    while makes_folder and not os.path.lexists(folder):
        folder = os.path.dirname(os.path.abspath(folder))
    if not os.path.isdir(folder):
        raise TrackerError(
            f"there is no folder {folder} for {place}; make it or name another place"
        )
    if os.path.lexists(place) and kind is None and not replace():
        raise TrackerError(f"{place} exists; give another name or --force")


@contextmanager
def whole_file(place: str) -> Iterator[BinaryIO]:
    """A stream that becomes the file at a place once the block is through.

    For its owner's eyes alone. Raises TrackerError where it can't be written.
    """
    from tracker.store.outside.new_file import new_file

    with explained(place), new_file(place) as file:
        yield file


@contextmanager
def whole_database(place: str) -> Iterator[NewDatabase]:
    """The same for a SQLite database."""
    from tracker.store.outside.new_database import new_database

    with explained(place), new_database(place) as database:
        yield database


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Raise what the system refuses about a place as TrackerError."""
    try:
        yield
    except OSError as error:
        told = error.strerror or error
        raise TrackerError(f"can't write {place}: {told}; name another place") from None


@contextmanager
def whole_text(place: str) -> Iterator[TextIO]:
    r"""The same for UTF-8 text with `\n` line ends."""
    from tracker.store.outside.new_file import new_text

    with explained(place), new_text(place) as text:
        yield text


def spare_preferences(diary: Diary) -> None:
    """Raise StoreError where the preferences' file is the diary or its journal."""
    from tracker.store.outside.own_files import refuse_own

    refuse_own(config_file(), _own_files(diary)._replace(config=None))


def own_file(diary: Diary, number: int) -> str | None:
    """Which of our own files the open file of a number is, in words; None for any other."""
    from tracker.store.outside.own_files import owned

    return owned(number, _own_files(diary))


def _own_files(diary: Diary) -> Own:
    """What nothing writes over, whatever it is told."""
    from tracker.store.outside.own_files import Own

    return Own(None if diary.on_server else diary.file_location(), config_file())
