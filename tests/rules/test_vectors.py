"""Every test vector of `rules.md` that is about pain at one site, in its own notation.

P1 is persistent-pain, P2 recurrent-pain, P4 worsening-pain, U1 unbearable-pain, C1 the chest. Each
is judged alone, and its answer is checked to what the row says: level, numbers, reason.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.rules.diary import (
    START,
    asked,
    judge,
    last_day,
    of_rule,
    pain,
    reader,
)
from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding
from tracker.rules.shared.case import Case
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.worsening_pain import PAIRS, RULE, Windows, compare

TABLE = """
| P1a | 5 x14 | silent (13 days elapsed) |
| P1b | 5 x15 | see-doctor, flat 5.0 to 5.0 |
| P1c | 6 6 6 5 5 5 5 4 4 3 3 3 2 2 2 | watch, improving 5.4 to 2.7 |
| P1d | 6 6 5 5 4 4 3 3 2 2 1 1 0 0 0 | silent (not current) |
| P1e | 5 . x13 5 | unsure (one long spell) |
| P1f | (5 .) x7 5 | see-doctor 5.0 to 5.0 |
| P1g | 5 5 5 . x5 5 5 . 5 . 5 5 | see-doctor 5.0 to 5.0 (5 days between bridge) |
| P1h | 5 5 5 . x7 5 x5 | unsure (one long spell) |
| P1h2 | 5 5 . x7 5 x5 | silent (the chain's first day is T-13) |
| P1i | (5 0) x7 5 | see-doctor 2.9 to 2.9 (share 8/15) |
| P1j | 5 0 0 0 5 0 0 0 5 0 0 0 5 0 5 | silent (share 5/15) |
| P1j2 | 5 0 0 5 0 0 5 0 0 5 0 0 5 0 5 | see-doctor 2.1 to 2.1 (share 6/15, exactly 40 %) |
| P1k | 5 x11 . x4 | unsure (stale) |
| P1l | 5 x20 . x14 | unsure (stale, 14 days ago) |
| P1l2 | 5 x20 . x15 | silent (15 days ago) |
| P1m | 6 x7 4 x36 | see-doctor 6.0 to 4.0 (day 43, late mean >= 2) |
| P1m2 | 6 x7 4 x35 | watch, improving 6.0 to 4.0 (day 42) |
| P1m3 | 5 x7 3.5 x8 | watch, improving 5.0 to 3.5 (exactly 30 %) |
| P1m4 | 5 x7 3.6 x8 | see-doctor 5.0 to 3.6 (28 %) |
| P1m5 | 3 x7 2 x8 | watch, improving 3.0 to 2.0 (exactly 1.0) |
| P1m6 | 3 x7 2.1 x8 | see-doctor 3.0 to 2.1 (30 %, but under 1.0) |
| P1m7 | 6 x7 2 x36 | see-doctor 6.0 to 2.0 (day 43, late mean exactly 2) |
| P1m8 | 6 x7 1.9 x36 | watch, improving 6.0 to 1.9 |
| P1n | 6 x7 4 x14 3.5 x22 | see-doctor 6.0 to 3.5 (still 3.5 after six weeks) |
| P1p | 1 x15 | watch, slight 1.0 to 1.0 |
| P1p2 | 1.1 x15 | see-doctor 1.1 to 1.1 |
| P1q | 5 (. x6 5) x3 | see-doctor 5.0 to 5.0 (weekly: logged on 4 of 22 days) |
| P1v | 5 (. x6 5) x3 . x5 | see-doctor 5.0 to 5.0 (their rhythm is weekly) |
| P1w | 5 (. x6 5) x3 . x8 | unsure (stale) |
| P1r | 6 (. x4 6) x3 | see-doctor 6.0 to 6.0 (every fifth day) |
| P1s | (5 0) x8 0 | see-doctor 2.9 to 2.1 (share 8/17) |
| P1t | 5 x20 0 . . | unsure (stale: one ZERO since) |
| P1t2 | 5 x20 0 0 . | silent (two ZEROs since) |
| P1u | 5 x20 0 0 | see-doctor 5.0 to 3.6 (PAIN on T-2 is current) |
| P1u2 | 5 x20 . . . | unsure (stale: T-3 isn't) |
| P1x | 3 (. x4 3) x3 | unsure (few days) |
| P1x2 | (3 0) x7 3 | see-doctor 1.7 to 1.7 (8 of the last 15) |
| P1x3 | 3 . . 3 . . 3 . . 3 . . 3 . 3 | see-doctor 3.0 to 3.0 (6 of the last 15) |
| P1x4 | 3 . . 3 . . 3 . . 3 . . . . 3 | unsure (few days: 5 of the last 15) |
| P1x5 | 3 . x4 5 . x4 3 . x3 3 | unsure (few days: one 5) |
| P1x6 | 3 . x4 5 . x4 5 . x3 3 | see-doctor 3.0 to 3.0 (two 5s) |
| P1x7 | 4 (. x6 4) x3 | unsure (few days) |
| P1y | 2 . x13 2 | silent (two mild days) |
| P1y2 | 4 . x13 4 | unsure (one long spell: a 4) |
| P1y6 | 3 . x13 3 | silent (under 4) |
| P1y3 | 2 . x9 2 . x9 2 | unsure (one long spell: three days) |
| P1y4 | 4 . x28 4 | unsure (one long spell: 28 days between) |
| P1y5 | 4 . x29 4 | silent (29) |
| P2a | 4 4 0 x8 4 4 0 x8 5 | see-doctor (a), confirmed |
| P2b | 4 4 . x8 4 4 . x8 5 | see-doctor (a), gaps not logged |
| P2c | 4 4 0 x8 4 4 | silent (11 days from first to last) |
| P2h | 1 1 0 x8 1 1 0 x8 1 | silent (1s) |
| P2i | (4 4 0 x5) x2 4 4 | see-doctor (a) |
| P2j | 5 0 0 0 5 0 0 0 5 0 0 0 5 0 5 | see-doctor (a) |
| P2j2 | 5 0 x6 5 0 x6 5 | see-doctor (a: 14 days) |
| P2j3 | 5 0 x6 5 0 x5 5 | silent (13 days) |
| P2k | 4 0 0 4 0 0 0 4 | silent (7 days from first to last) |
| P2d | 4 4 0 x12 4 4 | watch (came back) |
| P2d2 | 4 4 0 x11 4 4 | watch (came back: 14 days) |
| P2d3 | 4 4 0 x10 4 4 | silent (13 days) |
| P2d4 | 4 4 0 x12 4 4 0 x27 | watch (came back) |
| P2d5 | 4 4 0 x12 4 4 0 x28 | watch (came back), quiet |
| P2e | 3 3 0 x30 3 4 | watch (recurrent, and mild: the first stays under 4) |
| P2e3 | 3 3 0 x29 3 4 | silent (29 days between) |
| P2e2 | 2 3 0 x30 3 4 | silent (the first has no two days of 3) |
| P2e4 | 4 4 0 x30 3 4 | see-doctor (b) |
| P2e5 | 3 3 0 x30 3 3 0 x83 | watch (recurrent, and mild), quiet (ended 83 days ago) |
| P2e6 | 3 3 0 x30 3 3 0 x84 | silent |
| P2f | 4 4 0 x29 3 4 | watch (came back) |
| P2s | 4 4 0 x15 2 0 x15 4 4 | see-doctor (b: the 2 between joins nothing) |
| P2g | 3 0 x40 3 | silent |
| P2g5 | 5 0 x40 5 | watch (came back) |
| P2g6 | 5 0 x82 5 | watch (came back: the first 83 days ago) |
| P2g7 | 5 0 x83 5 | silent (84) |
| P2l | 4 4 0 x8 4 4 0 x8 5 0 x27 | see-doctor (a: ended 27 days ago) |
| P2l2 | 4 4 0 x8 4 4 0 x8 5 0 x28 | watch (a), quiet |
| P2l3 | 4 4 0 x8 4 4 0 x8 5 0 x27 2 | watch (a) |
| P2l4 | 4 4 0 x8 4 4 0 x8 5 0 x64 | watch (a), quiet (the first ended 83 days ago) |
| P2l5 | 4 4 0 x8 4 4 0 x8 5 0 x65 | silent (84) |
| P2l6 | 4 4 0 x8 4 4 0 x8 5 0 x84 | silent |
| P2m | 2 0 x8 2 0 x8 2 | silent |
| P2m7 | (3 0 x9) x6 3 | silent (7 runs) |
| P2m8 | (3 0 x9) x7 2 | watch (niggles: 8 runs) |
| P2m9 | 3 0 x22 (3 0 x9) x6 2 | watch (niggles: the first 83 days ago) |
| P2m10 | 3 0 x23 (3 0 x9) x6 2 | silent (84) |
| P2n | 4 . x13 4 | silent |
| P2n5 | 5 . x13 5 | watch (came back: 14 days) |
| P2n6 | 5 . x12 5 | silent (13) |
| P2n7 | 5 . x6 5 . x6 5 | silent (7 days apart: one run, as 6 lie between) |
| P2n8 | 5 . x7 5 . x7 5 | see-doctor (a) |
| P2o | 7 0 x13 7 | watch (came back) |
| P2o2 | 7 0 x13 7 0 x13 7 | see-doctor (a) |
| P2p | (6 0 x89) x2 6 | silent |
| P2p2 | (6 0 x89) x3 6 | see-doctor (c: 4 in a year) |
| P2p3 | 6 0 x181 6 0 x90 6 0 x90 6 | see-doctor (c: the first 364 days ago) |
| P2p4 | 6 0 x182 6 0 x90 6 0 x90 6 | silent (365 days ago) |
| P2q | 2 2 2 0 x8 2 3 2 0 x8 3 2 2 | see-doctor (a: three in a row) |
| P2q2 | 3 3 0 x8 3 3 0 x8 3 3 | silent (two in a row) |
| P2q3 | 2 1 2 0 x8 2 1 2 0 x8 2 1 2 | silent (a 1 breaks three of 2) |
| P2r | 4 0 x8 4 0 x8 4 | watch (again and again) |
| P2r2 | 4 0 x8 4 0 x4 | silent |
| P2r3 | 4 0 x6 4 0 x6 4 | watch (again and again: 14 days) |
| P2r4 | 4 0 x6 4 0 x5 4 | silent (13) |
| P2r5 | 4 0 x20 4 0 x19 4 | watch (again and again: the first 41 days ago) |
| P2r6 | 4 0 x20 4 0 x20 4 | silent (42) |
| P4a | 3 x28 (5 6) x7 | see-doctor 3.0 to 5.5 (14 days, 3 SE = 0.85) |
| P4a2 | 3 x35 5 6 5 6 5 6 5 | see-doctor 3.0 to 5.4 (7 days, 4 SE = 1.5) |
| P4a3 | 3 x7 5 6 5 6 5 6 5 | unsure (too short) |
| P4b | (0 6 1 6 0 6 2) x4 (9 1 9 2 9 1 8) x2 | silent (14 days: rise 2.6, 3 SE = 5.3) |
| P4c | 2 x41 10 | silent (7 days: late 3.1, rise 1.1) |
| P4i | 3 x28 (4 5) x7 | silent (rise 1.5) |
| P4i2 | 3 x28 5 x14 | see-doctor 3.0 to 5.0 (rise exactly 2.0) |
| P4i3 | 3 x28 5 x13 4 | silent (rise 1.9) |
| P4d | 3 x7 . x4 8 8 8 | unsure |
| P4e | 0 x28 (4 5) x7 | info (new flare 0.0 to 4.5) |
| P4e2 | 0 x14 1 x14 (4 5) x7 | info (new flare: early exactly 0.5) |
| P4e3 | 0 x13 1 x15 (4 5) x7 | see-doctor 0.5 to 4.5 (0.54 and 4.5) |
| P4f | 3 x10 . x18 6 x14 | see-doctor 3.0 to 6.0 |
| P4f9 | 3 x9 . x19 6 x14 | unsure (9 known before) |
| P4g6 | 3 x28 . x8 6 x6 | see-doctor 3.0 to 6.0 (7 days: 6 known) |
| P4g4 | 3 x28 . x3 6 x4 | see-doctor 3.0 to 6.0 (7 days: 4 known) |
| P4g3 | 3 x28 . x11 6 x3 | unsure (3 known) |
| P4h7 | 3 x28 6 x7 . x7 | see-doctor 3.0 to 6.0 (14 days: 7 known) |
| P4h6 | 3 x28 . 6 x6 . x7 | unsure (6 known) |
| P4k | 1 x28 3 x14 | see-doctor 1.0 to 3.0 (late exactly 3) |
| P4k2 | 0.9 x28 3 x13 2.9 | silent (late 2.99) |
| P4q | (1 5) x14 (5 9) x7 | see-doctor 3.0 to 7.0 (3 SE = 3.5) |
| P4r | (1 5) x14 (4 8) x7 | silent (rise 3.0, 3 SE = 3.5) |
| P4n | (3 5) x14 (6 8) x7 | see-doctor 4.0 to 7.0 (3 SE = 1.7) |
| P4o | (1 7) x14 (5 8) x7 | silent (rise 2.5, 3 SE = 4.5) |
| U1a | 5 x28 8 8 | urgent |
| U1b | 8 5 x27 8 8 | see-doctor (an 8 within the 28 days) |
| U1c | 8 5 x28 8 8 | see-doctor (30 days ago) |
| U1d | 8 5 x29 8 8 | urgent (31 days ago) |
| U1e | 5 x28 8 5 8 | urgent |
| U1f | 5 x28 8 5 5 8 | see-doctor (one of three days) |
| U1g | 5 x28 8 8 8 8 | see-doctor (the fourth day: the first is 3 days ago) |
| U1h | 8 x40 10 0 0 | urgent |
| U1i | 5 9 0 0 | see-doctor |
| U1j | 5 9 0 0 0 | silent |
| U1k | 7 x31 | silent |
| U1l | 5 x28 8 7 | see-doctor (one day) |
| C1a | 2 | urgent (a bout begins) |
| C1b | (2 . . .) x5 7 | urgent |
| C1c | (2 . . .) x5 4 | urgent (exactly 2 above) |
| C1d | (2 . . .) x5 3 | watch |
| C1e | 2 2 5 0 x13 | watch (13 days ago) |
| C1f | 2 2 5 0 x14 | silent |
| C1g | 3 0 x7 1 | urgent (7 days between: a new bout) |
| C1h | 3 0 x6 1 | watch (6 between, 1 above) |
"""

RULES = {
    "P1": "persistent-pain",
    "P2": "recurrent-pain",
    "P4": "worsening-pain",
    "U1": "unbearable-pain",
    "C1": "red-flag",
}

#: What a message says where a row gives a reason of this pattern.
REASONS = {
    "flat": "not easing",
    "improving": "easing",
    "slight": "slight",
    "one long spell": "may be one spell",
    "stale": "can't tell whether it has gone",
    "few days": "may have come and gone",
    r"\(a[:),]": "spells of pain of 5 or more, or that lasted, in 12 weeks",
    r"\(b[:),]": "spells that lasted with 30 days or more between",
    r"\(c[:),]": "spells of pain of 5 or more, or that lasted, in a year",
    "came back": "pain came back",
    "again and again": "again and again",
    "recurrent, and mild": "recurrent, and mild",
    "niggles": "niggles",
    "new flare": "a new flare",
    "after six weeks": "still 3.5 after six weeks",
    "a bout begins": "chest pain can be an emergency",
}


class Vector(NamedTuple):
    """A row: its name, diary, level, and all that it says beside that."""

    name: str
    diary: str
    level: str
    says: str

    @property
    def site(self) -> str:
        return "chest" if self.name.startswith("C1") else "lower-back"


def read_table() -> list[Vector]:
    found = []
    for line in TABLE.strip().splitlines():
        name, diary, answer = (cell.strip() for cell in line.strip("|").split("|"))
        level = re.match("[a-z-]+", answer)[0]  # type: ignore[index]
        found.append(Vector(name, diary, level, answer.removeprefix(level)))
    return found


VECTORS = read_table()
of_p4 = [vector for vector in VECTORS if vector.name.startswith("P4")]


def finding_of(vector: Vector) -> Finding | None:
    entries = pain(vector.diary, vector.site)
    found = of_rule(judge(entries, last_day(vector.diary)), RULES[vector.name[:2]], vector.site)
    assert len(found) <= 1
    return found[0] if found else None


def numbers(pattern: str, text: str) -> list[float]:
    """The numbers of a pattern in what a row says; none where it isn't there."""
    found = re.search(pattern, text)
    return [float(number) for number in found.groups()] if found else []


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_a_vector(vector: Vector) -> None:
    finding = finding_of(vector)
    assert (finding.level if finding else "silent") == vector.level
    if finding is None:
        return
    assert finding.quiet is ("quiet" in vector.says)
    for reason, words in REASONS.items():
        if re.search(reason, vector.says):
            assert words in finding.message
    evidence = finding.evidence
    if means := re.search(r"(\d+\.\d) to (\d+\.\d)", vector.says):
        assert means[0] in finding.message
        assert [f"{evidence[name]:.1f}" for name in ("early_mean", "late_mean")] == [
            *means.groups()
        ]
    told = {
        "pain_days": numbers(r"share (\d+)/\d+", vector.says),
        "pain_days_lately": numbers(r"(\d+) of the last 15", vector.says),
        "days_since_onset": [day - 1 for day in numbers(r"day (\d+)\b", vector.says)],
        "days_since_pain": numbers(r"stale, (\d+) days ago", vector.says),
        "spells": numbers(r"(\d+) (?:in a year|runs)", vector.says),
        "span_days": numbers(r"(?:a|came back|again): (\d+) days\)", vector.says),
    }
    for name, expected in told.items():
        if expected:
            assert [evidence[name]] == expected, name
    if share := numbers(r"share (\d+)/(\d+)", vector.says):
        assert [evidence["pain_days"], finding.known_days] == share
    if logged := re.search(r"logged on (\d+ of \d+ days)", vector.says):
        assert f"logged on only {logged[1]}" in finding.message
    if "confirmed" in vector.says or "not logged" in vector.says:
        assert evidence["confirmed"] == ("confirmed" in vector.says)


def pairs_of(diary: str) -> dict[float, Windows | None]:
    """What the two pairs of windows come to, by how many standard errors they ask."""
    history = History(asked(reader(pain(diary))), pain(diary), first_day=START)
    cut = CutOffs().of(RULE)
    case = Case(history, history.sites["lower-back"], ordinal(last_day(diary)), cut)
    return {cut[pair.errors]: compare(case, pair) for pair in PAIRS}


@pytest.mark.parametrize("vector", of_p4, ids=lambda vector: vector.name)
def test_the_numbers_of_two_windows(vector: Vector) -> None:
    """Also where the rule is silent: by which pair, how far up, and what that has to beat."""
    pairs = pairs_of(vector.diary)
    if "known" in vector.says or vector.level == "unsure":
        assert (vector.level == "unsure") is not any(pairs.values())
        return
    errors = numbers(r"(\d) SE =", vector.says)
    if not errors and "days" in vector.says:
        errors = [4.0 if "7 days" in vector.says else 3.0]
    pair = pairs[errors[0] if errors else 3.0]
    assert pair is not None
    beaten = re.search(r"\d SE = ([\d.]+)", vector.says)
    if beaten:
        digits = len(beaten[1].partition(".")[2])
        assert f"{errors[0] * pair.error:.{digits}f}" == beaten[1]
    for what, value in (("rise(?: exactly)?", pair.rise), ("late(?: exactly)?", pair.late)):
        if found := re.search(rf"{what} ([\d.]+)", vector.says):
            digits = len(found[1].partition(".")[2])
            assert f"{value:.{digits}f}" == found[1]


def test_every_vector_is_there_once() -> None:
    assert len({vector.name for vector in VECTORS}) == len(VECTORS) == 150
