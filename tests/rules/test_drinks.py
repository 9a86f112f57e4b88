"""over-drinking and low-drinks: what findings rest on and say, and their edges."""

from __future__ import annotations

import pytest

from tests.rules.diary import START, instant, judge, numbered, of_rule, plus, timed
from tracker.domain.entries import Entry

LATER = plus(START, 3)


def water(time: str, ml: float = 500, day: str = START, **measures: float) -> Entry:
    return timed("water", day, time, volume_ml=ml, **measures)


def typed(time: str, ml: float = 500, **measures: float) -> Entry:
    """Typed without --at: it happened when it was typed."""
    entry = water(time, ml, **measures)
    return entry._replace(created_at=(entry.at or 0) + 1)


def told(*entries: Entry, as_of: str = START):
    return of_rule(judge(numbered(entries), as_of), "over-drinking")


def answer(*entries: Entry, as_of: str = START) -> str:
    found = told(*entries, as_of=as_of)
    return found[0].level if found else "silent"


def test_what_a_finding_rests_on():
    (finding,) = told(water("14:00"), water("14:20"), water("14:40"))
    assert "1.5 l of drinks logged in 40 min, from 14:00 to 14:40" in finding.message
    assert finding.entries == (1, 2, 3)
    assert "NIOSH-2017-126" in finding.sources


def test_a_question_names_what_to_mend():
    (finding,) = told(typed("14:00"), typed("14:02"), typed("14:05"))
    assert "1.5 l of drinks logged in 5 min, from 14:00 to 14:05" in finding.message
    assert (
        "did you drink these within the hour? If not: tracker edit 1 --at 2026-03-02, and #2, #3 "
        "likewise."
    ) in finding.message


@pytest.mark.parametrize(
    ("later", "at"), [(0, "today"), (1, "2026-03-02")], ids=["today", "within 24 hours"]
)
def test_what_mends_it_can_be_typed_now(later, at):
    entries = numbered([water("13:50", 300), water("14:00", 1500)])
    day = plus(START, later)
    (finding,) = of_rule(judge(entries, day, now=instant(day, "13:59")), "over-drinking")
    assert f"did you drink this within the hour? If not: tracker edit 2 --at {at}." in (
        finding.message
    )


@pytest.mark.parametrize(
    ("entries", "said", "gist", "ml", "took"),
    [
        (
            (water("13:50", 300), water("14:00", 1500)),
            "1.8 l of drinks logged in 10 min, from 13:50 to 14:00 on 2 March: did you drink this",
            "1.8 l in an hour?", 1800, 10.0,
        ),
        (
            (typed("14:00", 800), typed("14:25", 700)),
            "1.5 l of drinks logged in 25 min, from 14:00 to 14:25 on 2 March: did you drink these",
            "1.5 l in an hour?", 1500, 25.0,
        ),
        (
            (water("14:00", 1500.06),),
            "1.5 l of drinks logged at 14:00 on 2 March: did you drink this",
            "1.5 l in an hour?", 1500.1, 0.0,
        ),
    ],
    ids=["a total", "a catch-up of two", "one line"],
)  # fmt: skip
def test_what_a_question_asks_and_rests_on(entries, said, gist, ml, took):
    (finding,) = told(*entries)
    assert finding.message.startswith(f"{said} within the hour? If not: ")
    assert finding.gist.startswith(f"{gist} If not: ")
    assert finding.evidence == {"ml": ml, "took_minutes": took, "minutes": 60, "catch_up": 1}
    assert (finding.level, finding.sources) == ("info", ("NIOSH-2017-126",))


def test_an_hour_may_be_above_a_litre_and_asked_about():
    found = told(water("14:00", 700), water("14:10", 500), water("14:20", 1200))
    assert [(f.level, f.about, f.evidence["ml"]) for f in found] == [
        ("info", "catch-up", 2400),
        ("info", "fast", 1200),
    ]


def test_an_hour_of_another_time_is_asked_about_beside_what_is_urgent():
    urgent = [water("08:00", 800), water("08:30", 800)]
    found = told(*urgent, water("20:00", 3000))
    assert [(f.level, f.about) for f in found] == [("urgent", "fast"), ("info", "catch-up")]
    assert [f.level for f in told(*urgent, water("08:40", 3000))] == ["urgent"]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((water("14:00", 700), water("14:59", 721)), "urgent"),
        ((water("14:00", 700), water("15:00", 721)), "silent"),
        (tuple(water(f"{h}:{m:02}", 502) for h in (14, 15, 16) for m in (1, 59)), "urgent"),
        ((water("23:40", 800), water("00:10", 700, plus(START, 1))), "urgent"),
        ((water("14:00", 1500, at_once=1), water("14:10", 10, at_once=1)), "urgent"),
        ((typed("14:00", 1000, at_once=1), typed("14:10", 500, at_once=1)), "urgent"),
    ],
)
def test_rolling_windows(entries, expected):
    assert answer(*entries, as_of=max(e.day for e in entries)) == expected


def test_a_catch_up_ends_and_another_opens():
    entries = [typed(f"14:{minute:02}", 800) for minute in (0, 30, 31, 59)]
    assert [f.about for f in told(*entries)] == ["catch-up"]
    alone = [typed("14:00", 800), typed("14:30", 800), typed("14:31", 1000), typed("15:02", 500)]
    assert [(f.level, f.about) for f in told(*alone)] == [("urgent", "fast"), ("info", "catch-up")]


@pytest.mark.parametrize(("seconds", "about"), [(5, "catch-up"), (6, "fast")])
def test_a_line_may_take_five_seconds_to_write(seconds, about):
    lines = [water(time) for time in ("14:00", "14:10", "14:20")]
    (finding,) = told(*(line._replace(created_at=line.at + seconds) for line in lines))
    assert finding.about == about


def test_what_another_program_wrote_down_is_no_catch_up():
    """It says when each was drunk, though each came in at once."""
    entries = [typed(time)._replace(source="a-watch") for time in ("14:00", "14:10", "14:20")]
    assert [(f.level, f.about) for f in told(*entries)] == [("urgent", "fast")]


def test_an_hour_may_span_the_date_line():
    """Ten minutes later, and two days on."""
    before = water("23:50", 800)
    after = water("23:59", 800)._replace(day=plus(START, 2))
    assert answer(before, after, as_of=plus(START, 3)) == "urgent"


def test_drinks_without_a_time_are_left_out():
    untimed = [water("14:00")._replace(at=None) for _ in range(4)]
    assert answer(*untimed) == "silent"


def test_every_drink_counts_and_food_does_not():
    tea = timed("drink", START, "14:10", "tea", volume_ml=700)
    food = timed("food", START, "14:20", "watermelon", mass_g=900, water_ml=820)
    assert answer(water("14:00", 700), food) == "silent"
    assert answer(water("14:00", 800), tea) == "urgent"


def test_a_catch_up_does_not_hide_what_has_a_time():
    entries = [water(f"14:{m:02}", 800) for m in (0, 30)] + [typed("20:00"), typed("20:01")]
    assert answer(*entries) == "urgent"


def test_what_is_urgent_stands_the_next_day_and_is_told_as_over():
    urgent, info = [water("14:00", 750), water("14:10", 700)], [water("14:00", 550)] * 2
    (now,), (later,) = told(*urgent), told(*urgent, as_of=plus(START, 1))
    assert ("Drink no more for now" in now.message, now.level) == (True, "urgent")
    assert ("no more" in later.message, later.level) == (False, "urgent")
    assert answer(*urgent, as_of=plus(START, 2)) == "silent"
    assert (answer(*info), answer(*info, as_of=plus(START, 1))) == ("info", "silent")


def test_an_hour_may_begin_before_midnight():
    evening = timed("water", START, "23:40", volume_ml=750)
    after = timed("water", plus(START, 1), "00:20", volume_ml=700)
    assert answer(evening, after, as_of=plus(START, 1)) == "urgent"


def low(entries, closed=(0, 1, 2), as_of=LATER, **profile):
    days = frozenset(plus(START, n) for n in closed)
    known = {"closed": days, "profile": profile.get("profile", {})}
    return of_rule(judge(numbered(entries), as_of, **known), "low-drinks")


def a_day(number: int, ml: float, **measures: float) -> Entry:
    return water("12:00", ml, plus(START, number), **measures)


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
