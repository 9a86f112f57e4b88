"""Our named tuples are the standard library's in all that anyone does with them."""

import copy
import pickle
import typing

import pytest

from tracker.domain.named_tuple import NamedTuple


class Ours(NamedTuple):
    day: str
    score: float = 0.0
    note: str | None = None

    @property
    def is_bad(self) -> bool:
        return self.score >= 7


class Theirs(typing.NamedTuple):
    day: str
    score: float = 0.0
    note: str | None = None

    @property
    def is_bad(self) -> bool:
        return self.score >= 7


CALLS: list[tuple[tuple[object, ...], dict[str, object]]] = [
    (("mon",), {}),
    (("mon", 8), {}),
    (("mon", 8, "x"), {}),
    ((), {"day": "mon"}),
    ((), {"note": "x", "day": "mon", "score": 8}),
    (("mon",), {"note": "x"}),
]
WRONG: list[tuple[tuple[object, ...], dict[str, object]]] = [
    ((), {}),
    (("mon", 8, "x", 1), {}),
    (("mon",), {"day": "tue"}),
    (("mon",), {"place": "neck"}),
    ((), {"score": 8}),
]


@pytest.mark.parametrize(("values", "named"), CALLS)
def test_what_is_given_by_place_by_name_and_by_default(values, named):
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert ours == theirs
    assert (ours.day, ours.score, ours.note, ours.is_bad) == (*theirs, theirs.is_bad)
    assert ours._asdict() == theirs._asdict()
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert hash(ours) == hash(theirs)


@pytest.mark.parametrize(("values", "named"), WRONG)
def test_what_is_missing_unknown_twice_or_too_much_is_refused(values, named):
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_some_values_replaced():
    assert Ours("mon", 8)._replace(score=3) == ("mon", 3, None)
    assert isinstance(Ours("mon")._replace(score=3), Ours)
    for kind in (Ours, Theirs):
        with pytest.raises((ValueError, TypeError)):
            kind("mon")._replace(place="neck")


def test_made_of_any_values():
    assert Ours._make(iter(("mon", 8, "x"))) == Ours("mon", 8, "x")
    assert Ours._fields == Theirs._fields == Ours.__match_args__
    assert Ours._field_defaults == Theirs._field_defaults


def test_nothing_can_be_set_or_added():
    ours = Ours("mon")
    for name in ("day", "place"):
        with pytest.raises(AttributeError):
            setattr(ours, name, "x")
    assert not hasattr(ours, "__dict__")


def test_copied_and_pickled():
    ours = Ours("mon", 8)
    assert copy.copy(ours) == copy.deepcopy(ours) == pickle.loads(pickle.dumps(ours)) == ours
    assert isinstance(pickle.loads(pickle.dumps(ours)), Ours)


def test_a_kind_of_one_has_the_same_fields():
    class Kind(Ours):
        """With a word of its own."""

    assert Kind("mon", note="x") == Ours("mon", 0.0, "x")
    assert Kind("mon").day == "mon"


def test_matched_by_place():
    match Ours("mon", 8):
        case Ours(day, score):
            assert (day, score) == ("mon", 8)
