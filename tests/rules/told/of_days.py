"""Diaries for each clause of the rules of signs, severe pain, drinks and movement."""

from __future__ import annotations

from tests.rules.diary import START, numbered, pain, plus, seconds_later, timed
from tests.rules.test_drinks import LATER, a_day, typed, water
from tests.rules.test_inactivity import TODAY, both_weeks, entry
from tests.rules.test_urgent_rules import sign
from tests.rules.told.row import Told

NEXT = plus(START, 1)


def ticked(score: str, *, start: str = START):
    """A score that was ticked as unbearable."""
    (hurt,) = pain(score, start=start)
    return hurt._replace(measures={**hurt.measures, "unbearable": 1})


def scores(*said: tuple[str, float], ticked_at: str = "", in_words_at: str = ""):
    """Scores of one day, each with a time; one may be ticked, or translated from words."""
    return numbered(
        timed(
            "pain",
            START,
            at,
            "lower-back",
            intensity=score,
            **({"unbearable": 1} if at == ticked_at else {}),
        )._replace(estimated=at == in_words_at)
        for at, score in said
    )


SIGNS = [
    Told("an emergency", [sign("saddle-numbness")], START),
    Told("an emergency, the day after", [sign("saddle-numbness")], NEXT),
    Told(
        "for the same day",
        [
            timed("symptom", START, "09:00", "fever", done=1),
            timed("symptom", START, "08:00", "fever", done=1),
            sign("fever"),
        ],
        START,
    ),
    Told("soon", [sign("pain-down-leg")], plus(START, 2)),
    Told("twice, the last day of it", [sign("fever"), sign("fever", NEXT)], LATER),
    Told("of one's own", [sign("green-ears")], plus(START, 13)),
    Told("a chest that begins to hurt", pain("3 0 x7 2", "chest"), plus(START, 8)),
    Told("a chest that hurts more", pain("2 4", "chest"), NEXT),
    Told("a chest that still hurts", pain("5 3", "chest"), NEXT),
    Told("a chest that hurt", pain("5 3 1 0", "chest"), plus(START, 15)),
]

SEVERE = [
    Told("a ten", pain("10"), START),
    Told("a ten, the day after", pain("10"), NEXT),
    Told("ticked", [ticked("4")], START),
    Told("ticked beside a 0", [ticked("0")], START),
    Told("ticked, no less later", scores(("08:00", 3), ("20:00", 3), ticked_at="08:00"), START),
    Told("a nine, in words later", scores(("08:00", 9), ("20:00", 5), in_words_at="20:00"), START),
    Told("none in words later", scores(("08:00", 9), ("20:00", 0), in_words_at="20:00"), START),
    Told("a nine at no time, none later", [*pain("9"), *scores(("20:00", 0))], START),
    Told("a three at no time", [*scores(("08:00", 9)), *pain("3")], START),
    Told("ticked beside a nine", [*pain("9"), ticked("4", start=NEXT)], NEXT),
    Told("two tens, then an eight", pain("2 10 10 8"), LATER),
    Told("a single nine", pain("2 . 9"), plus(START, 3)),
    Told("a single nine, less since", pain("9 3 1"), plus(START, 2)),
    Told("a ten, none since", pain("10 0"), NEXT),
    Told("a nine, less later that day", scores(("08:00", 9), ("20:00", 3)), START),
    Told("two of three days", pain("9 8"), NEXT),
    Told("two of three days, over", pain("7 8 9 2"), LATER),
    Told("as in the weeks before", pain("8 0 x20 8 9"), plus(START, 22)),
    Told("a head", pain("8", "head"), START),
    Told("a knee without its side", [*pain("9", "knee", side="left"), *pain("3", "knee")], START),
    Told("eased later", scores(("08:00", 10), ("20:00", 0)), START),
    Told("too soon to be eased", scores(("08:00", 0), ("20:00", 10)), START),
    Told("eased, nobody knows when", [*pain("10"), *pain("0")], START),
    Told(
        "eased on one of two days",
        [*scores(("08:00", 10), ("20:00", 0)), *pain("9", start=NEXT), *pain("0", start=NEXT)],
        NEXT,
    ),
]

FAST = [
    Told("an hour", [water("14:00"), water("14:20"), water("14:40", 533.37)], START),
    Told("an hour, over", [water("14:00", 750), water("14:10", 700)], NEXT),
    Told("at one instant", [water("14:00", 750), water("14:00", 700)], START),
    Told("three hours", [water(f"{h}:{m:02}", 502) for h in (14, 15, 16) for m in (1, 59)], START),
    Told(
        "three hours, over",
        [water(f"{h}:{m:02}", 502) for h in (14, 15, 16) for m in (1, 59)],
        NEXT,
    ),
    Told("a litre", [water("14:00", 550), seconds_later(water("14:50"), 20)], START),
    Told("a litre at once", [water("14:00", 1200, at_once=1)], START),
    Told("over midnight", [water("23:40", 800), water("00:10", 700, NEXT)], NEXT),
    Told("a total", [water("13:50", 300), water("14:00", 1500)], START),
    Told("typed one after the other", [typed("14:00"), typed("14:02"), typed("14:05")], START),
    Told("totals over midnight", [water("23:50", 1200), water("00:10", 1300, NEXT)], NEXT),
    Told(
        "before the day begins",
        [
            water("01:00", 800, NEXT)._replace(day=START),
            water("01:30", 700, NEXT)._replace(day=START),
        ],
        NEXT,
    ),
]

LOW = [
    Told(
        "three days",
        [a_day(0, 900), a_day(1, 1100), a_day(2, 1199)],
        LATER,
        {"closed": frozenset(plus(START, n) for n in range(3))},
    ),
    Told(
        "four days, with food",
        [
            *(a_day(n, 700 + 100 * n) for n in range(4)),
            timed("food", NEXT, "13:00", "melon", mass_g=400, water_ml=370),
        ],
        plus(START, 4),
        {"closed": frozenset(plus(START, n) for n in range(4))},
    ),
]

REST = [entry("rest", day, done=1) for day in both_weeks(0, 1, 2, 4)]
STILL = [
    Told("nothing", REST, TODAY),
    Told(
        "a little of all",
        [
            *REST,
            entry("walk", 3, duration_min=20.26),
            entry("walk", 10, duration_min=31.56),
            entry("strength", 4, duration_min=9),
            entry("stretch", 11, duration_min=9),
        ],
        TODAY,
    ),
    Told(
        "enough but for strength",
        [
            *(entry("walk", day, duration_min=40) for day in both_weeks(0, 2, 4, 6)),
            *(entry("stretch", day, duration_min=10) for day in both_weeks(1, 5)),
            entry("strength", 8, duration_min=9),
        ],
        TODAY,
    ),
    Told(
        "enough but for stretching",
        [
            *(entry("walk", day, duration_min=40) for day in both_weeks(0, 2, 4, 6)),
            *(entry("strength", day, duration_min=10) for day in both_weeks(1, 5)),
        ],
        plus(TODAY, 6),
    ),
    Told(
        "on four days of one week",
        [
            *(entry("walk", day, steps=2000) for day in (0, 2, 4, 6, 7, 8, 9, 10, 11)),
            entry("walk", 12, distance_m=1000, vigorous=1),
        ],
        TODAY,
    ),
]

TOLD = {
    "red-flag": SIGNS,
    "unbearable-pain": SEVERE,
    "over-drinking": FAST,
    "low-drinks": LOW,
    "inactivity": STILL,
}
