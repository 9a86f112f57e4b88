"""Lines as they are spoken: understood whole, as meant, or refused whole with nothing changed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Tracker
from tests.whole_lines import Case, agree, cases, held, kept, prepare, says

EVERY = cases("spoken_lines.jsonl")
#: A line that a refusal proposes: up to the next one, or to the end of what is said of it.
PROPOSED = re.compile(
    r"tracker ((?:log|habit add|drug add) .+?)(?=,? or tracker |, tracker |[;?]|$)"
)


def ids(case: Case) -> str:
    return str(case["id"])


@pytest.mark.parametrize("case", [c for c in EVERY if "expect" in c], ids=ids)
def test_a_line_is_kept_as_meant(tracker: Tracker, case: Case) -> None:
    prepare(tracker, case)
    answer = tracker.ok(case["line"])
    assert agree(case["expect"], [*kept(tracker).values()]), kept(tracker)
    assert all(says(answer, words) for words in case.get("says", []))
    # One line an entry, and one change for all of them.
    assert len(re.findall(r"#\d+$", answer.out, re.MULTILINE)) == len(case["expect"])
    tracker.ok("undo")
    assert not kept(tracker)


@pytest.mark.parametrize("case", [c for c in EVERY if "refuse" in c], ids=ids)
def test_a_line_is_refused_whole(
    tracker: Tracker, case: Case, empty_diary: Path, tmp_path: Path
) -> None:
    prepare(tracker, case)
    before = tracker.file.read_bytes()
    answer = tracker(case["line"])
    assert answer.code in (1, 2), answer
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert says(answer, case["refuse"]), answer.err
    assert tracker.file.read_bytes() == before
    # What it proposes works.
    for line in PROPOSED.findall(answer.err):
        shutil.copy(empty_diary, tracker.file)
        tracker.ok(line)


@pytest.mark.parametrize("case", [c for c in EVERY if "same_as" in c], ids=ids)
def test_a_line_does_the_same_as_another(tracker: Tracker, case: Case, empty_diary: Path) -> None:
    prepare(tracker, case)
    tracker.ok(case["line"])
    first = held(tracker)
    shutil.copy(empty_diary, tracker.file)
    tracker.ok(case["same_as"])
    assert held(tracker) == first


def test_the_corpus_is_large_and_names_no_case_twice() -> None:
    assert len(EVERY) >= 150
    assert len({case["id"] for case in EVERY}) == len(EVERY)
