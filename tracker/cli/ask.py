"""`tracker ask`: walk through what is unanswered, a key a question, or a line each from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from tracker.cli.complete import habit_names
from tracker.cli.habits import read_period
from tracker.cli.session import Session, pass_session, show, show_json, tell
from tracker.diary.habits.answers import (
    Answer,
    asks_for_a_pill,
    can_be_asked,
    keep_answers,
    read_answer,
)
from tracker.diary.habits.habits import Habits
from tracker.domain.entries import Days
from tracker.domain.errors import WrongWords
from tracker.domain.habits.facts import UNKNOWN
from tracker.domain.habits.habit import Habit, Plan, iso, ordinal
from tracker.figures.habits import wish_words
from tracker.figures.standing import Source, plan_on

HELP = "y yes, n no, s skip, a number: that much, # a note, enter: leave open, q: stop"
QUIT = ("q", "\x1b", "\x03", "\x04")
ENTER = ("\r", "\n")


class Question(NamedTuple):
    """A habit on a day of which nothing is known."""

    habit: Habit
    plan: Plan
    day: int


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
    days, names = _read_words(session, words)
    habits = Habits(session.diary)
    chosen = [habits.find(name) for name in names] or habits.current()
    asked = list(questions(habits.sources(chosen), days))
    if as_json:
        show_json([_as_json(question) for question in asked])
    elif not asked:
        show("Nothing is unanswered.", session)
    elif sys.stdin is not None and sys.stdin.isatty():
        _ask_keys(session, asked)
    else:
        _read_lines(session, asked)


def _read_words(session: Session, words: Sequence[str]) -> tuple[Days, list[str]]:
    """The days to ask about, today if none are named, and the habits' names."""
    from tracker.domain.time.day_ranges import is_days
    from tracker.domain.time.time_args import take_days

    days: Days | None = None
    names, rest = [], list(words)
    while rest:
        count = take_days(rest)
        said = " ".join(rest[:count])
        if not is_days(said):
            names.append(rest.pop(0))
            continue
        if days is not None:
            raise WrongWords(f"'{said}' is a second range of days; give one, FROM..TO")
        days, rest = read_period(session, said), rest[count:]
    today = session.diary.clock.today()
    return days or Days(today, today), names


def questions(sources: Sequence[Source], days: Days) -> Iterator[Question]:
    """What isn't answered, day by day, the oldest first."""
    first, last = ordinal(days.first), ordinal(days.last)
    courses = [
        (source, course, course.states(first, last))
        for source in sources
        if can_be_asked(source.habit)
        for course in [source.course(first, last)]
    ]
    for day in range(first, last + 1):
        for source, course, states in courses:
            plan = plan_on(source.plans, day)
            if states[day - first] == UNKNOWN and plan is not None and not course.known(plan, day):
                yield Question(source.habit, plan, day)


def _as_json(question: Question) -> dict[str, str]:
    habit, plan, day = question
    return {"day": iso(day), "name": habit.name, "wanted": wish_words(plan, habit.unit)}


def _words_of(question: Question, session: Session) -> str:
    from tracker.domain.time.moment_words import full_day

    habit, plan, day = question
    wanted = wish_words(plan, habit.unit, session.us)
    name = habit.name.replace("-", " ")
    how_much = "how much? " if plan.most or plan.measure != "done" else ""
    pill = "as a pill, " if asks_for_a_pill(habit) else ""
    return f"{full_day(iso(day), session.style.year)}  {name} ({wanted}) {pill}{how_much}"


def _read_lines(session: Session, asked: Sequence[Question]) -> None:
    """Answers from standard input, a line a question, kept together; the end leaves the rest."""
    answers: list[Answer] = []
    left = len(asked)
    for question in asked:
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line or line.strip() == "q":
            break
        if line.strip():
            answers.append(
                read_answer(session.diary, question.habit, question.plan, question.day, line)
            )
            left -= 1
    keep_answers(session.diary, answers, "ask")
    show(f"{len(answers)} answered, {left} left open", session)


def _ask_keys(session: Session, asked: Sequence[Question]) -> None:
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


def _ask_one(session: Session, question: Question) -> list[Answer] | None:
    """The answer to a question; empty where it is left open, None to stop asking."""
    note = ""
    while True:
        click.echo(f"{_words_of(question, session)}[y/n/s/#] ", nl=False)
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
            return [read_answer(session.diary, question.habit, question.plan, question.day, line)]
        except WrongWords as error:
            tell(str(error))
