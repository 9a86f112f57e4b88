"""Lines as people type them, each with what must be kept of it or that it must be refused.

A corpus in `tests/data` holds one JSON object a line: `line` is what is typed behind `tracker`,
`before` what was typed first, `units` "us" or none; `expect` the entries that must be kept,
`refuse` words any of which the refusal must hold, `says` groups of words of which the answer must
hold one each, `same_as` a line that does the same. Of an entry what isn't named must not be there:
`day` is today and `time` now, where a null is a day without a time. A measure may be a range.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import Answer, Tracker

NOW = "2026-11-27T20:15"
DATA = Path(__file__).parent / "data"
#: What a person says; what is worked out from it isn't compared.
SPOKEN = {
    "volume_ml", "mass_g", "mass_kg", "duration_min", "distance_m", "steps", "count",
    "repetitions", "intensity", "dose_mg", "pieces", "unbearable", "spasm", "vigorous", "at_once",
}  # fmt: skip
#: What differs between two diaries that hold the same.
_VOLATILE = {"id", "uid", "created_at", "edited_at", "deleted_at", "kind_uid", "habit_uid"}

Case = Mapping[str, Any]


class Held(NamedTuple):
    """What a diary holds: its entries as the corpus tells them, and rows of other tables."""

    entries: list[dict[str, Any]]
    rows: list[str]


def cases(corpus: str) -> list[Case]:
    """The cases of a corpus, by the name of its file."""
    return [json.loads(line) for line in (DATA / corpus).read_text("utf-8").splitlines()]


def prepare(tracker: Tracker, case: Case) -> None:
    """Stand where the case stands."""
    tracker.stand_at(case.get("now", NOW))
    if case.get("units"):
        tracker.ok(f"config units {case['units']}")
    for line in case.get("before", ()):
        tracker.ok(line)


def held(tracker: Tracker) -> Held:
    """What the diary holds."""
    document = tracker.ok("export json -").json
    tables = ("goals", "habits", "subjects", "skips")
    rows = [
        json.dumps({k: v for k, v in row.items() if k not in _VOLATILE}, sort_keys=True)
        for table in tables
        for row in document[table]
    ]
    return Held(list(kept(tracker).values()), sorted(rows))


def kept(tracker: Tracker) -> dict[str, dict[str, Any]]:
    """Every entry that stands, as the corpus tells it, by its uid.

    Straight from the database: thousands of lines are looked at so, and an export takes longer.
    """
    state = tracker.state()
    measures: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for row in state.get("measures", ()):
        measures[row["entry_id"]][row["name"]] = row["value"]
    return {
        row["uid"]: _told({**row, "measures": measures[row["id"]]})
        for row in state.get("entries", ())
        if row["deleted_at"] is None
    }


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    from datetime import datetime

    at = row["at"]
    if isinstance(at, int):
        at = datetime.fromtimestamp(at).astimezone()
    elif at is not None:
        at = datetime.fromisoformat(at).astimezone()
    return {
        **{name: row[name] for name in ("kind", "subject", "side", "day")},
        "time": None if at is None else f"{at:%H:%M}",
        "note": row["note"],
        "since": row["since_day"],
        "measures": row["measures"],
    }


def agree(wanted: Sequence[Mapping[str, Any]], entries: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the entries are the wanted ones, in any order."""
    rest = list(entries)
    for one in wanted:
        found = next((entry for entry in rest if _agrees(one, entry)), None)
        if found is None:
            return False
        rest.remove(found)
    return not rest


def _agrees(wanted: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    plain = {"subject": None, "side": None, "note": None, "since": None}
    plain |= {"day": NOW[:10], "time": NOW[11:]}
    told = {**plain, **{name: value for name, value in wanted.items() if name != "measures"}}
    return all(entry[name] == value for name, value in told.items()) and _measures_agree(
        wanted.get("measures", {}), entry["measures"]
    )


def _measures_agree(wanted: Mapping[str, Any], kept: Mapping[str, float]) -> bool:
    spoken = {name: value for name, value in kept.items() if name in SPOKEN}
    for name, value in wanted.items():
        low, high = value if isinstance(value, list) else (value, value)
        slack = max(0.002 * abs(high), 0.006)
        if name not in kept or not low - slack <= kept[name] <= high + slack:
            return False
    return spoken.keys() <= wanted.keys()


def says(answer: Answer, words: Sequence[str]) -> bool:
    """Whether an answer holds any of some words."""
    text = " ".join(f"{answer.out} {answer.err}".casefold().split())
    return not words or has_any(text, words)


def has_any(text: str, words: Sequence[str]) -> bool:
    """Whether a text in lower case holds any of some words."""
    return any(word.casefold() in text for word in words)
