"""Which entry an edit is of, and the words for it: `edit last water 300` mends the last water."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diary.diary import Diary
from tracker.domain.entries import Entry
from tracker.domain.errors import NoSuchEntry, UnknownName, WrongWords, shown
from tracker.domain.habits.counting import DRINK
from tracker.domain.kinds import KINDS, OWN, Kind, kind_named
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.words.line import SIDES, split_line
from tracker.domain.words.verbs import verb_of

#: So many of a kind's latest entries are looked through for the last one of a subject.
LOOKED_THROUGH = 500
#: Water is logged as a kind of its own and, as `sparkling water`, as a drink: the same thing.
WATER = "water"


class ToMend(NamedTuple):
    """An entry, and the words that say what is to be changed of it."""

    entry: Entry
    words: Sequence[str]


class _Mentioned(NamedTuple):
    """What the words name: a kind, one of its subjects if they say so, and the words to read."""

    kind: Kind
    subject: str | None
    words: Sequence[str]


def find_entry(diary: Diary, which: str) -> Entry:
    """The entry that `12`, `#12` or `last` names."""
    if which == "last":
        last = diary.store.last()
        if last is None:
            raise NoSuchEntry("nothing is logged yet")
        return last
    number = which.removeprefix("#")
    if not (number.isascii() and number.isdigit()) or len(number) > 18:
        raise WrongWords(
            f"'{shown(which)}' is no entry's id; `tracker list` shows them, or say last"
        )
    return diary.store.entry(int(number))


def to_mend(diary: Diary, which: str, words: Sequence[str]) -> ToMend:
    """What `edit WHICH WORDS` is about. Raises WrongWords for words of another kind.

    With `last` they mend the last entry of the kind that they name.
    """
    entry = find_entry(diary, which)
    if not words:
        return ToMend(entry, words)
    kind = KINDS.get(entry.kind)
    if kind is not None and kind.text:
        return _of_text(diary, which, entry, words)
    named = _named(diary, entry, words)
    if named is not None and not _is_of(entry, named):
        return _other(diary, which, entry, named)
    left = words if named is None else named.words
    if which == "last":
        _refuse_two_readings(diary, entry, left)
    return ToMend(entry, left)


def _of_text(diary: Diary, which: str, entry: Entry, words: Sequence[str]) -> ToMend:
    """A note's text is replaced by a text, never by a line that is of something else."""
    if len(words) > 1 and words[0].casefold() in (entry.kind, f"{entry.kind}s"):
        return ToMend(entry, words[1:])
    line = " ".join(words).split()
    if not line:
        return ToMend(entry, words)
    # A text may well begin with a verb: `slept well`.
    text = (len(words) == 1 and len(line) > 1) or verb_of(line) is not None
    named = _named(diary, entry, line)
    if named is not None and (not text or _reads(diary, named)):
        return _other(diary, which, entry, named)
    if line[0][0].isdigit() or not (text or _names_nothing(diary, line)):
        said = shown(" ".join(line))
        raise WrongWords(
            f"entry {entry.id} is a {entry.kind}, and '{said}' looks like another entry; say of "
            f"what, or write --note '{said}' for its text"
        )
    return ToMend(entry, words)


def _names_nothing(diary: Diary, line: Sequence[str]) -> bool:
    from tracker.diary.lines.log_words import kind_of_line

    try:
        kind_of_line(diary, line)
    except UnknownName:
        return True
    except WrongWords:  # a place on the body
        return False
    return False


def _named(diary: Diary, entry: Entry, words: Sequence[str]) -> _Mentioned | None:
    """What the words name, if anything; a name that the entry's own kind knows is of it."""
    from tracker.diary.habits.logged import logged_as
    from tracker.diary.lines.log_words import kind_of_line

    own = KINDS.get(entry.kind)
    kind = kind_named(words[0])
    known = _subject(diary, own, words) if own and own is not kind else None
    if kind is not None and known in (None, kind.name):
        return _Mentioned(kind, None, words[1:])
    habit = logged_as(diary, words)
    if habit is not None:
        return _Mentioned(habit[0], habit[1][0] if habit[0].name == OWN else None, habit[1])
    if own and own.subject and not own.subject.fixed and _subject(diary, own, words):
        return None
    if kind is not None:  # a name that begins with a kind's: water aerobics
        return None
    try:
        kind, rest = kind_of_line(diary, words)
    except WrongWords:  # an amount, a place, a word that the entry's own reading will tell about
        return None
    return _Mentioned(kind, _subject(diary, kind, rest), rest)


def _subject(diary: Diary, kind: Kind, words: Sequence[str]) -> str | None:
    if kind.subject is None:
        return None
    catalogue = diary.catalogue(kind.subject.vocabulary)
    found = next(filter(None, (catalogue.match(words, at) for at in range(len(words)))), None)
    return found[0].name if found else None


def _is_of(entry: Entry, named: _Mentioned) -> bool:
    own_habit = named.kind.name == OWN
    return entry.kind == named.kind.name and (not own_habit or entry.subject == named.subject)


def _reads(diary: Diary, named: _Mentioned) -> bool:
    """Whether the words can be logged as they stand."""
    from tracker.diary.lines.typed import read_kind_words

    kind, words = named.kind, named.words
    return not kind.text and diary.understands(lambda: read_kind_words(diary, kind, words))


def _other(diary: Diary, which: str, entry: Entry, named: _Mentioned) -> ToMend:
    """The last entry of what the words name; only `last` may mean another one than it says.

    Among drinks an entry becomes what the words name, where it is the one that is meant.
    """
    last = _last_of(diary, named.kind, named.subject) if which == "last" else None
    drunk = _drunk(diary, last or entry, named)
    if drunk is not None:
        return ToMend(drunk, named.words)
    if last is not None:
        return ToMend(last, named.words)
    if which == "last":
        what = named.subject or named.kind.name
        raise NoSuchEntry(f"no {shown(what)} is logged yet; `tracker list` shows what is")
    keep = ""
    if entry.kind in KINDS and KINDS[entry.kind].text:
        keep = f", or --note '{shown(' '.join(named.words))}' for its text"
    raise WrongWords(
        f"entry {entry.id} stays a {entry.kind}; log the other one and tracker delete "
        f"{entry.id}{keep}"
    )


def _drunk(diary: Diary, entry: Entry, named: _Mentioned) -> Entry | None:
    """A drink as water, or water as the drink that is named, with its volume; None for others."""
    if {entry.kind, named.kind.name} != {WATER, DRINK}:
        return None
    if named.kind.subject and _subject(diary, named.kind, named.words) is None:
        return None
    brought = KINDS[DRINK].brings
    measures = {name: value for name, value in entry.measures.items() if name not in brought}
    return entry._replace(kind=named.kind.name, subject=None, measures=measures)


def _last_of(
    diary: Diary, kind: Kind, subject: str | None, side: str | None = None
) -> Entry | None:
    if subject is None:
        found = [diary.store.last(kind.name)]
    else:
        found = _of_subject(diary, kind.name, subject, side)
    if (kind.name, subject) == (WATER, None):
        found += _of_subject(diary, DRINK, WATER)
    elif (kind.name, subject) == (DRINK, WATER):
        found.append(diary.store.last(WATER))
    return max(filter(None, found), key=lambda entry: entry.id or 0, default=None)


def _of_subject(
    diary: Diary, kind: str, subject: str, side: str | None = None
) -> list[Entry | None]:
    newest = diary.store.newest(LOOKED_THROUGH, kind=kind)
    return [e for e in newest if e.subject == subject and side in (None, e.side)]


def _refuse_two_readings(diary: Diary, entry: Entry, words: Sequence[str]) -> None:
    """`edit last coffee 2` behind a tea: was the tea a coffee, or is the last coffee meant?"""
    kind = KINDS.get(entry.kind)
    if kind is None or kind.subject is None or entry.subject is None:
        return
    tokens = split_line(kind, words)
    subject = _subject(diary, kind, tokens)
    side = next((t for t in tokens if t in SIDES), None) if kind.subject.sided else None
    if subject is None or (subject == entry.subject and side in (None, entry.side)):
        return
    other = _last_of(diary, kind, subject, side)
    if other is None or other.id == entry.id:
        return
    said = " ".join(words)
    was = " ".join(part for part in (entry.side, entry.subject) if part)
    meant = " ".join(part for part in (side, subject) if part)
    raise WrongWords(
        f"the last entry, #{entry.id}, is {was}: write tracker edit {entry.id} {said}, or tracker "
        f"edit {other.id} {said} for the last {meant}"
    )
