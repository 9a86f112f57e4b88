"""Aliases: words of the user's own for lines that they log often, kept with the tastes."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.diary.diary import Diary
from tracker.diary.preferences.taste_file import ALIAS
from tracker.domain.errors import UnknownName, WrongWords, shown
from tracker.domain.spelling import check_name, normalise
from tracker.domain.words.aliases import LONGEST, expanded, split_words

#: What follows `log` beside kinds and names.
_TAKEN = ("again",)


def named(diary: Diary, key: str) -> str:
    """The words that `alias.w` stands for. Raises UnknownName."""
    name = normalise(key.partition(".")[2])
    aliases = diary.tastes.aliases
    if name not in aliases:
        import difflib

        near = difflib.get_close_matches(name[:60], aliases, n=3)
        near = [f"{ALIAS}.{one}" for one in near]
        raise UnknownName("alias", shown(name), near, f'write tracker config {key} "water 250"')
    return aliases[name]


def checked(diary: Diary, key: str, words: str, taken: Iterable[str]) -> tuple[str, str]:
    """The name and the words of a new alias as they are kept. Raises WrongWords.

    `taken` are the names of commands, which no alias may have, nor what is known to `log`.
    """
    name = check_name(key.partition(".")[2])
    if name in taken or name in _TAKEN:
        raise WrongWords(f"{name} is a command; choose another name")
    _refuse_known(diary, name)
    said = " ".join(words.split())
    if not said or len(said) > LONGEST or not said.isprintable():
        raise WrongWords(
            f"an alias stands for the words of a line, at most {LONGEST} letters, such as: "
            f'tracker config {ALIAS}.{name} "water 250"'
        )
    split_words(said)
    from tracker.diary.lines.log import read_things
    from tracker.diary.lines.log_words import begins_known
    from tracker.diary.lines.typed import Line, Typed

    typed = expanded([name], {**diary.tastes.aliases, name: said})
    line = Line(None, Typed(typed))
    # One word alone may be an alias that is still to come.
    if len(typed) > 1 and not (
        begins_known(diary, typed) or diary.understands(lambda: read_things(diary, line))
    ):
        raise WrongWords(
            f"nothing to log is called '{shown(said)}'; write a line, or how one begins, such as: "
            f'tracker config {ALIAS}.{name} "water 250"'
        )
    return f"{ALIAS}.{name}", said


def _refuse_known(diary: Diary, name: str) -> None:
    """What a line is understood by already can't mean something else."""
    from tracker.diary.habits.logged import logged_as
    from tracker.diary.lines.log_words import vocabularies
    from tracker.domain.words.reserved import reserved_as

    what = reserved_as(name, ALIAS)
    for vocabulary in vocabularies():
        catalogue = diary.catalogue(vocabulary)
        if what is None and catalogue.look_up(name) is not None:
            what = f"a {catalogue.noun} already"
    if what is None and logged_as(diary, [name]) is not None:
        what = "a habit already"
    if what is not None:
        raise WrongWords(f"{name} is {what}; choose another name")
