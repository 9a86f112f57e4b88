"""`tracker ask`: the evening's questions, a key each, or a line each from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.complete import habit_names
from tracker.cli.hang_up import HangUp
from tracker.cli.session import Session, pass_session, show, show_json, tell
from tracker.diary.ask.questions import questions
from tracker.diary.ask.sitting import Heard, Sitting
from tracker.domain.errors import WrongWords
from tracker.figures.ask import PAIN, Question

if TYPE_CHECKING:
    from tracker.cli.ask_keys import Keys
    from tracker.rules import Finding

#: Begins a line that is logged beside the question.
_MORE = "+"


@click.command()
@click.argument("words", nargs=-1, metavar="[DAY | week] [HABIT...]", shell_complete=habit_names)
@click.option("--json", "as_json", is_flag=True, help="Only list the questions, as JSON.")
@pass_session
def ask(session: Session, words: tuple[str, ...], as_json: bool) -> None:
    """The day in a few keys: pain, drinks, medicines, habits, a note. Also `tracker checkin`.

    \b
    tracker ask
    tracker ask yesterday
    tracker ask week
    tracker ask 2026-11-01..2026-11-14 floss

    Of several days it asks for pain and habits, the latest day first. Enter is the answer that is
    shown; for pain it leaves the day unknown. ? explains, q stops and keeps what was said; one
    `tracker undo` takes it back.

    From a pipe, a line a question: `6`, `=`, `y`, `12 min`, `s ill`, `n # too late`. A line that
    begins with + is logged beside it: `+ walk 20`.
    """
    asked = questions(session.diary, words)
    if as_json:
        show_json([question.as_json() for question in asked])
    elif not asked:
        show("Nothing is unanswered.", session)
    else:
        sitting = Sitting(session.diary, asked)
        with HangUp() as hang_up:
            _hear_all(session, sitting, hang_up)
            _answer(session, sitting)


def _hear_all(session: Session, sitting: Sitting, hang_up: HangUp) -> None:
    """Ask until all is answered, or nobody is there any more.

    A terminal that closes may tell so after its end was read: that is let pass from in here on.
    """
    at_keyboard = sys.stdin is not None and sys.stdin.isatty()
    try:
        try:
            (_ask_keys if at_keyboard else _read_lines)(session, sitting)
        finally:
            hang_up.asking = False
    except (EOFError, OSError):
        return


def _answer(session: Session, sitting: Sitting) -> None:
    findings: Sequence[Finding] = sitting.keep()
    show(f"{sitting.answered} answered, {sitting.open} left open", session)
    if findings:
        from tracker.screen.findings import draw_arisen

        show(draw_arisen(findings, session.style), session)


def _hear(sitting: Sitting, question: Question, line: str) -> Heard:
    if line.startswith(_MORE):
        return sitting.hear_more(question.day, line.removeprefix(_MORE))
    return sitting.hear(question, line)


def _read_lines(session: Session, sitting: Sitting) -> None:
    """Answers from standard input, a line a question; the end of it leaves the rest."""
    asked = 0
    for question in sitting.questions():
        line = _MORE
        while line.startswith(_MORE) and not sitting.is_settled(question):
            line = sys.stdin.readline() if sys.stdin is not None else ""
            if not line or line.strip() == "q":
                return
            _hear(sitting, question, line)
        asked += 1
    _refuse_more_lines(asked)


def _refuse_more_lines(asked: int) -> None:
    """An answer to nothing is a slip, and might have been meant for the question before."""
    more = sum(1 for line in sys.stdin or () if line.strip() not in ("", "q"))
    if more:
        lines = "line is" if more == 1 else "lines are"
        raise WrongWords(
            f"{more} {lines} left over: there {'was' if asked == 1 else 'were'} {asked} to answer "
            "(tracker ask --json lists them), and nothing is kept"
        )


def _ask_keys(session: Session, sitting: Sitting) -> None:
    """The questions on a terminal, under their days."""
    from tracker.cli.ask_keys import Keys
    from tracker.screen.ask import KEYS, day_heading
    from tracker.screen.draw import wrap

    show("\n".join(wrap(KEYS, session.style.width, 0)), session)
    keys, day = Keys(), ""
    for question in sitting.questions():
        if question.day != day:
            day = question.day
            show(day_heading(day, session.style), session)
        if not _ask_one(session, sitting, question, keys):
            return


def _ask_one(session: Session, sitting: Sitting, question: Question, keys: Keys) -> bool:
    """Ask until there is an answer. False to stop asking."""
    from tracker.screen.ask import explained, heard_text, question_text

    def prompt() -> None:
        click.echo(question_text(question, session.style), nl=False)

    while True:
        prompt()
        line = keys.answer(question.what, prompt)
        if line is None:
            return False
        if line.strip() == "?":
            show(explained(question, session.style), session)
            continue
        try:
            heard = _hear(sitting, question, line)
        except WrongWords as error:
            tell(str(error))
            continue
        is_plain = question.what == PAIN and len(line) == 1 and line.isdecimal()
        if heard.entries and not is_plain:
            show(heard_text(heard.entries, heard.said_back, session.style), session)
        if not line.startswith(_MORE) or sitting.is_settled(question):
            return True
