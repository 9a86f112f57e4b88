"""The doctor's sheet as a PDF of one page, two at most, by Typst with the fonts it brings along.

The text goes in as JSON data and is never read as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.page.sheet.fill import ROOMS, Room, charts_of, fill
from tracker.page.svg import missing_extra

if TYPE_CHECKING:
    import typst

    from tracker.figures.sheet import DoctorSheet
    from tracker.page.sheet.small_charts import Chart

TEMPLATE = Path(__file__).with_name("sheet.typ")
MOST_PAGES = 2

# Latin, Greek, Cyrillic, Hebrew, Arabic, punctuation and arrows are in Typst's own fonts. Only
# text beyond them sends it through the fonts of the system.
_OWN_FONTS = re.compile("[\x00-\u052f\u05d0-\u05ea\u0600-\u06ff\u2000-\u206f\u20a0-\u22ff]*")


class Typeset(NamedTuple):
    """A PDF, and the lists it had room for."""

    pdf: bytes
    room: Room


def write_pdf(sheet: DoctorSheet, us: bool = False) -> bytes:
    """The sheet as a PDF: tagged, with a title and its fonts.

    Raises TrackerError where the extra `page` isn't installed.
    """
    charts, strip = charts_of(sheet)
    return typeset(sheet, charts, strip, "us-letter" if us else "a4", us).pdf


def typeset(
    sheet: DoctorSheet, charts: Sequence[Chart], strip: Chart | None, paper: str, us: bool = False
) -> Typeset:
    """The sheet on a paper of Typst's, or on `any`, with as much as fits MOST_PAGES.

    Raises TrackerError where the extra `page` isn't installed.
    """
    try:
        import typst
    except ImportError as error:
        raise missing_extra(error) from None
    found: Typeset | None = None
    for room in ROOMS:
        data = json.dumps(fill(sheet, charts, strip, room, us), ensure_ascii=False)
        compiler = typst.Compiler(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            ignore_system_fonts=bool(_OWN_FONTS.fullmatch(data)),
            sys_inputs={"sheet": data, "paper": paper},
        )
        pdf: Any = compiler.compile(format="pdf")
        found = Typeset(bytes(pdf), room)
        if _pages(compiler) <= MOST_PAGES:
            break
    assert found is not None
    return found


def _pages(compiler: typst.Compiler) -> int:
    """How many pages the template made; it says so itself, in a piece of metadata."""
    return int(json.loads(compiler.query("<pages>", field="value", one=True)))
