"""Pain at each site: a chart for the first of them, a row for the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import begun
from tracker.figures.averages import median
from tracker.figures.phrases import many
from tracker.figures.sections.pain import PainDay, SitePain
from tracker.figures.sheet.sheet_part import (
    Charted,
    Part,
    dates,
    day_of,
    long_day,
    not_shown,
    span,
    typed,
)
from tracker.figures.sheet.spells import Spell, ending, spells
from tracker.rules.red_flag import CHEST
from tracker.rules.shared.cutoffs import CutOffs

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room

PLACE = 30
TELLS = frozenset({"pain"})
MOST_SPELLS = 3
#: So many things are drawn below the charts, day by day.
MOST_USED = 6


class SheetSite(NamedTuple):
    """A site. `lowest`, `median` and `highest` are of the worst score of each logged day.

    Days known only from an import's words are in none of the three. `days_logged` = `pain_days` +
    `zero_days`. `unbearable` and `spasms` count entries, beside their days.
    """

    site: str
    label: str
    days_logged: int
    pain_days: int
    zero_days: int
    lowest: float | None
    median: float | None
    highest: float | None
    unbearable: int
    spasms: int
    spells: tuple[Spell, ...]
    per_day: tuple[PainDay, ...]
    unbearable_days: tuple[str, ...] = ()
    spasm_days: tuple[str, ...] = ()


def figures(of: SheetMaterial) -> dict[str, Any]:
    """Every site of the period, the most painful first, and what ends a spell."""
    return {
        "sites": tuple(_site(site, of) for site in of.pain.sites),
        "none_days": of.pain.none_days,
        **ending(of.cutoffs)._asdict(),
    }


def _site(site: SitePain, of: SheetMaterial) -> SheetSite:
    scored = sorted(
        day.worst for day in site.per_day if day.worst is not None and day.mean is not None
    )
    return SheetSite(
        site.site,
        site.label,
        site.days_logged,
        site.pain_days,
        site.zero_days,
        scored[0] if scored else None,
        median(scored),
        scored[-1] if scored else None,
        site.unbearable,
        site.spasms,
        spells(of.history, site.site, of.days, of.cutoffs),
        site.per_day,
        tuple(dict.fromkeys(point.day for point in site.points if point.unbearable)),
        tuple(dict.fromkeys(point.day for point in site.points if point.spasm)),
    )


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part:
    """Charts, then rows. The chest and every site of a finding that stands are never cut."""
    charted = sheet.sites[: room.charts]
    others = _kept(sheet, room)
    return Part(
        "Pain",
        lines=_remarks(sheet),
        charts=tuple(_charted(site, sheet) for site in charted),
        strip=tuple((one.title, one.used) for one in sheet.tried[:MOST_USED]) if charted else (),
        table=tuple(
            (begun(typed(site.label, room.cell // 4)), _in_a_row(site, sheet, room.cell))
            for site in others
        ),
        widths=(2, 7),
        more=not_shown(len(sheet.sites), len(charted) + len(others), "sites"),
        faint=(foot(sheet),) if sheet.sites else (),
    )


def _kept(sheet: DoctorSheet, room: Room) -> Sequence[SheetSite]:
    rest = sheet.sites[room.charts :]
    matter = {CHEST} | {one.site for one in sheet.findings if one.stands}
    most = max(room.rows - sum(site.site in matter for site in rest), 0)
    lesser = [site for site in rest if site.site not in matter][:most]
    return [site for site in rest if site.site in matter or site in lesser]


def _remarks(sheet: DoctorSheet) -> tuple[str, ...]:
    if sheet.none_days:
        return (f"“No pain anywhere” was logged on {many(len(sheet.none_days), 'day')}.",)
    return () if sheet.sites else ("No entry of this period is about pain.",)


def _charted(site: SheetSite, sheet: DoctorSheet) -> Charted:
    facts, label = _facts(site, sheet), begun(typed(site.label))
    shown = (
        f"Pain at the {typed(site.label)}, the worst score of each day from "
        f"{long_day(sheet.days.first)} to {long_day(sheet.days.last)}: {'; '.join(facts)}."
    )
    facts += _ticks(site, sheet.as_of)
    return Charted(label, tuple(facts), site.per_day, spells_words(site, sheet), shown)


def scores(site: SheetSite) -> str:
    """'min 2, median 5, max 8'; nothing where no day has a score of the owner's own."""
    if site.lowest is None or site.median is None or site.highest is None:
        return "no scores"
    return f"min {site.lowest:g}, median {site.median:g}, max {site.highest:g}"


def _in_a_row(site: SheetSite, sheet: DoctorSheet, most: int) -> str:
    """What there is to say of a site on a line of at most so many characters, whole facts only."""
    counted = [many(len(site.spells), "spell")] if site.spells else []
    told, *more = [*_facts(site, sheet), *counted, *_ticks(site, sheet.as_of)]
    for fact in more:
        if len(told) + len(fact) + 2 > most:
            return f"{told} …"
        told += f"; {fact}"
    return told


def _facts(site: SheetSite, sheet: DoctorSheet) -> list[str]:
    logged = f"logged on {site.days_logged} of {many(sheet.total_days, 'day')}"
    none = f", none on {site.zero_days}" if site.zero_days else ""
    return [scores(site), logged, f"pain on {site.pain_days}{none}"]


def _ticks(site: SheetSite, as_of: str) -> list[str]:
    """'unbearable on 3 Nov', 'a spasm on 3 Oct, 5 Nov'."""
    told = (("unbearable", site.unbearable_days), ("a spasm", site.spasm_days))
    return [f"{name} on {dates(days, as_of)}" for name, days in told if days]


def spells_words(site: SheetSite, sheet: DoctorSheet) -> str:
    """'2 spells: 3 to 14 Oct (worst 7, ...); since 28 Oct (...)', the last few of them."""
    if not site.spells:
        return ""
    shown = site.spells[-MOST_SPELLS:]
    told = "; ".join(_spell(spell, sheet.as_of) for spell in shown)
    earlier = f" (the last {len(shown)})" if len(site.spells) > len(shown) else ""
    return f"{many(len(site.spells), 'spell')}{earlier}: {told}"


def _spell(spell: Spell, as_of: str) -> str:
    days, first = span(spell.first, spell.last, as_of), day_of(spell.first, as_of)
    if spell.open_start:
        days = days.replace(first, f"{first} or earlier", 1)
    if spell.open_end:
        days += ", and may go on"
    told = [f"worst {spell.worst:g}"]
    if spell.known_days > 1:
        told.append(f"pain on {spell.pain_days} of {many(spell.known_days, 'logged day')}")
    if spell.said_since:
        told.append(f"by the owner's account since {day_of(spell.said_since, as_of)}")
    return f"{days} ({', '.join(told)})"


def foot(sheet: DoctorSheet) -> str:
    """What the numbers are."""
    usual = ending(CutOffs())
    ours = (sheet.gap_days, sheet.gap_zeros) == (usual.gap_days, usual.gap_zeros)
    whose = "this tool's" if ours else "the owner's"
    return (
        "Scores go from 0, no pain, to 10, the worst imaginable; min, median and max are of each "
        f"logged day's worst. A spell ends with {sheet.gap_days} days without pain logged, or "
        f"{sheet.gap_zeros} logged as free of it ({whose} own cut-offs); one that stayed under "
        f"{sheet.least_worst:g} isn't counted (Stanton 2009, of backs)."
    )
