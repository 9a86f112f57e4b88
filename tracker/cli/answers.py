"""What `tracker log` answers: what was kept, where that leaves the day, what it gave rise to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.cli.session import Session
from tracker.domain.entries import Entry, Goal
from tracker.domain.time.moment_words import calendar_day, clock_time, moment_words
from tracker.figures.entry_words import amount_of, name_of
from tracker.figures.progress import progress_of
from tracker.screen.draw import Style, clean
from tracker.screen.progress import progress_line

if TYPE_CHECKING:
    from tracker.rules import Finding

#: Typed without a time, an entry is of the moment it was typed.
MINUTE = 60


def draw_kept(session: Session, kept: Sequence[Entry], findings: Sequence[Finding]) -> str:
    """One line an entry with its id; the last one says where that leaves the day."""
    style = session.style
    lines = []
    for entry in kept:
        parts = [what(entry, style, session.us)]
        parts.append(_told_moment(session, entry))
        if entry is kept[-1]:
            parts += [*session.diary.said_back, draw_progress(session, entry)]
        line = style.separator.join(part for part in parts if part)
        lines.append(f"{line}  {style.faint(f'#{entry.id}')}")
    if findings:
        from tracker.screen.report import GRAVE, draw_arisen

        # An empty line is for what must be seen; a note follows at once.
        lines += [""] if any(finding.level in GRAVE for finding in findings) else []
        lines.append(draw_arisen(findings, style))
    return "\n".join(lines)


def _told_moment(session: Session, entry: Entry) -> str:
    """When an entry was, as far as it isn't now: 'at 07:30', 'on Thu 26 Nov 07:30'."""
    clock = session.diary.clock
    if entry.at is None:
        return "" if entry.day == clock.today() else f"on {moment_words(entry, session.style.year)}"
    if abs(entry.at - entry.created_at) < MINUTE and entry.day == clock.today():
        return ""
    if calendar_day(entry) != entry.day or entry.day != f"{clock.wall(clock.now):%Y-%m-%d}":
        return f"on {moment_words(entry, session.style.year)}"
    return f"at {clock_time(entry.at, entry.utc_offset_min)}"


def draw_bare(session: Session, kept: Sequence[Entry]) -> str:
    """One line an entry with its id, and nothing of what else the diary holds."""
    style = session.style
    return "\n".join(
        f"{what(entry, style, session.us)}  {style.faint(f'#{entry.id}')}" for entry in kept
    )


def what(entry: Entry, style: Style, us: bool) -> str:
    """An entry in a few words: '500 ml water', 'lower back 6/10, spasm', 'ibuprofen 400 mg'."""
    amount, name = amount_of(entry, us), name_of(entry)
    if entry.kind == "pain":
        name = "no pain anywhere" if entry.subject is None else f"pain {name}"
        amount = "" if entry.subject is None else amount
    words = f"{name} {amount}" if name else f"{amount} {entry.kind}"
    if entry.note and entry.kind == "note":
        words = "noted"
    return clean(words.strip(), style)


def draw_progress(session: Session, entry: Entry) -> str:
    """Where an entry leaves its day, or its goal's week; empty for what doesn't add up."""
    goals = session.diary.up_to_now.goals()
    clock = session.diary.clock
    progress = progress_of(entry, goals, clock.week_start, clock.today())
    counted = counted_days(entry, goals)
    parts = [_habit_progress(session, entry)] if counted else []
    if progress is not None and not (counted and progress.goal is None):
        today = clock.today()
        if progress.days.first <= today <= progress.days.last:
            totals = session.diary.up_to_now.totals(progress.measure, progress.days)
        else:
            totals = session.diary.store.totals(progress.measure, progress.days)
        parts.insert(0, progress_line(progress, totals, today, session.style, us=session.us))
    return session.style.separator.join(part for part in parts if part)


def counted_days(entry: Entry, goals: Sequence[Goal]) -> bool:
    """Whether a habit counts an entry as such, or its day, and not only its minutes."""
    return any(
        goal.kind == entry.kind
        and goal.subject in (None, entry.subject)
        and goal.covers(entry.day)
        and (goal.measure == "done" or goal.schedule != "daily")
        for goal in goals
    )


def _habit_progress(session: Session, entry: Entry) -> str:
    """Where an entry leaves its habit: '1 of 2 days this week'."""
    from tracker.diary.habits.habits import Habits
    from tracker.domain.habits.habit import ordinal
    from tracker.figures.standing import standing
    from tracker.screen.habits import amount_words

    if entry.day != session.diary.clock.today():
        return ""
    habits = Habits(session.diary)
    mine = [
        habit
        for habit in habits.current()
        if habit.kind == entry.kind and habit.subject in (None, entry.subject)
    ]
    day = ordinal(entry.day)
    said = [amount_words(standing(habits.source(h), day), session.us) for h in mine]
    return ", ".join(text for text in said if text)
