"""How to draw: the glyphs of a drawing, and colours by what they mean."""

from __future__ import annotations

from tracker.domain.named_tuple import NamedTuple


class Glyphs(NamedTuple):
    """The characters a drawing is made of."""

    full: str
    empty: str
    mark: str
    unlogged: str
    levels: str
    cut: str
    line_break: str
    separator: str
    dash: str
    rule: str
    times: str


GLYPHS = Glyphs("▇", "░", "│", "·", "▁▂▃▄▅▆▇█", "…", "⏎", "·", "–", "─", "×")
#: Scores are drawn as their own digit where blocks can't be shown; X is the top of the scale.
ASCII_GLYPHS = Glyphs("#", "-", "|", ".", "0123456789X", "..", "/", "-", "-", "-", "x")

# Nobody says whether a terminal is light or dark. Of the 256 colours, whose red, green and blue are
# the same everywhere (the first 16 are the user's own), these six stand 4.5 to 1 off white and off
# black alike; there is no such yellow and no such bright red, so weight says what is grave.
_GREEN, _BLUE, _PURPLE, _RED, _MAGENTA, _GREY = 29, 63, 98, 131, 163, 243


#: How text is painted, by what it means: one of the 256 colours or the terminal's own; bold or not.
LOOKS: dict[str, tuple[int | None, bool]] = {
    "heading": (None, True),
    "faint": (_GREY, False),
    "good": (_GREEN, False),
    "warning": (_RED, False),
    "water": (_BLUE, False),
    "urgent": (_MAGENTA, True),
    "see-doctor": (_RED, True),
    "watch": (_PURPLE, False),
}
_LEVELS = ("urgent", "see-doctor", "watch")


class Style(NamedTuple):
    """How to draw: with colour or not, in ASCII or not, in how many columns; in which year.

    `year` is the present one, which goes without saying; "" where a heading tells the years.
    `week_start` is the weekday that weeks begin with, 0 for a Monday.
    """

    colour: bool = False
    ascii: bool = False
    width: int = 80
    year: str = ""
    us: bool = False
    week_start: int = 0

    @property
    def glyphs(self) -> Glyphs:
        return ASCII_GLYPHS if self.ascii else GLYPHS

    @property
    def separator(self) -> str:
        return f" {self.glyphs.separator} "

    def heading(self, text: str) -> str:
        return self._paint(text, "heading")

    def faint(self, text: str) -> str:
        return self._paint(text, "faint")

    def good(self, text: str) -> str:
        return self._paint(text, "good")

    def warning(self, text: str) -> str:
        return self._paint(text, "warning")

    def urgent(self, text: str) -> str:
        return self._paint(text, "urgent")

    def water(self, text: str) -> str:
        return self._paint(text, "water")

    def level(self, level: str, text: str) -> str:
        """Text in the colour of a finding's level; the quiet levels have none."""
        return self._paint(text, level) if level in _LEVELS else text

    def _paint(self, text: str, look: str) -> str:
        if not self.colour or not text:
            return text
        return paint(text, look)


def paint(text: str, look: str) -> str:
    """A text in a look's colour and weight, and back to plain after it."""
    colour, bold = LOOKS[look]
    painted = "" if colour is None else f"\x1b[38;5;{colour}m"
    return f"{painted}{chr(27) + '[1m' if bold else ''}{text}\x1b[0m"
