"""`tracker drug set`: a prescription takes the label's place wherever the drug is shown."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker


def listed(tracker: Tracker, name: str) -> str:
    (line,) = [line for line in tracker.ok("drug list").lines if line.startswith(f"{name} ")]
    return line


@pytest.mark.parametrize(
    ("said", "mg"),
    [
        ("1000mg/day", 1000),
        ("2x500mg/day", 1000),
        ("2x500 mg a day", 1000),
        ("1g per day", 1000),
        ("2 tablets daily", 440),
        ("1000 mg / 24h", 1000),
    ],
)
def test_an_amount_a_day(tracker: Tracker, said: str, mg: int) -> None:
    answer = tracker.ok("drug", "set", "aleve", "--prescribed", said)
    assert answer.out == f"naproxen is prescribed: {mg} mg in 24 hours, instead of its label\n"
    assert f"prescribed {mg} mg in 24 hours" in listed(tracker, "naproxen")
    (naproxen,) = [d for d in tracker.ok("drug list --json").json if d["name"] == "naproxen"]
    assert (naproxen["data"]["prescribed_24h_mg"], naproxen["data"]["max_24h_mg"]) == (mg, 660)


def test_it_is_undone_redone_changed_and_unset(tracker: Tracker) -> None:
    plain = listed(tracker, "naproxen")
    tracker.ok("drug set naproxen --prescribed 1000mg/day")
    tracker.ok("undo")
    assert listed(tracker, "naproxen") == plain
    tracker.ok("redo")
    tracker.ok("drug set naproxen --prescribed 750mg/day")
    assert "prescribed 750 mg" in listed(tracker, "naproxen")
    assert len(tracker.state()["subjects"]) == 1
    assert "held to its label again" in tracker.ok("drug set naproxen --unset").out
    assert listed(tracker, "naproxen") == plain
    tracker.ok("drug set naproxen --prescribed 500mg/day")
    assert "prescribed 500 mg" in listed(tracker, "naproxen")


def test_a_drug_of_your_own_keeps_what_it_had(tracker: Tracker) -> None:
    tracker.ok("drug add dropsin --class nsaid --tablet 50")
    tracker.ok("drug set dropsin --prescribed 100mg/day")
    (drops,) = [d for d in tracker.ok("drug list --json").json if d["name"] == "dropsin"]
    assert (drops["data"]["class"], drops["data"]["prescribed_24h_mg"]) == ("nsaid", 100)
    tracker.ok("drug set dropsin --unset")
    (drops,) = [d for d in tracker.ok("drug list --json").json if d["name"] == "dropsin"]
    assert "prescribed_24h_mg" not in drops["data"]
    assert drops["data"]["units"] == {"tablet": 50.0}


def test_the_class_of_your_own_drug_can_be_said_later(tracker: Tracker) -> None:
    tracker.ok("drug add dropsin")
    tracker.ok("log med dropsin")
    assert "it isn't known whether this is an NSAID" in " ".join(tracker("check --all").out.split())
    assert tracker.ok("drug set dropsin --class other").out == "dropsin counts as other\n"
    assert "it isn't known" not in tracker("check --all").out
    answer = tracker("drug set ibuprofen --class other")
    assert (answer.code, "counts as nsaid" in answer.err) == (2, True)


def test_it_is_shown_as_prescribed_everywhere(tracker: Tracker) -> None:
    tracker.ok("drug set naproxen --prescribed 1000mg/day")
    tracker.ok("log med naproxen 500 --at 6:00")
    # Above the label's 660 mg and sooner than its 8 hours: neither counts now.
    answer = tracker.ok("log med naproxen 500 --at 9:00")
    assert "Naproxen: 1000 mg in 24 h, all that is prescribed" in answer.out
    answer = tracker.ok("check")
    said = " ".join(answer.out.split())
    assert "that is all of what is prescribed to you for 24 hours" in said
    today = " ".join(tracker.ok("today").out.split())
    assert "1000 mg in the last 24 h (prescribed 1000 mg)" in today
    report = tracker.ok("report").out
    assert "prescribed, not to the label" in report
    assert "above the" not in report
    row = tracker.ok("report --json").json["medicines"][0]
    assert (row["limit_mg"], row["prescribed"], row["days_over"]) == (1000, True, 0)
    tracker("log med naproxen 110 --at 9:30")
    answer = tracker("check")
    assert answer.code == 20
    assert "above the 1000 mg in 24 hours prescribed to you" in " ".join(answer.out.split())
    assert "US drug labels" not in answer.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("drug set naproxen", "--prescribed 1000mg/day, or --unset"),
        ("drug set naproxen --prescribed 1000mg/day --unset", "--prescribed 1000mg/day, or"),
        ("drug set naproxen --prescribed 1000mg", "as an amount a day, like 1000mg/day"),
        ("drug set naproxen --prescribed 0mg/day", "med goes from"),
        ("drug set naproxen --prescribed -5mg/day", ""),
        ("drug set naproxen --prescribed 30g/day", "med goes from"),
        ("drug set naproxen --prescribed much/day", ""),
        ("drug set naproxen --prescribed 500bananas/day", "no unit 'bananas'"),
        ("drug set napro --prescribed 1g/day", "did you mean naproxen?"),
        ("drug set ibuprofen --unset", "is not marked as prescribed"),
        ("drug remove naproxen", "not one of your own names"),
    ],
)
def test_what_makes_no_sense_changes_nothing(tracker: Tracker, words: str, says: str) -> None:
    before = tracker.state()
    answer = tracker(words)
    assert answer.code in (1, 2)
    assert answer.out == ""
    assert says in answer.err
    assert answer.err.count("\n") == 1
    assert tracker.state() == before
