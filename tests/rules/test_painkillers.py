"""painkiller-dose and painkiller-days: what findings rest on and say, and the labels' edges."""

from __future__ import annotations

import re

import pytest

from tests.rules.diary import DRUGS, START, judge, numbered, of_rule, plus, seconds_later, timed
from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.catalogues.ingredients import kept_parts
from tracker.domain.entries import Entry
from tracker.rules import CutOffs

NEXT = plus(START, 1)


def med(drug: str, day: str, time: str, mg: float | None = None) -> Entry:
    return timed("med", day, time, drug, **({"done": 1} if mg is None else {"dose_mg": mg}))


def doses(drug: str, mg: float, *times: str, day: str = NEXT) -> list[Entry]:
    """Doses on a day; a time like `-22:00` is of the day before."""
    return numbered(
        med(drug, plus(day, -1) if time.startswith("-") else day, time.lstrip("-"), mg)
        for time in times
    )


def dose(entries, as_of=NEXT, **known):
    return of_rule(judge(numbered(entries), as_of, **known), "painkiller-dose")


def daily(drug: str, days, mg: float | None = 400) -> list[Entry]:
    return numbered(med(drug, plus(START, n), "09:00", mg) for n in days)


def days_finding(entries, as_of, **known):
    return of_rule(judge(numbered(entries), as_of, **known), "painkiller-days")


def drugs_with(name: str, **data: object):
    return load("drugs", [OwnSubject("drugs", name, data=data)])


def test_what_a_finding_rests_on():
    entries = doses("ibuprofen", 400, "-22:00", "02:00", "06:00", "10:00")
    (finding,) = dose(entries)
    assert "1600 mg logged in the 12 h up to 10:00 on 3 March" in finding.message
    assert "the US label's limit of 1200 mg" in finding.message
    assert finding.evidence["mg_24h"] == 1600
    assert finding.entries == (1, 2, 3, 4)


def test_24_hours_are_over_to_the_second():
    first, *later = doses("ibuprofen", 400, "-08:00", "-16:00", "00:00", "08:00")
    assert [f.level for f in dose([first, *later])] == ["info"]
    assert [f.level for f in dose([seconds_later(first, 1), *later])] == ["urgent"]


def test_a_dose_without_a_time_is_in_the_sum_of_its_day_alone():
    entries = doses("ibuprofen", 400, "08:00", "12:00", "16:00")
    untimed = [entries[0]._replace(at=None), *entries[1:]]
    (finding,) = dose(untimed)
    assert (finding.level, finding.evidence["mg_24h"]) == ("info", 1200)
    assert "1200 mg logged on 3 March, 1 dose without a time" in finding.message
    (finding,) = dose([*entries[:2], entries[2]._replace(at=None)])
    assert finding.entries == (3, 1, 2), "the one without a time first"
    assert dose([e._replace(at=None) for e in doses("ibuprofen", 400, "08:00", "09:00")]) == []
    before = [med("ibuprofen", START, "20:00", 400)._replace(at=None), *entries]
    assert [f.level for f in dose(before)] == ["info"], "another day's is in no sum of this one"


@pytest.mark.parametrize(
    ("drug", "mg", "times", "answer"),
    [
        ("ibuprofen", 200, ("08:00", "11:59"), ["info"]),
        ("ibuprofen", 200, ("08:00", "12:00"), []),
        ("ibuprofen", 200, ("08:00", "08:00"), []),  # two tablets at once
        ("naproxen", 220, ("08:00", "09:00"), []),  # the second within the hour
        ("naproxen", 220, ("08:00", "09:01"), ["info"]),
        ("naproxen", 110, ("08:00", "08:40", "09:20", "21:00"), ["info"]),  # allowed once
        ("naproxen", 110, ("08:00", "08:40", "08:40", "08:50"), []),  # one dose, in pieces
        ("naproxen", 221, ("08:00", "09:00"), ["info"]),  # 442 in all
        ("naproxen", 110, ("-08:00", "-09:00", "08:00", "09:00"), []),  # once in 24 h
        ("naproxen", 110, ("-08:00", "-09:00", "08:00", "08:59"), ["info"]),
        ("aspirin", 650, ("08:00", "12:00"), []),
        ("aspirin", 975, ("08:00", "12:00"), ["info"]),  # six hours after three
        ("paracetamol", 500, ("08:00", "13:00"), ["info"]),
    ],
)
def test_intervals(drug, mg, times, answer):
    assert [f.level for f in dose(doses(drug, mg, *times))] == answer


def test_one_dose_in_pieces_is_no_second_tablet():
    """The one that is allowed within the hour was still to come, at 21:40."""
    (finding,) = dose(doses("naproxen", 110, "08:00", "12:00", "12:30", "21:00", "21:40"))
    assert (finding.entries, finding.evidence["hours_apart"]) == ((1, 2), 4)
    own = {"cutoffs": CutOffs({"painkiller-dose.one-dose-minutes": 15})}
    assert dose(doses("naproxen", 110, "08:00", "08:16", "08:31"), **own) == []
    assert dose(doses("naproxen", 110, "08:00", "08:16", "08:32"), **own)


def test_of_intervals_as_short_the_latest_is_told():
    (finding,) = dose(doses("ibuprofen", 200, "08:00", "10:00", "12:00"))
    assert (finding.entries, finding.evidence["hours_apart"]) == ((2, 3), 2)


def test_paracetamol_above_its_label_and_above_4000():
    (label,) = dose(doses("paracetamol", 1000, "-18:00", "00:00", "06:00", "12:00"))
    assert (label.level, label.sources) == ("info", ("DRUG-FACTS", "UK-NHS-MED"))
    assert label.evidence["elsewhere_mg"] == 4000
    entries = doses("paracetamol", 1000, "-18:00", "00:00", "06:00", "12:00", "17:59")
    urgent = [f for f in dose(entries) if f.level == "urgent"]
    assert "severe liver damage above 4000 mg" in urgent[0].message


def test_two_nsaids_within_a_day():
    pair = [med("ibuprofen", START, "20:00", 200), med("naproxen", NEXT, "19:59", 220)]
    (finding,) = dose(pair)
    assert (finding.level, finding.entries) == ("see-doctor", (1, 2))
    (finding,) = dose([*doses("ibuprofen", 200, "08:00", "12:00"), pair[1]])
    assert finding.entries == (2, 3), "the last of each"
    later = [pair[0], med("naproxen", NEXT, "20:00", 220)]
    assert dose(later) == []
    assert dose([pair[0], med("paracetamol", NEXT, "08:00", 500)]) == []


def test_without_mg_the_class_is_enough_for_two_nsaids():
    pair = [med("ibuprofen", NEXT, "08:00"), med("diclofenac", NEXT, "12:00")]
    assert [f.level for f in dose(pair)] == ["see-doctor"]


def test_a_dose_without_mg_is_in_no_sum():
    entries = [*doses("ibuprofen", 400, "06:00", "12:00", "18:00"), med("ibuprofen", NEXT, "23:00")]
    (finding,) = dose(entries)
    assert (finding.level, finding.evidence["mg_24h"]) == ("info", 1200)


def test_an_overdose_stays_in_view_the_day_after_and_no_longer():
    entries = doses("ibuprofen", 400, "08:00", "12:00", "16:00", "20:00")
    assert [f.level for f in dose(entries, plus(NEXT, 1))] == ["urgent"]
    assert dose(entries, plus(NEXT, 2)) == []


def test_a_prescription_takes_the_labels_place():
    entries = doses("naproxen", 500, "08:00", "12:00")
    assert [f.level for f in dose(entries)] == ["urgent", "see-doctor", "info"]
    mine = drugs_with("naproxen", prescribed_24h_mg=1000)
    (finding,) = dose(entries, drugs=mine)
    assert (finding.level, finding.evidence["prescribed"]) == ("info", 1)
    assert "prescribed" in finding.message
    more = doses("naproxen", 500, "08:00", "12:00", "20:00")
    (finding,) = dose(more, drugs=mine)
    assert (finding.level, "prescribed to you" in finding.message) == ("urgent", True)
    assert days_finding(daily("naproxen", range(30)), plus(START, 29), drugs=mine) == []


def test_paracetamols_4000_mg_stay_for_a_prescription():
    mine = drugs_with("paracetamol", prescribed_24h_mg=5000)
    entries = doses("paracetamol", 1100, "00:00", "06:00", "12:00", "18:00")
    assert [f.level for f in dose(entries, drugs=mine)] == ["urgent"]


def test_the_profile_brings_the_labels_warning():
    entries = doses("ibuprofen", 400, "08:00", "12:00", "16:00", "20:00")
    (finding,) = dose(entries, profile={"blood-thinner": "yes", "birth-year": "1950"})
    says = "stomach bleeding is more likely with a blood thinner and from the age of 60"
    assert says in finding.message
    (plain,) = dose(entries, profile={"blood-thinner": "no"})
    assert "bleeding" not in plain.message


@pytest.mark.parametrize(("born", "warned"), [("1965", True), ("1966", False), ("?", False)])
def test_as_young_as_the_year_of_birth_allows(born, warned):
    entries = doses("ibuprofen", 400, "08:00", "12:00", "16:00", "20:00")
    (finding,) = dose(entries, profile={"birth-year": born})
    assert ("from the age of 60" in finding.message) is warned


def test_a_single_day_without_neither_adds_nor_breaks():
    with_gap = [0, 1, 2, 3, 5, 6, 7, 8]
    (finding,) = days_finding(daily("ibuprofen", with_gap), plus(START, 8))
    assert (finding.level, finding.evidence["days"]) == ("watch", 8)
    broken = [0, 1, 2, 3, 6, 7, 8, 9]
    assert days_finding(daily("ibuprofen", broken), plus(START, 9)) == []


def test_a_run_ends_with_two_days_without():
    entries = daily("ibuprofen", range(11))
    assert days_finding(entries, plus(START, 11))
    assert days_finding(entries, plus(START, 12)) == []


def test_nsaids_share_a_run_and_paracetamol_has_its_own():
    mixed = [*daily("ibuprofen", range(0, 11, 2)), *daily("naproxen", range(1, 11, 2), 220)]
    entries = [*mixed, *daily("paracetamol", range(3, 11), 500)]
    found = days_finding(entries, plus(START, 10))
    assert [(f.level, f.about) for f in found] == [
        ("see-doctor", "nsaid"),
        ("watch", "paracetamol"),
    ]
    assert all("logged" in f.message and "taken" not in f.message for f in found)


def test_an_untimed_dose_without_mg_counts_as_a_day():
    entries = [e._replace(at=None) for e in daily("ibuprofen", range(8), None)]
    assert [f.level for f in days_finding(entries, plus(START, 7))] == ["watch"]


def test_a_drug_nobody_knows_leaves_it_unsure():
    (finding,) = days_finding(daily("grandmas-drops", range(3)), plus(START, 2))
    assert (finding.level, finding.shown) == ("unsure", False)
    own = drugs_with("grandmas-drops")
    assert days_finding(daily("grandmas-drops", [0]), START, drugs=own)
    other = days_finding(daily("codeine", range(12), 30), plus(START, 11))
    assert other == []


# What counts is the ingredient.


def piece(name: str, count: float, day: str, time: str) -> Entry:
    measures = {"pieces": count}
    return timed("med", day, time, name, **measures, **kept_parts(measures, DRUGS.get(name)))


def test_a_product_counts_for_each_thing_it_holds():
    days = [piece("excedrin", 1, plus(START, n), "09:00") for n in range(11)]
    found = days_finding(days, plus(START, 10))
    assert [(f.about, f.level) for f in found] == [
        ("nsaid", "see-doctor"),
        ("paracetamol", "see-doctor"),
    ]
    assert "NSAIDs (excedrin) logged on 11 days" in found[0].message


def test_what_was_kept_with_an_entry_goes_before_todays_recipe():
    then = piece("excedrin", 2, NEXT, "08:00")
    then = then._replace(measures={"pieces": 2, "paracetamol_mg": 1200.0})
    (finding,) = dose([then])
    assert (finding.about, finding.level) == ("paracetamol at once", "see-doctor")
    twice = {"pieces": 2, "acetaminophen_mg": 600.0, "paracetamol_mg": 600.0}
    assert dose([then._replace(measures=twice)])[0].evidence["mg_at_once"] == 1200
    known = then._replace(measures={"pieces": 5})
    assert [f.about for f in dose([known])] == ["aspirin at once", "paracetamol at once"]


def test_a_product_without_mg_counts_its_days():
    ticked = [timed("med", plus(START, n), "09:00", "nurofen-plus", done=1) for n in range(8)]
    assert [f.level for f in days_finding(ticked, plus(START, 7))] == ["watch"]


def test_gels_and_patches_are_in_no_sum():
    gel = [
        timed("med", NEXT, "08:00", "voltaren-gel", dose_mg=4000),
        med("ibuprofen", NEXT, "09:00"),
    ]
    assert dose(gel) == []
    days = [timed("med", plus(START, n), "09:00", "voltaren-gel", pieces=1) for n in range(12)]
    assert days_finding(days, plus(START, 11)) == []


def test_all_nsaids_of_a_day_are_named():
    three = [
        piece("excedrin", 1, NEXT, "06:00"),
        med("naproxen", NEXT, "08:00", 220),
        med("ibuprofen", NEXT, "12:00", 200),
    ]
    (finding,) = dose(three)
    assert "Aspirin (in excedrin), ibuprofen and naproxen were logged" in finding.message
    assert "All three are NSAIDs" in finding.message
    assert finding.evidence == {"nsaids": 3, "hours_apart": 6}
    again = med("aspirin", NEXT, "15:00", 325)
    (finding,) = dose([*three, again])
    assert "the last at 15:00" in finding.message
    assert "Aspirin (in excedrin and aspirin)" in finding.message
    assert finding.evidence == {"nsaids": 3, "hours_apart": 7}
    untimed = [three[1]._replace(at=None), three[2]]
    (finding,) = dose(untimed)
    assert "Ibuprofen and naproxen were logged on 3 March, not all with a time" in finding.message


def test_of_products_at_one_time_the_order_of_typing_says_nothing():
    both = [piece("excedrin", 2, NEXT, "08:00"), med("aspirin", NEXT, "08:00", 500)]
    (one,), (other,) = dose(both), dose(both[::-1])
    assert "in aspirin and excedrin" in one.message
    assert one.message == other.message


def test_a_prescription_holds_in_whatever_product():
    entries = [piece("vimovo-500-20", 1, NEXT, "08:00"), med("naproxen", NEXT, "13:00", 500)]
    mine = drugs_with("naproxen", prescribed_24h_mg=1000)
    (finding,) = dose(entries, drugs=mine)
    assert (finding.level, finding.sources) == ("info", ())
    assert "Naproxen (in vimovo-500-20 and naproxen): 1000 mg" in finding.message
    daily_product = [piece("vimovo-500-20", 1, plus(START, n), "08:00") for n in range(12)]
    assert days_finding(daily_product, plus(START, 11), drugs=mine) == []


# What is over, and who is told.


@pytest.mark.parametrize(
    ("entries", "today"),
    [
        (doses("ibuprofen", 400, "08:00", "12:00", "16:00", "20:00"), "; get medical advice now"),
        (doses("paracetamol", 1500, "08:00"), "; ask a pharmacist or doctor today."),
        ([med("ibuprofen", NEXT, "08:00"), med("naproxen", NEXT, "09:00")], ": ask a doctor or"),
    ],
)
def test_from_the_next_day_on_it_is_told_as_over(entries, today):
    (now,) = dose(entries)
    (later,) = dose(entries, plus(NEXT, 1))
    assert today in now.message
    assert "If nobody was asked about it yet, " in later.message
    assert "today" not in later.message
    assert dose(entries, plus(NEXT, 2)) == []


@pytest.mark.parametrize("born", ["2008", "2015"])
def test_to_a_minor_no_amount_is_named_as_allowed(born):
    known = {"profile": {"birth-year": born}}
    cases = [
        doses("ibuprofen", 400, "08:00", "12:00", "16:00"),
        doses("ibuprofen", 400, "08:00", "12:00", "16:00", "20:00"),
        doses("paracetamol", 1000, "00:00", "06:00", "12:00", "18:00"),
        doses("paracetamol", 1000, "00:00", "05:00", "10:00", "15:00", "20:00"),
        doses("paracetamol", 1500, "08:00"),
        doses("aspirin", 2000, "08:00"),
        doses("ibuprofen", 200, "08:00", "11:00"),
    ]
    for entries in cases:
        mine, theirs = dose(entries, **known), dose(entries)
        assert [f.level for f in mine] == [f.level for f in theirs]
        logged = {f"{e.measures['dose_mg']:g}" for e in entries}
        for finding in mine:
            assert "limits on labels are for adults: ask a pharmacist" in finding.message
            told = set(re.findall(r"(\d+) mg", finding.message))
            assert told <= logged | {f"{v:g}" for k, v in finding.evidence.items() if "mg_" in k}
            assert not re.search(r"hours or more|limit of|at most", finding.message)
    (days,) = days_finding(daily("ibuprofen", range(11)), plus(START, 10), **known)
    assert "10 days" not in days.message


def test_nineteen_years_back_is_an_adult():
    entries = doses("ibuprofen", 400, "08:00", "12:00", "16:00")
    assert dose(entries, profile={"birth-year": "2007"}) == dose(entries)


def test_ones_own_label_is_not_the_us_one():
    mine = drugs_with("etodolac", **{"class": "nsaid", "max_24h_mg": 1000})
    (finding,) = dose(doses("etodolac", 600, "08:00", "16:00"), drugs=mine)
    assert "above its label's limit of 1000 mg" in finding.message
    assert finding.sources == ()
