"""What a line is about that doesn't begin with a kind: a habit, or what its words say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.diary.diary import Diary
from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import KINDS, OWN, Kind, kind_named
from tracker.domain.offers import Offer


def kind_and_words(diary: Diary, args: Sequence[str]) -> tuple[Kind, list[str]]:
    """The same as `kind_of_line` of any line, also of one that begins with its kind."""
    named = kind_named(args[0])
    if named is None:
        return kind_of_line(diary, args)
    check_plural(named, args)
    if named.name == OWN and len(args) > 1 and args[1] not in KINDS:
        return kind_of_habit(diary, args[1:])
    return named, list(args[1:])


def check_plural(kind: Kind, args: Sequence[str]) -> None:
    """Refuse `walks 2`: two of them, or two minutes? Raises WrongWords."""
    if args[0].casefold() not in KINDS:
        from tracker.domain.words.about import refuse_plural

        refuse_plural(kind, args[0], [kind.name], args[1:])


def kind_of_name(diary: Diary, words: Sequence[str]) -> Kind | None:
    """The kind of a name of several words that begins with a kind's: `water aerobics`, a sport."""
    from tracker.domain.words.about import of_subject

    found = of_subject(words, 0, diary.catalogue)
    return found.kind if found is not None and found.used > 1 else None


def begins_name(diary: Diary, words: Sequence[str]) -> bool:
    """Whether the words begin with the name of a kind, a drink, a drug or a habit."""
    from tracker.diary.habits.logged import logged_as

    if kind_named(words[0]) is not None:
        return True
    if any(diary.catalogue(name).match(words, 0) for name in ("drinks", "drugs")):
        return True
    return logged_as(diary, words) is not None


def begins_known(diary: Diary, words: Sequence[str]) -> bool:
    """Whether words may be the beginning of a line: with a kind, any name, a place or a verb."""
    from tracker.domain.words.verbs import verb_of

    return (
        begins_name(diary, words)
        or verb_of(words) is not None
        or any(diary.catalogue(name).match(words, 0) for name in vocabularies())
    )


def vocabularies() -> list[str]:
    """Every vocabulary of which a name may stand in a line."""
    kinds = (kind.subject.vocabulary for kind in KINDS.values() if kind.subject)
    return list(dict.fromkeys(["sites", "containers", *kinds]))


def kind_of_line(diary: Diary, args: Sequence[str]) -> tuple[Kind, list[str]]:
    """The kind of a line, and what is left of the line to read for it, options included.

    Raises WrongWords for a place on the body or an amount alone, UnknownName with the nearest kinds
    and subjects.
    """
    from tracker.diary.habits.logged import logged_as

    habit = logged_as(diary, args)
    if habit is not None:
        return habit
    from tracker.domain.words.not_about import about

    words = list(_before_options(args))
    if not words:
        raise WrongWords(f"can't read '{shown(args[0])}'; leave the dash out")
    found = about(words, diary.catalogue, diary.us)
    return found.kind, [*found.words, *args[len(words) :]]


def kind_of_habit(diary: Diary, args: Sequence[str]) -> tuple[Kind, list[str]]:
    """The same for a line that says that it is of a habit. Raises UnknownName."""
    from tracker.diary.habits.all_habits import Habits
    from tracker.diary.habits.logged import logged_as

    found = logged_as(diary, args)
    if found is None:
        habit = Habits(diary).find(args[0])
        raise WrongWords(f"{habit.name} is logged by its own name: ", Offer(habit.name))
    return found


def _before_options(args: Sequence[str]) -> Iterator[str]:
    """The words up to the first option; `-1` is a number."""
    for arg in args:
        if arg.startswith("-") and not arg[1:2].isdigit():
            return
        yield arg
