"""The report as text: what stands in it, and that it fits whatever the diary holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.figures.diaries import PROFILE, WALK_GOAL, WATER_GOAL, entry, month, report
from tests.properties import examples
from tracker.domain.entries import Goal
from tracker.figures.periods import cut, long_days, week_day, window
from tracker.rules.base import DISCLAIMER, Finding
from tracker.screen.draw import Style
from tracker.screen.findings import draw_findings, draw_quiet
from tracker.screen.report import draw_report

FIRST, LAST = "2026-10-24", "2026-11-22"
SGR = re.compile("\x1b\\[[0-9;]*m")
WIDTHS = (40, 47, 60, 72, 80)


def finding(level="see-doctor", message="Lower back: pain on 25 of 26 days.", **more):
    return Finding(
        rule="persistent-pain",
        level=level,
        since=FIRST,
        site="lower-back",
        window=(FIRST, LAST),
        known_days=26,
        entries=(1, 2),
        message=message,
        sources=("NASEM-2019",),
        **more,
    )


def drawn(entries, first=FIRST, last=LAST, style=Style(), us=False, **more):  # noqa: B008
    return draw_report(report(entries, first, last, **more), style, us=us)


def assert_fits(text, style):
    for line in text.split("\n"):
        bare = SGR.sub("", line)
        assert wcswidth(bare) <= style.width, line
        assert bare == bare.rstrip(" "), line


def full_month(style, us=False):
    return drawn(
        month(),
        style=style,
        us=us,
        goals=[WATER_GOAL, WALK_GOAL],
        findings=[finding(), finding("watch", state="acknowledged")],
        profile=PROFILE,
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("us", [False, True])
def test_a_month_fits(width, colour, ascii, us):
    style = Style(colour, ascii, width)
    text = full_month(style, us)
    assert_fits(text, style)
    assert ("\x1b" in text) == colour
    if ascii:
        assert text.isascii()


def test_colour_changes_no_character():
    assert SGR.sub("", full_month(Style(colour=True))) == full_month(Style())


def test_sections_in_order_with_findings_first():
    text = full_month(Style())
    titles = [line.split("  ")[0] for line in text.split("\n") if line[:1].isalpha()]
    assert titles == [
        "Report", "Findings", "Drinks", "Pain", "Medicines", "Movement", "Treatments", "Minerals",
        "Weight", "Sleep", "Goals", "Notes",
    ]  # fmt: skip
    assert text.count(DISCLAIMER) == 1


def test_findings_with_level_state_and_source():
    text = draw_findings([finding(), finding("watch", state="acknowledged")], Style())
    assert text.startswith("  See a doctor  Lower back: pain on 25 of 26 days.\n")
    assert "  Watch         Lower back: pain on 25 of 26 days. (acknowledged)\n" in text
    assert text.count("National Academies") == text.count(DISCLAIMER) == 1
    assert text.count("persistent-pain lower-back\n") == 2
    assert draw_findings([], Style()) == ""


def test_the_folded_finding_is_in_the_line():
    assert "Fourth spell." in draw_findings([finding(also="Fourth spell.")], Style())


def test_a_week_of_drinks():
    entries = [
        entry("water", "2026-11-02", "10:00", volume_ml=2500),
        entry("water", "2026-11-03", "10:00", volume_ml=1000),
        entry("food", "2026-11-03", subject="melon", mass_g=100, water_ml=90),
    ]
    lines = drawn(entries, "2026-11-02", "2026-11-04", goals=[WATER_GOAL]).split("\n")
    assert lines[:6] == [
        "Report  2 to 4 Nov 2026  logged on 2 of 3 days",
        "",
        "Drinks  mean 1.75 l on 2 days with drinks · goal of 2 l met on 1 of 2",
        "  Mon  2 Nov  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇│▇▇▇▇▇▇  2.50 l",
        "  Tue  3 Nov  ▇▇▇▇▇▇▇▇▇▇▇▇░░░░░░░░░░░░│        1.00 l  + 90 ml in food",
        "  Wed  4 Nov  · not logged",
    ]


def test_without_a_goal_published_amounts_are_shown_and_none_is_chosen():
    text = drawn([entry("water", FIRST, volume_ml=1000)], FIRST, FIRST, profile={"sex": "female"})
    assert "│" not in text
    assert "No goal is set; published amounts: tracker goal set water" in text
    words = " ".join(text.split())
    assert "(EFSA 2010: 1.6 l a day)" in words
    assert "2 l or" not in words


def test_pain_lines():
    entries = [
        entry("pain", "2026-11-02", subject="lower-back", intensity=6, spasm=1),
        entry("pain", "2026-11-03", subject="lower-back", intensity=0),
        entry("pain", "2026-11-05", subject="knee", side="left", intensity=10, unbearable=1),
    ]
    text = drawn(entries, "2026-11-02", "2026-11-08")
    assert text.split("\n")[2:] == [
        "Pain",
        "              2 Nov    logged  pain  range  mean",
        "  left knee   ···█···  1 of 7     1     10  10.0",
        "  lower back  ▆▁·····  2 of 7     1    0–6   3.0",
        "  left knee: unbearable 1 time",
        "  lower back: a spasm 1 time",
        "  ▁ 0, ▂ 1, ▅ 5, █ 9 or 10, · not logged; a mark is the worst score of a day",
        "",
        "  lower back",
        "  10 │",
        "   8 │",
        "   6 │██████",
        "   4 │██████",
        "   2 │██████",
        "   0 ┼────── ────── ······ ······ ······ ······ ······",
        "      2 Nov  3 Nov  4 Nov  5 Nov  6 Nov  7 Nov  8 Nov",
        "",
        "  logged on one day only: left knee (10 on 5 Nov)",
    ]
    ascii_text = drawn(entries, "2026-11-02", "2026-11-08", style=Style(ascii=True))
    assert "  left knee   ...X...  1 of 7     1     10  10.0" in ascii_text
    assert "  lower back  60....." in ascii_text


def test_a_bar_of_a_month_has_its_name_on_a_narrow_screen_too():
    text = drawn([entry("water", LAST, "08:00", volume_ml=500)], "2025-11-23", LAST,
                 style=Style(width=40))  # fmt: skip
    assert "  Nov 2025  · not logged up to Oct 2026\n" in text
    assert re.search("  Nov 2026  ▇+ *0.50 l\n", text)


def test_on_a_narrow_screen_a_long_name_has_a_line_of_its_own():
    entries = [
        entry("pain", f"2026-11-{n:02}", subject="shoulder-blade", intensity=4) for n in (1, 9)
    ]
    lines = drawn(entries, "2026-10-11", "2026-11-09", style=Style(width=40)).split("\n")
    assert lines[6:9] == [
        "  shoulder blade",
        "              2 of 30     2      4   4.0",
        "    " + "·" * 21 + "▄" + "·" * 7 + "▄",
    ]


def test_medicines_against_the_label():
    entries = [
        entry("med", "2026-11-02", f"{hour:02}:00", subject="ibuprofen", dose_mg=400)
        for hour in (1, 6, 11, 16)
    ]
    text = drawn([*entries, entry("med", "2026-11-04", subject="ibuprofen", done=1)],
                 "2026-11-02", "2026-11-04")  # fmt: skip
    assert "  ibuprofen  █·▂      5     2  1600 mg  1200 mg\n" in text
    assert "  ibuprofen: above the label's limit on 1 calendar day\n" in text
    assert "  ibuprofen: 1 dose without mg, in no sum\n" in text


def test_days_without_pain_anywhere():
    entries = [entry("pain", "2026-11-02", intensity=0)]
    assert "Pain  none anywhere on 1 day" in drawn(entries, "2026-11-02", "2026-11-04")


def test_an_empty_period_says_so():
    assert drawn([], FIRST, FIRST) == (
        "Report  Sat 24 Oct 2026\n\nNothing is logged in this period."
    )


@pytest.mark.parametrize("one", month()[:30:3], ids=lambda e: e.kind)
def test_one_entry_of_any_kind_is_a_report(one):
    text = drawn([one], one.day, one.day)
    assert text.startswith(f"Report  {week_day(one.day)} 2026  1 entry")
    assert len(text.split("\n")) > 2
    assert_fits(text, Style())


def test_forty_sites():
    places = [f"place-number-{n}-with-a-long-name" for n in range(40)]
    entries = [entry("pain", FIRST, subject=place, intensity=5) for place in places]
    style = Style()
    text = drawn(entries, FIRST, LAST)
    assert_fits(text, style)
    assert text.count("1 of 30  ") == 40


@pytest.mark.slow
@pytest.mark.parametrize(("days", "marks"), [(60, 60), (61, 9), (365, 53), (3650, 10)])
def test_long_periods_are_drawn_in_weeks_months_and_years(days, marks):
    entries = month(first="2016-01-01", days=days)
    last = entries[-1].day
    style = Style()
    text = drawn(entries, "2016-01-01", last, goals=[WATER_GOAL])
    assert_fits(text, style)
    first_picture = next(line for line in text.split("\n") if re.match(" +[▁-█·]{9,}", line) or
                         re.match("  lower back +[▁-█·]{9,}", line))  # fmt: skip
    assert len(re.search("[▁-█·]{9,}", first_picture)[0]) == marks
    assert len(text.split("\n")) < 130


def test_weekly_bars_are_means_of_the_days_with_drinks():
    entries = [
        entry("water", "2026-09-01", volume_ml=1000),
        entry("water", "2026-09-03", volume_ml=2000),
        entry("water", "2026-10-20", volume_ml=500),
    ]
    text = drawn(entries, "2026-09-01", "2026-10-31")
    assert "a bar is a week: the mean of its days with drinks" in text
    assert re.search("from  1 Sep  ▇+  1.50 l\n", text)
    assert text.count("not logged\n") == 1
    assert "  from  8 Sep  · not logged up to 19 Oct\n  from 20 Oct  ▇" in text
    assert "  from 27 Oct  · not logged\n" in text


def test_days_of_which_no_drink_is_logged_are_one_row_but_for_what_their_food_held():
    text = drawn([
        entry("water", "2026-11-01", volume_ml=1000),
        entry("food", "2026-11-06", subject="melon", mass_g=100, water_ml=90),
        entry("pain", "2026-11-07", subject="neck", intensity=1),
    ], "2026-11-01", "2026-11-10")  # fmt: skip
    assert [line.partition("  Pain")[0].rstrip() for line in text.split("\n")[4:8]] == [
        "  Mon  2 Nov  · not logged up to 5 Nov",
        "  Fri  6 Nov  · not logged                            + 90 ml in food",
        "  Sat  7 Nov  · not logged up to 10 Nov",
        "  No goal is set; published amounts: tracker goal set water (EFSA 2010: 2 l or",
    ]


def test_a_weekly_mark_is_the_mean_of_its_days_worst():
    entries = [
        entry("pain", "2026-09-01", subject="neck", intensity=2),
        entry("pain", "2026-09-03", subject="neck", intensity=8),
        entry("pain", "2026-09-03", subject="neck", intensity=0),
        entry("pain", "2026-09-09", subject="neck", intensity=0),
    ]
    text = drawn(entries, "2026-09-01", "2026-11-05")
    assert "  neck  ▅▁········  3 of 66" in text
    assert "a mark is a week: the mean of its days' worst scores" in " ".join(text.split())


def test_weight_and_sleep_and_goals():
    text = full_month(Style())
    assert "Weight  83.4 kg on 25 Oct, 82.3 kg on 15 Nov (-1.1 kg), trend -0.3 kg a week," in text
    assert "  walk  2 h 30 min a week  met in 0 of 4 weeks" in text
    sentence = drawn([entry("weight", FIRST, mass_kg=80)], FIRST, FIRST, us=True)
    assert sentence.endswith("Weight  176.4 lb")


def test_a_day_of_drinks_is_told_without_a_mean():
    one = [entry("water", "2026-11-02", "10:00", volume_ml=2500)]
    for goals, remark in (([WATER_GOAL], "  goal of 2 l met"), ([], "")):
        text = drawn(one, "2026-11-02", "2026-11-02", goals=goals)
        assert f"\nDrinks{remark}\n" in text
    few = [entry("water", "2026-11-02", "10:00", volume_ml=500)]
    text = drawn(few, "2026-11-02", "2026-11-02", goals=[WATER_GOAL])
    assert "\nDrinks  goal of 2 l not met\n" in text


def test_days_of_several_years_are_told_with_them():
    entries = [
        entry("weight", "2025-12-30", mass_kg=80),
        entry("weight", "2026-01-03", mass_kg=80),
        entry("weight", "2026-01-04", mass_kg=80),
        entry("symptom", "2025-12-31", subject="fever", done=1),
        entry("symptom", "2026-01-04", subject="fever", done=1),
    ]
    text = drawn(entries, "2025-12-28", "2026-01-05")
    assert "80 kg on 30 Dec 2025, 80 kg on 4 Jan 2026 (no change), no trend" in text
    assert "fever  2 times  31 Dec 2025, 4 Jan 2026" in text


def test_a_goal_not_yet_over_is_not_judged():
    goal = Goal("duration_min", 150, kind="walk", period="week", uid="a")
    entries = [entry("walk", LAST, duration_min=30)]
    assert "  walk  2 h 30 min a week  not yet known" in drawn(
        entries, LAST, LAST, goals=[goal], as_of=LAST
    )


def test_notes_are_shown_safely_and_cut():
    entries = [
        entry("note", FIRST, "10:00", note="\x1b[31mred\x1b[0m\nsecond line"),
        entry("note", FIRST, "11:00", note="word " * 2000),
    ]
    text = drawn(entries, FIRST, FIRST)
    assert "\\x1b[31mred\\x1b[0m ⏎ second line" in text
    assert "\x1b" not in text
    assert len(text.split("\n")) == 3 + 1 + 4
    assert text.endswith("…")


WORDS = st.text(
    st.sampled_from("ab-腰ひざ\U0001f469\u200d\U0001f9bd\u2600\ufe0f \x1b\n\u202e\u05e9é"),
    min_size=1,
    max_size=60,
)


@examples(150)
@given(
    st.lists(st.tuples(WORDS, st.integers(0, 10), st.integers(0, 29)), max_size=6),
    WORDS,
    st.sampled_from(WIDTHS),
    st.booleans(),
    st.booleans(),
)
def test_whatever_was_typed_the_report_fits(pains, words, width, colour, ascii):
    days = [f"2026-11-{n + 1:02}" for n in range(30)]
    entries = [entry("pain", days[n], subject=s, intensity=score) for s, score, n in pains]
    entries += [
        entry("note", days[0], note=words),
        entry("med", days[1], subject=words, dose_mg=400),
        entry("treatment", days[2], subject=words, provider=words, duration_min=10),
        entry("sport", days[3], subject=words, duration_min=10, vigorous=1),
        entry("symptom", days[4], subject=words, done=1),
        entry("water", days[5], volume_ml=12_345, note=words),
    ]
    goal = Goal("duration_min", 10, kind="sport", subject=words, uid="a")
    style = Style(colour, ascii, width)
    text = drawn(entries, days[0], days[-1], style=style, goals=[goal, WATER_GOAL])
    assert_fits(text, style)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", SGR.sub("", text))


def test_quiet_never_says_that_all_is_well():
    text = draw_quiet(12, LAST, Style())
    assert "12 entries" in text
    assert "see a doctor all the same" in " ".join(text.split())
    assert draw_quiet(0, LAST, Style()).startswith("Nothing is logged")


# --- periods ---


def test_days_and_periods_in_words():
    from tracker.domain.entries import Days

    assert long_days(Days("2026-11-03", "2026-11-03")) == "Tue 3 Nov 2026"
    assert long_days(Days("2026-11-03", "2026-11-09")) == "3 to 9 Nov 2026"
    assert long_days(Days("2026-10-03", "2026-11-09")) == "3 Oct to 9 Nov 2026"
    assert long_days(Days("2026-12-28", "2027-01-03")) == "28 Dec 2026 to 3 Jan 2027"
    assert window("2026-11-08", "week") == Days("2026-11-02", "2026-11-08")
    assert window("2024-02-10", "month") == Days("2024-02-01", "2024-02-29")
    assert window("2026-12-31", "month") == Days("2026-12-01", "2026-12-31")


@given(st.integers(1, 4000), st.integers(12, 60))
def test_cutting_loses_no_day_and_no_order(days, most):
    from tracker.domain.time.days import add_days

    every = [add_days("2020-02-20", n) for n in range(days)]
    unit, buckets = cut(every, most)
    assert [day for bucket in buckets for day in bucket.days] == every
    assert len(buckets) <= most
    assert unit in ("day", "week", "month", "year")
