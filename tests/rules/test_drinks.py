"""over-drinking and low-drinks: the vectors H1 and H2, and their edges."""

from __future__ import annotations

import pytest

from tests.rules.diary import START, instant, judge, numbered, of_rule, plus, timed
from tracker.domain.entries import Entry

LATER = plus(START, 3)


def water(time: str, ml: float = 500, day: str = START, **measures: float) -> Entry:
    return timed("water", day, time, volume_ml=ml, **measures)


def typed(time: str, ml: float = 500, day: str = START) -> Entry:
    """Typed without --at: it happened when it was typed."""
    entry = water(time, ml, day)
    return entry._replace(created_at=(entry.at or 0) + 1)


def over(*entries: Entry, as_of: str = START):
    found = of_rule(judge(numbered(entries), as_of), "over-drinking")
    assert len(found) <= 1
    return found[0] if found else None


def answer(*entries: Entry, as_of: str = START) -> str:
    finding = over(*entries, as_of=as_of)
    return finding.level if finding else "silent"


def test_h2_urgent():
    finding = over(water("14:00"), water("14:20"), water("14:40"))
    assert finding.level == "urgent"
    assert "1.5 l of drinks logged in 40 min, from 14:00 to 14:40" in finding.message
    assert finding.entries == (1, 2, 3)
    assert "NIOSH-2017-126" in finding.sources


def test_h2_a_catch_up():
    finding = over(typed("14:00"), typed("14:02"), typed("14:05"))
    assert finding.level == "info"
    assert "did you drink these within the hour" in finding.message


def test_h2_silent():
    assert answer(water("14:00"), water("14:30"), water("15:00")) == "silent"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((water("14:00", 1000),), "silent"),
        ((water("14:00", 1001),), "info"),
        ((water("14:00", 1420),), "info"),
        ((water("14:00", 1421),), "urgent"),
        ((water("14:00", 1500),), "urgent"),
        ((water("14:00", 1501),), "silent"),  # a total, typed as one
        ((water("14:00", 3000),), "silent"),
        ((water("14:00", 1501, at_once=1),), "urgent"),
        ((water("14:00", 700), water("14:59", 721)), "urgent"),
        ((water("14:00", 700), water("15:00", 721)), "silent"),
        (tuple(water(f"{h}:{m:02}", 502) for h in (14, 15, 16) for m in (1, 59)), "urgent"),
        ((water("23:40", 800), water("00:10", 700, plus(START, 1))), "urgent"),
    ],
)
def test_rolling_windows(entries, expected):
    assert answer(*entries, as_of=max(e.day for e in entries)) == expected


def test_three_litres_in_three_hours():
    slow = [water(f"{10 + n // 4:02}:{n % 4 * 15:02}", 255) for n in range(12)]
    finding = over(*slow)
    assert (finding.level, finding.evidence["minutes"]) == ("urgent", 180)
    less = [water(f"{10 + n // 4:02}:{n % 4 * 15:02}", 250) for n in range(12)]
    assert answer(*less) == "silent"


def test_drinks_without_a_time_are_left_out():
    untimed = [water("14:00")._replace(at=None) for _ in range(4)]
    assert answer(*untimed) == "silent"


def test_every_drink_counts_and_food_does_not():
    tea = timed("drink", START, "14:10", "tea", volume_ml=700)
    food = timed("food", START, "14:20", "watermelon", mass_g=900, water_ml=820)
    assert answer(water("14:00", 700), food) == "silent"
    assert answer(water("14:00", 800), tea) == "urgent"


def test_typing_as_one_drinks_is_no_catch_up():
    steady = [typed(f"14:{minute:02}") for minute in (0, 9, 18)]
    assert answer(*steady) == "urgent"


def test_a_small_catch_up_is_not_worth_a_question():
    assert answer(typed("14:00", 300), typed("14:03", 300)) == "silent"


def test_a_catch_up_does_not_hide_what_has_a_time():
    entries = [water(f"14:{m:02}", 800) for m in (0, 30)] + [typed("20:00"), typed("20:01")]
    assert answer(*entries) == "urgent"


def test_it_stands_on_the_day_of_its_last_drink_only():
    """ "Drink no more for now", read the next morning, would be a false alarm."""
    urgent, info = water("14:00", 1450), water("14:00", 1100)
    assert (answer(urgent), answer(info)) == ("urgent", "info")
    assert answer(urgent, as_of=plus(START, 1)) == "silent"
    assert answer(info, as_of=plus(START, 1)) == "silent"


def test_an_hour_may_begin_before_midnight():
    evening = timed("water", START, "23:40", volume_ml=1000)
    after = timed("water", plus(START, 1), "00:20", volume_ml=450)
    assert answer(evening, after, as_of=plus(START, 1)) == "urgent"


def low(entries, closed=(0, 1, 2), as_of=LATER, **profile):
    days = frozenset(plus(START, n) for n in closed)
    known = {"closed": days, "profile": profile.get("profile", {})}
    return of_rule(judge(numbered(entries), as_of, **known), "low-drinks")


def a_day(number: int, ml: float, **measures: float) -> Entry:
    return water("12:00", ml, plus(START, number), **measures)


def test_h1_a_run_of_two_is_silent():
    entries = [a_day(0, 900), a_day(2, 1100), a_day(3, 1000)]
    assert low(entries, closed=(0, 2, 3), as_of=plus(START, 4)) == []


def test_three_closed_days_under_1200():
    (finding,) = low([a_day(0, 900), a_day(1, 1100), a_day(2, 1199)])
    assert (finding.level, finding.since, finding.known_days) == ("info", START, 3)
    for words in ("EFSA: 2.0 l", "1.6 l for women", "an average intake, not a requirement"):
        assert words in finding.message
    assert low([a_day(0, 900), a_day(1, 1100), a_day(2, 1200)]) == []


def test_today_is_never_judged_and_yesterday_must_be_known():
    entries = [a_day(n, 900) for n in range(3)]
    assert low(entries, as_of=plus(START, 2)) == []
    assert low(entries, as_of=plus(START, 4)) == []


def test_three_drinks_over_six_hours_make_a_day_complete():
    def spread(day, *times):
        return [water(time, 300, plus(START, day)) for time in times]

    wide = [e for n in range(3) for e in spread(n, "08:00", "11:00", "14:00")]
    narrow = [e for n in range(3) for e in spread(n, "08:00", "11:00", "13:59")]
    two = [e for n in range(3) for e in spread(n, "08:00", "20:00")]
    assert [len(low(entries, closed=())) for entries in (wide, narrow, two)] == [1, 0, 0]


def test_a_closed_day_without_a_drink_is_not_known():
    assert low([a_day(0, 900), a_day(2, 900)]) == []


def test_water_from_food_is_shown_and_turns_it_off():
    def eaten(day, ml):
        return timed("food", plus(START, day), "13:00", "melon", mass_g=ml, water_ml=ml)

    drinks = [a_day(n, 1000) for n in range(3)]
    (finding,) = low([*drinks, *(eaten(n, 400) for n in range(3))])
    assert "0.4 l of water from food" in finding.message
    assert low([*drinks, *(eaten(n, 500) for n in range(3))]) == []


@pytest.mark.parametrize("name", ["heart-failure", "kidney-disease", "fluid-limit"])
def test_low_drinks_is_off_where_drinking_more_may_harm(name):
    entries = [a_day(n, 900) for n in range(3)]
    assert low(entries, profile={name: "yes"}) == []
    assert low(entries, profile={name: "no"})


def test_a_zone_does_not_matter_instants_do():
    entries = [
        water("14:00", 800),
        water("15:30", 800)._replace(at=instant(START, "14:30"), utc_offset_min=60),
    ]
    assert answer(*entries) == "urgent"
