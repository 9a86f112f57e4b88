"""Characters that a terminal obeys instead of showing, or that hide what a text says."""

from __future__ import annotations

import re

#: Controls, text-direction overrides, half characters, invisible operators and tags. The joiners
#: U+200C and U+200D and the plain direction marks are none: Persian, Hebrew and emoji need them.
#: Patterns are compiled when first used (`re` keeps them): most answers need none of them.
RAW = (
    "[\x00-\x1f\x7f-\x9f\xad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

#: The plain direction marks, which JSON has no need of.
_MARKS = "[\u061c\u200e\u200f]"


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
