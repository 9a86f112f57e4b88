"""`ack` and `snooze` where a rule speaks of several things, and what `check --all` says of it."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker


def states(tracker: Tracker) -> dict[str, str]:
    """The state of each finding by its message's beginning."""
    findings = tracker("check --all --json").json["findings"]
    return {" ".join(f["message"].split()[:8]): f["state"] for f in findings}


@pytest.fixture
def signs(tracker: Tracker) -> Tracker:
    tracker.ok("log symptom fever")
    tracker.ok("log symptom lump")
    return tracker


def test_one_of_two_signs_is_named(signs: Tracker) -> None:
    answer = signs.ok("ack red-flag fever --seen-doctor today")
    assert answer.out.startswith("red-flag (fever) is acknowledged")
    answer = signs("check")
    told = answer.out.casefold()
    assert (answer.code, "fever" in told, "lump" in told) == (20, False, True)
    everything = " ".join(signs("check --all").out.split())
    said = "Fever: logged on 8 Nov (acknowledged on 8 November, seen by a doctor on 8 November)"
    assert said in everything
    signs.ok("undo")
    assert "Fever" in signs("check").out


def test_all_are_meant_where_none_is_named(signs: Tracker) -> None:
    answer = signs.ok("ack red-flag --note 'rang the clinic'")
    assert answer.out.startswith("red-flag (fever), red-flag (lump) are acknowledged")
    assert len(signs.state()["acknowledgements"]) == 2
    answer = signs("check")
    assert answer.code == 0
    assert "2 findings acknowledged or snoozed" in answer.out
    assert "acknowledged on 8 November: rang the clinic" in " ".join(
        signs("check --all").out.split()
    )
    # One command, one undo.
    signs.ok("undo")
    assert signs("check").code == 20


def test_a_new_sign_is_not_covered_and_the_same_again_is_back(signs: Tracker) -> None:
    signs.ok("ack red-flag --seen-doctor today")
    signs.ok("log symptom night-pain")
    assert signs("check").code == 20
    signs.ok("ack red-flag night-pain --seen-doctor today")
    signs.stand_at("2026-11-10T10:00")
    signs.ok("log symptom fever")
    out = " ".join(signs("check").out.split())
    assert "fever" in out
    assert "lump" not in out
    assert "(acknowledged on 8 November, seen by a doctor on 8 November; back, since it" in out


def test_a_drug_is_a_name_too(tracker: Tracker) -> None:
    for hour in (1, 3, 5, 7):
        tracker.ok(f"log med ibuprofen 400 --at {hour}:00")
        tracker.ok(f"log med paracetamol 1050 --at {hour}:10")
    assert tracker("check").code == 20
    answer = tracker.ok("ack painkiller-dose advil --note typo")
    assert (
        "painkiller-dose (ibuprofen 24 h), painkiller-dose (ibuprofen interval) are" in answer.out
    )
    out = tracker("check").out
    assert "Ibuprofen" not in out
    assert "Paracetamol" in out
    assert "is urgent and can't be snoozed" in tracker("snooze painkiller-dose paracetamol 2d").err


def test_two_nsaids_are_another_finding_than_their_interval(tracker: Tracker) -> None:
    tracker.ok("log med ibuprofen 200 --at 1:00")
    tracker.ok("log med ibuprofen 200 --at 3:00")
    tracker.ok("log med naproxen 220 --at 3:10")
    tracker.ok("ack painkiller-dose ibuprofen --note x")
    answer = tracker("check")
    assert answer.code == 10
    assert "Both are NSAIDs" in answer.out
    tracker.ok("ack painkiller-dose two-nsaids --note 'the pharmacist said so'")
    assert tracker("check").code == 0


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        ("ack red-flag fver --note x", "no finding 'fver'; did you mean fever?", 2),
        ("ack red-flag night-pain --note x", "red-flag has no finding for night-pain today", 1),
        ("ack red-flag kneee --note x", "did you mean knee?", 2),
        ("ack red-flag left knee --note x", "no finding for left knee today", 1),
        ("ack red-flg --note x", "did you mean red-flag?", 2),
        ("ack red-flag --seen-doctor yesterday", "is before red-flag (fever) began", 2),
        ("ack red-flag --seen-doctor tomorrow", "", 2),
        ("ack red-flag --seen-doctor 2026-11-31", "", 2),
        ("snooze red-flag lump 7d", "red-flag (lump) is urgent and can't be snoozed", 1),
        ("snooze red-flag lump 0", "write 1d to 90d", 2),
        ("snooze red-flag 10000", "write 1d to 90d", 2),
        ("snooze red-flag -3d", "", 2),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    signs: Tracker, words: str, says: str, code: int
) -> None:
    before = signs.state()
    answer = signs(words)
    assert answer.code == code, answer
    assert answer.out == ""
    assert says in answer.err
    assert answer.err.count("\n") == 1
    assert signs.state() == before


def test_an_answer_for_the_chest_lets_it_rest_until_it_is_worse(tracker: Tracker) -> None:
    assert "chest pain can be an" in tracker.ok("log pain 3 chest").out
    assert tracker("check").code == 20
    assert tracker("snooze red-flag chest 7d").code == 1
    tracker.ok("ack red-flag chest --seen-doctor today")
    assert tracker("check").code == 0
    assert "emergency" not in tracker.ok("log pain 4 chest").out
    assert "URGENT" in tracker.ok("log pain 5 chest").out
    assert tracker("check").code == 20


def test_a_snooze_says_until_when(tracker: Tracker) -> None:
    for day in (1, 4, 8, 12, 15):
        tracker.ok(f"log pain 5 neck --at 2026-10-{15 + day}")
    tracker.ok("log pain 5 neck")
    tracker("check --all")
    answer = tracker("snooze recurrent-pain 7d")
    assert answer.code == 0
    assert "snoozed until Sun 15 Nov" in answer.out
    out = " ".join(tracker("check --all").out.split())
    assert "(snoozed on 8 November until 15 November)" in out


def test_a_note_cannot_move_the_terminal(tracker: Tracker) -> None:
    tracker.ok("log symptom fever")
    tracker.ok("ack", "red-flag", "--note", "a\x1b[31mb\nc")
    assert "\x1b[31m" not in tracker("check --all").out


# --- what `log` says at once ---


def test_a_note_is_one_calm_line(tracker: Tracker) -> None:
    tracker.ok("log med ibuprofen 200 --at 6:00")
    out = tracker.ok("log med ibuprofen 200 --at 7:00").out
    first, *rest = out.splitlines()
    assert first.startswith("ibuprofen 200 mg")
    assert rest == [
        "  Note          Ibuprofen: doses 1 h apart; its label says 4 h (8 Nov)",
        "  More: tracker check",
    ]
    for loud in ("Source", "not a diagnosis", "URGENT", "NOTE", "!"):
        assert loud not in out


def test_what_is_urgent_is_shown_whole(tracker: Tracker) -> None:
    out = tracker.ok("log pain 10 lower-back").out
    assert "\n\n  URGENT        Lower back: unbearable pain" in out
    assert "don't wait: get medical help now." in " ".join(out.split())
    assert out.rstrip().endswith("not a diagnosis.")


def test_unsure_is_shown_after_the_log_that_caused_it(tracker: Tracker) -> None:
    tracker.ok("log pain 5 neck --at 2026-10-23")
    out = tracker.ok("log pain 5 neck").out
    assert "  Not sure      Neck: pain, maybe past 2 weeks (since 23 Oct)\n" in out
    assert tracker("check").code == 0


def test_other_sites_and_other_days_are_left_out(tracker: Tracker) -> None:
    tracker.ok("log pain 10 lower-back")
    out = tracker.ok("log pain 2 neck").out
    assert "unbearable" not in out
    out = tracker.ok("log water 250").out
    assert out.count("\n") == 1


def test_light_imports_for_a_glass_of_water(tracker: Tracker) -> None:
    """What no rule can speak of doesn't load the rules; what one may, loads few of them."""
    tracker.ok("log water 250")
    code = (
        "import sys\n"
        "from tracker.cli.main import run\n"
        "run(sys.argv[1:])\n"
        "print(sorted(m for m in sys.modules if m.startswith('tracker.rules')))"
    )
    import os
    import subprocess
    import sys

    from tests.conftest import ROOT

    def loaded(*words: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()[-1].split(",")

    assert len(loaded("log", "water", "300")) <= 5
    assert len(loaded("log", "walk", "30")) <= 5
    drinks = loaded("log", "water", "1200")
    assert not [m for m in drinks if "pain" in m or "inactivity" in m or "site_days" in m]
    assert [m for m in loaded("log", "pain", "5", "neck") if "persistent_pain" in m]
