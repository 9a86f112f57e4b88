"""Words that are only tried: what is told of them, nobody hears."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.diary.diary import Diary


@contextmanager
def quiet(diary: Diary) -> Iterator[None]:
    """Nothing that is tried in here is said, nor remembered for the answer."""
    tell, said_back = diary.tell, list(diary.said_back)
    diary.tell = _say_nothing
    try:
        yield
    finally:
        diary.tell = tell
        diary.said_back[:] = said_back


def _say_nothing(line: str) -> None:
    pass
