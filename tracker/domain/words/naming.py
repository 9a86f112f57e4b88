"""What a name means, whoever asks: the command line, completion, an import, a merge, an edit.

A name may be a habit's (the one it has or one it had), a kind's, or a subject's in any spelling of
the vocabulary: `run` is running, and the habit that counts running.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from tracker.domain.kinds import KINDS, SYNONYMS, Kind, kind_named
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.spelling import normalise

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.entries import Entry
    from tracker.domain.habits.habit import Habit

    Catalogues = Callable[[str], Catalogue]


class Meant(NamedTuple):
    """A kind, or a subject of one on a side."""

    kind: str
    subject: str | None = None
    side: str | None = None


def habit_named(words: str, habits: Iterable[Habit], former: Mapping[str, str]) -> Habit | None:
    """The habit of exactly this name, or that had it before; a current name goes first."""
    name = normalise(words)
    by_name = {habit.name: habit for habit in habits}
    return by_name.get(name) or by_name.get(former.get(name, ""))


def habit_meant(
    words: str, habits: Iterable[Habit], former: Mapping[str, str], catalogues: Catalogues
) -> Habit | None:
    """The habit that words name: by its name, a former one, or another word for what it counts."""
    habits = list(habits)
    found = habit_named(words, habits, former)
    if found is not None:
        return found
    name = normalise(words)
    if name in SYNONYMS:
        return habit_named(SYNONYMS[name], habits, {})
    meant = what_is_logged(name, catalogues)
    if meant is None:
        return None
    return next((h for h in habits if (h.kind, h.subject) == (meant.kind, meant.subject)), None)


def what_is_logged(words: str, catalogues: Catalogues) -> Meant | None:
    """The kind, or the subject of one, that can be a habit; None for any other word."""
    name = normalise(words)
    kind = kind_named(name)
    if kind is not None:
        return Meant(kind.name)
    able = (k for k in KINDS.values() if k.subject and k.wanted)
    return next(subjects_named(name, able, catalogues), None)


def subjects_named(words: str, kinds: Iterable[Kind], catalogues: Catalogues) -> Iterator[Meant]:
    """The subjects of kinds that words name, in any spelling and on any side."""
    from tracker.domain.catalogues.sites import sided_site

    for kind in kinds:
        if kind.subject is None:
            continue
        catalogue = catalogues(kind.subject.vocabulary)
        if kind.subject.sided:
            sited = sided_site(words, catalogue)
            if sited is not None:
                yield Meant(kind.name, *sited)
        elif (subject := catalogue.look_up(words)) is not None:
            yield Meant(kind.name, subject.name)


def canonical(kind: str, words: str, catalogues: Catalogues) -> Meant | None:
    """A subject of a kind as the vocabulary spells it; None where it isn't known there."""
    known = KINDS.get(kind)
    return None if known is None else next(subjects_named(words, [known], catalogues), None)


def other_names(habit: Habit, former: Mapping[str, str], catalogues: Catalogues) -> list[str]:
    """What else a habit may be called by: the names that it had, other words for its subject."""
    names = [name for name, now in former.items() if now == habit.name]
    kind = KINDS.get(habit.kind or "")
    if kind is not None and kind.subject is not None and habit.subject is not None:
        subject = catalogues(kind.subject.vocabulary).get(habit.subject)
        names += subject.aliases if subject is not None else ()
    return names


def as_spelled(entries: Iterable[Entry], catalogue: Catalogue) -> list[Entry]:
    """Entries of a kind with their subjects as the vocabulary spells them, where it knows them."""
    return [_spelled(entry, catalogue) for entry in entries]


def _spelled(entry: Entry, catalogue: Catalogue) -> Entry:
    if entry.subject is None or catalogue.get(entry.subject) is not None:
        return entry
    known = catalogue.look_up(entry.subject)
    return entry if known is None else entry._replace(subject=known.name)
