"""Skips: days on which a habit isn't asked for, with a reason, also ahead of time."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.diary.habits.writing import end_skips, write_skip
from tracker.domain.entries import Days
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.habits.habit import Habit, Skip
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.coming_days import days_at_end, read_coming_days
from tracker.domain.time.days import days_between
from tracker.domain.time.moment_words import full_day
from tracker.figures.periods import from_words

ALL = "all"
EVERY_HABIT = "every habit"
REASON_LIMIT = 200


class Skipped(NamedTuple):
    """Days that a habit, or every one, is skipped, or no more; `skips` are all from then on."""

    name: str
    days: Days
    reason: str | None
    skips: list[Skip]


def skip(diary: Diary, words: Sequence[str], reason: str | None) -> Skipped:
    """Skip a habit or `all` on the days that the words end with, today if they name none.

    Raises UnknownName and WrongWords.
    """
    name, days = _read_words(diary, words)
    with diary.changing():
        habit = _named(diary, name)
        why = check_reason(reason)
        new = Skip(None, days.first, days.last, why)
        write_skip(diary, habit, new, f"skip {' '.join(words)}")
        return _skipped(diary, habit, days, why)


def unskip(diary: Diary, words: Sequence[str]) -> Skipped:
    """Take the skips of these days back. Raises TrackerError where there are none."""
    name, days = _read_words(diary, words)
    with diary.changing():
        habit = _named(diary, name)
        if not end_skips(diary, habit, days, pause=False, command=f"skip {' '.join(words)} --off"):
            raise _none_to_end(diary, habit, days)
        return _skipped(diary, habit, days)


def _none_to_end(diary: Diary, habit: Habit | None, days: Days) -> TrackerError:
    span = span_words(days, diary.clock.today())
    if habit is None:
        return TrackerError(f"there is no skip of {EVERY_HABIT} {span}")
    whole = (s for s in diary.store.skips() if s.habit_uid is None and not s.pause)
    if any(s.from_day <= days.last and s.to_day >= days.first for s in whole):
        off = f"tracker skip {ALL} ... --off takes that back"
        return TrackerError(f"{habit.name} is skipped with {EVERY_HABIT} {span}: {off}")
    return TrackerError(f"{habit.name} isn't skipped {span}")


def _read_words(diary: Diary, words: Sequence[str]) -> tuple[str, Days]:
    """A name and days, past or ahead. Raises WrongWords."""
    today = diary.clock.today()
    at = len(words) - days_at_end(words[1:])
    said = " ".join(words[at:])
    days = read_coming_days(said, today) if said else Days(today, today)
    return " ".join(words[:at]), days


def _named(diary: Diary, name: str) -> Habit | None:
    return None if name == ALL else Habits(diary).find(name)


def _skipped(diary: Diary, habit: Habit | None, days: Days, reason: str | None = None) -> Skipped:
    skips = [skip for skip in diary.store.skips() if skip.to_day >= days.first]
    return Skipped(habit.name if habit else EVERY_HABIT, days, reason, skips)


def span_words(days: Days, year: str) -> str:
    """'on Sun 20 Dec', 'from Sun 20 Dec to Sat 2 Jan 2027 (14 days)'."""
    if days.first == days.last:
        return f"on {full_day(days.first, year)}"
    length = days_between(days.first, days.last) + 1
    return f"{from_words(*days, year)} ({length} days)"


def check_reason(reason: str | None) -> str | None:
    """A reason of a line's length; an empty one is none."""
    if reason is None or not reason.strip():
        return None
    if len(reason) > REASON_LIMIT:
        raise WrongWords(f"--reason holds at most {REASON_LIMIT} characters, not {len(reason):,}")
    return reason.strip()
