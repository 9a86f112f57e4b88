"""Every screen of findings, read by everyone: it fits, says a thing once, and leaves no urgent out.

On a terminal of 80 columns and one of 40, in colour and without, in Unicode and in ASCII.
"""

from __future__ import annotations

import re
from itertools import product

import pytest
from wcwidth import wcswidth

from tests.cli.lives import HABITS, LIVES, ORDINARY, live
from tests.conftest import Answer, Tracker
from tracker.rules.base import DISCLAIMER, LEVEL_NAMES
from tracker.screen.style import LOOKS, paint

SGR = re.compile("\x1b\\[[0-9;]*m")
ROWS = 24
SCREENS = ("", "check", "check --all", "check --explain", "report", "log pain 7 lower-back")
CODES = {code for look in LOOKS for code in SGR.findall(paint("x", look))}
#: The lives that are read each day; the others are long ones.
QUICK = ("spasm", "empty")
#: And those that a rule's line and its sources are looked for in.
QUICK_RULES = ("spasm", "runner", "everything", "empty")
LABEL = re.compile(rf"^  ({'|'.join(LEVEL_NAMES.values())})  +\S")


def drawn(tracker: Tracker, words: str, colour: bool, ascii: bool, width: int) -> Answer:
    """An answer in one way of drawing, with what must hold of any."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv("COLUMNS", str(width))
        tracker.config.parent.mkdir(parents=True, exist_ok=True)
        color, letters = "always" if colour else "never", "yes" if ascii else "no"
        tracker.config.write_text(f'color = "{color}"\nascii = "{letters}"\n')
        answer = tracker(words)
    assert answer.err == ""
    assert set(SGR.findall(answer.out)) <= (CODES if colour else set())
    assert not ascii or answer.out.isascii()
    plain = answer._replace(out=SGR.sub("", answer.out))
    assert all(wcswidth(line) <= width for line in plain.lines)
    assert all(line == line.rstrip() for line in plain.lines)
    assert plain.out.count(DISCLAIMER[:24]) <= 1
    return plain


def lives(quick: tuple[str, ...]) -> pytest.MarkDecorator:
    """Every life, with those that are not quick among the slow tests."""
    slow = pytest.mark.slow
    marked = [each if each in quick else pytest.param(each, marks=slow) for each in LIVES]
    return pytest.mark.parametrize("life", marked)


@lives(QUICK)
def test_every_screen_of_a_life_fits_and_says_a_thing_once(tracker: Tracker, life: str) -> None:
    for words, ascii, width in product(SCREENS, (False, True), (80, 40)):
        told = set()
        for colour in (False, True):
            live(tracker, life)
            answer = drawn(tracker, words, colour, ascii, width)
            told.add(answer.out)
            if words == "":
                assert len(answer.lines) <= ROWS, (width, answer.out)
        assert len(told) == 1, "colour changes no character"


@lives(QUICK_RULES)
def test_a_rule_has_one_line_and_a_source_stands_once(tracker: Tracker, life: str) -> None:
    live(tracker, life)
    for words in ("", "report"):
        answer = drawn(tracker, words, False, False, 80)
        heads = [line for line in answer.lines if LABEL.match(line)]
        said = [re.sub(r"  .*?: | \(.*", "", line.strip()) for line in heads]
        assert len(said) == len(set(said)), heads
    out = drawn(tracker, "check", False, False, 80).out
    sources = re.findall(r"  Sources: (.*?)\n  [A-Z]", out, re.DOTALL)
    assert len(sources) <= 1
    cited = [" ".join(source.split()) for told in sources for source in told.split(";")]
    assert len(cited) == len(set(cited))


def test_forty_places_are_a_line_and_a_row_each(tracker: Tracker) -> None:
    live(tracker, "forty_sites")
    answer = drawn(tracker, "check", False, False, 80)
    rows = [line for line in answer.lines if re.search(r"on 2\d of 2\d known days since", line)]
    assert len(rows) == 40
    assert sum(bool(LABEL.match(line)) for line in answer.lines) == 2, "and the chest's question"
    assert len(answer.lines) < 65
    assert answer.code == 10
    whole = drawn(tracker, "check persistent-pain", False, False, 80)
    assert whole.out.count("consult your doctor soon") == 40
    listed = tracker("check --json").json["findings"]
    assert sum(one["rule"] == "persistent-pain" for one in listed) == 40


@pytest.mark.slow
def test_what_is_named_is_told_whole(tracker: Tracker) -> None:
    live(tracker, "chronic")
    for words in ("check neck", "check persistent-pain neck", "check Neck --all"):
        answer = tracker(words)
        assert answer.code == 10
        assert "consult your doctor soon" in " ".join(answer.out.split())
        assert "lower back" not in answer.out.casefold()
        assert {one["site"] for one in tracker(f"{words} --json").json["findings"]} == {"neck"}
    raised = tracker("check neck --since 2024-11-10 --as-of 2024-12-01 --json").json["raised"]
    assert {one["site"] for one in raised} == {"neck"}
    assert "NSAIDs (naproxen) logged" in tracker("check naproxen").out
    nothing = tracker("check ankle")
    assert (nothing.code, "to say of ankle for" in " ".join(nothing.out.split())) == (0, True)
    wrong = tracker("check lowr-back")
    assert (wrong.code, "lower-back" in wrong.err) == (2, True)


@pytest.mark.parametrize("width", [80, 40])
def test_six_findings_and_a_day_are_one_screen(tracker: Tracker, width: int) -> None:
    """Seven rules speak, none of them urgently; at 40 columns there is room for two."""
    days = [f"2026-10-{n}" for n in range(22, 32)] + [f"2026-11-0{n}" for n in range(1, 9)]
    lines = ["@2026-11-09T10:00"]  # a Monday, on which all five habits are due
    lines += [f"log pain 5 neck, hip, wrist --at {day}" for day in days]
    lines += [f"log pain 6 knee --at {day}" for day in ("2026-09-20", "2026-10-15")]
    lines += [f"log {drug} --at {day}" for drug in ("naproxen 220", "paracetamol 500")
              for day in days[-8:]]  # fmt: skip
    lines += [f"log symptom {sign} --at yesterday" for sign in ("osteoporosis", "under-20")]
    lines += [f"log {line} --at 'yesterday 7:00'" for line in ("ibuprofen 600", "pain 8 shoulder")]
    tracker.prepare([*lines, *HABITS, *ORDINARY])
    answer = drawn(tracker, "", False, False, width)
    assert len(answer.lines) <= ROWS, answer.out
    assert re.search(r"\d more: tracker check", answer.out)
    assert all(habit in answer.out for habit in ("floss", "meditation", "stretch", "gym", "coffee"))


@pytest.mark.parametrize("width", [80, 40])
def test_a_day_of_everything_is_one_screen(tracker: Tracker, width: int) -> None:
    """Forty places that hurt, ten signs, and of all else some: long lists are counted."""
    live(tracker, "everything")
    tracker.ok("log walk 20 --at 7:00")
    answer = drawn(tracker, "", False, False, width)
    assert len(answer.lines) <= ROWS, answer.out
    for label in ("Drinks", "Pain", "Movement", "Medicines", "Signs", "Habits"):
        assert re.search(rf"(?m)^{label} .*\w", answer.out), (label, answer.out)
    assert re.search(r"and \d+ more: tracker list today" if width == 80 else r"and \d+ more",
                     answer.out)  # fmt: skip
    listed = tracker.ok("list today").out
    assert listed.count(" pain ") >= 40


def test_no_urgent_one_is_left_out(tracker: Tracker) -> None:
    signs = ("fever", "lump", "bladder-bowel", "saddle-numbness", "weight-loss", "chest-pain")
    for words in (*(f"symptom {sign}" for sign in signs), "pain 10 neck", "pain 6 chest"):
        tracker.ok(f"log {words}")
    tracker.ok("log ibuprofen 1600 --at 9:00")
    tracker.ok("log water 1500 --at-once")
    out = " ".join(drawn(tracker, "", False, False, 80).out.casefold().split())
    for name in (*signs, "neck", "chest:", "ibuprofen: 1600 mg", "1.5 l of drinks"):
        assert name.replace("-", " ") in out
