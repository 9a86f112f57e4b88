"""Verbs that a line may begin with: `drank 500 ml`, `took 2 ibuprofen`, `ran 5k`, `slept 7h`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.kinds import Kind
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import begins_number
from tracker.domain.time.time_words import is_time_word
from tracker.domain.units import is_unit, unit_of

#: What a sentence is tied together with, and what the words for a time begin with.
TIES = ("for", "in", "my", "the", "and", "at", "on", "this", "last", "today")


class Verb(NamedTuple):
    """What a verb is said of: the names of kinds, and the subject that it names by itself.

    `alone` is the kind of a mere amount: who drank 500 ml without saying of what drank water.
    """

    kinds: tuple[str, ...]
    subject: str | None = None
    alone: str | None = None


_WALK, _SLEEP, _STRETCH = Verb(("walk",)), Verb(("sleep",)), Verb(("stretch",))

VERBS: Mapping[str, Verb] = {
    "drank": Verb(("water", "drink"), alone="water"),
    "had": Verb(("water", "drink", "food", "med", "treatment")),
    "ate": Verb(("food",)),
    "took": Verb(("med", "mineral")),
    "did": Verb(("strength", "sport", "stretch", "treatment")),
    "walked": _WALK,
    "walking": _WALK,
    "slept": _SLEEP,
    "sleeping": _SLEEP,
    "stretched": _STRETCH,
    "stretching": _STRETCH,
    "weighed": Verb(("weight",)),
    "ran": Verb(("sport",), "running"),
    "jogged": Verb(("sport",), "running"),
    "swam": Verb(("sport",), "swimming"),
    "cycled": Verb(("sport",), "cycling"),
    "biked": Verb(("sport",), "cycling"),
    "hiked": Verb(("sport",), "hiking"),
    "rowed": Verb(("sport",), "rowing"),
    "danced": Verb(("sport",), "dancing"),
    "skied": Verb(("sport",), "skiing"),
}


def verb_of(words: Sequence[str]) -> tuple[Verb, list[str]] | None:
    """The verb that a line begins with, behind an `I` too, and what is left; None without one."""
    said = words[1:] if words and words[0].casefold() == "i" else words
    verb = VERBS.get(said[0].casefold()) if said else None
    return None if verb is None else (verb, list(said[1:]))


def is_volume(words: Sequence[str]) -> bool:
    """Whether words are an amount that could be poured: `500`, `2 l`, but no `2 bottles`."""
    from tracker.domain.numbers import read_parts

    for word in words:
        parts = read_parts(word.casefold())
        units = [part.unit for part in parts if part.unit] if parts else [word.casefold()]
        if not parts and begins_number([word]):
            continue
        if any(unit_of("volume_ml", unit) is None for unit in units):
            return False
    return begins_number(words) > 0


def may_stand(word: str, kind: Kind) -> bool:
    """Whether a word may stand in a sentence: a unit, a tick, a time, what ties it together."""
    if word in TIES or any(word == tick.measure for tick in kind.ticks):
        return True
    return is_unit(word) or is_time_word(word)
