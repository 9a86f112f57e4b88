"""A time as it was said: the day and the clock time in its words, before any clock is asked.

`read_said` reads a whole text; what is almost a time, but not one, is read too and says what is
wrong with it, so that whoever finds out which day it is can also tell what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import MOST_OFFSET_MIN
from tracker.domain.time.said_days import SaidDay, read_said_day
from tracker.domain.time.spoken_clock import spoken_clock, spoken_hour
from tracker.domain.time.time_words import NAMED_TIMES, PARTS, counted

LONGEST = 60

_HALVES = r"([0-9]{1,2})(?:[:.]?([0-9]{2}))? ?([ap])\.?m\.?"
_CLOCK = r"([0-9]{1,2})([:.])([0-9]{2})"
_ISO_CLOCK = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?"
_ISO = r"([0-9]{4}-[0-9]{2}-[0-9]{2})(t| )" + _ISO_CLOCK + r" ?(z|[+-][0-9]{2}:?[0-9]{2})?"
_SHORT_AGO = r"([0-9]{1,6}(?:[.,][0-9]{1,3})?) ?(?:h|hrs?|hours?)"
_MINUTES = r" ?(?:and )?([0-9]{1,6}) ?(?:m|mins?|minutes?)?"
_O_CLOCK = ("o'clock", "oclock")
_AGO_UNITS = {"h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60} | {
    "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1,
}  # fmt: skip


class SaidTime(NamedTuple):
    """A clock time as it was said.

    `bare` is an hour that may be one of the morning or the evening, `midnight` one that may begin
    or end a day. `wrong` says why it is none.
    """

    hour: int
    minute: int = 0
    second: int = 0
    bare: bool = False
    midnight: bool = False
    wrong: str = ""

    @property
    def ends_a_day(self) -> bool:
        """Whether it is 24:00, which is 0:00 of the day after."""
        return (self.hour, self.minute) == (24, 0)

    def text(self) -> str:
        """`07:30`."""
        return f"{self.hour:02}:{self.minute:02}"


class SaidWhen(NamedTuple):
    """A time as it was said: some of a day, a clock time and an offset, or a while ago."""

    day: SaidDay | None = None
    time: SaidTime | None = None
    offset_min: int | None = None
    utc: bool = False
    minutes_ago: float | None = None
    counts_for: SaidDay | None = None


def words_of(text: str) -> list[str]:
    """The words of a time, in lower case. Refuses what can't be one."""
    if len(text) > LONGEST:
        raise WrongWords(f"'{shown(text)}' is too long for a time; write one like yesterday 7:30")
    return text.casefold().replace(", ", " ").split()


def read_said(text: str) -> list[SaidWhen]:
    """Every reading of a text as one time: none, one, or the two of `7.10`. Raises WrongWords."""
    words = words_of(text)
    joined = " ".join(words)
    counts = re.fullmatch(r"(.+?) ?\(counts for (.+)\)", joined)
    if counts:
        day = read_said_day(counts[2].split())
        found = _read(counts[1].split()) if day else []
        return [said._replace(counts_for=day) for said in found if said.time]
    return _read(words)


def _read(words: Sequence[str]) -> list[SaidWhen]:
    joined = " ".join(words)
    if joined in ("now", "just now"):
        return [SaidWhen(minutes_ago=0)]
    iso = re.fullmatch(_ISO, joined)
    if iso and (iso[2] == "t" or iso[6] or not iso[5]):
        return [_iso(iso)]
    minutes = _minutes_ago(joined)
    if minutes is not None:
        return [SaidWhen(minutes_ago=minutes)]
    found: list[SaidWhen] = []
    for at in range(len(words) + 1):
        for day_words, time_words in ((words[:at], words[at:]), (words[at:], words[:at])):
            said = _day_and_time(day_words, time_words)
            if said is not None and said not in found:
                found.append(said)
    return found


def _day_and_time(day_words: Sequence[str], time_words: Sequence[str]) -> SaidWhen | None:
    alone = not day_words or not time_words
    day = read_said_day(day_words, alone) if day_words else None
    time = read_said_time(time_words) if time_words else None
    if (day is None) != (not day_words) or (time is None) != (not time_words):
        return None
    if day is None and time is None:
        return None
    return SaidWhen(day, _in_part(time, day.part) if time and day else time)


def clock_words(words: Sequence[str]) -> tuple[int, int]:
    """Where the words of a clock time begin and end in a time: the most that are one."""
    lower = [word.casefold().removesuffix(",") for word in words]
    count = len(words)
    parts = [part for n in range(count, 0, -1) for part in ((0, n), (count - n, count))]
    return next((part for part in parts if read_said_time(lower[slice(*part)])), (0, 0))


def _iso(found: re.Match[str]) -> SaidWhen:
    """`2026-11-26T08:00+01:00`, with what a program prints: seconds, an offset, a Z."""
    offset, zone = None, found[6]
    time = _checked(SaidTime(int(found[3]), int(found[4]), int(found[5] or 0)))
    if zone and zone != "z":
        hours, minutes = int(zone[1:3]), int(zone[-2:])
        offset = (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)
        if minutes > 59 or hours * 60 + minutes > MOST_OFFSET_MIN:
            time = time._replace(wrong=f"an offset goes from -14:00 to +14:00, not {zone}")
    return SaidWhen(read_said_day([found[1]]), time, offset, zone == "z")


def _minutes_ago(joined: str) -> float | None:
    """`2h ago`, `1h 30min ago`, `half an hour ago`, `an hour and a half ago`, in minutes."""
    words, ago, rest = joined.rpartition(" ago")
    if not ago or rest:
        return None
    found = re.fullmatch(f"(?:{_SHORT_AGO})(?:{_MINUTES})?", words)
    if found:
        hours = counted(found[1])
        return None if hours is None else hours * 60 + int(found[2] or 0)
    half = words.endswith(" and a half")
    number, _, unit = words.removesuffix(" and a half").rpartition(" ")
    glued = re.fullmatch(r"([0-9]{1,6})([a-z]+)", unit)
    if glued and not number:
        number, unit = glued[1], glued[2]
    amount, each = counted(number), _AGO_UNITS.get(unit)
    if amount is None or each is None or (half and amount % 1):
        return None
    return (amount + half / 2) * each


def read_said_time(words: Sequence[str]) -> SaidTime | None:
    """A clock time: `8:30`, `at 8`, `7pm`, `half past 4`, `8 in the morning`; None for others.

    An hour by itself wants its `at`: `12` may be a day or an amount as well.
    """
    at = words[0] in ("at", "@")
    joined = " ".join(words[at:])
    if joined in NAMED_TIMES:
        return SaidTime(NAMED_TIMES[joined], midnight=joined == "midnight")
    if words[-1] in PARTS and len(words) > 2:
        return _with_part(words)
    if words[-1] in _O_CLOCK and len(words) > 1:
        at, joined = True, " ".join(words[words[0] in ("at", "@") : -1])
    if (spoken := _spoken(joined)) is not None:
        return spoken
    halves = re.fullmatch(_HALVES, joined)
    if halves:
        return _of_half(int(halves[1]), int(halves[2] or 0), halves[3], joined)
    found = re.fullmatch(_CLOCK, joined)
    if found:
        if found[2] == "." and (int(found[1]) > 23 or int(found[3]) > 59):
            return None
        return _checked(SaidTime(int(found[1]), int(found[3])))
    if at and re.fullmatch("[0-9]{1,2}", joined):
        return _checked(_of_a_face(int(joined)))
    hour = spoken_hour(joined) if at else None
    return None if hour is None else _of_a_face(hour)


def _of_a_face(hour: int, minute: int = 0) -> SaidTime:
    """A time as the face of a clock shows it: twice a day."""
    return SaidTime(hour, minute, bare=1 <= hour < 12)


def _spoken(joined: str) -> SaidTime | None:
    """`half past 4`, `quarter to nine pm`, `seven pm`."""
    words = joined.split()
    half = words[-1].replace(".", "") if words else ""
    if half in ("am", "pm"):
        hour = spoken_hour(words[0]) if len(words) == 2 and words[0].isalpha() else None
        clock = spoken_clock(words[:-1]) if hour is None else (hour, 0)
        return clock and _of_half(*clock, half[0], joined)
    clock = spoken_clock(words)
    return clock and _of_a_face(*clock)


def _with_part(words: Sequence[str]) -> SaidTime | None:
    """`8 in the morning`, `at 8:30 in the evening`, `11 at night`."""
    count = 2 if words[-2:] == ["at", "night"] else 3 if words[-3:-1] == ["in", "the"] else 0
    rest = list(words[:-count]) if count else []
    if not rest or rest[-1] in PARTS:
        return None
    time = read_said_time(rest if rest[0] == "at" else ["at", *rest])
    return None if time is None else _in_part(time, words[-1])


def _of_half(hour: int, minute: int, half: str, text: str) -> SaidTime:
    if 1 <= hour <= 12 and minute < 60:
        return SaidTime(hour % 12 + 12 * (half == "p"), minute)
    right = f": write {hour}:{minute:02}" if 12 < hour < 24 and minute < 60 and half == "p" else ""
    wrong = f"with am or pm an hour goes from 1 to 12, not {shown(text)}{right}"
    return SaidTime(0, 0, wrong=wrong)


def _checked(time: SaidTime) -> SaidTime:
    if time.ends_a_day:
        return time._replace(wrong="24:00 is 0:00 of the day after")
    if time.hour > 23 or time.minute > 59 or time.second > 59:
        typed = f"{time.hour}:{time.minute:02}"
        return time._replace(wrong=f"a clock goes from 0:00 to 23:59, not {typed}")
    return time


def _in_part(time: SaidTime, part: str) -> SaidTime:
    """`yesterday evening at 8` is 20:00, and 13:00 is no morning."""
    if not part or time.wrong:
        return time
    early = time.hour < 12 and (part != "night" or time.hour >= 6)
    if part == "morning" and time.hour >= 12:
        return time._replace(wrong=f"{time.text()} is not in the morning; leave one of them out")
    if part == "night" and time.hour == 12:
        return time._replace(hour=0, midnight=not time.minute)
    later = 12 if early and part != "morning" else 0
    return time._replace(hour=time.hour + later, bare=False)
