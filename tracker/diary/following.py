"""Whether an export is kept current: every command that wrote asks, and mostly none is."""

# ruff: noqa: PTH110

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tracker.store.files import EVERY_WRITE

if TYPE_CHECKING:
    from tracker.diary.diary import Diary


def note_file(diary: Diary) -> str:
    """Where it is noted which one is. Raises TrackerError for a diary on a server."""
    return diary.file_location() + EVERY_WRITE


def is_followed(diary: Diary) -> bool:
    """Whether there is one."""
    return not diary.on_server and os.path.exists(note_file(diary))
