"""How the entries of a day make its value, and days a period's."""

import pytest

from tracker.domain.measures import LAST, MEAN, MEASURES, SUM, WORST, Measure


@pytest.mark.parametrize(("how", "day"), [(SUM, 12), (MEAN, 4), (WORST, 7), (LAST, 2)])
def test_a_days_entries_make_its_value(how: str, day: float) -> None:
    assert Measure("made-up", "score", "made up", day=how).of_day(iter((3, 7, 2))) == day


@pytest.mark.parametrize(("how", "period"), [(SUM, 9), (MEAN, 3), (WORST, 3), (LAST, 3)])
def test_days_make_a_period(how: str, period: float) -> None:
    measure = Measure("made-up", "score", "made up", day=how)
    assert measure.of_period(iter((1, 3, 5))) == period
    assert measure.adds_up == (how == SUM)


def test_levels_dont_add_up() -> None:
    levels = {name for name, measure in MEASURES.items() if not measure.adds_up}
    assert levels >= {"intensity", "mass_kg"}
    assert not any(MEASURES[name].told for name in levels)
