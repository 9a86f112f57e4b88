"""The files that nothing is ever written over: the diary with its journal and copies, the config.

A target is told by what it is, not by how it's spelled: a link, a hard link, `/dev/fd/3` or
standard output may all be the diary. What isn't there yet is told by its folder and name.
"""
# ruff: noqa: PTH100, PTH116, PTH118, PTH119, PTH120, PTH121, PTH208

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from tracker.domain.errors import StoreError
from tracker.domain.named_tuple import NamedTuple
from tracker.store.copies.part_files import JOURNALS, is_unfinished
from tracker.store.day_copy import FOLDER
from tracker.store.files import EVERY_WRITE


class Own(NamedTuple):
    """What belongs to the user's diary: its file (None where it is a server's), the preferences."""

    diary: str | None
    config: str | None


def refuse_own(target: str, own: Own) -> None:
    """Raise StoreError where a path is one of our own files."""
    what = owned(target, own)
    if what is not None:
        raise StoreError(f"{target} is {what}, and nothing is written over that; name another file")


def owned(target: str | int, own: Own) -> str | None:
    """Which of our own files a path or an open file is, in words; None for any other."""
    known = list(_files(own))
    try:
        is_there = os.stat(target)
    except OSError:
        return None if isinstance(target, int) else _owned_name(target, own, known)
    for path, what in known:
        try:
            if os.path.samestat(is_there, os.stat(path)):
                return what
        except OSError:
            continue
    return None if isinstance(target, int) else _owned_name(target, own, [])


def _files(own: Own) -> Iterator[tuple[str, str]]:
    """Every file of ours, also such as aren't there at the moment, and what it is."""
    if own.config is not None:
        yield from ((place, "the preferences") for place in _places(own.config))
    for place in _places(own.diary) if own.diary is not None else ():
        yield place, "the diary itself"
        yield from ((place + ending, "the diary's journal") for ending in JOURNALS)
        yield place + EVERY_WRITE, "the note of what is kept current"
        for folder in (os.path.dirname(place), os.path.join(os.path.dirname(place), FOLDER)):
            for name in _names_in(folder):
                if _is_copy(folder, name, place):
                    yield os.path.join(folder, name), "a copy of the diary"


def _owned_name(target: str, own: Own, known: list[tuple[str, str]]) -> str | None:
    """What a path would be, once it was made there, by its folder and its name."""
    folder, name = os.path.split(os.path.realpath(target))
    for path, what in known:
        # A file system may not tell capitals from small letters.
        if os.path.basename(path).casefold() == name.casefold() and _same(
            folder, os.path.dirname(path)
        ):
            return what
    for place in _places(own.diary) if own.diary is not None else ():
        copies = os.path.join(os.path.dirname(place), FOLDER)
        if _is_copy(copies, name, place) and _same(folder, copies):
            return "a copy of the diary"
    return None


def _places(path: str) -> list[str]:
    """A file's path as it was named and as it is without links: its journal lies by either."""
    return list(dict.fromkeys((os.path.abspath(path), os.path.realpath(path))))


def _is_copy(folder: str, name: str, diary: str) -> bool:
    """Whether a name is a copy's of this diary, also a half made one, or a damaged diary's."""
    ours = re.escape(os.path.basename(diary))
    if is_unfinished(name, os.path.basename(diary)):
        return True
    if os.path.basename(folder) == FOLDER and re.fullmatch(rf"{ours}-.*\.db", name):
        return True
    return re.fullmatch(rf"{ours}\.damaged-\d+({'|'.join(JOURNALS)})?", name) is not None


def _names_in(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _same(folder: str, other: str) -> bool:
    try:
        return os.path.samefile(folder, other)
    except OSError:
        return folder == other
