"""What must hold between the columns of a record from outside, and of its amounts and texts.

Every known measure is held to its bounds, whatever the kind of the entry. What isn't known here is
noted for a remark and kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tracker.domain.catalogues.own_data import fault_of
from tracker.domain.entries import Goal
from tracker.domain.errors import TrackerError
from tracker.domain.habits.habit import Habit
from tracker.domain.habits.known import knows_goal, knows_habit
from tracker.domain.kept_findings import fault_of_finding
from tracker.domain.kinds import KINDS
from tracker.domain.limits import LINE_LIMIT, bounds_of
from tracker.domain.profile import FIELDS, read_value
from tracker.domain.texts import clean_name
from tracker.transfer.refusal import Refused, shown
from tracker.transfer.remarks import Remarks
from tracker.transfer.shape import DAY_START, WEEK_START, is_name, is_number, is_text

Row = dict[str, Any]


def check_entry(where: str, row: Row, raw: Mapping[str, Any], remarks: Remarks) -> None:
    """Check an entry and give it its measures and attributes."""
    if row["at"] is not None and row["utc_offset_min"] is None:
        raise Refused(f"{where} has a time (at) without utc_offset_min; give both or neither")
    row["measures"] = _read_map(where, "measures", raw)
    row["attributes"] = _read_map(where, "attributes", raw)
    if row["kind"] not in KINDS:
        remarks.met("kind", row["kind"])
    for name, value in row["measures"].items():
        row["measures"][name] = _amount(where, row["kind"], name, value, remarks)
    for name, value in row["attributes"].items():
        _check_line(where, name, value)
    if row["since_day"] is not None and row["since_day"] > row["day"]:
        row["since_day"] = None
        remarks.met("since", where)


def _read_map(where: str, what: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    found = raw.get(what)
    if found is None:
        return {}
    if not isinstance(found, dict) or not all(map(is_name, found)):
        raise Refused(f"{where}: {what} is {shown(found)}; it must be an object with names")
    return dict(found)


def _amount(where: str, kind: str, name: str, value: object, remarks: Remarks) -> float:
    if not is_number(value):
        raise Refused(f"{where}: {name} is {shown(value)}; it must be a number of 0 or more")
    # One way to write a number: 6 and 6.0, 0.0 and -0.0 are the same amount.
    number = float(value) + 0.0  # type: ignore[arg-type]
    bounds = bounds_of(name, kind)
    if bounds is None:
        remarks.met("measure", name)
    elif not bounds.hold(number):
        if bounds.low == bounds.high:
            raise Refused(f"{where}: {name} is {shown(number)}; it must be 1 or left out")
        raise Refused(f"{where}: {name} of {kind} is {shown(number)}; it must be {bounds.words}")
    return number


def _check_line(where: str, name: str, value: object) -> None:
    if not isinstance(value, str) or not is_text(value):
        raise Refused(f"{where}: {name} is {shown(value)}; it must be text")
    if len(value) > LINE_LIMIT:
        raise Refused(
            f"{where}: {name} is {shown(value)}; it must be text of at most {LINE_LIMIT} characters"
        )


def check_record(where: str, table: str, row: Row, remarks: Remarks) -> None:
    """What holds between a record's columns, and values that the program itself reads again."""
    check = _CHECKS.get(table)
    if check is not None:
        check(where, row, remarks)


def _check_goal(where: str, row: Row, remarks: Remarks) -> None:
    row["target"] = float(row["target"])
    if not knows_goal(Goal(**{name: row[name] for name in Goal._fields})):
        remarks.met("goal", where)


def _check_habit(where: str, row: Row, remarks: Remarks) -> None:
    habit = Habit(row["name"], row["kind"], row["subject"], row["measure"], row["unit"])
    if not knows_habit(habit):
        remarks.met("habit", where)


def _check_skip(where: str, row: Row, remarks: Remarks) -> None:
    if row["from_day"] > row["to_day"]:
        raise Refused(f"{where}: from_day {row['from_day']} is after to_day {row['to_day']}")


def _check_setting(where: str, row: Row, remarks: Remarks) -> None:
    if row["name"] == "day-start" and not DAY_START.fits(row["value"]):
        raise Refused(f"{where}: day-start is {shown(row['value'])}; it must be {DAY_START.right}")
    if row["name"] == "week-start" and not WEEK_START.fits(row["value"]):
        right = WEEK_START.right
        raise Refused(f"{where}: week-start is {shown(row['value'])}; it must be {right}")


def _check_profile(where: str, row: Row, remarks: Remarks) -> None:
    field = FIELDS.get(row["name"])
    if field is None:
        return
    try:
        right = read_value(field, row["value"], "9999")
    except TrackerError as error:
        raise Refused(f"{where}: {error}") from None
    if right != row["value"]:
        raise Refused(f"{where}: {field.name} is {shown(row['value'])}; it must be {right}")


def _check_subject(where: str, row: Row, remarks: Remarks) -> None:
    data = json.loads(row["data"])
    fault = fault_of(row["kind"], data, alias=row["alias_of"] is not None)
    if fault is not None:
        raise Refused(f"{where}: data is {shown(row['data'])}; {fault}")
    cleaned = _cleaned(data)
    if cleaned != data:
        row["data"] = json.dumps(cleaned, sort_keys=True)
        remarks.met("cleaned", f"{where}.data")


def _check_answer(where: str, row: Row, remarks: Remarks) -> None:
    fault = fault_of_finding(json.loads(row["finding"]))
    if fault is not None:
        raise Refused(f"{where}: finding is {shown(row['finding'])}; {fault}")


def _cleaned(value: Any) -> Any:
    """JSON with the names in it cleaned."""
    if isinstance(value, str):
        return clean_name(value)
    if isinstance(value, dict):
        return {clean_name(name): _cleaned(one) for name, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list) else value


_CHECKS = {
    "goals": _check_goal,
    "habits": _check_habit,
    "skips": _check_skip,
    "settings": _check_setting,
    "profile": _check_profile,
    "subjects": _check_subject,
    "acknowledgements": _check_answer,
}
