"""Names of open vocabularies: any words are one, but for what is a slip rather than a name."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.catalogues.catalogue import Catalogue
from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import Kind
from tracker.domain.measures import DIMENSIONS, MEASURES
from tracker.domain.number_words import in_digits, spoken_number
from tracker.domain.spelling import check_name, normalise
from tracker.domain.units import unit_of
from tracker.domain.words.amounts import Ruler, dimension, no_unit
from tracker.domain.words.refusals import not_understood


def open_name(
    words: Sequence[str], after_number: bool, ruler: Ruler, catalogue: Catalogue | None
) -> str:
    """The name that words are: the one that is known, else the words joined by hyphens.

    `after_number` tells that a number without a unit stands before them. Raises WrongWords for
    units that don't fit, for several names, and for what is no name.
    """
    text = " ".join(words)
    known = catalogue.look_up(text) if catalogue else None
    if known is not None:
        return known.name
    _refuse_units(words, after_number, ruler)
    noun = ruler.kind.noun
    several = _several(words, catalogue)
    if several:
        raise WrongWords(f"{' and '.join(several)} are more than one {noun}; log one at a time")
    return check_name(text, noun)


def refuse_numbered_name(words: Sequence[str], at: int, used: int, ruler: Ruler) -> None:
    """`one leg bridge` may be a name, or one minute of a leg bridge. Raises WrongWords with both.

    A number in words stands at the place; what it may not be a part of is a known name.
    """
    behind = at + used
    if behind >= len(words) or (ruler.names and ruler.names.match(words, behind)):
        return
    if words[behind][:1].isdigit() or spoken_number(words, behind):
        return
    until = next((n for n in range(behind, len(words)) if words[n][:1].isdigit()), len(words))
    said, field = " ".join(words[at:until]), ruler.kind.fields[0]
    number = in_digits(words[at:behind])[0]
    raise WrongWords(
        f"'{shown(said)}' may be a name or begin with a number; write {shown(normalise(said))} "
        f"for the name, or {number}{field.unit} and then what it is"
    )


def _refuse_units(words: Sequence[str], after_number: bool, ruler: Ruler) -> None:
    """`stretch 10 minuts`, `strength 20 kg` and `stretch min 10` must not make names of units."""
    if after_number and (_is_unit(words[0]) or _near_unit(words[0], ruler.kind)):
        raise WrongWords(no_unit(words[0], ruler))
    for at, word in enumerate(words):
        if any(unit_of(field.measure, word) for field in ruler.kind.fields):
            raise not_understood(words, at, at + 1, ruler, None)


def _is_unit(word: str) -> bool:
    return any(unit_of(measure, word) for measure in MEASURES)


def _near_unit(word: str, kind: Kind) -> bool:
    from difflib import get_close_matches

    known = [
        unit_word
        for field in kind.fields
        for unit in DIMENSIONS[dimension(field)].units
        for unit_word in unit.words
        if len(unit_word) > 2
    ]
    return bool(get_close_matches(word, known, n=1, cutoff=0.75))


def _several(words: Sequence[str], catalogue: Catalogue | None) -> list[str]:
    """The known names that a run of words is made of, where it is made of nothing else."""
    names: list[str] = []
    at = 0
    while catalogue is not None and at < len(words):
        found = catalogue.match(words, at)
        if found is None:
            return []
        names.append(found[0].name)
        at += found[1]
    return names
