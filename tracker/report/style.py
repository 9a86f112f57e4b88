"""How to draw: the glyphs of a drawing, and colours by what they mean."""

from typing import Any, NamedTuple


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

_LEVEL_COLOURS: dict[str, dict[str, Any]] = {
    "urgent": {"fg": "red", "bold": True},
    "see-doctor": {"fg": "yellow", "bold": True},
    "watch": {"fg": "cyan"},
}


class Style(NamedTuple):
    """How to draw: with colour or not, in ASCII or not, in how many columns."""

    colour: bool = False
    ascii: bool = False
    width: int = 80

    @property
    def glyphs(self) -> Glyphs:
        return ASCII_GLYPHS if self.ascii else GLYPHS

    @property
    def separator(self) -> str:
        return f" {self.glyphs.separator} "

    def heading(self, text: str) -> str:
        return self._paint(text, bold=True)

    def faint(self, text: str) -> str:
        return self._paint(text, dim=True)

    def good(self, text: str) -> str:
        return self._paint(text, fg="green")

    def warning(self, text: str) -> str:
        return self._paint(text, fg="yellow")

    def urgent(self, text: str) -> str:
        return self._paint(text, fg="red", bold=True)

    def water(self, text: str) -> str:
        return self._paint(text, fg="cyan")

    def level(self, level: str, text: str) -> str:
        """Text in the colour of a finding's level; the quiet levels have none."""
        return self._paint(text, **_LEVEL_COLOURS.get(level, {}))

    def _paint(self, text: str, **looks: Any) -> str:
        if not self.colour or not text or not looks:
            return text
        from click import style

        return style(text, **looks)
