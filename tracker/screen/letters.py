"""Text on a terminal: what is safe to print, how wide it is, how it is cut, aligned and wrapped.

Everything that a person typed passes `clean` before it is drawn, so that no control character,
escape sequence or text-direction override ever reaches the terminal raw.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.raw_text import harmless, on_one_line
from tracker.screen.style import LOOKS, Style, paint

# Patterns are compiled when first used (`re` keeps them): most answers need none of them.
_WORDS = "( *)([^ ]+)"
_SGR = "\x1b\\[[0-9;]*m"
#: Punctuation that our own sentences and citations use, for terminals that only know ASCII.
_TO_ASCII = str.maketrans(
    {
        "–": "-", "—": "-", "−": "-", "·": "-", "×": "x", "…": "...", "’": "'", "‘": "'", "“": '"',
        "”": '"', "≥": ">=", "≤": "<=", "≈": "~", "µ": "u", "μ": "u", "°": " deg", "\xa0": " ",
        "§": "section ", "⏎": "/", "é": "e", "è": "e", "ö": "o", "ü": "u", "ä": "a",
    }
)  # fmt: skip


def clean(text: str, style: Style | None = None) -> str:
    """A person's text on one line, safe to print: line breaks as ⏎, raw characters as escapes."""
    return on_one_line(text, (style or Style()).glyphs.line_break)


def printable(text: str, colour: bool) -> str:
    """A drawn screen with all escaped that a terminal obeys, but line breaks and our own colours.

    The last of all gates: what a person typed has passed `clean` before it came into the drawing.
    """
    if text.replace("\n", "").isprintable():
        return text
    return harmless(text, but="|".join(map(re.escape, ["\n", *(_codes() if colour else ())])))


def _codes() -> set[str]:
    """Every colour and weight that `Style` paints with, and what ends it."""
    painted = "".join(paint("-", look) for look in LOOKS)
    return set(re.findall(_SGR, painted))


def bare(text: str) -> str:
    """Drawn text without its colours."""
    return re.sub(_SGR, "", text) if "\x1b" in text else text


def own_words(text: str, style: Style) -> str:
    """A sentence of the program's own, in the characters that the terminal knows."""
    return text.translate(_TO_ASCII) if style.ascii else text


# Latin letters and these are one column each; only other text pays for the width tables.
_NARROW = "\xa0–—‘’“”…⏎─│┼●▁▂▃▄▅▆▇█░▒▓"


def _is_narrow(character: str) -> bool:
    return character in _NARROW or (character < "\u0300" and character.isprintable())


def width_of(text: str) -> int:
    """The columns that a text takes on a terminal, colour codes not counted."""
    if "\x1b" in text:
        text = bare(text)
    if text.isascii() or all(map(_is_narrow, text)):
        return len(text)
    from wcwidth import wcswidth

    wide: int = wcswidth(text)
    return wide if wide >= 0 else len(text)


def fit(text: str, width: int, style: Style) -> str:
    """An unstyled text in at most `width` columns, cut with an ellipsis where it is longer."""
    if width_of(text) <= width:
        return text
    mark = style.glyphs.cut[:width]
    kept = text[: _cut_at(text, width - len(mark))].rstrip()
    # Some vowel signs of Indic scripts take a column that they don't have on their own.
    while kept and width_of(kept + mark) > width:
        kept = kept[:-1]
    return kept + mark


def _cut_at(text: str, width: int) -> int:
    """How many leading characters surely take no more than `width` columns.

    Emoji sequences are narrower than the sum of their parts, never wider, once an emoji selector
    (U+FE0F), which can widen the character before it, is counted.
    """
    if text.isascii():
        return min(width, len(text))
    from wcwidth import wcwidth

    used = 0
    for index, character in enumerate(text):
        used += 1 if character == "\ufe0f" else max(0, wcwidth(character))
        if used > width:
            return index
    return len(text)


def pad(text: str, width: int, align: str = "l") -> str:
    """A text filled with spaces to `width` columns; `align` is l or r."""
    space = " " * (width - width_of(text))
    return space + text if align == "r" else text + space


def columns(
    rows: Sequence[Sequence[str]], aligns: str = "", gap: int = 2, indent: int = 0
) -> list[str]:
    """Rows of as many cells each as aligned lines; a column that is empty in every row vanishes.

    `aligns` has an l or r a column; without it every column is aligned left.

    >>> columns([["walks", "5"], ["rest", "12"]], "lr")
    ['walks   5', 'rest   12']
    """
    aligns = aligns or "l" * max((len(row) for row in rows), default=0)
    widths = [max((width_of(row[n]) for row in rows), default=0) for n in range(len(aligns))]
    lines = []
    for row in rows:
        cells = (pad(cell, widths[n], aligns[n]) for n, cell in enumerate(row) if widths[n])
        lines.append((" " * indent + (" " * gap).join(cells)).rstrip())
    return lines


def unbroken(text: str) -> str:
    """A text that `wrap_whole` keeps on one line where it fits on one."""
    return text.replace(" ", "\xa0")


def wrap_whole(text: str, width: int, indent: int = 0) -> list[str]:
    """`wrap` for a text with parts that are `unbroken`: '7 h 2 min', 'neck 3 on 7 Nov'."""
    return [line.replace("\xa0", " ") for line in wrap(text, width, indent)]


def wrap(text: str, width: int, indent: int = 0) -> list[str]:
    """An unstyled text in lines of at most `width` columns, the further ones indented.

    The text's own spaces stay, at its beginning too, so a first line can bring a label along. A
    word longer than a line is broken.

    >>> wrap("  watch  pain at the lower back", 20, indent=9)
    ['  watch  pain at the', '         lower back']
    """
    lines: list[str] = []
    lead = " " * min(indent, max(0, width - 2))
    line, used = "", 0
    for space, word in re.findall(_WORDS, text):
        wide = width_of(word)
        if used + len(space) + wide <= width:
            line, used = line + space + word, used + len(space) + wide
            continue
        room = width - used - len(space)
        if line.strip() and (room < 1 or wide <= width - len(lead)):
            lines.append(line)
            line, used, space, room = lead, len(lead), "", width - len(lead)
        while wide > room:
            cut = _cut_at(word, room)
            if not cut and line.strip():
                lines.append(line)
                line, space, room = lead, "", width - len(lead)
                continue
            # At least one character a line: a column too narrow for it must not loop for ever.
            cut = max(1, cut)
            if cut >= len(word):
                break
            lines.append(line + space + word[:cut])
            line, space, word, room = lead, "", word[cut:], width - len(lead)
            wide = width_of(word)
        line += space + word
        used = width_of(line)
    return [*lines, line] if line.strip() else lines
