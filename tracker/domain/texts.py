"""Text that may be kept and shown: nothing that a terminal obeys, nothing that turns a line round.

What people see of a text stays; what goes is invisible: control characters (C0, C1) and the marks
that change the direction of what stands beside them. A note keeps its tabs and line breaks.
"""

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_TURNING = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINES = (0x09, 0x0A, 0x0D, 0x2028, 0x2029)

# A NUL is no invisible slip: nothing that holds one was ever typed or kept, so it is refused.
_FROM_TEXT = dict.fromkeys(n for n in (*_CONTROLS[1:], *_TURNING) if n not in _LINES)
_FROM_NAME = {**_FROM_TEXT, **dict.fromkeys(_LINES, " ")}


def clean_text(text: str) -> str:
    """A text of several lines without what nobody sees."""
    return text if text.isprintable() else text.translate(_FROM_TEXT)


def clean_name(text: str) -> str:
    """The same for what stands on one line: its line breaks and tabs are spaces."""
    return text if text.isprintable() else text.translate(_FROM_NAME).strip()
