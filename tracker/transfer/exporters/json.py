"""Everything as one JSON object, to keep it or to carry it to another machine.

It has every record, deleted ones too, and `tracker import` reads it back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tracker.transfer.json_format import write_json
from tracker.transfer.leaving import Outgoing, TextFile

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


def file(out: Outgoing) -> TextFile:
    """The whole diary."""
    return TextFile("diary.json", partial(_write, out))


def _write(out: Outgoing, stream: SupportsWrite[str]) -> None:
    write_json(out.store, stream, out.now)
