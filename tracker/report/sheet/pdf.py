"""The doctor's sheet as a PDF of one page, two at most, by Typst with the fonts it brings along.

The text goes in as JSON data and is never read as markup.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.report.page.svg import missing_extra
from tracker.report.sheet.fill import ROOMS, charts_of, fill

if TYPE_CHECKING:
    import typst

    from tracker.report.doctor import DoctorSheet

TEMPLATE = Path(__file__).with_name("sheet.typ")
MOST_PAGES = 2

# Latin, Greek, Cyrillic, Hebrew, Arabic, punctuation and arrows are in Typst's own fonts. Only
# text beyond them sends it through the fonts of the system.
_OWN_FONTS = re.compile("[\x00-\u052f\u05d0-\u05ea\u0600-\u06ff\u2000-\u206f\u20a0-\u22ff]*")


def write_pdf(sheet: DoctorSheet, us: bool = False) -> bytes:
    """The sheet as a PDF: tagged, with a title and its fonts.

    Raises TrackerError where the extra `page` isn't installed.
    """
    try:
        import typst
    except ImportError as error:
        raise missing_extra(error) from None
    charts, strip = charts_of(sheet)
    pdf: Any = None
    for room in ROOMS:
        data = json.dumps(fill(sheet, charts, strip, room, us), ensure_ascii=False)
        compiler = typst.Compiler(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            ignore_system_fonts=bool(_OWN_FONTS.fullmatch(data)),
            sys_inputs={"sheet": data, "paper": "us-letter" if us else "a4"},
        )
        pdf = compiler.compile(format="pdf")
        if _pages(compiler) <= MOST_PAGES:
            break
    return bytes(pdf)


def _pages(compiler: typst.Compiler) -> int:
    """How many pages the template made; it says so itself, in a piece of metadata."""
    return int(json.loads(compiler.query("<pages>", field="value", one=True)))
