"""What stood when someone last looked at today, so that what is new can be marked.

It lies in the user's state folder and nowhere else, as numbers that tell nobody what they stand
for. It is never needed: what can't be read or written is passed over.
"""

# ruff: noqa: PTH108, PTH118, PTH120, PTH123  (pathlib would cost 3 ms)

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from tracker.diary.places import user_folder
from tracker.domain.errors import TrackerError
from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import rank
from tracker.store.files import make_folder, make_part, put_in_place

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.rules.base import Finding

FILE_NAME = "last-look.json"
#: How many diaries are remembered; those looked at longest ago are forgotten first.
MOST_DIARIES = 20
#: News is told once in so many days; the day of it is kept as its number.
NEWS_EVERY, _NEWS = 7, "news"

#: What stood, by the number of its name, with its rank; and the day on which news was told.
Look = Mapping[str, int]


def unseen(diary: Diary, findings: Sequence[Finding]) -> frozenset[int]:
    """The places of the findings that weren't there at the last look, or were milder.

    None where there was no look: then all of them would be.
    """
    before = _looks().get(_number(diary.location))
    if before is None:
        return frozenset()
    return frozenset(
        at for at, one in enumerate(findings) if rank(one.level) > before.get(_name(one), -1)
    )


def tells_news(diary: Diary) -> bool:
    """Whether no news was told in the last seven days."""
    told = _looks().get(_number(diary.location), {}).get(_NEWS)
    return told is None or not 0 <= ordinal(diary.clock.today()) - told < NEWS_EVERY


def note_look(diary: Diary, findings: Sequence[Finding], *, told_news: bool = False) -> None:
    """Remember what stands now, and that news was told; where that can't be written, it isn't."""
    looks, key = _looks(), _number(diary.location)
    told = ordinal(diary.clock.today()) if told_news else looks.get(key, {}).get(_NEWS)
    look: dict[str, int] = {} if told is None else {_NEWS: told}
    for finding in findings:
        look[_name(finding)] = max(rank(finding.level), look.get(_name(finding), -1))
    if looks.get(key) == look:
        return
    others = {name: known for name, known in looks.items() if name != key}
    kept = dict([*others.items(), (key, look)][-MOST_DIARIES:])
    with suppress(OSError, TrackerError):
        if _place() != diary.location:
            _write(_place(), json.dumps(kept))


def _name(finding: Finding) -> str:
    """A number for what makes a finding the same one; a new event or bout is another."""
    began = finding.since if finding.event else finding.bout
    return _number(repr((finding.rule, finding.site, finding.about, began)))


def _number(text: str) -> str:
    return f"{crc32(text.encode(errors='surrogateescape')):08x}"


def _looks() -> dict[str, Look]:
    """The looks at every diary; empty where they can't be read."""
    try:
        with open(_place(), encoding="utf-8") as file:
            found = json.load(file)
    except (OSError, ValueError, RecursionError, TrackerError):
        return {}
    looks = found.items() if isinstance(found, dict) else ()
    return {key: look for key, look in looks if _is_look(look)}


def _is_look(look: object) -> bool:
    return isinstance(look, dict) and all(type(level) is int for level in look.values())


def _write(place: str, text: str) -> None:
    """Put the file in its place whole, for its owner's eyes alone. Raises OSError."""
    part = f"{place}.{os.getpid()}"
    make_folder(os.path.dirname(place))
    try:
        make_part(part)
        with open(part, "w", encoding="utf-8") as file:
            file.write(text)
        put_in_place(part, place, lasting=False)
    finally:
        with suppress(OSError):
            os.unlink(part)


def _place() -> str:
    return os.path.join(user_folder("state"), FILE_NAME)
