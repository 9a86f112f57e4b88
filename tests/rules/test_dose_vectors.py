"""Every test vector of `rules.md` on doses and drinks, in its own notation.

A clock time that is no later than the one before is the next day's; behind a `;` the first day
begins again. T is the day of the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.rules.diary import DRUGS, START, judge, numbered, plus, timed
from tracker.domain.catalogues.ingredients import kept_parts
from tracker.domain.entries import Entry

VECTORS = """
| M1a | ibuprofen 400 at 22:00, 02:00, 06:00, 10:00 | urgent: 1600 in 12 h, though no calendar day is above 1200 |
| M1b | ibuprofen 400 at 06:00, 12:00, 18:00 | info (1200 = the limit) |
| M1c | the same, and 1 mg at 23:00 | urgent |
| M1d | ibuprofen 400 at 08:00, 14:00, 20:00, 08:00 | info (the first is exactly 24 h ago and out) |
| M1e | naproxen 220 at 08:00, 08:45, 20:00 | info (660 = the limit) |
| M1f | the same, and 1 mg at 21:00 | urgent |
| M1g | ibuprofen 400 at 08:00, 12:00 | silent |
| M1h | ibuprofen 400 at 08:00, 11:59 | info (interval) |
| M1i | ibuprofen 200 at 08:00, 08:30 | silent (one dose) |
| M1j | ibuprofen 200 at 08:00, 08:31 | info (interval) |
| M1k | naproxen 220 at 08:00, 09:00 | silent |
| M1l | naproxen 220 at 08:00, 09:01 | info (interval) |
| M1r | naproxen 220 at 08:00, 16:00 | silent |
| M1s | naproxen 220 at 08:00, 15:59 | info (interval) |
| M1t | aspirin 650 at 08:00, 12:00 | silent |
| M1m | aspirin 975 at 08:00, 14:00 | silent |
| M1n | aspirin 975 at 08:00, 13:59 | info (6 h after 975) |
| M1o | ibuprofen 400, four times on one day without a time | urgent (1600 in a day) |
| M1p | naproxen 220 at 07:59, ibuprofen 400 at 08:00, 14:00 | see-doctor (two NSAIDs) |
| M1q | ibuprofen 400 at 08:00, naproxen 220 the next day at 08:00 | silent (24 h apart) |
| M2a | paracetamol 1000 at once | silent |
| M2b | paracetamol 1001 at once | see-doctor |
| M2c | paracetamol 2000 at once | see-doctor |
| M2d | paracetamol 2001 at once | urgent |
| M2e | naproxen 440 at once | silent |
| M2f | naproxen 660 at once | see-doctor |
| M2g | ibuprofen 400 + 200 at once | see-doctor |
| M2h | ibuprofen 400 at 08:00, 200 at 08:30 | see-doctor |
| M2i | ibuprofen 400 at 08:00, 200 at 08:31 | info (interval) |
| M2j | ibuprofen 801 at once | urgent |
| M2k | aspirin 1950 at once | see-doctor |
| M2l | aspirin 1951 at once | urgent |
| M3a | co-codamol 8/500, 2 tablets at 06:00, 11:00, 16:00, 21:00; paracetamol 1000 at 13:30 | urgent: 5000 of paracetamol in two products |
| M3b | Excedrin, 2 tablets at 08:00; ibuprofen 200 at 20:00 | see-doctor (aspirin and ibuprofen) |
| M3c | co-codamol 8/500, 2 tablets at 08:00; paracetamol 500 at 08:10 | see-doctor (1500 at once) |
| M3d | Nurofen Plus, 2 tablets at 06:00, 12:00, 18:00; ibuprofen 200 at 23:00 | urgent (1400) |
| M4a | paracetamol 1000 at 06:00, 12:00, 18:00 | info (3000) |
| M4b | paracetamol 999 at 06:00, 12:00, 18:00 | silent |
| M4c | paracetamol 1000 at 06:00, 11:00, 16:00, 21:00 | info, both limits quoted (4000) |
| M4d | the same, and 1 mg at 23:00 | urgent |
| M4e | the same four, and 1000 at 02:00 | urgent |
| M4f | paracetamol 500 at 06:00, 12:00 | silent |
| M4g | paracetamol 500 at 06:00, 11:59 | info (interval) |
| M5a | ibuprofen on 7 days in a row | silent |
| M5b | on 8 days | watch |
| M5c | on 10 days | watch |
| M5d | on 11 days | see-doctor |
| M5e | on 5 days, one without, 6 days | see-doctor (11) |
| M5f | on 5 days, two without, 6 days | silent (a run of 6) |
| M5g | on 11 days, one without (T) | see-doctor |
| M5h | on 11 days, two without (T) | silent |
| H2a | 500 `--at` 14:00, 14:20, 14:40 | urgent, 1.5 L in 40 min |
| H2b | 500 `--at` 14:00, 14:30, 15:00 | silent (the window holds 1.0 L, not more) |
| H2c | 710 `--at` 14:00, 14:59 | info (1.42 L, not above) |
| H2d | 710 `--at` 14:00, 711 `--at` 14:59 | urgent |
| H2e | 711 `--at` 14:00, 15:00 | silent (exactly 60 min apart) |
| H2f | 500 `--at` 14:00, 501 `--at` 14:30 | info |
| H2g | 1000, no `--at` | silent |
| H2h | 1000 `--at` 14:00, 14:20 | urgent (1.0 L isn't bulk) |
| H2i | 1001, no `--at` | silent (bulk) |
| H2j | 1420, no `--at` | silent |
| H2k | 1421, no `--at` | info (the question) |
| H2l | 3000, no `--at` | info (the question) |
| H2m | 1500 `--at` 14:00 | info (the question) |
| H2n | 1500 `--at-once` | urgent |
| H2o | 1420 `--at-once` | info |
| H2p | 250, no `--at`, eight times within seven minutes | info (the question) |
| H2q | 500, no `--at`, typed at 14:00, 14:15, 14:30 | info (the question) |
| H2r | 1000, no `--at`, typed at 14:00, 14:31 | urgent (no catch-up) |
| H2x | 1000, no `--at`, typed at 14:00, 14:30 | info (a catch-up: the question) |
| H2s | 1200 `--at` 14:00, 1000 `--at` 14:20 | info (the question: 2.2 L with the bulk) |
| H2t | 520 `--at` 08:00, 08:35, 09:10, 09:45, 10:20, 10:50 | urgent, in its own words (3.12 L in 2 h 50 min; no word of 1.42) |
| H2u | 500 `--at` 08:00, 08:35, 09:10, 09:45, 10:20, 10:55 | silent (3.0 L, not above) |
| H2v | H2a, the next day | urgent, told in the past |
| H2w | H2a, two days later | silent |
| H1a | 900, nothing logged, 1100, 1000 (the three closed), then T | silent (a run of 2) |
| H1b | 1199, 1100, 1000 (closed), then T | info |
| H1c | 1200, 1100, 1000 (closed), then T | silent |
"""  # noqa: E501  (rows of the reference, as they stand there)

ROWS = {
    name: (entries, answer)
    for name, entries, answer in (
        [cell.strip() for cell in row.strip("|").split(" | ")]
        for row in VECTORS.strip().splitlines()
    )
}
NUMBERS = {"one": 1, "two": 2, "four": 4, "eight": 8}
DOSE = re.compile(
    r"(?:and )?(?:(?P<drug>[a-z][a-z -]*(?: \d+/\d+)?)(?: |$))??(?P<amounts>\d+(?: \+ \d+)?)?"
    r"(?P<unit> mg| tablets)?(?P<next> the next day)?(?: ?at )?(?P<time>once|\d\d:\d\d)?"
)


def rows(letter: str) -> list[str]:
    return [name for name in ROWS if name.startswith(letter)]


def med(drug: str, amount: float, unit: str, day: int, time: str) -> Entry:
    product = DRUGS.find(drug)
    measures = {"pieces": amount} if "tablets" in unit else {"dose_mg": amount}
    measures |= kept_parts(measures, product)
    return timed("med", plus(START, day), time, product.name, **measures)


def doses(name: str) -> Iterator[Entry]:
    for segment in ROWS[name][0].lower().split("; "):
        drug, amounts, unit, day, last = "", "", "", 0, ""
        for clause in segment.split(", "):
            if clause.startswith("the same"):
                same = list(doses("M4c" if "four" in clause else previous(name)))
                yield from same
                drug, day = str(same[-1].subject), (same[-1].day > START) * 1
                last = f"{(same[-1].at or 0) // 3600 % 24:02}:00"
                continue
            if found := re.fullmatch(r"(\w+) times on one day without a time", clause):
                for _ in range(NUMBERS[found[1]]):
                    yield med(drug, float(amounts), unit, 0, "12:00")._replace(at=None)
                continue
            found = DOSE.fullmatch(clause)
            assert found, clause
            drug, amounts = found["drug"] or drug, found["amounts"] or amounts
            unit, time = found["unit"] or unit, found["time"]
            if time is None:
                continue
            time = "08:00" if time == "once" else time
            day += bool(found["next"]) or time <= last
            last = time
            for amount in amounts.split(" + "):
                yield med(drug, float(amount), unit, day, time)


def previous(name: str) -> str:
    names = list(ROWS)
    return names[names.index(name) - 1]


def on_days(text: str) -> tuple[list[Entry], str]:
    day, entries = 0, []
    for clause in text.split(", "):
        if found := re.match(r"(\w+) without", clause):
            day += NUMBERS[found[1]]
            continue
        count = int(re.search(r"\d+", clause)[0])
        entries += [med("ibuprofen", 200, "", n, "09:00") for n in range(day, day + count)]
        day += count
    return entries, plus(START, day - 1)


def typed(time: str, ml: float, **more: float) -> Entry:
    entry = timed("water", START, time, volume_ml=ml, **more)
    return entry._replace(created_at=entry.at)


def drinks(text: str) -> Iterator[Entry]:
    first, *rest = text.replace("`", "").split(", ")
    if "no --at" in rest:
        times = [clause.removeprefix("typed at ") for clause in rest[1:]] or ["14:00"]
        if "eight times" in times[0]:
            times = [f"14:0{n}" for n in range(8)]
        yield from (typed(time, float(first)) for time in times)
        return
    ml = ""
    for clause in (first, *rest):
        *amount, time = clause.split()
        ml = amount[0] if amount else ml
        if time == "--at-once":
            yield typed("14:00", float(ml or clause.split()[0]), at_once=1)
        else:
            yield timed("water", START, time, volume_ml=float(ml))


def told(name: str):
    """The findings of a row on its T, the gravest first."""
    text, _ = ROWS[name]
    closed: frozenset[str] = frozenset()
    if name.startswith("M5"):
        entries, as_of = on_days(text)
        rule = "painkiller-days"
    elif name.startswith("M"):
        entries = list(doses(name))
        as_of, rule = max(entry.day for entry in entries), "painkiller-dose"
    elif name.startswith("H2"):
        base, _, later = text.partition(", ")
        days = {"the next day": 1, "two days later": 2}.get(later, 0)
        entries = list(drinks(ROWS[base][0] if days else text))
        as_of, rule = plus(START, days), "over-drinking"
    else:
        cells = re.sub(r" \(.*?\)|, then T", "", text).split(", ")
        known = [(plus(START, n), float(ml)) for n, ml in enumerate(cells) if ml[0].isdigit()]
        entries = [timed("water", day, "12:00", volume_ml=ml) for day, ml in known]
        closed, as_of = frozenset(day for day, _ in known), plus(START, len(cells))
        rule = "low-drinks"
    found = judge(numbered(entries), as_of, closed=closed)
    order = ["urgent", "see-doctor", "watch", "info", "unsure"]
    return sorted((f for f in found if f.rule == rule), key=lambda f: order.index(f.level))


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_the_reference(name):
    answer = ROWS[name][1]
    found = told(name)
    level = re.match(r"[a-z-]+", answer)[0]
    assert (found[0].level if found else "silent") == level
    if not found:
        return
    lead = [f for f in found if f.level == level]
    said = " ".join([*(f.message for f in lead), *(s for f in lead for s in f.arithmetic)])
    for number in re.findall(r"\b\d{3,5}\b", answer):
        assert f"{number} mg" in said
    if "interval" in answer:
        assert all(f.about.endswith("interval") for f in lead)
    for words, meant in MEANT.items():
        if words in answer:
            assert meant in said, words
    assert ("did you drink th" in said) is ("the question" in answer)


#: What words of an answer come to in what is told.
MEANT = {
    "1600 in 12 h": "1600 mg logged in the 12 h up to",
    "1600 in a day": "4 doses without a time",
    "two NSAIDs": "Ibuprofen and naproxen were logged within 24 hours",
    "aspirin and ibuprofen": "Aspirin (in excedrin) and ibuprofen were logged",
    "in two products": "(in co-codamol-8-500 and paracetamol)",
    "1500 at once": "1500 mg logged in the 10 min up to",
    "6 h after": "the US label says 6 hours or more",
    "both limits": "above the US label's 3000 mg in 24 hours; the NHS says at most 4000 mg",
    "(11)": "on 11 days",
    "1.5 L in 40 min": "1.5 l of drinks logged in 40 min",
    "3.12 L in 2 h 50 min": "3.12 l of drinks logged in 2 h 50 min",
    "2.2 L with the bulk": "2.2 l of drinks logged",
    "told in the past": "an hour, sports drinks and tea included: too much can make the salt in "
    "the blood too low. With nausea",
}


def test_three_litres_have_their_own_words():
    (finding,) = [f for f in told("H2t") if f.level == "urgent"]
    assert "1.42" not in finding.message
    assert finding.sources == ("IOM-2005", "EAH-2015")


def test_the_table_is_read_whole():
    assert len(ROWS) == VECTORS.count("\n| ") == 78
    assert [len(list(doses(name))) for name in ("M1c", "M3a", "M4d", "M4e")] == [
        4,
        5,
        5,
        5,
    ]
