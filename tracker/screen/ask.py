"""The questions of `tracker ask` on a screen: what is asked, what a key says, what was taken in."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.entries import Entry
from tracker.domain.time.moment_words import full_day
from tracker.figures.ask import CLOSE, DRINKS, HABIT, MED, NOTE, PAIN, TREATMENT, Question
from tracker.figures.entry_words import amount_of
from tracker.figures.phrases import words
from tracker.screen.draw import Style, clean, finish, wrap
from tracker.screen.kept import what
from tracker.screen.progress import progress_words

KEYS = "A key a question. ? explains it, + logs a line beside it, q stops and keeps what was said."
_MEANT = {
    PAIN: "How much it hurt that day, at its worst: 0 is none, x is 10, = as the day before. Enter "
    "leaves it unknown, which never counts as a 0. For more: + pain 6 lower back spasm",
    DRINKS: "What else you drank, as you would log it: 500, 2 coffees, tea 8:30. A bare amount is "
    "water. Enter adds nothing.",
    MED: "y keeps the amount shown, n or Enter none. Or type the amount: 400, 2, 400 8:30.",
    TREATMENT: "y keeps what is shown, n or Enter nothing. Or type how long: 20 min.",
    HABIT: "y done, n not done, s skips the day, a number says how much, # puts a note to it. "
    "Enter is what is shown; left open the day stays unknown, which isn't missed.",
    NOTE: "Any words about the day. Enter: none.",
    CLOSE: "y closes the day: what isn't logged was not drunk and not done. It never makes a place "
    "pain-free. Enter is what is shown.",
}  # fmt: skip


def question_text(question: Question, style: Style) -> str:
    """What is asked, with what Enter says; the answer goes behind it."""
    asked, keys = _asked(question, style)
    enter = f"Enter: {_enter(question)}"
    text = f"{asked}  ({keys}, {enter})" if keys else f"{asked}  ({enter})"
    return "\n".join(wrap(clean(text), style.width - 2, 2)) + " "


def explained(question: Question, style: Style) -> str:
    """What the keys of a question mean."""
    return finish(wrap(_MEANT[question.what], style.width, 2), style)


def day_heading(day: str, style: Style) -> str:
    """The day that the questions below it are about."""
    return style.heading(full_day(day, style.year))


def heard_text(entries: Iterable[Entry], said_back: Iterable[str], style: Style) -> str:
    """What was taken in, to be kept at the end."""
    said = style.separator.join([*(what(entry, style) for entry in entries), *said_back])
    return finish(wrap(f"  {said}", style.width, 4), style)


def _asked(question: Question, style: Style) -> tuple[str, str]:
    """The question, and what can be typed."""
    name = words(question.name)
    if question.what == PAIN:
        same = "" if question.before is None else f", = {question.before} as before"
        return f"pain {name}", f"0 to 9, x 10{same}"
    if question.what in (MED, TREATMENT):
        again = style.separator.join(amount_of(entry, style.us) for entry in question.again)
        last = f"y: {again} as last time" if again else "y" if question.again else ""
        return f"{name}?", last or "how much"
    if question.habit is not None:
        from tracker.screen.habits import question_words

        return question_words(question.habit, style), "y/n/s/#"
    if question.what == DRINKS:
        return f"drinks {_so_far(question, style)}, anything to add?", ""
    return ("a note?", "") if question.what == NOTE else ("that's all for this day?", "y closes it")


def _so_far(question: Question, style: Style) -> str:
    if question.so_far is None:
        return "so far"
    return progress_words(question.so_far, question.day, style)


def _enter(question: Question) -> str:
    if question.likely:
        return "y, as the day before"
    if question.what == PAIN:
        return "not known"
    return {HABIT: "open", CLOSE: "not yet"}.get(question.what, "none")
