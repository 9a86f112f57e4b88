"""Every test vector of `rules.md` that is about pain at one site."""

from __future__ import annotations

import pytest

from tests.rules.diary import level, verdict

EVERY_OTHER = "5 . 5 . 5 . 5 . 5 . 5 . 5 . 5"
ALTERNATING = "5 0 5 0 5 0 5 0 5 0 5 0 5 0 5"
WEEKLY = "5 . x6 5 . x6 5 . x6 5"

PERSISTENT = {
    "P1a": ("5 x14", "silent"),
    "P1b": ("5 x15", "see-doctor"),
    "P1c": ("6 6 6 5 5 5 5 4 4 3 3 3 2 2 2", "watch"),
    "P1d": ("6 6 5 5 4 4 3 3 2 2 1 1 0 0 0", "silent"),
    "P1e": ("5 . x13 5", "unsure"),
    "P1f": (EVERY_OTHER, "see-doctor"),
    "P1g": ("5 5 5 . x5 5 5 . 5 . 5 5", "see-doctor"),
    "P1h": ("5 5 5 . x7 5 x5", "unsure"),
    "P1i": (ALTERNATING, "see-doctor"),
    "P1j": ("5 0 0 0 5 0 0 0 5 0 0 0 5 0 5", "silent"),
    "P1k": ("5 x11 . x4", "unsure"),
    "P1n": ("6 x7 4 x14 3.5 x22", "see-doctor"),
    "P1p": ("1 x15", "watch"),
    "P1q": (WEEKLY, "see-doctor"),
    "P1v": (f"{WEEKLY} . x5", "see-doctor"),
    "P1w": (f"{WEEKLY} . x8", "unsure"),
    "P1r": ("6 . . . . 6 . . . . 6 . . . . 6", "see-doctor"),
    "P1s": ("5 0 5 0 5 0 5 0 5 0 5 0 5 0 5 0 0", "see-doctor"),
    "P1t": ("5 x20 0 . .", "unsure"),
    "P1u": ("5 x20 0 0", "see-doctor"),
}

RECURRENT = {
    "P1j": ("5 0 0 0 5 0 0 0 5 0 0 0 5 0 5", "see-doctor"),
    "P2a": ("4 4 0 x8 4 4 0 x8 5", "see-doctor"),
    "P2b": ("4 4 . x8 4 4 . x8 5", "see-doctor"),
    "P2c": ("4 4 0 x8 4 4", "silent"),
    "P2e": ("3 3 0 x30 3 4", "see-doctor"),
    "P2f": ("3 3 0 x29 3 4", "watch"),
    "P2g": ("3 0 x40 3", "watch"),
    "P2h": ("1 1 0 x8 1 1 0 x8 1", "silent"),
    "P2i": ("4 4 0 0 0 0 0 4 4 0 0 0 0 0 4 4", "see-doctor"),
    "P2k": ("4 0 0 4 0 0 0 4", "silent"),
    "P2l": ("4 4 0 x8 4 4 0 x8 5 0 x60", "watch"),
    "P2l silent": ("4 4 0 x8 4 4 0 x8 5 0 x84", "silent"),
    "P2m": ("2 0 x8 2 0 x8 2", "watch"),
    "P2n 13": ("4 . x12 4", "silent"),
    "P2n 14": ("4 . x13 4", "watch"),
}

WORSENING = {
    "P4a": ("3 x7 5 6 5 6 5 6 5", "see-doctor"),
    "P4b": ("0 6 1 6 0 6 2 9 1 9 2 9 1 8", "silent"),
    "P4c": ("2 x13 10", "silent"),
    "P4d": ("3 x7 . x4 8 8 8", "unsure"),
    "P4e": ("0 x7 4 4 5 5 4 5 4", "info"),
}


@pytest.mark.parametrize(("diary", "answer"), PERSISTENT.values(), ids=PERSISTENT.keys())
def test_persistent_pain(diary, answer):
    assert level(diary, "persistent-pain") == answer


@pytest.mark.parametrize(("diary", "answer"), RECURRENT.values(), ids=RECURRENT.keys())
def test_recurrent_pain(diary, answer):
    assert level(diary, "recurrent-pain") == answer


@pytest.mark.parametrize(("diary", "answer"), WORSENING.values(), ids=WORSENING.keys())
def test_worsening_pain(diary, answer):
    assert level(diary, "worsening-pain") == answer


def test_what_the_persistent_vectors_say():
    assert "not easing: 5.0 to 5.0" in verdict("5 x15", "persistent-pain").message
    easing = verdict(PERSISTENT["P1c"][0], "persistent-pain")
    assert "still there after two weeks, and easing: 5.4 to 2.7" in easing.message
    assert "slight: 1.0 to 1.0" in verdict("1 x15", "persistent-pain").message
    after_six = verdict(PERSISTENT["P1n"][0], "persistent-pain")
    assert "still 3.5 after six weeks" in after_six.message
    assert "logged on only 4 of 22 days" in verdict(WEEKLY, "persistent-pain").message
    assert "logged on only 4 of 27 days" in verdict(f"{WEEKLY} . x5", "persistent-pain").message
    assert verdict(ALTERNATING, "persistent-pain").evidence["pain_days"] == 8
    assert verdict(PERSISTENT["P1s"][0], "persistent-pain").known_days == 17


def test_what_the_recurrent_vectors_say():
    unlogged = "The days between were not logged, so this may have been one long spell"
    confirmed = verdict(RECURRENT["P2a"][0], "recurrent-pain")
    assert unlogged not in confirmed.message
    assert confirmed.evidence["confirmed"] == 1
    assert unlogged in verdict(RECURRENT["P2b"][0], "recurrent-pain").message
    assert "research calls recurrent" in verdict(RECURRENT["P2e"][0], "recurrent-pain").message
    assert "came back" in verdict(RECURRENT["P2f"][0], "recurrent-pain").message
    quiet = verdict(RECURRENT["P2l"][0], "recurrent-pain")
    assert "quiet for 8 weeks" in quiet.message
    assert quiet.evidence["quiet_days"] == 60
    assert not quiet.shown


def test_what_the_worsening_vectors_say():
    finding = verdict(WORSENING["P4a"][0], "worsening-pain")
    assert "3.0 to 5.4" in finding.message
    assert "new flare" in verdict(WORSENING["P4e"][0], "worsening-pain").message
    assert not verdict(WORSENING["P4d"][0], "worsening-pain").shown


def test_the_ten_of_p4c_is_for_unbearable_pain():
    assert level(WORSENING["P4c"][0], "unbearable-pain") == "urgent"
