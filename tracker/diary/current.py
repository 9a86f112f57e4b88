"""An export that is kept current: what a command changed is written to it after the answer.

Which one it is and what was written to it is noted in a file beside the diary's own. Whatever else
wrote to the diary meanwhile shows in how often its file was written to; then all is written anew,
as where the files of the export aren't those that were written last.
"""

# ruff: noqa: PTH100, PTH107, PTH112, PTH120, PTH123

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from tracker.diary.diary import Diary
from tracker.diary.following import is_followed, note_file
from tracker.domain.errors import TrackerError
from tracker.domain.named_tuple import NamedTuple
from tracker.store.times_written import times_written

if TYPE_CHECKING:
    from tracker.diary.export import Asked
    from tracker.store.draft import Touched
    from tracker.store.store import Store

OFF = "off"


class Note(NamedTuple):
    """What is kept current, and how it was left.

    `counted` is how often the database had been written to, None where that isn't known; `files`
    are lines of the exporter's own.
    """

    asked: Asked
    counted: int | None = None
    files: Sequence[str] = ()


def begin(diary: Diary, asked: Asked) -> None:
    """Keep an export current from now on, in the place of any other, and write it.

    Raises TrackerError.
    """
    from tracker.store.files import make_file

    if diary.on_server:
        raise TrackerError(
            "only a diary in a file is kept current; for one on a server let a timer run "
            f"tracker export {asked.format} {asked.place} --force"
        )
    note = Note(asked._replace(place=os.path.abspath(asked.place)))
    make_file(note_file(diary))
    with _noted(diary) as (file, _):
        _write_note(file, _renewed(diary, note, None))


def end(diary: Diary) -> None:
    """Keep nothing current any more; what was written stays."""
    with suppress(FileNotFoundError):
        os.remove(note_file(diary))


def told(diary: Diary) -> str:
    """What is kept current, in words: `csv /home/me/diary`, or `off`."""
    if not is_followed(diary):
        return OFF
    with _noted(diary) as (_, note):
        if note is None:
            return OFF
        options = (f"--{name}" for name in sorted(note.asked.options))
        return " ".join((note.asked.format, note.asked.place, *options))


def follow(diary: Diary) -> None:
    """Write what was changed to what is noted. What keeps from it is told, and is no error."""
    try:
        with _noted(diary) as (file, note):
            if note is not None:
                _refuse_gone(note.asked)
                _write_note(file, _renewed(diary, note, diary.store.touched))
    except TrackerError as error:
        diary.tell(f"an export isn't kept current: {error}")


def _refuse_gone(asked: Asked) -> None:
    place = asked.place if os.path.isdir(asked.place) else os.path.dirname(asked.place)
    if not os.path.lexists(asked.place) or not os.path.isdir(place):
        raise TrackerError(f"{asked.place} is gone; tracker export --every-write off ends this")


def _renewed(diary: Diary, note: Note, touched: Touched | None) -> Note:
    """Write an export anew where it was touched (None: all of it). The note of it."""
    from tracker.diary.export import outgoing, write
    from tracker.diary.leave import explained
    from tracker.transfer.leaving import exporter

    counted = times_written(diary.file_location())
    if touched is not None:
        if touched.writes == 0 and counted == note.counted is not None:
            return note
        if not _alone(counted, note.counted, touched):
            touched = None
    renew = exporter(note.asked.format).renew
    if renew is None or not os.path.isdir(note.asked.place):
        write(diary, note.asked)
        return note._replace(counted=counted)
    with explained(note.asked.place), _of_one_moment(diary.store, touched) as store:
        out = outgoing(diary, note.asked)._replace(store=store)
        files = renew(out, note.asked.place, touched, note.files)
    return note._replace(counted=counted, files=files)


@contextmanager
def _of_one_moment(store: Store, touched: Touched | None) -> Iterator[Store]:
    """What to read from: a few days are read before a writer could grow impatient."""
    if touched is None:
        with store.of_one_moment() as still:
            yield still
    else:
        with store.reading():
            yield store


def _alone(counted: int | None, before: int | None, touched: Touched) -> bool:
    """Whether what was touched is all that was written since."""
    if counted is None or before is None or touched.everything:
        return False
    return counted == (before + touched.writes) % 2**32


@contextmanager
def _noted(diary: Diary) -> Iterator[tuple[TextIO, Note | None]]:
    """The file of the note and what it says, held against every other program's.

    It is written where it is: whoever waits for it waits for this very file.
    """
    try:
        with open(note_file(diary), "r+", encoding="utf-8", errors="surrogateescape") as file:
            _lock(file)
            yield file, _read(file.read().split("\n"))
    except OSError as error:
        raise TrackerError(f"can't use {note_file(diary)}: {error.strerror or error}") from None


def _lock(file: TextIO) -> None:
    with suppress(ImportError, OSError):
        from fcntl import LOCK_EX, flock

        flock(file.fileno(), LOCK_EX)


def _read(lines: Sequence[str]) -> Note | None:
    """What the lines of a note say; None where they name no export."""
    from tracker.diary.export import Asked

    if len(lines) < 4 or not lines[0].isidentifier():
        return None
    name, place, options, counted, *files = lines
    asked = Asked(name, place, frozenset(options.split()))
    known = counted.isdecimal() and files and files[-1] == "."
    return Note(asked, int(counted), files[:-1]) if known else Note(asked)


def _write_note(file: TextIO, note: Note) -> None:
    """Write a note that ends with a full stop, or it was cut short."""
    asked, counted = note.asked, "" if note.counted is None else str(note.counted)
    lines = (asked.format, asked.place, " ".join(sorted(asked.options)), counted, *note.files, ".")
    file.seek(0)
    file.write("\n".join(lines))
    file.truncate()
