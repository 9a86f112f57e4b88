"""Charts drawn in a process beside this one, which reads and counts meanwhile.

The JavaScript that draws takes half a second to start, and vl-convert lets no thread go on in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from subprocess import DEVNULL, PIPE, Popen

from tracker.page import drawer
from tracker.page.svg import Draw, draw_here


@contextmanager
def drawing_beside() -> Iterator[Draw]:
    """A way to draw, which gets ready from here on.

    What no process beside draws, whatever the reason, is drawn in this one: errors are its own.
    """
    line = [sys.executable, "-ISB", drawer.__file__, *sys.path]
    try:
        child = Popen(line, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
    except OSError:
        yield draw_here
        return
    with child:
        try:
            yield partial(_drawn_by, child)
        finally:
            child.kill()


def _drawn_by(child: Popen[bytes], specs: Sequence[str]) -> Iterator[str]:
    assert child.stdin
    with suppress(OSError), child.stdin as out:
        out.write("\n".join(specs).encode())
    return map(partial(_answer, child), specs)


def _answer(child: Popen[bytes], spec: str) -> str:
    assert child.stdout
    length = int(child.stdout.readline() or -1)
    svg = child.stdout.read(max(length, 0))
    return svg.decode() if len(svg) == length else next(draw_here([spec]))
