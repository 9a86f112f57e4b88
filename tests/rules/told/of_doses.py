"""Diaries for each clause of the two rules of painkillers."""

from __future__ import annotations

from tests.rules.diary import START, plus, seconds_later
from tests.rules.test_painkillers import NEXT, daily, doses, drugs_with, med, piece
from tests.rules.told.row import Told
from tracker.rules.shared.cutoffs import CutOffs

OVER = plus(NEXT, 1)
MINOR = {"profile": {"birth-year": "2010"}}
FOUR = ("08:00", "12:00", "16:00", "20:00")
MORNING = doses("ibuprofen", 300, "08:00", "08:10")
IBUPROFEN = doses("ibuprofen", 400, *FOUR)
PARACETAMOL = doses("paracetamol", 1000, "-18:00", "00:00", "06:00", "12:00", "17:59")
TWO = [med("ibuprofen", START, "20:00", 200), med("naproxen", NEXT, "19:40", 220)]
THREE = [
    piece("excedrin", 1, NEXT, "06:00"),
    med("naproxen", NEXT, "08:00", 220),
    med("ibuprofen", NEXT, "12:10", 200),
]
MINE = {"drugs": drugs_with("naproxen", prescribed_24h_mg=1000)}
ETODOLAC = {"drugs": drugs_with("etodolac", **{"class": "nsaid", "max_24h_mg": 1000})}

DOSE = [
    Told("above the label", IBUPROFEN, NEXT),
    Told("above the label, over", IBUPROFEN, OVER),
    Told("above the label, a minor", IBUPROFEN, NEXT, MINOR),
    Told("above the label, a minor, over", IBUPROFEN, OVER, MINOR),
    Told("all of the label", IBUPROFEN[:3], NEXT),
    Told("all of the label, a minor", IBUPROFEN[:3], NEXT, MINOR),
    Told("between the labels", PARACETAMOL[:4], NEXT),
    Told("between the labels, a minor", PARACETAMOL[:4], NEXT, MINOR),
    Told("above what the label warns of", PARACETAMOL, NEXT),
    Told("above what the label warns of, over", PARACETAMOL, OVER),
    Told("above what the label warns of, a minor", PARACETAMOL, NEXT, MINOR),
    Told("above a single dose", doses("paracetamol", 1500.1234, "08:00"), NEXT),
    Told("above a single dose, over", doses("paracetamol", 1500, "08:00"), OVER),
    Told("in two takings", [MORNING[0], seconds_later(MORNING[1], 20)], NEXT),
    Told("above twice a single dose", doses("aspirin", 2000, "08:00"), NEXT),
    Told("above twice a single dose, over", doses("aspirin", 2000, "08:00"), OVER),
    Told("above a single dose, a minor", doses("aspirin", 1000, "08:00"), NEXT, MINOR),
    Told("all that is prescribed", doses("naproxen", 500, "08:00", "12:00"), NEXT, MINE),
    Told("above what is prescribed", doses("naproxen", 500, "08:00", "12:00", "20:00"), NEXT, MINE),
    Told("above one's own label", doses("etodolac", 600, "08:00", "16:00"), NEXT, ETODOLAC),
    Told("too soon", doses("ibuprofen", 200, "08:00", "11:40"), NEXT),
    Told("too soon, over midnight", doses("ibuprofen", 200, "-23:00", "01:00"), NEXT),
    Told("too soon, a minor", doses("ibuprofen", 200, "08:00", "11:40"), NEXT, MINOR),
    Told("too soon but for the NHS", doses("paracetamol", 500, "08:00", "12:10"), NEXT),
    Told("too soon for the NHS too", doses("paracetamol", 500, "08:00", "11:50"), NEXT),
    Told("just late enough for the NHS", doses("paracetamol", 500, "08:00", "12:00"), NEXT),
    Told("too soon after three", doses("aspirin", 975, "08:00", "12:20"), NEXT),
    Told("the shortest of two", doses("ibuprofen", 200, "08:00", "11:40", "14:50"), NEXT),
    Told("two NSAIDs", TWO, NEXT),
    Told("two NSAIDs, over", TWO, OVER),
    Told("two NSAIDs, a minor", TWO, NEXT, MINOR),
    Told("three NSAIDs", THREE, NEXT),
    Told("two NSAIDs, one without a time", [THREE[1]._replace(at=None), THREE[2]], NEXT),
    Told("one without a time", [IBUPROFEN[0]._replace(at=None), *IBUPROFEN[1:]], NEXT),
    Told("none with a time", [dose._replace(at=None) for dose in IBUPROFEN], NEXT),
    Told(
        "a day that isn't the calendar's",
        [med("ibuprofen", NEXT, "02:00", 500)._replace(day=START)],
        NEXT,
    ),
    Told(
        "all the warnings",
        IBUPROFEN,
        NEXT,
        {
            "profile": {
                "birth-year": "1950",
                "blood-thinner": "yes",
                "kidney-disease": "yes",
                "pregnant": "yes",
            }
        },
    ),
]

DAYS = [
    Told("to be watched", daily("ibuprofen", [0, 1, 2, 3, 5, 6, 7, 8]), plus(START, 9)),
    Told("up to the label's days", daily("ibuprofen", range(10)), plus(START, 9)),
    Told("longer than the label says", daily("ibuprofen", range(11)), plus(START, 10)),
    Told("of a minor", daily("ibuprofen", range(11)), plus(START, 10), MINOR),
    Told("paracetamol", daily("paracetamol", range(8)), plus(START, 7)),
    Told(
        "two drugs",
        [*daily("ibuprofen", range(0, 9, 2)), *daily("naproxen", range(1, 9, 2), 220)],
        plus(START, 8),
        {"profile": {"heart-failure": "yes"}},
    ),
    Told(
        "paracetamol in a product",
        [piece("excedrin", 1, plus(START, n), "09:00") for n in range(8)],
        plus(START, 7),
    ),
    Told(
        "nobody knows which",
        [*daily("grandmas-drops", [0, 1, 9]), *daily("a-tea", [2]), *daily(None, [8])],
        plus(START, 10),
    ),
    Told("once, nobody knows which", daily("grandmas-drops", [0]), plus(START, 9)),
    Told(
        "no day without",
        daily("ibuprofen", range(9)),
        plus(START, 8),
        {"cutoffs": CutOffs({"painkiller-days.unlogged": 0})},
    ),
    Told("nobody knows which, long ago", daily("grandmas-drops", [0]), plus(START, 10)),
]

TOLD = {"painkiller-dose": DOSE, "painkiller-days": DAYS}
