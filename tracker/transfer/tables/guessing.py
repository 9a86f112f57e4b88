"""A mapping guessed from a table's header and all of its cells, for a person to look at.

Only what nothing else could be is guessed: a column whose name says what it holds and in which
unit, a date whose order every row agrees with and no other does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.numbers import reads_two_ways
from tracker.domain.time.clock import Clock
from tracker.transfer.arriving import Unfit
from tracker.transfer.options import Options, read_clock
from tracker.transfer.outside.file import File
from tracker.transfer.tables.dates import reader_of
from tracker.transfer.tables.mapping import FORMATS, DateMap, EntryMap, FileMap, TableMap
from tracker.transfer.taking.meaning import Catalogues, site_named
from tracker.transfer.words import number, spelled_out

_DATES = ["date", "datetime", "timestamp", "day", "when", "time", "datum", "start", "created"]
_TIMES = ["time", "clock", "hour", "uhrzeit"]
_NOTES = ["note", "notes", "comment", "comments", "notiz", "notizen", "bemerkung", "kommentar"]
_SITES = ["site", "location", "where", "area", "body", "place"]
_DRINKS, _AMOUNTS = ["drink", "beverage", "getränk"], ["amount", "volume", "menge"]
_WATERS = ("water", "wasser")
_IDS = ["id", "uuid", "uid", "key"]
#: What names a kind in a header, and the units that must stand beside it: the first without any.
_HOURS = ("h", "hr", "hrs", "hours", "min", "mins", "minutes")
_LITRES = ("ml", "l", "cl", "dl", "liter", "litre", "liters", "litres", "fl-oz", "floz", "oz")
_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "water": ("water", _LITRES),
    "wasser": ("water", _LITRES),
    "weight": ("weight", ("kg", "kgs", "lb", "lbs")),
    "gewicht": ("weight", ("kg",)),
    "steps": ("walk", ("", "steps")),
    "schritte": ("walk", ("",)),
    "walk": ("walk", ("min", "mins", "minutes", "km", "mi")),
    "sleep": ("sleep", _HOURS),
    "schlaf": ("sleep", _HOURS),
    "pain": ("pain", ("",)),
    "schmerz": ("pain", ("",)),
}
_SAMPLE = 10_000


class Guess(NamedTuple):
    """A guessed mapping as TOML, and why it can't be used; '' where it can.

    `fits` are the orders that every row's date fits.
    """

    text: str
    fault: str
    fits: tuple[str, ...]


class _Column(NamedTuple):
    """A column: its name, the words in that, and which date formats all of its cells fit.

    `misfits` has the line and the cell at which none was left, and whether there were some above.
    """

    name: str
    words: tuple[str, ...]
    cells: list[str]
    formats: set[str]
    misfits: list[tuple[int, str, bool]]

    def is_called(self, names: Iterable[str]) -> bool:
        return bool(set(names) & set(self.words))


def header_hash(columns: Sequence[str]) -> str:
    """What tells tables with the same header."""
    return sha256("\0".join(columns).encode()).hexdigest()[:16]


def guess_mapping(file: File, catalogues: Catalogues) -> Guess:
    """What a table seems to hold. Raises WrongWords for what is no table."""
    table = file.table()
    columns = _read(table.columns, table.rows)
    if len(columns) < 2 or not any(column.cells for column in columns):
        raise WrongWords(
            f"{file.name} is none of the formats that are read, nor a table of rows and columns"
        )
    date = next((c for name in _DATES for c in columns if name in c.words and c.formats), None)
    decimal = _decimal(columns, table.delimiter)
    rest = [column for column in columns if column is not date]
    entries = _entries(rest, decimal, catalogues)
    formats = tuple(f for f in FORMATS if date is not None and f in date.formats)
    if "iso" in formats:  # the same, said more strictly
        formats = tuple(f for f in formats if f != "ymd")
    fault = _no_date(columns) if date is None else _fault(formats, entries)
    name = f"table-{header_hash(table.columns)[:6]}"
    mapping = TableMap(
        FileMap(name, table.delimiter, decimal=decimal),
        DateMap(date.name if date else "?", formats[0] if formats else "iso", _clock(rest)),
        entries,
        tuple(c.name for c in rest if c.is_called(_IDS) and len(set(c.cells)) == len(c.cells))[:1],
    )
    left = [
        column.name for column in columns if column.cells and column.name not in mapping.columns
    ]
    text = _toml(mapping, formats, fault)
    if left:
        text += f"\n# not read: {shown(', '.join(left), 200)}\n"
    return Guess(text, fault, formats)


def _read(names: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> list[_Column]:
    """The columns with the cells that are filled, the first ten thousand; dates by all of them."""
    options = Options(Clock(0), lambda _: None, None, {})  # type: ignore[arg-type, return-value]
    readers = {format: reader_of(format, options) for format in FORMATS}
    columns = [_Column(name, _words_of(name), [], set(FORMATS), []) for name in names]
    dates = [(n, column) for n, column in enumerate(columns) if column.is_called(_DATES)]
    for count, (line, cells) in enumerate(rows):
        for n, column in dates:
            _narrow(column, line, cells[n].strip(), readers)
        if count < _SAMPLE:
            for column, cell in zip(columns, cells, strict=True):
                if cell.strip():
                    column.cells.append(cell.strip())
    return columns


def _narrow(column: _Column, line: int, cell: str, readers: Mapping[str, object]) -> None:
    """Leave a column of dates the formats that a cell fits, or note the cell that fits none."""
    formats = column.formats
    if not cell or not formats:
        return
    above = formats != set(FORMATS)
    formats -= {f for f in formats if not _fits(cell, f, readers)}
    if not formats:
        column.misfits.append((line, cell, above))


def _fits(cell: str, format: str, readers: Mapping[str, object]) -> bool:
    if format == "epoch-s" and not re.fullmatch(r"[0-9]{9,10}", cell):
        return False
    if format == "epoch-ms" and not re.fullmatch(r"[0-9]{12,13}", cell):
        return False
    try:
        readers[format](cell)  # type: ignore[operator]
    except Unfit:
        return False
    return True


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[\W_]+", spelled_out(name).casefold()) if word)


def _decimal(columns: Sequence[_Column], delimiter: str) -> str:
    """A comma, where numbers are written with one and none with a point."""
    cells = [cell for column in columns for cell in column.cells]
    commas = any(re.fullmatch(r"[0-9]+,[0-9]{1,2}", cell) for cell in cells)
    points = any(re.fullmatch(r"[0-9]+\.[0-9]{1,2}", cell) for cell in cells)
    return "," if commas and not points and delimiter != "," else "."


def _clock(columns: Sequence[_Column]) -> str:
    """The column of a time of day."""
    for column in columns:
        if column.is_called(_TIMES) and column.cells and all(map(_is_clock, column.cells)):
            return column.name
    return ""


def _is_clock(cell: str) -> bool:
    try:
        read_clock(cell)
    except Unfit:
        return False
    return True


def _entries(
    columns: Sequence[_Column], decimal: str, catalogues: Catalogues
) -> tuple[EntryMap, ...]:
    note = next((column.name for column in columns if column.is_called(_NOTES)), "")
    sites = [c for c in columns if c.is_called(_SITES) and _are_sites(c, catalogues)]
    found = [_entry(column, decimal, sites, catalogues) for column in columns]
    entries = [entry for entry in found if entry is not None] or _drinks(columns, decimal)
    return tuple(entry._replace(note=note) for entry in entries)


def _drinks(columns: Sequence[_Column], decimal: str) -> list[EntryMap]:
    """Amounts of what another column names: water where it says so, else a drink of that name."""
    named = [column for column in columns if column.is_called(_DRINKS)]
    amounts = [(column, _volume_unit(column)) for column in columns if column.is_called(_AMOUNTS)]
    if len(named) != 1 or len(amounts) != 1:
        return []
    (drink,), ((amount, unit),) = named, amounts
    if not unit or not drink.cells or not _are_numbers(amount.cells, decimal):
        return []
    waters = {cell for cell in drink.cells if cell.casefold() in _WATERS}
    if len({cell.casefold() for cell in waters}) > 1:
        return []
    is_water = {drink.name: min(waters)} if waters else {}
    entries = [EntryMap("water", when=is_water, value=amount.name, unit=unit)] if waters else []
    if waters != set(drink.cells):
        entries.append(
            EntryMap("drink", unless=is_water, subject_column=drink.name, value=amount.name,
                     unit=unit)
        )  # fmt: skip
    return entries


def _volume_unit(column: _Column) -> str:
    units = [word for word in column.words if word in _LITRES]
    return units[0] if len(units) == 1 else ""


def _are_sites(column: _Column, catalogues: Catalogues) -> bool:
    sites = catalogues("sites")
    return bool(column.cells) and all(site_named(cell, sites) for cell in set(column.cells))


def _entry(
    column: _Column, decimal: str, sites: Sequence[_Column], catalogues: Catalogues
) -> EntryMap | None:
    named = [word for word in column.words if word in _KINDS]
    if len(named) != 1 or not column.cells or not _are_numbers(column.cells, decimal):
        return None
    kind, units = _KINDS[named[0]]
    rest = [word for word in column.words if word != named[0]]
    if kind == "pain":
        return _pain(column, rest, sites, catalogues)
    said = [unit for unit in units if unit and unit in rest]
    if len(said) != 1 and (said or "" not in units):
        return None
    unit = said[0] if said else {"walk": "steps"}[kind]
    return EntryMap(kind, value=column.name, unit=unit)


def _pain(
    column: _Column, rest: Sequence[str], sites: Sequence[_Column], catalogues: Catalogues
) -> EntryMap | None:
    """A score of a place that its own name or another column says."""
    words = [word for word in rest if word not in ("level", "score", "intensity", "0", "10")]
    whole = all(re.fullmatch("10|[0-9]", cell) for cell in column.cells)
    if not whole:
        return None
    site = site_named(" ".join(words), catalogues("sites")) if words else None
    if site is not None:
        side, name = site[1], site[0]
        return EntryMap("pain", value=column.name, subject=f"{side} {name}" if side else name)
    if not words and len(sites) == 1:
        return EntryMap("pain", value=column.name, subject_column=sites[0].name)
    return None


def _are_numbers(cells: Sequence[str], decimal: str) -> bool:
    """Whether all are numbers that can be read one way only."""
    try:
        for cell in cells:
            number(cell, decimal)
            if reads_two_ways(cell):
                return False
    except Unfit:
        return False
    return True


def _no_date(columns: Sequence[_Column]) -> str:
    """Why there is no column of dates: the first cell that fits no order of those above it."""
    for column in columns:
        for line, cell, above in column.misfits:
            fits = "fits no order of the dates above it" if above else "is no date"
            return f"line {line:,} of '{shown(column.name)}' is '{shown(cell)}', which {fits}"
    return f"no column is called as one of dates is: {', '.join(_DATES[:5])}"


def _fault(formats: Sequence[str], entries: Sequence[EntryMap]) -> str:
    if len(formats) > 1:
        fitting = " and ".join(formats)
        return f"the dates fit {fitting}, so format must say which"
    return "" if entries else "no column says what it holds, and in which unit"


def _toml(mapping: TableMap, formats: Sequence[str], fault: str) -> str:
    """A mapping as it can be saved, with what was found in remarks."""
    from json import dumps

    def lines(named: NamedTuple, *names: str) -> list[str]:
        said = ((name, getattr(named, name)) for name in names)
        return [f"{name} = {dumps(value, ensure_ascii=False)}" for name, value in said if value]

    told = ", ".join(formats) or "none"
    parts = [f"# {fault}"] if fault else []
    parts += ["[file]", *lines(mapping.file, "name", "delimiter")]
    parts += lines(mapping.file, "decimal") if mapping.file.decimal != "." else []
    parts += ["", "[date]", *lines(mapping.date, "column")]
    parts += [f"# every row fits: {told}"]
    parts += lines(mapping.date, "format", "time_column")
    for entry in mapping.entries or (EntryMap("water", value="?", unit="ml"),):
        parts += ["", "[[entry]]"]
        parts += lines(entry, "kind")
        for name in ("when", "unless"):
            for condition in getattr(entry, name).items():
                column, word = (dumps(text, ensure_ascii=False) for text in condition)
                parts.append(f"{name} = {{ {column} = {word} }}")
        parts += lines(entry, "subject", "subject_column", "value", "unit", "note")
    if mapping.key:
        parts += ["", "[key]", f"columns = {dumps(list(mapping.key), ensure_ascii=False)}"]
    return "\n".join(parts) + "\n"
