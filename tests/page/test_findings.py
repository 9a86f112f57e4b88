"""Findings on the page: by level, a rule at several places together, what they share once."""

from __future__ import annotations

import re

import pytest

from tests.figures.diaries import PROFILE, entry
from tests.page.pages import page_of
from tracker.domain.catalogues.catalogue import load
from tracker.domain.time.days import add_days
from tracker.page.findings import cards
from tracker.rules import LEVELS, check, explain
from tracker.rules.shared.inputs import Inputs
from tracker.rules.shared.wording import WAITS, WAITS_FOR_BACKS

FIRST, LAST = "2026-09-01", "2026-11-08"


def aching():
    """Pain at three places for ten weeks, a warning sign, too much of a medicine, a spell."""
    for n in range(69):
        day = add_days(FIRST, n)
        for site, score in (("neck", 4), ("lower-back", 5), ("elbow", 3)):
            yield entry("pain", day, "08:00", subject=site, intensity=score)
        yield entry("med", day, "09:00", subject="ibuprofen", dose_mg=400)
    yield entry("pain", LAST, "20:00", subject="neck", intensity=8)
    yield entry("symptom", LAST, "10:00", subject="fever", done=1)
    for clock in ("10:00", "12:00", "14:00"):
        yield entry("med", LAST, clock, subject="paracetamol", dose_mg=1500)


@pytest.fixture(scope="module")
def entries():
    return list(aching())


@pytest.fixture(scope="module")
def explained(entries):
    def read(days, kind=None):
        return [e for e in entries if days.first <= e.day <= days.last and kind in (None, e.kind)]

    inputs = Inputs(read, load("sites"), load("drugs"), load("signs"))
    shown = [finding for finding in check(inputs, LAST) if finding.shown]
    return [explain(finding, entries) for finding in shown]


@pytest.fixture(scope="module")
def section(entries):
    page = page_of(entries, FIRST, LAST, profile=PROFILE)
    return page[page.index('id="findings"') : page.index('id="symptoms"')]


def test_the_gravest_stand_first(section):
    levels = re.findall(r'class="finding ([a-z-]+)"', section)
    assert levels == sorted(levels, key=LEVELS.index)
    assert {"urgent", "see-doctor"} <= {*levels}


def test_a_rule_at_several_places_is_one_card_in_the_order_of_check(explained):
    found = cards(explained, us=False)
    named = [(card.level, card.rule) for card in found]
    assert len(named) == len({*named})
    (pain,) = [card for card in found if card.rule == "persistent-pain"]
    assert [one.message.partition(":")[0] for one in pain.said] == ["Elbow", "Lower back", "Neck"]
    said = [one.message for card in found for one in card.said]
    assert len(said) == len(explained)
    assert [message.split()[0] for message in said] == [
        one.finding.line.split()[0] for one in explained
    ]


def test_sources_stand_once_below_all(section):
    assert section.count("Sources: ") == 1
    assert section.index("Sources: ") > section.rindex("</article>")
    cited = section[section.index("Sources: ") :]
    names = re.findall(r"(?:Sources: |, )(?:<a[^>]*>)?([^<,]+)", cited)
    assert len(names) == len({*names}) > 3


def test_a_rule_that_cannot_tell_is_not_headed_as_if_it_could():
    once = [entry("pain", add_days(LAST, -ago), subject="neck", intensity=4) for ago in (14, 0)]
    page = page_of(once, FIRST, LAST, profile=PROFILE)
    assert "Too little logged to tell: Pain that is still there after two weeks" in page


def test_each_source_says_which_rules_go_by_it(entries):
    page = page_of(entries, FIRST, LAST, profile=PROFILE)
    listed = page[page.index('id="sources"') :]
    rows = re.findall("<li>(.*?)</li>", listed)
    assert len(rows) == len({*rows})
    (webmd,) = [row for row in rows if "WebMD" in row]
    assert webmd.endswith("(persistent-pain)")


def test_advice_stands_once_below_all_and_in_no_finding(section):
    for advice in (WAITS, WAITS_FOR_BACKS.replace('"', "&#34;")):
        assert section.count(advice) == 1
        assert section.index(advice) > section.rindex("</article>")


def test_each_finding_has_the_name_that_ack_takes(section):
    assert "<code>persistent-pain lower-back</code>" in section
    assert "<code>red-flag fever</code>" in section


def test_a_note_for_the_reader_stands_once(section):
    assert section.count("not a diagnosis") == 1


def test_a_call_that_signs_share_stands_once_above_them():
    signs = ("fever", "saddle-numbness", "bladder-bowel")
    logged = [entry("symptom", LAST, "10:00", subject=name, done=1) for name in signs]
    page = page_of(logged, FIRST, LAST)
    section = page[page.index('id="findings"') : page.index('id="symptoms"')]
    assert section.count("get help now (112, 911 or 999)") == 1
    told = [re.sub("<[^>]*>", "", row) for row in re.findall('class="message">(.*?)</p>', section)]
    assert [row.strip() for row in told] == [
        "Warning signs that can be an emergency: get help now (112, 911 or 999).",
        "Bladder bowel: logged on 8 Nov. red-flag bladder-bowel",
        "Saddle numbness: logged on 8 Nov. red-flag saddle-numbness",
        "Warning sign: fever, logged on 8 November; get medical advice the same day. "
        "red-flag fever",
    ]


def test_an_entry_of_the_evidence_has_its_weekday(section):
    assert "<span>Thu 1 Oct 08:00</span>" in section


def test_a_year_that_no_entry_shown_is_of_is_not_told():
    days = [add_days("2025-11-08", n) for n in range(366)]
    long_ago = [entry("pain", day, "08:00", subject="neck", intensity=4) for day in days]
    page = page_of(long_ago, FIRST, LAST)
    assert "326 earlier ones are left out" in page
    assert "<span>Sun 8 Nov 08:00</span>" in page
