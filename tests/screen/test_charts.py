"""Charts of characters: columns on an axis that is broken where nothing was logged, and shades."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.figures.diaries import entry, month, report
from tracker.domain.time.days import add_days
from tracker.figures.periods import Bucket
from tracker.figures.sections.pain import PainDay
from tracker.screen import charts
from tracker.screen.charts import NotedChart, days_axis, heat_row, nice_scale, noted_once, round_up
from tracker.screen.draw import Style
from tracker.screen.report import draw_report
from tracker.screen.style import LOOKS

FIRST = "2026-10-26"
SGR = re.compile("\x1b\\[([0-9;]*)m")
STYLES = [
    Style(colour, ascii, width)
    for colour in (False, True)
    for ascii in (False, True)
    for width in (40, 60, 80)
]
SCORES = st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=75)


def pain_chart(per_day, style):
    chart = charts.pain_chart(per_day, style)
    return [*chart.lines, *chart.note]


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
    told = 0 if days <= style.width - 6 else 1 if style.width >= 60 else 2
    assert len(lines) == 7 + told


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
    codes = {code for line in painted for code in SGR.findall(line)}
    looks = (LOOKS[look] for look in ("urgent", "warning", "water", "faint"))
    assert codes <= {"0", "1"} | {f"38;5;{look[0]}" for look in looks}


def test_charts_below_each_other_say_once_what_a_column_is():
    week, month = NotedChart(["week"], ["a week"]), NotedChart(["month"], ["a month"])
    day = NotedChart(["day"], [])
    told = [chart.note for chart in noted_once([week, week, month, day, month, month])]
    assert told == [[], ["a week"], ["a month"], [], [], ["a month"]]
    assert noted_once([]) == []


def test_long_periods_say_what_a_column_is():
    lines = pain_chart(per_day([None, 3] * 60), Style())
    assert lines[-1] == "  a column is a week: the mean of its days' worst scores"


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
    assert "             2 Nov    most\n" in text
    assert "  walks      █·▒···░  1 h\n" in text
    assert "  stretches  ·█·····  15 min\n" in text
    assert "  ░▒▓█ up to the row's most, · not logged" in text
    assert "░▒▓█" not in draw_report(report(entries, "2026-11-02", "2026-11-02"), Style())


def test_movement_without_minutes_is_counted():
    entries = [entry("walk", "2026-11-02", steps=4000)] * 2 + [entry("walk", "2026-11-04", steps=9)]
    text = draw_report(report(entries, "2026-11-02", "2026-11-08"), Style())
    assert "  walks  █·▒····  2 ×\n" in text


def test_weeks_of_movement_are_shaded_up_to_their_own_most():
    entries = [entry("walk", add_days("2026-09-01", 7 * n), duration_min=70) for n in range(9)]
    text = draw_report(report(entries, "2026-09-01", "2026-11-08"), Style())
    assert "  walks  █████████·  1 h 10 min\n" in text
    assert "; a mark is the sum of a week" in text


# --- pain by site ---


def aching(days, places):
    return [
        entry("pain", f"2026-11-{day:02}", subject=place, intensity=3)
        for day in days
        for place in places
    ]


def test_every_site_has_a_chart():
    text = draw_report(report(month(), "2026-10-24", "2026-11-22"), Style())
    assert "\n  lower back\n  10 │\n" in text
    assert "\n  left knee\n  10 │\n" in text
    few = aching((2, 4), ["neck"])
    text = draw_report(report(few, "2026-11-02", "2026-11-08"), Style(width=36))
    assert text.split("\n")[-8:] == [
        "  neck",
        "  10 │",
        "   8 │",
        "   6 │",
        "   4 │▄▄▄     ▄▄▄",
        "   2 │███     ███",
        "   0 ┼─── ··· ─── ··· ··· ··· ···",
        "      2 Nov   4 Nov   6 Nov",
    ]


def test_of_many_sites_the_further_ones_have_low_charts():
    places = [f"place-{k:02}" for k in range(12)]
    text = draw_report(report(aching((2, 4), places), "2026-11-02", "2026-11-08"), Style(width=36))
    assert text.count("10 │") == 12
    assert text.count(" 8 │") == 3
    assert text.count("\n   5 │▅▅▅     ▅▅▅\n   0 ┼─── ··· ───") == 9
    # The days stand under each high one, every fifth low one and the last.
    assert text.count("      2 Nov   4 Nov   6 Nov") == 3 + 1 + 1
    assert text.endswith("      2 Nov   4 Nov   6 Nov")


def test_forty_sites_stay_readable():
    places = [f"place-{k:02}" for k in range(40)]
    text = draw_report(report(aching(range(2, 9), places), "2026-11-02", "2026-11-08"), Style())
    lines = text.split("\n")
    assert all(wcswidth(line) <= 80 for line in lines)
    assert len(lines) < 40 * 6
    assert text.count("10 │") == 40


def test_a_site_logged_on_one_day_is_told_in_words():
    entries = aching((2,), ["neck"]) + aching((4, 5), ["jaw"])
    entries += [entry("pain", "2026-11-06", subject="hip", side="left", unbearable=1)]
    text = draw_report(report(entries, "2026-11-02", "2026-11-08"), Style())
    assert text.count("10 │") == 1
    assert text.endswith("logged on one day only: neck (3 on 2 Nov), left hip (pain on 6 Nov)")
    # "No pain anywhere" is known of each site: then there is a course to see.
    free = [*entries, entry("pain", "2026-11-08", intensity=0)]
    assert "one day only" not in draw_report(report(free, "2026-11-02", "2026-11-08"), Style())


def test_a_single_day_has_figures_and_no_chart():
    entries = [entry("pain", "2026-11-02", subject="neck", intensity=n) for n in (2, 5)]
    entries += [entry("med", "2026-11-02", subject="ibuprofen", dose_mg=400)]
    text = draw_report(report(entries, "2026-11-02", "2026-11-02"), Style())
    assert text.split("\n")[2:] == [
        "Pain",
        "        range  mean",
        "  neck    2–5   3.5",
        "",
        "Medicines",
        "             doses   taken    label",
        "  ibuprofen      1  400 mg  1200 mg",
    ]


def test_months_and_years_on_an_axis_have_their_names():
    days = [add_days("2024-11-20", n) for n in range(600)]
    chart = pain_chart([PainDay(day, 3, 3) for day in days], Style(width=40))
    assert chart[6] == "      Nov 2024    Nov 2025"
    assert chart[7:] == ["  a column is a month: the mean of its", "  days' worst scores"]
    long = pain_chart(per_day([3] * 9000, "2000-03-01"), Style(width=80))
    assert long[6].split() == [str(year) for year in range(2000, 2023, 2)]
