"""When something happened: `yesterday 7:30`, `2h ago`, `26 nov at 7pm`, as a moment.

A grammar of our own, because a general date library reads `12` as a day of the month and `six` as
June. Always read into the past, and what had to be decided is said:

- `7:30` is the last time that a clock showed it: today's, else yesterday's.
- `mon` is the last Monday up to today, `last monday` the last one before; `mon 18:00` the last one
  that is past.
- A day without a clock time is a day without a time, `yesterday evening` too.
- With a day-start of 04:00, `yesterday 2:00` is in the night that ended yesterday's day, so by the
  calendar it is today's; `2026-11-03 02:00` is what a calendar and a clock showed.
- A time that the clocks skipped is taken as that much later, one that came twice as the first.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from tracker.domain.errors import UnclearHour, WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Clock, Moment
from tracker.domain.time.day_words import dated, did_you_mean, past_day, read_day, the_one
from tracker.domain.time.days import DAY_S, EPOCH, add_days, day_of, days_between, each_day
from tracker.domain.time.moment_words import full_day
from tracker.domain.time.said_days import ON_CALENDAR, SaidDay
from tracker.domain.time.said_times import SaidTime, SaidWhen, read_said
from tracker.domain.time.wall import Walled, wall_instant

__all__ = [
    "Clock", "Moment", "When", "add_days", "day_of", "days_between", "each_day", "read_day",
    "read_when",
]  # fmt: skip

_LONGEST_AGO_MIN = 366 * 24 * 60  # nobody counts the hours of a longer time
_NIGHT_ENDS_MIN = 6 * 60
SLEEP, DOSE = "sleep", "med"


class When(NamedTuple):
    """A moment, and the sentence that says what had to be decided to find it, if anything."""

    moment: Moment
    remark: str | None


def read_when(text: str, clock: Clock, kind: str = "") -> When:
    """Read when something happened. Never ahead of `clock.now`. Raises WrongWords.

    Of a kind of entry: a night's sleep is today's, a dose's hour must have one reading.
    """
    return resolved(said_when(text), clock, kind)


def said_when(text: str) -> SaidWhen:
    """A time as it was said. Raises WrongWords for a text that says none, or two."""
    said = the_one(text, read_said(text))
    if said is None:
        raise WrongWords(
            f"'{shown(text)}' is no time; write 7:30, yesterday 18:00, mon, '2h ago', 2026-11-03 "
            f"or '2026-11-03 07:30'{did_you_mean(text)}"
        )
    if said.day is not None and said.day.wrong:
        raise WrongWords(said.day.wrong)
    if said.time is not None and said.time.wrong and not said.time.ends_a_day:
        raise WrongWords(said.time.wrong)
    return said


def resolved(said: SaidWhen, clock: Clock, kind: str = "", today: str | None = None) -> When:
    """The moment that a time means. `today` is what its words count from, if not the clock's."""
    today = today or clock.today()
    if said.minutes_ago is not None:
        return _ago(said.minutes_ago, clock)
    if said.time is None:
        assert said.day is not None
        refuse_name_before_day_start(said.day, clock, today)
        return _on_day(said.day, today, kind)
    when = _at_time(said, said.time, clock, today)
    if said.counts_for is not None and when.moment.day != dated(said.counts_for, today):
        raise WrongWords(
            f"that time counts for {full_day(when.moment.day, today)}, not {said.counts_for.text}"
        )
    if kind == DOSE and said.time.bare:
        refuse_unclear_hour(said.time, when.moment, clock)
    return when


def refuse_unclear_hour(said: SaidTime, moment: Moment, clock: Clock) -> None:
    """`at 8` is 8:00 or 20:00 once both are past, and hours between doses matter."""
    if moment.at is not None and moment.at + 12 * 3600 <= clock.now:
        raise UnclearHour(*(f"{said.hour + add}:{said.minute:02}" for add in (0, 12)))


def refuse_name_before_day_start(said: SaidDay, clock: Clock, today: str) -> None:
    """At 2:00 on a Friday, before the day-start, `fri` may be last week's or the day that it is.

    `the 27th` may be last month's.
    """
    on = clock.wall(clock.now).date()
    if said.which or said.wrong or on.isoformat() == today:
        return
    names_it = {"weekday": said.number == on.weekday(), "monthday": said.date == on.day}
    if names_it.get(said.how):
        raise WrongWords(
            f"{said.text} can be read two ways, since your day is still {full_day(today)}; "
            f"write today or "
            f"{dated(said, today)}"
        )


def _ago(minutes: float, clock: Clock) -> When:
    if minutes > _LONGEST_AGO_MIN:
        raise WrongWords("that many hours are too long ago; write the date, like 1999-12-31")
    return When(clock.moment(clock.now - round(minutes * 60)), None)


def _on_day(said: SaidDay, today: str, kind: str) -> When:
    if kind == SLEEP and said.text == "last night":
        return When(Moment(None, None, today), f"the night that ended today, {full_day(today)}")
    day = past_day(said, today)
    return When(Moment(None, None, day), _which(said, day, today) or None)


def _which(said: SaidDay, day: str, today: str) -> str:
    """Which one a weekday is, where people may mean another."""
    if said.how != "weekday":
        return ""
    if said.which == "last":
        return f"{said.text} is {full_day(day, today)}"
    if day != today:
        return ""
    before = full_day(add_days(today, -7), today)
    return f"{said.text} is today, {full_day(today)}; the one before was {before}"


def _at_time(said: SaidWhen, at: SaidTime, clock: Clock, today: str) -> When:
    if at.ends_a_day:
        refuse_24(said.day and past_day(said.day, today))
    if said.day is None:
        return _at_clock(time(at.hour, at.minute), clock)
    if at.midnight and said.day.part != "night":
        refuse_midnight(said.day, today)
    if said.utc or said.offset_min is not None:
        return _at_offset(said, at, clock)
    return _at_day_and_clock(said.day, time(at.hour, at.minute, at.second), clock, today)


def refuse_24(day: str | None) -> None:
    """24:00 is the day after's 0:00, and which day an entry is of mustn't be guessed."""
    right = f"write '{add_days(day, 1)} 0:00'" if day else "write it with its day: 'today 0:00'"
    raise WrongWords(f"24:00 is 0:00 of the day after: {right}")


def refuse_midnight(said: SaidDay, today: str) -> None:
    """A day has two: refuse it with both."""
    day = past_day(said, today)
    both = f"'{day} 0:00' or '{add_days(day, 1)} 0:00'"
    raise WrongWords(f"midnight of {said.text} can be read two ways; write {both}")


def _at_clock(time_of_day: time, clock: Clock) -> When:
    """The last past instant at which a clock showed a time."""
    on = clock.wall(clock.now).date()
    said = ""
    # A whole day can be missing (Samoa, 2011), so yesterday's may not be there either.
    for days_back in range(4):
        day = on - timedelta(days=days_back)
        walled = wall_instant(clock, day, time_of_day)
        if walled.at <= clock.now:
            if days_back:
                whose = "yesterday's, " if days_back == 1 else ""
                told = full_day(day.isoformat(), on.isoformat())
                said = f"{time_of_day:%H:%M} is later than now, so it is {whose}{told}"
            return found(clock, walled, day, time_of_day, said)
    raise WrongWords(f"{time_of_day:%H:%M} is still to come; write the day with it")


def _at_offset(said: SaidWhen, at: SaidTime, clock: Clock) -> When:
    """What a program printed: the instant is exact, and so is the offset that it names."""
    assert said.day is not None
    on = date.fromisoformat(dated(said.day, clock.today()))
    wall = (on.toordinal() - EPOCH) * DAY_S + at.hour * 3600 + at.minute * 60 + at.second
    instant_at = wall - (said.offset_min or 0) * 60
    if instant_at > clock.now:
        raise WrongWords(
            f"{_told(on, clock)} {at.text()} is still to come there; now is {_now(clock)}"
        )
    if said.utc:
        return When(clock.moment(instant_at), None)
    offset = said.offset_min or 0
    return When(Moment(instant_at, offset, day_of(instant_at, offset, clock.day_start_min)), None)


def _at_day_and_clock(said: SaidDay, time_of_day: time, clock: Clock, today: str) -> When:
    """A date is the calendar's and only its instant must be past; other days are the user's."""
    if said.how in ON_CALENDAR:
        day = dated(said, clock.wall(clock.now).date().isoformat())
        on = date.fromisoformat(day)
    else:
        day = past_day(said, today)
        ends = _NIGHT_ENDS_MIN if said.part == "night" else clock.day_start_min
        on = _night_after(clock, date.fromisoformat(day), time_of_day, ends)
        if _is_by_the_calendar(said, day, clock, time_of_day):
            on = clock.wall(clock.now).date()
    walled = wall_instant(clock, on, time_of_day)
    remark = _which(said, day, today)
    if walled.at > clock.now and said.how == "weekday" and not said.which:
        on -= timedelta(days=7)
        walled = wall_instant(clock, on, time_of_day)
        told = _told(on, clock)
        remark = f"{said.text} {time_of_day:%H:%M} is still to come, so it is last week's, {told}"
    return found(clock, past(walled, on, time_of_day, clock), on, time_of_day, remark)


def _is_by_the_calendar(said: SaidDay, day: str, clock: Clock, time_of_day: time) -> bool:
    """Whether a weekday is the one that it is by now on the calendar, before the day-start.

    `fri 1:30` at 2:00 is half an hour ago, and no day of last week.
    """
    on = clock.wall(clock.now).date()
    if said.how != "weekday" or said.which or said.part == "night" or on.isoformat() == day:
        return False
    return on.weekday() == said.number and wall_instant(clock, on, time_of_day).at <= clock.now


def past(walled: Walled, on: date, time_of_day: time, clock: Clock) -> Walled:
    """The same where it is past. Raises WrongWords for what is still to come."""
    if walled.at <= clock.now:
        return walled
    if walled.how == "skipped":
        raise WrongWords(
            f"{time_of_day:%H:%M} was skipped on {_told(on, clock)}: the clocks went forward"
        )
    raise WrongWords(
        f"{time_of_day:%H:%M} on {_told(on, clock)} is still to come; now is {_now(clock)}"
    )


def _night_after(clock: Clock, day: date, time_of_day: time, ends_min: int) -> date:
    """The calendar date on which a user's day shows a time: the next one before the day-start.

    Where that is still to come (`today 2:00` in the afternoon), the date itself was meant.
    """
    if time_of_day.hour * 60 + time_of_day.minute >= ends_min:
        return day
    night = day + timedelta(days=1)
    return night if wall_instant(clock, night, time_of_day).at <= clock.now else day


def found(clock: Clock, walled: Walled, on: date, time_of_day: time, said: str) -> When:
    """The moment that was found, with everything worth saying about it."""
    moment, shows, told = clock.moment(walled.at), f"{time_of_day:%H:%M}", _told(on, clock)
    remarks = [said] if said else []
    if walled.how == "skipped":
        wall = clock.wall(walled.at)
        taken = f"{_told(wall.date(), clock)} {wall:%H:%M}"
        remarks.append(f"{shows} was skipped on {told}, the clocks went forward; taken as {taken}")
    if walled.how == "twice":
        remarks.append(f"{shows} came twice on {told}, the clocks went back; taken as the first")
    if clock.day_start_min and moment.day != on.isoformat():
        start = f"{clock.day_start_min // 60:02}:{clock.day_start_min % 60:02}"
        day = full_day(moment.day, on.isoformat())
        remarks.append(f"{told} {shows} counts for {day}: your day starts at {start}")
    return When(moment, "; ".join(remarks) or None)


def _told(on: date, clock: Clock) -> str:
    return full_day(on.isoformat(), clock.today())


def _now(clock: Clock) -> str:
    wall = clock.wall(clock.now)
    return f"{full_day(wall.date().isoformat())} {wall:%H:%M}"
