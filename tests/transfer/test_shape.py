"""The shape of a document and the tables of the database say the same."""

from __future__ import annotations

import pytest

from tracker.store.schema import RECORD_KEYS, metadata
from tracker.store.sound import is_day as can_be_counted
from tracker.transfer.shape import SHAPE, is_day


def test_the_tables_are_those_that_travel() -> None:
    assert set(SHAPE) == set(RECORD_KEYS)


@pytest.mark.parametrize("table", SHAPE)
def test_every_column_of_a_table_is_there_with_its_null_and_its_default(table: str) -> None:
    columns = {c.name: c for c in metadata.tables[table].columns if c.name != "id"}
    assert list(SHAPE[table]) == list(columns)
    for name, column in columns.items():
        ours = SHAPE[table][name]
        assert ours.null == column.nullable, name
        default = column.server_default
        text = None if default is None else str(default.arg.text).strip("'")  # type: ignore[attr-defined]
        assert (None if ours.default is None else str(ours.default)) == text, name
        assert ours.default is None or ours.fits(ours.default), name


@pytest.mark.parametrize("day", ["0001-06-03", "0001-12-31", "0002-01-01", "2026-11-03"])
def test_no_day_is_let_in_that_a_reader_would_call_damaged(day: str) -> None:
    assert is_day(day) == can_be_counted(day)
