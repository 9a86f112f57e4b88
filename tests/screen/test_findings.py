"""Findings on a terminal: a line each, whole, and what stands once below them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.properties import examples
from tests.rules import mixed
from tests.rules.diary import START, judge, plus
from tracker.rules.base import DISCLAIMER, LEVELS, Finding
from tracker.screen.draw import Style
from tracker.screen.findings import (
    MOST_ROWS,
    brief_lines,
    draw_arisen,
    draw_findings,
    listed_lines,
)

SGR = re.compile("\x1b\\[[0-9;]*m")
ADVICE = "The published waits are for back pain."
STYLES = [Style(colour, ascii, width) for colour in (False, True) for ascii in (False, True)
          for width in (40, 80)]  # fmt: skip


def one(site="neck", level="see-doctor", gist="pain past 2 weeks", **more):
    since = more.pop("since", "2026-10-20")
    return Finding(
        "persistent-pain",
        level,
        since,
        site,
        message=f"{site}: much is said. {ADVICE}",
        sources=("WEBMD-LBP", "FARRAR-2001"),
        gist=gist,
        advice=ADVICE,
        **more,
    )


def test_a_finding_in_one_line_says_level_place_what_and_since_when():
    assert brief_lines([one("left-knee")], Style()) == [
        "  See a doctor  Left knee: pain past 2 weeks (since 20 Oct)",
        f"  More: tracker check. {DISCLAIMER}",
    ]


def test_the_same_at_several_places_is_one_line():
    first, *_ = brief_lines([one("hip", since="2026-10-21"), one("neck")], Style())
    assert first == "  See a doctor  Hip, neck: pain past 2 weeks (first 20 Oct)"


def test_three_places_of_another_year_are_named():
    findings = [one(site, since="2024-11-08") for site in ("left-knee", "lower-back", "neck")]
    first, *_ = brief_lines(findings, Style(year="2026"))
    assert first.endswith("Left knee, lower back, neck: pain past 2 weeks (since Nov 2024)")
    sign = one(None, gist="get help now", named="fever", event=True, since="2025-12-31")
    assert brief_lines([sign], Style(year="2026"))[0].endswith("get help now (31 Dec 2025)")


def test_what_there_is_no_room_for_is_counted():
    places = [f"place-{number}" for number in range(40)]
    first, more = brief_lines([one(place) for place in places], Style())
    assert re.search(r"Place 0, .*, \d+ more: pain past 2 weeks \(since 20 Oct\)$", first)
    assert len(first) <= 80
    assert "tracker check" in more


def test_six_lines_and_then_how_many_more():
    findings = [one(gist=f"thing {number}") for number in range(10)]
    lines = brief_lines(findings, Style(), unseen={1, 8})
    assert all(line.startswith("  See a doctor  Neck: thing ") for line in lines[:MOST_ROWS])
    assert lines[1] == "  See a doctor  Neck: thing 1 (new, since 20 Oct)"
    assert lines[MOST_ROWS].startswith("  4 more (1 new): tracker check. This is a note")


def test_none_that_is_urgent_is_left_out():
    urgent = [one(level="urgent", gist=f"thing {number}") for number in range(9)]
    lines = brief_lines([*urgent, one()], Style())
    assert [line[:8] for line in lines[:-1]] == ["  URGENT"] * 9
    assert lines[-1].startswith("  1 more: tracker check")


def test_nor_a_place_of_it():
    names = ("bladder-bowel", "saddle-numbness", "both-legs-weakness", "after-accident")
    signs = [one(None, level="urgent", gist="get help now", named=name) for name in names]
    told = " ".join(" ".join(brief_lines(signs, Style())).split())
    assert all(name in told.casefold() for name in names)


def test_what_is_new_at_some_places_is_marked_there():
    first, *_ = brief_lines([one("hip"), one("neck")], Style(), unseen={1})
    assert first == "  See a doctor  Hip, neck (new): pain past 2 weeks (since 20 Oct)"
    first, *_ = brief_lines([one("hip"), one("neck")], Style(), unseen={0, 1})
    assert first == "  See a doctor  Hip, neck: pain past 2 weeks (new, since 20 Oct)"


def test_something_of_a_moment_has_its_day():
    sign = one(None, level="urgent", gist="get help now", named="fever", event=True)
    assert brief_lines([sign], Style())[0] == "  URGENT        Fever: get help now (20 Oct)"
    day = one(None, level="info", gist="too little")
    assert brief_lines([day], Style()) == [
        "  Note          too little (since 20 Oct)",
        "  More: tracker check",
    ]


def test_a_rule_that_says_nothing_in_few_words_goes_by_its_name():
    assert "Neck: persistent pain (since" in brief_lines([one(gist="")], Style())[0]


def test_what_findings_share_stands_once_below_them():
    for text in (
        draw_findings([one("neck"), one("hip")], Style()),
        "\n".join(listed_lines([one("neck"), one("hip", level="watch")], Style())),
    ):
        told = " ".join(text.split())
        for shared in (ADVICE, DISCLAIMER, "Sources: WebMD; Farrar 2001"):
            assert told.count(shared) == 1, shared


def test_places_of_a_rule_share_a_line_with_a_row_each():
    places = [
        one("neck", facts="on 15 of 15 known days", also="It is the 3rd spell."),
        one("hip", facts="on 9 of 15 known days", state="acknowledged", changed=("gap is 9",)),
    ]
    assert draw_findings(places, Style()).split("\n")[:6] == [
        "  See a doctor  Neck, hip: pain past 2 weeks (since 20 Oct)",
        "                Neck: on 15 of 15 known days. It is the 3rd spell.",
        "                Hip: on 9 of 15 known days (acknowledged)",
        "  By your own cut-offs: gap is 9",
        "                persistent-pain NAME; each whole: tracker check persistent-pain",
        "",
    ]
    for whole in (
        draw_findings(places, Style(), each=True),
        draw_findings([place._replace(level="urgent") for place in places], Style()),
    ):
        assert "persistent-pain neck\n" in whole
        assert "known days" not in whole


def test_advice_that_another_holds_is_not_said_again():
    back = one("hip")._replace(advice=f"Published. {ADVICE}", message=f"x. Published. {ADVICE}")
    told = " ".join(draw_findings([one("neck"), back], Style()).split())
    assert told.count(ADVICE) == 1


def test_whole_it_has_the_name_that_ack_takes():
    text = draw_findings([one("left-knee"), one(None, about="ibuprofen 24 h")], Style())
    assert "\n                persistent-pain left-knee\n" in text
    assert "\n                persistent-pain ibuprofen-24-h\n" in text
    assert "tracker ack persistent-pain ibuprofen-24-h --note TEXT" in " ".join(text.split())


def sign(name, **more):
    call = "Warning signs: get help now (112)."
    return one(None, level="urgent", gist="get help now", named=name, about=name, call=call,
               facts="logged on 20 Oct", **more)  # fmt: skip


def test_urgent_signs_with_one_call_have_it_once_and_a_row_each():
    told = draw_findings([sign("fever"), sign("night pain"), one("hip", level="urgent")], Style())
    assert told.split("\n")[:5] == [
        "  URGENT        Warning signs: get help now (112).",
        "                Fever: logged on 20 Oct",
        "                Night pain: logged on 20 Oct",
        "                persistent-pain NAME; each whole: tracker check persistent-pain",
        "  URGENT        hip: much is said.",
    ]
    alone = draw_findings([sign("fever")], Style())
    assert "Warning signs" not in alone
    assert "much is said" in alone


def test_so_have_those_that_a_line_gave_rise_to():
    told = draw_arisen([sign("fever"), sign("night pain")], Style()).split("\n")
    assert told[:4] == [
        "  URGENT        Warning signs: get help now (112).",
        "                Fever: logged on 20 Oct",
        "                Night pain: logged on 20 Oct",
        f"                {ADVICE}",
    ]


def test_what_is_urgent_is_whole_at_once_and_the_rest_a_line():
    text = draw_arisen([one("hip", level="urgent"), one("neck")], Style())
    assert text.splitlines() == [
        f"  URGENT        hip: much is said. {ADVICE}",
        "  See a doctor  Neck: pain past 2 weeks (since 20 Oct)",
        f"  More: tracker check. {DISCLAIMER}",
    ]


@pytest.mark.parametrize("style", STYLES)
@examples(60)
@given(st.data())
def test_whatever_is_found_fits_and_colour_changes_no_character(style, data):
    findings = judge(data.draw(mixed.entries(3)), plus(START, data.draw(st.integers(30, 60))))
    unseen = data.draw(st.sets(st.integers(0, max(0, len(findings) - 1))))
    plain = style._replace(colour=False)
    for draw in (
        lambda style: "\n".join(brief_lines(findings, style, unseen)),
        lambda style: "\n".join(listed_lines(findings, style)),
        lambda style: draw_arisen(findings, style) if findings else "",
        lambda style: draw_findings(findings, style, 3),
    ):
        text = draw(style)
        assert SGR.sub("", text) == draw(plain)
        assert all(wcswidth(line) <= style.width for line in draw(plain).split("\n"))
        assert not style.ascii or text.isascii()


@examples(100)
@given(mixed.entries(5), st.integers(30, 60))
def test_every_rule_says_it_in_few_words(diary, day):
    for finding in judge(diary, plus(START, day)):
        assert finding.gist, finding.rule
        assert finding.site or finding.named or finding.about in (None, "fast", "catch-up")
        assert not finding.advice or f" {finding.advice}" in finding.message
        if finding.about != "catch-up":  # a question has the lines that answer it
            # With its level, a site and a day: one row, unless the site has a long name.
            assert len(finding.gist) <= 46, finding.gist
        assert finding.level in LEVELS
