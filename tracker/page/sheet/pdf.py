"""The doctor's sheet as a PDF of one page, two at most, by Typst with the fonts it brings along.

The text goes in as JSON data and is never read as markup.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.figures.phrases import many
from tracker.figures.sheet.sheet import parts
from tracker.page.sheet.fill import ROOMS, SETTINGS, Charts, Setting, charts_of, fill
from tracker.page.svg import missing_extra

if TYPE_CHECKING:
    import typst

    from tracker.figures.sheet.sheet import DoctorSheet

TEMPLATE = Path(__file__).with_name("sheet.typ")
MOST_PAGES = 2

# Latin, Greek, Cyrillic, Hebrew, most of Arabic, punctuation and arrows are in Typst's own fonts.
# Only text beyond them sends it through the fonts of the system.
_OWN_FONTS = re.compile(
    "[\x00-\u04ff\u05d0-\u05ea\u060c\u061b\u061f\u0621-\u063a\u0640-\u0652\u0660-\u0669\u067e\u0686"
    "\u0698\u06a9\u06af\u06cc\u06f0-\u06f9\u2000-\u2040\u2044-\u2052\u20a0-\u20bf\u2100-\u211e\u2122"
    "\u2126\u2190-\u22ff]*"
)


# A page a character, in the font of the sheet with all that stand in for it.
_A_PAGE_EACH = b"""#set page(width: 9pt, height: 9pt, margin: 0pt)
#set text(font: "Libertinus Serif", size: 9pt)
#for each in sys.inputs.each.codepoints() { page(each) }
"""
_OF_NO_FONT = "\U0010fffe"  # a noncharacter: what is drawn like it has no glyph
_MOST_TRIED = 200


class Typeset(NamedTuple):
    """A PDF, how it was set, and how many pages it has."""

    pdf: bytes
    setting: Setting
    pages: int


def write_pdf(sheet: DoctorSheet, us: bool = False) -> bytes:
    """The sheet as a PDF: tagged, with a title and its fonts.

    Raises TrackerError where the extra `page` isn't installed.
    """
    return typeset(sheet, charts_of(sheet), "us-letter" if us else "a4", us).pdf


def undrawn(sheet: DoctorSheet) -> str:
    """Characters of a sheet that no font here has, of the first 200 beyond Typst's own fonts.

    They are empty boxes in the PDF. Raises TrackerError where the extra `page` isn't installed.
    """
    text = json.dumps([sheet.person, parts(sheet, ROOMS[0])], ensure_ascii=False)
    beyond = [each for each in dict.fromkeys(text) if not _OWN_FONTS.fullmatch(each)][:_MOST_TRIED]
    return _without_glyph("".join(beyond)) if beyond else ""


@lru_cache(maxsize=1)
def _without_glyph(characters: str) -> str:
    try:
        import typst
    except ImportError as error:
        raise missing_extra(error) from None
    compiler = typst.Compiler(_A_PAGE_EACH, sys_inputs={"each": _OF_NO_FONT + characters})
    pages: Any = compiler.compile(format="svg")
    box, *drawn = map(bytes, pages)
    return "".join(each for each, page in zip(characters, drawn, strict=True) if page == box)


def typeset(sheet: DoctorSheet, charts: Charts, paper: str, us: bool = False) -> Typeset:
    """The sheet on a paper of Typst's, or on `any`, with as much as fits MOST_PAGES.

    What fits one page when it stands closer is put on one. Raises TrackerError where the extra
    `page` isn't installed.
    """
    boxes = len(undrawn(sheet))
    remark = (
        f"No font here has {many(boxes, 'character')} of this sheet, shown as boxes."
        if boxes
        else ""
    )

    @cache
    def made(setting: Setting) -> Typeset:
        return _made(fill(sheet, charts, setting, us, remark), setting, paper)

    most, closer = SETTINGS[0], SETTINGS[0]._replace(dense=True)
    for setting in (most, closer):
        if made(setting).pages == 1:
            return made(setting)
    place = bisect_left(SETTINGS, True, key=lambda one: made(one).pages <= MOST_PAGES)
    return made(SETTINGS[min(place, len(SETTINGS) - 1)])


def _made(data: dict[str, Any], setting: Setting, paper: str) -> Typeset:
    try:
        import typst
    except ImportError as error:
        raise missing_extra(error) from None
    text = json.dumps(data, ensure_ascii=False)
    compiler = typst.Compiler(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        ignore_system_fonts=bool(_OWN_FONTS.fullmatch(text)),
        sys_inputs={"sheet": text, "paper": paper},
    )
    pdf: Any = compiler.compile(format="pdf")
    return Typeset(bytes(pdf), setting, _pages(compiler))


def _pages(compiler: typst.Compiler) -> int:
    """How many pages the template made; it says so itself, in a piece of metadata."""
    return int(json.loads(compiler.query("<pages>", field="value", one=True)))
