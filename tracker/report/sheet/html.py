"""The doctor's sheet as one self-contained HTML page: nothing to fetch, nothing to run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.report.page.svg import missing_extra
from tracker.report.sheet.fill import ROOMS, charts_of, fill

if TYPE_CHECKING:
    from tracker.report.doctor import DoctorSheet

TEMPLATE = Path(__file__).with_name("sheet.html.jinja")


def write_html(sheet: DoctorSheet, us: bool = False) -> str:
    """The sheet as a page. Raises TrackerError where the extra `page` isn't installed."""
    try:
        import jinja2
    except ImportError as error:
        raise missing_extra(error) from None
    charts, strip = charts_of(sheet)
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(sheet=fill(sheet, charts, strip, ROOMS[0], us))
