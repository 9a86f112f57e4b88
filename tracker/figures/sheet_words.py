"""The sentences of the doctor's sheet, the same on a screen, a page and in a PDF.

Each one says what the sheet's data holds, no more. Whatever a person typed passes `on_one_line`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.body import format_height
from tracker.domain.raw_text import on_one_line
from tracker.domain.time.moment_words import NO_YEAR, short_day
from tracker.domain.time.so_far import ahead_words
from tracker.domain.units import format_measure
from tracker.figures.phrases import many, words

if TYPE_CHECKING:
    from tracker.figures.raised import Raised
    from tracker.figures.sheet import DoctorSheet, Painkillers, SheetSite
    from tracker.figures.spells import Spell
    from tracker.figures.tried import Compared, DaysAround, Tried

TITLE = "Pain diary, for the doctor"
LEVELS = {"urgent": "urgent", "see-doctor": "see a doctor", "watch": "watch"}
MOST_SPELLS = 3
MOST_DATES = 8
QUESTION_LENGTH = 600
NAME_LENGTH = 60
ANSWER_LENGTH = 200
NO_CAUSE = "this can't show that it is the cause"
TOO_FEW = "too few days to compare"


def typed(text: str, most: int) -> str:
    """What a person typed, on one line, safe to show, cut where it is too long for a sheet."""
    line = on_one_line(text[: most + 1])
    return line if len(text) <= most else f"{line[:most].rstrip()}…"


def begun(text: str) -> str:
    """A line as a sentence begins."""
    return text[:1].upper() + text[1:]


def day_of(day: str, as_of: str) -> str:
    """'3 Nov', with its year where that isn't the sheet's."""
    return short_day(day, as_of[:4])


def long_day(day: str) -> str:
    """'8 Nov 2026'."""
    return short_day(day, NO_YEAR)


def person(sheet: DoctorSheet, us: bool = False) -> list[str]:
    """What the profile and the scale say, in a few words each; the name is not in it."""
    who, found = sheet.person, []
    if who.birth_year:
        found.append(f"born {who.birth_year}")
    if who.sex:
        found.append(who.sex)
    if who.height_cm:
        found.append(format_height(who.height_cm, us))
    if who.weight_kg is not None and who.weight_day is not None:
        kg = format_measure("mass_kg", who.weight_kg, us=us)
        found.append(f"{kg} on {day_of(who.weight_day, sheet.as_of)}")
    return found + [words(fact) for fact in who.facts]


def coverage(sheet: DoctorSheet) -> str:
    """How much of the period is known at all."""
    ahead = ahead_words(sheet.dated_after_now)
    return (
        f"Something was logged on {sheet.days_logged} of {many(sheet.total_days, 'day')}, pain "
        f"(or none) on {sheet.pain_days_logged}. The other days are unknown, not free of pain."
        + (f" {ahead}." if ahead else "")
    )


def scores(site: SheetSite) -> str:
    """'min 2, median 5, max 8'; nothing where no day has a score of the owner's own."""
    if site.lowest is None or site.median is None or site.highest is None:
        return "no scores"
    return f"min {site.lowest:g}, median {site.median:g}, max {site.highest:g}"


def site_days(site: SheetSite, total: int) -> str:
    """'logged on 31 of 42 days: pain on 28, none on 3'."""
    none = f", none on {site.zero_days}" if site.zero_days else ""
    return f"logged on {site.days_logged} of {many(total, 'day')}: pain on {site.pain_days}{none}"


def ticks(site: SheetSite) -> str:
    """'unbearable 1 time, a spasm 2 times', or nothing."""
    told = [f"unbearable {many(site.unbearable, 'time')}"] if site.unbearable else []
    told += [f"a spasm {many(site.spasms, 'time')}"] if site.spasms else []
    return ", ".join(told)


def spells(site: SheetSite, sheet: DoctorSheet) -> str:
    """'2 spells: 3 to 14 Oct (worst 7, ...); since 28 Oct (...)', the last few of them."""
    if not site.spells:
        return ""
    shown = site.spells[-MOST_SPELLS:]
    more = len(site.spells) - len(shown)
    told = "; ".join(_spell(spell, sheet.as_of) for spell in shown)
    earlier = f" (the last {len(shown)})" if more else ""
    return f"{many(len(site.spells), 'spell')}{earlier}: {told}"


def _spell(spell: Spell, as_of: str) -> str:
    first = day_of(spell.first, as_of)
    if spell.open_start:
        first += " or earlier"
    days = f"{first} to {day_of(spell.last, as_of)}"
    if spell.open_end:
        days = f"from {first}, last logged {day_of(spell.last, as_of)}"
    elif spell.first == spell.last:
        days = first
    told = [f"worst {spell.worst:g}"]
    told.append(f"pain on {spell.pain_days} of {many(spell.known_days, 'logged day')}")
    if spell.said_since:
        told.append(f"by the owner's account since {day_of(spell.said_since, as_of)}")
    return f"{days} ({', '.join(told)})"


def chart_alt(site: SheetSite, sheet: DoctorSheet) -> str:
    """What the chart shows, for who can't see it."""
    return (
        f"Pain at the {site.label}, the worst score of each day from "
        f"{long_day(sheet.days.first)} to {long_day(sheet.days.last)}: "
        f"{site_days(site, sheet.total_days)}; {scores(site)}."
    )


def painkillers(found: Painkillers, logged: int) -> list[str]:
    """On how many days which painkillers were logged; nothing where no medicine was."""
    if not found.any_days:
        return []
    told = [
        f"NSAIDs on {many(found.nsaid_days, 'day')}, paracetamol on "
        f"{many(found.paracetamol_days, 'day')}, any medicine on {many(found.any_days, 'day')}, "
        f"of {many(logged, 'day')} with an entry."
    ]
    if found.unclassed:
        names = ", ".join(typed(words(name), NAME_LENGTH) for name in found.unclassed[:4])
        told.append(f"What sort of medicine this is wasn't said: {names}.")
    return told


# --- what was tried ---


def tried_name(one: Tried) -> str:
    """'ibuprofen', 'acupuncture', 'walking'."""
    from tracker.domain.kinds import KINDS

    if one.kind in ("med", "treatment"):
        return typed(words(one.name), NAME_LENGTH)
    return KINDS[one.kind].view.replace("_", " ")


def tried_amount(one: Tried, us: bool = False) -> str:
    """'14 doses, at most 1200 mg a day', '4 times, 3 h in all, Dr Lin'."""
    told = [many(one.times, "dose" if one.kind == "med" else "time")]
    if one.medicine is not None and one.medicine.most_mg is not None:
        told.append(f"at most {format_measure('dose_mg', one.medicine.most_mg)} a day")
    for measure, amount in one.amounts.items():
        told.append(f"{format_measure(measure, round(amount), us=us)}")
    told += [typed(name, NAME_LENGTH) for name in one.providers[:2]]
    told += [typed(words(name), NAME_LENGTH) for name, _ in one.subjects[:2]]
    return ", ".join(told)


def others(sheet: DoctorSheet, us: bool = False) -> list[str]:
    """'Mood: 3 days, mean 6.3/10, from 5/10 to 8/10 a day', a line for each other kind."""
    from tracker.figures.sections.others import amount_words, more_words

    lines = []
    for one in sheet.others:
        told = [many(one.days, "day"), *(amount_words(a, us) for a in one.amounts)]
        told += [typed(more, ANSWER_LENGTH)] if (more := more_words(one)) else []
        lines.append(f"{begun(typed(one.label, NAME_LENGTH))}: {', '.join(told)}")
    return lines


def tried_dates(one: Tried, as_of: str) -> str:
    """'3 Oct to 5 Nov'."""
    first, last = day_of(one.first, as_of), day_of(one.last, as_of)
    return first if first == last else f"{first} to {last}"


def compared(one: Compared) -> str:
    """'5.6 before, 4.2 after (6 and 7 days)', or that there are too few days."""
    days = compared_days(one)
    if not one.enough:
        return f"{TOO_FEW} ({days})"
    return f"{_mean(one.before)} before, {_mean(one.after)} after ({days})"


def compared_days(one: Compared) -> str:
    """'6 and 7 days', before and after."""
    return f"{one.before.days} and {many(one.after.days, 'day')}"


def _mean(side: DaysAround) -> str:
    return "" if side.mean is None else f"{side.mean:.1f}"


def comparing(sheet: DoctorSheet) -> str:
    """How the days before and after were chosen, and what they can't show."""
    n = sheet.around_days
    return (
        f"Before and after: the mean score of the days up to {n} days before, and up to {n} days "
        "after, a day with it. Days with it are left out, and days that are both. Fewer than "
        f"{sheet.least_days} days with a score on a side are too few to compare (both are this "
        f"tool's own cut-offs). Plain numbers: {NO_CAUSE}."
    )


# --- signs, findings, questions ---


def signs(sheet: DoctorSheet) -> list[str]:
    """Warning signs with their days; and honestly, that the others weren't asked about."""
    told = [
        f"{begun(typed(words(sign.sign), NAME_LENGTH))}: logged on {_dates(sign.days, sheet.as_of)}"
        for sign in sheet.signs
    ]
    if sheet.chest_unanswered:
        told.insert(0, CHEST_UNANSWERED)
    if told:
        return [*told, "Others were not logged. Nobody asked about them one by one."]
    return ["None was logged. Nobody asked about them one by one, so this is not a “no”."]


def _dates(days: Sequence[str], as_of: str) -> str:
    shown = ", ".join(day_of(day, as_of) for day in days[-MOST_DATES:])
    more = len(days) - MOST_DATES
    return f"{shown} and {many(more, 'earlier day')}" if more > 0 else shown


def finding_name(one: Raised) -> str:
    """'Pain that is still there after two weeks: lower back'."""
    from tracker.rules import rule

    about = one.about if one.about and (one.site or rule(one.rule).named_by_about) else ""
    about = f"{one.site or ''} {about}".strip()
    if about == "nsaid":
        about = about.upper()
    title = begun(one.title)
    return f"{title}: {typed(words(about), NAME_LENGTH)}" if about else title


def finding_dates(one: Raised, as_of: str) -> str:
    """'watch on 17 Oct, see a doctor on 24 Oct; stands'."""
    if one.raised:
        told = ", ".join(f"{LEVELS[level]} on {day_of(day, as_of)}" for day, level in one.raised)
    else:
        told = f"{LEVELS[one.stands or 'watch']}, since before this period"
    if one.stands is None:
        return f"{told}; no longer stands"
    changed = one.raised and one.raised[-1][1] != one.stands
    level = f" at “{LEVELS[one.stands]}”" if changed else ""
    answer = f" ({typed(one.answer, ANSWER_LENGTH)})" if one.answer else ""
    return f"{told}; stands{level}{answer}"


def foot(sheet: DoctorSheet) -> str:
    """What the numbers are."""
    return (
        "Scores go from 0, no pain, to 10, the worst imaginable; min, median and max are of each "
        f"logged day's worst. Pain that comes after {sheet.gap_days} or more days without any "
        f"logged, or after {sheet.gap_zeros} logged as free of it, begins a new spell; one that "
        f"stayed under {sheet.least_worst:g} is none (this tool's own cut-offs)."
    )


CHEST_UNANSWERED = "Chest pain was logged; nobody asked whether it is new."
NO_FINDINGS = "Nothing in this period at the levels watch, see a doctor or urgent."
NOTHING_TRIED = "No medicine, treatment or exercise was logged in this period."
ABOUT = (
    "Written by a program (tracker) from what its owner typed. Nobody has checked it. It holds no "
    "diagnosis and no advice."
)
