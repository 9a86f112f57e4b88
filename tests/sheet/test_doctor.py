"""The doctor's sheet as data: its figures are the summary's, and nothing is made up."""

from pathlib import Path
from statistics import median as middle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.diaries import PROFILE, entry, month, report
from tests.figures.test_json_report_doc import keys
from tests.sheet.sheets import FIRST, LAST, crowded, day, make, pain
from tracker.domain.kept_findings import Acknowledgement
from tracker.figures.averages import median
from tracker.figures.sheet import raised_words, sheet_words
from tracker.figures.sheet.raised import Raised
from tracker.figures.sheet.sheet_part import TERMINAL
from tracker.figures.sheet.sheet_sections import findings, signs
from tracker.figures.sheet.sheet_sections import pain as pain_section

DOC = Path(__file__).parents[2] / "docs" / "json-doctor-sheet.md"


def diary():
    return [*month(FIRST, 42), entry("symptom", day(20), subject="fever", done=1)]


def test_figures_are_those_of_the_report():
    entries = diary()
    sheet, summary = make(entries, profile=PROFILE), report(entries, FIRST, LAST)
    assert (sheet.total_days, sheet.days_logged) == (summary.total_days, summary.days_logged)
    assert sheet.entries == summary.entries
    for site, same in zip(sheet.sites, summary.pain.sites, strict=True):
        for field in ("site", "label", "days_logged", "pain_days", "zero_days", "spasms",
                      "unbearable", "per_day"):  # fmt: skip
            assert getattr(site, field) == getattr(same, field)
    drugs = [one.medicine for one in sheet.tried if one.kind == "med"]
    assert drugs == list(summary.medicines)
    assert [sign.sign for sign in sheet.signs] == ["fever"]
    minutes = sum(one.amounts.get("duration_min", 0) for one in sheet.tried
                  if one.kind not in ("med", "treatment"))  # fmt: skip
    assert minutes == summary.movement.minutes


def test_min_median_max_are_of_the_days_worst_scores():
    entries = [pain(day(0), 2), pain(day(0), 8), pain(day(1), 4), pain(day(5), 0)]
    site = make(entries).sites[0]
    assert (site.lowest, site.median, site.highest) == (0, 4, 8)


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_median(scores):
    assert median(sorted(scores)) == middle(scores)


def test_scores_from_words_are_in_no_figure():
    site = make([pain(day(0), 7, estimated=True)]).sites[0]
    assert (site.lowest, site.median, site.highest) == (None, None, None)
    assert (site.days_logged, site.pain_days) == (1, 1)


def test_spells_are_whole_and_say_what_is_known():
    entries = [pain(day(n), 3) for n in (-9, -6, -3, 0, 2)] + [pain(day(n), 6) for n in (38, 40)]
    entries.append(entry("pain", day(39), intensity=0))
    first, last = make(entries).sites[0].spells
    assert (first.first, first.last, first.worst, first.pain_days) == (day(-9), day(2), 3, 5)
    assert (last.first, last.last, last.worst) == (day(38), day(40), 6)
    assert (last.pain_days, last.known_days) == (2, 3)
    assert (first.open_end, last.open_end) == (False, True)
    assert not first.open_start


def test_a_spell_with_the_owners_own_beginning():
    entries = [pain(day(5), 4)._replace(since_day=day(-20))]
    spell = make(entries).sites[0].spells[0]
    assert (spell.first, spell.said_since) == (day(5), day(-20))
    assert "by the owner's account since 8 Sep" in pain_section.spells_words(
        make(entries).sites[0], make(entries)
    )


def test_a_spell_from_before_what_was_read_may_be_older():
    entries = [pain(day(n), 4) for n in range(-450, 1, 3)]
    assert make(entries).sites[0].spells[0].open_start


def test_painkillers_by_sort():
    entries = [
        entry("med", day(1), subject="ibuprofen", dose_mg=400),
        entry("med", day(1), subject="paracetamol", dose_mg=500),
        entry("med", day(2), subject="paracetamol", dose_mg=500),
        entry("med", day(3), subject="baclofen", dose_mg=10),
        entry("med", day(4), subject="grandmas-drops", done=1),
    ]
    found = make(entries).painkillers
    assert found.painkillers == (day(1), day(2))
    assert (found.nsaid_days, found.paracetamol_days, found.any_days) == (1, 2, 4)
    assert found.unclassed == ("grandmas-drops",)


def test_findings_with_their_days():
    entries = [pain(day(n), 6) for n in range(20)]
    entries += [entry("pain", day(n), intensity=0) for n in range(20, 42)]
    entries.append(entry("symptom", day(38), subject="fever", done=1))
    found = {one.rule: one for one in make(entries).findings}
    persistent = found["persistent-pain"]
    assert persistent.site == "lower-back"
    assert persistent.raised == ((day(14), "see-doctor"),)
    assert persistent.stands is None
    sign = found["red-flag"]
    assert (sign.about, sign.raised, sign.stands) == ("fever", ((day(38), "urgent"),), "urgent")


def test_a_finding_from_before_the_period_has_no_day_of_its_own():
    entries = [pain(day(n), 6) for n in range(-30, 42)]
    found = next(f for f in make(entries).findings if f.rule == "persistent-pain")
    assert (found.raised, found.stands) == ((), "see-doctor")
    assert raised_words.when(found, LAST) == "(told before this period)"


def test_what_has_gone_quiet_since_it_was_raised_still_stands():
    spells = (0, 1, 12, 13, 24, 25)
    entries = [pain(day(n), 5) for n in spells]
    last = day(25 + 30)
    entries += [entry("pain", day(n), intensity=0) for n in range(26, 56)]
    found = {one.rule: one for one in make(entries, FIRST, last).findings}
    recurrent = found["recurrent-pain"]
    assert recurrent.raised
    assert recurrent.stands == "watch"


def test_chest_pain_that_nobody_asked_about_is_no_none():
    entries = [pain(day(n), 3, "chest") for n in (36, 37)]
    for last in (LAST, day(55)):  # it stands, and it no longer does
        sheet = make(entries, FIRST, last)
        assert sheet.chest_unanswered
        told = signs.part(sheet, TERMINAL, False).lines
        assert told[0] == "Chest pain was logged; nobody asked whether it is new."
        assert not any("none" in line.casefold() for line in told)
        answer = Acknowledgement("red-flag", "chest", "acknowledge", day(38), note="old")
        assert not make(entries, FIRST, last, answers=[answer]).chest_unanswered
    assert not make([pain(day(36), 0, "chest")]).chest_unanswered


def test_spells_are_those_that_recurrent_pain_counts():
    scores = [(0, 5), (1, 5), (2, 0), (3, 0), (4, 4), (20, 1)]
    sheet = make([pain(day(n), score) for n, score in scores])
    assert [(s.first, s.last) for s in sheet.sites[0].spells] == [
        (day(0), day(1)), (day(4), day(4)),
    ]  # fmt: skip
    assert "or 2 logged as free of it" in pain_section.foot(sheet)


def test_what_the_owner_put_aside_stands_all_the_same():
    entries = [pain(day(n), 6) for n in range(-30, 42)]
    answer = Acknowledgement(
        "persistent-pain", "lower-back", "acknowledge", day(30), seen_doctor_day=day(29)
    )
    found = next(f for f in make(entries, answers=[answer]).findings)
    assert (found.rule, found.stands, found.state) == (
        "persistent-pain", "see-doctor", "acknowledged",
    )  # fmt: skip
    assert raised_words.when(found, LAST) == (
        "(told before this period; acknowledged on 28 October, seen by a doctor on 27 October)"
    )


def test_signs_that_were_not_logged_are_not_a_no():
    told = signs.part(make([]), TERMINAL, False).lines
    assert told == (
        "No entry names one. Nobody asked about them one by one, so this is not a “no”.",
    )
    assert signs.part(make(diary()), TERMINAL, False).lines == (
        "Fever: logged on 18 Oct (urgent on 18 Oct)",
        "No entry names another. Nobody asked about them one by one.",
    )  # fmt: skip


def test_a_sign_that_was_logged_stands_once():
    """With what the rules told of it, what was answered, and what that goes by."""
    fever = entry("symptom", day(38), subject="fever", done=1)
    seen = Acknowledgement("red-flag", None, "acknowledge", day(40), None, day(39))
    (line, _), told = _signs_and_findings(make([fever]))
    assert line == "Fever: logged on 5 Nov; urgent (told on 5 Nov)"
    assert told.lines == (f"{findings.NOTHING_TOLD}, but for the warning signs above.",)
    (line, _), told = _signs_and_findings(make([fever], answers=[seen]))
    assert "; acknowledged on 7 November, seen by a doctor on 6 November)" in line
    long_ago = make([fever], day(39))
    assert signs.part(long_ago, TERMINAL, False).lines[0].startswith("No entry names one.")
    assert "fever" in findings.part(long_ago, TERMINAL, False).table[0][1]


def _signs_and_findings(sheet):
    part = signs.part(sheet, TERMINAL, False)
    assert part.faint == ("Sources: NHS; Mayo Clinic 2019.",)
    return part.lines, findings.part(sheet, TERMINAL, False)


def test_who():
    entries = [entry("weight", day(1), mass_kg=83), entry("weight", day(9), mass_kg=82)]
    sheet = make(entries, profile={**PROFILE, "kidney-disease": "yes", "pregnant": "no"})
    assert sheet_words.person(sheet) == [
        "born 1980", "female", "172 cm", "82 kg on 7 Oct", "kidney disease",
    ]  # fmt: skip
    assert sheet_words.person(make([])) == []


def test_an_empty_sheet_says_that_nothing_is_known():
    sheet = make([])
    assert (sheet.days_logged, sheet.sites, sheet.tried, sheet.findings) == (0, (), (), ())
    assert sheet_words.coverage(sheet) == (
        "Neither pain nor being free of it was logged; the days are unknown, not free of pain."
    )
    assert {one.number for one in sheet_words.at_a_glance(sheet)} == {"0 of 42", "no entry"}


@pytest.mark.parametrize(
    "word", ["diagnos", "should", "must", "recommend", "improv", "because", "thanks to", "helped"]
)
def test_no_plan_and_no_cause(word):
    from tracker.screen.draw import Style
    from tracker.screen.sheet import draw_doctor_sheet

    text = draw_doctor_sheet(make(diary(), questions=["?"]), Style()).casefold()
    text = " ".join(text.split()).replace("it holds no diagnosis and no advice", "")
    assert word not in text


@pytest.mark.slow
def test_every_key_of_the_json_is_documented():
    rich = make(crowded() + diary(), profile=PROFILE, questions=["?"], name="Robin").as_json()
    text = DOC.read_text(encoding="utf-8") + (DOC.parent / "json-report.md").read_text("utf-8")
    missing = [key for key in sorted(set(keys(rich))) if f"`{key}`" not in text]
    assert missing == []
    assert f"`{rich['format']}`, {rich['version']} |" in text


@pytest.mark.parametrize(
    ("rule", "site", "about", "name"),
    [
        ("persistent-pain", "left-knee", None, "A title: left knee"),
        ("red-flag", None, "fever", "A title: fever"),
        ("painkiller-days", None, "nsaid", "A title: NSAID"),
        ("over-drinking", None, "fast", "A title"),
    ],
)
def test_a_finding_is_named_after_its_site_its_sign_or_its_drug(rule, site, about, name):
    one = Raised(rule, "a title", site, about, (), None, FIRST, "new", "")
    assert raised_words.finding_name(one) == name
