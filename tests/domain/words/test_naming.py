"""What a name means, whoever asks."""

from __future__ import annotations

import pytest

from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Entry
from tracker.domain.words.naming import Meant, as_spelled, canonical, what_is_logged


def test_entries_are_spelled_as_the_vocabulary_does() -> None:
    subjects = ["lbp", "lower-back", "qzx", None]
    entries = [Entry("pain", "2026-11-03", subject) for subject in subjects]
    spelled = as_spelled(entries, load("sites"))
    assert [entry.subject for entry in spelled] == ["lower-back", "lower-back", "qzx", None]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Walks", Meant("walk")),
        ("run", Meant("sport", "running")),
        ("fever", None),  # a warning sign is nothing to keep up
        ("qzx", None),
    ],
)
def test_what_can_be_a_habit(words: str, meant: Meant | None) -> None:
    assert what_is_logged(words, load) == meant


@pytest.mark.parametrize(
    ("kind", "words", "meant"),
    [
        ("med", "nurofen", Meant("med", "ibuprofen")),
        ("pain", "left knee", Meant("pain", "knee", "left")),
        ("med", "qzx", None),
        ("qzx", "nurofen", None),
    ],
)
def test_a_subject_as_the_vocabulary_spells_it(kind: str, words: str, meant: Meant | None) -> None:
    assert canonical(kind, words, load) == meant
