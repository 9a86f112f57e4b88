"""Charts of characters: columns on an axis that is broken where nothing was logged, and shades."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.report.diaries import entry, month, report
from tracker.domain.days import add_days
from tracker.report.chart import days_axis, heat_row, nice_scale, pain_chart, round_up
from tracker.report.draw import Style
from tracker.report.pain import PainDay
from tracker.report.periods import Bucket
from tracker.report.text import draw_report

FIRST = "2026-10-26"
SGR = re.compile("\x1b\\[([0-9;]*)m")
STYLES = [
    Style(colour, ascii, width)
    for colour in (False, True)
    for ascii in (False, True)
    for width in (40, 60, 80)
]
SCORES = st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=75)


def per_day(scores, first=FIRST):
    return [PainDay(add_days(first, n), score, score) for n, score in enumerate(scores)]


def bare(text):
    return SGR.sub("", text)


def test_a_week():
    assert pain_chart(per_day([0, 1, None, 7, 10, None, 4]), Style(width=36)) == [
        "  10 │                ███",
        "   8 │            ▄▄▄ ███",
        "   6 │            ███ ███",
        "   4 │            ███ ███     ███",
        "   2 │    ▄▄▄     ███ ███     ███",
        "   0 ┼─── ─── ··· ─── ─── ··· ───",
        "      26 Oct  28 Oct  30 Oct",
    ]


def test_in_ascii_a_score_stands_on_its_column():
    assert pain_chart(per_day([0, 1, None, 7, 10, None, 4]), Style(ascii=True, width=36)) == [
        "  10 |                XXX",
        "   8 |            777 ###",
        "   6 |            ### ###",
        "   4 |            ### ###     444",
        "   2 |    111     ### ###     ###",
        "   0 +--- --- ... --- --- ... ---",
        "      26 Oct  28 Oct  30 Oct",
    ]


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize("days", [1, 2, 7, 30, 42, 76, 90, 400, 4000])
def test_it_fits_whatever_the_period(style, days):
    lines = pain_chart(per_day([n % 11 for n in range(days)], "2016-01-01"), style)
    for line in lines:
        assert wcswidth(bare(line)) <= style.width, line
        assert bare(line) == bare(line).rstrip()
        assert line.isascii() or not style.ascii
    assert ("\x1b" in "".join(lines)) == style.colour
    unit = {True: 0, False: 1}[days <= style.width - 6]
    assert len(lines) == 7 + unit


@given(SCORES)
def test_every_column_is_as_high_as_its_score(scores):
    lines = pain_chart(per_day(scores), Style(ascii=True))
    rows = [line[6:].ljust(80) for line in lines[:5]]
    axis = lines[5][6:].ljust(80)
    each = max(1, min(7, 75 // len(scores)))
    for n, score in enumerate(scores):
        column = [row[n * each] for row in rows]
        assert (axis[n * each] == ".") == (score is None)
        if not score:
            assert column == [" "] * 5
            continue
        height = -(-score // 2)
        assert column[: 5 - height] == [" "] * (5 - height)
        assert column[5 - height] == "0123456789X"[score]
        assert column[6 - height :] == ["#"] * (height - 1)


@given(SCORES)
def test_colour_changes_no_character(scores):
    plain, painted = (pain_chart(per_day(scores), Style(colour)) for colour in (False, True))
    assert [bare(line) for line in painted] == plain
    # Eight colours, bold and dim: what every terminal has.
    codes = {code for line in painted for code in SGR.findall(line)}
    assert codes <= {"0", "1", "2", "31", "33", "36"}


def test_long_periods_say_what_a_column_is():
    lines = pain_chart(per_day([None, 3] * 60), Style())
    assert lines[-1] == "  a column is the worst of a week"


def test_a_week_unlogged_is_a_gap_of_a_week():
    scores = [5] * 7 + [None] * 7 + [0] * 7 + [None] * 70
    lines = pain_chart(per_day(scores), Style(ascii=True))
    assert lines[5].startswith("   0 +---- .... ---- ....")
    assert lines[2][6:].split() == ["5555"]


# --- scales and axes ---


@given(st.floats(0.001, 1e7))
def test_round_numbers(value):
    rounded = round_up(value)
    assert value * (1 - 1e-9) <= rounded <= value * 1.5001 or rounded <= value * 2


@given(
    st.lists(st.floats(0, 1e6), min_size=1),
    st.sampled_from([1, 29.5735, 0.4536]),
    st.sampled_from([(), (1, 2, 5), (5, 10, 30, 60)]),
)
def test_a_scale_holds_every_value(values, unit, steps):
    scale = nice_scale(values, 6, lambda value: f"{value / unit:.6g}", unit=unit, steps=steps)
    assert scale.top >= max(values) * (1 - 1e-6)
    assert scale.top <= max(2 * (steps or (1,))[0] * unit, max(values) * 6)
    assert [bool(label) for label in scale.labels] == [False, False, True, False, False, True]
    assert float(scale.labels[5]) == pytest.approx(2 * float(scale.labels[2]), rel=1e-4)


@given(st.integers(1, 75), st.integers(1, 7))
def test_the_days_stand_below_their_columns(count, each):
    days = [add_days(FIRST, n) for n in range(count)]
    line = days_axis([Bucket("", (day,)) for day in days], each)
    places = {f"{int(day[8:])} {day[5:7]}": n * each for n, day in enumerate(days)}
    found = list(re.finditer(r"(\d+) (\w{3})", line))
    assert found[0].start() == 0
    months = {"Oct": "10", "Nov": "11", "Dec": "12", "Jan": "01"}
    for name in found:
        assert places[f"{name[1]} {months[name[2]]}"] == name.start()


# --- shades ---


def test_shades():
    values = [0, None, 1, 15, 16, 30, 45, 60]
    assert heat_row(values, 60, Style()) == " ·░░▒▒▓█"
    assert heat_row(values, 60, Style(ascii=True)) == " .--==+#"
    assert bare(heat_row(values, 60, Style(colour=True))) == heat_row(values, 60, Style())
    assert heat_row([], 60, Style()) == ""


def test_movement_in_a_report():
    entries = [
        entry("walk", "2026-11-02", duration_min=60),
        entry("walk", "2026-11-04", duration_min=20),
        entry("stretch", "2026-11-03", duration_min=15),
        entry("walk", "2026-11-08", steps=4000),
    ]
    text = draw_report(report(entries, "2026-11-02", "2026-11-08"), Style())
    assert "             2 Nov\n" in text
    assert "  walks      █·▒···░\n" in text
    assert "  stretches  ·░·····\n" in text
    assert "  ░▒▓█ up to 1 h, · not logged" in text
    assert "░▒▓█" not in draw_report(report(entries, "2026-11-02", "2026-11-02"), Style())


def test_charts_in_a_report():
    text = draw_report(report(month(), "2026-10-24", "2026-11-22"), Style())
    assert "\n  lower back\n  10 │\n" in text
    assert "\n  left knee\n  10 │\n" in text
    few = [entry("pain", f"2026-11-0{n}", subject="neck", intensity=3) for n in (2, 3)]
    assert "10 │" not in draw_report(report(few, "2026-11-02", "2026-11-08"), Style())


def test_of_forty_sites_three_have_a_chart():
    entries = [
        entry("pain", f"2026-11-0{n}", subject=f"place-{k}", intensity=3)
        for n in (2, 3, 4)
        for k in range(40)
    ]
    text = draw_report(report(entries, "2026-11-02", "2026-11-08"), Style())
    assert text.count("10 │") == 3
