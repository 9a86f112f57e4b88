"""What a line is about: `2 coffees`, `glass of wine`, `ran 5k`, `lower back pain 5`, `4000 steps`.

A kind may stand first, behind an amount, or behind what it is of; or it follows from a verb, a
drink, a food, a medicine. A place on the body says too little: it may hurt or be stretched, and
neither is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import UnknownName, WrongWords, shown
from tracker.domain.kinds import KINDS, Kind, kind_named
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import ARTICLES, CARDINALS, DOUBLE, begins_number
from tracker.domain.offers import Offer, either, example
from tracker.domain.spelling import is_plural, normalise
from tracker.domain.units import is_unit, unit_of
from tracker.domain.words.amounts import first_dimension
from tracker.domain.words.asides import is_called
from tracker.domain.words.counting import how_often
from tracker.domain.words.line import SIDES
from tracker.domain.words.refusals import in_a_note, like
from tracker.domain.words.verbs import TIES, VERBS, Verb, is_volume, may_stand, verb_of

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.words.naming import Catalogues

SITES, CONTAINERS = "sites", "containers"
_BEFORE_KIND = ("of", "my", "the", *ARTICLES)
#: What a name ends in that says by itself that a place hurts: `headache`, `neck-pain`.
_HURTING = ("ache", "migraine", "pain")
#: What it was taken or done for stands behind these.
_WHAT_FOR = ("for", "because", "after", "against", "before")
#: What says of the place before it that it hurts.
_HURT = ("ache", "aches", "hurt", "hurts", "hurting", "aching")
#: Kinds of which an entry may be as last time without a word more.
_ALONE = ("walk", "stretch", "sleep", "weight")
#: A smaller number without a unit, said of what was run or walked, is as likely a distance.
_FEW_MINUTES = 10
#: What is measured of what is eaten, drunk or taken.
_CONSUMED = ("volume", "mass", "dose")


class About(NamedTuple):
    """The kind of a line, and the words that are left to read for it."""

    kind: Kind
    words: list[str]


class Matched(NamedTuple):
    """A kind with a subject that stands in a line, and how many words its name takes."""

    kind: Kind
    used: int


class Unknown(NamedTuple):
    """Words that say nothing known, of which the first `at` are an amount."""

    words: Sequence[str]
    at: int


def find(words: Sequence[str], catalogues: Catalogues, us: bool) -> About | Unknown:
    """What a line without options is about. Raises WrongWords where it says too little."""
    done = verb_of(words)
    if done is not None:
        return _of_verb(words, *done, catalogues, us)
    return _found(words, catalogues) or Unknown(words, amount_words(words, catalogues))


def _found(words: Sequence[str], catalogues: Catalogues) -> About | None:
    if not words:
        return None
    words = _without_article(list(words))
    if words[0].casefold() == "no" and (nowhere := _nowhere(words, catalogues(SITES))):
        return nowhere
    if (steps := _steps(words)) is not None:
        return steps
    at = amount_words(words, catalogues)
    named = of_subject(words, at, catalogues) if at < len(words) else None
    if named is not None and _is_scored_place(words, at, named, catalogues(SITES)):
        named = None
    for n in range(at, len(words)):
        kind = (
            kind_named(normalise(words[n]))
            or _done(words[n])
            or next((kind for kind in KINDS.values() if _is_tick(kind, words[n])), None)
            or _hurts(words, n, catalogues(SITES))
        )
        if kind is not None and _is_its_kind(kind, words, at, n, named, catalogues(SITES)):
            if _is_tick(kind, words[n]):
                return About(kind, list(words))
            _refuse_how_often(kind, words[:n], words[n])
            of = n - (n > 0 and words[n - 1].casefold() in _BEFORE_KIND)  # two glasses of water
            return About(kind, [*words[:of], *words[n + 1 :]])
    # Behind an amount stand its unit and what it is of: `2 cups of tea`.
    for n in range(at, len(words) if at > 0 else 1):
        hurts = _place(words, n, catalogues)
        if hurts is not None:
            return hurts
        if (matched := of_subject(words, n, catalogues)) is not None:
            if n == 0:
                _refuse_few(words, matched, catalogues)
            return About(matched.kind, list(words))
    return None


def _nowhere(words: Sequence[str], sites: Catalogue) -> About | None:
    """`no pain`, `no pain neck`, `no back pain`: that it hurts nowhere, or not there."""
    for n in range(1, len(words)):
        kind = kind_named(words[n])
        if kind is None or kind.subject is None or not kind.subject.nowhere:
            continue
        place = words[1:n]
        if place and len(_meant(place, 0, sites)[0].split()) != len(place):
            return None
        return About(kind, ["none", *place, *words[n + 1 :]])
    return None


def _refuse_few(words: Sequence[str], named: Matched, catalogues: Catalogues) -> None:
    """Refuse `run 5` and `swims 2`: minutes, or km, or how often? Raises WrongWords."""
    if not _is_few(words[named.used :]) or first_dimension(named.kind) != "time":
        return
    assert named.kind.subject is not None
    known = catalogues(named.kind.subject.vocabulary)
    said = " ".join(words[: named.used])
    subject = known.look_up(said)
    if subject is None:
        return
    refuse_plural(named.kind, said, known.names_of(subject.name), words[named.used :])
    if any(verb.subject == subject.name for verb in VERBS.values()):
        _refuse_few_minutes(named.kind, words, words)


def refuse_plural(kind: Kind, said: str, names: Sequence[str], behind: Sequence[str]) -> None:
    """Refuse `walks 2`, where a small number behind a plural may say how often, or how long.

    `names` are those of what is `said`, the one to write first. Raises WrongWords.
    """
    if not _is_few(behind) or first_dimension(kind) != "time" or not is_plural(said, names):
        return
    raise WrongWords(
        f"'{shown(said)} {behind[0]}' may say how long: ",
        Offer(f"{names[0]} {behind[0]}min"),
        "; or how often: log them one by one, ",
        *like(kind),
    )


def _is_few(words: Sequence[str]) -> bool:
    """Whether words are one small number without a unit: as likely no minutes."""
    number = words[0] if len(words) == 1 else ""
    return number.isascii() and number.isdigit() and 0 < int(number) < _FEW_MINUTES


def _done(word: str) -> Kind | None:
    """The kind of what was done, said behind its amount: `30 min of walking`."""
    verb = VERBS.get(word.casefold())
    return KINDS[verb.kinds[0]] if verb is not None and word.casefold().endswith("ing") else None


def _is_tick(kind: Kind, word: str) -> bool:
    """Whether a word ticks something that only a kind has: a `spasm` is pain."""
    return any(is_called(tick, word.casefold()) for tick in kind.ticks)


def _hurts(words: Sequence[str], at: int, sites: Catalogue) -> Kind | None:
    """Pain, where a word behind a place says that it hurts: `my neck hurts 5`."""
    if words[at].casefold() not in _HURT:
        return None
    said = (words[start:at] for start in range(at))
    hurts = any(sites.look_up(" ".join(w)) or sites.meant(" ".join(w)) for w in said)
    return KINDS["pain"] if hurts else None


def _refuse_how_often(kind: Kind, before: Sequence[str], said: str) -> None:
    """Refuse `2 walks`, which says nothing of how long. Raises WrongWords."""
    number = before[-1].casefold() if before else ""
    timed = first_dimension(kind) == "time"
    if timed and is_plural(said, [kind.name]) and (number.isdigit() or number in CARDINALS):
        raise how_often(f"{number} {said}", kind)


def _is_its_kind(
    kind: Kind, words: Sequence[str], at: int, n: int, named: Matched | None, sites: Catalogue
) -> bool:
    """Whether a kind's name is what the line is of: the word `n`, behind an amount of `at` words.

    The drink of `sports drink` is part of a name; in `ibuprofen 400 for pain` pain is a remark.
    """
    if named is None or (n == at and named.used == 1):
        return True
    between = words[at + named.used : n]
    if n - at < named.used or any(word.casefold() in _WHAT_FOR for word in between):
        return False
    return named.kind is kind or any(_meant(words, n, sites)[1] for n in range(len(words)))


def _is_scored_place(words: Sequence[str], at: int, named: Matched, sites: Catalogue) -> bool:
    """Whether what has no amount is a place's pain with a number beside it: `chest pain 6`."""
    if named.kind.fields or not any(begins_number(words, n) for n in range(len(words))):
        return False
    said = words[at : at + named.used]
    return any(map(kind_named, said)) and any(sites.match(said, n) for n in range(len(said)))


def _without_article(words: list[str]) -> list[str]:
    """`a 30 min` walk as `30 min`, `my pregabalin` as `pregabalin`."""
    if len(words) > 1 and words[0].casefold() == "my":
        return words[1:]
    numbered = len(words) > 1 and words[0].casefold() in ARTICLES and words[1][0].isdigit()
    return words[1:] if numbered else words


def _of_verb(
    words: Sequence[str], verb: Verb, rest: list[str], catalogues: Catalogues, us: bool
) -> About | Unknown:
    """What a line is about that begins with a verb. Raises WrongWords where the two don't fit."""
    if not rest and not verb.subject and verb.kinds[0] not in _ALONE:
        kind = KINDS[verb.kinds[0]].for_units(us)
        raise WrongWords(
            f"'{shown(' '.join(words))}' doesn't say what; such as: ",
            example(f"{kind.name} {kind.examples[0]}"),
        )
    if len(verb.kinds) == 1 and verb.kinds[0] not in ("food",):
        return _of_one(words, verb, rest, catalogues)
    found = _found(rest, catalogues)
    if found is None and verb.alone and rest and is_volume(rest):
        return About(KINDS[verb.alone], rest)
    if found is not None and found.kind.name in verb.kinds:
        return found._replace(kind=of_known_names(found.kind))
    if found is not None:
        raise WrongWords(
            f"'{shown(' '.join(words))}' isn't said of {found.kind.name}; write ",
            Offer(" ".join([found.kind.name, *found.words])),
        )
    return Unknown(rest or words, amount_words(rest, catalogues))


def _of_one(words: Sequence[str], verb: Verb, rest: list[str], catalogues: Catalogues) -> About:
    kind = KINDS[verb.kinds[0]]
    if _is_few(rest):
        _refuse_few_minutes(kind, words, [verb.subject, *rest] if verb.subject else rest)
    rest = [verb.subject, *rest] if verb.subject else rest
    _refuse_remark(kind, rest, catalogues)
    return About(of_known_names(kind), rest)


def _refuse_few_minutes(kind: Kind, words: Sequence[str], said: Sequence[str]) -> None:
    """Refuse `ran 5` of what is measured in km as well; `said` ends in it. Raises WrongWords."""
    far = next((field for field in kind.fields if field.measure == "distance_m"), None)
    if far is None:
        return
    line = " ".join([kind.name, *said])
    raise WrongWords(
        f"'{shown(' '.join(words))}' may be {said[-1]} min or {said[-1]} {far.unit}; write ",
        *either([f"{line}min", f"{line}{far.unit}"], " or "),
    )


def _refuse_remark(kind: Kind, rest: Sequence[str], catalogues: Catalogues) -> None:
    """Refuse `stretched gently 10`: behind a verb a new word is a remark. Raises WrongWords."""
    if kind.subject is None or kind.subject.fixed:
        return
    said, at, remarks = [word.casefold().strip(",;") for word in rest], 0, list[int]()
    known = catalogues(kind.subject.vocabulary)
    while at < len(said):
        found, number = known.match(said, at), begins_number(said, at) if said[at] else 1
        used = found[1] if found is not None else number
        if not used and not may_stand(said[at], kind):
            remarks.append(at)
        at += used or 1
    if remarks:
        ties = [n for n in range(len(said) - 1) if said[n] in TIES and n + 1 in remarks]
        left = [word for n, word in enumerate(rest) if n not in (*remarks, *ties)]
        amount = any(begins_number(left, n) for n in range(len(left)))
        # `swam 20 lengths`: what stands behind a number may be what it counts.
        counted = any(n and begins_number(said[n - 1 : n]) for n in remarks)
        # `ran out of ibuprofen 400`: the amount may be of something else in the line.
        named = (of_subject(rest, n, catalogues) for n in remarks)
        others = any(one and first_dimension(one.kind) in _CONSUMED for one in named)
        noted = in_a_note(
            kind,
            " ".join(rest[n] for n in sorted((*remarks, *ties))),
            " ".join(left) if amount and not counted and not others else "",
        )
        raise WrongWords(f"can't read '{shown(rest[remarks[0]])}'; ", *noted)


def of_known_names(kind: Kind) -> Kind:
    """A kind that takes no new name: `stretched gently 10` is no stretch of that name."""
    return kind._replace(subject=kind.subject._replace(fixed=True)) if kind.subject else kind


def _steps(words: Sequence[str]) -> About | None:
    """`4000 steps` and `steps 4000` can only be walked."""
    said = [word.casefold() for word in words]
    at = next((n for n, word in enumerate(said) if unit_of("steps", word)), None)
    if at is None or len(words) != 2:
        return None
    return About(KINDS["walk"], [words[1 - at], words[at]])


def amount_words(words: Sequence[str], catalogues: Catalogues) -> int:
    """How many words are an amount: `two` coffees, `6 left` knee, `glass of` wine, `cup` tea."""
    at = 0
    while at < len(words):
        word = words[at].casefold()
        used = 1 if word in SIDES or word == DOUBLE else begins_number(words, at)
        # A name may begin with a number in words: one-a-day.
        if not used or (word.isalpha() and of_subject(words, at, catalogues)):
            break
        at += used
    if at >= len(words) or of_subject(words, at, catalogues) or kind_named(words[at]):
        return at
    held = catalogues(CONTAINERS).match(words, at)
    # `slice of watermelon`, `shot of espresso`: the reader knows what these hold.
    used = held[1] if held else int(is_unit(words[at].casefold()) or _is_of(words, at + 1))
    return at + used + _is_of(words, at + used) if used else at


def _is_of(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at].casefold() == "of"


def of_subject(words: Sequence[str], at: int, catalogues: Catalogues) -> Matched | None:
    """The kind with the longest name of a subject at a place: `sports drink` is a drink."""
    best: Matched | None = None
    for kind, catalogue in with_subjects(catalogues):
        found = catalogue.match(words, at)
        if found is None:
            continue
        if at + found[1] == len(words):
            return Matched(kind, found[1])
        if best is None or found[1] > best.used:
            best = Matched(kind, found[1])
    return best


def with_subjects(catalogues: Catalogues) -> Iterator[tuple[Kind, Catalogue]]:
    """The kinds that a subject's name alone may stand for, with their catalogues."""
    for kind in KINDS.values():
        if kind.subject is not None and kind.subject.vocabulary != SITES:
            yield kind, catalogues(kind.subject.vocabulary)


def question(words: Sequence[str], catalogues: Catalogues) -> UnknownName | None:
    """What to ask of a line with a word in it that says too little; None where none does."""
    asked = (catalogue.question(words) for _, catalogue in with_subjects(catalogues))
    return next(filter(None, asked), None)


def _place(words: Sequence[str], at: int, catalogues: Catalogues) -> About | None:
    """A place that is said to hurt: `headache 5`. Raises WrongWords for a place alone.

    A place says too little, and so does a word for several places: say what there is to say. None
    where no place is named, or only as a part of something else: `side plank`.
    """
    said, meant = _meant(words, at, catalogues(SITES))
    if not meant:
        return None
    longer = of_subject(words, at, catalogues)
    if longer is not None and longer.used > len(said.split()):
        return None
    if normalise(said).endswith(_HURTING):
        return About(KINDS["pain"], list(words))
    if asked := question(words, catalogues):  # leg weakness is a warning sign
        raise asked
    raise _too_little(words, said, meant, catalogues)


def _meant(words: Sequence[str], at: int, sites: Catalogue) -> tuple[str, Sequence[str]]:
    """The words for a place that begin somewhere, and the sites that they may mean."""
    found = sites.match(words, at)
    if found is not None:
        return " ".join(words[at : at + found[1]]), [found[0].name]
    return words[at], sites.meant(words[at])


def _too_little(
    words: Sequence[str], said: str, meant: Sequence[str], catalogues: Catalogues
) -> WrongWords:
    side = next((SIDES[w.casefold()] for w in words if w.casefold() in SIDES), None)
    number = next((word for word in words if word.isascii() and word.isdigit()), None)
    place = f"{side} {meant[0]}" if side else meant[0]
    score = number if number and int(number) <= 10 else "6"
    others = [kind for kind, known in with_subjects(catalogues) if known.look_up(said)]
    lines = [f"pain {score} {place}"]
    for kind in others or [KINDS["stretch"]]:
        amount = f" {number or 10}" if kind.fields else ""
        lines.append(f"{kind.name}{amount} {said if others else place}")
    which = f" ({said} may be {' or '.join(meant)})" if len(meant) > 1 else ""
    return WrongWords(f"say what of {shown(normalise(said))}: ", *either(lines), which)
