"""Completion of values: what was used last first, then every name there is.

A TAB key never makes a database and never answers with an error: where the diary can't be read,
the names that ship are offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session, session_of
from tracker.domain.errors import TrackerError
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.names import normalise
from tracker.domain.raw_text import visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Completer = Callable[[click.Context, click.Parameter, str], list[Any]]
PERIODS = ("today", "yesterday", "week", "month", "7d", "30d", "90d")
RECENT = 20


def subject_words(ctx: click.Context, kind: Kind, incomplete: str) -> list[str]:
    """Subjects of a kind that begin as typed, those used last first."""
    if kind.subject is None:
        return []
    session, vocabulary = session_of(ctx), kind.subject.vocabulary
    names = [*_recent(session, kind), *_names(session, vocabulary, incomplete)]
    names += ["none"] if kind.name == "pain" else []
    return matching(names, incomplete) or matching(_aliases(session, vocabulary), incomplete)


def vocabulary(name: str) -> Completer:
    """A completer for a parameter that is a name of a vocabulary."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        session = session_of(ctx)
        names = matching(_names(session, name, incomplete), incomplete)
        return names or matching(_aliases(session, name), incomplete)

    return complete


def own_names(name: str) -> Completer:
    """A completer for the user's own names of a vocabulary, which alone can be taken away."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        try:
            own = [row.name for row in session_of(ctx).diary.store.own_subjects(name)]
        except TrackerError:
            own = []
        return matching(own, incomplete)

    return complete


def words_of(*words: str) -> Completer:
    """A completer for a parameter that is mostly one of a few words."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        return matching(words, incomplete)

    return complete


def list_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What narrows `tracker list`: kinds, periods, and the subjects of the kind already named."""
    named = [KINDS[word] for word in ctx.params.get("words") or () if word in KINDS]
    if named:
        return [*subject_words(ctx, named[0], incomplete), *matching(PERIODS, incomplete)]
    subjects = subject_words(ctx, KINDS["pain"], incomplete)
    return [*matching([*KINDS, *PERIODS], incomplete), *subjects]


def entry_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The newest entries' ids, with the entry beside each where the shell shows it; `last`."""
    from click.shell_completion import CompletionItem

    from tracker.screen.entries import draw_entry

    session = session_of(ctx)
    try:
        newest = session.diary.store.newest(RECENT)
        style = session.style._replace(colour=False, width=60)
        items = [(str(e.id), draw_entry(e, style, us=session.us)) for e in newest]
    except TrackerError:
        items = []
    return [
        CompletionItem(word, help=help_text)
        for word, help_text in [*items, ("last", "the one logged last")]
        if word.startswith(incomplete.removeprefix("#"))
    ]


def rule_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules, each with its title."""
    from click.shell_completion import CompletionItem

    from tracker.rules import rules

    return [CompletionItem(r.name, help=r.title) for r in rules() if r.name.startswith(incomplete)]


def goal_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What a goal can be for: what ships, and habits."""
    from tracker.domain.habits.goals import goal_names as names

    return matching([*names(), *_habits(ctx)], incomplete) or _other_names(ctx, incomplete)


def habit_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The habits that aren't archived; where none begins as typed, by what else they are called."""
    return matching(_habits(ctx), incomplete) or _other_names(ctx, incomplete)


def _other_names(ctx: click.Context, incomplete: str) -> list[str]:
    from tracker.diary.habits.habits import Habits
    from tracker.domain.words.naming import other_names

    try:
        habits = Habits(session_of(ctx).diary)
        named = [h for h in habits.all if not h.archived]
        catalogues = session_of(ctx).diary.catalogue
        return matching(
            (name for h in named for name in other_names(h, habits.former, catalogues)), incomplete
        )
    except TrackerError:
        return []


def habit_or_new_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What a new habit can be of: a kind, or with a letter typed a drink or a food too."""
    from tracker.domain.habits.goals import goal_names as names

    subjects = subject_kinds(session_of(ctx), incomplete) if incomplete else []
    there = set(_habits(ctx))
    return [n for n in matching([*names(), *subjects], incomplete) if n not in there]


def _habits(ctx: click.Context) -> list[str]:
    from tracker.diary.habits.habits import Habits

    try:
        return [habit.name for habit in Habits(session_of(ctx).diary).all if not habit.archived]
    except TrackerError:
        return []


def field_names(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The profile's fields, each with what it is for."""
    from click.shell_completion import CompletionItem

    from tracker.domain.profile import FIELDS

    fields = FIELDS.values()
    return [CompletionItem(f.name, help=f.help) for f in fields if f.name.startswith(incomplete)]


def field_values(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What the named field of the profile can be."""
    from tracker.domain.profile import FIELDS

    field = FIELDS.get(ctx.params.get("name") or "")
    return matching(field.choices if field else (), incomplete)


def taste_names(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The preferences, each with what it does; with a letter typed the rules' cut-offs too."""
    from click.shell_completion import CompletionItem

    from tracker.diary.tastes import KEYS

    named = {**{taste.name: taste.help for taste in KEYS.values()}, "day-start": "your day's begin"}
    named["week-start"] = "your week's first day"
    if incomplete:
        from tracker.rules import changeable, rules

        named |= {name: cutoff.meaning for name, cutoff in changeable(rules()).items()}
    return [CompletionItem(n, help=text) for n, text in named.items() if n.startswith(incomplete)]


def taste_values(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What the named preference can be."""
    from tracker.diary.tastes import KEYS

    name = ctx.params.get("name") or ""
    if name == "week-start":
        from tracker.domain.time.time_words import WEEKDAYS

        return matching(WEEKDAYS, incomplete)
    taste = KEYS.get(name)
    return matching(taste.values if taste else (), incomplete)


def subject_kinds(session: Session, incomplete: str) -> list[str]:
    """Names that `tracker log` takes in place of a kind: drinks, foods, medicines and so on."""
    names: list[str] = []
    for kind in KINDS.values():
        if kind.subject and kind.subject.closed and not kind.subject.sided:
            names += _recent(session, kind)
            names += _names(session, kind.subject.vocabulary, incomplete)
    return matching(names, incomplete)


def matching(names: Iterable[str], incomplete: str) -> list[str]:
    """The names that begin as typed, each once, in their order.

    What an older version let in is no name on a line: a line break, something a terminal obeys.
    """
    start = normalise(incomplete) if not incomplete.isascii() else incomplete.casefold()
    return [n for n in dict.fromkeys(names) if n.startswith(start) and visible(n) == n]


def _recent(session: Session, kind: Kind) -> list[str]:
    try:
        used = session.diary.store.recent_subjects(kind.name, RECENT)
    except TrackerError:
        return []
    return [f"{side}-{name}" if side in ("left", "right") else name for name, side in used if name]


def _names(session: Session, vocabulary: str, incomplete: str) -> list[str]:
    """Names; once a side begins to be typed, those of each paired place on that side too."""
    subjects = session.diary.catalogue(vocabulary).subjects.values()
    names = [subject.name for subject in subjects]
    for side in ("left", "right"):
        if incomplete and f"{side}-".startswith(incomplete[: len(side) + 1]):
            names += [f"{side}-{s.name}" for s in subjects if s.data.get("paired")]
    return names


def _aliases(session: Session, vocabulary: str) -> list[str]:
    """Other names, offered where no name begins as typed: `lum`."""
    subjects = session.diary.catalogue(vocabulary).subjects.values()
    return [alias for subject in subjects for alias in subject.aliases]
