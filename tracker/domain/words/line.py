"""One line of words taken apart: amounts, subjects and sides in the order they were typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import Kind, SubjectRule
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.numbers import TIMES, join_spaced, read_parts
from tracker.domain.words.amounts import (
    Amount,
    Ruler,
    find_unit,
    first_dimension,
    joined,
    never,
    read_amount,
)
from tracker.domain.words.bounds import check_amount

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue, Subject
    from tracker.domain.words.amounts import Containers
    from tracker.domain.words.before import LoggedBefore

#: How sides are written, short or in full.
SIDES: Mapping[str, str] = {
    "left": "left", "right": "right", "both": "both",
    "l": "left", "r": "right", "lt": "left", "rt": "right",
}  # fmt: skip
_AND = ("and", "&", "+")
#: What stands before a name and says nothing of it: `in my left knee`.
_BEFORE_NAME = ("in", "my", "the")
#: What stands before a length of time: `for 30 min`, `5k in 28 min`.
_BEFORE_LENGTH = ("for", "in")
_MOST_WORDS = 60


class Named(NamedTuple):
    """A subject, by its name in the catalogue, or as typed where the vocabulary is open.

    `before`: the word said too little, and what was logged before settled it.
    """

    name: str
    before: bool = False


class Side(NamedTuple):
    """left, right or both."""

    side: str


class Known(NamedTuple):
    """What a line is read with: the catalogue of its subjects, containers, units.

    `before` gives what was logged before, where a word leans on it; `reads` tells whether another
    line of the kind says something, for what a refusal offers.
    """

    catalogue: Catalogue | None = None
    containers: Containers | None = None
    us: bool = False
    before: LoggedBefore | None = None
    reads: Callable[[str], bool] = never


Item = Named | Side | Amount
#: A word that nothing has read yet, by its place in the line.
_Unread = int


def read_line(
    kind: Kind, words: Sequence[str], known: Known, subject: Subject | None = None
) -> list[Item]:
    """The items of a line. Every amount is in its range. Raises WrongWords for any unread word.

    `subject` is what the amounts are of where the line itself doesn't say.
    """
    catalogue = known.catalogue
    tokens = split_line(kind, words)
    marks = _find_subjects(kind.subject, tokens, catalogue)
    named = {found.name: found for found, _ in marks.values()}
    if len(named) == 1:
        subject = next(iter(named.values()))
    if kind.subject and kind.subject.many:
        subject = None
    names = catalogue if kind.subject and not kind.subject.fixed else None
    ruler = Ruler(kind, subject, known.containers, known.us, names, known.reads)
    if len(marks) == 1:
        tokens, marks = _unit_by_its_number(tokens, marks, ruler)
    items = _join(_items(tokens, marks, ruler))
    if kind.subject and kind.subject.sided:
        items = _settle(kind, tokens, items, known)
    read = _name_unread(tokens, items, ruler, catalogue)
    if _are_repetitions(kind):
        from tracker.domain.words.repetitions import HELD, repetitions

        held = subject.name if subject and subject.data.get(HELD) else None
        name = next((item.name for item in read if isinstance(item, Named)), held)
        read = [repetitions(i, kind, name, catalogue) if isinstance(i, Amount) else i for i in read]
    for item in read:
        if isinstance(item, Amount):
            check_amount(item, ruler)
    return read


def _unit_by_its_number(
    tokens: list[str], marks: dict[int, tuple[Subject, int]], ruler: Ruler
) -> tuple[list[str], dict[int, tuple[Subject, int]]]:
    """`3 ibuprofen tablets` as `3 tablets ibuprofen`: a unit behind the name, its number before."""
    ((at, (subject, used)),) = marks.items()
    behind = at + used
    if not at or behind != len(tokens) - 1 or not _ends_number(tokens[at - 1]):
        return tokens, marks
    unit = find_unit(tokens, behind, len(tokens), ruler)
    if unit is None or not unit.thing:
        return tokens, marks
    moved = [*tokens[:at], tokens[behind], *tokens[at:behind]]
    return moved, {at + 1: (subject, used)}


def _ends_number(word: str) -> bool:
    from tracker.domain.number_words import ARTICLES, CARDINALS

    return word.isdigit() or word in (*ARTICLES, *CARDINALS, "half")


def split_line(kind: Kind, words: Sequence[str]) -> list[str]:
    """Single words in lower case, without commas; `left-knee` is two where sides are known."""
    line = " ".join(words)
    if len(line) > 2_000:
        raise WrongWords(f"that is too long to read as one {kind.name} entry, {len(words)} words")
    tokens: list[str] = []
    sided = kind.subject is not None and kind.subject.sided
    for word in line.casefold().split():
        word = word.rstrip(",;")
        if word[:1] == "-" and word[1:2].isalpha():
            raise WrongWords(f"can't read '{shown(word)}'; leave the dash out")
        first, _, rest = word.partition("-")
        start, _, last = word.rpartition("-")
        if sided and first in SIDES and rest:
            tokens += [first, rest]
        elif sided and last in SIDES and start:
            tokens += [start, last]
        elif word:
            tokens.append(word)
    if len(tokens) > _MOST_WORDS:
        raise WrongWords(f"that is too long to read as one {kind.name} entry, {len(tokens)} words")
    if _are_repetitions(kind):
        from tracker.domain.words.repetitions import join_sets

        tokens = join_sets(tokens)
    tokens = join_spaced(tokens)
    often = first_dimension(kind) in ("time", "score")
    return tokens if often else _count_first(list(map(_of_times, tokens)))


def _of_times(word: str) -> str:
    """`2x` glass as `2`: so many of what follows. Of a walk or a pain it would say how often."""
    return word[:-1] if word[-1:] in TIMES and word[:-1].isdigit() else word


def _count_first(tokens: list[str]) -> list[str]:
    """`coffee x2` as `2 coffee`, where no other number stands in the line."""
    if len(tokens) > 2 and tokens[-2] in TIMES:
        tokens = [*tokens[:-2], tokens[-2] + tokens[-1]]
    *others, last = tokens or [""]
    if not others or last[:1] not in TIMES or not last[1:].isdigit():
        return tokens
    from tracker.domain.number_words import begins_number

    numbers = any(begins_number(others, n) for n in range(len(others)))
    return tokens if numbers else [last[1:], *others]


def _is_article(word: str) -> bool:
    from tracker.domain.number_words import ARTICLES

    return word in ARTICLES


def _settle(
    kind: Kind, tokens: Sequence[str], items: list[Item | _Unread], known: Known
) -> list[Item | _Unread]:
    """The items with a word for several places as the one of them that hurt lately."""
    unread = [(item, tokens[item]) for item in items if isinstance(item, _Unread)]
    if not unread or known.before is None or known.catalogue is None:
        return items
    from tracker.domain.words.places import settled_places

    score = next((item.text for item in items if isinstance(item, Amount)), "6")
    sites = dict(settled_places(kind, unread, score, known.catalogue, known.before))
    return [
        Named(sites[item], before=True) if isinstance(item, _Unread) and item in sites else item
        for item in items
    ]


def _are_counted(kind: Kind) -> bool:
    """Whether a number before a name counts so many of it: two coffees, but no two massages."""
    return any(field.counted for field in kind.fields) and not _are_repetitions(kind)


def _are_repetitions(kind: Kind) -> bool:
    return bool(kind.fields) and kind.fields[0].counted == "repetition"


def _find_subjects(
    rule: SubjectRule | None, tokens: Sequence[str], catalogue: Catalogue | None
) -> dict[int, tuple[Subject, int]]:
    """Where a fixed vocabulary's subjects stand in the line, and how many words each takes."""
    marks: dict[int, tuple[Subject, int]] = {}
    at = 0
    while rule is not None and rule.fixed and catalogue is not None and at < len(tokens):
        found = catalogue.match(tokens, at)
        if found:
            marks[at] = found
        at += found[1] if found else 1
    return marks


def _items(
    tokens: Sequence[str], marks: dict[int, tuple[Subject, int]], ruler: Ruler
) -> list[Item | _Unread]:
    items: list[Item | _Unread] = []
    at = 0
    while at < len(tokens):
        if at in marks:
            items.append(Named(marks[at][0].name))
            at += marks[at][1]
        else:
            new, used = _read_one(tokens, at, marks, ruler, items[-1] if items else None)
            # `left and right knee` is both knees.
            if new == [Side("both")] and tokens[at] in _AND:
                items.pop()
            items += new
            at += used
    return items


def _read_one(
    tokens: Sequence[str],
    at: int,
    marks: dict[int, tuple[Subject, int]],
    ruler: Ruler,
    before: Item | _Unread | None,
) -> tuple[Sequence[Item | _Unread], int]:
    """What stands at a place that no subject takes, and how many words it is."""
    word, rule, following = tokens[at], ruler.kind.subject, tokens[at + 1 : at + 2]
    sided, many = bool(rule and rule.sided), bool(rule and rule.many)
    if sided and word in SIDES:
        return [Side(SIDES[word])], 1 + (_side_of(tokens, at + 1) if marks else 0)
    if sided and marks and word == "on" and any(one in SIDES for one in tokens[at + 1 : at + 3]):
        return [], 1
    if word in _BEFORE_NAME and (at + 1 in marks or (sided and following)):
        return [], 1
    if at + 1 in marks and _is_article(word) and not _are_counted(ruler.kind):
        return [], 1
    if word in _BEFORE_LENGTH and _lasts(ruler.kind) and _begins_number(tokens, at + 1):
        return [], 1
    if many and word in _AND:
        if isinstance(before, Side) and following and following[0] in SIDES:
            return [Side("both")], 2
        return [], 1
    if word == "none" and rule and rule.nowhere:
        return [Amount(ruler.kind.fields[0], 0, "/10", word, 0)], 1
    if (
        ruler.names is not None
        and _in_words(tokens, at)
        and (known := ruler.names.match(tokens, at))
    ):
        return list(range(at, at + known[1])), known[1]
    if not ruler.kind.fields and (read_parts(word) is not None or _in_words(tokens, at)):
        from tracker.domain.words.refusals import no_amount

        raise no_amount(tokens, at, ruler)
    stop = min((place for place in marks if place > at), default=len(tokens))
    last = before if isinstance(before, Amount) else None
    found = read_amount(tokens, at, stop, ruler, last)
    if found is None:
        if word == "of" and last and following:
            return [], 1
        return [at], 1
    amounts, used = found
    if rule and not rule.fixed and amounts[0].bare and _in_words(tokens, at):
        from tracker.domain.words.open_names import refuse_numbered_name

        refuse_numbered_name(tokens, at, used, ruler)
    if len(amounts) == 1 and ruler.subject is not None:
        from tracker.domain.words.counting import count_things

        amounts = [count_things(amounts[0], ruler, before=at + used in marks)]
    return amounts, used


def _side_of(tokens: Sequence[str], at: int) -> int:
    """How many words from a place on say once more that it is a side: `left side of the neck`."""
    behind = tokens[at : at + 3]
    ways = (("hand", "side", "of"), ("hand", "side"), ("side", "of"), ("side",))
    return next((len(way) for way in ways if tuple(behind[: len(way)]) == way), 0)


def _begins_number(tokens: Sequence[str], at: int) -> bool:
    return at < len(tokens) and (tokens[at][0].isdigit() or _in_words(tokens, at))


def _lasts(kind: Kind) -> bool:
    """Whether a kind is measured in time: `walked for 30 min`."""
    return first_dimension(kind) == "time"


def _in_words(tokens: Sequence[str], at: int) -> bool:
    """Whether a number in words begins at a place."""
    from tracker.domain.number_words import spoken_number

    return spoken_number(tokens, at) is not None


def _join(items: Sequence[Item | _Unread]) -> list[Item | _Unread]:
    """7 h and 30 min next to each other are one amount."""
    result: list[Item | _Unread] = []
    for item in items:
        if result and isinstance(result[-1], Amount) and isinstance(item, Amount):
            both = joined(result[-1], item)
            if both is not None:
                result[-1] = both
                continue
        result.append(item)
    return result


def _name_unread(
    tokens: Sequence[str],
    items: Sequence[Item | _Unread],
    ruler: Ruler,
    catalogue: Catalogue | None,
) -> list[Item]:
    """Refuse what wasn't read, or take it as a name where the vocabulary is open."""
    rule = ruler.kind.subject
    read: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        if not isinstance(item, _Unread):
            read.append(item)
            continue
        until = item + 1
        while at < len(items) and items[at] == until:
            until, at = until + 1, at + 1
        from tracker.domain.words.refusals import not_understood, refuse_when

        refuse_when(tokens[item:until], ruler.kind)
        if rule is None or rule.fixed:
            raise not_understood(tokens, item, until, ruler, catalogue)
        last = read[-1] if read else None
        from tracker.domain.words.open_names import Run, open_name

        another = any(isinstance(one, Named) for one in read)
        run = Run(tokens, item, until, last if isinstance(last, Amount) else None)
        name = open_name(run, ruler, catalogue, another)
        if isinstance(last, Amount) and catalogue is not None:
            from tracker.domain.words.counting import refuse_times

            refuse_times(last, " ".join(run.words), catalogue.names_of(name), ruler)
        read.append(Named(name))
    return read
