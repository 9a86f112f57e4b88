"""The sections of a report that are short lists: movement, treatments, minerals, weight, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure, named_unit
from tracker.figures.periods import one_year, short_days, week_day
from tracker.figures.phrases import goal_outcome, many, milligrams, too_much, words
from tracker.screen.draw import Style, clean, columns, fit, own_words, width_of, wrap
from tracker.screen.report import short_source, titled

if TYPE_CHECKING:
    from tracker.figures.care import Symptom, Treatment
    from tracker.figures.goals import GoalReport
    from tracker.figures.minerals import Mineral, Minerals
    from tracker.figures.movement import Activity, Movement
    from tracker.figures.notes import Note
    from tracker.figures.weight import Sleep, Weight

NOTE_LINES = 4
MOST_NOTES = 30
NO_CHANGE = "no change"
NAME_WIDTH = 24


def draw_movement(movement: Movement, total_days: int, style: Style, us: bool = False) -> list[str]:
    """How much of each exercise on how many days, with rest days counted apart."""
    if not movement.activities and not movement.rest_days:
        return []
    parts = [f"on {movement.active_days} of {many(total_days, 'day')}"] if total_days > 1 else []
    if movement.minutes:
        parts.append(f"{format_measure('duration_min', movement.minutes)} in all")
    if movement.rest_days:
        rest = len(movement.rest_days)
        parts.append("a rest day" if total_days == 1 else many(rest, "rest day"))
    rows = [_activity(one, total_days, style, us) for one in movement.activities]
    lines = titled("Movement", style.separator.join(parts), style)
    return lines + aligned(rows, "lrrrrl", style)


def _activity(one: Activity, total_days: int, style: Style, us: bool) -> list[str]:
    amounts = [
        format_measure(measure, value, us=us) if value else ""
        for measure, value in (
            ("duration_min", one.total.minutes),
            ("distance_m", one.total.metres),
            ("steps", one.total.steps),
        )
    ]
    often = many(one.total.times, "time")
    if total_days > 1:
        # Several a day are worth a word; once a day is the rule.
        several = f"{one.total.times} on " if one.total.times > one.days else ""
        often = several + many(one.days, "day")
    what = ", ".join(
        clean(words(name), style) + (f" {style.glyphs.times}{times}" if times > 1 else "")
        for name, times in one.subjects
    )
    if one.total.vigorous_min:
        vigorous = f"{format_measure('duration_min', one.total.vigorous_min)} vigorous"
        what = f"{what}; {vigorous}" if what else vigorous
    return [one.label, often, *amounts, style.faint(what)]


def aligned(rows: Sequence[list[str]], aligns: str, style: Style) -> list[str]:
    """Aligned rows; the last cell continues below its own beginning where it is too long."""
    lines: list[str] = []
    fixed = columns([[*row[:-1], "."] for row in rows], aligns, indent=2)
    for row, line in zip(rows, fixed, strict=True):
        lead = line[:-1]
        if not row[-1]:
            lines.append(lead.rstrip())
        elif width_of(lead) + width_of(row[-1]) <= style.width:
            lines.append(lead + row[-1])
        else:
            lines += _hanging(lead, row[-1], style)
    return lines


def _hanging(lead: str, text: str, style: Style) -> list[str]:
    from tracker.screen.letters import bare

    start = width_of(lead)
    # With little room left the text goes below, a little indented.
    if style.width - start < 20:
        below = wrap("    " + bare(text), style.width, 4)
        return [lead.rstrip(), *(style.faint(line) for line in below)]
    first, *more = wrap(" " * start + bare(text), style.width, start)
    return [lead + style.faint(first[start:]), *(style.faint(line) for line in more)]


def draw_treatments(treatments: Sequence[Treatment], style: Style) -> list[str]:
    """Each treatment: how often, for how long, by whom."""
    if not treatments:
        return []
    rows = [
        [
            fit(clean(words(one.treatment), style), NAME_WIDTH, style),
            many(one.times, "time"),
            format_measure("duration_min", one.minutes) if one.minutes else "",
            style.faint(", ".join(clean(name, style) for name in one.providers)),
        ]
        for one in treatments
    ]
    return [*titled("Treatments", "", style), *aligned(rows, "lrrl", style)]


def draw_symptoms(symptoms: Sequence[Symptom], style: Style) -> list[str]:
    """Each warning sign and its days; what they mean is the findings' to say."""
    if not symptoms:
        return []
    rows = [
        [
            fit(clean(words(one.sign), style), NAME_WIDTH, style),
            many(one.times, "time"),
            style.faint(", ".join(short_days(one.days, style.year))),
        ]
        for one in symptoms
    ]
    return [*titled("Warning signs", "", style), *aligned(rows, "lrl", style)]


def draw_minerals(minerals: Minerals, style: Style) -> list[str]:
    """Each mineral a day by origin beside the published intake, and what that does not mean."""
    if not minerals.per_mineral:
        return []
    if minerals.days == 1:
        remark = "from what is logged"
    else:
        remark = f"a day, mean of {many(minerals.days, 'day')} with food, drinks or pills logged"
    rows = [_mineral(one, style) for one in minerals.per_mineral]
    lines = [*titled("Minerals", remark, style), *aligned(rows, "lrrl", style)]
    for one in minerals.per_mineral:
        if one.passed:
            told = f"{too_much(one, minerals.days)} Source: {short_source(one.passed.source)}"
            lines += wrap(f"  {told}", style.width, 2)
    if minerals.comparable:
        note = "  A diary below the published intake is not a deficiency: the intake covers nearly"
        note += " everyone's need, and a diary misses much of what is eaten."
    else:
        note = "  To compare with published intakes, set birth-year and sex in the profile."
    return lines + [style.faint(line) for line in wrap(note, style.width, 2)]


def _mineral(one: Mineral, style: Style) -> list[str]:
    origins = [("pills", one.pills_mg), ("drinks", one.drinks_mg), ("food", one.food_mg)]
    parts = [f"{name} {milligrams(amount)}" for name, amount in origins if amount]
    intake = f"of {milligrams(one.intake.amount)}" if one.intake else ""
    return [one.mineral, milligrams(one.mean_mg), intake, style.faint(", ".join(parts))]


def draw_weight(weight: Weight | None, style: Style, us: bool = False) -> list[str]:
    """First and last weight, the line through them, the BMI where the height is known."""
    if weight is None:
        return []

    def kg(amount: float) -> str:
        return format_measure("mass_kg", amount, us=us)

    first, last = weight.per_day[0], weight.per_day[-1]
    parts = [kg(last.kg)]
    if len(weight.per_day) > 1:
        began, ended = short_days([first.day, last.day], style.year)
        change = _signed(_as_shown(first.kg, last.kg, us), kg)
        parts = [f"{kg(first.kg)} on {began}", f"{kg(last.kg)} on {ended} ({change})"]
    if weight.trend_kg_week is not None:
        trend = _signed(weight.trend_kg_week, kg)
        parts.append("no trend" if trend == NO_CHANGE else f"trend {trend} a week")
    if weight.bmi is not None:
        parts.append(f"BMI {weight.bmi:.1f}")
    return _sentence("Weight", parts, style)


def _as_shown(first: float, last: float, us: bool) -> float:
    """The change in kg between two weights as they are shown, so that the figures add up."""
    factor = named_unit("mass_kg", "lb").factor if us else 1
    return (round(last / factor, 1) - round(first / factor, 1)) * factor


def _signed(amount: float, show: Callable[[float], str]) -> str:
    shown = show(abs(amount))
    if shown.startswith("0 "):
        return NO_CHANGE
    return f"{'+' if amount > 0 else '-'}{shown}"


def draw_sleep(sleep: Sleep | None, style: Style) -> list[str]:
    """Mean sleep and its range."""
    if sleep is None:
        return []
    parts = [format_measure("duration_min", round(sleep.mean_min))]
    if sleep.days > 1:
        low, high = sleep.shortest_min, sleep.longest_min
        parts = [
            f"mean {parts[0]} on {many(sleep.days, 'day')}",
            f"from {format_measure('duration_min', low)} to {format_measure('duration_min', high)}",
        ]
    return _sentence("Sleep", parts, style)


def _sentence(title: str, parts: Sequence[str], style: Style) -> list[str]:
    """A section of one sentence beside its title, broken between its parts."""
    lines = [title + "  " + parts[0]]
    for part in parts[1:]:
        if width_of(lines[-1]) + 2 + width_of(part) <= style.width:
            lines[-1] += f", {part}"
        else:
            lines[-1] += ","
            lines.append("  " + part)
    return [style.heading(title) + lines[0][len(title) :], *lines[1:]]


def draw_goals(goals: Sequence[GoalReport], style: Style, us: bool = False) -> list[str]:
    """How often each goal was met; the daily one for drinks stands with the drinks."""
    from tracker.figures.habits import plan_words

    rows = []
    for goal in goals:
        if goal[:3] == ("volume_ml", None, None) and goal.plan.every == "day":
            continue
        outcome = goal_outcome(goal)
        name = fit(clean(words(goal.name), style), NAME_WIDTH, style)
        wanted = clean(plan_words(goal.plan, goal.unit, us), style)
        met = f"met in {outcome}" if goal.known else outcome or "not yet known"
        rows.append([name, wanted, met])
    return [*titled("Goals", "", style), *aligned(rows, "lll", style)] if rows else []


def draw_notes(notes: Sequence[Note], style: Style) -> list[str]:
    """Notes by day, each in a few lines; the whole of a long one is in the JSON and in `list`."""
    if not notes:
        return []
    lines = titled("Notes", "", style)
    years = one_year((note.day for note in notes), style.year)
    for note in notes[-MOST_NOTES:]:
        lines += note_lines(note, f"  {week_day(note.day, years)}  ", style)
    if len(notes) > MOST_NOTES:
        rest = f"  {many(len(notes) - MOST_NOTES, 'earlier note')} not shown"
        lines.append(style.faint(rest))
    return lines


def note_lines(note: Note, lead: str, style: Style) -> list[str]:
    """A note after its day or time, with what it was left on."""
    about = f"{clean(note.about, style)}: " if note.about else ""
    indent = len(lead) if style.width >= 60 else 4
    text = clean(note.text[: style.width * (NOTE_LINES + 1)], style)
    lines = wrap(own_words(lead, style) + about + text, style.width, indent)
    if len(lines) > NOTE_LINES:
        last = fit(lines[NOTE_LINES - 1] + " " * style.width, style.width, style)
        lines = [*lines[: NOTE_LINES - 1], last]
    return lines
