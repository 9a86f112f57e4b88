"""What a line is about, or its refusal with the nearest names and what else to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tracker.domain.errors import UnknownName, WrongWords, shown, understood
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.number_words import ARTICLES
from tracker.domain.offers import Offer, command, example, note
from tracker.domain.spelling import is_name, normalise, singulars, slips
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
from tracker.domain.words.reading import Reading, read_words
from tracker.domain.words.refusals import (
    JOINING,
    answered,
    in_a_note,
    is_not_so,
    not_so,
    slip_of_time,
)
from tracker.domain.words.reserved import HABITS, reserved_as
from tracker.domain.words.verbs import VERBS

if TYPE_CHECKING:
    from tracker.domain.words.naming import Catalogues

_MOST = 3
#: A name and its amount without a blank between, in the order that they are looked for.
_GLUED = (
    r"([^\W\d_]{3,})[=:]?(\d.*)|(\d[\d.,]*)([^\W\d_]{3,})",
    r"(\d[\d.,]*(?:ml|cl|l|mg|min|kg))([^\W\d_]{3,})",
)


def about(words: Sequence[str], catalogues: Catalogues, us: bool) -> About:
    """What a line without options is about. Raises WrongWords where it doesn't say."""
    try:
        found = find(words, catalogues, us)
    except WrongWords:
        if is_not_so(words) and not question(words, catalogues):
            raise not_so(words) from None
        raise
    if isinstance(found, Unknown):
        raise _not_about(*found, catalogues, us)
    return found


def _not_about(words: Sequence[str], at: int, catalogues: Catalogues, us: bool) -> WrongWords:
    if at == 1 and words[0].casefold() in ARTICLES and len(words) > 1:
        words, at = words[1:], 0
    said = " ".join(words)
    for apart in (_taken_apart(words, glued) for glued in _GLUED):
        if apart != words and (line := _line(apart, catalogues, us)):
            return WrongWords(f"a blank is missing in '{shown(said)}'; write ", *line)
    if at >= len(words):
        first = next(_of_what(said, catalogues, us))
        return WrongWords(f"'{shown(said)}' of what? Say it first: ", first)
    if slip := slip_of_time(words[:1]):
        then = f"{KINDS['water'].for_units(us).examples[0]} {near_time_word(words[0])}"
        return WrongWords(*slip.args, " Write it such as: ", example(f"water {then}"))
    # What stands last behind an amount is what it is of; beside it there may be a unit.
    behind = (w for w in reversed(words[at:]) if not is_unit(w.casefold()))
    word = next(behind, words[-1]) if at > 0 else words[0]
    asked = question(words, catalogues)
    # Weak coffee is no weak leg, cold coffee no cold pack.
    if asked and not _names_another(words, asked.word, catalogues):
        asked = answered(asked, words, lambda line: bool(_line(line.split(), catalogues, us)))
        return asked.or_else("a note: ", note(said))
    if is_not_so(words):
        return not_so(words)
    if normalise(word) in JOINING and (noted := _remark(words, word, catalogues, us)) is not None:
        return noted
    unclear = (said,) if _names_another(words, word, catalogues) else (said, word)
    for _, catalogue in with_subjects(catalogues):
        for typed in unclear:
            if meant := catalogue.meant(typed):
                line = _mended(words, word, meant[0], catalogues, us) if typed == word else []
                return catalogue.unknown(typed).writing(*line)
    near = slips_of(word, catalogues)
    line = _mended(words, word, near[0], catalogues, us) if near else []
    if not line and _names_another(words, word, catalogues):
        near = [name for name in near if name in KINDS]  # iced coffee is no coffee with ice
    unknown = UnknownName("kind", shown(word), near, *what_else(word, said, catalogues))
    if near and not line and near[0] in KINDS:
        shows = example(f"{near[0]} {KINDS[near[0]].for_units(us).examples[0]}")
        return unknown.writing("it such as: ", shows)
    return unknown.writing(*line)


def _remark(words: Sequence[str], word: str, catalogues: Catalogues, us: bool) -> WrongWords | None:
    """The refusal of `bitte ibuprofen 400`, where the line says something without that word."""
    left = [one for one in words if one != word]
    if not _line(left, catalogues, us):
        return None
    kind, said = about(left, catalogues, us)
    return WrongWords(f"can't read '{shown(word)}'; ", *in_a_note(kind, word, " ".join(said)))


def _taken_apart(words: Sequence[str], glued: str) -> Sequence[str]:
    """`walk30` and `walk=30` as `walk 30`, `2coffees` as `2 coffees`, `2lwater` as `2l water`."""
    parts = (re.fullmatch(glued, word) for word in words)
    apart = ([p for p in found.groups() if p] if found else [] for found in parts)
    return [part for word, both in zip(words, apart, strict=True) for part in both or [word]]


def _of_what(said: str, catalogues: Catalogues, us: bool) -> Iterator[Offer]:
    """Lines with an amount that says of nothing how much: `weight 82.5 kg` for `82.5 kg`."""
    for kind in map(of_known_names, KINDS.values()):
        if kind.fields and _reads(kind, [said], catalogues, us):
            yield Offer(f"{kind.name} {said}")
    for kind, known in with_subjects(catalogues):
        # `a pill` has to be of something.
        first = next(iter(known.subjects), "")
        if not kind.fields or not kind.fields[0].counted:
            continue
        if _reads(of_known_names(kind), [said, first], catalogues, us):
            yield Offer(f"{kind.name} {said} {first}")
    water = KINDS["water"]
    yield example(f"{water.name} {water.for_units(us).examples[0]}")


def _names_another(words: Sequence[str], word: str, catalogues: Catalogues) -> bool:
    """Whether a line names something known beside a word, but a place or a sign: `my legs`."""
    others, sites = [one for one in words if one != word], catalogues(SITES)
    found = ((of_subject(others, n, catalogues), others[n]) for n in range(len(others)))
    return any(one and one.kind.fields and not sites.look_up(said) for one, said in found)


def _mended(
    words: Sequence[str], word: str, near: str, catalogues: Catalogues, us: bool
) -> list[Offer]:
    """The line with a name in the place of a word, where that reads; none where it doesn't."""
    return _line([near if one == word else one for one in words], catalogues, us)


def _line(words: Sequence[str], catalogues: Catalogues, us: bool) -> list[Offer]:
    """The command for a line that reads; none for one that doesn't."""
    reads = understood(lambda: _read(*about(words, catalogues, us), catalogues, us))
    return [Offer(" ".join(words))] if reads else []


def _reads(kind: Kind, words: Sequence[str], catalogues: Catalogues, us: bool) -> bool:
    """Whether words say something of a kind."""
    return understood(lambda: _read(kind, words, catalogues, us))


def _read(kind: Kind, words: Sequence[str], catalogues: Catalogues, us: bool) -> Sequence[Reading]:
    known = catalogues(kind.subject.vocabulary) if kind.subject else None
    containers = partial(catalogues, CONTAINERS)
    left = take_asides(kind, words).words
    return read_words(kind, left, catalogue=known, containers=containers, us=us)


def slips_of(word: str, catalogues: Catalogues) -> list[str]:
    """Up to three names of kinds, verbs and subjects that a word is a slip of the finger from."""
    name = normalise(word)
    if name in JOINING:  # an `or` is no ORS
        return []
    near = slips(name, (*KINDS, *VERBS))
    for form in (name, *singulars(name)):  # 2 cofees
        for _, catalogue in with_subjects(catalogues):
            near += catalogue.slips(form)
    return list(dict.fromkeys(near))[:_MOST]


def what_else(word: str, line: str, catalogues: Catalogues) -> list[str | Offer]:
    """What to do with something that isn't known: note it, or make it known."""
    name = normalise(word)
    told: list[str | Offer] = ["write it as a note: ", note(line)]
    known = [catalogues(vocabulary) for vocabulary in (SITES, CONTAINERS)]
    known += [catalogue for _, catalogue in with_subjects(catalogues)]
    taken = any(catalogue.look_up(word) is not None for catalogue in known)
    taken = taken or name in JOINING or meaning_in(name) is not None
    reserved = (reserved_as(name, vocabulary) for vocabulary in (HABITS, "drugs", "drinks"))
    if taken or not is_name(word) or any(reserved):
        return told
    return [
        *told,
        ", or make it known first: ",
        command(f"habit add {name}"),
        " (a habit of your own), ",
        command(f"drug add {name}"),
        " (a medicine), ",
        command(f"drink add {name}"),
    ]
