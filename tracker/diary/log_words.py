"""What a line is about that doesn't begin with a kind: `log coffee`, `log 500 water`, `log back 6`.

The kind may stand behind an amount, or follow from a habit, a drink, a food, a medicine. A place on
the body says too little: it may hurt or be stretched, and neither is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.diary.diary import Diary
from tracker.domain.catalogues.catalogue import Catalogue
from tracker.domain.errors import UnknownName, WrongWords, shown
from tracker.domain.kinds import KINDS, OWN, Kind, kind_named
from tracker.domain.number_words import ARTICLES, DOUBLE, begins_number
from tracker.domain.spelling import normalise, singulars
from tracker.domain.words.line import SIDES

SITES = "sites"


def kind_and_words(diary: Diary, args: Sequence[str]) -> tuple[Kind, list[str]]:
    """The same as `kind_of_line` of any line, also of one that begins with its kind."""
    named = kind_named(args[0])
    if named is None:
        return kind_of_line(diary, args)
    if named.name == OWN and len(args) > 1 and args[1] not in KINDS:
        return kind_of_habit(diary, args[1:])
    return named, list(args[1:])


def kind_of_name(diary: Diary, words: Sequence[str]) -> Kind | None:
    """The kind of a name of several words that begins with a kind's: `water aerobics`, a sport."""
    kind = _kind_of_subject(diary, words, 0)
    if kind is None or kind.subject is None:
        return None
    found = diary.catalogue(kind.subject.vocabulary).match(words, 0)
    return kind if found is not None and found[1] > 1 else None


def begins_name(diary: Diary, words: Sequence[str]) -> bool:
    """Whether the words begin with the name of a kind, a drink, a drug or a habit."""
    from tracker.diary.habits.logged import logged_as

    if kind_named(words[0]) is not None:
        return True
    if any(diary.catalogue(name).match(words, 0) for name in ("drinks", "drugs")):
        return True
    return logged_as(diary, words) is not None


def kind_of_line(diary: Diary, args: Sequence[str]) -> tuple[Kind, list[str]]:
    """The kind of a line, and what is left of the line to read for it, options included.

    Raises WrongWords for a place on the body or an amount alone, UnknownName with the nearest kinds
    and subjects.
    """
    from tracker.diary.habits.logged import logged_as

    habit = logged_as(diary, args)
    if habit is not None:
        return habit
    words = list(_before_options(args))
    if not words:
        raise WrongWords(f"can't read '{shown(args[0])}'; leave the dash out")
    at = _before_name(diary, words)
    if at > 0:
        for n in range(at, len(words)):
            if (kind := kind_named(words[n])) is not None:
                of = n - (words[n - 1] == "of")  # two glasses of water
                return kind, [*args[:of], *args[n + 1 :]]
    # Behind an amount stand its unit and what it is of: `2 cups of tea`.
    for n in range(at, len(words) if at > 0 else 1):
        _refuse_site(diary, words, n)
        found = _kind_of_subject(diary, words, n)
        if found is not None:
            return found, list(args)
    raise _unknown(diary, words, at)


def kind_of_habit(diary: Diary, args: Sequence[str]) -> tuple[Kind, list[str]]:
    """The same for a line that says that it is of a habit. Raises UnknownName."""
    from tracker.diary.habits.all_habits import Habits
    from tracker.diary.habits.logged import logged_as

    found = logged_as(diary, args)
    if found is None:
        habit = Habits(diary).find(args[0])
        raise WrongWords(f"{habit.name} is logged by its own name: tracker log {habit.name}")
    return found


def _before_options(args: Sequence[str]) -> Iterator[str]:
    """The words up to the first option; `-1` is a number."""
    for arg in args:
        if arg.startswith("-") and not arg[1:2].isdigit():
            return
        yield arg


def _before_name(diary: Diary, words: Sequence[str]) -> int:
    """How many words are numbers and sides: `two` coffees, `6 left` knee, `half an` ibuprofen."""
    at = 0
    while at < len(words):
        word = words[at].casefold()
        used = 1 if word in SIDES or word == DOUBLE else begins_number(words, at)
        # A name may begin with a number in words: one-a-day.
        if not used or (word.isalpha() and _kind_of_subject(diary, words, at)):
            break
        at += used
    return at


def _kind_of_subject(diary: Diary, words: Sequence[str], at: int) -> Kind | None:
    """The kind with the longest name of a subject at a place: `sports drink` is a drink."""
    best: tuple[int, Kind] | None = None
    for kind, catalogue in _with_subjects(diary):
        found = catalogue.match(words, at)
        if found is None:
            continue
        if at + found[1] == len(words):
            return kind
        if best is None or found[1] > best[0]:
            best = found[1], kind
    return best and best[1]


def _unknown(diary: Diary, words: Sequence[str], at: int) -> WrongWords:
    import difflib

    if at == 1 and words[0].casefold() in ARTICLES and len(words) > 1:
        words, at = words[1:], 0
    # What stands last behind an amount is what it is of; before it there may be a unit.
    word = words[-1] if at > 0 else words[0]
    for _, catalogue in _with_subjects(diary):
        if catalogue.hint(word) is not None:
            return catalogue.unknown(word)
    near = [name for _, catalogue in _with_subjects(diary) for name in catalogue.near(word)]
    # `near` names kinds too where a catalogue holds their name: each is offered once.
    names = dict.fromkeys([*KINDS, *near])
    close = difflib.get_close_matches(word[:60], names, n=3, cutoff=0.75 if at > 0 else 0.6)
    if at > 0 and not close:
        said = shown(" ".join(words))
        example = KINDS["water"].for_units(diary.us).examples[0]
        return WrongWords(f"'{said}' of what? Say it first: tracker log water {example}")
    return UnknownName("kind", shown(word), close, f"there is {', '.join(KINDS)}")


def _with_subjects(diary: Diary) -> Iterator[tuple[Kind, Catalogue]]:
    for kind in KINDS.values():
        if kind.subject is not None and kind.subject.vocabulary != SITES:
            yield kind, diary.catalogue(kind.subject.vocabulary)


def _refuse_site(diary: Diary, words: Sequence[str], at: int) -> None:
    """A place says too little, and so does a word for several places: say what there is to say."""
    sites = diary.catalogue(SITES)
    found = sites.match(words, at)
    if found is not None:
        site, count = found
        said, meant = " ".join(words[at : at + count]), [site.name]
    else:
        said = words[at]
        forms = (normalise(said), *singulars(normalise(said)))
        meant = next((list(sites.hints[form]) for form in forms if form in sites.hints), [])
        if not meant:
            return
    side = next((word for word in words if word.casefold() in SIDES), None)
    number = next((word for word in words if word.isascii() and word.isdigit()), None)
    place = f"{side} {meant[0]}" if side else meant[0]
    score = number if number and int(number) <= 10 else "6"
    others = [kind for kind, catalogue in _with_subjects(diary) if catalogue.look_up(said)]
    lines = [f"tracker log pain {score} {place}"]
    for kind in others or [KINDS["stretch"]]:
        amount = f" {number or 10}" if kind.fields else ""
        lines.append(f"tracker log {kind.name}{amount} {said if others else place}")
    raise WrongWords(
        f"say what of {shown(normalise(said))}: {', or '.join(lines)}"
        + (f" ({said} may be {' or '.join(meant)})" if len(meant) > 1 else "")
    )
