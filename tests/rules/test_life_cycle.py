"""Acknowledged, snoozed, back by itself; folding; a site with its parts; what an entry changed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.rules.diary import (
    DRUGS,
    SIGNS,
    START,
    asked,
    judge,
    numbered,
    of_rule,
    pain,
    plus,
    reader,
    timed,
)
from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.entries import Entry
from tracker.domain.kept_findings import Acknowledgement
from tracker.rules import arising, explain, replay

PERSISTENT, RECURRENT = "persistent-pain", "recurrent-pain"


def answered(finding, day: str, action: str = "acknowledge", **more: Any) -> Acknowledgement:
    """An answer to a finding, as the diary keeps it."""
    kept = json.loads(json.dumps(finding.as_json()))
    return Acknowledgement(finding.rule, finding.site, action, day, finding=kept, **more)


def one(entries, number: int, rule: str = PERSISTENT, *rows, **known):
    (finding,) = of_rule(judge(entries, plus(START, number), acknowledgements=rows, **known), rule)
    return finding


def test_an_acknowledged_finding_rests():
    diary = pain("5 x60")
    row = answered(one(diary, 14), plus(START, 14), seen_doctor_day=plus(START, 13))
    for number in (14, 20, 27):
        finding = one(diary, number, PERSISTENT, row)
        assert (finding.state, finding.shown, finding.listed) == ("acknowledged", False, False)
        assert finding.as_json()["state"] == "acknowledged"


@pytest.mark.parametrize("mark", [28, 42, 84])
def test_it_is_back_when_it_crosses_a_mark(mark):
    diary = pain("5 x100")
    row = answered(one(diary, mark - 1), plus(START, mark - 1))
    assert one(diary, mark - 1, PERSISTENT, row).state == "acknowledged"
    assert one(diary, mark, PERSISTENT, row).state == "new"


def test_it_is_back_when_its_level_rises():
    diary = pain("6 x8 3 x7 6 x5")
    row = answered(one(diary, 14), plus(START, 14))
    assert one(diary, 15, PERSISTENT, row).state == "acknowledged"
    back = one(diary, 19, PERSISTENT, row)
    assert (back.level, back.state) == ("see-doctor", "new")


def test_it_is_back_when_the_late_mean_is_two_points_up():
    diary = pain("4 x15 6 x12")
    row = answered(one(diary, 14), plus(START, 14))
    states = {n: one(diary, n, PERSISTENT, row).state for n in (19, 20, 21)}
    assert states == {19: "acknowledged", 20: "acknowledged", 21: "new"}


def test_a_new_bout_is_a_new_finding():
    diary = pain("5 x15 0 x10 5 x15")
    row = answered(one(diary, 14), plus(START, 14))
    assert one(diary, 39, PERSISTENT, row).state == "new"


def test_a_new_spell_is_a_new_finding():
    diary = pain("4 4 0 x8 4 4 0 x8 5 5 0 x8 5")
    row = answered(one(diary, 20, RECURRENT), plus(START, 20))
    assert one(diary, 25, RECURRENT, row).state == "acknowledged"
    assert one(diary, 30, RECURRENT, row).state == "new"


def test_a_snooze_ends_by_itself():
    diary = pain("5 x30")
    row = answered(one(diary, 14), plus(START, 14), "snooze", until_day=plus(START, 21))
    assert [one(diary, n, PERSISTENT, row).state for n in (14, 20, 21)] == [
        "snoozed",
        "snoozed",
        "new",
    ]


def test_urgent_can_not_be_snoozed_and_can_be_acknowledged():
    entry = pain("10")
    finding = one(entry, 0, "unbearable-pain")
    snooze = answered(finding, START, "snooze", until_day=plus(START, 7))
    assert one(entry, 0, "unbearable-pain", snooze).state == "new"
    assert one(entry, 0, "unbearable-pain", answered(finding, START)).state == "acknowledged"


def test_an_answer_is_to_the_site_of_its_finding_though_it_names_none():
    diary = numbered([*pain("5 x15"), *pain("5 x15", "neck")])
    as_of = plus(START, 14)
    (back,) = of_rule(judge(diary, as_of), PERSISTENT, "lower-back")
    row = answered(back, as_of)._replace(site=None)
    found = of_rule(judge(diary, as_of, acknowledgements=[row]), PERSISTENT)
    assert {f.site: f.state for f in found} == {"lower-back": "acknowledged", "neck": "new"}


def test_a_snooze_of_what_is_urgent_leaves_an_older_acknowledgement():
    entry = pain("10")
    finding = one(entry, 0, "unbearable-pain")
    rows = (
        answered(finding, START, created_at=1),
        answered(finding, START, "snooze", until_day=plus(START, 7), created_at=2),
    )
    assert one(entry, 0, "unbearable-pain", *rows).state == "acknowledged"


def test_a_snoozed_finding_that_becomes_urgent_is_back():
    diary = pain("9 9")
    row = answered(one(diary, 0, "unbearable-pain"), START, "snooze", until_day=plus(START, 9))
    assert one(diary, 1, "unbearable-pain", row).state == "new"


def test_answers_after_the_day_do_not_count():
    diary = pain("5 x30")
    later = answered(one(diary, 14), plus(START, 15))
    assert one(diary, 14, PERSISTENT, later).state == "new"


def test_an_answer_is_for_its_site_only():
    entries = [*pain("5 x15"), *pain("5 x15", "neck", first_id=50)]
    back, neck = of_rule(judge(entries, plus(START, 14)), PERSISTENT)
    row = answered(back, plus(START, 14))
    found = of_rule(judge(entries, plus(START, 14), acknowledgements=[row]), PERSISTENT)
    assert {f.site: f.state for f in found} == {"lower-back": "acknowledged", neck.site: "new"}


def test_an_answer_without_the_finding_kept_still_counts():
    row = answered(one(pain("5 x15"), 14), plus(START, 14))._replace(finding={})
    assert one(pain("5 x15"), 14, PERSISTENT, row).state == "acknowledged"


def test_a_sign_seen_by_a_doctor_is_over_and_a_new_one_is_not():
    fever = Entry("symptom", START, "fever", measures={"done": 1}, id=1)
    (finding,) = of_rule(judge([fever], START), "red-flag")
    row = answered(finding, START, seen_doctor_day=START)
    lazy = [Entry("rest", plus(START, -n), measures={"done": 1}, id=50 + n) for n in range(1, 15)]
    found = judge([fever, *lazy], START, acknowledgements=[row])
    assert [f.state for f in of_rule(found, "red-flag")] == ["acknowledged"]
    assert of_rule(found, "inactivity")[0].shown
    noted = judge([fever, *lazy], START, acknowledgements=[answered(finding, START, note="x")])
    assert of_rule(noted, "inactivity")[0].hidden == "severe-pain"
    lump = Entry("symptom", START, "lump", measures={"done": 1}, id=2)
    both = of_rule(judge([fever, lump], START, acknowledgements=[row]), "red-flag")
    said = "acknowledged on 2 March, seen by a doctor on 2 March"
    assert {f.about: f.answered for f in both} == {"fever": said, "lump": ""}


def test_a_sign_that_is_snoozed_is_not_over():
    numb = Entry("symptom", START, "pain-down-leg", measures={"done": 1}, id=1)
    (finding,) = of_rule(judge([numb], START), "red-flag")
    row = answered(finding, START, "snooze", until_day=plus(START, 7))
    lazy = [Entry("rest", plus(START, -n), measures={"done": 1}, id=50 + n) for n in range(1, 15)]
    found = judge([numb, *lazy], START, acknowledgements=[row])
    assert [f.hidden for f in found] == ["snoozed", "severe-pain"]


def test_an_older_answer_to_what_has_no_name_needs_no_entry_in_common():
    lazy = numbered(Entry("rest", plus(START, n), measures={"done": 1}) for n in range(28))
    row = answered(one(lazy, 14, "inactivity"), plus(START, 14))
    assert one(lazy, 28, "inactivity", row).state == "acknowledged"


def test_a_new_dose_over_the_limit_is_a_new_finding():
    doses = numbered(
        timed("med", START, f"{hour:02}:00", "ibuprofen", dose_mg=400) for hour in (0, 4, 8, 12)
    )
    (finding,) = of_rule(judge(doses, START), "painkiller-dose")
    row = answered(finding, START)
    more = [*doses, timed("med", START, "16:00", "ibuprofen", id=9, dose_mg=400)]
    for entries, state in ((doses, "acknowledged"), (more, "new")):
        (now,) = of_rule(judge(entries, START, acknowledgements=[row]), "painkiller-dose")
        assert now.state == state


SPELLS = "4 4 0 x8 4 4 0 x8 5 x15"


@pytest.mark.parametrize(("days", "typed"), [((0, 1), (9, 5)), ((1, 1), (5, 9))])
def test_the_last_of_several_answers_counts(days, typed):
    """By its day, then by when it was typed; in whatever order they are read."""
    rows = [
        Acknowledgement(PERSISTENT, None, "acknowledge", plus(START, 14 + n), note=note)._replace(
            created_at=at
        )
        for n, at, note in zip(days, typed, ("first", "second"), strict=True)
    ]
    for answers in (rows, rows[::-1]):
        (finding,) = of_rule(
            judge(pain("5 x17"), plus(START, 16), acknowledgements=answers), PERSISTENT
        )
        assert finding.answer == "acknowledged on 17 March: second"


def test_persistent_and_recurrent_share_a_line():
    found = judge(pain(SPELLS), plus(START, 34))
    persistent, recurrent = (of_rule(found, rule)[0] for rule in (PERSISTENT, RECURRENT))
    assert (persistent.hidden, recurrent.hidden) == ("", "folded")
    assert recurrent.listed
    assert not recurrent.shown
    assert "It is the 3rd spell, counted from March on" in persistent.line
    assert "3rd spell" not in persistent.message


def test_everything_goes_by_the_onset_that_was_said():
    """An earlier bout that it reaches is part of it, and so are the days known to be free."""
    spells = [*pain("4 4 0 x35"), *pain("5 x15", start=plus(START, 37), first_id=99)]
    spells = [
        entry._replace(since_day="2025-10-19") if entry.id == 99 else entry for entry in spells
    ]
    (finding,) = of_rule(judge(spells, plus(START, 51)), PERSISTENT)
    assert (finding.since, finding.bout, finding.known_days) == ("2025-10-19", START, 52)
    assert "on 17 of 52 known days since 19 October 2025, as you said, over 12 w" in finding.line
    assert finding.line.endswith("the 2nd spell, counted from March on.")


def test_the_line_stands_at_the_higher_level():
    found = judge(pain("4 4 0 x8 4 4 0 x8 5 x7 1 x8"), plus(START, 34))
    persistent, recurrent = (of_rule(found, rule)[0] for rule in (PERSISTENT, RECURRENT))
    assert (persistent.level, recurrent.level) == ("watch", "see-doctor")
    assert (persistent.hidden, recurrent.hidden) == ("folded", "")
    assert "still there after two weeks" in recurrent.line


def test_unsure_folds_nothing_away():
    found = judge(pain("5 . x14 5"), plus(START, 15))
    assert [(f.rule, f.level, f.shown) for f in found if f.shown] == [
        (RECURRENT, "watch", True),
        (PERSISTENT, "unsure", True),
    ]


def test_an_acknowledged_one_is_not_folded_into_a_line():
    diary = pain(SPELLS)
    row = answered(one(diary, 34, RECURRENT), plus(START, 34))
    found = judge(diary, plus(START, 34), acknowledgements=[row])
    assert one(diary, 34, RECURRENT, row).state == "acknowledged"
    assert of_rule(found, PERSISTENT)[0].also == ""


def test_the_order_is_by_level_then_by_rule_then_by_site():
    entries = [
        *pain("5 x15"),
        *pain("5 x15", "head", first_id=30),
        *pain(". x14 10", "neck", first_id=50),
        Entry("symptom", plus(START, 14), "osteoporosis", measures={"done": 1}, id=99),
    ]
    told = [(f.level, f.rule, f.site) for f in judge(entries, plus(START, 14)) if f.shown]
    assert told == [
        ("urgent", "unbearable-pain", "neck"),
        ("see-doctor", "red-flag", None),
        ("see-doctor", PERSISTENT, "head"),
        ("see-doctor", PERSISTENT, "lower-back"),
    ]


def alternating(*sites: str, days: int = 40, score: str = "5") -> list[Entry]:
    """Pain every other week, now at one place and now at another."""
    entries = [
        pain(score, sites[n // 7 % len(sites)], start=plus(START, n))[0] for n in range(days)
    ]
    return numbered(entries)


def test_a_site_and_its_parts_together():
    entries = alternating("sacrum", "coccyx", "lower-back", days=16)
    found = judge(entries, plus(START, 15))
    alone = [f for f in found if f.site != "lower-back" and f.level != "unsure"]
    assert alone == []
    (watch,) = [f for f in found if f.level == "watch"]
    assert (watch.rule, watch.site) == (PERSISTENT, "lower-back")
    assert "taken together with its parts (coccyx, sacrum)" in watch.message
    assert watch.evidence["places_together"] == 3


def test_what_is_slight_is_told_of_a_site_and_its_parts_too():
    found = judge(alternating("sacrum", "coccyx", days=16, score="1"), plus(START, 15))
    told = [(f.rule, f.site, f.level) for f in found if f.level != "unsure"]
    assert told == [(PERSISTENT, "lower-back", "watch")]


def test_a_site_with_its_parts_has_its_place_in_the_order():
    entries = [*alternating("sacrum", "coccyx", days=16), *pain("1 x16", "neck", first_id=50)]
    found = of_rule(judge(entries, plus(START, 15)), PERSISTENT)
    assert [f.site for f in found if f.level == "watch"] == ["lower-back", "neck"]


def test_a_site_with_its_parts_is_answered_apart_from_the_site():
    entries = alternating("sacrum", "coccyx", "lower-back", days=16)
    (watch,) = [f for f in judge(entries, plus(START, 15)) if f.level == "watch"]
    kept = watch.as_json() | {"about": watch.about}
    row = answered(watch, plus(START, 15))._replace(finding=kept)
    again = judge(entries, plus(START, 15), acknowledgements=[row])
    assert {f.state for f in again if f.about == watch.about} == {"acknowledged"}
    later = [*entries, *pain("5 x13", start=plus(START, 16), first_id=90)]
    own = of_rule(judge(later, plus(START, 28), acknowledgements=[row]), PERSISTENT, "lower-back")
    assert {(f.about, f.level, f.state) for f in own} == {(None, "see-doctor", "new")}


def test_together_one_rule_speaks_though_another_speaks_of_a_part_alone():
    entries = numbered(
        [
            *pain("5", "sacrum"),
            *pain("5", "coccyx", start=plus(START, 20)),
            *pain("5 x15", start=plus(START, 40)),
        ]
    )
    found = judge(entries, plus(START, 54))
    told = [(f.rule, f.site, f.level) for f in found if f.rule in (PERSISTENT, RECURRENT)]
    assert told == [(PERSISTENT, "lower-back", "see-doctor"), (RECURRENT, "lower-back", "watch")]


def test_parts_say_nothing_more_where_one_speaks_alone():
    entries = [*pain("5 x15", "sacrum"), *pain("5 x15", first_id=50)]
    found = of_rule(judge(entries, plus(START, 14)), PERSISTENT)
    assert {f.site: f.level for f in found} == {
        "lower-back": "see-doctor",
        "sacrum": "see-doctor",
    }


def test_a_part_without_pain_says_nothing_of_the_whole():
    zeros = pain("0 x20", "sacrum", first_id=100)
    found = judge([*alternating("coccyx", "lower-back", days=16), *zeros], plus(START, 15))
    assert [f.site for f in of_rule(found, PERSISTENT) if f.level == "watch"] == ["lower-back"]


def test_one_part_alone_is_no_site_with_its_parts():
    """Without its days of no pain, of which a whole knows nothing, it would be flagged."""
    found = judge(pain("5 0 0 0 " * 4 + "5", "sacrum"), plus(START, 16))
    assert {f.site for f in found} == {"sacrum"}


def test_the_smallest_whole_speaks_for_larger_ones():
    sites = load("sites", [OwnSubject("sites", "sacral-crest", parent="sacrum")])
    crest = alternating("sacrum", "sacral-crest", days=16)
    tailbone = pain("1", "coccyx", start=plus(START, 15), first_id=50)
    found = judge([*crest, *tailbone], plus(START, 15), sites=sites)
    assert [f.site for f in of_rule(found, PERSISTENT) if f.level == "watch"] == ["sacrum"]


def test_an_own_part_of_a_paired_site_keeps_its_side():
    sites = load("sites", [OwnSubject("sites", "kneecap", parent="knee")])
    entries = [
        pain("5", ("knee", "kneecap")[n // 7 % 2], side="left", start=plus(START, n))[0]
        for n in range(16)
    ]
    found = judge(numbered(entries), plus(START, 15), sites=sites)
    assert [f.site for f in of_rule(found, PERSISTENT) if f.level == "watch"] == ["left-knee"]


def test_a_circle_of_parts_ends():
    circle = [("a", "b"), ("b", "a"), ("c", "a")]
    sites = load("sites", [OwnSubject("sites", name, parent=parent) for name, parent in circle])
    found = of_rule(judge(pain("5 x15", "c"), plus(START, 14), sites=sites), PERSISTENT)
    assert [f.site for f in found] == ["c"]


def arisen(entries, kept, day: str):
    return arising(asked(reader(entries)), day, kept=kept)


def test_what_an_entry_changed_is_said_once():
    diary = pain("5 x20")
    told = {
        n: [f.rule for f in arisen(diary[: n + 1], diary[n : n + 1], plus(START, n))]
        for n in range(20)
    }
    assert {n for n, rules in told.items() if rules} == {14}
    assert told[14] == [PERSISTENT]
    # A second entry on that day says nothing new.
    second = pain("5", start=plus(START, 14), first_id=99)
    assert arisen([*diary[:15], *second], second, plus(START, 14)) == []


def test_an_unsure_that_an_entry_caused_is_said():
    diary = pain("5 . x14 5")
    found = arisen(diary, diary[-1:], plus(START, 15))
    assert {f.level for f in found} == {"unsure", "watch"}


def test_a_back_dated_entry_is_said_too():
    diary = [*pain("5 x7"), *pain("5 x6", start=plus(START, 8), first_id=50)]
    late = pain("5", start=plus(START, 14), first_id=99)
    earlier = pain("5", start=plus(START, -5), first_id=90)
    assert [f.rule for f in arisen([*diary, *late], late, plus(START, 14))] == [PERSISTENT]
    assert [f.rule for f in arisen([*diary, *earlier], earlier, plus(START, 13))] == [PERSISTENT]


def test_every_unbearable_entry_is_said_at_once():
    diary = pain("10 10")
    assert arisen(diary, diary[1:], plus(START, 1))[0].level == "urgent"
    assert (
        arisen([*diary, *pain("3", "neck", first_id=9)], pain("3", "neck", first_id=9), START) == []
    )


def test_a_drink_is_judged_by_the_rules_of_drinks():
    fast = numbered(timed("water", START, f"14:{m:02}", volume_ml=500) for m in (0, 20, 40, 50))
    said = [arisen(fast[:n], fast[n - 1 : n], START) for n in (1, 2, 3, 4)]
    assert [[f.level for f in found] for found in said] == [[], [], ["urgent"], ["urgent"]]


def test_a_note_of_what_was_logged_is_said_once():
    drunk = numbered(
        timed("water", START, at, volume_ml=ml)
        for at, ml in (("14:00", 600), ("14:10", 500), ("14:20", 100))
    )
    said = [arisen(drunk[:n], drunk[n - 1 : n], START) for n in (1, 2, 3)]
    assert [[f.level for f in found] for found in said] == [[], ["info"], []]


def said_of_each(*scores: str, site: str) -> list[list[str]]:
    """What is said at the moment of each of some scores of one day."""
    day = numbered(entry for score in scores for entry in pain(score, site))
    said = (arisen(day[:n], [entry], START) for n, entry in enumerate(day, 1))
    return [[f.level for f in found] for found in said]


def test_a_chest_is_told_again_where_it_hurts_more():
    assert said_of_each("5", "5", "6", site="chest") == [["urgent"], [], ["urgent"]]


def test_severe_pain_is_told_again_in_other_words():
    told = [["see-doctor"], ["see-doctor"], []]
    assert said_of_each("8", "9", "9", site="neck") == told


def test_what_is_known_to_be_without_pain_was_so_before():
    """Days of "no pain anywhere" end spells, also where what was said before is looked for."""
    hurting = pain("5 . x3 5 . x3 5 . x3 5 . 5")
    diary = numbered([*hurting, *pain(". 0 x3 . 0 x3 . 0 x3 . 0", None)])
    second = pain("3", start=plus(START, 14), first_id=99)
    assert of_rule(judge(diary, plus(START, 14)), RECURRENT)
    assert of_rule(arisen([*diary, *second], second, plus(START, 14)), RECURRENT) == []


def test_explain_gives_the_very_entries():
    diary = [*pain("5 x15"), *pain("3", "neck", first_id=70)]
    finding = one(diary, 14)
    explained = explain(finding, reversed(diary))
    assert [e.id for e in explained.entries] == list(range(1, 16))
    assert [w.name for w in explained.windows] == ["since onset", "early", "late"]
    assert explained.windows[1][1:] == (START, plus(START, 6), 7, 5.0)
    assert any("pain on 15 of 15 known days" in step for step in explained.arithmetic)
    assert explained.rule.name == PERSISTENT


def test_explain_gives_them_in_the_order_they_happened():
    evening, morning = (
        timed("pain", START, at, "lower-back", intensity=9) for at in ("20:00", "08:00")
    )
    entries = numbered([evening, morning, *pain("9")])
    explained = explain(one(entries, 0, "unbearable-pain"), entries)
    assert [e.id for e in explained.entries] == [3, 2, 1]


def raised(entries, first: int, last: int):
    found = replay(asked(reader(entries)), plus(START, first), plus(START, last))
    return [(day, f.rule, f.level) for day, f in found]


def test_what_was_first_raised_when():
    diary = pain("6 x8 3 x7 6 x5 0 x5")
    assert raised(diary, 0, 30) == [
        (plus(START, 14), PERSISTENT, "watch"),
        (plus(START, 17), PERSISTENT, "see-doctor"),
    ]
    assert raised(diary[:14], 0, 13) == []
    assert raised(pain("2 9"), 0, 1) == [(plus(START, 1), "unbearable-pain", "see-doctor")]
    # What stood before the first day was raised before.
    assert raised(diary, 15, 30) == [(plus(START, 17), PERSISTENT, "see-doctor")]


def test_what_stood_is_looked_for_on_the_one_day_before():
    diary = pain("0 x13 8 x8")
    assert raised(diary, 22, 24) == [(plus(START, 24), "worsening-pain", "info")]
    assert raised(diary, 21, 24) == []  # it stood on day 20, and not on 21


def test_what_stands_for_two_days_is_raised_once_and_again_when_it_comes_again():
    times = ("00:00", "04:00", "08:00", "12:00")
    doses = numbered(
        timed("med", plus(START, day), at, "ibuprofen", dose_mg=400)
        for day in (0, 5)
        for at in times
    )
    over = [(plus(START, day), "painkiller-dose", "urgent") for day in (0, 5)]
    assert raised(doses, 0, 7) == over


def test_a_replay_says_what_each_day_said():
    entries = [*pain(SPELLS), *pain("9 . 10 0 0 x10 3 x20", "neck", first_id=200)]
    told = replay(asked(reader(entries)), START, plus(START, 34))
    assert told
    for day, finding in told:
        assert finding in judge(entries, day)


def test_catalogues_are_the_real_ones():
    assert DRUGS.get("ibuprofen") is not None
    assert SIGNS.get("saddle-numbness") is not None
