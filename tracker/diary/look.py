"""Looking through the entries: what `list` selects, by words read by what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tracker.diary.diary import Diary
from tracker.domain.catalogues.catalogue import Subject
from tracker.domain.entries import ALL_DAYS, Days, Entry
from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.kinds import KINDS, Kind, kind_named
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.spelling import normalise

DEFAULT_LIMIT = 20
NONE = "none"
# So many days that hold something are read at once, or so many entries with a note.
_DAYS, _NOTES = 31, 500


class Wanted(NamedTuple):
    """What to look for: a kind, a subject of it (a site on one side), a range of days."""

    kind: str | None = None
    subject: str | None = None
    side: str | None = None
    days: Days = ALL_DAYS


class Look(NamedTuple):
    """What to list: of what is wanted at most `limit` (None: all) whose note holds a text.

    `none`: only what says that there was none.
    """

    wanted: Wanted
    none: bool
    text: str | None
    limit: int | None


def look_for(
    diary: Diary,
    words: Sequence[str],
    *,
    text: str | None = None,
    limit: int | None = None,
    everything: bool = False,
) -> Iterator[Entry]:
    """The entries that words name, newest first; with `text` those whose note holds it.

    Beside a kind that knows it, `none` means those that say there was none. Without a limit 20, but
    all of a range of days; they are read as they are gone through, so that memory doesn't grow with
    the diary. Raises WrongWords for words that name nothing.
    """
    look = _read_look(diary, words, text, limit, everything)
    wanted = look.wanted
    if wanted.subject is None and text is None and not look.none and look.limit is not None:
        return iter(diary.store.newest(look.limit, wanted.days, wanted.kind))
    entries = _noted(diary, wanted) if text else _backwards(diary, wanted)
    return islice(_matching(entries, look), look.limit)


def _backwards(diary: Diary, wanted: Wanted) -> Iterator[Entry]:
    """The entries of a kind and of some days, newest first, read some weeks at a time."""
    days = diary.store.days(wanted.days, wanted.kind)
    while days:
        weeks = days[-_DAYS:]
        del days[-_DAYS:]
        yield from reversed(diary.store.entries(Days(weeks[0], weeks[-1]), wanted.kind))


def _noted(diary: Diary, wanted: Wanted) -> Iterator[Entry]:
    """Those that have a note."""
    ids = diary.store.noted(wanted.days, wanted.kind)
    for at in range(0, len(ids), _NOTES):
        yield from reversed(diary.store.entries_by_id(ids[at : at + _NOTES]))


def _matching(entries: Iterable[Entry], look: Look) -> Iterator[Entry]:
    """Those of entries that say what is looked for."""
    wanted, needle = look.wanted, (look.text or "").casefold()
    sides = (wanted.side, "both") if wanted.side else (None, "left", "right", "both")
    for entry in entries:
        if wanted.subject not in (None, entry.subject):
            continue
        if wanted.subject is not None and entry.side not in sides:
            continue
        if look.none and any(entry.measures.values()):
            continue
        if needle in (entry.note or "").casefold():
            yield entry


def _read_look(
    diary: Diary, words: Sequence[str], text: str | None, limit: int | None, everything: bool
) -> Look:
    words, said_none = _without_none(" ".join(words).split())
    wanted = read_wanted(diary, words)
    says_days = wanted.days != ALL_DAYS or "all" in words
    if limit is None and not everything and not says_days:
        limit = DEFAULT_LIMIT
    return Look(wanted, said_none, text, limit)


def _without_none(words: list[str]) -> tuple[list[str], bool]:
    """Words without `none`, and whether it was there: `pain none`, as it is logged."""
    kind = next(filter(None, map(kind_named, words)), None)
    if NONE not in words or kind is None or kind.subject is None or not kind.subject.nowhere:
        return words, False
    return [word for word in words if word != NONE], True


def read_wanted(diary: Diary, words: Sequence[str]) -> Wanted:
    """Read each word as a kind, a period or a subject, whichever it is. Raises WrongWords."""
    wanted = Wanted()
    rest: list[str] = []
    left = " ".join(words).split()  # "left knee" may stand in quotes
    while left:
        if wanted.kind is None and (kind := kind_named(left[0])) is not None:
            wanted, left = wanted._replace(kind=kind.name), left[1:]
            continue
        from tracker.domain.time.time_args import take_days

        count = take_days(left)
        days = _period(diary, " ".join(left[:count]))
        if days is not None:
            wanted = wanted._replace(days=days)
        else:
            rest += left[:count]
        left = left[count:]
    return _with_subject(diary, wanted, " ".join(rest)) if rest else wanted


def _period(diary: Diary, word: str) -> Days | None:
    try:
        return diary.read_days(word)
    except WrongWords:
        # A word that begins like a date was meant as one: keep its own explanation.
        if " " in word or ".." in word or (word[:4].isdigit() and "-" in word):
            raise
        return None


def _with_subject(diary: Diary, wanted: Wanted, words: str) -> Wanted:
    """Find the subject in the kind's catalogue, or in every kind's where none is named."""
    from tracker.domain.words.naming import habit_named, subjects_named

    store, near = diary.store, list[str]()
    habit = habit_named(words, store.habits(), store.former_habit_names())
    if habit is not None and habit.kind in KINDS and wanted.kind in (None, habit.kind):
        return wanted._replace(kind=habit.kind, subject=habit.subject)
    kinds = [KINDS[wanted.kind]] if wanted.kind else list(KINDS.values())
    # What a fixed vocabulary knows goes first: the lower back is a site before it is a stretch.
    for kind in sorted(kinds, key=lambda kind: kind.subject is None or not kind.subject.fixed):
        if kind.subject is None:
            continue
        catalogue = diary.catalogue(kind.subject.vocabulary)
        meant = next(subjects_named(words, [kind], diary.catalogue), None)
        if meant is not None:
            return wanted._replace(kind=meant.kind, subject=meant.subject, side=meant.side)
        if wanted.kind is None and normalise(words) in catalogue.hints:
            # `back` says too little of a site, and is something to train as well.
            catalogue.find(words)
        near += catalogue.near(words)
    open_kinds = [kind.name for kind in kinds if kind.subject and not kind.subject.fixed]
    name = normalise(words)
    for open_kind in open_kinds:
        if any(subject == name for subject, _ in store.recent_subjects(open_kind, 1000)):
            return wanted._replace(kind=open_kind, subject=name)
    raise _unknown(diary, kinds, words.split(), near)


def _unknown(
    diary: Diary, kinds: Sequence[Kind], words: Sequence[str], near: Sequence[str]
) -> WrongWords:
    """The refusal of words that name no subject: only those that aren't known are spoken of."""
    catalogues = [diary.catalogue(k.subject.vocabulary) for k in kinds if k.subject is not None]
    known, left, at = list[str](), list[str](), 0
    while at < len(words):
        found = max((c.match(words, at) for c in catalogues), key=_taken, default=None)
        if found is None:
            left.append(words[at])
        else:
            known.append(found[0].name)
        at += _taken(found) or 1
    if known and not left:
        return WrongWords(f"{' and '.join(known)} are more than one subject; name one of them")
    text = " ".join(words)
    # `lowr back` is near the lower back, whatever else `back` may be; `neck zzz` is near nothing.
    near = [name for name in near if not any(name in other for other in known)]
    if known and not near:
        text = " ".join(left)
        near = [name for catalogue in catalogues for name in catalogue.near(text)]
    if text.isdecimal():
        return WrongWords(f"'{text}' is a number, and nothing is looked for by its amount")
    names = list(dict.fromkeys(near))[:3]
    return UnknownName("kind, subject or period", text, names, "try a kind (pain), a site or 7d")


def _taken(found: tuple[Subject, int] | None) -> int:
    return 0 if found is None else found[1]
