"""Habits on a screen: the graph of all of them, how each stands today, what is asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.domain.habits.course import STATES
from tracker.domain.kinds import KINDS
from tracker.domain.time.days import add_days
from tracker.domain.time.moment_words import full_day, short_day
from tracker.domain.units import COUNT, format_counted
from tracker.figures.beside import HOURS, of_goal
from tracker.figures.periods import long_days
from tracker.figures.phrases import many, words
from tracker.screen.draw import Style, clean, columns, finish, fit, pad, sparkline

if TYPE_CHECKING:
    from tracker.figures.habits.habits import HabitReport, HabitsReport, StreakReport
    from tracker.figures.habits.standing import Standing
    from tracker.figures.habits.unanswered import Unanswered

#: A mark for each of STATES, told apart without colour too.
MARKS = dict(zip(STATES, "█▄─×»·?", strict=True))
ASCII_MARKS = dict(zip(STATES, "#+-x>.?", strict=True))
LEGEND = ("done", "partly", "satisfied", "missed", "skipped", "not due", "not known")
NAME_WIDTH, STREAK_WIDTH, WEEK = 14, 9, 7
ROW_OF_DAYS = 70


def mark(state: str, style: Style) -> str:
    """The mark of a day's state, in its colour."""
    glyph = (ASCII_MARKS if style.ascii else MARKS)[state]
    paint = {
        "done": style.good, "satisfied": style.good, "partly": style.warning,
        "missed": style.warning, "not-due": style.faint, "skipped": style.faint,
    }.get(state)  # fmt: skip
    return paint(glyph) if paint else glyph


def marks(states: Iterable[str], style: Style) -> str:
    """A row of marks, a colour's run painted at once."""
    if not style.colour:
        glyphs = ASCII_MARKS if style.ascii else MARKS
        return "".join(glyphs[state] for state in states)
    return "".join(mark(state, style) for state in states)


def draw_habits(report: HabitsReport, style: Style) -> str:
    """Every habit as a row of days with its streak, its strength and what is due."""
    days = days_of(report.days)
    lines = [style.heading(f"Habits  {long_days(report.days)}"), ""]
    room = style.width - NAME_WIDTH - STREAK_WIDTH - 8
    beside = len(days) <= room - 10
    # As many as fit stand beside the name; more go below it, ten weeks a line.
    rows = [range(len(days))] if beside else _rows(len(days), style)
    indent = NAME_WIDTH + 1 if beside else 2
    lines += _top(report, days, rows, indent, style)
    group: str | None = None
    for habit in report.habits:
        if habit.group != group:
            group = habit.group
            lines += [style.heading(clean(group or "", style))]
        lines += _habit_lines(habit, rows, beside, indent, style)
    return finish([*lines, "", *legend(style)], style)


def days_of(days: Days) -> list[str]:
    """Every day of a range."""
    found, day = [], days.first
    while day <= days.last:
        found.append(day)
        day = add_days(day, 1)
    return found


def _rows(length: int, style: Style) -> list[range]:
    size = min(ROW_OF_DAYS, (style.width - 2) // WEEK * WEEK)
    # The last row is full, the first one takes what is left over.
    over = length % size
    starts = [0, *range(over, length, size)] if over else list(range(0, length, size))
    return [range(a, b) for a, b in zip(starts, [*starts[1:], length], strict=True)]


def _top(
    report: HabitsReport, days: Sequence[str], rows: Sequence[range], indent: int, style: Style
) -> list[str]:
    """The completion of all habits, and under it the date at which each week begins."""
    lines = []
    for row in rows:
        line = sparkline([report.completion[n] for n in row], style, top=1)
        label = "all of them" if indent > 2 and row is rows[0] else ""
        lines.append(pad(label, indent) + line)
        lines.append(" " * indent + style.faint(_axis([days[n] for n in row], style)))
    return lines


def _axis(days: Sequence[str], style: Style) -> str:
    """The day of the month where a week begins, with its month where that changes."""
    axis, month = [" "] * (len(days) + 6), ""
    for place, day in enumerate(days):
        if date.fromisoformat(day).weekday() == style.week_start:
            text = short_day(day) if day[:7] != month else day[8:].lstrip("0")
            month = day[:7]
            axis[place : place + len(text)] = text
    return "".join(axis).rstrip()


def _habit_lines(
    habit: HabitReport, rows: Sequence[range], beside: bool, indent: int, style: Style
) -> list[str]:
    name = pad(fit(clean(words(habit.name), style), NAME_WIDTH, style), NAME_WIDTH)
    facts = [pad(streak_words(habit.streak), STREAK_WIDTH), strength_words(habit.strength)]
    urgent = short_standing(habit.today, style)
    if beside:
        graph = marks(habit.states, style)
        return [f"{name} {graph}  {facts[0]} {facts[1]} {urgent}".rstrip()]
    lines = [f"{name} {facts[0]} {facts[1]}  {urgent}".rstrip()]
    return lines + [" " * indent + marks(habit.states[r.start : r.stop], style) for r in rows]


def legend(style: Style) -> list[str]:
    """What the marks mean, in a line."""
    parts = [f"{mark(state, style)} {name}" for state, name in zip(STATES, LEGEND, strict=True)]
    return ["  ".join(parts)]


def streak_words(streak: StreakReport) -> str:
    """'12 days', '5 weeks'; empty without one."""
    return many(streak.count, streak.unit) if streak.count else ""


def strength_words(strength: float | None) -> str:
    return "    " if strength is None else f"{100 * strength:3.0f}%"


def short_standing(now: Standing, style: Style) -> str:
    """In a word or two how pressing a habit is today."""
    if now.standing == "due":
        return style.warning("due today")
    if now.standing == "open" and now.by is not None:
        return f"by {full_day(now.by, style.year)}"
    return {"over": style.warning("over"), "lost": "", "skipped": "skipped"}.get(now.standing, "")


def amount_words(now: Standing, us: bool = False) -> str:
    """What there is of what is wanted: '4 of 10 min', '1 of 2 days this week', '12 of 20 pages'.

    Where nothing is wanted just what there is: '20 min', '2 times', '' for nothing.
    """
    if not now.need:
        measure = COUNT if now.measure == "done" else now.measure
        return format_counted(measure, now.amount, now.unit, us) if now.amount else ""
    if now.counted == "days":
        within = {"rolling": ""}.get(now.window, f" this {now.window}")
        if now.amount > now.need:
            return f"{many(int(now.amount), 'day')}, {now.need:g} wanted{within}"
        return f"{now.amount:g} of {many(int(now.need), 'day')}{within}"
    within = "" if now.window == "day" else f" this {now.window}"
    if now.measure == "done" and now.need == 1 and not now.at_most:
        return ""
    typed_in = [field.unit for field in KINDS[now.kind].fields] if now.kind else []
    unit = HOURS if typed_in == [HOURS] else now.unit
    text = of_goal(now.amount, now.need, now.measure, us, unit, now.at_most)
    return f"{text}{within}"


def today_lines(standings: Sequence[Standing], style: Style, us: bool = False) -> list[str]:
    """Today's habits: what is due with how much and how urgent, then the rest in a line each."""
    pressing = [s for s in standings if s.standing in ("due", "over")]
    later = [s for s in standings if s.standing in ("open", "lost", "within")]
    rows = [[*_row(now, style, us)] for now in (*pressing, *later)]
    lines = columns(rows, "llll")
    for what, label in (("done", "done"), ("said-no", "not today"), ("skipped", "skipped")):
        names = [clean(words(s.name), style) for s in standings if s.standing == what]
        if names:
            lines.append(f"{label}: {', '.join(names)}")
    return lines


def _row(now: Standing, style: Style, us: bool) -> tuple[str, str, str, str]:
    when = {
        "due": style.warning("due today"),
        "over": style.warning("over"),
        "lost": "out of reach",
    }.get(now.standing, "")
    if now.standing == "open" and now.by is not None:
        when = f"by {full_day(now.by, style.year)}"
    name = fit(clean(words(now.name), style), 20, style)
    return mark(now.state, style), name, amount_words(now, us), when


def question_words(question: Unanswered, style: Style) -> str:
    """What is asked of a habit: 'coffee (at most 2 a day) how much?'."""
    from tracker.figures.habits.habits import plan_words

    habit = question.habit
    wanted = plan_words(question.plan, habit.unit, style.us)
    pill = " as a pill," if question.about_a_pill else ""
    how_much = " how much?" if question.about_an_amount else ""
    return f"{words(habit.name)} ({wanted}){pill}{how_much}"
