"""What keeps a diary safe: verified copies, one of them put back, and a look at the whole of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.errors import TrackerError

if TYPE_CHECKING:
    from tracker.store.copies.backup import Copy
    from tracker.store.health import Check


def copies(diary: Diary) -> list[Copy]:
    """The copies in the diary's own folder of them, the newest first."""
    from tracker.store.copies.backup import backups

    return backups(diary.file_location())


def back_up(diary: Diary, to: str, replace: Callable[[], bool]) -> str:
    """Copy the diary to a file and check the copy before it counts.

    `replace` is asked where a file lies there. Returns the copy's full path. Raises TrackerError.
    """
    from tracker.diary.leave import check_place
    from tracker.store.copies import backup

    place = diary.file_location()
    check_place(diary, to, replace, only_files=True)
    diary.store  # noqa: B018  a database that isn't there yet is made, and an old one upgraded
    made = backup.back_up(place, to)
    diary.keeps(f"backup {to}")
    return made


def put_back(diary: Diary, copy: str, sure: Callable[[str], bool]) -> str | None:
    """Put a copy back in the place of the diary, once `sure` says yes to that place.

    Returns where what was there before is kept, None where there was nothing. Raises TrackerError.
    """
    from tracker.store.copies.restore import restore
    from tracker.transfer.vocabulary import mend

    place = diary.file_location()
    if not os.path.exists(copy):  # noqa: PTH110  (pathlib raises where a name is too long)
        raise TrackerError(f"there is no copy at {copy}; tracker backup --list shows those kept")
    if not sure(place):
        raise TrackerError("nothing was restored, since you said no")
    saved = restore(place, copy, diary.tell)
    diary.forget()
    diary.store.touched.everything = True
    diary.keeps(f"restore {copy}")
    for remark in mend(diary.store):
        diary.tell(remark)
    return saved


def self_check(diary: Diary) -> list[Check]:
    """Look the installation and the database over; nothing is changed."""
    from tracker.store.health import examine, examine_server

    if diary.on_server:
        return examine_server(diary.location)
    checks = examine(diary.file_location())
    return [*checks, *_dates(diary, checks)]


def _dates(diary: Diary, checks: list[Check]) -> list[Check]:
    """What is dated after now; not looked for in a diary that something is wrong with."""
    from tracker.domain.time.so_far import ahead_words
    from tracker.store.health import Check, is_sound

    told = ahead_words(diary.so_far.ids_ahead) if is_sound(checks) else ""
    return [Check("dates", True, told)] if told else []
