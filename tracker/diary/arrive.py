"""What arrives in a diary: files of our own and of other apps, each read by its importer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from functools import partial
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import tzinfo

    from tracker.diary.table_maps import Chosen
    from tracker.domain.arrived import Arrived
    from tracker.domain.time.clock import Clock
    from tracker.transfer.arriving import Importer, Incoming
    from tracker.transfer.outside.file import File
    from tracker.transfer.tables.mapping import TableMap


#: The importer for tables of any app, which are read by a mapping.
TABLE = "csv"


class Asked(NamedTuple):
    """What was asked for: an importer by name (None: the content says which) and how to read.

    `maps` are the texts of `--map`; of a table one without a `=` is a file with a mapping. `guess`
    takes no kept one. `agreed` is shown a guessed mapping and the first entries as they would be
    kept, none where it can't be used, and says whether it is right. `went_on` gets the bytes read
    and all there are, from time to time.
    """

    path: str
    importer: str | None = None
    zone: str | None = None
    maps: tuple[str, ...] = ()
    dry_run: bool = False
    keep_both: bool = False
    guess: bool = False
    agreed: Callable[[str, tuple[Entry, ...]], bool] = lambda text, samples: False
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

    zone = _zone(asked.zone)
    with closing(file_at(asked.path)) as file:
        file.progress.told = asked.went_on
        one = _Arriving(diary, file, _importer(file, asked), asked, zone)
        chosen = _chosen(one) if one.importer.name == TABLE else None
        with nullcontext() if asked.dry_run else diary.changing():
            return _merged(one) if one.importer.own else _taken(one, chosen)


class _Arriving(NamedTuple):
    """A file that is read in, by what and how, in which zone."""

    diary: Diary
    file: File
    importer: Importer
    asked: Asked
    zone: tzinfo | None

    @property
    def clock(self) -> Clock:
        """The diary's clock, in the zone that was named."""
        return self.diary.clock._replace(tz=self.zone)

    def read(self, mapping: TableMap | None = None) -> Iterator[Incoming]:
        """What the importer yields."""
        from tracker.transfer.options import Options

        store, source = self.diary.store, self.importer.name
        keys = partial(store.source_keys, source)
        options = Options(self.clock, self.diary.catalogue, mapping, {}, keys)
        return self.importer.read(self.file, options)


def _importer(file: File, asked: Asked) -> Importer:
    """The importer that was named, or that knows the file. Raises WrongWords."""
    from tracker.transfer import arriving
    from tracker.transfer.outside.head import Head

    head, found = Head(file), arriving.importers()
    if not file.is_folder and not file.head.removeprefix(b"\xef\xbb\xbf").strip():
        raise WrongWords(f"{file.name} is empty; export it from its app again")
    if asked.importer == TABLE:
        head.refuse_no_table()
        return found[TABLE]
    if asked.importer is not None:
        arriving.refuse_other(found[asked.importer], head, asked.path)
        return found[asked.importer]
    known = arriving.recognised(head, asked.path)
    if known is None and len(head.columns) > 1:
        head.refuse_no_table()
        return found[TABLE]
    if known is None:
        head.refuse_broken()
        raise WrongWords(
            f"{file.name} is none of the formats that are read: {', '.join(found)}; export it from "
            "its app as one of them, or as CSV"
        )
    return known


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


def _chosen(one: _Arriving) -> Chosen:
    """The mapping that a table is read by. Raises WrongWords."""
    from tracker.diary.table_maps import Chosen, Shown, chosen_map

    def agreed(shown: Shown, mapping: TableMap | None) -> bool:
        tried = one._replace(asked=one.asked._replace(dry_run=True, maps=()))
        samples = _taken(tried, Chosen(mapping)).samples if mapping is not None else ()
        return one.asked.agreed(shown.text, samples)

    files = [text for text in one.asked.maps if "=" not in text]
    if len(files) > 1:
        raise WrongWords("--map names two files; a table is read by one mapping")
    named = files[0] if files else None
    return chosen_map(one.diary, one.file, (named, one.asked.guess), agreed)


def _merged(one: _Arriving) -> Arrived:
    """A diary of ours, merged record by record."""
    from tracker.transfer.checked_document import read_incoming
    from tracker.transfer.merging import merge_in

    if one.asked.maps:
        raise WrongWords("--map is for what other apps wrote; a diary of ours is merged as it is")
    now = one.diary.clock.now
    read = read_incoming(one.read(), now)
    merged = merge_in(one.diary.store, read, one.importer, now, dry_run=one.asked.dry_run)
    return merged.arrived(one.importer.name)


def _taken(one: _Arriving, chosen: Chosen | None) -> Arrived:
    """What another app wrote; a table is read by a mapping."""
    from tracker.transfer.taking.mapped import read_maps
    from tracker.transfer.taking.take import Taking, take_in

    mapping = chosen.mapping if chosen else None
    maps = [text for text in one.asked.maps if "=" in text or mapping is None]
    taking = Taking(
        f"{TABLE}:{mapping.file.name}" if mapping else one.importer.name,
        one.clock,
        one.diary.catalogue,
        read_maps(maps, one.diary.catalogue),
        one.asked.dry_run,
        one.asked.keep_both,
    )
    one.file.progress.done = 0
    arrived = take_in(one.diary.store, one.read(mapping), one.importer, taking)
    remarks = [chosen.remark] if chosen and chosen.remark else []
    if one.asked.dry_run and one.asked.zone is None:
        remarks.append("times without a zone are read in this machine's; --tz names another")
    return arrived._replace(remarks=(*remarks, *arrived.remarks))
