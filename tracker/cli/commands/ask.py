"""`tracker ask`: walk through what is unanswered, a key a question, or a line each from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from tracker.cli.complete import habit_names
from tracker.cli.session import Session, pass_session, show, show_json, tell
from tracker.diary.habits.answers import Answer, keep_answers, read_answer
from tracker.diary.habits.unanswered import unanswered
from tracker.domain.errors import WrongWords
from tracker.domain.time.ordinals import iso
from tracker.figures.unanswered import Unanswered

HELP = "y yes, n no, s skip, a number: that much, # a note, enter: leave open, q: stop"
QUIT = ("q", "\x1b", "\x03", "\x04")
ENTER = ("\r", "\n")


@click.command()
@click.argument("words", nargs=-1, metavar="[DAYS] [NAME...]", shell_complete=habit_names)
@click.option("--json", "as_json", is_flag=True, help="Only list the questions, as JSON.")
@pass_session
def ask(session: Session, words: tuple[str, ...], as_json: bool) -> None:
    """Walk through the habits that aren't answered: today's, or those of some days.

    \b
    tracker ask
    tracker ask yesterday
    tracker ask week
    tracker ask 2026-11-01..2026-11-14 floss

    A key a question: y yes, n no, s skip, a digit begins an amount, # a note, enter leaves it
    open, q stops. From a pipe, a line a question: `y`, `12 min`, `s ill`, `n # too late`.
    """
    asked = unanswered(session.diary, words)
    if as_json:
        show_json([question.as_json() for question in asked])
    elif not asked:
        show("Nothing is unanswered.", session)
    elif sys.stdin is not None and sys.stdin.isatty():
        _ask_keys(session, asked)
    else:
        _read_lines(session, asked)


def _read_lines(session: Session, asked: Sequence[Unanswered]) -> None:
    """Answers from standard input, a line a question, kept together; the end leaves the rest."""
    answers: list[Answer] = []
    left = len(asked)
    for question in asked:
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line or line.strip() == "q":
            break
        if line.strip():
            answers.append(read_answer(session.diary, question, line))
            left -= 1
    else:
        _refuse_more_lines(len(asked))
    keep_answers(session.diary, answers, "ask")
    show(f"{len(answers)} answered, {left} left open", session)


def _refuse_more_lines(asked: int) -> None:
    """An answer to nothing is a slip, and might have been meant for the question before."""
    more = sum(1 for line in sys.stdin or () if line.strip() not in ("", "q"))
    if more:
        lines = "line is" if more == 1 else "lines are"
        raise WrongWords(
            f"{more} {lines} left over: there {'was' if asked == 1 else 'were'} {asked} to answer "
            "(tracker ask --json lists them), and nothing is kept"
        )


def _ask_keys(session: Session, asked: Sequence[Unanswered]) -> None:
    """One key a question on a terminal; each answer is kept at once."""
    show(HELP, session)
    answered = 0
    for question in asked:
        answer = _ask_one(session, question)
        if answer is None:
            break
        if answer:
            keep_answers(session.diary, answer, f"ask {iso(question.day)} {question.habit.name}")
            answered += 1
    show(f"{answered} answered, {len(asked) - answered} left open", session)


def _ask_one(session: Session, question: Unanswered) -> list[Answer] | None:
    """The answer to a question; empty where it is left open, None to stop asking."""
    from tracker.screen.habits import question_line

    note = ""
    while True:
        click.echo(f"{question_line(question, session.style)}[y/n/s/#] ", nl=False)
        key = click.getchar()
        if key in QUIT:
            click.echo()
            return None
        if key in ENTER:
            click.echo("left open")
            return []
        click.echo(key, nl=False)
        if key == "#":
            note = click.prompt("", prompt_suffix=" ")
            continue
        line = key
        if key.isdigit():
            line += input()
        elif key == "s":
            line += " " + click.prompt("", prompt_suffix=" why? ", default="", show_default=False)
        else:
            click.echo()
        if note:
            line += f" # {note}"
        try:
            return [read_answer(session.diary, question, line)]
        except WrongWords as error:
            tell(str(error))
