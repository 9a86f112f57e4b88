"""Read Apple Health's export: water, weight, minerals, steps, sleep, pains and workouts.

Only what stands right below the outermost element counts: what a Correlation holds is there, too.
Of a day there is one walk with its steps, and one sleep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial

from tracker.domain.entries import NO_TEXTS
from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import Incoming, IncomingEntry, LeftOut, Remark, Unfit
from tracker.transfer.options import Options
from tracker.transfer.outside.elements import Element, elements
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.phones.apple_times import AppleTimes, instant_of
from tracker.transfer.taking.identity import uid_of
from tracker.transfer.totals import Sleep, Steps
from tracker.transfer.words import by_factor, number, score_of, spelled_out

NAME = "apple-health"

_OUTERMOST = "HealthData"
_MARK = b"<HealthData"
_READ = ("ExportDate", "Record", "Workout")
_NOT_OURS = LeftOut("not-ours")

_FL_OZ, _UK_PINT, _POUND = 29.5735295625, 568.26125, 0.45359237
_VOLUMES = {
    "ml": 1, "cl": 10, "dl": 100, "l": 1000, "fl_oz_us": _FL_OZ, "cup_us": 8 * _FL_OZ,
    "pt_us": 16 * _FL_OZ, "fl_oz_imp": _UK_PINT / 20, "cup_imp": _UK_PINT / 2, "pt_imp": _UK_PINT,
}  # fmt: skip
_MASSES = {"kg": 1, "g": 0.001, "lb": _POUND, "oz": _POUND / 16, "st": 14 * _POUND}
_DOSES = {"mg": 1, "g": 1000, "mcg": 0.001}
_LENGTHS = {"m": 1, "km": 1000, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144}
_TIMES = {"min": 1, "s": 1 / 60, "hr": 60}


class _Quantity(NamedTuple):
    """What a type of amounts is here, and its units in canonical ones."""

    kind: str
    subject: str | None
    measure: str
    units: Mapping[str, float]


_QUANTITIES = {
    "DietaryWater": _Quantity("water", None, "volume_ml", _VOLUMES),
    "BodyMass": _Quantity("weight", None, "mass_kg", _MASSES),
    "DietaryCalcium": _Quantity("mineral", "calcium", "dose_mg", _DOSES),
    "DietaryMagnesium": _Quantity("mineral", "magnesium", "dose_mg", _DOSES),
    "DietaryPotassium": _Quantity("mineral", "potassium", "dose_mg", _DOSES),
}
_PAINS = {
    "LowerBackPain": "lower-back",
    "Headache": "head",
    "PelvicPain": "pelvis",
    "AbdominalCramps": "abdomen",
    "ChestTightnessOrPain": "chest",
    "GeneralizedBodyAche": "widespread",
}
_ASLEEP = {"Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM"}
_NOT_ASLEEP = {"InBed", "Awake"}
_WORKOUTS = {
    "Walking": ("walk", None),
    "Hiking": ("walk", None),
    "Flexibility": ("stretch", None),
    "Cooldown": ("stretch", None),
    "PreparationAndRecovery": ("stretch", None),
    "TraditionalStrengthTraining": ("strength", None),
    "FunctionalStrengthTraining": ("strength", None),
    "CoreTraining": ("strength", "core"),
}
#: What a pain has beyond its beginning is said in its note from this many seconds on.
_LASTED_S = 60


def fits(head: Head) -> bool:
    """The XML by its outermost element, alone or in a zip or folder, under whatever name."""
    return head.shape in ("xml", "zip", "folder") and head.holding(_MARK, ".xml") is not None


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every record that is ours, then the totals of days."""
    export = file.holding(_MARK, ".xml")
    if export is None:
        raise WrongWords(f"{file.name} holds no export of Apple Health")
    with closing(Steps()) as steps, closing(Sleep()) as sleep:
        reader = _Reader(AppleTimes(options), steps, sleep)
        for element in elements(export, _OUTERMOST, _READ):
            found = reader.read(element)
            if found is not None:
                yield found
        yield from steps.entries()
        yield from sleep.entries()
        if reader.times.is_elsewhere:
            yield Remark(
                "times are at the offset that they were exported with, which isn't that of the "
                "zone here; --tz names another zone"
            )


class _Reader:
    """Makes of each element what it is here; steps and spans of sleep are put by."""

    def __init__(self, times: AppleTimes, steps: Steps, sleep: Sleep) -> None:
        self.times, self._steps, self._sleep = times, steps, sleep
        quantity, category = "HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier"
        self._readers: Mapping[str, Callable[[Element], Incoming | None]] = {
            **{quantity + name: self._reader_of(of) for name, of in _QUANTITIES.items()},
            **{category + name: self._pain for name in _PAINS},
            f"{quantity}StepCount": self._add_steps,
            f"{category}SleepAnalysis": self._add_sleep,
        }

    def read(self, element: Element) -> Incoming | None:
        """What an element leaves; None for one that only adds to a total."""
        try:
            if element.name == "Record":
                reader = self._readers.get(element.attributes.get("type", ""))
                return _NOT_OURS if reader is None else reader(element)
            if element.name == "Workout":
                return self._workout(element)
            self.times.exported(element.attributes.get("value", ""))
        except Unfit as unfit:
            if element.name in ("Record", "Workout"):
                return LeftOut(unfit.reason, None, unfit.about)
        return None

    def _moment(self, element: Element) -> Moment:
        return self.times.moment(element.attributes.get("startDate", ""), element.parts)

    def _reader_of(self, quantity: _Quantity) -> Callable[[Element], IncomingEntry]:
        """What reads amounts of a type. A file may be nothing but these."""
        kind, subject, measure, units = quantity
        in_units = lru_cache(1000)(partial(_in_units, units))  # the same come again and again

        def read(element: Element) -> IncomingEntry:
            said = element.attributes
            measures = {measure: in_units(said.get("value", ""), said.get("unit", ""))}
            key, when, origin = _key(element), self._moment(element), _origin(element)
            # Every value by its place, which is faster than by name.
            return IncomingEntry(
                kind, key, when, None, subject, measures, None, False, NO_TEXTS, origin, False
            )

        return read

    def _pain(self, element: Element) -> IncomingEntry:
        said = element.attributes.get("value", "").removeprefix("HKCategoryValueSeverity")
        score = score_of(said)
        if score is None:
            raise Unfit("bad-value")
        return IncomingEntry(
            "pain",
            _key(element),
            self._moment(element),
            subject=_PAINS[_type_of(element)],
            measures=score.measures,
            note=self._until(element),
            estimated=score.estimated,
            attributes=score.attributes,
            origin=_origin(element),
        )

    def _until(self, element: Element) -> str | None:
        """Until when something lasted, where it did."""
        begin, begin_offset = self.times.of(element.attributes.get("startDate", ""), element.parts)
        end, offset = self.times.of(element.attributes.get("endDate", ""), element.parts)
        if end - begin <= _LASTED_S:
            return None
        began, ended = _wall(begin, begin_offset), _wall(end, offset)
        form = "%H:%M" if began.date() == ended.date() else "%Y-%m-%d %H:%M"
        return f"until {ended:{form}}"

    def _add_steps(self, element: Element) -> None:
        said = element.attributes
        steps = _amount(said, "value", "unit", {"count": 1})
        day = self._moment(element).day
        self._steps.add(day, _source(said), _span(element), steps)

    def _add_sleep(self, element: Element) -> None:
        value = element.attributes.get("value", "").removeprefix("HKCategoryValueSleepAnalysis")
        if value in _NOT_ASLEEP:
            raise Unfit("not-asleep")
        if value not in _ASLEEP:
            raise Unfit("bad-value")
        _, offset = self.times.of(element.attributes.get("endDate", ""), element.parts)
        self._sleep.add(_span(element), offset)

    def _workout(self, element: Element) -> IncomingEntry:
        said = element.attributes
        activity = said.get("workoutActivityType", "").removeprefix("HKWorkoutActivityType")
        kind, subject = _WORKOUTS.get(activity, ("sport", spelled_out(activity)))
        start, end = _span(element)
        key = uid_of("Workout", activity, _source(said), str(start), str(end))
        measures = {"duration_min": (end - start) / 60}
        if said.get("duration"):
            measures = {"duration_min": _amount(said, "duration", "durationUnit", _TIMES)}
        distance = _distance(element) if kind in ("walk", "sport") else 0
        if distance > 0:
            measures["distance_m"] = distance
        when, origin = self._moment(element), _origin(element)
        return IncomingEntry(kind, key, when, subject=subject, measures=measures, origin=origin)


def _origin(element: Element) -> str | None:
    return _source(element.attributes) or None


def _source(said: Mapping[str, str]) -> str:
    """The app or the device; the first versions had another name for it."""
    return said.get("sourceName") or said.get("source", "")


def _type_of(element: Element) -> str:
    return element.attributes["type"].rpartition("Identifier")[2]


def _key(element: Element) -> str:
    """What names a record in every export: all of it but for what each export says anew."""
    said = element.attributes
    start, end = _span(element)
    told = [said.get("type", ""), _source(said), said.get("value", ""), said.get("unit", "")]
    told += [str(start), str(end)]
    if element.parts:
        notes = sorted(
            (part.get("key", ""), part.get("value", ""))
            for name, part in element.parts
            if name == "MetadataEntry"
        )
        told += [text for note in notes for text in note]
    return uid_of(*told)


def _span(element: Element) -> tuple[int, int]:
    said = element.attributes
    return instant_of(said.get("startDate", ""))[0], instant_of(said.get("endDate", ""))[0]


def _wall(at: int, offset: int) -> datetime:
    return datetime.fromtimestamp(at, UTC) + timedelta(minutes=offset)


def _amount(
    said: Mapping[str, str], name: str, unit_name: str, units: Mapping[str, float]
) -> float:
    return _in_units(units, said.get(name, ""), said.get(unit_name, ""))


def _in_units(units: Mapping[str, float], value: str, unit: str) -> float:
    return by_factor(units, number(value), unit)


def _distance(element: Element) -> float:
    """The metres of a workout, 0 where nothing is said: newer exports have them in a part."""
    for name, said in element.parts:
        if name == "WorkoutStatistics" and "Distance" in said.get("type", "") and said.get("sum"):
            return _amount(said, "sum", "unit", _LENGTHS)
    if element.attributes.get("totalDistance"):
        return _amount(element.attributes, "totalDistance", "totalDistanceUnit", _LENGTHS)
    return 0
