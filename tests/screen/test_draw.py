"""Drawing: nothing raw reaches the terminal, nothing is wider than asked, unlogged is not zero."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tracker.screen.draw import (
    Style,
    bar,
    clean,
    columns,
    finish,
    fit,
    plain_bar,
    sparkline,
    width_of,
    wrap,
)

PLAIN, COLOUR, ASCII = Style(), Style(colour=True), Style(ascii=True)
SGR = re.compile("\x1b\\[[0-9;]*m")
ANY_TEXT = st.text(st.characters(), max_size=120)
WIDE = (
    "ab -\u8170\u304c\u75db\u3044"  # Japanese, two columns a letter
    "\U0001f469\u200d\U0001f9bd\u2600\ufe0f\U0001f1eb\U0001f1f7"  # emoji made of several characters
    "e\u0301\u05e9\u05dc\u05d5\u05dd\u200f"  # an accent by itself, Hebrew and its direction mark
)
WIDE_TEXT = st.text(st.sampled_from(WIDE), max_size=120)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain words", "plain words"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("bell\x07 back\x08", "bell\\x07 back\\x08"),
        ("one\ntwo\r\nthree\rfour", "one ⏎ two ⏎ three ⏎ four"),
        ("a \n b", "a ⏎ b"),
        ("tab\there", "tab here"),
        ("evil\u202egnp.exe", "evil\\u202egnp.exe"),
        ("iso\u2066late", "iso\\u2066late"),
        ("c1\x9b31m", "c1\\x9b31m"),
        ("half\ud800", "half\\ud800"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("famille 👨‍👩‍👧 שלום é", "famille 👨‍👩‍👧 שלום é"),
    ],
)
def test_clean_shows_what_must_not_be_printed(typed, shown):
    assert clean(typed) == shown


def test_line_breaks_in_ascii():
    assert clean("one\ntwo", ASCII) == "one / two"


@given(ANY_TEXT)
def test_nothing_raw_is_left_after_clean(text):
    cleaned = clean(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", cleaned)
    cleaned.encode()  # half a character would raise here


def test_sparkline_tells_zero_from_unlogged_and_from_a_little():
    assert sparkline([0, 1, None, 5, 10], PLAIN) == "▁▂·▅█"
    assert sparkline([0, 1, None, 5, 9, 10], ASCII) == "01.59X"
    assert SGR.sub("", sparkline([0, None, None, 3], COLOUR)) == "▁··▄"
    assert sparkline([], PLAIN) == ""


def test_sparkline_never_falls_as_scores_rise():
    levels = "▁▂▃▄▅▆▇█"
    drawn = [levels.index(sparkline([score / 4], PLAIN)) for score in range(41)]
    assert drawn == sorted(drawn)
    assert drawn[0] == 0
    assert drawn[1] == 1
    assert drawn[-1] == 7


def test_sparkline_on_another_scale():
    assert sparkline([1200, 600, 1600, 3], PLAIN, top=1200) == "█▅█▂"
    assert sparkline([1200, 600], ASCII, top=1200) == "X5"


@pytest.mark.parametrize(
    ("value", "cells"), [(0, 0), (1, 1), (199, 1), (200, 1), (1400, 7), (1999, 9), (2000, 10)]
)
def test_progress_bar_is_full_only_when_the_goal_is_reached(value, cells):
    assert bar(value, 2000, 10, PLAIN) == "▇" * cells + "░" * (10 - cells)


def test_bar_with_a_goal_mark():
    assert bar(1000, 2000, 10, PLAIN, goal=2000) == "▇▇▇▇▇░░░░░│"
    assert bar(1990, 2400, 12, PLAIN, goal=2000) == "▇▇▇▇▇▇▇▇▇░│"
    assert bar(2000, 2400, 12, PLAIN, goal=2000) == "▇▇▇▇▇▇▇▇▇▇│"
    assert bar(2400, 2400, 12, PLAIN, goal=2000) == "▇▇▇▇▇▇▇▇▇▇│▇▇"
    assert bar(1000, 2000, 10, ASCII, goal=2000) == "#####-----|"


def test_eight_cups_reach_a_goal_of_eight_cups():
    cup = 8 * 29.5735295625
    drunk = sum([cup] * 3) + sum([cup] * 5)
    assert bar(drunk - 1e-9, 8 * cup, 8, PLAIN) == "▇" * 8


def test_plain_bar():
    assert plain_bar(1, 100, 10, PLAIN) == "▇"
    assert plain_bar(0, 100, 10, PLAIN) == ""
    assert plain_bar(50, 100, 10, PLAIN) == "▇▇▇▇▇"


@given(st.floats(0, 1e5), st.floats(1, 1e5), st.floats(0.01, 1), st.integers(4, 40), st.booleans())
def test_a_bar_keeps_its_width(value, top, share, width, ascii):
    style = Style(ascii=ascii)
    assert len(bar(value, top, width, style)) == width
    drawn = bar(min(value, top), top, width, style, goal=top * share)
    assert len(drawn) <= width + 1
    assert drawn.count(style.glyphs.mark) == 1


def test_columns_align_by_display_width():
    assert columns([["腰", "1"], ["knee", "10"]], "lr") == ["腰     1", "knee  10"]
    assert columns([["a", "", "b"], ["c", "", "d"]]) == ["a  b", "c  d"]
    assert columns([["a"]], indent=2) == ["  a"]
    assert columns([]) == []


def test_columns_ignore_colour():
    style = Style(colour=True)
    rows = columns([[style.good("ab"), "x"], ["abcd", "y"]], "ll")
    assert [SGR.sub("", row) for row in rows] == ["ab    x", "abcd  y"]


def test_wrap_keeps_a_label_and_indents_what_follows():
    assert wrap("  watch  pain at the lower back", 20, indent=9) == [
        "  watch  pain at the",
        "         lower back",
    ]
    assert wrap("", 20) == []


def test_a_wide_letter_is_not_squeezed_into_the_last_column():
    assert wrap("123456 \u3041\u3041\u3041\u3041", 8, 2) == [
        "123456",
        "  \u3041\u3041\u3041",
        "  \u3041",
    ]


@given(st.one_of(ANY_TEXT, WIDE_TEXT), st.integers(8, 80), st.integers(0, 12))
def test_wrapped_lines_fit_and_lose_no_character(text, width, indent):
    cleaned = clean(text)
    lines = wrap(cleaned, width, indent)
    assert all(wcswidth(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(cleaned.split())


@given(st.one_of(ANY_TEXT, WIDE_TEXT), st.integers(1, 40), st.booleans())
def test_fit_fits(text, width, ascii):
    style = Style(ascii=ascii)
    assert wcswidth(fit(clean(text, style), width, style)) <= width


@given(st.one_of(ANY_TEXT, WIDE_TEXT))
def test_width_is_what_a_terminal_shows(text):
    cleaned = clean(text)
    assert width_of(cleaned) == wcswidth(cleaned)


@given(st.lists(st.one_of(ANY_TEXT, WIDE_TEXT).map(clean), max_size=4), st.integers(20, 80))
def test_finished_text_fits_and_has_no_trailing_spaces(lines, width):
    for line in finish(lines, Style(width=width)).split("\n"):
        assert width_of(line) <= width
        assert line == line.rstrip(" ")


def test_only_text_beyond_latin_pays_for_the_width_tables():
    import subprocess
    import sys

    script = (
        "import sys; from tracker.screen.draw import *; "
        "width_of('é ▇░│·▁█ – …'); fit('abc', 2, Style()); print('wcwidth' in sys.modules); "
        "width_of('腰'); print('wcwidth' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


def test_colours_mean_levels():
    urgent, soon = COLOUR.level("urgent", "x"), COLOUR.level("see-doctor", "x")
    assert "\x1b[1m" in urgent and "\x1b[1m" in soon and urgent != soon  # weight before colour
    assert COLOUR.level("info", "x") == "x"
    assert PLAIN.level("urgent", "x") == PLAIN.urgent("x") == "x"
