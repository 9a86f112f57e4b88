"""Medicines and treatments, and pain before and after them where there is enough to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.catalogues.ingredients import ingredients
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import begun
from tracker.domain.units import format_measure
from tracker.figures.phrases import many, words
from tracker.figures.sheet.sheet_part import Part, not_shown, span, typed
from tracker.figures.sheet.tried import (
    AROUND_DAYS,
    DAILY_DAYS,
    DAILY_SHARE,
    LEAST_DAYS,
    SIDE_DAYS,
    Compared,
    Tried,
    tried,
)
from tracker.rules.shared.doses import NSAID, PARACETAMOL, drug_class

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room

PLACE = 60
TELLS = frozenset({"medicines", "treatments"})
#: The pain of so many sites is compared.
MOST_COMPARED = 2
DASH = "–"
#: Of a name in a head, or one of several in a sentence.
LABEL_LENGTH = 30
NO_CAUSE = "this can't show that it is the cause"


class Painkillers(NamedTuple):
    """On how many days each sort of medicine was logged, and on which days a painkiller was.

    `painkillers` are NSAIDs and paracetamol, as the rules know them; `unclassed` drugs are those
    of which nobody said what they are.
    """

    painkillers: tuple[str, ...]
    nsaid_days: int
    paracetamol_days: int
    any_days: int
    unclassed: tuple[str, ...]


def figures(of: SheetMaterial) -> dict[str, Any]:
    """What was tried, with exercise; by which cut-offs days are compared; days with painkillers."""
    return {
        "tried": tried(of.logged, of.known.drugs, of.pain.sites[:MOST_COMPARED]),
        "around_days": AROUND_DAYS,
        "least_days": LEAST_DAYS,
        "side_days": SIDE_DAYS,
        "daily_share": DAILY_SHARE,
        "daily_days": DAILY_DAYS,
        "painkillers": _painkillers(of),
    }


def _painkillers(of: SheetMaterial) -> Painkillers:
    days: dict[str | None, set[str]] = {}
    unclassed: dict[str, None] = {}
    for entry in of.logged.of("med"):
        held: list[str | None] = [*ingredients(entry, of.history.drugs)] or [None]
        for sort in {drug_class(of.history, drug) for drug in held}:
            days.setdefault(sort, set()).add(entry.day)
            if sort is None:
                unclassed[entry.subject or "a drug without a name"] = None
    nsaid, paracetamol = days.get(NSAID, set()), days.get(PARACETAMOL, set())
    return Painkillers(
        tuple(sorted(nsaid | paracetamol)),
        len(nsaid),
        len(paracetamol),
        len(set().union(*days.values())),
        tuple(unclassed),
    )


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part:
    """A row for each, the ones on most days first."""
    found = [one for one in sheet.tried if not one.exercise]
    if not found:
        return Part("Medicines and treatments", ("No entry of this period is about one.",))
    shown = found[: room.rows]
    places = _worth_comparing(shown)
    sites = [typed(shown[0].compared[place].label, LABEL_LENGTH) for place in places]
    return Part(
        "Medicines and treatments",
        lines=tuple(painkillers(sheet.painkillers)),
        table=tuple(_row(one, places, sheet, room, us) for one in shown),
        heads=("", "How much", "Days", *(f"Pain at {site}, before and after" for site in sites)),
        widths=(5, 7, 5, *(6 for _ in sites)),
        named_from=3,
        more=not_shown(len(found), len(shown), "things"),
        faint=(comparing(sheet),) if sheet.sites else (),
    )


def painkillers(found: Painkillers) -> list[str]:
    """On how many days which painkillers were logged, where a row of its own doesn't say so."""
    sorts = (("NSAIDs", found.nsaid_days), ("paracetamol", found.paracetamol_days))
    told = [f"{name} on {many(days, 'day')}" for name, days in sorts if days]
    told = told if len(told) > 1 else []  # one sort alone is told at a glance
    if found.any_days > len(found.painkillers):
        told.append(f"any medicine on {many(found.any_days, 'day')}")
    lines = [f"{begun(', '.join(told))}."] if told else []
    if found.unclassed:
        names = ", ".join(typed(words(name), LABEL_LENGTH) for name in found.unclassed[:4])
        lines.append(f"What sort of medicine this is wasn't said: {names}.")
    return lines


def _worth_comparing(shown: Sequence[Tried]) -> list[int]:
    """The places of the sites of which something can be told for any of what was tried."""
    each = zip(*(one.compared for one in shown), strict=True)
    return [place for place, of_site in enumerate(each) if any(one.enough for one in of_site)]


def _row(
    one: Tried, places: Sequence[int], sheet: DoctorSheet, room: Room, us: bool
) -> tuple[str, ...]:
    days = f"{many(one.days, 'day')}, {span(one.first, one.last, sheet.as_of)}"
    told = [compared_words(one.compared[place]) for place in places]
    name, amount = typed(one.title, room.cell // 2), typed(tried_amount(one, us), room.cell)
    return (name, amount, days, *told)


def tried_amount(one: Tried, us: bool = False) -> str:
    """'14 doses, at most 1200 mg a day', '4 times, 3 h, Dr Lin'."""
    told = [many(one.times, "dose" if one.kind == "med" else "time")]
    if one.medicine is not None and one.medicine.most_mg is not None:
        told.append(f"at most {format_measure('dose_mg', one.medicine.most_mg)} a day")
    told += [format_measure(name, round(amount), us=us) for name, amount in one.amounts.items()]
    return ", ".join([*told, *(typed(name) for name in one.providers[:2])])


def compared_words(one: Compared) -> str:
    """'5.6, 4.2 (6 and 7 days)'; a dash where there are too few days."""
    if one.before.mean is None or one.after.mean is None:
        return DASH
    days = f"{one.before.days} and {many(one.after.days, 'day')}"
    return f"{one.before.mean:.1f}, {one.after.mean:.1f} ({days})"


def comparing(sheet: DoctorSheet) -> str:
    """How the days before and after were chosen, and what they can't show."""
    n, least = sheet.around_days, sheet.least_days
    few = f"fewer than {least} days with a score on a side"
    if not any(each.enough for one in sheet.tried for each in one.compared):
        return f"Pain before and after isn't told: {few} (this tool's own cut-off)."
    return (
        f"Before and after: the mean score of up to {n} days before and {n} after a day with it; "
        "days with it, and days that are both, left out. Of a medicine taken daily (on "
        f"{sheet.daily_share:.0%} of its days, {sheet.daily_days} at least): of up to "
        f"{sheet.side_days} days before its first day in this period, and from the next day on. A "
        f"dash: {few}. These cut-offs are this tool's own. Plain numbers: {NO_CAUSE}."
    )
