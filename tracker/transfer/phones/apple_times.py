"""Times of an Apple Health export, whose offsets aren't those of the days that they stand on.

Every date carries the offset of the moment of export, also those of the other half of the year:
00:30 at +0200 in January was 23:30 of the day before in Berlin. The instant is right. The offset is
that of the zone that a record names; else that of the zone which the user named, where it had the
export's own at that moment; else the one that is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import lru_cache

from tracker.domain.time.clock import Moment, offset_s
from tracker.domain.time.days import DAY_S
from tracker.transfer.arriving import Unfit
from tracker.transfer.options import Options, read_clock

_OTHERWISE = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2}) ?([0-9]{1,2}):?([0-9]{2}):?([0-9]{2})"
    r"\s?([ap]m)?\s?([+-][0-9]{4})",
    re.IGNORECASE,
)

Parts = list[tuple[str, Mapping[str, str]]]


class AppleTimes:
    """Reads the times of one export. `strays` counts those that were left at their own offset."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._here = _Offsets(options.clock.tz)
        self._zones: dict[str, _Offsets | None] = {}
        self._exported: int | None = None
        self._is_here = False
        self.strays = self.in_zone = 0

    def exported(self, text: str) -> None:
        """The moment of export."""
        at, self._exported = instant_of(text)
        self._is_here = self._here.at(at) == self._exported

    @property
    def is_elsewhere(self) -> bool:
        """Whether the zone that was named isn't the export's, and all was left at its own."""
        left = self.strays > 0 and not self.in_zone
        return left and self._exported is not None and not self._is_here

    def of(self, text: str, parts: Parts) -> tuple[int, int]:
        """An instant, and the offset that the wall showed. Raises Unfit."""
        at, written = instant_of(text)
        zone = self._zone_of(parts) if parts else None
        if zone is None and self._is_here and written == self._exported:
            zone = self._here
        if zone is None:
            self.strays += 1
            return at, written
        self.in_zone += 1
        return at, zone.at(at)

    def moment(self, text: str, parts: Parts) -> Moment:
        """A moment of the diary. Raises Unfit."""
        return self._options.of_instant(*self.of(text, parts))

    def _zone_of(self, parts: Parts) -> _Offsets | None:
        for name, said in parts:
            if name == "MetadataEntry" and said.get("key") == "HKTimeZone":
                zone = said.get("value", "")
                if zone not in self._zones:
                    self._zones[zone] = _zone_named(zone)
                return self._zones[zone]
        return None


@lru_cache(maxsize=16)  # each is asked for two or three times in a row
def instant_of(text: str) -> tuple[int, int]:
    """`2026-01-15 00:30:00 +0200` as epoch seconds and minutes east of UTC. Raises Unfit."""
    if len(text) != 25 or text[10] != " " or text[19] != " ":
        text = _spelled_as_now(text)
    try:
        moment = datetime.fromisoformat(text[:19] + text[20:])
        offset = moment.utcoffset()
        if offset is None:
            raise ValueError
        return int(moment.timestamp()), offset.days * 1440 + offset.seconds // 60
    except (ValueError, OverflowError):
        raise Unfit("bad-date") from None


def _spelled_as_now(text: str) -> str:
    """A time of the first versions, `20150115003000+0200`, or of a clock of twelve hours."""
    found = _OTHERWISE.fullmatch(text)
    if found is None:
        raise Unfit("bad-date")
    year, month, day, hour, minute, second, half, offset = found.groups()
    clock = read_clock(f"{hour}:{minute}:{second} {half or ''}")
    return f"{year}-{month}-{day} {clock} {offset}"


class _Offsets:
    """A zone's offsets in minutes. Of a day on which no clock is changed it is looked up once."""

    def __init__(self, tz: tzinfo | None) -> None:
        self._tz = tz
        self._days: dict[int, int | None] = {}

    def at(self, at: int) -> int:
        day = at // DAY_S
        if day not in self._days:
            ends = {self._look_up(day * DAY_S), self._look_up((day + 1) * DAY_S)}
            self._days[day] = ends.pop() if len(ends) == 1 else None
        known = self._days[day]
        return self._look_up(at) if known is None else known

    def _look_up(self, at: int) -> int:
        try:
            return round(offset_s(at, self._tz) / 60)
        except OverflowError:
            raise Unfit("bad-date") from None


def _zone_named(name: str) -> _Offsets | None:
    from zoneinfo import ZoneInfo

    try:
        return _Offsets(ZoneInfo(name))
    except (ValueError, OSError, KeyError):
        return None
