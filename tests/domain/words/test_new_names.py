"""Words that can't be part of a new name, since a line reads them as something else."""

from __future__ import annotations

import pytest

from tracker.domain.errors import WrongWords
from tracker.domain.words.new_names import Meant, meaning_in, tablet_in


@pytest.mark.parametrize(
    ("words", "said", "name"),
    [
        ("meditation at 8", "at 8", "meditation"),
        ("meditation 8:30", "8:30", "meditation"),
        ("Alcohol at most two", "at most", "Alcohol"),
        ("at most two", "at most", "two"),
        ("floss daily", "daily", "floss"),
        ("daily", "daily", ""),
        ("every, morning", "every", "morning"),
        ("foo 10mg", "10mg", "foo"),
        ("foo 10 mg b", "10 mg", "foo"),
        ("10 mg foo", "10 mg", "foo"),
    ],
)
def test_what_means_something(words: str, said: str, name: str) -> None:
    assert meaning_in(words) == Meant(said, name)


@pytest.mark.parametrize("words", ["at 8", "8:30", "meditation 8", "foo 10", "foo mg", "atmost x"])
def test_what_may_be_a_name(words: str) -> None:
    assert meaning_in(words) is None


def test_an_amount_may_be_a_name_where_it_is_let_through() -> None:
    assert meaning_in("foo 10mg", amounts=False) is None


@pytest.mark.parametrize(
    ("words", "name", "mg"),
    [
        ("foo 10mg", "foo", 10),
        ("foo 10 mg tablets", "foo", 10),
        ("foo bar 0.5 g", "foo bar", 500),
        ("foo 10mg tablets bar", "foo 10mg tablets bar", None),
        ("10mg tablets", "10mg tablets", None),
        ("10mg", "10mg", None),
        ("foo tablets", "foo tablets", None),
    ],
)
def test_a_tablet_behind_a_name(words: str, name: str, mg: float | None) -> None:
    assert tablet_in(words) == (name, mg)


def test_a_large_number_is_asked_about() -> None:
    with pytest.raises(WrongWords, match="drug add foo 500mg, or foo-500 for the name"):
        tablet_in("foo 500")
    assert tablet_in("foo 50") == ("foo 50", None)
