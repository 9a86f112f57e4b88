"""Names of open vocabularies: any words are one, but for what is a slip rather than a name."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.catalogues.catalogue import Catalogue, load
from tracker.domain.catalogues.sites import sided_site
from tracker.domain.errors import UnknownName, WrongWords, shown
from tracker.domain.kinds import kind_named
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import CARDINALS, in_digits, spoken_number
from tracker.domain.spelling import check_name, is_name, normalise
from tracker.domain.time.time_words import is_time_word
from tracker.domain.units import is_unit, unit_of
from tracker.domain.words.amounts import Amount, Ruler
from tracker.domain.words.refusals import (
    JOINING,
    NOT_SO,
    in_a_note,
    line_of,
    not_understood,
)
from tracker.domain.words.unknown_units import near_unit
from tracker.domain.words.verbs import VERBS

#: What is said of an exercise or a treatment, and names none alone.
_REMARKS = (
    "again", "another", "bad", "better", "daily", "easy", "extra", "fine", "gentle", "good",
    "great", "hard", "intense", "light", "long", "more", "nice", "ok", "okay", "painful", "quick",
    "short", "slow", "unknown", "usual", "waiting", "will", "worse",
)  # fmt: skip
_BEFORE_NAME = ("my", "the", "a", "an")


class Run(NamedTuple):
    """A run of unread words in a line, and the amount that it stands behind, if it does."""

    line: Sequence[str]
    at: int
    until: int
    behind: Amount | None

    @property
    def words(self) -> list[str]:
        """The words themselves, without a `my`, `the` or `a` before them."""
        words = list(self.line[self.at : self.until])
        return words[1:] if words[0] in _BEFORE_NAME and len(words) > 1 else words

    def replaced(self, name: str = "") -> str:
        """The line with a name in the place of the words, or without them."""
        return " ".join([*self.line[: self.at], *name.split(), *self.line[self.until :]])


def open_name(run: Run, ruler: Ruler, catalogue: Catalogue | None, another: bool) -> str:
    """The name that a run of words is: the one that is known, else the words joined by hyphens.

    `another`: the line holds a name already. Raises WrongWords for units that don't fit, for
    several names, and for what is no name.
    """
    words = run.words
    text = " ".join(words)
    known = catalogue.look_up(text) if catalogue else None
    if known is not None:
        return known.name
    _refuse_units(run, ruler)
    noun = ruler.kind.noun
    several = _several(words, catalogue)
    if several:
        raise WrongWords(f"{' and '.join(several)} are more than one {noun}; log one at a time")
    if catalogue is not None:
        near = catalogue.slips(text)
        if near:
            line = line_of(run.replaced(near[0]), ruler)
            raise UnknownName(noun, text, near).writing(*line)
        _refuse_sentence(run, ruler, catalogue, another)
    _refuse_behind_amount(run, ruler)
    return check_name(text, noun)


def _refuse_behind_amount(run: Run, ruler: Ruler) -> None:
    """`stretch 10 gently`: behind what is whole a new word is as likely a remark.

    Before the amount it is a name, and so is one that is tied together, or a place on the body.
    Raises WrongWords.
    """
    text, left = " ".join(run.words), run.replaced()
    if run.behind is None or "-" in text or sided_site(text, load("sites")) is not None:
        return
    first = line_of(f"{text} {left}", ruler)
    if not first or not ruler.reads(left):
        return
    told = f"'{shown(text)}' may be a new {ruler.kind.noun} or a remark; write "
    noted = in_a_note(ruler.kind, text, left)
    raise WrongWords(told, *first, " for one of that name; ", *noted)


def _refuse_sentence(run: Run, ruler: Ruler, catalogue: Catalogue, another: bool) -> None:
    """Words that say more than a name, such as when or with whom. Raises WrongWords.

    What is said of something known belongs into a note; who means a name of its own ties its words
    together: `hot-yoga`.
    """
    words, kind = run.words, ruler.kind
    more = [word for n, word in enumerate(words) if _says_more(word, n + 1 == len(words))]
    known = _known_in(words, catalogue) if len(words) > 1 else None
    if known is None and (more or another):
        said = shown(more[0]) if more else shown(" ".join(words))
        noted = in_a_note(kind, " ".join(words), _whole(run.replaced(), ruler))
        of = "an" if kind.noun[0] in "aeiou" else "a"
        raise WrongWords(f"'{said}' is no part of {of} {kind.noun}'s name; ", *noted)
    if known is None:
        return
    name, rest = known
    text = " ".join(words)
    can_be = is_name(text) and not more
    tied = f", or {normalise(text)} for one of that name" if can_be else ""
    noted = in_a_note(kind, " ".join(rest), _whole(run.replaced(name), ruler))
    told = f"'{shown(' '.join(words))}' is more than {name}; write {name}{tied}; "
    raise WrongWords(told, *noted)


def _whole(line: str, ruler: Ruler) -> str:
    """The line, where it says something by itself; '' where it doesn't."""
    return line if ruler.reads(line) else ""


def _says_more(word: str, last: bool) -> bool:
    """Whether a word is a number, a time, a kind or a joining word, which no name is made of."""
    if word == "sun" and not last:  # a sun salutation is no Sunday
        return False
    return (
        word in (*JOINING, *NOT_SO, *_REMARKS)
        or word[:1].isdigit()
        or word in CARDINALS
        or is_time_word(word)
        or kind_named(word) is not None
        or word in VERBS
    )


def _known_in(words: Sequence[str], catalogue: Catalogue) -> tuple[str, Sequence[str]] | None:
    """A known name among the words, and the words that are left."""
    for at in range(len(words)):
        found = catalogue.match(words, at)
        if found is not None:
            return found[0].name, [*words[:at], *words[at + found[1] :]]
    return None


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


def _refuse_units(run: Run, ruler: Ruler) -> None:
    """`stretch 10 minuts`, `strength 20 kg` and `stretch min 10` must not make names of units."""
    kind, first = ruler.kind, run.until - len(run.words)
    for at in range(first, run.until):
        word = run.line[at]
        unit = any(unit_of(field.measure, word) for field in kind.fields)
        after_number = at == first and run.behind is not None and run.behind.bare
        if unit or (after_number and (is_unit(word) or near_unit(word, kind))):
            raise not_understood(run.line, at, at + 1, ruler, None)


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
