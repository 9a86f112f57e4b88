"""Verbs that a line may begin with: `drank 500 ml`, `took 2 ibuprofen`, `ran 5k`, `slept 7h`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.named_tuple import NamedTuple


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
