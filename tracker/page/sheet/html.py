"""The doctor's sheet as one self-contained HTML page: nothing to fetch, nothing to run.

It prints on two pages at most, of A4 or Letter. No browser is at hand to try that, so the sheet is
typeset (`pdf`) for a paper as narrow as the one and as short as the other, and what fits there is
shown: on paper the page is set no larger than the PDF.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.page.sheet.fill import charts_of, fill
from tracker.page.sheet.pdf import typeset
from tracker.page.svg import missing_extra

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet

TEMPLATE = Path(__file__).with_name("sheet.html.jinja")


def write_html(sheet: DoctorSheet, us: bool = False) -> str:
    """The sheet as a page. Raises TrackerError where the extra `page` isn't installed."""
    try:
        import jinja2
    except ImportError as error:
        raise missing_extra(error) from None
    charts = charts_of(sheet)
    setting = typeset(sheet, charts, "any", us).setting
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(sheet=fill(sheet, charts, setting, us))
