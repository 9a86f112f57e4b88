"""The colours of a terminal, on white and on black: WCAG 2.2 asks 4.5 to 1 of text.

Computed with xterm's palette, which is that of every terminal from the 17th colour on. The first 16
differ from one terminal to the next and with the user's theme, so none of them is used. What has no
colour of its own is the terminal's own ink.
"""

import re
from pathlib import Path

import pytest

from tests.contrast import contrast
from tracker.screen.style import LOOKS, Style

WHITE, BLACK = "#ffffff", "#000000"
LEAST = 4.5
STEPS = (0, 95, 135, 175, 215, 255)
SHEETS = Path(__file__).parents[2] / "tracker/page/sheet"


def xterm(number: int) -> str:
    """The colour of a number from 16 on: a cube of six steps a side, then 24 greys."""
    if number >= 232:
        parts = [8 + 10 * (number - 232)] * 3
    else:
        cube = number - 16
        parts = [STEPS[cube // 36], STEPS[cube // 6 % 6], STEPS[cube % 6]]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def test_the_palette_is_xterms():
    assert [xterm(n) for n in (16, 196, 226, 231, 243)] == [
        "#000000", "#ff0000", "#ffff00", "#ffffff", "#767676",
    ]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ground", [WHITE, BLACK])
def test_every_look_can_be_read_on_light_and_on_dark(look, ground):
    painted = Style(colour=True)._paint("x", look)
    codes = re.findall("\x1b\\[([0-9;]*)m", painted)
    assert codes[-1] == "0"
    for code in codes[:-1]:
        if code == "1":
            continue  # weight changes no colour
        found = re.fullmatch("38;5;([0-9]+)", code)
        assert found, f"{look} is painted with {code}, which is no colour known everywhere"
        assert int(found[1]) >= 16
        assert contrast(xterm(int(found[1])), ground) >= LEAST


def test_no_style_paints_beside_the_looks():
    style = Style(colour=True)
    methods = (style.heading, style.faint, style.good, style.warning, style.urgent, style.water)
    levels = tuple(
        (lambda text, name=name: style.level(name, text)) for name in ("see-doctor", "watch")
    )
    painted = {paint("x") for paint in (*methods, *levels)}
    assert painted <= {style._paint("x", look) for look in LOOKS}
    assert len(painted) == 8


def test_what_is_grave_is_bold_before_it_is_coloured():
    assert all(LOOKS[look][1] for look in ("urgent", "see-doctor"))


def test_the_sheets_text_stands_out_from_its_paper():
    """Its inks are few: each is read against the page and against the tiles."""
    html = (SHEETS / "sheet.html.jinja").read_text(encoding="utf-8")
    typ = (SHEETS / "sheet.typ").read_text(encoding="utf-8")
    inks = re.findall(r"[^-]color: (#[0-9a-f]{3,6})", html)
    inks += re.findall(r'#let (?:ink|quiet) = rgb\("(#[0-9a-f]{6})"\)', typ)
    grounds = re.findall(r"background: (#[0-9a-f]{3,6})", html)
    grounds += re.findall(r'fill: rgb\("(#[0-9a-f]{6})"\)', typ)
    assert len(inks) >= 6 and len(grounds) >= 3
    for ink in inks:
        for ground in grounds:
            assert contrast(ink, ground) >= LEAST, (ink, ground)
