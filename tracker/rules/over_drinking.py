"""over-drinking: more in an hour, or in three, than a body passes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.domain.entries import Entry
from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.time.so_far import MOST_DAYS_APART
from tracker.rules.base import TINY, AtOnce, CutOff, Finding, Rule
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import clock_of, dated, litres, span_words

MINUTE = 60

# Typed without --at, an entry's instant is that of its typing, but for the time that writing takes.
_TYPING_S = 5


class Drink(NamedTuple):
    """One timed drink."""

    at: int
    day: int
    ml: float
    entry: Entry


class MostDrunk(NamedTuple):
    """The most drunk in a rolling window, and the drinks in it."""

    ml: float
    drinks: list[Drink]


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """At most one finding: what was drunk too fast, else a question about a catch-up."""
    today, cut = ordinal(as_of), cutoffs.of(RULE)
    since, year = today - int(cut["days"]) + 1, history.year(today)
    # An instant may be of a day two apart from its neighbour's.
    drinks = _timed(history, history.earliest(since) - 1 - MOST_DAYS_APART, today, cut)
    caught_up = _caught_up(drinks, cut)
    alone = [drink for place, drink in enumerate(drinks) if place not in caught_up]
    hour = _most(history, alone, int(cut["minutes"]), since)
    long = _most(history, alone, int(cut["long-minutes"]), since)
    if hour.ml > cut["urgent-ml"] + TINY:
        return [_urgent(hour, int(cut["minutes"]), today, year)]
    if long.ml > cut["long-ml"] + TINY:
        return [_urgent(long, int(cut["long-minutes"]), today, year)]
    now = _most(history, alone, int(cut["minutes"]), today)
    if now.ml > cut["info-ml"] + TINY:
        return [_info(now, year)]
    together = _most(history, drinks, int(cut["minutes"]), today)
    if caught_up and together.ml > cut["info-ml"] + TINY:
        return [_question(together, year)]
    return []


def _timed(history: History, first: int, last: int, cut: Mapping[str, float]) -> list[Drink]:
    """Drinks with a time, but for a day's total typed as one."""
    drinks = [
        Drink(entry.at, ordinal(entry.day), entry.measures["volume_ml"], entry)
        for entry in history.with_measure("volume_ml").between(first, last)
        if entry.at is not None
        and (entry.measures["volume_ml"] <= cut["bulk-ml"] or entry.measures.get("at_once"))
    ]
    return sorted(drinks, key=lambda drink: drink.at)


def _caught_up(drinks: Sequence[Drink], cut: Mapping[str, float]) -> set[int]:
    """The places of drinks typed one after the other within minutes: when they were is unknown.

    Drinks that go on for longer than those minutes are being logged as they are drunk.
    """
    within = cut["catch-up-minutes"] * MINUTE
    groups: list[list[int]] = []
    for place, drink in enumerate(drinks):
        if not _is_typed_now(drink.entry):
            continue
        if groups and drink.at - drinks[groups[-1][-1]].at <= within:
            groups[-1].append(place)
        else:
            groups.append([place])
    together = (g for g in groups if len(g) > 1 and drinks[g[-1]].at - drinks[g[0]].at <= within)
    return {place for group in together for place in group}


def _is_typed_now(entry: Entry) -> bool:
    if entry.at is None or entry.source is not None or entry.measures.get("at_once"):
        return False
    return abs(entry.created_at - entry.at) <= _TYPING_S


def _most(history: History, drinks: Sequence[Drink], minutes: int, since: int) -> MostDrunk:
    """The most in (t - minutes, t] over the drinks t that still stand from day `since` on."""
    most, total, left = MostDrunk(0.0, []), 0.0, 0
    for right, drink in enumerate(drinks):
        total += drink.ml
        while drinks[left].at <= drink.at - minutes * MINUTE:
            total -= drinks[left].ml
            left += 1
        if total > most.ml and history.stands(drink.day, drink.at, since):
            most = MostDrunk(total, list(drinks[left : right + 1]))
    return most


def _urgent(span: MostDrunk, minutes: int, today: int, year: int) -> Finding:
    is_today = span.drinks[-1].day >= today
    text = (
        f"{_said(span, year)}. Published advice is not to drink more than 1.42 l (48 fl oz) an "
        "hour, sports drinks and tea included: too much can make the salt in the blood too low. "
        f"{'Drink no more for now; with' if is_today else 'With'} nausea, a headache or confusion, "
        "get medical help at once."
    )
    sources = ("NIOSH-2017-126", "IOM-2005", "EAH-2015")
    return _finding(span, "urgent", "fast", text, sources, {"minutes": minutes})


def _info(span: MostDrunk, year: int) -> Finding:
    text = (
        f"{_said(span, year)}. That is about as much as a body passes in an hour; slower is "
        "better. Published advice is to stay under 1.42 l (48 fl oz) an hour."
    )
    return _finding(span, "info", "fast", text, ("IOM-2005", "NIOSH-2017-126"), {"minutes": 60})


def _question(span: MostDrunk, year: int) -> Finding:
    text = (
        f"{litres(span.ml)} logged in one go on {dated(span.drinks[-1].entry, year)}: did you "
        "drink these within the hour, or catch up on the day? Published advice is to stay under "
        "1.42 l (48 fl oz) an hour; `--at` says when it was."
    )
    return _finding(span, "info", "catch-up", text, ("NIOSH-2017-126",), {"catch_up": 1})


def _said(span: MostDrunk, year: int) -> str:
    first, last = span.drinks[0], span.drinks[-1]
    minutes = (last.at - first.at) / MINUTE
    when = f"at {clock_of(last.entry)}"
    if minutes:
        when = f"in {span_words(minutes)}, from {clock_of(first.entry)} to {clock_of(last.entry)}"
    return f"{litres(span.ml)} of drinks logged {when} on {dated(last.entry, year)}"


def _finding(
    span: MostDrunk,
    level: str,
    about: str,
    text: str,
    sources: tuple[str, ...],
    evidence: Mapping[str, float],
) -> Finding:
    first, last = span.drinks[0], span.drinks[-1]
    return Finding(
        rule=RULE.name,
        level=level,
        since=iso(last.day),
        window=iso_days(first.day, last.day),
        evidence={
            "ml": round(span.ml, 1),
            "took_minutes": round((last.at - first.at) / MINUTE, 1),
            **evidence,
        },
        entries=ids_of(drink.entry for drink in span.drinks),
        message=text,
        sources=sources,
        about=about,
        event=True,
        volumes=(span.ml, *(drink.ml for drink in span.drinks)),
        arithmetic=tuple(f"{clock_of(d.entry)}: {d.ml:g} ml" for d in span.drinks),
    )


RULE = Rule(
    name="over-drinking",
    title="too much to drink in a short time",
    order=40,
    kinds=frozenset({"water", "drink"}),
    definition=(
        "Drinks with a time, over the 60 minutes up to each: above 1.0 litre is mentioned, above "
        "1.42 litres (48 fl oz) is urgent; so is above 3.0 litres in three hours. Left out are "
        "drinks without a time, one above 1.5 litres (a day's total) unless it was really drunk at "
        "once, and drinks typed without a time within ten minutes of each other (a catch-up, which "
        "is asked about). Water in food doesn't count. It stands on the day of its last drink, "
        "and for 24 hours."
    ),
    cutoffs=(
        CutOff("urgent-ml", 1420, "ml", "in an hour is urgent", False, "NIOSH-2017-126"),
        CutOff("info-ml", 1000, "ml", "in an hour is mentioned", False, "IOM-2005"),
        CutOff("long-ml", 3000, "ml", "in three hours is urgent", False, "IOM-2005"),
        CutOff("minutes", 60, "minutes", "the hour", False, "NIOSH-2017-126"),
        CutOff("long-minutes", 180, "minutes", "the three hours", False, "IOM-2005"),
        CutOff(
            "bulk-ml", 1500, "ml", "in one entry, above which it is a total", low=500, high=3000
        ),
        CutOff("catch-up-minutes", 10, "minutes", "of typing that are a catch-up", low=1, high=60),
        CutOff("days", 1, "days", "that it stays in view, its own included", low=1, high=3),
    ),
    sources=("NIOSH-2017-126", "IOM-2005", "EAH-2015"),
    find=find,
    days_back=10,
    # Neither published amount can be changed, so that less in the longest span is never spoken of.
    at_once=AtOnce("volume_ml", 1000, 180),
)
