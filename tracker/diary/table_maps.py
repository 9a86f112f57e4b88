"""How a table of any app is to be read: by the mapping that is named, kept, or guessed and agreed.

An agreed one is kept in the folder of the preferences, by the table's header, and serves the next
export of the same app.
"""
# ruff: noqa: PTH118, PTH120

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.diary.places import config_file
from tracker.diary.preferences import toml_lines
from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.transfer.outside.file import File
    from tracker.transfer.tables.mapping import TableMap

_FOLDER = "tables"


class Shown(NamedTuple):
    """A guessed mapping as TOML, and why it can't be used; '' where it can."""

    text: str
    fault: str


class Chosen(NamedTuple):
    """A mapping, and what is to be said of where it is from."""

    mapping: TableMap
    remark: str = ""


Agreed = Callable[[Shown, "TableMap | None"], bool]


def chosen_map(diary: Diary, file: File, asked: tuple[str | None, bool], agreed: Agreed) -> Chosen:
    """The mapping that a table is read by. Raises WrongWords where there is none.

    `asked` are the file that is named, and whether a guess is wanted in any case.
    """
    from tracker.transfer.tables.mapping import read_mapping

    named, guess = asked
    if named is not None:
        text = toml_lines.read(named)
        if text is None:
            raise WrongWords(f"can't read {named}: there is no such file")
        return Chosen(read_mapping(toml_lines.parse(named, text), named))
    place = _place(file)
    kept = None if guess else toml_lines.read(place)
    if kept is not None:
        mapping = read_mapping(toml_lines.parse(place, kept), place)
        return Chosen(mapping, f"read by the mapping that you agreed to, {place}")
    return _guessed(diary, file, place, agreed)


def _guessed(diary: Diary, file: File, place: str, agreed: Agreed) -> Chosen:
    """What the table seems to hold, where the user agrees."""
    from tracker.transfer.tables.guessing import guess_mapping
    from tracker.transfer.tables.mapping import read_mapping

    guess = guess_mapping(file, diary.catalogue)
    mapping = None
    if not guess.fault:
        mapping = read_mapping(toml_lines.parse("the guess", guess.text), "the guess")
    if agreed(Shown(guess.text, guess.fault), mapping) and mapping is not None:
        toml_lines.write(place, guess.text)
        return Chosen(mapping, f"the mapping is kept for tables with this header: {place}")
    why = f" ({guess.fault})" if guess.fault else ""
    raise WrongWords(
        f"{file.name} is none of the formats that are read, but a table{why}; save its guessed "
        f"mapping, mend it and name it: tracker import csv {file.name} --map MAP.toml"
    )


def _place(file: File) -> str:
    from tracker.transfer.tables.guessing import header_hash

    columns = file.table().columns
    folder = os.path.join(os.path.dirname(config_file()), _FOLDER)
    return os.path.join(folder, f"{header_hash(columns)}.toml")
