"""`tracker question`: what to ask at the next visit. A question is a note that is marked as one."""

from __future__ import annotations

import click

from tracker.cli.complete import open_questions
from tracker.cli.session import Group, Session, pass_session, show, show_json
from tracker.diary.questions import keep_question, mark_asked, questions
from tracker.domain.entries import Entry

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


class TextCommand(click.Command):
    """A command whose words are any text, which may begin with a dash."""

    takes_text = True


@click.group(cls=Group)
def question() -> None:
    """Questions for the next visit; `tracker sheet` puts the open ones on its sheet."""


@question.command("add", cls=TextCommand)
@click.argument("text", nargs=-1, required=True)
@AS_JSON
@pass_session
def add(session: Session, text: tuple[str, ...], as_json: bool) -> None:
    """Keep a question for the next visit.

    \b
    tracker question add "Is swimming fine while it hurts?"
    """
    kept = keep_question(session.diary, " ".join(text))
    _answer(session, [kept], as_json, "kept for the next visit")


@question.command("list")
@click.option("--all", "everything", is_flag=True, help="Also those that were asked.")
@AS_JSON
@pass_session
def list_questions(session: Session, everything: bool, as_json: bool) -> None:
    """The questions that wait for the next visit, oldest first."""
    found = questions(session.diary, everything)
    if found or as_json:
        _answer(session, found, as_json)
    else:
        show('No question is kept. Keep one: tracker question add "..."', session)


@question.command("done")
@click.argument("ids", nargs=-1, metavar="ID... | all", shell_complete=open_questions)
@AS_JSON
@pass_session
def done(session: Session, ids: tuple[str, ...], as_json: bool) -> None:
    """Mark questions as asked: by their number, or all of them. `tracker undo` takes it back.

    \b
    tracker question done 12
    tracker question done all
    """
    _answer(session, mark_asked(session.diary, ids), as_json, "asked")


def _answer(session: Session, entries: list[Entry], as_json: bool, said: str = "") -> None:
    if as_json:
        from tracker.figures.json_shape import entry_json

        show_json([entry_json(entry) for entry in entries])
        return
    from tracker.screen.questions import draw_questions

    show(draw_questions(entries, session.style, said), session)
