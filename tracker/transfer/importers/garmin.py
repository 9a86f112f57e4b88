"""Read Garmin's account export: drinks, steps, weights, activities; or the table of activities.

A drink that was taken back is there as a negative one, so that only the sum of a day is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import Incoming, IncomingEntry, LeftOut, Unfit, each_of
from tracker.transfer.json_text import read_json
from tracker.transfer.options import Options, read_day, read_instant
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.outside.objects import objects_of
from tracker.transfer.phones import garmin_activities
from tracker.transfer.totals import steps_of
from tracker.transfer.words import number_of

NAME = "garmin"

_DRUNK, _STEPS, _BODY = "valueInML", "totalSteps", "metaData"
#: What was sweated in an activity stands among the drinks, at times without an amount.
_OF_DRINKS = {_DRUNK, "hydrationSource"}
_FILE = re.compile(
    r"(?:UDSFile|HydrationLogFile)_.*\.json|.*_(?:userBioMetrics|summarizedActivities)\.json"
)
_Record = Mapping[str, Any]


def fits(head: Head) -> bool:
    """A list by its first object, a folder or an archive by its names, a table by its columns."""
    if any(map(_FILE.fullmatch, head.names)) or garmin_activities.is_table(head.columns):
        return True
    return bool({*_OF_DRINKS, _STEPS, _BODY, garmin_activities.LISTED} & head.first.keys())


def read(file: File, options: Options) -> Iterator[Incoming]:
    """What one of the files of the export holds, or all of them."""
    if file.is_folder or file.members:
        for path, member in file.members.items():
            if _FILE.fullmatch(path.rpartition("/")[2]):
                told = read_json(member.text(), member.name)
                yield from _records(objects_of(told, member.name), member.name, options)
    elif Head(file).shape == "text":
        yield from garmin_activities.rows(file, options)
    else:
        yield from _records(objects_of(file.json(), file.name), file.name, options)


def _records(records: Sequence[_Record], name: str, options: Options) -> Iterator[Incoming]:
    """What the records of one file hold."""
    listed = garmin_activities.LISTED
    if any(listed in record for record in records):
        activities = [one for part in records for one in objects_of(part.get(listed, []), name)]
        return each_of(activities, lambda one: garmin_activities.record(one, options))
    if any(_OF_DRINKS & record.keys() for record in records):
        return _waters(records, options)
    read_one = _steps if any(_STEPS in record for record in records) else _weight
    return each_of(records, lambda record: read_one(record, options))


def _waters(records: Sequence[_Record], options: Options) -> Iterator[Incoming]:
    """One water a day; of a day on which nothing was drunk each record counts as zero."""
    days: dict[Moment, list[float]] = {}
    for record in records:
        try:
            amount = number_of(record.get(_DRUNK) or 0)
            days.setdefault(_day(record, options), []).append(amount)
        except Unfit as unfit:
            yield LeftOut(unfit.reason)
    for when, amounts in days.items():
        if sum(amounts) > 0:
            yield _total("water", f"water|{when.day}", when, {"volume_ml": sum(amounts)})
        else:
            yield from (LeftOut("zero") for _ in amounts)


def _steps(record: _Record, options: Options) -> Iterator[Incoming]:
    yield steps_of(_day(record, options).day, number_of(record.get(_STEPS)))


def _weight(record: _Record, options: Options) -> Iterator[Incoming]:
    weight = record.get("weight")
    if not isinstance(weight, dict):
        raise Unfit("not-ours")
    at = weight.get("timestampGMT")
    when = options.of_instant(read_instant(at))
    yield _total(
        "weight", f"weight|{at}", when, {"mass_kg": number_of(weight.get("weight")) / 1000}
    )


def _total(kind: str, key: str, when: Moment, measures: Mapping[str, float]) -> IncomingEntry:
    return IncomingEntry(kind, key, when, measures=measures, once=True)


def _day(record: _Record, options: Options) -> Moment:
    return options.of_day(read_day(str(record.get("calendarDate"))[:10]))
