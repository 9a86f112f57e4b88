"""The doctor's sheet on a terminal: the same words, with a chart of characters for each site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.figures import sheet_words
from tracker.figures.periods import long_days
from tracker.figures.phrases import many
from tracker.figures.sheet_words import NAME_LENGTH, typed
from tracker.screen.charts import pain_chart
from tracker.screen.draw import Style, clean, own_words, wrap
from tracker.screen.report import stack, titled

if TYPE_CHECKING:
    from tracker.figures.sheet import DoctorSheet, SheetSite

MOST_CHARTS = 4


def draw_doctor_sheet(sheet: DoctorSheet, style: Style, us: bool = False) -> str:
    """The sheet as text of at most `style.width` columns."""
    sections = [
        _head(sheet, style, us),
        _questions(sheet, style),
        *(_site(site, sheet, style) for site in sheet.sites[:MOST_CHARTS]),
        _more_sites(sheet, style),
        _lines("Warning signs", sheet_words.signs(sheet), style),
        _findings(sheet, style),
        _tried(sheet, style, us),
        _lines("Also logged", sheet_words.others(sheet, us), style),
        _faint([sheet_words.foot(sheet), sheet_words.ABOUT], style),
    ]
    return stack(sections, style)


def _head(sheet: DoctorSheet, style: Style, us: bool) -> list[str]:
    lines = titled(sheet_words.TITLE, long_days(sheet.days), style)
    name = [typed(sheet.person.name, NAME_LENGTH)] if sheet.person.name else []
    who = ", ".join([*name, *sheet_words.person(sheet, us)])
    return (
        lines
        + _wrapped([who] if who else [], style)
        + _wrapped([sheet_words.coverage(sheet)], style)
    )


def _questions(sheet: DoctorSheet, style: Style) -> list[str]:
    if not sheet.questions:
        return []
    lines = [style.heading("The owner's questions")]
    for number, question in enumerate(sheet.questions, 1):
        text = clean(question.text[: sheet_words.QUESTION_LENGTH], style)
        lines += wrap(f"  {number}. {text}", style.width, 5)
    return lines


def _site(site: SheetSite, sheet: DoctorSheet, style: Style) -> list[str]:
    label = typed(site.label, NAME_LENGTH)
    remark = f"{sheet_words.scores(site)}; {sheet_words.site_days(site, sheet.total_days)}"
    lines = titled(f"Pain: {label}", remark, style)
    lines += pain_chart(site.per_day, style)
    told = [part for part in (sheet_words.ticks(site), sheet_words.spells(site, sheet)) if part]
    return lines + _wrapped(told, style)


def _more_sites(sheet: DoctorSheet, style: Style) -> list[str]:
    more = sheet.sites[MOST_CHARTS:]
    if not sheet.sites:
        none = many(len(sheet.none_days), "day")
        said = f"“No pain anywhere” was logged on {none}." if sheet.none_days else ""
        return _lines("Pain", [said or "No pain was logged in this period."], style)
    rows = [
        f"{typed(site.label, NAME_LENGTH)}: {sheet_words.scores(site)}; "
        f"{sheet_words.site_days(site, sheet.total_days)}"
        for site in more
    ]
    return _lines("Pain elsewhere", rows, style)


def _findings(sheet: DoctorSheet, style: Style) -> list[str]:
    rows = [
        f"{sheet_words.finding_name(one)} ({sheet_words.finding_dates(one, sheet.as_of)})"
        for one in sheet.findings
    ]
    title = "What the tracker's rules told the owner"
    return _lines(title, rows or [sheet_words.NO_FINDINGS], style)


def _tried(sheet: DoctorSheet, style: Style, us: bool) -> list[str]:
    lines = [style.heading("What was tried, and pain before and after")]
    if not sheet.tried:
        return lines + _wrapped([sheet_words.NOTHING_TRIED], style)
    for one in sheet.tried:
        name = sheet_words.tried_name(one)
        dates = sheet_words.tried_dates(one, sheet.as_of)
        amount = sheet_words.tried_amount(one, us)
        lines += wrap(f"  {name}: {many(one.days, 'day')}, {dates}; {amount}", style.width, 4)
        for each in one.compared:
            told = f"    {typed(each.label, NAME_LENGTH)}: {sheet_words.compared(each)}"
            lines += wrap(own_words(told, style), style.width, 6)
    lines += _wrapped(sheet_words.painkillers(sheet.painkillers, sheet.days_logged), style)
    return lines + (_faint([sheet_words.comparing(sheet)], style) if sheet.sites else [])


def _lines(title: str, rows: Sequence[str], style: Style) -> list[str]:
    return [style.heading(title), *_wrapped(rows, style)] if rows else []


def _wrapped(rows: Sequence[str], style: Style) -> list[str]:
    return [line for row in rows for line in wrap(f"  {own_words(row, style)}", style.width, 4)]


def _faint(rows: Sequence[str], style: Style) -> list[str]:
    return [
        style.faint(line)
        for row in rows
        for line in wrap(f"  {own_words(row, style)}", style.width, 2)
    ]
