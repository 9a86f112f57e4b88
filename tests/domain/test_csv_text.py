"""Lines of CSV against the standard library's writer."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.csv_text import CsvWriter

CELLS = st.lists(st.text(st.sampled_from("a,\"\r\n'é ;\t"), max_size=4), min_size=1, max_size=4)


@given(rows=st.lists(CELLS, max_size=4))
def test_rows_are_written_as_the_standard_library_writes_them(rows: list[list[str]]) -> None:
    ours = io.StringIO(newline="")
    CsvWriter(ours).rows(rows)
    for row, line in zip(rows, _lines(rows), strict=True):
        alone = io.StringIO(newline="")
        CsvWriter(alone).row(row)
        assert alone.getvalue() == line
    assert ours.getvalue() == "".join(_lines(rows))
    assert list(csv.reader(io.StringIO(ours.getvalue(), newline=""))) == rows


def _lines(rows: list[list[str]]) -> list[str]:
    """What `csv` writes, which quotes a lone CR where a CR is in its own line ends."""
    lines = []
    for row in rows:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerow(row)
        lines.append(f"{text.getvalue()[:-2]}\n")
    return lines
