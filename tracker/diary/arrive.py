"""What arrives in a diary: files of our own and of other apps, each read by its importer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from tracker.diary.diary import Diary
from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import tzinfo

    from tracker.domain.arrived import Arrived
    from tracker.domain.time.clock import Clock
    from tracker.transfer.arriving import Importer
    from tracker.transfer.options import Options
    from tracker.transfer.outside.file import File


class Asked(NamedTuple):
    """What was asked for: an importer by name (None: the content says which) and how to read.

    `maps` are the texts of `--map`; of a CSV one may name a file with a mapping. `agreed` is asked
    whether a guessed mapping, shown to it, is right; `went_on` gets the bytes read and all there
    are, from time to time.
    """

    path: str
    importer: str | None = None
    zone: str | None = None
    maps: tuple[str, ...] = ()
    dry_run: bool = False
    keep_both: bool = False
    guess: bool = False
    agreed: Callable[[str], bool] | None = None
    went_on: Callable[[int, int], None] = lambda done, of: None


def importers() -> dict[str, str]:
    """The names of the importers there are, and what each one does."""
    from tracker.transfer import arriving

    return {importer.name: importer.help for importer in arriving.importers().values()}


def read_in(diary: Diary, asked: Asked) -> Arrived:
    """Take a file, a folder or, with `-`, standard input into the diary, as one change.

    Raises TrackerError, with nothing changed, for a file that is broken anywhere.
    """
    from tracker.transfer.outside.file import file_at

    file = file_at(asked.path)
    importer = _importer(file, asked)
    clock = diary.clock._replace(tz=_zone(asked.zone))
    with nullcontext() if asked.dry_run else diary.changing():
        if importer.own:
            arrived = _merged(diary, file, importer, asked)
        else:
            arrived = _taken(diary, file, importer, (asked, clock))
    diary.forget()
    return arrived


def _importer(file: File, asked: Asked) -> Importer:
    """The importer that was named, or that knows the file. Raises WrongWords."""
    from tracker.transfer import arriving
    from tracker.transfer.outside.head import Head

    head = Head(file)
    if asked.importer is not None:
        found = arriving.importers()[asked.importer]
        arriving.refuse_other(found, head, asked.path)
        return found
    if not file.is_folder and not file.head:
        raise WrongWords(f"{file.name} is empty")
    known = arriving.recognised(head, asked.path)
    if known is None:
        raise WrongWords(f"{file.name} is none of the formats that are read: {_formats()}")
    return known


def _formats() -> str:
    return ", ".join(importers())


def _zone(name: str | None) -> tzinfo | None:
    """A zone by its name: Europe/Berlin; None is the machine's own. Raises WrongWords."""
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise WrongWords(
            f"--tz '{shown(name)}' is no zone; write it like Europe/Berlin or America/New_York"
        ) from None


def _merged(diary: Diary, file: File, importer: Importer, asked: Asked) -> Arrived:
    """A diary of ours, merged record by record."""
    from tracker.transfer.checked_document import read_incoming
    from tracker.transfer.merging import merge_in

    now = diary.clock.now
    read = read_incoming(importer.read(file, _options(diary, diary.clock)), now)
    merged = merge_in(diary.store, read, importer, now, dry_run=asked.dry_run)
    return merged.arrived(importer.name)


def _taken(diary: Diary, file: File, importer: Importer, how: tuple[Asked, Clock]) -> Arrived:
    """What another app wrote."""
    from tracker.transfer.taking.mapped import read_maps
    from tracker.transfer.taking.take import Taking, take_in

    asked, clock = how
    maps = read_maps(asked.maps, diary.catalogue)
    taking = Taking(
        importer.name,
        clock,
        diary.catalogue,
        maps,
        asked.dry_run,
        asked.keep_both,
        lambda: asked.went_on(file.progress.done, file.progress.of),
    )
    incoming = importer.read(file, _options(diary, clock))
    return take_in(diary.store, incoming, importer, taking)


def _options(diary: Diary, clock: Clock, mapping: dict[str, Any] | None = None) -> Options:
    from tracker.transfer.options import Options

    return Options(clock, diary.catalogue, mapping, {})
