"""What the head and the foot of the doctor's sheet say, on a screen, a page and in a PDF alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.body import format_height
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.so_far import ahead_words
from tracker.domain.units import format_measure
from tracker.figures.phrases import many, words
from tracker.figures.sheet.sheet_part import day_of, typed

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet

TITLE = "Pain diary, for the doctor"
NO_ENTRY = "no entry"
ABOUT = (
    "Written by a program (tracker) from what its owner typed. Nobody has checked it. It holds no "
    "diagnosis and no advice."
)


class Glance(NamedTuple):
    """A number to look at first, and what it counts."""

    number: str
    label: str


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


def at_a_glance(sheet: DoctorSheet) -> list[Glance]:
    """The four numbers to look at first. Where nothing was logged nobody knows that it is none."""
    days = Glance(f"{sheet.days_logged} of {sheet.total_days}", "days with anything logged")
    taken = len(sheet.painkillers.painkillers)
    painkillers = Glance(
        str(taken) if taken else NO_ENTRY,
        f"{'day' if taken == 1 else 'days'} with an NSAID or paracetamol"
        if taken
        else "of an NSAID or paracetamol",
    )
    return [days, _pain(sheet), painkillers, _signs(sheet)]


def _pain(sheet: DoctorSheet) -> Glance:
    if sheet.sites:
        worst = sheet.sites[0]
        label = f"logged days with pain: {typed(worst.label)}"
        return Glance(f"{worst.pain_days} of {worst.days_logged}", label)
    if sheet.none_days:
        return Glance(str(len(sheet.none_days)), "days logged as free of pain")
    return Glance(NO_ENTRY, "of pain")


def _signs(sheet: DoctorSheet) -> Glance:
    signs = len(sheet.signs)
    named = "warning sign" if signs == 1 else "warning signs"
    if sheet.chest_unanswered and signs:
        return Glance(str(signs), f"{named} logged, and chest pain")
    if sheet.chest_unanswered:
        return Glance("chest pain", "logged; nobody asked whether it is new")
    if signs:
        return Glance(str(signs), f"{named} logged")
    return Glance(NO_ENTRY, "of a warning sign; nobody asked")


def coverage(sheet: DoctorSheet) -> str:
    """How much of the period is known of pain."""
    known, unknown = sheet.pain_days_logged, sheet.total_days - sheet.pain_days_logged
    told = f"Pain, or being free of it, was logged on {many(known, 'day')}"
    others = f"the other {unknown} are" if unknown > 1 else "the other day is"
    if not known:
        told = "Neither pain nor being free of it was logged"
        others = "the days are" if unknown > 1 else "the day is"
    if unknown:
        told += f"; {others} unknown, not free of pain"
    ahead = ahead_words(sheet.dated_after_now)
    return f"{told}." + (f" {ahead}." if ahead else "")
