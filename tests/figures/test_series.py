"""A measure over days: sums, means and counts, and that nothing logged is nothing known."""

import io

from hypothesis import given
from hypothesis import strategies as st

from tests.figures.diaries import entry
from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Days
from tracker.domain.kinds import KINDS
from tracker.figures.series import kind_series, measure_series, pain_series, stands_alone
from tracker.figures.tables import Table, objects, series_table, write_csv
from tracker.screen.draw import Style
from tracker.screen.series import draw_series

DAYS = Days("2026-11-02", "2026-11-08")


def day(n):
    return f"2026-11-0{n}"


def value_of(series):
    return {point.day: point.value for point in series.points if point.value is not None}


@given(st.lists(st.tuples(st.integers(2, 8), st.integers(1, 500))))
def test_a_days_value_is_its_sum(drunk):
    entries = [entry("water", day(n), volume_ml=ml) for n, ml in sorted(drunk)]
    series = measure_series("drinks", "volume_ml", entries, DAYS)
    wanted = {}
    for n, ml in drunk:
        wanted[day(n)] = wanted.get(day(n), 0) + ml
    assert value_of(series) == wanted
    assert [point.day for point in series.points] == [day(n) for n in range(2, 9)]
    assert sum(point.entries for point in series.points) == len(drunk)


def test_subjects_that_cant_be_added_up_stand_alone():
    alone = {kind.name for kind in KINDS.values() if stands_alone(kind)}
    assert {"pain", "med", "mineral", "treatment", "symptom"} <= alone
    assert not alone & {"water", "drink", "food", "walk", "stretch", "sport", "weight", "note"}


def test_a_habit_is_drawn_in_its_own_measure():
    entries = [
        entry("habit", day(3), subject="meditation", duration_min=10),
        entry("habit", day(4), subject="meditation", duration_min=20),
        entry("habit", day(4), subject="floss", done=1),
    ]
    meditation, floss = kind_series(KINDS["habit"], entries, DAYS)
    assert (meditation.name, value_of(meditation)) == ("meditation", {day(3): 10, day(4): 20})
    assert (floss.measure, value_of(floss)) == ("done", {day(4): 1})
    text = draw_series([meditation, floss], DAYS, Style())
    assert "Meditation  2 to 8 Nov 2026, logged on 2 of 7 days; min 10 min, median 15 min" in text
    table = series_table([meditation, floss])
    assert table.columns == ("subject", "measure", "day", "value", "entries")


def test_a_site_on_both_sides_is_two():
    entries = [entry("pain", day(3), subject="knee", side="both", intensity=4)]
    found = pain_series(entries, DAYS, load("sites"))
    assert [one.name for one in found] == ["left-knee", "right-knee"]
    assert all(value_of(one) == {day(3): 4} for one in found)


def test_what_was_typed_is_drawn_safely():
    entries = [entry("treatment", day(3), subject="a\x1b[31m\u202e\nb" + "x" * 100, duration_min=5)]
    text = draw_series(kind_series(KINDS["treatment"], entries, DAYS), DAYS, Style())
    assert "A\\x1b[31m\\u202e ⏎ b" in text
    assert all(len(line) <= 80 for line in text.split("\n"))


def test_cells():
    table = Table(("a", "b"), [(None, 0), (True, 1.5), ("=1+1", 2.0000000001), ('say "hi"\n', -1)])
    text = io.StringIO()
    write_csv(table, text)
    assert text.getvalue() == 'a,b\n,0\nyes,1.5\n\'=1+1,2\n"say ""hi""\n",-1\n'
    assert objects(table)[0] == {"a": None, "b": 0}
