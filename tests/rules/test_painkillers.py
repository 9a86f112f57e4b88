"""painkiller-dose and painkiller-days: the vectors M1 and the edges of the labels."""

from __future__ import annotations

import pytest

from tests.rules.diary import START, judge, numbered, of_rule, plus, timed
from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.entries import Entry

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


def test_m1_the_rolling_day_catches_what_no_calendar_day_shows():
    entries = doses("ibuprofen", 400, "-22:00", "02:00", "06:00", "10:00")
    (finding,) = dose(entries)
    assert finding.level == "urgent"
    assert "1600 mg logged in the 12 h up to 10:00 on 3 March" in finding.message
    assert "1200 mg" in finding.message
    assert finding.evidence["mg_24h"] == 1600
    assert finding.entries == (1, 2, 3, 4)


def test_m1_naproxen_at_the_limit_with_the_second_tablet_allowed():
    (finding,) = dose(doses("naproxen", 220, "08:00", "08:45", "20:00"))
    assert (finding.level, finding.evidence["mg_24h"]) == ("info", 660)


@pytest.mark.parametrize(
    ("count", "answer"), [(7, None), (8, "watch"), (10, "watch"), (11, "see-doctor")]
)
def test_m1_days_of_ibuprofen(count, answer):
    found = days_finding(daily("ibuprofen", range(count)), plus(START, count - 1))
    assert [f.level for f in found] == ([answer] if answer else [])
    if answer == "see-doctor":
        assert "longer than 10 days" in found[0].message


def test_exactly_a_day_apart_is_another_day():
    (finding,) = dose(doses("ibuprofen", 400, "-10:00", "-18:00", "02:00", "10:00"))
    assert (finding.level, finding.evidence["mg_24h"]) == ("info", 1200)


def test_doses_without_a_time_are_left_out():
    untimed = [e._replace(at=None) for e in doses("ibuprofen", 800, "08:00", "09:00")]
    assert dose(untimed) == []


@pytest.mark.parametrize(
    ("drug", "mg", "times", "answer"),
    [
        ("ibuprofen", 200, ("08:00", "11:59"), ["info"]),
        ("ibuprofen", 200, ("08:00", "12:00"), []),
        ("ibuprofen", 200, ("08:00", "08:00"), []),  # two tablets at once
        ("naproxen", 220, ("08:00", "09:00"), []),  # the second within the hour
        ("naproxen", 220, ("08:00", "09:01"), ["info"]),
        ("naproxen", 110, ("08:00", "08:30", "09:00"), ["info"]),  # allowed once
        ("aspirin", 650, ("08:00", "12:00"), []),
        ("aspirin", 975, ("08:00", "12:00"), ["info"]),  # six hours after three
        ("paracetamol", 500, ("08:00", "13:00"), ["info"]),
    ],
)
def test_intervals(drug, mg, times, answer):
    assert [f.level for f in dose(doses(drug, mg, *times))] == answer


def test_paracetamol_above_its_label_and_above_4000():
    (label,) = dose(doses("paracetamol", 1000, "-18:00", "00:00", "06:00", "12:00"))
    assert (label.level, "label's limit" in label.message) == ("urgent", True)
    entries = doses("paracetamol", 1000, "-18:00", "00:00", "06:00", "12:00", "17:59")
    urgent = [f for f in dose(entries) if f.level == "urgent"]
    assert "severe liver damage above 4000 mg" in urgent[0].message


def test_two_nsaids_within_a_day():
    pair = [med("ibuprofen", START, "20:00", 200), med("naproxen", NEXT, "19:59", 220)]
    (finding,) = dose(pair)
    assert (finding.level, finding.entries) == ("see-doctor", (1, 2))
    later = [pair[0], med("naproxen", NEXT, "20:00", 220)]
    assert dose(later) == []
    assert dose([pair[0], med("paracetamol", NEXT, "08:00", 500)]) == []


def test_without_mg_the_class_is_enough_for_two_nsaids():
    pair = [med("ibuprofen", NEXT, "08:00"), med("diclofenac", NEXT, "12:00")]
    assert [f.level for f in dose(pair)] == ["see-doctor"]


def test_an_overdose_stays_in_view_the_day_after_and_no_longer():
    entries = doses("ibuprofen", 400, "08:00", "12:00", "16:00", "20:00")
    assert [f.level for f in dose(entries, plus(NEXT, 1))] == ["urgent"]
    assert dose(entries, plus(NEXT, 2)) == []


def test_a_prescription_takes_the_labels_place():
    entries = doses("naproxen", 500, "08:00", "12:00")
    assert [f.level for f in dose(entries)] == ["urgent", "info"]
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
