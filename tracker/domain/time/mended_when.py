"""When an entry that is mended happened: what isn't said of its time stays as it was.

A clock time alone keeps the entry's own day, and an entry that was made in another zone is told by
the clock that hung there. What a list shows of an entry, typed back, changes nothing.
"""

from __future__ import annotations

from datetime import date, time, timedelta, timezone

from tracker.domain.errors import WrongWords
from tracker.domain.time.clock import Clock, Moment
from tracker.domain.time.days import DAY_S, EPOCH
from tracker.domain.time.moment_words import full_day
from tracker.domain.time.said_days import SaidDay
from tracker.domain.time.said_times import SaidTime, SaidWhen
from tracker.domain.time.wall import Walled, wall_instant
from tracker.domain.time.when import (
    DOSE,
    When,
    found,
    past,
    refuse_24,
    refuse_midnight,
    refuse_unclear_hour,
    resolved,
    said_when,
)


def read_mended_when(text: str, old: Moment, clock: Clock, kind: str = "") -> When:
    """Read another time for an entry. Never ahead of `clock.now`. Raises WrongWords."""
    said, own = said_when(text), _own_clock(old, clock)
    if _shows(said, old, own):
        return When(old, None)
    if said.day is None and said.time is not None:
        when = _on_own_day(said.time, old, own)
        if kind == DOSE and said.time.bare:
            refuse_unclear_hour(said.time, when.moment, own)
    else:
        when = resolved(said, own, kind, clock.today())
    at, offset, _ = when.moment
    if at is None and old.at is not None:
        return _without_time(when, old, own, clock)
    if at is not None and old.at is not None and (at // 60, offset) == (old.at // 60, old[1]):
        return When(old, None)  # the seconds that no list shows
    return when


def _own_clock(old: Moment, clock: Clock) -> Clock:
    """The clock that an entry was made by: the present zone's, where that had the same offset."""
    if old.at is None or old.utc_offset_min in (None, clock.moment(old.at).utc_offset_min):
        return clock
    return clock._replace(tz=timezone(timedelta(minutes=old.utc_offset_min or 0)))


def _shows(said: SaidWhen, old: Moment, own: Clock) -> bool:
    """Whether this is how the entry's own time is shown."""
    if old.at is None:
        return said.time is None and said.day is not None and _is_date(said.day, old.day)
    wall, at = own.wall(old.at), said.time
    if at is None or (at.hour, at.minute) != (wall.hour, wall.minute):
        return False
    if said.utc or said.offset_min not in (None, old.utc_offset_min) or at.second:
        return False
    if said.counts_for is not None and not _is_date(said.counts_for, old.day):
        return False
    return said.day is None or _is_date(said.day, wall.date().isoformat())


def _is_date(said: SaidDay, day: str) -> bool:
    on = date.fromisoformat(day)
    same = (said.year or on.year, said.month, said.date) == (on.year, on.month, on.day)
    weekday = said.weekday in (None, on.weekday())
    return said.how == "date" and same and weekday and not said.part


def _on_own_day(said: SaidTime, old: Moment, own: Clock) -> When:
    """A clock time on the day that the entry counts for, whichever date that is by the calendar."""
    if said.ends_a_day:
        refuse_24(old.day)
    time_of_day, on = time(said.hour, said.minute), date.fromisoformat(old.day)
    if said.midnight:
        refuse_midnight(SaidDay("date", old.day, 0, "", on.year, on.month, on.day), old.day)
    if said.hour * 60 + said.minute < own.day_start_min:
        on += timedelta(days=1)
    walled = wall_instant(own, on, time_of_day)
    if walled.at > own.now and walled.how != "skipped":
        raise WrongWords(
            f"{said.text()} on {full_day(on.isoformat(), own.today())}, the entry's own day, is "
            "still to come; write the day with "
            f"it, such as --at '{_last_date(time_of_day, own)} {said.text()}'"
        )
    if walled.how == "twice" and old.utc_offset_min is not None:
        days = on.toordinal() - EPOCH
        at = days * DAY_S + (said.hour * 60 + said.minute - old.utc_offset_min) * 60
        if own.moment(at).utc_offset_min == old.utc_offset_min:
            walled = Walled(at, "plain")
    return found(own, past(walled, on, time_of_day, own), on, time_of_day, "")


def _last_date(time_of_day: time, own: Clock) -> date:
    """The last date on which a clock showed a time."""
    on = own.wall(own.now).date()
    return on if wall_instant(own, on, time_of_day).at <= own.now else on - timedelta(days=1)


def _without_time(when: When, old: Moment, own: Clock, clock: Clock) -> When:
    """The entry is of a day without a time now, which is worth a word."""
    assert old.at is not None
    wall, day = own.wall(old.at), when.moment.day
    kept = _with_its_time(day, time(wall.hour, wall.minute), own)
    gone = f"{full_day(day, clock.today())} without a time"
    if kept is not None:
        zone = "" if own is clock else _offset_words(old.utc_offset_min or 0)
        gone += f"; to keep {wall:%H:%M}: --at '{kept} {wall:%H:%M}{zone}'"
    return When(when.moment, f"{when.remark}; {gone}" if when.remark else gone)


def _with_its_time(day: str, time_of_day: time, own: Clock) -> date | None:
    """The calendar's date on which a user's day showed a time; None where it shows none yet."""
    on = date.fromisoformat(day)
    if time_of_day.hour * 60 + time_of_day.minute < own.day_start_min:
        on += timedelta(days=1)
    walled = wall_instant(own, on, time_of_day)
    fits = walled.at <= own.now and walled.how != "skipped" and own.moment(walled.at).day == day
    return on if fits else None


def _offset_words(offset_min: int) -> str:
    """`+01:00`: the entry is one without a zone by the time that this is typed."""
    hours, minutes = divmod(abs(offset_min), 60)
    return f"{'-' if offset_min < 0 else '+'}{hours:02}:{minutes:02}"
