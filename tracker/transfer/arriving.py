"""The seam that everything from outside comes in through: what an importer is, and what it yields.

An importer only says what a file holds, in the words of the app that wrote it. What its names mean,
whether an amount can be right, what becomes of it beside what is here already: that is decided
behind the seam (`tracker.transfer.taking`), alike for all of them. One is a file of
`tracker.transfer.importers`:

    \"\"\"Read what the app PainPal exports as CSV.\"\"\"

    NAME = "painpal"

    def fits(head):
        return head.columns[:2] == ("id", "when")

    def read(file, options):
        return each(file.rows(), lambda row, line: _entry(row, line, options))

    def _entry(row, line, options):
        when = options.iso(row["when"])  # raises Unfit("bad-date"), which is counted with its line
        yield IncomingEntry("pain", row["id"], when, line, row["where"], number(row, "score"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.domain.entries import NO_TEXTS, NOTHING
from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Moment

if TYPE_CHECKING:
    from tracker.transfer.options import Options
    from tracker.transfer.outside.file import File
    from tracker.transfer.outside.head import Head

T = TypeVar("T")


class Unfit(Exception):
    """A record leaves nothing in the diary: one of REASONS, and the name that it is about."""

    def __init__(self, reason: str, about: str = "") -> None:
        super().__init__(reason)
        self.reason, self.about = reason, about


class IncomingEntry(NamedTuple):
    """An entry as another app kept it.

    `key` names it in that app, today and whenever the file is read again; where it is `once`, a
    second one of that key is left out as repeated, else equal keys are told apart by their order.
    `subject` is the app's own name for it (`Back (lower) pain`, `Ibuprofen`), which `--map` may say
    otherwise; without a `kind` it is only there for that. `line` is where it begins in a text file.
    Measures are in their canonical units. `origin` is the app or device that the source names.
    """

    kind: str | None
    key: str
    when: Moment
    line: int | None = None
    subject: str | None = None
    measures: Mapping[str, float] = NOTHING
    note: str | None = None
    estimated: bool = False
    attributes: Mapping[str, str] = NO_TEXTS
    origin: str | None = None
    once: bool = False


class Wanted(NamedTuple):
    """What an app's habit is to come to, in its own unit; of what is done or not, 1.

    `period` and `schedule` are as in `tracker.domain.entries.Goal`; `most` makes it a ceiling.
    """

    target: float = 1
    most: bool = False
    period: str = "day"
    schedule: str = "daily"


def often(times: float, days: float) -> Wanted:
    """Done on so many of any days in a row: `3/7`; daily where it is all of them."""
    if times >= days or times < 1:
        return Wanted()
    return Wanted(schedule=f"{times:.0f}/{days:.0f}")


class IncomingHabit(NamedTuple):
    """A habit of another app, said before its entries. One that isn't is as its first entry.

    `unit` is the app's word for what is counted, '' where it has none; None: it is done or not.
    """

    name: str
    unit: str | None = None
    wanted: Wanted | None = None
    archived: bool = False


class HabitEntry(NamedTuple):
    """What was said of a habit of another app: done or not, an amount in its unit, or a skip."""

    habit: str
    key: str
    when: Moment
    line: int | None = None
    done: bool | None = None
    amount: float | None = None
    skipped: bool = False
    note: str | None = None
    origin: str | None = None
    once: bool = True


class LeftOut(NamedTuple):
    """A record that leaves nothing in the diary; `about` is the name that `--map` would take."""

    reason: str
    line: int | None = None
    about: str = ""


class Remark(NamedTuple):
    """A sentence for the user."""

    text: str


class IncomingRecord(NamedTuple):
    """A record of one of our own tables (`tracker.transfer.shape`), as a diary of ours held it.

    `where` is its place in the file, for a sentence.
    """

    table: str
    where: str
    record: Mapping[str, Any]


class UnknownPart(NamedTuple):
    """Something in a diary of ours that this version has no place for."""

    name: str


#: What an importer yields, one at a time. The last two are of our own diaries alone.
Incoming = (
    IncomingEntry | IncomingHabit | HabitEntry | LeftOut | Remark | IncomingRecord | UnknownPart
)


def each(
    records: Iterable[tuple[int | None, T]],
    read: Callable[[T, int | None], Iterable[Incoming]],
) -> Iterator[Incoming]:
    """What `read` makes of each (line, record); one that raises Unfit is left out with its line."""
    for line, record in records:
        try:
            yield from read(record, line)
        except Unfit as unfit:
            yield LeftOut(unfit.reason, line, unfit.about)


def each_of(records: Iterable[T], read: Callable[[T], Iterable[Incoming]]) -> Iterator[Incoming]:
    """The same of records that stand on no line."""
    return each(((None, record) for record in records), lambda record, _: read(record))


def latest(incoming: Iterable[Incoming]) -> Iterator[Incoming]:
    """What comes in with the last of each key in the place of those before, which are repeated.

    For files that hold a record anew where it was changed. All of it is held at once.
    """
    held: dict[str, IncomingEntry | HabitEntry] = {}
    for one in incoming:
        if not isinstance(one, IncomingEntry | HabitEntry):
            yield one
            continue
        before = held.pop(one.key, None)
        if before is not None:
            yield LeftOut("repeated", before.line)
        held[one.key] = one
    yield from held.values()


class Importer(NamedTuple):
    """A file of `tracker.transfer.importers`. `format` names what it reads in the list of imports.

    `fits` says of how a file looks whether it is its own; `read` raises TrackerError for a file
    that is broken anywhere, with the place. `own`: it reads diaries of ours.
    """

    name: str
    format: str
    help: str
    fits: Callable[[Head], bool]
    read: Callable[[File, Options], Iterator[Incoming]]
    own: bool = False

    @property
    def reads(self) -> str:
        """What it reads, in the words of its help."""
        return self.help.partition(". ")[0].partition(" ")[2].rstrip(".")


def importers() -> dict[str, Importer]:
    """Every importer that there is, by its name; the one for our own diaries first."""
    from importlib import import_module
    from pkgutil import iter_modules

    from tracker.transfer import importers as package

    found = []
    for file in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{file.name}")
        told = (module.__doc__ or "").partition("\n")[0]
        kept_as, own = getattr(module, "FORMAT", module.NAME), hasattr(module, "FORMAT")
        found.append(Importer(module.NAME, kept_as, told, module.fits, module.read, own))
    found.sort(key=lambda importer: (not importer.own, importer.name))
    return {importer.name: importer for importer in found}


def recognised(head: Head, path: str) -> Importer | None:
    """The importer that a file is for; None where none knows it. Raises WrongWords for several."""
    fitting: list[Importer] = []
    for importer in importers().values():
        if importer.fits(head):
            fitting.append(importer)
            if importer.own:
                break
    if len(fitting) > 1:
        lines = " or ".join(f"tracker import {one.name} {path}" for one in fitting)
        raise WrongWords(f"{path} may be of several formats; say which: {lines}")
    return fitting[0] if fitting else None


def refuse_other(importer: Importer, head: Head, path: str) -> None:
    """Raise WrongWords for a file that isn't for an importer, with the one that reads it.

    What may be a diary of ours is refused by its reader, which says why it is none.
    """
    if importer.fits(head):
        return
    other = recognised(head, path)
    if other is not None:
        raise WrongWords(
            f"{path} is nothing for import {importer.name}; "
            f"tracker import {other.name} {path} reads it"
        )
    if not importer.own:
        head.refuse_broken()
        raise WrongWords(
            f"{path} is nothing for import {importer.name}, which reads {importer.reads}"
        )
