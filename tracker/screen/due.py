"""What is due, in a line for prompts and status bars. Imports little, like what it draws."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.figures.phrases import words


def due_line(names: Sequence[str], width: int) -> str:
    """The names of what is due in one line, as many as fit."""
    if not names:
        return "nothing is due"
    shown = [words(name) for name in names]
    for kept in range(len(shown), 0, -1):
        more = f" and {len(shown) - kept} more" if kept < len(shown) else ""
        line = f"due today: {', '.join(shown[:kept])}{more}"
        if len(line) <= width:
            return line
    return f"due today: {len(shown)} habits"
