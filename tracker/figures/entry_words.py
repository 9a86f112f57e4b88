"""What an entry is about and how much it says, in a few plain words."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS, OWN
from tracker.domain.measures import MEASURES
from tracker.domain.time.moment_words import full_day
from tracker.domain.units import format_amount, format_measure


def name_of(entry: Entry) -> str:
    """What an entry is about, in plain words: 'left knee', 'ibuprofen', 'water', 'no pain'."""
    kind = KINDS.get(entry.kind)
    if entry.subject is None:
        if kind is not None and kind.subject is not None and kind.subject.nowhere:
            return "anywhere"
        return ""
    words = entry.subject.replace("-", " ")
    if entry.side == "both":
        return f"{words}, both sides"
    return f"{entry.side} {words}" if entry.side else words


def parts_words(parts: Mapping[str, float]) -> str:
    """The mg of each ingredient: 'codeine 16 mg, paracetamol 1000 mg'."""
    told = (f"{name.replace('-', ' ')} {format_measure('dose_mg', parts[name])}" for name in parts)
    return ", ".join(told)


def held_words(entry: Entry) -> str:
    """What a dose of a product held, by ingredient; '' for any other entry."""
    kind = KINDS.get(entry.kind)
    if kind is None or not kind.mixed:
        return ""
    from tracker.domain.catalogues.ingredients import parts_of

    return parts_words(parts_of(entry.measures))


def amount_of(entry: Entry, us: bool = False) -> str:
    """An entry's amounts and ticks as a person writes them: '6/10, spasm', '400 mg'."""
    kind = KINDS.get(entry.kind)
    if kind is None:  # written by a newer version: shown as it is rather than hidden
        known = [(n, v) for n, v in entry.measures.items() if n in MEASURES]
        return ", ".join(format_measure(name, value, us=us) for name, value in known)
    if entry.kind == OWN:
        from tracker.domain.habits.own import format_own

        return format_own(entry.measures, entry.attributes.get("unit"), us)
    parts = [format_amount(kind, entry.measures, us, entry.attributes.get("unit"))]
    parts += [MEASURES[t.measure].label for t in kind.ticks if entry.measures.get(t.measure)]
    parts += ["estimated"] if entry.estimated else []
    parts += [f"since {full_day(entry.since_day, entry.day)}"] if entry.since_day else []
    return ", ".join(part for part in parts if part)
