"""The report's sections of habits, a row of marks each, and of the goals without a habit's row.

The marks are those of `tracker habits`. A mark is a day; in long periods a week, a month or a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.figures.periods import Bucket, cut
from tracker.figures.phrases import words
from tracker.screen.draw import Style, clean, columns, fit, pad, unbroken, width_of, wrap_whole
from tracker.screen.report import titled
from tracker.screen.rows import NAME_WIDTH as GOAL_WIDTH
from tracker.screen.rows import aligned, axis

if TYPE_CHECKING:
    from tracker.figures.habits.goals import GoalReport
    from tracker.figures.habits.habits import HabitReport
    from tracker.figures.summary import Summary

MOST_MARKS = 70
NAME_WIDTH = 20
#: Narrower than this there is no room for more than how often a habit was kept, and its streak.
NARROW = 60
NEVER_DUE = {"not-due"}
HEADS = ("kept", "streak", "strength")


def habit_rows(summary: Summary) -> list[HabitReport]:
    """The habits with a row: those of which something was wanted or done in the period."""
    if summary.habits is None:
        return []
    return [h for h in summary.habits.habits if h.wanted is not None or set(h.states) != NEVER_DUE]


def other_goals(summary: Summary) -> list[GoalReport]:
    """The goals without a habit's row: a goal has one line, and the row says more of it."""
    shown = {habit.name for habit in habit_rows(summary)}
    return [goal for goal in summary.goals if goal.name not in shown]


def draw_habits(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """A row a habit: its marks, how many of its days, weeks or months were kept, its streak."""
    habits = habit_rows(summary)
    if not habits:
        return []
    unit, buckets = cut(
        [day.day for day in summary.hydration.per_day], min(MOST_MARKS, style.width - 4)
    )
    drawn = [_row(habit, buckets, style) for habit in habits]
    rows = [row for row, _ in drawn]
    lines = titled("Habits", "", style)
    lines += _beside(habits, rows, buckets, style) or _below(habits, rows, buckets, style)
    return lines + _legend({state for _, states in drawn for state in states}, unit, style)


def _row(habit: HabitReport, buckets: Sequence[Bucket], style: Style) -> tuple[str, set[str]]:
    """A habit's marks, one a bucket, and the states that they stand for."""
    from tracker.screen import habits as text_habits

    states = iter(habit.states)
    pieces = [[next(states) for _ in bucket.days] for bucket in buckets]
    told = [state_of(piece) for piece in pieces]
    if len(pieces) == len(habit.states):
        return text_habits.marks(told, style), set(told)
    marks = [
        style.warning(_height(piece, style))
        if state == "partly"
        else text_habits.mark(state, style)
        for state, piece in zip(told, pieces, strict=True)
    ]
    return "".join(marks), set(told)


def state_of(states: Iterable[str]) -> str:
    """The state of some days as one: done if all that were due were, partly if any was.

    >>> state_of(["done", "satisfied"]), state_of(["done", "unknown"]), state_of(["skipped"])
    ('done', 'partly', 'skipped')
    """
    found = set(states)
    if len(found) == 1:
        return found.pop()
    due = found - {"not-due", "skipped"}
    if not due:
        return "skipped"
    if due <= {"done", "satisfied"}:
        return "done" if "done" in due else "satisfied"
    if due & {"done", "satisfied", "partly"}:
        return "partly"
    return "missed" if "missed" in due else "unknown"


def _height(states: Sequence[str], style: Style) -> str:
    """The mark of some days that were partly kept: as high as the share that was."""
    due = [state for state in states if state not in ("not-due", "skipped")]
    share = sum(1 for state in due if state in ("done", "satisfied")) / len(due)
    lower = style.glyphs.levels[:-1]  # the highest one is for all
    return lower[int(share * len(lower))]


def _figures(habit: HabitReport, style: Style) -> list[list[str]]:
    """How often it was kept, its streak, its strength; a line more for windows of another length.

    The latest ones come first, beside what is wanted now.
    """
    from tracker.figures.habits.tallies import tally_cells
    from tracker.screen.habits import streak_words, strength_words

    first, *more = tally_cells(habit.tallies, style.width < NARROW) or [""]
    figures = [first, streak_words(habit.streak), strength_words(habit.strength).strip()]
    columns = 2 if style.width < NARROW else 3
    return [figures[:columns], *([kept, "", ""][:columns] for kept in more)]


def _beside(
    habits: Sequence[HabitReport],
    marks: Sequence[str],
    buckets: Sequence[Bucket],
    style: Style,
) -> list[str]:
    """Rows of a line each, what was wanted last; none where they don't fit beside each other."""
    rows = []
    for habit, row in zip(habits, marks, strict=True):
        figures, *more = _figures(habit, style)
        name = fit(clean(words(habit.name), style), NAME_WIDTH, style)
        rows.append([name, row, *figures, style.faint(_wanted(habit, style))])
        rows += [["", "", *kept, ""] for kept in more]
    heads = HEADS[: len(rows[0]) - 3]
    aligns = "ll" + "r" * len(heads) + "l"
    lines = columns([["", axis(buckets), *heads, ""], *rows], aligns, indent=2)
    if max(map(width_of, lines)) > style.width:
        return []
    return [_quiet(lines[0], style), *lines[1:]]


def _below(
    habits: Sequence[HabitReport],
    marks: Sequence[str],
    buckets: Sequence[Bucket],
    style: Style,
) -> list[str]:
    """Two lines a habit: what was wanted and the figures, and below them the marks."""
    figures = [_figures(habit, style) for habit in habits]
    heads = HEADS[: len(figures[0][0])]
    head, *tables = columns([heads, *(row for each in figures for row in each)], "r" * len(heads))
    room = style.width - 2 - 2 - width_of(head)
    names = [_name_and_wish(habit, room, style) for habit in habits]
    longest = max(map(width_of, names))
    above = axis(buckets)
    lines = [_quiet(f"  {'':{longest}}  {head}", style)]
    lines += [style.faint(f"    {above}")] if above else []
    table = iter(tables)
    for name, each, row in zip(names, figures, marks, strict=True):
        lines += [f"  {pad(name, longest)}  {next(table)}".rstrip()]
        lines += [f"  {'':{longest}}  {next(table)}".rstrip() for _ in each[1:]]
        lines.append(f"    {row}")
    return lines


def _name_and_wish(habit: HabitReport, room: int, style: Style) -> str:
    """'walk, 150 min a week', as much of it as there is room for."""
    name = fit(clean(words(habit.name), style), min(NAME_WIDTH, room), style)
    both = f"{name}  {_wanted(habit, style)}"
    if width_of(both) > room:
        return name
    return f"{name}  {style.faint(_wanted(habit, style))}"


def _wanted(habit: HabitReport, style: Style) -> str:
    return "only tracked" if habit.wanted is None else clean(habit.wanted, style)


def _quiet(head: str, style: Style) -> str:
    """A table's head in quieter letters, the spaces before it left alone."""
    bare = head.lstrip()
    return head[: len(head) - len(bare)] + style.faint(bare)


def _legend(used: set[str], unit: str, style: Style) -> list[str]:
    """The marks that are in the rows, in the order in which `tracker habits` explains them."""
    from tracker.screen.habits import ASCII_MARKS, LEGEND, MARKS

    glyphs, levels = ASCII_MARKS if style.ascii else MARKS, style.glyphs.levels
    parts = [
        (f"{levels[0]}{style.glyphs.dash}{levels[-2]}" if unit != "day" and state == "partly"
         else glyphs[state]) + f" {name}"
        for state, name in zip(MARKS, LEGEND, strict=True)
        if state in used
    ]  # fmt: skip
    text = f"  {', '.join(map(unbroken, parts))}"
    if unit != "day":
        share = "digit the tenths" if style.ascii else "height the share"
        text += f"; a mark is a {unit}, its {share} of its days that was kept"
    return [style.faint(line) for line in wrap_whole(text, style.width, 2)]


def draw_goals(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """How often each goal was met; the daily one for drinks stands with the drinks."""
    goals, rows = other_goals(summary), []
    if not goals:
        return []
    from tracker.figures.habits.goals import goal_outcome
    from tracker.figures.habits.habits import plan_words

    for goal in goals:
        if goal[:3] == ("volume_ml", None, None) and goal.plan.every == "day":
            continue
        outcome = goal_outcome(goal)
        name = fit(clean(words(goal.name), style), GOAL_WIDTH, style)
        wish = clean(plan_words(goal.plan, goal.unit, us), style)
        met = f"met in {outcome}" if goal.known else outcome or "not yet known"
        rows.append([name, wish, met])
    return [*titled("Goals", "", style), *aligned(rows, "lll", style)] if rows else []


DRAWN = ((50, draw_habits), (120, draw_goals))
