"""What is wrong with what a spoken line leaves behind, or with what its refusal offers.

The lines are those of `tests.whole_lines`, where `expect` and `refuse` may stand together: then
either is right. Every command that a refusal offers has to work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.conftest import Tracker
from tests.whole_lines import Case, agree, has_any, kept, prepare

#: A command in a refusal ends where the sentence goes on.
_ENDS = r",? or (?:tracker\b|the mg|once:|make it)|, tracker|;| \(| says |$"
_COMMAND = re.compile(rf"tracker [a-z].*?(?={_ENDS})")


def fault(tracker: Tracker, case: Case) -> str | None:
    """What is wrong with what a line leaves behind; None where all is as it must be."""
    prepare(tracker, case)
    known = kept(tracker)
    before = tracker.file.read_bytes()
    answer = tracker(case["line"])
    if answer.code:
        if tracker.file.read_bytes() != before:
            return f"refused, yet something changed: {answer.err}"
        return _fault_of_refusal(tracker, case, answer.err)
    fresh = [entry for uid, entry in kept(tracker).items() if uid not in known]
    wanted = case.get("expect")
    if wanted is None or not agree(wanted, fresh):
        return f"kept {fresh}"
    said = f"{answer.out} {answer.err}".casefold()
    groups = (group for group in case.get("says", ()) if not has_any(said, group))
    return next((f"the answer must say {group}: {said}" for group in groups), None)


def _fault_of_refusal(tracker: Tracker, case: Case, told: str) -> str | None:
    words = case.get("refuse")
    if words is None or (words and not has_any(told.casefold(), words)):
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
