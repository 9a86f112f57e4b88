"""The mapping of a table as its TOML says it, held to what it can say before a row is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.units import unit_of
from tracker.transfer.taking.meaning import plain_name

FORMATS = ("iso", "mdy", "dmy", "ymd", "epoch-s", "epoch-ms")
NO_WORDS: Mapping[str, str] = {}
T = TypeVar("T")


class FileMap(NamedTuple):
    """How the file is written; without a delimiter it is found in the header.

    Without a `decimal` it is a point, and `1.000`, which may be a thousand, is left out.
    """

    name: str
    delimiter: str = ""
    skip_lines: int = 0
    comment: str = ""
    decimal: str = ""


class DateMap(NamedTuple):
    """Where the day stands, and how it is written; `iso` may hold a time, too."""

    column: str
    format: str = "iso"
    time_column: str = ""


class EntryMap(NamedTuple):
    """What a row makes: an entry of a kind, or one a subject of a cell.

    `measure` is what the value is, `factor` canonical units make one of it. `scale` are scores by
    word, `max` the end of another scale than 0 to 10: such scores are estimated.
    """

    kind: str
    when: Mapping[str, str] = NO_WORDS
    unless: Mapping[str, str] = NO_WORDS
    subject: str = ""
    subject_column: str = ""
    split: str = ""
    words: Mapping[str, str] = NO_WORDS
    value: str = ""
    unit: str = ""
    scale: Mapping[str, float] | None = None
    max: float | None = None
    note: str = ""
    measure: str = ""
    factor: float = 1


class TableMap(NamedTuple):
    """A whole mapping. Without `key` columns a row is known by all that stands in it."""

    file: FileMap
    date: DateMap
    entries: tuple[EntryMap, ...]
    key: tuple[str, ...] = ()

    @property
    def columns(self) -> set[str]:
        """Every column that it speaks of."""
        named = {self.date.column, self.date.time_column, *self.key}
        for entry in self.entries:
            named |= {entry.subject_column, entry.value, entry.note, *entry.when, *entry.unless}
        return named - {""}


def read_mapping(said: Mapping[str, Any], name: str) -> TableMap:
    """The mapping that a TOML says; `name` names it in sentences. Raises WrongWords."""
    table = _Said(said, name, "the mapping")
    entries = table.take("entry", list, [])
    mapping = TableMap(
        _file(_Said(table.take("file", dict), name, "[file]")),
        _date(_Said(table.take("date", dict), name, "[date]")),
        tuple(_entry(_Said(entry, name, "[[entry]]")) for entry in entries),
        _Said(table.take("key", dict, {}), name, "[key]").texts("columns"),
    )
    table.refuse_rest()
    if not mapping.entries:
        raise WrongWords(f'{name} has no [[entry]]; write what a row makes, like kind = "water"')
    return mapping


class _Said:
    """A table of the TOML, whose names are taken one by one."""

    def __init__(self, said: object, name: str, where: str) -> None:
        self.name, self.where = name, where
        if not isinstance(said, dict):
            raise self.wrong("is no table")
        self._said = dict(said)

    def wrong(self, what: str) -> WrongWords:
        return WrongWords(f"{self.name}: {self.where} {what}")

    def take(self, name: str, of: type[T] | tuple[type[T], ...], default: T | None = None) -> T:
        value = self._said.pop(name, default)
        if value is None:
            raise self.wrong(f"needs {name}")
        if not isinstance(value, of) or isinstance(value, bool):
            raise self.wrong(f"has {name} = {shown(repr(value))}, which can't be")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        return self.take(name, str, default)

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        value = self.text(name, default)
        if value not in choices:
            words = " or ".join(repr(choice) for choice in choices if choice)
            raise self.wrong(f"has {name} = {shown(repr(value))}; it can be {words}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.take(name, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(f"has {name} that aren't names of columns")
        self.refuse_rest()
        return tuple(values)

    def words(self, name: str) -> Mapping[str, str]:
        found = self.take(name, dict, {})
        if not all(isinstance(value, str) for value in found.values()):
            raise self.wrong(f"has {name} that aren't texts")
        return {key: value.strip() for key, value in found.items()}

    def refuse_rest(self) -> None:
        if self._said:
            raise self.wrong(f"has {shown(next(iter(self._said)))}, which nothing reads")


def _file(said: _Said) -> FileMap:
    name = plain_name(said.text("name"))
    if not name:
        raise said.wrong("needs a name of letters")
    found = FileMap(
        name,
        said.choice("delimiter", ("", ",", ";", "\t", "|"), ""),
        said.take("skip_lines", int, 0),
        said.text("comment", ""),
        said.choice("decimal", ("", ".", ","), ""),
    )
    said.refuse_rest()
    return found


def _date(said: _Said) -> DateMap:
    found = DateMap(
        said.text("column"), said.choice("format", FORMATS, "iso"), said.text("time_column", "")
    )
    if found.time_column and found.format.startswith("epoch"):
        raise said.wrong("has a time_column beside an instant; leave it out")
    said.refuse_rest()
    return found


def _entry(said: _Said) -> EntryMap:
    kind = KINDS.get(said.text("kind"))
    if kind is None:
        raise said.wrong(f"needs a kind: {', '.join(KINDS)}")
    entry = EntryMap(
        kind.name,
        said.words("when"),
        said.words("unless"),
        said.text("subject", ""),
        said.text("subject_column", ""),
        said.text("split", ""),
        {key.strip().casefold(): word for key, word in said.words("words").items()},
        said.text("value", ""),
        said.text("unit", ""),
        note=said.text("note", ""),
    )
    entry = _scaled(entry, said)
    said.refuse_rest()
    _check(entry, kind, said)
    return _with_unit(entry, kind, said)


def _scaled(entry: EntryMap, said: _Said) -> EntryMap:
    numbers: Any = (int, float)
    scale = said.take("scale", dict, {})
    for value in scale.values():
        if not isinstance(value, int | float) or not 0 <= value <= 10 or value != int(value):
            raise said.wrong("has a scale with what is no whole number from 0 to 10")
    most = said.take("max", numbers, 0)
    if most < 0 or (scale and most):
        raise said.wrong("has a max that can't be, or one beside a scale")
    scores = {key.strip().casefold(): float(value) for key, value in scale.items()}
    return entry._replace(scale=scores or None, max=float(most) or None)


def _check(entry: EntryMap, kind: Kind, said: _Said) -> None:
    named = entry.subject or entry.subject_column
    needs_name = kind.subject is not None and kind.subject.required
    checks = (
        (kind.needs and not entry.value, f"of {kind.name} needs value"),
        (entry.value and not kind.fields, f"of {kind.name} has no value"),
        (kind.text and not entry.note, f"of {kind.name} needs note"),
        (entry.subject and entry.subject_column, "has two subjects; keep one"),
        (entry.split and not entry.subject_column, "splits no subject_column"),
        (needs_name and not named, f"of {kind.name} needs subject or subject_column"),
        ((entry.scale or entry.max) and kind.name != "pain", "has a scale, which only pain has"),
    )
    for is_wrong, words in checks:
        if is_wrong:
            raise said.wrong(words)


def _with_unit(entry: EntryMap, kind: Kind, said: _Said) -> EntryMap:
    """The entry with the measure that its value is, by its unit or the kind's own."""
    if not entry.value:
        return entry
    for field in kind.fields:
        called = entry.unit or field.unit
        unit = unit_of(field.measure, called.casefold())
        if unit is not None:
            return entry._replace(unit=called, measure=field.measure, factor=unit.factor)
    raise said.wrong(f"has unit = {shown(repr(entry.unit))}, which {kind.name} isn't measured in")
