"""Names and words: what may be kept of a name, and how they stand in a sentence.

A name is on one line, with nothing that a terminal obeys or that turns it round. What people see
of it stays; what goes is invisible: control characters (C0, C1) and the marks that change the
direction of what stands beside them. (A note is kept as it was typed; whatever prints one sees to
it.)
"""

from collections.abc import Sequence

_CONTROLS = (*range(0x01, 0x20), *range(0x7F, 0xA0))
_TURNING = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINES = (0x09, 0x0A, 0x0D, 0x2028, 0x2029)

# A NUL is no slip: nothing that holds one was ever typed or kept, so it is refused elsewhere.
_CLEAN = {**dict.fromkeys((*_CONTROLS, *_TURNING)), **dict.fromkeys(_LINES, " ")}


def clean_name(text: str) -> str:
    """A name without what nobody sees; its tabs and line breaks are spaces."""
    return text if text.isprintable() else text.translate(_CLEAN).strip()


def begun(text: str) -> str:
    """A text as a sentence begins, the rest of it as it is."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Names in a sentence; there is at least one.

    >>> listed(["aspirin", "ibuprofen", "naproxen"]), listed(["aspirin"])
    ('aspirin, ibuprofen and naproxen', 'aspirin')
    """
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
