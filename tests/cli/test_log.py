"""`tracker log`: every kind, every example, again, and what the answer says."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.conftest import BEFORE_EXAMPLES, Tracker
from tracker.cli.main import COMMANDS
from tracker.domain.kinds import KINDS


def examples_need(kind: str) -> list[str]:
    """The commands that a kind's examples need before them."""
    lines = BEFORE_EXAMPLES.get(kind, [])
    if any(line.split()[0] not in COMMANDS for line in lines):
        pytest.skip(f"the commands for {kind} aren't there yet")
    return lines


EXAMPLES = [(kind.name, example) for kind in KINDS.values() for example in kind.examples]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_every_example_of_every_kind_works_as_its_help_shows_it(
    tracker: Tracker, kind: str, example: str
) -> None:
    tracker.prepare(set_up := examples_need(kind))
    answer = tracker.ok("log", kind, *shlex.split(example), "--json")
    entries = answer.json["entries"]
    assert {entry["kind"] for entry in entries} == {kind}
    listed = tracker.ok("list --json").json
    assert sorted(e["id"] for e in listed) == sorted(e["id"] for e in entries)
    # The same without --json says in one line an entry what was kept, each with its id.
    lines = tracker.ok("log", kind, *shlex.split(example)).lines
    kept = [line for line in lines if "#" in line]
    assert len(kept) == len(entries)
    tracker.ok("undo 2")
    assert tracker.ok("list --json").json == []
    assert len(tracker.ok("history --json").json) == 2 + len(set_up)


def measures(tracker: Tracker, line: str) -> list[tuple[Any, ...]]:
    entries = tracker.ok(f"{line} --json").json["entries"]
    return [(e["kind"], e["side"], e["subject"], e["measures"]) for e in entries]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("log water 500", [("water", None, None, {"volume_ml": 500})]),
        ("log water 0.5l", [("water", None, None, {"volume_ml": 500})]),
        ("log water 50cl", [("water", None, None, {"volume_ml": 500})]),
        ("log water 2 glasses", [("water", None, None, {"volume_ml": 500})]),
        ("log water 3x200", [("water", None, None, {"volume_ml": 600})]),
        # the kind in any place and any case, or told by what it is of
        ("log 500 water", [("water", None, None, {"volume_ml": 500})]),
        ("log 2 glasses water --note walk", [("water", None, None, {"volume_ml": 500})]),
        ("log Water 500", [("water", None, None, {"volume_ml": 500})]),
        ("log walks 30", [("walk", None, None, {"duration_min": 30})]),
        ("log 30 min walk", [("walk", None, None, {"duration_min": 30})]),
        ("log 6 Pain left knee", [("pain", "left", "knee", {"intensity": 6})]),
        ("log 400mg ibuprofen", [("med", None, "ibuprofen", {"dose_mg": 400})]),
        ("log 2x400 ibuprofen", [("med", None, "ibuprofen", {"dose_mg": 800})]),
        ("log 30 min yoga", [("sport", None, "yoga", {"duration_min": 30})]),
        (
            "log stretch sun salutation 10",
            [("stretch", None, "sun-salutation", {"duration_min": 10})],
        ),
        (
            "log stretch 10 hamstring-curl",
            [("stretch", None, "hamstring-curl", {"duration_min": 10})],
        ),
        ("log stretch 10 left flank", [("stretch", None, "left-flank", {"duration_min": 10})]),
        ("log sport 45 padel", [("sport", None, "padel", {"duration_min": 45})]),
        ("log dry needling", [("treatment", None, "dry-needling", {"done": 1})]),
        ("log ice pack", [("treatment", None, "ice", {"done": 1})]),
        (
            "log physical therapy 30",
            [("treatment", None, "physical-therapy", {"duration_min": 30})],
        ),
        (
            "log walk 30min 2.5km 4000steps",
            [("walk", None, None, {"duration_min": 30, "distance_m": 2500, "steps": 4000})],
        ),
        ("log walk 45 min 2 km", [("walk", None, None, {"duration_min": 45, "distance_m": 2000})]),
        ("log pain 6 lower-back", [("pain", None, "lower-back", {"intensity": 6})]),
        ("log pain lower back 6", [("pain", None, "lower-back", {"intensity": 6})]),
        ("log pain 6 lumbar", [("pain", None, "lower-back", {"intensity": 6})]),
        ("log pain 6 left knee", [("pain", "left", "knee", {"intensity": 6})]),
        ("log pain 0 right-hip", [("pain", "right", "hip", {"intensity": 0})]),
        ("log pain none", [("pain", None, None, {"intensity": 0})]),
        (
            "log pain 6 lower-back left-hip",
            [
                ("pain", None, "lower-back", {"intensity": 6}),
                ("pain", "left", "hip", {"intensity": 6}),
            ],
        ),
        (
            "log pain 8 neck --unbearable --spasm",
            [("pain", None, "neck", {"intensity": 8, "unbearable": 1, "spasm": 1})],
        ),
        ("log symptom fever", [("symptom", None, "fever", {"done": 1})]),
        ("log med ibuprofen", [("med", None, "ibuprofen", {"done": 1})]),
        ("log med paracetamol 2 tablets", [("med", None, "paracetamol", {"dose_mg": 1000})]),
        ("log treatment reiki 30", [("treatment", None, "reiki", {"duration_min": 30})]),
        ("log sleep 7.5", [("sleep", None, None, {"duration_min": 450})]),
        ("log rest", [("rest", None, None, {"done": 1})]),
        (
            "log mineral magnesium 300",
            [("mineral", None, "magnesium", {"dose_mg": 300, "magnesium_mg": 300})],
        ),
    ],
)
def test_what_words_become(tracker: Tracker, line: str, kept: list[tuple[Any, ...]]) -> None:
    assert measures(tracker, line) == kept


def test_a_drinks_name_alone_is_its_log(tracker: Tracker) -> None:
    short, long = measures(tracker, "log coffee"), measures(tracker, "log drink coffee")
    assert short == long
    assert short[0][3]["volume_ml"] == 250
    assert measures(tracker, "log ibuprofen 400")[0][:3] == ("med", None, "ibuprofen")
    assert measures(tracker, "log banana")[0][:3] == ("food", None, "banana")
    assert measures(tracker, "log coffee --at yesterday 7:30")[0][2] == "coffee"


def test_the_answer_says_where_that_leaves_the_day(tracker: Tracker) -> None:
    assert tracker.ok("log water 500").out == "500 ml water · 500 ml today  #1\n"
    tracker.ok("goal set water 2l")
    assert "· 1.0 of 2.0 l today ▇▇▇▇▇░░░░░  #2" in tracker.ok("log water 500").out
    assert "pain lower back 6/10  #3" in tracker.ok("log pain 6 lower-back").out


def test_again_is_the_last_one_once_more(tracker: Tracker) -> None:
    assert "nothing is logged yet" in tracker("log again").err
    first = measures(tracker, 'log treatment acupuncture 45 --provider "Dr Lin" --note "went well"')
    assert measures(tracker, "log again") == first
    again = tracker.ok("log again --at yesterday 18:00 --json").json["entries"][0]
    assert (again["at"][:16], again["note"]) == ("2026-11-07T18:00", "went well")
    assert again["attributes"] == {"provider": "Dr Lin"}
    assert len({entry["uid"] for entry in tracker.ok("list --json").json}) == 3


@pytest.mark.parametrize(
    ("at", "day", "instant"),
    [
        ("7:30", "2026-11-08", "2026-11-08T07:30:00+01:00"),
        ("yesterday", "2026-11-07", None),
        ("yesterday 7:30", "2026-11-07", "2026-11-07T07:30:00+01:00"),
        ("mon 18:00", "2026-11-02", "2026-11-02T18:00:00+01:00"),
        ("2h ago", "2026-11-08", "2026-11-08T08:00:00+01:00"),
        ("2026-11-03", "2026-11-03", None),
        ("2026-11-03 07:30", "2026-11-03", "2026-11-03T07:30:00+01:00"),
        ("2026-08-03 07:30", "2026-08-03", "2026-08-03T07:30:00+02:00"),
        ("2026-11-08T00:00", "2026-11-08", "2026-11-08T00:00:00+01:00"),
    ],
)
def test_when_with_and_without_quotes(
    tracker: Tracker, at: str, day: str, instant: str | None
) -> None:
    for line in (
        f"log water 500 --at '{at}'",
        f"log water --at {at} 500",
        f"log water 500 --at={at}",
    ):
        entry = tracker.ok(f"{line} --json").json["entries"][0]
        assert (entry["day"], entry["at"], entry["measures"]) == (day, instant, {"volume_ml": 500})


def test_a_time_that_is_still_to_come_today_was_yesterday_and_that_is_said(
    tracker: Tracker,
) -> None:
    answer = tracker.ok("log water 500 --at 22:00 --json")
    assert answer.json["entries"][0]["day"] == "2026-11-07"
    assert answer.err.startswith("tracker: ")
    assert "yesterday" in answer.err


@pytest.mark.parametrize(
    ("now", "at", "instant", "said"),
    [
        # Berlin 2026: 2:00 to 3:00 was skipped on 29 March, and came twice on 25 October.
        ("2026-03-29T12:00", "2:30", "2026-03-29T03:30:00+02:00", "3:30"),
        ("2026-10-25T12:00", "2:30", "2026-10-25T02:30:00+02:00", "twice"),
    ],
)
def test_an_hour_that_the_clocks_skipped_or_doubled(
    tracker: Tracker, now: str, at: str, instant: str, said: str
) -> None:
    tracker.stand_at(now)
    answer = tracker.ok(f"log pain 3 lower-back --at {at} --json")
    assert answer.json["entries"][0]["at"] == instant
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_finding_that_an_entry_made_follows_at_once(tracker: Tracker) -> None:
    answer = tracker.ok("log pain 10 lower-back --unbearable")
    assert "URGENT" in answer.out
    assert "not a diagnosis" in answer.out
    assert "URGENT" not in tracker.ok("log water 500").out
    found = tracker.ok("log symptom saddle-numbness --json").json["findings"]
    assert [(f["rule"], f["level"]) for f in found] == [("red-flag", "urgent")]


NOTES = [
    "emoji 😀 👩🏽‍⚕️ 🇩🇪",
    "العربية and עברית, right to left",
    "two\nlines\r\nand\ttabs",
    "  leading and trailing  ",
    "\x1b[31mred\x1b[0m \x07 bell \x9b2J",
    "\u202eoverride\u202c \u200b zero width",
    "e\u0301 is not \u00e9",
    "'quotes' \"double\" \\ back $HOME `ls`",
    "x" * 10_000,
]


@pytest.mark.parametrize("note", NOTES, ids=range(len(NOTES)))
def test_a_note_is_kept_as_typed_and_shown_without_harm(tracker: Tracker, note: str) -> None:
    tracker.ok("log", "water", "500", "--note", note)
    tracker.ok("log", "note", note)
    assert [entry["note"] for entry in tracker.ok("list --json").json] == [note, note]
    exported = tracker.ok("export json").json["entries"]
    assert {entry["note"] for entry in exported} == {note}
    for words in ("list", "today", "report", "edit 1 250", "delete 1", "undo", "history", "check"):
        out = tracker.ok(words).out
        assert all(c.isprintable() or c == "\n" for c in out.replace("\u200d", "")), words


def test_a_typed_name_is_shown_without_harm(tracker: Tracker) -> None:
    tracker.ok("log", "treatment", "heat", "20", "--provider", "Dr \x1b[5mBlink\nBlank")
    for words in ("list", "today", "report", "history", "delete 1"):
        assert "\x1b" not in tracker.ok(words).out
