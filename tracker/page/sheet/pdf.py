"""The doctor's sheet as a PDF of one page, two at most, by Typst with the fonts it brings along.

The text goes in as JSON data and is never read as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
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


# A page a character, in the font of the sheet with all that stand in for it.
_A_PAGE_EACH = b"""#set page(width: 9pt, height: 9pt, margin: 0pt)
#set text(font: "Libertinus Serif", size: 9pt)
#for each in sys.inputs.each.codepoints() { page(each) }
"""
_OF_NO_FONT = "\U0010fffe"  # a noncharacter: what is drawn like it has no glyph
_MOST_TRIED = 200


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


def undrawn(sheet: DoctorSheet) -> str:
    """Characters of a sheet that no font here has, of the first 200 beyond Typst's own fonts.

    They are empty boxes in the PDF. Raises ImportError where the extra `page` isn't installed.
    """
    text = json.dumps(sheet.as_json(), ensure_ascii=False)
    beyond = [each for each in dict.fromkeys(text) if not _OWN_FONTS.fullmatch(each)][:_MOST_TRIED]
    if not beyond:
        return ""
    import typst

    compiler = typst.Compiler(_A_PAGE_EACH, sys_inputs={"each": "".join([_OF_NO_FONT, *beyond])})
    pages: Any = compiler.compile(format="svg")
    box, *drawn = map(bytes, pages)
    return "".join(each for each, page in zip(beyond, drawn, strict=True) if page == box)


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
