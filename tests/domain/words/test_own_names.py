"""Names of the user's own in a line."""

from __future__ import annotations

from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.kinds import KINDS
from tracker.domain.words.reading import read_words


def test_a_name_may_begin_with_a_number_in_words() -> None:
    own = load("stretches", [OwnSubject("stretches", "one-leg-bridge")])
    words = ["one", "leg", "bridge", "5"]
    (read,) = read_words(KINDS["stretch"], words, catalogue=own, containers=None)
    assert (read.subject, read.measures) == ("one-leg-bridge", {"duration_min": 5})
