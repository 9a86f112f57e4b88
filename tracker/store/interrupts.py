"""Ctrl-C held back for a moment, so that it is known what a COMMIT did before anyone is told."""

from __future__ import annotations

# What `signal` is made of: its enums would cost every log 0.7 ms.
from _signal import (  # type: ignore[import-not-found]
    SIGINT,
    default_int_handler,
    getsignal,
    signal,
)
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def held_back() -> Iterator[Callable[[], None]]:
    """Yields what begins to hold Ctrl-C back; at the end of the block it comes through.

    The second Ctrl-C comes through at once: a server may never answer.
    """
    came: list[int] = []
    usual: list[Any] = []

    def note(number: int, _frame: object) -> None:
        came.append(number)
        if len(came) > 1:
            raise KeyboardInterrupt

    def begin() -> None:
        # Whoever ignores it (nohup), and another thread, goes on doing so.
        if getsignal(SIGINT) is default_int_handler:
            try:
                usual.append(signal(SIGINT, note))
            except ValueError:
                return

    try:
        yield begin
    finally:
        if usual:
            signal(SIGINT, usual[0])
    if came:
        raise KeyboardInterrupt
