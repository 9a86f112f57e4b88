"""What the templates of the doctor's sheet are filled with: words, and charts as SVG.

Nothing here is markup: whatever a person typed is plain text, and each template takes it as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import cleaned
from tracker.domain.time.days import each_day
from tracker.figures import sheet_words
from tracker.figures.periods import long_days
from tracker.figures.phrases import many
from tracker.figures.sheet_words import NAME_LENGTH, long_day, typed
from tracker.page.sheet import small_charts

if TYPE_CHECKING:
    from tracker.figures.raised import Raised
    from tracker.figures.sheet import DoctorSheet, SheetSite
    from tracker.figures.tried import Tried
    from tracker.page.sheet.small_charts import Chart


class Room(NamedTuple):
    """How much of each list the sheet shows; the rest is counted, never silently left out.

    `question` and `cell` are characters of a question, and of one cell or line of a list.
    """

    charts: int
    sites: int
    tried: int
    questions: int
    question: int
    findings: int
    signs: int
    cell: int


#: From how it should be to what fits two pages whatever was logged.
ROOMS = (
    Room(4, 14, 20, 10, sheet_words.QUESTION_LENGTH, 24, 30, 400),
    Room(4, 8, 14, 8, sheet_words.QUESTION_LENGTH, 10, 20, 400),
    Room(3, 8, 12, 8, 300, 8, 16, 300),
    Room(3, 6, 10, 6, 240, 8, 12, 200),
    Room(2, 6, 8, 5, 160, 6, 10, 160),
    Room(2, 4, 6, 4, 120, 5, 8, 120),
    Room(1, 3, 4, 3, 90, 4, 6, 80),
)
#: Rows of the strip below the charts.
MOST_ROWS = 6


def charts_of(sheet: DoctorSheet) -> tuple[list[Chart], Chart | None]:
    """A chart for each of the first sites, and one for what was tried."""
    found = [
        small_charts.draw(small_charts.pain_spec(site.per_day), sheet_words.chart_alt(site, sheet))
        for site in sheet.sites[: ROOMS[0].charts]
    ]
    rows = [(sheet_words.tried_name(one), one.used) for one in sheet.tried[:MOST_ROWS]]
    if not rows or not found:
        return found, None
    spec = small_charts.rows_spec(rows, each_day(sheet.days))
    alt = "On which days it was logged: " + "; ".join(
        f"{name}, {many(len(used), 'day')}" for name, used in rows
    )
    return found, small_charts.draw(spec, alt)


def fill(
    sheet: DoctorSheet, charts: Sequence[Chart], strip: Chart | None, room: Room, us: bool = False
) -> dict[str, Any]:
    """The sheet for a template, as JSON-able data."""
    data = {
        "title": sheet_words.TITLE,
        "period": long_days(sheet.days),
        "made": long_day(sheet.as_of),
        "name": typed(sheet.person.name, NAME_LENGTH) if sheet.person.name else None,
        "person": sheet_words.person(sheet, us),
        "figures": figures(sheet),
        "coverage": sheet_words.coverage(sheet),
        "questions": _cut([typed(q.text, room.question) for q in sheet.questions], room.questions),
        "sites": [
            _site(site, sheet, chart)
            for site, chart in zip(sheet.sites[: room.charts], charts, strict=False)
        ],
        "more_sites": _cut(
            [_short(_line(site, sheet), room) for site in sheet.sites[room.charts :]], room.sites
        ),
        "pain": _pain_remark(sheet),
        "bar": small_charts.buckets_of(each_day(sheet.days))[0],
        "strip": strip._asdict() if strip else None,
        "signs": _cut(_short(sheet_words.signs(sheet), room), room.signs, keep_last=True),
        "findings": _cut(
            [_short(_finding(one, sheet), room) for one in sheet.findings], room.findings
        ),
        "painkillers": sheet_words.painkillers(sheet.painkillers, sheet.days_logged),
        "compared": [typed(one.label, NAME_LENGTH) for one in sheet.tried[0].compared]
        if sheet.tried
        else [],
        "tried": _cut([_tried(one, sheet, room, us) for one in sheet.tried], room.tried),
        "others": _cut(_short(sheet_words.others(sheet, us), room), room.signs),
        "comparing": sheet_words.comparing(sheet),
        "no_findings": sheet_words.NO_FINDINGS,
        "nothing_tried": sheet_words.NOTHING_TRIED,
        "foot": sheet_words.foot(sheet),
        "about": sheet_words.ABOUT,
    }
    return dict(cleaned(data))


def figures(sheet: DoctorSheet) -> list[dict[str, str]]:
    """The four numbers to look at first, each with what it counts."""
    found = [_figure(f"{sheet.days_logged} of {sheet.total_days}", "days with anything logged")]
    if sheet.sites:
        worst = sheet.sites[0]
        found.append(
            _figure(
                f"{worst.pain_days} of {worst.days_logged}",
                f"logged days with pain: {typed(worst.label, NAME_LENGTH)}",
            )
        )
    else:
        found.append(_figure("none", "no pain was logged"))
    taken = len(sheet.painkillers.painkillers)
    found.append(
        _figure(str(taken), f"{'day' if taken == 1 else 'days'} with an NSAID or paracetamol")
    )
    signs = len(sheet.signs)
    label = "warning signs logged" if signs != 1 else "warning sign logged"
    none = "not asked" if sheet.chest_unanswered else "none"
    found.append(_figure(str(signs) if signs else none, label))
    return found


def _figure(number: str, label: str) -> dict[str, str]:
    return {"number": number, "label": label}


def _cut(rows: list[Any], most: int, keep_last: bool = False) -> dict[str, Any]:
    """The first rows, and how many more there are; the last one too where it must stand."""
    if len(rows) <= most:
        return {"rows": rows, "more": 0}
    kept = [*rows[: most - 1], rows[-1]] if keep_last else rows[:most]
    return {"rows": kept, "more": len(rows) - len(kept)}


def _short(cells: Sequence[str], room: Room) -> list[str]:
    """Cells that are cut where there is little room, and say so."""
    return [c if len(c) <= room.cell else f"{c[: room.cell].rstrip()}…" for c in cells]


def _site(site: SheetSite, sheet: DoctorSheet, chart: Chart) -> dict[str, Any]:
    none = f", none on {site.zero_days}" if site.zero_days else ""
    return {
        "label": sheet_words.begun(typed(site.label, NAME_LENGTH)),
        "scores": sheet_words.scores(site),
        "days": f"logged on {site.days_logged} of {many(sheet.total_days, 'day')}",
        "pain": f"pain on {site.pain_days}{none}",
        "ticks": sheet_words.ticks(site),
        "spells": sheet_words.spells(site, sheet),
        "chart": chart._asdict(),
    }


def _line(site: SheetSite, sheet: DoctorSheet) -> list[str]:
    days = sheet_words.site_days(site, sheet.total_days)
    told = [sheet_words.scores(site), days, sheet_words.ticks(site)]
    told += [many(len(site.spells), "spell")]
    return [typed(site.label, NAME_LENGTH), "; ".join(part for part in told if part)]


def _pain_remark(sheet: DoctorSheet) -> str:
    """What there is to say where no place has a chart, or where none hurt on some days."""
    if not sheet.sites and not sheet.none_days:
        return "No pain was logged in this period."
    if sheet.none_days:
        return f"“No pain anywhere” was logged on {many(len(sheet.none_days), 'day')}."
    return ""


def _finding(one: Raised, sheet: DoctorSheet) -> list[str]:
    return [sheet_words.finding_name(one), sheet_words.finding_dates(one, sheet.as_of)]


def _tried(one: Tried, sheet: DoctorSheet, room: Room, us: bool) -> dict[str, Any]:
    name, amount = _short([sheet_words.tried_name(one), sheet_words.tried_amount(one, us)], room)
    return {
        "name": name,
        "amount": amount,
        "days": many(one.days, "day"),
        "dates": sheet_words.tried_dates(one, sheet.as_of),
        "compared": [
            {
                "enough": each.enough,
                "before": _score(each.before.mean),
                "after": _score(each.after.mean),
                "days": sheet_words.compared_days(each),
            }
            for each in one.compared
        ],
    }


def _score(mean: float | None) -> str:
    return "" if mean is None else f"{mean:.1f}"
