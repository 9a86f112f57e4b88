"""What the templates of the doctor's sheet are filled with: words, and charts as SVG.

Nothing here is markup: whatever a person typed is plain text, and each template takes it as text.
A template draws any section alike, by what it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import cleaned
from tracker.domain.time.days import each_day
from tracker.figures.periods import long_days
from tracker.figures.phrases import many
from tracker.figures.sections.pain import bar_words
from tracker.figures.sheet import sheet_words
from tracker.figures.sheet.sheet import parts
from tracker.figures.sheet.sheet_part import Room, long_day, typed
from tracker.page.sheet import small_charts

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet
    from tracker.figures.sheet.sheet_part import Part
    from tracker.page.sheet.small_charts import Chart

ROOMS = (
    Room(4, 72, 8, 600),
    Room(4, 60, 7, 600),
    Room(4, 52, 6, 600),
    Room(4, 44, 5, 600),
    Room(4, 30, 4, 600),
    Room(3, 18, 3, 300),
    Room(3, 10, 1, 200),
    Room(2, 6, 0, 160),
    Room(2, 5, 0, 120),
    Room(1, 3, 0, 80),
    Room(1, 2, 0, 60),
)


class Charts(NamedTuple):
    """Every chart that a sheet may show, drawn once: those of sites, and one of what was used."""

    sites: tuple[Chart, ...]
    strip: Chart | None


def charts_of(sheet: DoctorSheet) -> Charts:
    """The charts of a sheet where there is most room."""
    found, days = parts(sheet, ROOMS[0]), each_day(sheet.days)
    sites = [
        small_charts.draw(small_charts.pain_spec(one.per_day), one.alt)
        for part in found
        for one in part.charts
    ]
    rows = [row for part in found for row in part.strip]
    if not rows:
        return Charts(tuple(sites), None)
    alt = "On which days it was logged: " + "; ".join(
        f"{name}, {many(len(used), 'day')}" for name, used in rows
    )
    return Charts(tuple(sites), small_charts.draw(small_charts.rows_spec(rows, days), alt))


class Setting(NamedTuple):
    """How a sheet is set: how much of each list, and whether everything stands closer."""

    room: Room
    dense: bool = False


#: From how it should be to what fits two pages whatever was logged.
SETTINGS = tuple(Setting(room, room.rows < ROOMS[0].rows) for room in ROOMS)


def fill(
    sheet: DoctorSheet, charts: Charts, setting: Setting, us: bool = False, remark: str = ""
) -> dict[str, Any]:
    """The sheet for a template, as JSON-able data. `remark` stands at its end."""
    data = {
        "title": sheet_words.TITLE,
        "period": long_days(sheet.days),
        "made": long_day(sheet.as_of),
        "name": typed(sheet.person.name) if sheet.person.name else None,
        "person": sheet_words.person(sheet, us),
        "figures": [one._asdict() for one in sheet_words.at_a_glance(sheet)],
        "coverage": sheet_words.coverage(sheet),
        "parts": [_part(part, sheet, charts) for part in parts(sheet, setting.room, us)],
        "dense": setting.dense,
        "remark": remark,
        "about": sheet_words.ABOUT,
    }
    return dict(cleaned(data))


def _part(part: Part, sheet: DoctorSheet, charts: Charts) -> dict[str, Any]:
    drawn = zip(part.charts, charts.sites, strict=False)
    strip = charts.strip if part.strip else None
    return {
        **part._asdict(),
        "charts": [
            {"label": one.label, "facts": one.facts, "below": one.below, "chart": chart._asdict()}
            for one, chart in drawn
        ],
        "strip": strip._asdict() if strip else None,
        "legend": _legend(sheet, strip is not None) if part.charts else "",
        # Lines alone stand beside their title.
        "beside": not (part.charts or part.table),
    }


def _legend(sheet: DoctorSheet, has_strip: bool) -> str:
    """What bars, dots, gaps and squares mean."""
    unit = small_charts.buckets_of(each_day(sheet.days))[0]
    square = f" A square is a {unit} on which it was logged." if has_strip else ""
    return (
        f"A bar is {bar_words(unit)}, a dot a {unit} logged as without pain, a grey gap "
        f"one not logged.{square}"
    )
