"""How a document from outside is refused: one sentence with what was met, fit for a terminal."""

from __future__ import annotations

from tracker.domain.errors import WrongWords

_MOST_SHOWN = 60


class Refused(WrongWords):
    """The document can't be read in. Nothing changed."""


def shown(value: object) -> str:
    """A value as a sentence can show it: short, closed, and nothing that a terminal would obey."""
    import json

    try:
        text = json.dumps(value)
    except (ValueError, RecursionError):
        return "something nested too deep"
    if len(text) <= _MOST_SHOWN:
        return text
    closing = text[-1] if text[-1] in '"]}' else ""
    return f"{cut(text, _MOST_SHOWN - len(closing))}{closing}"


def cut(text: str, most: int) -> str:
    """A text of at most so many characters: cut after a word, or within one that is longer yet."""
    if len(text) <= most:
        return text
    head = text[:most]
    whole = head[: head.rfind(" ")] if " " in head else head[:-1]
    return f"{whole.rstrip(' ,;')}…"
