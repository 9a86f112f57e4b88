"""over-drinking: more in an hour, or in three, than a body passes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from operator import itemgetter

from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import exceeds
from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.time.so_far import MOST_DAYS_APART
from tracker.rules.base import AtOnce, CutOff, Finding, Rule
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import clock_of, dated, litres, span_words

MINUTE = 60

# Typed without --at, an entry's instant is that of its typing, but for the time that writing takes.
_TYPING_S = 5


class Drink(NamedTuple):
    """One timed drink; `bulk`: it may be a total that was typed later."""

    at: int
    day: int
    ml: float
    entry: Entry
    bulk: bool


class Span(NamedTuple):
    """The drinks of some time up to the last of them."""

    drinks: Sequence[Drink]

    @property
    def ml(self) -> float:
        return sum(drink.ml for drink in self.drinks)

    @property
    def last(self) -> Drink:
        return self.drinks[-1]


class Much(NamedTuple):
    """What is to be told: 'fast' in an hour, 'long' in three, or 'asked' of what is bulk."""

    span: Span
    level: str
    about: str
    minutes: int


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """What was drunk too fast, and a question about what may only have been typed at once."""
    today, cut = ordinal(as_of), cutoffs.of(RULE)
    since = today - int(cut["days"]) + 1
    # An instant may be of a day two apart from its neighbour's.
    drinks = _timed(history, history.earliest(since) - MOST_DAYS_APART, today, cut)
    known = [drink for drink in drinks if not drink.bulk]
    found = [_too_fast(history, known, cut, since, today), _asked(history, drinks, cut, today)]
    return [_told(history, told, today) for told in found if told is not None]


def _too_fast(
    history: History, drinks: Sequence[Drink], cut: Mapping[str, float], since: int, today: int
) -> Much | None:
    """The most of an hour, or of three, above what is urgent; else of an hour of today."""
    minutes, long = int(cut["minutes"]), int(cut["long-minutes"])
    hour = _most(_windows(history, drinks, minutes, since))
    if hour is not None and exceeds(hour.ml, cut["urgent-ml"]):
        return Much(hour, "urgent", "fast", minutes)
    most = _most(_windows(history, drinks, long, since))
    if most is not None and exceeds(most.ml, cut["long-ml"]):
        return Much(most, "urgent", "long", long)
    now = _most(_windows(history, drinks, minutes, today))
    if now is not None and exceeds(now.ml, cut["info-ml"]):
        return Much(now, "info", "fast", minutes)
    return None


def _asked(
    history: History, drinks: Sequence[Drink], cut: Mapping[str, float], today: int
) -> Much | None:
    """The most of an hour of today that is too much only with what may have been typed later."""

    def without(span: Span) -> float:
        return sum(drink.ml for drink in span.drinks if not drink.bulk)

    limit, minutes = cut["urgent-ml"], int(cut["minutes"])
    spans = [
        span
        for span in _windows(history, drinks, minutes, today)
        if exceeds(span.ml, limit) and not exceeds(without(span), limit)
    ]
    most = _most(spans)
    return None if most is None else Much(most, "info", "asked", minutes)


def _timed(history: History, first: int, last: int, cut: Mapping[str, float]) -> list[Drink]:
    """The drinks with a time, in the order of time; what may be a total is marked."""
    drinks = [
        (entry.at, entry.measures["volume_ml"], entry)
        for entry in history.with_measure("volume_ml").between(first, last)
        if entry.at is not None
    ]
    drinks.sort(key=itemgetter(0, 1))
    caught_up = _caught_up(drinks, cut)
    return [
        Drink(at, ordinal(entry.day), ml, entry, place in caught_up or _is_large(entry, ml, cut))
        for place, (at, ml, entry) in enumerate(drinks)
    ]


def _is_large(entry: Entry, ml: float, cut: Mapping[str, float]) -> bool:
    return exceeds(ml, cut["bulk-ml"]) and not entry.measures.get("at_once")


def _caught_up(drinks: Iterable[tuple[int, float, Entry]], cut: Mapping[str, float]) -> set[int]:
    """The places of drinks that were typed one after the other: when they were isn't known.

    Two or more lines typed without --at, all within minutes of the first of them.
    """
    within = cut["catch-up-minutes"] * MINUTE
    groups: list[list[int]] = []
    began = -inf
    for place, (at, _, entry) in enumerate(drinks):
        if not _is_typed_now(entry, at):
            continue
        if at - began <= within:
            groups[-1].append(place)
        else:
            groups.append([place])
            began = at
    return {place for group in groups if len(group) > 1 for place in group}


def _is_typed_now(entry: Entry, at: int) -> bool:
    if entry.source is not None or entry.measures.get("at_once"):
        return False
    return abs(entry.created_at - at) <= _TYPING_S


def _windows(history: History, drinks: Sequence[Drink], minutes: int, since: int) -> list[Span]:
    """The drinks in (t - minutes, t] for each drink t that still stands from a day on."""
    spans, left = [], 0
    for right, drink in enumerate(drinks):
        if history.stands(drink.day, drink.at, since):
            while drinks[left].at <= drink.at - minutes * MINUTE:
                left += 1
            spans.append(Span(drinks[left : right + 1]))
    return spans


def _most(spans: Iterable[Span]) -> Span | None:
    """The span with the most drunk."""
    return max(spans, key=lambda span: span.ml, default=None)


def _told(history: History, it: Much, today: int) -> Finding:
    first, last = it.span.drinks[0], it.span.last
    over = last.day < today
    asked = _question(history, it, today) if it.about == "asked" else ""
    words, sources = {
        ("urgent", "fast"): (_urgent(over), ("NIOSH-2017-126", "IOM-2005", "EAH-2015")),
        ("urgent", "long"): (_urgent_long(over), ("IOM-2005", "EAH-2015")),
        ("info", "fast"): (_INFO, ("IOM-2005", "NIOSH-2017-126")),
        ("info", "asked"): (asked, ("NIOSH-2017-126",)),
    }[it.level, it.about]
    evidence = {
        "ml": round(it.span.ml, 1),
        "took_minutes": round((last.at - first.at) / MINUTE, 1),
        "minutes": it.minutes,
    }
    return Finding(
        rule=RULE.name,
        level=it.level,
        since=iso(last.day),
        window=iso_days(first.day, last.day),
        evidence=evidence | ({"catch_up": 1} if it.about == "asked" else {}),
        entries=ids_of(drink.entry for drink in it.span.drinks),
        message=f"{_said(it.span, history.year(today))}{words}",
        sources=sources,
        about="catch-up" if it.about == "asked" else "fast",
        event=True,
        gist=_gist(history, it, today),
        volumes=(it.span.ml, *(drink.ml for drink in it.span.drinks)),
        arithmetic=tuple(f"{clock_of(d.entry)}: {d.ml:g} ml" for d in it.span.drinks),
    )


_SALT = "too much can make the salt in the blood too low"
_SIGNS = "nausea, a headache or confusion, get medical help at once."
_INFO = (
    ". That is about as much as a body passes in an hour; slower is better. Published advice is to "
    "stay under 1.42 l (48 fl oz) an hour."
)


def _urgent(over: bool) -> str:
    return (
        ". Published advice is not to drink more than 1.42 l (48 fl oz) an hour, sports drinks and "
        f"tea included: {_SALT}. {_then(over)}"
    )


def _urgent_long(over: bool) -> str:
    return (
        ". In three hours a body passes 3 l at most (three hours at 1 l an hour is this tool's own "
        f"cut-off): {_SALT}. {_then(over)}"
    )


def _then(over: bool) -> str:
    return f"{'With' if over else 'Drink no more for now; with'} {_SIGNS}"


def _question(history: History, it: Much, today: int) -> str:
    several = sum(drink.bulk for drink in it.span.drinks) > 1
    return (
        f": did you drink {'these' if several else 'this'} within the hour? If not: "
        f"{_mending(history, it, today)}. "
        "Published advice is to stay under 1.42 l (48 fl oz) an hour."
    )


def _mending(history: History, it: Much, today: int) -> str:
    """The lines that take the clock time off what may have been a total."""
    first, *others = [drink for drink in it.span.drinks if drink.bulk]
    line = f"tracker edit {first.entry.id} --at {history.day_typed(first.day, today)}"
    days = {drink.day for drink in (first, *others)}
    if len(days) > 1:
        return f"{line}, and the others at theirs"
    ids = ", ".join(f"#{drink.entry.id}" for drink in others)
    return f"{line}, and {ids} likewise" if ids else line


def _gist(history: History, it: Much, today: int) -> str:
    """The same in a few words."""
    if it.about == "asked":
        mend = _mending(history, it, today)
        return f"{litres(it.span.ml)} in an hour? If not: {mend}"
    minutes = (it.span.last.at - it.span.drinks[0].at) / MINUTE
    said = f"{litres(it.span.ml)} of drinks {f'in {span_words(minutes)}' if minutes else 'at once'}"
    if it.level == "info":
        return f"{said}; slower is better"
    if it.span.last.day < today:
        return f"{said}; if you feel ill, get help"
    return f"{said}; drink no more for now"


def _said(span: Span, year: int) -> str:
    first, last = span.drinks[0], span.last
    minutes = (last.at - first.at) / MINUTE
    when = f"at {clock_of(last.entry)}"
    if minutes:
        when = f"in {span_words(minutes)}, from {clock_of(first.entry)} to {clock_of(last.entry)}"
    return f"{litres(span.ml)} of drinks logged {when} on {dated(last.entry, year)}"


RULE = Rule(
    name="over-drinking",
    title="too much to drink in a short time",
    order=40,
    kinds=frozenset({"water", "drink"}),
    definition=(
        "Drinks with a time, over the 60 minutes up to each: above 1.0 litre is mentioned, above "
        "1.42 litres (48 fl oz) is urgent; so is above 3.0 litres in three hours. What may be a "
        "total typed later is in no sum: more than 1.0 litre in one line, unless it was really "
        "drunk at once, and two or more lines typed without a time within 30 minutes of the first "
        "of them. Where an hour is above 1.42 litres only with such, it is asked about. Drinks "
        "without a time are left out, and water in food doesn't count. What is urgent stands on "
        "the day of its last drink and the next, else on its day."
    ),
    cutoffs=(
        CutOff("urgent-ml", 1420, "ml", "in an hour is urgent", False, "NIOSH-2017-126"),
        CutOff("info-ml", 1000, "ml", "in an hour is mentioned", False, "IOM-2005"),
        CutOff("long-ml", 3000, "ml", "in three hours is urgent", low=2000, high=3000),
        CutOff("minutes", 60, "minutes", "the hour", False, "NIOSH-2017-126"),
        CutOff("long-minutes", 180, "minutes", "the three hours", low=120, high=180),
        CutOff("bulk-ml", 1000, "ml", "in a line, above which it is a total", low=500, high=1420),
        CutOff("catch-up-minutes", 30, "minutes", "of typing that are a catch-up", low=1, high=60),
        CutOff("days", 2, "days", "that it stays in view, its own included", low=1, high=3),
    ),
    sources=("NIOSH-2017-126", "IOM-2005", "EAH-2015"),
    find=find,
    days_back=10,
    # No amount can be set lower, nor a span longer: less than this is never spoken of.
    at_once=AtOnce("volume_ml", 1000, 180),
)
