"""The few words that follow each `log`: where the entry leaves the day, or the week of its goal."""

from tracker.domain.units import format_counted
from tracker.figures.progress import Progress
from tracker.screen.draw import Style, bar

BAR_WIDTH = 10


def progress_words(progress: Progress, today: str, style: Style) -> str:
    """Where that leaves the day: '1.4 of 2.0 l today', '45 min this week'."""
    value, us = progress.value, style.us
    when = _when(progress, today)
    if progress.measure == "water_ml":
        when = f"in food {when}"
    goal = progress.goal
    if goal is None:
        return f"{format_counted(progress.measure, value, progress.unit, us)} {when}"
    from tracker.figures.beside import of_goal

    most = goal.direction == "at-most"
    text = of_goal(value, goal.target, goal.measure, us, progress.unit, most)
    return f"{text} {when}"


def progress_bar(progress: Progress, style: Style) -> str:
    """How much of a goal that is, '▇▇▇▇▇▇▇░░░'; nothing without one, or for a ceiling."""
    goal = progress.goal
    if goal is None or goal.direction == "at-most":
        return ""
    return bar(progress.value, goal.target, BAR_WIDTH, style)


def _when(progress: Progress, today: str) -> str:
    period = progress.goal.period if progress.goal else "day"
    if progress.days.first <= today <= progress.days.last:
        return "today" if period == "day" else f"this {period}"
    return f"that {period}"
