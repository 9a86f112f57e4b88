"""Charts drawn in a process beside: the JavaScript that draws takes half a second to start, in
which vl-convert lets no Python go on, and the diary is read and counted meanwhile.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from subprocess import DEVNULL, PIPE, Popen

from tracker.page import drawer
from tracker.page.svg import Draw, draw_here

#: Specs and SVGs that lie ready in a pipe, where the system lets it be that large.
_ROOM_BYTES = 1 << 20


@contextmanager
def drawing_beside() -> Iterator[Draw]:
    """A way to draw, which gets ready from here on.

    What no process beside draws, whatever the reason, is drawn in this one: errors are its own.
    """
    line = [sys.executable, "-I", "-S", drawer.__file__, *sys.path]
    try:
        child = Popen(line, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, pipesize=_ROOM_BYTES)
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
