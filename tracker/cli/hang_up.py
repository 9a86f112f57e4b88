"""A terminal that closes under a question: it ends the questions, as `q` does, not the process."""

from __future__ import annotations

import signal
from types import FrameType


class HangUp:
    """While `asking`, a hang-up raises EOFError; later, while answers are kept, it is let pass.

    Where hang-ups are ignored already (`nohup`), or aren't known, nothing is changed.
    """

    def __init__(self) -> None:
        self.asking = True
        self._former: object = None

    def __enter__(self) -> HangUp:
        number = getattr(signal, "SIGHUP", None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            self._former = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._former is not None:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if self.asking:
            self.asking = False
            raise EOFError
