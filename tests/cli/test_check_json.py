"""`check --json` is as docs/json.md says: the keys, and the numbers of each rule's evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT, Tracker
from tests.rules import diary as d
from tests.rules.diary import START, pain, plus, timed
from tests.rules.test_cut_offs_at_the_edge import CUT_OFFS, EDGES
from tracker.domain.entries import Entry
from tracker.rules import check, replay, rules

DOC = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
CHAPTER = DOC.partition("## Findings: `check --json`")[2].partition("\n## Reports")[0]


def rows(chapter: str) -> dict[str, set[str]]:
    """The tables' rows: the first cell, and the words in backquotes of the second."""
    found = {}
    for line in chapter.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 2 and not cells[0].startswith("-"):
            found[cells[0]] = set(re.findall(r"`([^`]+)`", cells[1]))
    return found


ROWS = rows(CHAPTER)
KEYS = [key for cell in ROWS for key in re.findall(r"`([^`]+)`", cell) if cell.startswith("`")]


def diaries() -> Iterator[tuple[list[Entry], int]]:
    """Diaries that together make every rule speak in each of its ways, and the day to ask."""
    yield pain("10", "lower-back"), 0
    yield pain("5 x15"), 14
    yield pain("5 . x13 5"), 14
    yield pain("4 4 0 x8 4 4 0 x8 5"), 20
    yield pain("3 x28 6 x14", "knee"), 41
    yield pain("3 x7 . x4 8 8 8"), 13
    yield pain("3", "chest"), 0
    parts = [
        pain("5", ("sacrum", "coccyx")[n // 7 % 2], start=plus(START, n))[0] for n in range(16)
    ]
    yield d.numbered(parts), 15
    yield [Entry("symptom", START, "fever", measures={"done": 1}, id=1)], 0
    doses = [timed("med", START, f"{h:02}:00", "ibuprofen", dose_mg=400) for h in (1, 3, 9, 13)]
    yield d.numbered([*doses, timed("med", START, "14:00", "naproxen", dose_mg=220)]), 0
    yield d.numbered([timed("med", plus(START, n), "9:00".zfill(5), "ibuprofen", dose_mg=200)
                      for n in range(11)]), 10  # fmt: skip
    tablets = [
        timed("med", START, f"{h:02}:00", "paracetamol", dose_mg=1000) for h in (6, 11, 16, 21, 22)
    ]
    yield d.numbered(tablets[:4]), 0
    yield d.numbered(tablets), 0
    yield d.numbered([timed("med", START, "09:00", "my-drops", done=1)]), 0
    yield d.numbered([timed("water", START, "14:00", volume_ml=1450)]), 0
    typed = [timed("water", START, f"14:0{n}", volume_ml=500) for n in range(3)]
    yield d.numbered([e._replace(created_at=(e.at or 0) + 1) for e in typed]), 0
    yield d.numbered([timed("water", plus(START, n), "12:00", volume_ml=900) for n in range(3)]), 3
    yield (
        d.numbered([timed("walk", plus(START, n), "12:00", duration_min=5) for n in range(14)]),
        14,
    )


def every_finding() -> list[dict[str, Any]]:
    found = []
    for entries, day in diaries():
        closed = frozenset(plus(START, n) for n in range(3))
        read = d.reader(entries)
        found += check(d.asked(read, closed=closed), plus(START, day))
    for name, edge in EDGES.items():
        made = edge.made(CUT_OFFS[name].value)
        found += check(d.asked(d.reader(d.numbered(made.entries)), closed=made.closed), made.as_of)
    return [finding.as_json() for finding in found]


def test_every_key_is_documented_and_no_other() -> None:
    for finding in every_finding():
        assert sorted(finding) == sorted(KEYS)
    # The example has them too, in this order.
    example = re.findall(r'^      "(\w+)":', CHAPTER, re.MULTILINE)
    assert example == list(every_finding()[0])


@pytest.mark.parametrize("rule", [rule.name for rule in rules()])
def test_the_evidence_of_each_rule_is_documented(rule: str) -> None:
    used = [set(f["evidence"]) for f in every_finding() if f["rule"] == rule]
    assert used, "no diary here makes it speak"
    assert set().union(*used) == ROWS[rule] - (
        {"places_together"} if rule[:9] == "recurrent" else set()
    )


def test_check_answers_in_that_shape(tracker: Tracker) -> None:
    for line in (
        "log pain 10 left knee",
        "log symptom fever",
        "log med ibuprofen 1600",
        "log pain 5 neck --at 2026-10-20",
        "log pain 5 neck",
    ):
        tracker(line)
    answer = tracker("check --json").json
    assert list(answer) == ["format", "version", "as_of", "findings", "resting"]
    assert answer["as_of"] == "2026-11-08"
    assert {f["rule"] for f in answer["findings"]} >= {"red-flag", "unbearable-pain"}
    for finding in (*answer["findings"], *tracker("check --all --json").json["findings"]):
        assert sorted(finding) == sorted(KEYS)
        assert finding["level"] in ("urgent", "see-doctor", "watch", "info", "unsure")
        assert finding["window"] is None or len(finding["window"]) == 2
    raised = tracker("check --since 2026-10-01 --json").json
    assert list(raised) == ["format", "version", "since", "until", "raised"]
    assert raised["raised"]
    for finding in raised["raised"]:
        assert sorted(finding) == sorted(["day", *KEYS])
    logged = tracker("log pain 9 neck --json").json
    for finding in logged["findings"]:
        assert sorted(finding) == sorted(KEYS)


def test_rules_answer_in_theirs(tracker: Tracker) -> None:
    chapter = DOC.partition("## Rules: ")[2].partition("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", chapter))
    for rule in tracker.ok("rules list --json").json:
        assert set(rule) <= named
        for cutoff in rule["cutoffs"]:
            assert set(cutoff) <= named


def test_a_replay_tells_each_level_once() -> None:
    told = replay(d.asked(d.reader(pain("5 x30"))), START, plus(START, 29))
    assert [(day, f.rule) for day, f in told] == [(plus(START, 14), "persistent-pain")]
