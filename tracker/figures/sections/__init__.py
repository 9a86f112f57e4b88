"""The numbers of a period's report, a file a section: nothing else names it.

A file here declares its `PLACE` among the others and `figures(material)`, which gives plain data by
name. What is to be had as CSV stands in `TABLES`: the name of a table, its columns and its rows. In
`BY_DAYS` it may name kinds whose entries are many and of which the sums of days are all it needs.
The file of the same name in `screen/sections` draws it, the one in `page/sections` too.
"""

import os
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.figures.summary import Summary

    #: A cell of a table; None is empty. Days are ISO text.
    Cell = str | float | int | None
    Rows = Iterator[tuple[Cell, ...]]
    #: The names of a table's columns, and what gives its rows of as many cells.
    SectionTable = tuple[tuple[str, ...], Callable[[Summary], Rows]]


def files_of(room: ModuleType) -> list[ModuleType]:
    """The sections of a room: the modules that lie in its folder, by name."""
    # A listing, because pkgutil would cost every report 10 ms.
    files = {file for folder in room.__path__ for file in os.listdir(folder)}  # noqa: PTH208
    names = sorted(file.removesuffix(".py") for file in files if file.endswith(".py"))
    return [
        import_module(f"{room.__name__}.{name}")
        for name in names
        if name.isidentifier() and name != "__init__"
    ]


def told_by_days(room: ModuleType) -> frozenset[str]:
    """The kinds of which a room's sections need no entries, but what they come to a day."""
    return frozenset[str]().union(*(getattr(one, "BY_DAYS", ()) for one in files_of(room)))


def in_place(room: ModuleType) -> list[ModuleType]:
    """The sections of a room in the order that they declare."""
    return sorted(files_of(room), key=lambda section: int(section.PLACE))


def figures_of(room: ModuleType, material: Any) -> dict[str, Any]:
    """What the sections of a room tell, by name; `material` is what they are made from."""
    found: dict[str, Any] = {}
    for section in in_place(room):
        found |= section.figures(material)
    return found
