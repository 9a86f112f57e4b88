"""Fitbit's files of JSON: a list each; what the shortest ones count stands in the file's name."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from tracker.domain.errors import WrongWords
from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import Incoming, IncomingEntry, Unfit, each_of
from tracker.transfer.json_text import read_json
from tracker.transfer.options import Options, read_clock
from tracker.transfer.outside.file import File
from tracker.transfer.phones.activities import kind_of
from tracker.transfer.totals import Sums
from tracker.transfer.words import by_factor, in_units, number_of

_Item = Mapping[str, Any]

_STEPS = re.compile(r"(?:^|[^a-z])steps-[0-9-]+\.json")
_DATE = re.compile("([0-9]{2})/([0-9]{2})/([0-9]{2})")
_VOLUMES = {"milliliter": "ml", "fluid_ounce": "fl oz", "cup": "cup"}
_LENGTHS = {"kilometer": 1000, "mile": 1609.344}
_POUND = 0.45359237
#: Between these is a person's height in metres, which weight and body mass index make.
_HEIGHTS = (1.2, 2.3)
#: What stands for the time of a weight that has none.
_NO_TIME = "23:59:59"


def fits(first: Mapping[str, object]) -> bool:
    """Whether the first of a list is one of Fitbit's."""
    names = first.keys()
    told = {"activityName", "waterAmount", "loggedFood"} & names or {"logId", "weight"} <= names
    return bool(told) or names == {"dateTime", "value"}


def read(file: File, options: Options, steps: Sums) -> Iterator[Incoming]:
    """Every record of a file; steps go to the sums of their days. Raises WrongWords."""
    # Parsed here and not kept with its file: a folder may have a hundred of them.
    listed = read_json(file.text(), file.name)
    if not isinstance(listed, list):
        raise WrongWords(f"{file.name} isn't as Fitbit writes its files: it holds no list")
    are_steps = _STEPS.search(file.name) is not None

    def record(item: object) -> Iterator[Incoming]:
        if not isinstance(item, Mapping):
            raise Unfit("bad-line")
        if are_steps and "dateTime" in item:
            day = options.of_instant(_utc(item["dateTime"])).day
            steps.add(day, number_of(item.get("value")))
            return iter(())
        return _reader(item)(item, options)

    return each_of(listed, record)


def _reader(item: _Item) -> Callable[[_Item, Options], Iterator[Incoming]]:
    if "activityName" in item:
        return _exercise
    if "waterAmount" in item:
        return _water
    return _weight if {"logId", "weight"} <= item.keys() else _not_ours


def _not_ours(item: _Item, options: Options) -> Iterator[Incoming]:
    raise Unfit("not-ours")


def _exercise(item: _Item, options: Options) -> Iterator[Incoming]:
    kind, subject = kind_of(str(item["activityName"]))
    measures = {"duration_min": number_of(item.get("activeDuration")) / 60_000}
    if kind in ("walk", "sport") and item.get("distance"):
        distance = number_of(item.get("distance"))
        measures["distance_m"] = by_factor(_LENGTHS, distance, str(item.get("distanceUnit", "")))
    when = options.of_instant(_utc(item.get("startTime")))
    yield _entry(kind, item, "logId", when)._replace(subject=subject, measures=measures)


def _water(item: _Item, options: Options) -> Iterator[Incoming]:
    unit = str(item.get("measurementUnit", ""))
    volume = number_of(item.get("waterAmount"))
    if unit.casefold() not in _VOLUMES:
        raise Unfit("unknown-unit", unit)
    volume = in_units("volume_ml", volume, _VOLUMES[unit.casefold()])
    when = options.of_day(_day(str(item.get("date"))))
    yield _entry("water", item, "id", when)._replace(measures={"volume_ml": volume})


def _weight(item: _Item, options: Options) -> Iterator[Incoming]:
    day, clock = _day(str(item.get("date"))), str(item.get("time", _NO_TIME))
    when = options.of_day(day) if clock == _NO_TIME else options.of_wall(day, read_clock(clock))
    index = number_of(item.get("bmi")) if item.get("bmi") else 0
    mass = kilograms(number_of(item.get("weight")), index)
    yield _entry("weight", item, "logId", when)._replace(measures={"mass_kg": mass})


def kilograms(weight: float, index: float) -> float:
    """A weight whose unit isn't said: the one with which it makes a person of some height.

    `index` is the body mass index beside it. Raises Unfit.
    """
    for factor in (1, _POUND):
        if index > 0 and _HEIGHTS[0] <= math.sqrt(max(0, weight * factor) / index) <= _HEIGHTS[1]:
            return weight * factor
    raise Unfit("unknown-unit")


def _entry(kind: str, item: _Item, key: str, when: Moment) -> IncomingEntry:
    if not isinstance(item.get(key), int | str):
        raise Unfit("bad-line")
    source = item.get("source")
    origin = source.get("name") if isinstance(source, Mapping) else source
    named = origin if isinstance(origin, str) and origin else None
    return IncomingEntry(kind, str(item[key]), when, origin=named, once=True)


def _utc(text: object) -> float:
    day, _, clock = str(text).partition(" ")
    return datetime.combine(_day(day), read_clock(clock), UTC).timestamp()


@lru_cache
def _day(text: str) -> date:
    """`07/15/25`: month, day, and the year of this century."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise Unfit("bad-date")
    try:
        return date(2000 + int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        raise Unfit("bad-date") from None
