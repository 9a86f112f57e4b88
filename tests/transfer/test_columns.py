"""What a column is said to hold is what it may hold."""

from __future__ import annotations

import pytest

from tracker.domain.entries import FIRST_DAY
from tracker.transfer.columns import DAY, INSTANT, NUMBER, OPEN_DAY, TEXT, WHOLE, types_of
from tracker.transfer.shape import SHAPE, Column


@pytest.mark.parametrize("table", SHAPE)
def test_types_are_as_the_shape_has_them(table: str) -> None:
    assert list(types_of(table)) == list(SHAPE[table])
    for name, column in SHAPE[table].items():
        assert types_of(table)[name] == _type_in(name, column), name


def _type_in(name: str, column: Column) -> str:
    if not column.fits("x") and column.fits("2026-11-03"):
        return OPEN_DAY if column.fits(FIRST_DAY) or name == "to_day" or name == "from_day" else DAY
    if column.fits(0.5):
        return NUMBER
    if column.fits(1_700_000_000) and name.endswith("at"):
        return INSTANT
    return WHOLE if column.fits(1) else TEXT
