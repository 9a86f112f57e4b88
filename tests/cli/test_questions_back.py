"""A word that says too little is asked about: the refusal's own lines can be typed."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Tracker
from tracker.domain.catalogues.catalogue import read_data

ASKED = [(word, kind) for kind, name in (("med", "drugs"), ("symptom", "signs"))
         for word in read_data(name)["asks"]]  # fmt: skip


@pytest.mark.parametrize(("word", "kind"), ASKED)
def test_the_lines_of_a_question_work(tracker: Tracker, word: str, kind: str) -> None:
    said = word.replace("-", " ")
    lines = set[str]()
    for line in (f"log {kind} {word}", f"log {kind} {said}", f"log {word}"):
        before = tracker.state()
        answer = tracker(line)
        assert (answer.code, answer.out) == (2, ""), line
        assert tracker.state() == before
        assert "?" in answer.err
        lines.update(re.findall(r"tracker (log .+?)(?:[,;] or |\n)", answer.err))
    assert len(lines) >= 2
    for line in lines:
        tracker.ok(line)


@pytest.mark.parametrize("line", ["log voltaren 50", "log 2 percocets", "log med 2 co-codamol"])
def test_an_amount_does_not_answer_the_question(tracker: Tracker, line: str) -> None:
    answer = tracker(line)
    assert answer.code == 2
    assert "? tracker log " in answer.err


def test_what_was_logged_before_stays_what_it_is(tracker: Tracker) -> None:
    tracker.ok("drug add voltaren")
    tracker.ok("log voltaren")
    assert "voltaren" in tracker.ok("list med").out
