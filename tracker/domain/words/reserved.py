"""Words that a line is read by: no name of the user's own may be one of them."""

from tracker.domain.catalogues.sites import BOTH, SIDES
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import SYNONYMS, kind_named
from tracker.domain.measures import DIMENSIONS
from tracker.domain.number_words import ARTICLES, CARDINALS, DOUBLE
from tracker.domain.spelling import singulars, squeeze
from tracker.domain.time.time_words import is_time_word
from tracker.domain.units import is_unit

CONTAINERS, HABITS = "containers", "habits"

_NUMBERS = (*CARDINALS, *ARTICLES, DOUBLE, "half", "couple")
_JOINING = ("and", "of", "none", "all", "again")
#: Units that are things to drink from as well: everybody's cup holds something else.
_VESSELS = ("cup", "pint", "quart", "gallon", "tsp", "tbsp")


def check_unreserved(name: str, vocabulary: str) -> None:
    """Raise WrongWords for a new name that a line already reads as something else."""
    what = reserved_as(name, vocabulary)
    if what is not None:
        raise WrongWords(f"{name} is {what}; choose another name")


def reserved_as(name: str, vocabulary: str) -> str | None:
    """What a line reads a normalised name as: 'a unit'; None where a vocabulary may have it.

    A name is found by its singular and without its hyphens too, and so may be neither of those.
    """
    if kind_named(name) is not None or name in SYNONYMS:
        return "a kind of entry already"
    if is_time_word(name):
        return "a word for a time"
    key = squeeze(name)
    for form in (key, *singulars(key)):
        if is_unit(form) and not _is_free_unit(form, vocabulary):
            return "a unit"
        if form in _NUMBERS:
            return "a number"
        if form in (*SIDES, BOTH):
            return "a side"
        if form in _JOINING:
            return "a word with a meaning of its own"
    return None


def _is_free_unit(word: str, vocabulary: str) -> bool:
    """Pieces of a medicine may be drunk from or be a habit (`shot`, `pills`), but no medicine."""
    pieces = any(word in unit.words for unit in DIMENSIONS["pieces"].units)
    if vocabulary in (CONTAINERS, HABITS) and pieces:
        return True
    vessels = (unit for unit in DIMENSIONS["volume"].units if unit.name in _VESSELS)
    return vocabulary == CONTAINERS and any(word in unit.words for unit in vessels)
