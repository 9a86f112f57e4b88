"""Today on a screen: where the day stands, in as few lines as the day has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.domain.kinds import KINDS
from tracker.domain.sums import exceeds
from tracker.domain.time.days import day_of
from tracker.domain.time.moment_words import clock_time, full_day
from tracker.domain.units import format_measure
from tracker.figures.beside import of_goal
from tracker.figures.periods import long_days
from tracker.figures.phrases import in_products, many, milligrams, not_counted_words, words
from tracker.figures.sections.drinks import DRINKS, FOOD_WATER
from tracker.screen.draw import Style, bar, clean, columns, finish, fit, own_words, wrap
from tracker.screen.findings import brief_lines, resting_lines
from tracker.screen.folded import LABEL_WIDTH, Block, block, folded, wrapped

if TYPE_CHECKING:
    from tracker.figures.habits.standing import Standing
    from tracker.figures.minerals import Minerals
    from tracker.figures.pain_news import PainNews
    from tracker.figures.sections.care import Symptom, Treatment
    from tracker.figures.sections.movement import Movement
    from tracker.figures.sections.notes import Note
    from tracker.figures.sections.pain import Pain, SitePain
    from tracker.figures.today import Doses, Silence, TodaySummary

#: The least that a terminal has; what is typed next takes one of them.
ROWS = 24
BAR_WIDTH = 20
NOTE_LINES = 2
START = """\
Nothing is logged yet. Three lines to begin with:

  tracker water {water}
  tracker pain 6 lower back
  tracker report

Other things to log: tracker log --help"""


def draw_today(
    summary: TodaySummary,
    style: Style,
    us: bool = False,
    unseen: Collection[int] = (),
    news: Sequence[PainNews] = (),
    below_it: int = 0,
) -> str:
    """Today as text of at most `style.width` columns; with nothing ever logged, how to begin.

    `unseen` are the places among the findings of those to mark as new; `news` of pain is told once.
    A screen holds it: of a long day is shown what finds room beside `below_it` rows that follow;
    but what is urgent stands whole.
    """
    if not summary.anything_logged:
        first = KINDS["water"].for_units(us).examples[0]
        return finish(START.format(water=first).splitlines(), style)
    from tracker.domain.entries import Days

    day = long_days(Days(summary.day, summary.day))
    lines = [style.heading(f"Today  {day}"), ""]
    found = brief_lines(summary.findings, style, unseen)
    found += [style.faint(line) for line in resting_lines(summary.resting, style, 2)]
    lines += [*found, ""] if found else []
    if summary.silence is not None:
        lines += [*_welcome(summary.silence, style), ""]
    if news:
        from tracker.screen.pain_news import news_lines

        lines += [*news_lines(news, style), ""]
    below = ["", style.faint("Nothing is logged today yet.")] if not summary.entries else []
    room = max(ROWS - len(lines) - len(below) - below_it, 0)
    lines += [*folded(_blocks(summary, style, us), room, style), *below]
    return finish(lines, style)


def _blocks(summary: TodaySummary, style: Style, us: bool) -> list[Block]:
    """What the day has, in the order in which it is told."""
    drinks = [_drinks_block(summary, style, us)]
    if summary.hydration.food_ml is not None:
        food = format_measure(FOOD_WATER, summary.hydration.food_ml, us=us)
        drinks.append(block("in food", [food], style))
    pain, signs = _pain(summary.pain, summary.day, style), _symptoms(summary.symptoms, style)
    treated = [clean(words(one.treatment), style) for one in summary.treatments]
    return [
        *drinks,
        block("Pain", pain, style, _pain_names(summary.pain, style), stays=True),
        block("Movement", _movement(summary.movement, style, us), style),
        _medicines(summary.medicines, style),
        block("Treatments", _treatments(summary.treatments, style), style, treated),
        block("Signs", signs, style, stays=True),
        block("Minerals", _minerals(summary.minerals), style),
        *_body(summary, style, us),
        *_others(summary, style, us),
        *_habits(summary, style, us),
        _notes(summary.notes, style),
    ]


def _drinks_block(summary: TodaySummary, style: Style, us: bool) -> Block:
    """The day's drinks, and below them in the same item those that count for nothing."""
    beside, progress = _drinks(summary, style, us)
    told = [beside]
    if summary.not_counted:
        told.append(style.faint(not_counted_words(summary.not_counted)))
    rows = block("Drinks", told, style, stays=True)
    lines = [line for item in rows.items for line in item]
    return rows._replace(items=[lines], names=[progress])


def _body(summary: TodaySummary, style: Style, us: bool) -> Iterator[Block]:
    if summary.weight is not None:
        yield block("Weight", [format_measure("mass_kg", summary.weight.last_kg, us=us)], style)
    if summary.sleep is not None:
        slept = format_measure("duration_min", round(summary.sleep.mean_min))
        yield block("Sleep", [slept], style)


def _others(summary: TodaySummary, style: Style, us: bool) -> Iterator[Block]:
    if summary.others:
        from tracker.screen.sections.others import of_today

        for one in summary.others:
            label, told = of_today(one, style, us)
            yield block(label, [told], style)


def _habits(summary: TodaySummary, style: Style, us: bool) -> Iterator[Block]:
    if summary.habits:
        from tracker.screen.habits import today_lines

        asked = _but_drinks(summary)
        names = [clean(words(now.name), style) for now in asked]
        rows = block("Habits", today_lines(asked, style, us), style, names, stays=True)
        yield rows._replace(where="tracker habits")


def _welcome(silence: Silence, style: Style) -> list[str]:
    """What somebody is told who comes back after days."""
    from tracker.screen.kept import what

    last = f"the last entry is of {full_day(silence.last.day, style.year)}"
    said = (
        f"Welcome back: {last} ({what(silence.last, style)}), {silence.unknown_days} days since "
        "then are unknown. What you still know of them: tracker ask week"
    )
    return wrap(said, style.width, 2)


def _drinks(summary: TodaySummary, style: Style, us: bool) -> tuple[str, str]:
    """How much was drunk, with a bar or how to set a goal, and the same without them."""
    day = summary.hydration
    if day.goal_ml is None:
        drunk = format_measure(DRINKS, day.drinks_ml, us=us) if day.drinks_ml else "none yet"
        return f"{drunk}  {style.faint('no goal set: tracker goal set water')}", drunk
    most = any(now.at_most for now in summary.habits if _is_drinks(now))
    drunk_ml = day.counted_ml or 0
    progress = of_goal(drunk_ml, day.goal_ml, DRINKS, us, most=most)
    width = min(BAR_WIDTH, style.width - LABEL_WIDTH - 2 - len(progress))
    return f"{bar(drunk_ml, day.goal_ml, width, style)}  {progress}", progress


def _time_of(site: SitePain, day: str, style: Style) -> str:
    """'at 07:30'; with the calendar's date where that isn't the day in the heading."""
    time = clock_time(site.latest_at, site.latest_offset_min)
    if time is None or site.latest_at is None:
        return ""
    on = day_of(site.latest_at, site.latest_offset_min or 0)
    return f"at {time}" if on == day else f"at {time} on {full_day(on, style.year)}"


def _pain(pain: Pain, day: str, style: Style) -> list[str]:
    """Each site's latest score and, where it was higher, the day's worst."""
    rows = []
    for site in pain.sites:
        today = site.per_day[-1]
        time = _time_of(site, day, style)
        latest = "" if site.latest is None else f"{site.latest:.0f}"
        higher = today.worst is not None and site.latest is not None and today.worst > site.latest
        remarks = [time] if time else []
        remarks += [f"worst {today.worst:.0f}"] if higher else []
        remarks += ["unbearable"] if site.unbearable else []
        remarks += ["spasm"] if site.spasms else []
        name = fit(clean(site.label, style), max(10, style.width - LABEL_WIDTH - 40), style)
        rows.append([name, latest, ", ".join(remarks)])
    if not rows and pain.none_days:
        return ["none anywhere"]
    return columns(rows, "lrl")


def _pain_names(pain: Pain, style: Style) -> list[str]:
    return [
        clean(site.label, style) + ("" if site.latest is None else f" {site.latest:.0f}")
        for site in pain.sites
    ]


def _movement(movement: Movement, style: Style, us: bool) -> list[str]:
    rows = []
    for one in movement.activities:
        amounts = [
            format_measure(measure, value, us=us)
            for measure, value in (
                ("duration_min", one.total.minutes),
                ("distance_m", one.total.metres),
                ("steps", one.total.steps),
                ("repetitions", one.total.repetitions),
            )
            if value
        ]
        what = ", ".join(clean(words(name), style) for name, _ in one.subjects)
        rows.append([one.label, ", ".join(amounts), what])
    lines = columns(rows, "lll")
    return lines + (["a rest day"] if movement.rest_days else [])


def _medicines(medicines: Sequence[Doses], style: Style) -> Block:
    """Doses today, and the mg of the last 24 hours beside the label's limit or the prescription."""
    items, names = [], []
    for one in medicines:
        name = f"{words(one.drug)}{in_products(one.drug, one.products)}"
        text = f"{clean(name, style)}  {many(one.doses, 'dose')} today"
        if one.mg_24h:
            text += f", {format_measure('dose_mg', one.mg_24h)} in the last 24 h"
        if one.limit_mg is not None:
            limit = format_measure("dose_mg", one.limit_mg)
            text += f" (prescribed {limit})" if one.prescribed else f" (label: {limit})"
        if one.untimed and one.mg:
            text += f"; {many(one.untimed, 'dose')} without a time not in it"
        if one.without_mg and one.mg_24h:
            text += f"; {many(one.without_mg, 'dose')} without mg not in it"
        above = one.limit_mg is not None and exceeds(one.mg_24h, one.limit_mg)
        lines = wrapped(text, style)
        items.append([style.warning(line) if above else line for line in lines])
        names.append(clean(words(one.drug), style))
    return Block("Medicines", items, names, stays=True)


def _treatments(treatments: Sequence[Treatment], style: Style) -> list[str]:
    lines = []
    for one in treatments:
        parts = [clean(words(one.treatment), style)]
        parts += [format_measure("duration_min", one.minutes)] if one.minutes else []
        parts += [clean(name, style) for name in one.providers]
        lines.append(", ".join(parts))
    return lines


def _symptoms(symptoms: Sequence[Symptom], style: Style) -> list[str]:
    return [clean(words(one.sign), style) for one in symptoms]


def _minerals(minerals: Minerals) -> list[str]:
    rows = []
    for one in minerals.per_mineral:
        intake = f"of {milligrams(one.intake.amount)} a day" if one.intake else ""
        rows.append([one.mineral, milligrams(one.mean_mg), intake])
    return columns(rows, "lrl")


def _but_drinks(summary: TodaySummary) -> list[Standing]:
    """The habits but for a day's drinks, which have their bar above."""
    return [now for now in summary.habits if not _is_drinks(now)]


def _is_drinks(now: Standing) -> bool:
    return (now.measure, now.kind, now.window) == (DRINKS, None, "day")


def _notes(notes: Sequence[Note], style: Style) -> Block:
    items = []
    for note in notes:
        about = f"{clean(note.about, style)}: " if note.about else ""
        text = own_words(about, style) + clean(note.text[: style.width * 3], style)
        rows = wrapped(text, style)
        if len(rows) > NOTE_LINES:
            room = style.width - LABEL_WIDTH
            rows = [*rows[: NOTE_LINES - 1], fit(rows[NOTE_LINES - 1] + " " * room, room, style)]
        items.append(rows)
    return Block("Notes", items, [many(len(notes), "note")])
