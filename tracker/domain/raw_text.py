"""Characters that a terminal obeys instead of showing, or that hide what a text says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import is_
from typing import Any

#: Controls, text-direction overrides, half characters, invisible operators, tags, and what XML
#: can't carry. The joiners
#: U+200C and U+200D and the plain direction marks are none: Persian, Hebrew and emoji need them.
RAW = (
    "[\x00-\x1f\x7f-\x9f\xad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)

#: What XML can't carry, but line breaks and tabs.
_UNWRITABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_TEXTLESS = (int, float, type(None))
#: The plain direction marks, which JSON has no need of.
_MARKS = "[\u061c\u200e\u200f]"


# Patterns are compiled when first used (`re` keeps them): most answers need none of them.
_LINE_BREAKS = " *(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]) *"


def on_one_line(text: str, line_break: str = "⏎") -> str:
    """A person's text on one line, safe to print: line breaks as ⏎, raw characters as escapes.

    >>> on_one_line("one\\ntwo \\x1b[31mred")
    'one ⏎ two \\\\x1b[31mred'
    """
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text
    text = re.sub(_LINE_BREAKS, f" {line_break} ", text).replace("\t", " ")
    return re.sub(RAW, shown_escape, text)


def harmless(text: str, *, but: str = "\n") -> str:
    """A text of many lines with every raw character as an escape; `but` is a pattern that stays."""
    if text.replace("\n", "").isprintable():
        return text
    return re.sub(f"({but})|{RAW}", lambda found: found[1] or shown_escape(found), text)


def visible(text: str) -> str:
    r"""A text on one line with every raw character as an escape.

    >>> visible('one\ntwo\x1b[31m')
    'one\\x0atwo\\x1b[31m'
    """
    if text.isprintable():
        return text
    return re.sub(RAW, shown_escape, text)


def cleaned(value: Any) -> Any:
    """Plain data (named tuples, lists, mappings) with nothing in its texts that XML can't carry.

    A control character is shown as its picture; line breaks and tabs stay, and so do the marks of
    direction, which a page keeps to their own element. It is for pages and sheets and what draws
    them, whose makers die of some characters.
    """
    if isinstance(value, _TEXTLESS):  # nearly all of a long period
        return value
    if isinstance(value, str):
        if value.isprintable():
            return value
        return re.sub(_UNWRITABLE, _picture, value)
    if isinstance(value, tuple | list):
        parts = [cleaned(part) for part in value]
        if all(map(is_, parts, value)):
            return value
        return value._make(parts) if hasattr(value, "_make") else type(value)(parts)
    if isinstance(value, Mapping):
        return {cleaned(name): cleaned(part) for name, part in value.items()}
    return value


def shown_escape(found: re.Match[str]) -> str:
    """A raw character as a person sees it: `\\x1b`."""
    code = ord(found[0])
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else shown_escape(found)


def escaped(json: str) -> str:
    r"""A JSON text that reads back equal and holds no raw character but its own line breaks.

    >>> escaped('"a\x9bb"')
    '"a\\u009bb"'
    """
    if json.isascii() and "\x7f" not in json:
        return json
    return re.sub(f"{RAW}|{_MARKS}", _escape, json)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\n":
        return character
    code = ord(character)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
