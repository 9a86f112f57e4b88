"""What was kept for good, in words, for an error that came after it: nobody logs a dose twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import shown

if TYPE_CHECKING:
    from tracker.store.draft import KeptCommand

__all__ = ["KeptCommand", "kept_words"]

LONGEST_COMMAND = 80


def kept_words(kept: Sequence[KeptCommand]) -> str:
    """'entry #12 is kept', 'entries #3 to #5 are kept', 'it is kept: undo of log water 200'."""
    ids = sorted({number for one in kept for number in one.entries})
    others = [shown(one.command, LONGEST_COMMAND) for one in kept if not one.entries]
    told = []
    if ids:
        told.append(f"{_numbers(ids)} {'is' if len(ids) == 1 else 'are'} kept")
    if others:
        told.append(f"it is kept: {', '.join(others)}")
    return "; ".join(told)


def _numbers(ids: Sequence[int]) -> str:
    if len(ids) == 1:
        return f"entry #{ids[0]}"
    if len(ids) > 2 and ids[-1] - ids[0] == len(ids) - 1:
        return f"entries #{ids[0]} to #{ids[-1]}"
    *most, last = (f"#{number}" for number in ids)
    return f"entries {', '.join(most)} and {last}"
