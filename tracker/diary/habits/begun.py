"""What was set holds at once, wherever one stands: in the west its first day isn't there yet.

A goal set at ten past midnight begins on that day. Who then flies to where it is still yesterday
has set it all the same, and who ended one there has ended it. A start that was chosen for a day
ahead (`habit add --from`) stays ahead; which it was, the history tells, for the day alone doesn't.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.domain.entries import Goal
from tracker.domain.habits.habit import Skip
from tracker.domain.time.days import DAY_S, add_days
from tracker.domain.time.so_far import MOST_DAYS_APART

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.domain.habits.habit import Habit

#: So many changes are looked through; older ones than a flight takes are of no interest.
_LOOKED_THROUGH = 200
_CHOSEN, _OFF = " --from ", " --off"
_ENDED = ("goal unset ", "habit resume ")

Held = TypeVar("Held", Goal, Skip, "Habit")


def goals_now(diary: Diary, goals: list[Goal]) -> list[Goal]:
    """Goals with the days on which they hold, seen from today."""
    return _now(diary, goals, "goals")


def habits_now(diary: Diary, habits: list[Habit]) -> list[Habit]:
    """Habits with the days on which they are there, seen from today."""
    return _now(diary, habits, "habits")


def skips_now(diary: Diary, skips: list[Skip]) -> list[Skip]:
    """Skips and pauses with the days that they are of, seen from today."""
    return _now(diary, skips, "skips")


def _now(diary: Diary, rows: list[Held], table: str) -> list[Held]:
    today = diary.clock.today()
    latest = add_days(today, MOST_DAYS_APART)
    begun = {row.uid for row in rows if today < row.from_day <= latest}
    ended = {row.uid for row in rows if today <= row.to_day < latest}
    if not begun and not ended:
        return rows
    begins = _set(diary, (table, "from_day"), begun)
    ends = _set(diary, (table, "to_day"), ended)
    set_then = {uid for uid, command in begins.items() if not _chooses_day(command)}
    unset = {uid for uid, command in ends.items() if command.startswith(_ENDED)}
    before = add_days(today, -1)
    return [
        row._replace(
            from_day=today if row.uid in set_then else row.from_day,
            to_day=before if row.uid in unset else row.to_day,
        )
        for row in rows
    ]


def _chooses_day(command: str) -> bool:
    """Whether a command names the day from which it holds, rather than being of the day it was."""
    verb, *words = command.split()
    if verb != "skip":
        return _CHOSEN in command
    from tracker.domain.time.coming_days import days_at_end

    return _OFF in command or (words[-1:] != ["today"] and days_at_end(words[1:]) > 0)


def _set(diary: Diary, what: tuple[str, str], uids: Iterable[str]) -> dict[str, str]:
    """The command by which a column of some records got what it holds, of those written here."""
    (table, column), left = what, set(uids)
    found: dict[str, str] = {}
    if not left:
        return found
    oldest = diary.clock.now - MOST_DAYS_APART * DAY_S
    for change in diary.store.made_here(_LOOKED_THROUGH):
        if not left or change.at < oldest:
            break
        before, after = change.before.get(table, {}), change.after.get(table, {})
        for uid in left & set(after):
            if _of(before.get(uid), column) != _of(after[uid], column):
                found[uid] = change.command
        left -= set(found)
    return found


def _of(record: Mapping[str, Any] | None, column: str) -> Any:
    return None if record is None else record.get(column)
