"""Lines as they are spoken, with what they must leave behind: a JSON object a line of a file.

`line` is what is typed behind `tracker`, `before` what is typed first. `expect` are the entries
that must be kept, `refuse` words of which the refusal holds one (with both, either is right);
`says` are groups of words, one of each of which the answer must hold. `units` is "us" or metric.
Of an entry what isn't named must not be there; a measure may be a range, and a day is today.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.conftest import Tracker

NOW, TODAY = "2026-11-27T20:15", "2026-11-27"
#: What a person says; other measures follow from these.
SAID = {
    "volume_ml", "mass_g", "mass_kg", "duration_min", "distance_m", "steps", "repetitions", "count",
    "intensity", "dose_mg", "pieces", "unbearable", "spasm", "vigorous", "at_once",
}  # fmt: skip
#: A command in a refusal ends where the sentence goes on.
_ENDS = r",? or (?:tracker\b|the mg|once:)|, tracker|;| \(| says |$"
_COMMAND = re.compile(rf"tracker [a-z].*?(?={_ENDS})")


def cases(file: Path) -> list[dict[str, Any]]:
    """The lines of a file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def fault(tracker: Tracker, case: Mapping[str, Any]) -> str | None:
    """What is wrong with what a line leaves behind; None where all is as it must be."""
    tracker.stand_at(NOW)
    if case.get("units"):
        tracker.ok(f"config units {case['units']}")
    tracker.prepare(["today", *case.get("before", ())])
    known = {entry["uid"] for entry in kept(tracker)}
    before = tracker.file.read_bytes()
    answer = tracker(case["line"])
    if answer.code:
        if tracker.file.read_bytes() != before:
            return f"refused, yet something changed: {answer.err}"
        return _fault_of_refusal(tracker, case, answer.err)
    fresh = [entry for entry in kept(tracker) if entry["uid"] not in known]
    wanted = case.get("expect")
    if wanted is None or not _agree(wanted, fresh):
        return f"kept {fresh}"
    said = f"{answer.out} {answer.err}".casefold()
    groups = (group for group in case.get("says", ()) if not _has(group, said))
    return next((f"the answer must say {group}: {said}" for group in groups), None)


def _fault_of_refusal(tracker: Tracker, case: Mapping[str, Any], told: str) -> str | None:
    words = case.get("refuse")
    if words is None or (words and not _has(words, told.casefold())):
        return f"refused: {told}"
    lines = list(offered(told))
    if not lines:
        return f"no line that works: {told}"
    fails = (line for line in lines if "MG" not in line and not _works(tracker, line))
    return next((f"'{line}' doesn't work: {told}" for line in fails), None)


def _works(tracker: Tracker, line: str) -> bool:
    """Whether a command works on the diary as it is, which it leaves so."""
    before = tracker.file.read_bytes()
    code = tracker(line).code
    tracker.file.write_bytes(before)
    return code == 0


def offered(told: str) -> Iterator[str]:
    """The commands that a refusal offers, without the program's name."""
    for found in _COMMAND.findall(told.strip().removeprefix("tracker: ")):
        yield found.removeprefix("tracker ").rstrip(" .,?")


def kept(tracker: Tracker) -> list[dict[str, Any]]:
    """Every entry that stands."""
    entries: list[dict[str, Any]] = tracker.ok("list --all --json").json
    return entries


def _has(words: Sequence[str], text: str) -> bool:
    return any(word.casefold() in text for word in words)


def _agree(wanted: Sequence[Mapping[str, Any]], entries: Sequence[Mapping[str, Any]]) -> bool:
    left = list(entries)
    for one in wanted:
        found = next((entry for entry in left if _agrees(one, entry)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _agrees(wanted: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    said = {name: value for name, value in entry["measures"].items() if name in SAID}
    measures = wanted["measures"]
    return (
        all((entry[key] or None) == wanted.get(key) for key in ("kind", "subject", "side", "since"))
        and entry["day"] == TODAY
        and (entry["note"] or None) == wanted.get("note")
        and said.keys() == measures.keys()
        and all(_near(measures[name], value) for name, value in said.items())
    )


def _near(wanted: float | Sequence[float], value: float) -> bool:
    low, high = wanted if isinstance(wanted, list) else (wanted, wanted)
    return low * 0.998 - 0.006 <= value <= high * 1.002 + 0.006
