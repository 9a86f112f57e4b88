"""What a line is about, or its refusal with the nearest names and what else to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tracker.domain.errors import UnknownName, WrongWords, shown
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.number_words import ARTICLES
from tracker.domain.spelling import is_name, normalise, slips
from tracker.domain.time.time_words import near_time_word
from tracker.domain.units import is_unit
from tracker.domain.words.about import (
    CONTAINERS,
    SITES,
    About,
    Unknown,
    find,
    of_known_names,
    of_subject,
    question,
    with_subjects,
)
from tracker.domain.words.asides import take_asides
from tracker.domain.words.new_names import meaning_in
from tracker.domain.words.reading import read_words
from tracker.domain.words.refusals import JOINING, slip_of_time
from tracker.domain.words.reserved import HABITS, reserved_as
from tracker.domain.words.verbs import VERBS

if TYPE_CHECKING:
    from tracker.domain.words.naming import Catalogues

_MOST = 3


def about(words: Sequence[str], catalogues: Catalogues, us: bool) -> About:
    """What a line without options is about. Raises WrongWords where it doesn't say."""
    found = find(words, catalogues, us)
    if isinstance(found, Unknown):
        raise _not_about(*found, catalogues, us)
    return found


def _not_about(words: Sequence[str], at: int, catalogues: Catalogues, us: bool) -> WrongWords:
    if at == 1 and words[0].casefold() in ARTICLES and len(words) > 1:
        words, at = words[1:], 0
    said = " ".join(words)
    apart = _taken_apart(words)
    if apart != words and (line := _line(apart, catalogues, us)):
        return WrongWords(f"a blank is missing in '{shown(said)}'; write {line}")
    if at >= len(words):
        line = next(_of_what(said, catalogues, us))
        return WrongWords(f"'{shown(said)}' of what? Say it first: tracker log {line}")
    if slip := slip_of_time(words[:1]):
        example = f"{KINDS['water'].for_units(us).examples[0]} {near_time_word(words[0])}"
        return WrongWords(f"{slip} Write it such as: tracker log water {example}")
    # What stands last behind an amount is what it is of; beside it there may be a unit.
    behind = (w for w in reversed(words[at:]) if not is_unit(w.casefold()))
    word = next(behind, words[-1]) if at > 0 else words[0]
    asked = question(words, catalogues)
    if asked and not _names_another(words, asked.word, catalogues):  # weak coffee is no weak leg
        noted = shown(said).replace('"', "")
        return asked.or_else(f'a note: tracker log note "{noted}"')
    for _, catalogue in with_subjects(catalogues):
        for typed in () if asked else (said, word):
            if meant := catalogue.meant(typed):
                line = _mended(words, word, meant[0], catalogues, us) if typed == word else ""
                return catalogue.unknown(typed).writing(line)
    near = slips_of(word, catalogues)
    line = _mended(words, word, near[0], catalogues, us) if near else ""
    if not line and _names_another(words, word, catalogues):
        near = [name for name in near if name in KINDS]  # iced coffee is no coffee with ice
    unknown = UnknownName("kind", shown(word), near, what_else(word, said, catalogues))
    if near and not line and near[0] in KINDS:
        line = f"it such as: tracker log {near[0]} {KINDS[near[0]].for_units(us).examples[0]}"
    return unknown.writing(line.rstrip()) if near else unknown


def _taken_apart(words: Sequence[str]) -> Sequence[str]:
    """`walk30` as `walk 30`, and `2coffees` as `2 coffees`."""
    parts = (re.fullmatch(r"([^\W\d_]{3,})(\d.*)|(\d[\d.,]*)([^\W\d_]{3,})", w) for w in words)
    apart = ([p for p in found.groups() if p] if found else [] for found in parts)
    return [part for word, both in zip(words, apart, strict=True) for part in both or [word]]


def _of_what(said: str, catalogues: Catalogues, us: bool) -> Iterator[str]:
    """Lines with an amount that says of nothing how much: `weight 82.5 kg` for `82.5 kg`."""
    for kind in map(of_known_names, KINDS.values()):
        if kind.fields and _reads(kind, [said], catalogues, us):
            yield f"{kind.name} {said}"
    for kind, known in with_subjects(catalogues):
        # `a pill` has to be of something.
        first = next(iter(known.subjects), "")
        if not kind.fields or not kind.fields[0].counted:
            continue
        if _reads(of_known_names(kind), [said, first], catalogues, us):
            yield f"{kind.name} {said} {first}"
    water = KINDS["water"]
    yield f"{water.name} {water.for_units(us).examples[0]}"


def _names_another(words: Sequence[str], word: str, catalogues: Catalogues) -> bool:
    """Whether a line names something known beside a word, which is no place: `my legs`."""
    others, sites = [one for one in words if one != word], catalogues(SITES)
    return any(
        of_subject(others, n, catalogues) and not sites.look_up(others[n])
        for n in range(len(others))
    )


def _mended(words: Sequence[str], word: str, near: str, catalogues: Catalogues, us: bool) -> str:
    """The line with a name in the place of a word, where that reads; '' where it doesn't."""
    return _line([near if one == word else one for one in words], catalogues, us)


def _line(words: Sequence[str], catalogues: Catalogues, us: bool) -> str:
    """The command for a line that reads; '' for one that doesn't."""
    try:
        kind, left = about(words, catalogues, us)
    except WrongWords:
        return ""
    return f"tracker log {' '.join(words)}" if _reads(kind, left, catalogues, us) else ""


def _reads(kind: Kind, words: Sequence[str], catalogues: Catalogues, us: bool) -> bool:
    """Whether words say something of a kind."""
    known = catalogues(kind.subject.vocabulary) if kind.subject else None
    containers = partial(catalogues, CONTAINERS)
    try:
        left = take_asides(kind, words).words
        return bool(read_words(kind, left, catalogue=known, containers=containers, us=us))
    except WrongWords:
        return False


def slips_of(word: str, catalogues: Catalogues) -> list[str]:
    """Up to three names of kinds, verbs and subjects that a word is a slip of the finger from."""
    name = normalise(word)
    if name in JOINING:  # an `or` is no ORS
        return []
    near = slips(name, (*KINDS, *VERBS))
    for _, catalogue in with_subjects(catalogues):
        near += catalogue.slips(name)
    return list(dict.fromkeys(near))[:_MOST]


def what_else(word: str, line: str, catalogues: Catalogues) -> str:
    """What to do with something that isn't known: note it, or make it known."""
    name, words = normalise(word), shown(line).replace('"', "")
    note = f'as a note: tracker log note "{words}"'
    known = [catalogues(vocabulary) for vocabulary in (SITES, CONTAINERS)]
    known += [catalogue for _, catalogue in with_subjects(catalogues)]
    taken = any(catalogue.look_up(word) is not None for catalogue in known)
    taken = taken or name in JOINING or meaning_in(name) is not None
    reserved = (reserved_as(name, vocabulary) for vocabulary in (HABITS, "drugs", "drinks"))
    if taken or not is_name(word) or any(reserved):
        return f"write it {note}"
    return (
        f"write it {note}, or make it known first: tracker habit add {name} (a habit of your own), "
        f"tracker drug add {name} (a medicine), tracker drink add {name}"
    )
