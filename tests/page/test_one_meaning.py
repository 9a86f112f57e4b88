"""A bar means the same on the terminal, on the page and on the sheet, and each says what it is."""

import json

import pytest

from tests.figures.diaries import entry, report
from tests.page.pages import page_of
from tracker.domain.entries import Days
from tracker.domain.kinds import KINDS
from tracker.domain.measures import MEASURES
from tracker.domain.time.days import add_days
from tracker.figures.periods import cut
from tracker.figures.sections.pain import bar_words, bars_of
from tracker.figures.series import kind_series
from tracker.page.chart_base import WIDE
from tracker.page.chart_days import movement_chart
from tracker.page.chart_pain import TriedDays, pain_chart, strips_chart
from tracker.page.palette import LIGHT
from tracker.page.sheet.small_charts import pain_spec
from tracker.screen import charts
from tracker.screen.draw import Style
from tracker.screen.series import draw_series

MON = "2026-08-03"
#: Two scores a day, one of them worse; every third day is not logged.
SCORED = [
    entry("pain", add_days(MON, n), subject="neck", intensity=score)
    for n in range(300)
    if n % 3
    for score in (n % 4, n % 4 + 5)
]


def neck(days: int):
    last = add_days(MON, days - 1)
    return report([one for one in SCORED if one.day <= last], MON, last).pain.sites[0]


def rects(chart):
    return [
        row
        for layer in chart["layer"]
        if layer["mark"]["type"] == "rect"
        for row in layer["data"]["values"]
    ]


def test_a_bar_of_a_day_is_its_worst_score_on_page_and_sheet():
    site = neck(21)
    page = [row["y"] for row in rects(pain_chart(site, TriedDays((), ()), WIDE, LIGHT))]
    sheet = [row["score"] for row in pain_spec(site.per_day)["data"]["values"]]
    assert sorted(page) == sorted(score for score in sheet if score is not None)
    assert set(page) == {5, 6, 7, 8}


@pytest.mark.parametrize("days", [21, 60, 300])
def test_a_bar_of_pain_is_the_same_everywhere(days, monkeypatch):
    site = neck(days)
    _, buckets = cut([day.day for day in site.per_day], 60)
    told = [bar for bar in bars_of(site.per_day, buckets) if bar is not None]
    # Of several days it is what the measure makes of their worst scores.
    worst = {day.day: day.worst for day in site.per_day if day.worst is not None}
    first = [worst[day] for bucket in buckets for day in bucket.days if day in worst]
    assert told[0] in (first[0], MEASURES["intensity"].of_period(first[:4]))
    shared = rects(strips_chart([site], buckets, WIDE, LIGHT))
    heights = sorted(row["y"] - row["y2"] for row in shared)
    assert heights == pytest.approx(sorted(0.18 + 0.07 * bar for bar in told))
    drawn = []

    def keep(values, *_):
        drawn.extend(value for value in values if value is not None)
        return []

    monkeypatch.setattr(charts, "columns_chart", keep)
    charts.pain_columns(site.per_day, buckets, Style())
    assert drawn == told


def test_the_sheet_and_the_terminal_cut_alike_draw_alike():
    site = neck(300)
    sheet = json.loads(json.dumps(pain_spec(site.per_day)))["data"]["values"]
    _, buckets = cut([day.day for day in site.per_day], len(sheet))
    assert [row["score"] for row in sheet] == bars_of(site.per_day, buckets)


def test_each_says_what_its_bars_are():
    assert bar_words("day") == "the worst score of a day"
    assert bar_words("month") == "a month: the mean of its days' worst scores"
    page = page_of(SCORED, MON, add_days(MON, 299))
    assert "A bar is the worst score of a day, a dot an entry." in page
    assert "day's mean" not in page


def test_minutes_of_exercise_are_summed_everywhere():
    walks = [entry("walk", add_days(MON, n), duration_min=30) for n in range(0, 280, 2)]
    days = Days(MON, add_days(MON, 279))
    (series,) = kind_series(KINDS["walk"], walks, days)
    text = draw_series([series], days, Style())
    assert "a column is a week: the sum of its days" in text
    assert "\n  2 h │" in text
    summary = report(walks, *days)
    _, buckets = cut([day.day for day in summary.hydration.per_day], 60)
    chart = movement_chart(
        summary.movement.activities,
        [d.day for d in summary.hydration.per_day],
        buckets,
        WIDE,
        LIGHT,
    )
    assert {row["y"] for row in chart["layer"][0]["data"]["values"]} == {90, 120}
