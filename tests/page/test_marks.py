"""The marks that the page writes itself are those that Vega-Lite would draw."""

from __future__ import annotations

import re

import pytest

from tests.figures.diaries import entry
from tests.page.pages import month_page, page_of, sample_page
from tracker.page import page
from tracker.page.chart_base import NARROW, field, named, spec
from tracker.page.marks import frame, marks
from tracker.page.palette import LIGHT

pytest.importorskip("vl_convert", reason="the extra `page` is not installed")

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
#: Of an SVG's head: its namespace, the room it takes.
HEAD = 8
CHART = re.compile(r"<svg.*?</svg>", re.DOTALL)
RULE = re.compile(r'<line transform="translate\(([^,]+),([^)]+)\)" x2="([^"]+)" y2="([^"]+)"')
NEIGHBOURS = re.compile(r'<path d="([^"]*)"([^>]*)/><path d="([^"]*)"\2/>')


def tried_page():
    """Pain beyond bearing, doses above the limit and without mg, what was tried, many sites."""
    days = [f"2026-11-{n:02}" for n in range(1, 29)]
    sites = (
        "neck",
        "lower-back",
        "left-knee",
        "right-knee",
        "left-hip",
        "head",
        "jaw",
        "left-foot",
    )
    found = [
        entry("pain", day, f"{n % 24:02}:30", subject=site, intensity=(n * 7 + m) % 11)
        for n, day in enumerate(days)
        for m, site in enumerate(sites)
        if (n + m) % 3
    ]
    found += [
        entry("pain", day, "12:00", subject="neck", intensity=10, unbearable=1) for day in days[3:5]
    ]
    found += [entry("med", day, subject="ibuprofen", dose_mg=800) for day in days[:4] * 2]
    found += [entry("med", day, subject="ibuprofen", done=1) for day in days[9:11]]
    found += [entry("treatment", day, subject="heat", done=1) for day in days[::5]]
    return page_of(found, days[0], days[-1])


def plain(svg):
    """A drawing without groups, each rule a path, and neighbours of one look in one path."""
    svg = re.sub(r'</?g(?: fill="none" transform="[^"]*")?/?>', "", svg)
    svg = re.sub(r'(fill="[^"]*") stroke-width="2"', r"\1", svg)
    svg = RULE.sub(_as_path, svg)
    while (less := NEIGHBOURS.sub(r'<path d="\1\3"\2/>', svg)) != svg:
        svg = less
    return svg


def _as_path(found):
    x, y, right, down = map(float, found.groups())
    return f'<path d="M{x:g},{y:g}L{x + right:g},{y + down:g}"'


@pytest.mark.parametrize("made", [month_page, sample_page, tried_page])
def test_a_page_is_that_of_vega_lite_alone(made, monkeypatch):
    ours = CHART.findall(made())
    monkeypatch.setattr(page, "frame", lambda chart: chart)
    monkeypatch.setattr(page, "marks", lambda chart: "")
    theirs = CHART.findall(made())
    assert len(ours) == len(theirs) > 5
    for our, their in zip(map(plain, ours), map(plain, theirs), strict=True):
        assert NUMBER.sub("n", our) == NUMBER.sub("n", their)
        places = list(zip(NUMBER.findall(our), NUMBER.findall(their), strict=True))
        # It makes room for a mark that stands over the edge, and rounds a shape before it puts it
        # into its place.
        assert all(abs(float(a) - float(b)) <= 3 for a, b in places[:HEAD])
        assert all(abs(float(a) - float(b)) < 0.16 for a, b in places[HEAD:])


def test_a_chart_with_another_mark_is_left_to_vega_lite():
    axes = {axis: field(axis, scale={"domain": [0, 1]}) for axis in "xy"}
    row = {"x": 0, "y": 0}
    known = spec([named([row], {"type": "circle", "size": 9, "color": "a"}, **axes)], 9, 9, LIGHT)
    assert frame(known)["layer"][0]["data"]["values"] == []
    assert "<path" in marks(known)
    for layer in (
        named([row], {"type": "text"}, **axes),
        named([row], {"type": "rect", "color": "a"}, **{**axes, "y": field("y")}),
    ):
        chart = spec([*known["layer"], layer], NARROW.plot, 9, LIGHT)
        assert frame(chart) is chart
        assert marks(chart) == ""
