"""`tracker list`: entries as rows, newest first, narrowed by words read by what they are."""

from collections.abc import Sequence
from typing import NamedTuple

import click

from tracker.cli.complete import list_words
from tracker.cli.numbers import Whole
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.domain.entries import ALL_DAYS, Days, Entry
from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.kinds import KINDS, kind_named
from tracker.domain.names import normalise

DEFAULT_LIMIT = 20


class Wanted(NamedTuple):
    """What to list: a kind, a subject of it (a site on one side), a range of days."""

    kind: str | None = None
    subject: str | None = None
    side: str | None = None
    days: Days = ALL_DAYS


@click.command("list")
@click.argument("words", nargs=-1, shell_complete=list_words)
@click.option("--text", metavar="TEXT", help="Only entries whose note holds this text.")
@click.option("-n", "--limit", type=Whole(1), help="At most this many.")
@click.option("--all", "everything", is_flag=True, help="No limit.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def list_entries(
    session: Session,
    words: tuple[str, ...],
    text: str | None,
    limit: int | None,
    everything: bool,
    as_json: bool,
) -> None:
    """List entries, newest first.

    Words narrow the list: a kind, a subject, a day or a period.

    \b
    tracker list
    tracker list pain lower-back 90d
    tracker list water yesterday
    tracker list 2026-11-01..2026-11-07 --text mattress
    """
    wanted = read_wanted(session, words)
    says_days = wanted.days != ALL_DAYS or "all" in words
    if limit is None and not everything and not says_days:
        limit = DEFAULT_LIMIT
    entries = select(session, wanted, text, limit)
    from tracker.figures.json_shape import entry_json
    from tracker.screen.entries import draw_entries

    if as_json:
        show_json([entry_json(entry) for entry in entries])
    elif entries:
        show(draw_entries(entries, session.style, us=session.us), session)
    else:
        show("No entries match." if words or text else "Nothing is logged yet.", session)


def select(session: Session, wanted: Wanted, text: str | None, limit: int | None) -> list[Entry]:
    """The entries wanted, newest first."""
    if wanted.subject is None and text is None and limit is not None:
        return session.diary.store.newest(limit, wanted.days, wanted.kind)
    entries = session.diary.store.entries(wanted.days, wanted.kind)
    entries.reverse()
    if wanted.subject is not None:
        sides = (wanted.side, "both") if wanted.side else (None, "left", "right", "both")
        entries = [e for e in entries if e.subject == wanted.subject and e.side in sides]
    if text is not None:
        needle = text.casefold()
        entries = [entry for entry in entries if needle in (entry.note or "").casefold()]
    return entries[:limit]


def read_wanted(session: Session, words: Sequence[str]) -> Wanted:
    """Read each word as a kind, a period or a subject, whichever it is."""
    wanted = Wanted()
    rest: list[str] = []
    left = list(words)
    while left:
        if wanted.kind is None and (kind := kind_named(left[0])) is not None:
            wanted, left = wanted._replace(kind=kind.name), left[1:]
            continue
        from tracker.domain.time.time_args import take_days

        count = take_days(left)
        days = _period(session, " ".join(left[:count]))
        if days is not None:
            wanted = wanted._replace(days=days)
        else:
            rest += left[:count]
        left = left[count:]
    return _with_subject(session, wanted, " ".join(rest)) if rest else wanted


def _period(session: Session, word: str) -> Days | None:

    try:
        return session.diary.read_days(word)
    except WrongWords:
        # A word that begins like a date was meant as one: keep its own explanation.
        if " " in word or ".." in word or (word[:4].isdigit() and "-" in word):
            raise
        return None


def _with_subject(session: Session, wanted: Wanted, words: str) -> Wanted:
    """Find the subject in the kind's catalogue, or in every kind's where none is named."""
    from tracker.domain.words.naming import habit_named, subjects_named

    store, near = session.diary.store, list[str]()
    habit = habit_named(words, store.habits(), store.former_habit_names())
    if habit is not None and habit.kind in KINDS and wanted.kind in (None, habit.kind):
        return wanted._replace(kind=habit.kind, subject=habit.subject)
    kinds = [KINDS[wanted.kind]] if wanted.kind else list(KINDS.values())
    # What a closed vocabulary knows goes first: the lower back is a site before it is a stretch.
    for kind in sorted(kinds, key=lambda kind: kind.subject is None or not kind.subject.closed):
        if kind.subject is None:
            continue
        catalogue = session.diary.catalogue(kind.subject.vocabulary)
        meant = next(subjects_named(words, [kind], session.diary.catalogue), None)
        if meant is not None:
            return wanted._replace(kind=meant.kind, subject=meant.subject, side=meant.side)
        if wanted.kind is None and normalise(words) in catalogue.hints:
            # `back` says too little of a site, and is something to train as well.
            catalogue.find(words)
        near += catalogue.near(words)
    open_kinds = [kind.name for kind in kinds if kind.subject and not kind.subject.closed]
    name = normalise(words)
    for open_kind in open_kinds:
        if any(subject == name for subject, _ in store.recent_subjects(open_kind, 1000)):
            return wanted._replace(kind=open_kind, subject=name)
    raise UnknownName("kind, subject or period", words, near[:3], "try a kind (pain), a site or 7d")
