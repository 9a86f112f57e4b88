"""One line of words taken apart: amounts, subjects and sides in the order they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import Kind, SubjectRule
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.numbers import join_spaced
from tracker.domain.words.amounts import Amount, Ruler, joined, read_amount
from tracker.domain.words.bounds import check_amount
from tracker.domain.words.counting import count_things

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue, Subject
    from tracker.domain.words.amounts import Containers

SIDES = ("left", "right", "both")
_AND = ("and", "&", "+")
_MOST_WORDS = 60


class Named(NamedTuple):
    """A subject, by its name in the catalogue, or as typed where the vocabulary is open."""

    name: str


class Side(NamedTuple):
    """left, right or both."""

    side: str


Item = Named | Side | Amount
#: A word that nothing has read yet, by its place in the line.
_Unread = int


def read_line(
    kind: Kind,
    words: Sequence[str],
    catalogue: Catalogue | None,
    containers: Containers | None,
    us: bool = False,
    subject: Subject | None = None,
) -> list[Item]:
    """The items of a line. Every amount is in its range. Raises WrongWords for any unread word.

    `subject` is what the amounts are of where the line itself doesn't say.
    """
    tokens = split_line(kind, words)
    marks = _find_subjects(kind.subject, tokens, catalogue)
    named = {found.name: found for found, _ in marks.values()}
    if len(named) == 1:
        subject = next(iter(named.values()))
    if kind.subject and kind.subject.many:
        subject = None
    names = catalogue if kind.subject and not kind.subject.fixed else None
    ruler = Ruler(kind, subject, containers, us, names)
    items = _join(_items(tokens, marks, ruler))
    read = _name_unread(tokens, items, ruler, catalogue)
    for item in read:
        if isinstance(item, Amount):
            check_amount(item, ruler)
    return read


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
    return join_spaced(tokens)


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
        return [Side(word)], 1
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
    if len(amounts) == 1:
        amounts = [count_things(amounts[0], ruler, before=at + used in marks)]
    return amounts, used


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
        after_number = isinstance(last, Amount) and last.bare
        from tracker.domain.words.open_names import open_name

        read.append(Named(open_name(tokens[item:until], after_number, ruler, catalogue)))
    return read
