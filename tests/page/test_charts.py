"""The charts as data: what is drawn where, and that nothing is drawn where nothing was logged."""

import re
from itertools import pairwise

import pytest

from tests.contrast import contrast
from tests.figures.diaries import WATER_GOAL, entry, report
from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.entries import Goal
from tracker.figures.periods import Bucket, cut
from tracker.page import chart_days
from tracker.page.bands import BANDS, SOURCE, band_of
from tracker.page.chart_base import NARROW, WIDE, day_ticks, round_up
from tracker.page.chart_pain import ZERO_MARK, pain_chart, strips_chart, tried_days
from tracker.page.outline import BACK, FRONT, MIDDLES, drawn, outline
from tracker.page.palette import DARK, LIGHT, PAGE
from tracker.page.svg import render, slim

MON, TUE, WED, THU = (f"2026-11-0{n}" for n in (2, 3, 4, 5))


def rows(chart, colour=None, mark=None):
    """The rows of a chart's layers of one colour or mark."""
    return [
        row
        for layer in chart["layer"]
        if colour in (None, layer["mark"].get("color")) and mark in (None, layer["mark"]["type"])
        for row in layer["data"]["values"]
    ]


def site_of(*entries, last=THU):
    summary = report(entries, MON, last)
    return summary.pain.sites[0], tried_days(summary.medicines, summary.treatments)


def pain(day, score, time=None, **more):
    return entry("pain", day, time, subject="lower-back", intensity=score, **more)


# --- pain ---


def test_a_bar_is_a_days_worst_score_in_the_colour_of_its_band():
    chart = pain_chart(*site_of(pain(MON, 8), pain(MON, 5), pain(TUE, 3)), WIDE, LIGHT)
    (bar,) = rows(chart, LIGHT.severe, "rect")
    assert (bar["x"], bar["x2"], bar["y"], bar["y2"]) == (0.08, 0.92, 8, 0)
    (bar,) = rows(chart, LIGHT.mild, "rect")
    assert (bar["x"], bar["y"]) == (1.08, 3)


def test_a_day_of_zero_has_a_mark_and_an_unlogged_day_has_nothing():
    chart = pain_chart(*site_of(pain(MON, 0), pain(THU, 2)), WIDE, LIGHT)
    (mark,) = rows(chart, LIGHT.zero, "rect")
    assert (mark["x"], mark["y"], mark["y2"]) == (0.08, 0, -ZERO_MARK)
    on = {int(row["x"]) for row in rows(chart)}
    assert on == {0, 3}


def test_a_dot_stands_where_the_clock_on_the_wall_stood():
    chart = pain_chart(*site_of(pain(MON, 4, "06:00"), pain(TUE, 4, "18:00")), WIDE, LIGHT)
    assert [row["x"] for row in rows(chart, mark="circle")] == [0.25, 1.75]


def test_a_dot_without_a_time_stands_in_the_middle_and_unbearable_is_a_cross():
    chart = pain_chart(*site_of(pain(MON, 4), pain(TUE, 9, unbearable=1)), WIDE, LIGHT)
    assert [row["x"] for row in rows(chart, mark="circle")] == [0.5]
    assert rows(chart, mark="point") == [{"x": 1.5, "y": 9}]


def test_what_was_tried_is_marked_on_the_same_days():
    chart = pain_chart(
        *site_of(
            pain(MON, 4),
            entry("med", TUE, subject="ibuprofen", dose_mg=400),
            entry("med", TUE, subject="ibuprofen", dose_mg=400),
            entry("treatment", WED, subject="heat", done=1),
        ),
        WIDE,
        LIGHT,
    )
    (medicine,) = rows(chart, LIGHT.medicine)
    (treatment,) = rows(chart, LIGHT.treatment)
    assert (medicine["x"], treatment["x"]) == (1.5, 2.5)
    assert medicine["y"] != treatment["y"] < 0


def test_many_sites_share_a_chart_with_a_row_each():
    summary = report([pain(MON, 4), entry("pain", TUE, subject="neck", intensity=0)], MON, THU)
    whole = [Bucket("", tuple(day.day for day in summary.pain.sites[0].per_day))]
    found = rows(strips_chart(summary.pain.sites, whole, NARROW, LIGHT))
    assert [(row["x"], row["x2"]) for row in found] == [(0.4, 3.6), (0.4, 3.6)]
    assert sorted(int(row["y"]) for row in found) == [0, 1]


def test_bands_are_the_published_ones():
    assert [(band.name, band.low) for band in BANDS] == [
        ("mild", 1),
        ("moderate", 5),
        ("severe", 7),
    ]
    assert SOURCE == "PALOS-2006"
    assert [band_of(v) and band_of(v).name for v in (0, 0.5, 4.9, 5, 6.9, 7, 10)] == [
        None, "mild", "mild", "moderate", "moderate", "severe", "severe",
    ]  # fmt: skip


# --- amounts over days ---


def hydration(entries, goals, last=THU):
    summary = report(entries, MON, last, goals=goals)
    _, buckets = cut([day.day for day in summary.hydration.per_day], 400)
    return chart_days.hydration_chart(summary.hydration.per_day, buckets, 1000, WIDE, LIGHT)


def test_drinks_go_up_food_goes_down_and_the_goal_is_that_of_the_day():
    goals = [
        Goal("volume_ml", 1000, from_day=MON, to_day=TUE, uid="a"),
        Goal("volume_ml", 2000, from_day=WED, uid="b"),
    ]
    chart = hydration(
        [
            entry("water", MON, volume_ml=1500),
            entry("food", TUE, subject="watermelon", mass_g=300, water_ml=270),
        ],
        goals,
    )
    (drinks,), (food,) = rows(chart, LIGHT.water), rows(chart, LIGHT.food)
    assert (int(drinks["x"]), drinks["y"]) == (0, 1.5)
    assert (int(food["x"]), food["y"]) == (1, -0.27)
    assert rows(chart, mark="rule") == [
        {"x": 0, "x2": 2, "y": 1.0},
        {"x": 2, "x2": 4, "y": 2.0},
    ]


def test_a_long_period_has_a_bar_a_week_the_mean_of_its_days_with_drinks():
    entries = [entry("water", day, volume_ml=ml) for day, ml in ((MON, 1000), (THU, 2000))]
    summary = report(entries, MON, "2028-01-01")
    unit, buckets = cut([day.day for day in summary.hydration.per_day], 400)
    assert unit == "week"
    chart = chart_days.hydration_chart(summary.hydration.per_day, buckets, 1000, WIDE, LIGHT)
    assert [row["y"] for row in rows(chart, LIGHT.water)] == [1.5]


def test_a_dose_above_the_limit_is_marked_and_one_without_mg_is_a_ring():
    entries = [entry("med", MON, subject="ibuprofen", dose_mg=400) for _ in range(4)]
    entries += [
        entry("med", TUE, subject="ibuprofen", dose_mg=400),
        entry("med", WED, subject="ibuprofen", done=1),
    ]
    (one,) = report(entries, MON, THU).medicines
    chart = chart_days.medicine_chart(one, [MON, TUE, WED, THU], NARROW, LIGHT)
    assert [row["y"] for row in rows(chart, LIGHT.over, "rect")] == [1600]
    assert [row["x"] for row in rows(chart, LIGHT.over, "point")] == [0.5]
    assert [row["y"] for row in rows(chart, LIGHT.medicine, "rect")] == [400]
    assert [row["x"] for row in rows(chart, LIGHT.medicine, "point")] == [2.5]
    assert rows(chart, mark="rule") == [{"x": 0, "x2": 4, "y": 1200}]


def test_neighbouring_days_above_the_limit_share_a_mark():
    doses = ((MON, 1600), (TUE, 2000), (THU, 1400))
    entries = [entry("med", day, subject="ibuprofen", dose_mg=mg) for day, mg in doses]
    (one,) = report(entries, MON, THU).medicines
    chart = chart_days.medicine_chart(one, [MON, TUE, WED, THU], NARROW, LIGHT)
    assert rows(chart, LIGHT.over, "point") == [{"x": 1, "y": 2000}, {"x": 3.5, "y": 1400}]


def test_movement_is_stacked_without_overlap():
    entries = [
        entry("walk", MON, duration_min=30),
        entry("strength", MON, duration_min=20, subject="core"),
        entry("walk", WED, duration_min=10),
    ]
    found = report(entries, MON, THU).movement.activities
    days = [MON, TUE, WED, THU]
    chart = chart_days.movement_chart(found, days, cut(days, 45)[1], WIDE, LIGHT)
    assert [(row["y2"], row["y"]) for row in rows(chart, LIGHT.walk)] == [(0, 30), (0, 10)]
    assert [(row["y2"], row["y"]) for row in rows(chart, LIGHT.strength)] == [(30, 50)]


# --- the axis of days ---


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("length", [1, 7, 10, 11, 31, 75, 76, 365, 1100, 7300])
def test_labels_of_days_have_room(length, size):
    days = [day.day for day in report([], "2020-02-10", "2040-03-01").hydration.per_day][:length]
    ticks = day_ticks(days, size)
    assert ticks or length < 31
    places = [place / length * size.plot for place in ticks]
    assert all(b - a >= 30 for a, b in pairwise(places))
    assert all(0 <= place <= size.plot for place in places)


def test_a_scale_ends_at_a_round_number():
    found = [round_up(value) for value in (0, 0.27, 1, 1830, 95, 640)]
    assert found == [1, 0.3, 1, 2000, 100, 800]


# --- the outline ---

NUMBER = re.compile(r'<circle cx="([-\d.]+)" cy="([-\d.]+)" r="6.5".*?</text>')


def view_of(svg, name):
    """One view's part of the drawing."""
    parts = svg.split('<g transform="translate(')[1:]
    return parts[0] if name == "front" else parts[1]


@pytest.mark.parametrize(
    ("side", "view", "sign"),
    [("left", "front", 1), ("left", "back", -1), ("right", "front", -1), ("right", "back", 1)],
)
def test_a_side_is_drawn_where_the_body_has_it(side, view, sign):
    """Whoever faces you has the left on your right; from behind left is left."""
    summary = report([entry("pain", MON, subject="knee", side=side, intensity=5)], MON, MON)
    svg = outline(summary.pain.sites, load("sites"), LIGHT)
    ((x, y),) = NUMBER.findall(view_of(svg, view))
    assert (float(x), float(y)) == (sign * FRONT["knee"].x, FRONT["knee"].y)


def test_a_site_is_drawn_on_the_views_that_show_it():
    summary = report([pain(MON, 5)], MON, MON)
    svg = outline(summary.pain.sites, load("sites"), LIGHT)
    assert NUMBER.findall(view_of(svg, "front")) == []
    assert len(NUMBER.findall(view_of(svg, "back"))) == 1


def test_every_site_of_the_catalogue_has_a_shape_inside_the_picture():
    sites = load("sites")
    for name, subject in sites.subjects.items():
        summary = report([entry("pain", MON, subject=name, intensity=5)], MON, MON)
        (site,) = summary.pain.sites
        assert drawn(site, sites) == name
        views = {"front": ("front",), "back": ("back",), "both": ("front", "back")}
        for view in views[subject.data["view"]]:
            shapes = FRONT if view == "front" else BACK
            assert name in shapes or name == "widespread", (name, view)
            if name in shapes:
                assert abs(shapes[name].x) + shapes[name].rx <= min(MIDDLES)


def test_an_own_site_is_drawn_as_what_it_is_part_of_or_not_at_all():
    own = [
        OwnSubject("sites", "sit-bone", None, "buttock", {}, "u1"),
        OwnSubject("sites", "aura", None, None, {}, "u2"),
    ]
    sites = load("sites", own)
    entries = [entry("pain", MON, subject=name, intensity=4) for name in ("sit-bone", "aura")]
    found = {site.site: drawn(site, sites) for site in report(entries, MON, MON).pain.sites}
    assert found == {"sit-bone": "buttock", "aura": None}


# --- colours and SVG ---


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_text_and_data_stand_out_from_the_paper(palette):
    """WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for what a chart is read by (1.4.11)."""
    for paper in (palette.paper, palette.ground):
        for name in ("ink", "muted"):
            assert contrast(getattr(palette, name), paper) >= 4.5, name
    # The levels of findings are words in these colours, or on them.
    assert contrast(palette.severe, palette.paper) >= 4.5
    quiet = {"ink", "muted", "line", "ground", "paper", "empty", "shade1", "shade2"}
    for name in set(palette._fields) - quiet:
        assert contrast(getattr(palette, name), palette.paper) >= 3, name


def test_drawn_small_and_with_real_text():
    site, what = site_of(*(pain(MON, n % 11, f"{n:02}:00") for n in range(1, 24)))
    (svg,) = render([pain_chart(site, what, WIDE, PAGE)])
    assert len(svg) < 4000
    assert "var(--ink)" in svg
    assert "<text" in svg
    assert ">Mon 2</text>" in svg
    assert " id=" not in svg  # several stand in one page: nothing may clash
    assert "aria-" not in svg


def test_slimming_keeps_every_mark_in_its_place():
    bars = "".join(f'<path d="M{n}.125,0h4.5v2h-4.5Z" fill="a"/>' for n in range(3))
    dots = "".join(
        f'<path transform="translate({n},7)" d="M1.5,0A1.5,1.5,0,1,1,-1.5,0A1.5,1.5,0,1,1,1.5,0" '
        'fill="b"/>'
        for n in range(2)
    )
    svg = slim(f'<svg class="marks" width="9" height="8">{bars}{dots}</svg>')
    assert svg.count("<path") == 2
    assert "M0.1,0h4.5v2h-4.5ZM1.1,0h4.5v2h-4.5ZM2.1,0h4.5v2h-4.5Z" in svg
    # A circle of 1.5 around (0, 7) begins at its left.
    assert "M-1.5,7.0a1.5,1.5" in svg
    assert "M-0.5,7.0a1.5,1.5" in svg


def test_slimming_rounds_places_and_no_words():
    chart = hydration([entry("water", MON, volume_ml=2400)], [])
    assert ">1.25</text>" in next(render([chart]))
    svg = slim(
        '<svg width="9" height="8"><path d="M1.234,5Z" fill="a"/><text x="1.06">1.25 l</text></svg>'
    )
    assert "M1.2,5Z" in svg
    assert '<text x="1.1">1.25 l</text>' in svg


def test_slimming_says_once_how_neighbouring_words_look():
    def word(x, text, look="a"):
        place = f'text-anchor="end" transform="translate({x},7)"'
        return f'<text {place} font-size="10px" fill="{look}">{text}</text>'

    svg = slim(f'<svg width="9" height="8"><g>{word(1, "M")}{word(2.25, "W")}</g>'
               f'<g>{word(3, "F")}{word(4, "S", "b")}</g></svg>')  # fmt: skip
    words = '<g text-anchor="end" font-size="10px" fill="a"><text x="1" y="7">M</text>'
    assert f'<g>{words}<text x="2.2" y="7">W</text></g></g>' in svg
    assert svg.count("<g ") == 3
    assert svg.count("<g") == svg.count("</g>") == 5


def test_a_goal_line_is_there_for_the_days_it_was_in_force():
    chart = hydration([entry("water", MON, volume_ml=500)], [WATER_GOAL])
    assert rows(chart, mark="rule") == [{"x": 0, "x2": 4, "y": 2.0}]
