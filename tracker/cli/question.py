"""`tracker question`: what to ask at the next visit. A question is a note that is marked as one."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.session import Group, Session, pass_session, session_of, show, show_json
from tracker.domain.entries import Entry
from tracker.domain.errors import NoSuchEntry, TrackerError, WrongWords, shown
from tracker.figures.questions import ASKED, QUESTION, TO_DOCTOR, is_open, is_question

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


class TextCommand(click.Command):
    """A command whose words are any text, which may begin with a dash."""

    takes_text = True


@click.group(cls=Group)
def question() -> None:
    """Questions for the next visit; `tracker report --doctor` puts the open ones on its sheet."""


@question.command("add", cls=TextCommand)
@click.argument("text", nargs=-1, required=True)
@AS_JSON
@pass_session
def add(session: Session, text: tuple[str, ...], as_json: bool) -> None:
    """Keep a question for the next visit.

    \b
    tracker question add "Is swimming fine while it hurts?"
    """
    entry = new_question(session, " ".join(text))
    with session.diary.changing() as store:
        kept = store.add([session.diary.clock.redated(entry)], "question add")
    _answer(session, kept, as_json, "kept for the next visit")


@question.command("list")
@click.option("--all", "everything", is_flag=True, help="Also those that were asked.")
@AS_JSON
@pass_session
def list_questions(session: Session, everything: bool, as_json: bool) -> None:
    """The questions that wait for the next visit, oldest first."""
    found = questions(session, everything)
    if found or as_json:
        _answer(session, found, as_json)
    else:
        show('No question is kept. Keep one: tracker question add "..."', session)


def open_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """The numbers of the open questions with their words, for completion. Never an error."""
    from click.shell_completion import CompletionItem

    from tracker.screen.draw import clean

    try:
        waiting = questions(session_of(ctx))
    except TrackerError:
        waiting = []
    items = [
        CompletionItem(str(entry.id), help=clean((entry.note or "")[:40])) for entry in waiting
    ]
    items += [CompletionItem("all")] if waiting else []
    return [item for item in items if item.value.startswith(incomplete)]


@question.command("done")
@click.argument("ids", nargs=-1, metavar="ID... | all", shell_complete=open_ids)
@AS_JSON
@pass_session
def done(session: Session, ids: tuple[str, ...], as_json: bool) -> None:
    """Mark questions as asked: by their number, or all of them. `tracker undo` takes it back.

    \b
    tracker question done 12
    tracker question done all
    """
    with session.diary.changing() as store:
        chosen = _chosen(session, ids)
        day = session.diary.clock.today()
        rows = [{"uid": e.uid, "attributes": {**e.attributes, ASKED: day}} for e in chosen]
        store.put(f"question done {' '.join(ids)}", {"entries": rows})
    marked = [entry._replace(attributes={**entry.attributes, ASKED: day}) for entry in chosen]
    _answer(session, marked, as_json, "asked")


def _chosen(session: Session, ids: tuple[str, ...]) -> list[Entry]:
    waiting = questions(session)
    if not ids:
        raise WrongWords("say which: tracker question done 12, or tracker question done all")
    if ids == ("all",):
        if not waiting:
            raise WrongWords("no question waits to be asked")
        return waiting
    by_id = {str(entry.id): entry for entry in waiting}
    missing = [word for word in ids if word.removeprefix("#") not in by_id]
    if missing:
        raise NoSuchEntry(f"no open question {shown(missing[0])}; tracker question list shows them")
    return [by_id[word] for word in dict.fromkeys(word.removeprefix("#") for word in ids)]


def questions(session: Session, everything: bool = False) -> list[Entry]:
    """The open questions, or every one, oldest first."""
    notes = session.diary.store.entries(kind="note")
    return [note for note in notes if (is_question(note) if everything else is_open(note))]


def new_question(session: Session, text: str) -> Entry:
    """A question as an entry that is not kept yet. Raises WrongWords for an empty one."""
    from tracker.diary.reading import check_note

    note = check_note(text)
    if note is None:
        raise WrongWords('a question needs words: tracker question add "Is swimming fine?"')
    clock = session.diary.clock
    moment = clock.moment(clock.now)
    return Entry(
        "note",
        moment.day,
        at=moment.at,
        utc_offset_min=moment.utc_offset_min,
        note=note,
        attributes={QUESTION: TO_DOCTOR},
    )


def _answer(session: Session, entries: list[Entry], as_json: bool, said: str = "") -> None:
    if as_json:
        from tracker.figures.json_shape import entry_json

        show_json([entry_json(entry) for entry in entries])
        return
    from tracker.screen.questions import draw_questions

    show(draw_questions(entries, session.style, said), session)
