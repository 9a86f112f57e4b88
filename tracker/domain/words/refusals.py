"""The sentences for words that aren't understood: which one it was, and what would be right."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.catalogues.catalogue import Catalogue
from tracker.domain.errors import MissingSubject, UnknownName, WrongWords, shown
from tracker.domain.kinds import Kind
from tracker.domain.measures import DIMENSIONS
from tracker.domain.number_words import ARTICLES, CARDINALS
from tracker.domain.numbers import read_parts
from tracker.domain.spelling import slips
from tracker.domain.time.time_words import WEEKDAYS, near_time_word
from tracker.domain.units import unit_of
from tracker.domain.words.amounts import Ruler, dimension, first_dimension, no_unit

_DAYS = ("today", "yesterday", *WEEKDAYS)
# Words that say when. Alone they are no name: `stretch 10 this morning` is no stretch of that name.
_WHEN = (
    *_DAYS, *(day[:3] for day in WEEKDAYS), "at", "ago", "tonight", "this", "last", "morning",
    "noon", "afternoon", "evening", "night",
)  # fmt: skip
#: What ties a sentence together: no name holds one, and what follows is a remark.
JOINING = (
    "a", "about", "almost", "an", "and", "after", "around", "at", "because", "before", "but",
    "during", "every", "for", "from", "in", "just", "maybe", "my", "nearly", "no", "not", "on",
    "only", "or", "perhaps", "roughly", "since", "some", "than", "the", "then", "very", "was",
    "while", "with", "without",
)  # fmt: skip
_DETERMINERS = (*ARTICLES, "the", "some")
_TYPICAL = {"volume": "0.5", "dose": "400", "body mass": "80", "score": "6"}


def like(kind: Kind) -> str:
    """An example of a kind, as a clause: `such as: tracker log pain 6 lower-back`."""
    if not kind.view:  # what an option or a goal reads as one would be logged
        return f"such as {kind.examples[0]}"
    return f"such as: tracker log {kind.name} {kind.examples[0]}".rstrip()


def missing_subject(kind: Kind, hint: str = "") -> MissingSubject:
    """The refusal of a line that doesn't say which one."""
    need = (
        f"{kind.name} needs a {kind.noun}" if kind.noun != kind.name else f"say which {kind.name}"
    )
    return MissingSubject(f"{need}, {like(kind)}{hint}")


def missing_amount(kind: Kind) -> WrongWords:
    """The refusal of a line that doesn't say how much."""
    need = "an amount"
    if first_dimension(kind) == "score":
        from tracker.domain.limits import bounds_in

        need = bounds_in(kind.fields[0]).words
    return WrongWords(f"{kind.name} needs {need}, {like(kind)}")


def slip_of_time(words: Sequence[str]) -> WrongWords | None:
    """The refusal of a word for a time with a slip of the finger in it; None without one."""
    for word in words:
        if near := near_time_word(word):
            return WrongWords(f"no word '{shown(word)}'; did you mean {near}?")
    return None


def refuse_when(words: Sequence[str], kind: Kind) -> None:
    """Refuse words that say when, which stand behind an option. Raises WrongWords."""
    text = shown(" ".join(words))
    if words[0] == "since" and kind.since:
        raise WrongWords(f"'{text}' says since when: write --since {' '.join(words[1:]) or 'mon'}")
    if slip := slip_of_time(words):
        raise slip
    if words[-1] in _DAYS:
        raise WrongWords(f"'{words[-1]}' says when: write --at {words[-1]}")
    if all(word in _WHEN for word in words):
        raise WrongWords(f"'{text}' says when: write it behind --at, such as --at 'yesterday 7:30'")


def in_a_note(kind: Kind, text: str, line: str = "") -> str:
    """How to say something in an entry's note, as a clause; `line` is the entry's own words."""
    such_as = "" if line else ", such as"
    line = f"tracker log {kind.name} {line or kind.examples[0]}".rstrip()
    words = shown(text).replace('"', "")
    return f'words of your own go into a note{such_as}: {line} --note "{words}"'


def not_understood(
    words: Sequence[str], at: int, until: int, ruler: Ruler, catalogue: Catalogue | None
) -> WrongWords:
    """The refusal of the words from `at` up to `until`, which nothing could be made of."""
    kind, word, text = ruler.kind, words[at], " ".join(words[at:until])
    rest = " ".join([*words[:at], *words[until:]])
    if word in JOINING and ruler.reads(" ".join(words[:at])):
        noted = in_a_note(kind, " ".join(words[at:]), " ".join(words[:at]))
        return WrongWords(f"can't read '{word}'; {noted}")
    if word == "zero" and kind.fields:
        return WrongWords("write numbers in digits: 0, not zero")
    if word in _DETERMINERS and kind.fields:
        return WrongWords(f"leave '{word}' out, or write 1")
    tick = next((t.measure for t in kind.ticks if t.measure.replace("_", "-") == word), None)
    if tick:
        return WrongWords(f"'{word}' is an option: write --{word}")
    if (alone := unit_alone(word, kind)) is not None:
        return alone
    wants_unit = catalogue is None or ruler.subject is not None
    if wants_unit and kind.fields and at > 0 and _ends_number(words[at - 1]):
        unit = no_unit(word, ruler)
        if near_unit(word, kind) or not ruler.reads(rest):
            return WrongWords(unit)
        return WrongWords(f"{unit}; {in_a_note(kind, text, rest)}")
    if catalogue is not None:
        return _no_name(words, at, until, ruler, catalogue)
    near = ruler.containers().near(text) if ruler.containers else []
    if near:
        return UnknownName("container", shown(text), near)
    if not kind.fields:
        return WrongWords(f"{kind.name} takes no words; leave '{shown(text)}' out")
    if ruler.reads(rest):
        return WrongWords(f"can't read '{shown(text)}'; {in_a_note(kind, text, rest)}")
    return WrongWords(f"can't read '{shown(text)}' for {kind.name}; write it {like(kind)}")


def unit_alone(word: str, kind: Kind) -> WrongWords | None:
    """The refusal of a unit of a kind that no number stands before; None for any other word."""
    if not any(unit_of(field.measure, word) for field in kind.fields):
        return None
    number = _TYPICAL.get(dimension(kind.fields[0]), "30") if word != "steps" else "4000"
    return WrongWords(f"'{word}' needs a number right before it, such as {number}{word}")


def _ends_number(word: str) -> bool:
    return word in CARDINALS or read_parts(word) is not None


def near_unit(word: str, kind: Kind) -> bool:
    """Whether a word is nearly one for a unit of a kind: `minuts`."""
    from difflib import get_close_matches

    known = [
        unit_word
        for field in kind.fields
        for unit in DIMENSIONS[dimension(field)].units
        for unit_word in unit.words
        if len(unit_word) > 2
    ]
    return bool(get_close_matches(word, known, n=1, cutoff=0.75))


def line_of(line: str, ruler: Ruler) -> str:
    """The command of a line that works; '' for one that doesn't."""
    return f"tracker log {ruler.kind.name} {line}" if ruler.reads(line) else ""


def _no_name(
    words: Sequence[str], at: int, until: int, ruler: Ruler, catalogue: Catalogue
) -> WrongWords:
    """The refusal of words that name nothing: a slip, a remark, or something new.

    `lowr` alone says little, `lowr back` is near lower-back: the neighbours are tried too.
    """
    text, kind = " ".join(words[at:until]), ruler.kind
    if kind.subject is not None and kind.subject.sided:
        near = slips(words[at], ("left", "right", "both"))
        if near:
            line = line_of(" ".join([*words[:at], near[0], *words[at + 1 :]]), ruler)
            return UnknownName("side", shown(words[at]), near).writing(line)
    rest = " ".join([*words[:at], *words[until:]])
    spans = ((at, until), (at, until + 1), (max(0, at - 1), until))
    wider = [(" ".join(words[a:b]), a, b) for a, b in spans]
    slip = next((one for one in wider if catalogue.slips(one[0])), None)
    if slip is None and text not in catalogue.hints and ruler.reads(rest):
        return WrongWords(f"can't read '{shown(text)}'; {in_a_note(kind, text, rest)}")
    said, a, b = slip or next((one for one in wider if catalogue.near(one[0])), wider[0])
    unknown = catalogue.unknown(said)
    if not unknown.near:
        return unknown
    mended = " ".join([*words[:a], unknown.near[0], *words[b:]])
    return unknown.writing(line_of(mended, ruler))
