"""The sentences for words that aren't understood: which one it was, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tracker.domain.catalogues.catalogue import Catalogue
from tracker.domain.errors import MissingSubject, Unclear, UnknownName, WrongWords, shown
from tracker.domain.kinds import Kind
from tracker.domain.number_words import ARTICLES, CARDINALS, begins_number, cardinal
from tracker.domain.numbers import TIMES, read_parts
from tracker.domain.offers import Offer, example, note, quoted
from tracker.domain.spelling import slips
from tracker.domain.time.time_words import WEEKDAYS, near_time_word
from tracker.domain.units import DOSE, unit_of
from tracker.domain.words.amounts import Amount, Ruler, dimension, first_dimension
from tracker.domain.words.unknown_units import mistyped_unit, no_unit

Pieces = tuple[str | Offer, ...]

_DAYS = ("today", "yesterday", *WEEKDAYS)
# Words that say when. Alone they are no name: `stretch 10 this morning` is no stretch of that name.
_WHEN = (
    *_DAYS, *(day[:3] for day in WEEKDAYS), "at", "ago", "tonight", "this", "last", "morning",
    "noon", "afternoon", "evening", "night",
)  # fmt: skip
_ASKING = ("please", "pls", "plz", "bitte", "thanks")
#: What ties a sentence together or asks nicely: no name holds one, and what follows is a remark.
JOINING = (
    "a", "about", "against", "almost", "an", "and", "after", "around", "at", "because", "before",
    "but", "during", "every", "for", "from", "in", "just", "maybe", "my", "nearly", "no", "not",
    "on", "only", "or", "perhaps", "roughly", "since", "some", "than", "the", "then", "very", "was",
    "while", "with", "without", *_ASKING,
)  # fmt: skip
#: What says that something was not done or taken, or not yet.
NOT_SO = (
    "cancel", "canceled", "cancelled", "cannot", "cant", "can't", "could", "couldn't", "couldnt",
    "didn't", "didnt", "failed", "forgot", "forgotten", "gone", "later", "missed", "need", "never",
    "no", "none", "not", "nothing", "planned", "skipped", "soon", "unable", "wanted",
    "won't", "wont",
)  # fmt: skip
#: So many words are a number at most: `one and a half`.
_LONGEST_NUMBER = 4
#: The longest text of a note in an offered line.
_LONGEST_NOTE = 100
_AMOUNT_LAST = re.compile(" [0-9].*")
_DETERMINERS = (*ARTICLES, "the", "some")
_TYPICAL = {"volume": "0.5", "dose": "400", "body mass": "80", "score": "6"}


def like(kind: Kind) -> Pieces:
    """An example of a kind, as a clause: `such as: tracker log pain 6 lower-back`."""
    if not kind.view:  # what an option or a goal reads as one would be logged
        return (f"such as {kind.examples[0]}",)
    return "such as: ", example(f"{kind.name} {kind.examples[0]}")


def missing_subject(kind: Kind, *, nowhere: bool = False) -> MissingSubject:
    """The refusal of a line that doesn't say which one; `nowhere`: maybe there is none."""
    need = (
        f"{kind.name} needs a {kind.noun}" if kind.noun != kind.name else f"say which {kind.name}"
    )
    none = ("; ", Offer(f"{kind.name} none"), " says that nothing hurts") if nowhere else ()
    return MissingSubject(f"{need}, ", *like(kind), *none)


def missing_amount(kind: Kind) -> WrongWords:
    """The refusal of a line that doesn't say how much."""
    need = "an amount"
    if first_dimension(kind) == "score":
        from tracker.domain.limits import bounds_in

        need = bounds_in(kind.fields[0]).words
    return WrongWords(f"{kind.name} needs {need}, ", *like(kind))


def is_not_so(words: Sequence[str]) -> bool:
    """Whether a word of a line says that something was not done or taken, or not yet."""
    return any(word.casefold() in NOT_SO for word in words)


def not_so(words: Sequence[str]) -> WrongWords:
    """The refusal of what was not done or taken: no line for it that counts, but a note."""
    return WrongWords("what wasn't so is a note: ", note(" ".join(words), _LONGEST_NOTE))


def no_amount(words: Sequence[str], at: int, ruler: Ruler) -> WrongWords:
    """The refusal of a number that belongs to nothing: of a fever it may be said in a note."""
    name, out = ruler.kind.name, "takes no amount"
    if ":" in words[at]:
        return WrongWords(f"'{shown(words[at])}' is a time: write --at {shown(words[at])}")
    if ruler.subject is None:
        return WrongWords(f"{name} {out}; leave '{shown(words[at])}' out")
    noted = in_a_note(ruler.kind, " ".join(words[at:]), ruler.subject.name)
    return WrongWords(f"{ruler.subject.name} {out}; ", *noted)


def two_amounts(kind: Kind, one: Amount, other: Amount, subject: str | None) -> WrongWords:
    """The refusal of two amounts of one measure."""
    both = f"'{shown(one.text)}' and '{shown(other.text)}' are two amounts of one thing"
    units = [field.unit for field in kind.fields]
    if one.bare and other.bare and len(units) > 1:
        return WrongWords(f"{both}; write their units ({', '.join(units)})")
    if dimension(other.field) == "dose" and (dose := each_of(one, other) or each_of(other, one)):
        line = Offer(f"{kind.name} {subject} {dose}")
        return WrongWords(f"{both}; if each one holds that much: ", line)
    if dimension(other.field) == "volume" and subject is not None:
        several = example(f"{kind.name} {subject} 2x200ml")
        return WrongWords(f"{both}; write the sum or, for several of one size: ", several)
    if dimension(other.field) == "volume":
        size = next((text for text in kind.examples if text.startswith("2x")), "2x200ml")
        return WrongWords(f"{both}; write the sum or, for several of one size, {size}")
    return WrongWords(f"{both}; write one, or log them one by one, ", *like(kind))


def each_of(count: Amount, dose: Amount) -> str | None:
    """`2 tablets` beside `400mg` as `2x400mg`; None where no whole number counts doses."""
    number = count.text.split()[0].rstrip("".join(TIMES))
    number = f"{cardinal(number)}" if number in CARDINALS else number
    counts = unit_of(DOSE, count.unit) is None and unit_of(DOSE, dose.unit) is not None
    if not counts or not number.isdigit() or dose.value != dose.one:
        return None
    return f"{number}x{''.join(dose.text.split())}{dose.unit if dose.bare else ''}"


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


def in_a_note(kind: Kind, text: str, line: str = "") -> Pieces:
    """How to say something in an entry's note, as a clause; `line` is the entry's own words."""
    such_as = "" if line else ", such as"
    own = f"{kind.name} {line or kind.examples[0]}".rstrip()
    noted = Offer(f"{own} --note {quoted(text)}", meant=bool(line))
    return f"words of your own go into a note{such_as}: ", noted


def not_understood(
    words: Sequence[str], at: int, until: int, ruler: Ruler, catalogue: Catalogue | None
) -> WrongWords:
    """The refusal of the words from `at` up to `until`, which nothing could be made of."""
    kind, text = ruler.kind, " ".join(words[at:until])
    rest = " ".join([*words[:at], *words[until:]])
    known = (
        _several(words, at, until, ruler)
        or _remark(words, at, until, ruler, catalogue)
        or _mistyped_container(words, at, until, ruler)
        or _misplaced(words, at, until, ruler)
    )
    if known is not None:
        return known
    wants_unit = catalogue is None or ruler.subject is not None
    if wants_unit and kind.fields and _follows_number(words, at):
        return _no_unit(words, at, ruler)
    if catalogue is not None:
        return _no_name(words, at, until, ruler, catalogue)
    if not kind.fields:
        return WrongWords(f"{kind.name} takes no words; leave '{shown(text)}' out")
    if ruler.reads(rest):
        return WrongWords(f"can't read '{shown(text)}'; ", *in_a_note(kind, text, rest))
    return WrongWords(f"can't read '{shown(text)}' for {kind.name}; write it ", *like(kind))


def _several(words: Sequence[str], at: int, until: int, ruler: Ruler) -> WrongWords | None:
    """`400mg ibuprofen x2`: the line with the count before the amount, where it reads so."""
    said, of = words[until - 1], next((n for n in range(at) if begins_number(words, n)), None)
    times = "x2" if said == "twice" else said
    if of is None or times[:1] not in TIMES or not times[1:].isdigit():
        return None
    has_unit = any(unit_of(field.measure, words[of + 1]) for field in ruler.kind.fields)
    ends = of + 1 + has_unit
    amount = f"{times[1:]}x{''.join(words[of:ends])}"
    line = line_of(" ".join([*words[:of], *words[ends : until - 1], *words[until:], amount]), ruler)
    return WrongWords(f"'{shown(said)}' stands before its amount: ", *line) if line else None


def _remark(
    words: Sequence[str], at: int, until: int, ruler: Ruler, catalogue: Catalogue | None
) -> WrongWords | None:
    """The refusal of a remark, without which the line says something."""
    for end in _ends_of_remark(words, at, until, catalogue):
        left = " ".join([*words[:at], *words[end:]])
        if ruler.reads(left):
            noted = in_a_note(ruler.kind, " ".join(words[at:end]), left)
            return WrongWords(f"can't read '{words[at]}'; ", *noted)
    return None


def _mistyped_container(
    words: Sequence[str], at: int, until: int, ruler: Ruler
) -> WrongWords | None:
    """`glas of water`: the container that was meant, where the line reads with it."""
    if ruler.containers is None:
        return None
    for n in range(at, until):
        near = ruler.containers().near(words[n]) if words[n] not in JOINING else []
        near = [one for one in near if ruler.reads(" ".join([*words[:n], one, *words[n + 1 :]]))]
        if near:
            what = "unit" if _follows_number(words, n) else "container"
            told = f"no {what} '{shown(words[n])}'; did you mean {' or '.join(near)}?"
            return Unclear(told, words[n], near)
    return None


def _misplaced(words: Sequence[str], at: int, until: int, ruler: Ruler) -> WrongWords | None:
    """The refusal of a word that says something only in another place, or in another way."""
    kind, word = ruler.kind, words[at]
    if word == "zero" and kind.fields:
        return WrongWords("write numbers in digits: 0, not zero")
    if (
        word in _DETERMINERS
        and kind.fields
        and (until == at + 1 or ruler.reads(" ".join([*words[:at], *words[at + 1 :]])))
    ):
        return WrongWords(f"leave '{word}' out, or write 1")
    tick = next((t.measure for t in kind.ticks if t.measure.replace("_", "-") == word), None)
    if tick:
        return WrongWords(f"'{word}' is an option: write --{word}")
    if not any(unit_of(field.measure, word) for field in kind.fields):
        return None
    behind = line_of(
        " ".join([*words[:at], *words[at + 1 : at + 2], word, *words[at + 2 :]]), ruler
    )
    if behind:
        return WrongWords(f"'{word}' stands behind its number: ", *behind)
    number = _TYPICAL.get(dimension(kind.fields[0]), "30") if word != "steps" else "4000"
    return WrongWords(f"'{word}' needs a number right before it, such as {number}{word}")


def _no_unit(words: Sequence[str], at: int, ruler: Ruler) -> WrongWords:
    """The refusal of a word behind a number: what it counts, which no note can say of the rest."""
    mistyped = mistyped_unit(words, at, words[at], ruler)
    if mistyped is not None:
        return mistyped
    return WrongWords(*no_unit(words[at], ruler))


def _ends_of_remark(
    words: Sequence[str], at: int, until: int, catalogue: Catalogue | None
) -> Sequence[int]:
    """Where a remark may end that begins at a place: `because of the garden`; none where none does.

    It goes on to the end of the line, `radiating into my left leg`; but what alone says an amount
    is none of it: `coffee with milk 400`.
    """
    counts = [n for n in range(len(words)) if begins_number(words[n : n + _LONGEST_NUMBER])]
    named = catalogue is not None and any(catalogue.match(words[:at], n) for n in range(at))
    if words[at] not in JOINING and (until == len(words) or not named):
        return ()
    if counts and counts[0] > at:
        return counts[:1] if words[at] in JOINING else ()
    return (until, len(words)) if words[at] in _ASKING else (len(words),)


def _follows_number(words: Sequence[str], at: int) -> bool:
    return at > 0 and (words[at - 1] in CARDINALS or read_parts(words[at - 1]) is not None)


def line_of(line: str, ruler: Ruler) -> list[Offer]:
    """The command of a line that works; none for one that doesn't."""
    return [Offer(f"{ruler.kind.name} {line}")] if ruler.reads(line) else []


def answered(error: UnknownName, words: Sequence[str], reads: Callable[[str], bool]) -> UnknownName:
    """A question whose answers keep what was typed: `percocet 1` isn't two of any strength.

    Where a number was typed that can't be said of an answer, its name alone is told.
    """
    line = " ".join(words).casefold()
    if not any(begins_number(words, n) for n in range(len(words))):
        return error

    def kept(piece: str | Offer) -> str | Offer:
        name = _AMOUNT_LAST.sub("", piece.line) if isinstance(piece, Offer) else ""
        if not isinstance(piece, Offer) or not piece.meant:
            return piece
        said = re.sub(rf"(?<!\S){re.escape(error.word.casefold())}(?!\S)", name, line)
        if said != line and reads(said):
            return Offer(said)
        return name if name != piece.line else piece

    error.args = tuple(map(kept, error.args))
    return error


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
            return UnknownName("side", shown(words[at]), near).writing(*line)
    rest = " ".join([*words[:at], *words[until:]])
    first = at - 1 if at and not begins_number(words, at - 1) else at
    last = until + 1 if until < len(words) and not begins_number(words, until) else until
    spans = ((at, until), (at, last), (first, until))
    wider = [(" ".join(words[a:b]), a, b) for a, b in spans]
    slip = next((one for one in wider if catalogue.slips(one[0])), None)
    if slip is None and text not in catalogue.hints and ruler.reads(rest):
        return WrongWords(f"can't read '{shown(text)}'; ", *in_a_note(kind, text, rest))
    said, a, b = slip or next((one for one in wider if catalogue.near(one[0])), wider[0])
    unknown = answered(catalogue.unknown(said), words, ruler.reads)
    if not unknown.near:
        return unknown
    mended = " ".join([*words[:a], unknown.near[0], *words[b:]])
    return unknown.writing(*line_of(mended, ruler))
