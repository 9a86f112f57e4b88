"""What painkiller-dose says: the amounts, whose limit it is, and whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.domain.catalogues.drug_limits import FOR_ADULTS
from tracker.domain.catalogues.ingredients import products_of
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import begun, listed
from tracker.domain.time.moment_words import moment_words
from tracker.rules.shared.dose_windows import Apart, Window
from tracker.rules.shared.doses import Dose, Held
from tracker.rules.shared.wording import (
    clock_on,
    count_of,
    day_words,
    number_words,
    span_words,
)

_ADVICE = "get medical advice now, from a doctor, a pharmacist or a poison line"
_IF_NOT_ASKED = "If nobody was asked about it yet"


def _mg(amount: float | None) -> str:
    """An amount as exactly as its finding's numbers have it."""
    return f"{round(amount or 0, 3):.12g} mg"


class Tone(NamedTuple):
    """How a finding is told: `year` goes without saying, what is `over` is past.

    To someone who may be a `minor` no amount is named as allowed.
    """

    year: int
    over: bool
    minor: bool


def named(drug: str, taken: Sequence[Dose]) -> str:
    """An ingredient, with the products it came in where they are others.

    'Paracetamol (in co-codamol-8-500 and paracetamol)'
    """
    products = products_of(dose.entry for dose in taken)
    words = drug.replace("-", " ")
    inside = "" if products == [drug] else f" (in {listed(products)})"
    return f"{begun(words)}{inside}"


def summed(drug: str, window: Window, tone: Tone) -> str:
    """'Ibuprofen: 1600 mg logged in the 12 h up to 10:00 on 3 March'."""
    last = window.last
    if window.whole_day:
        untimed = sum(dose.at is None for dose in window.doses)
        when = f"on {day_words(last.day, tone.year)}, {count_of(untimed, 'dose')} without a time"
    elif round(window.minutes):
        when = f"in the {span_words(window.minutes)} up to {clock_on(last.entry, tone.year)}"
    else:
        when = f"at {clock_on(last.entry, tone.year)}"
    return f"{named(drug, window.doses)}: {_mg(window.mg)} logged {when}"


def all_of_it(what: str, held: Held, tone: Tone) -> str:
    """That a sum is the limit itself."""
    if tone.minor:
        return f"{what}. {FOR_ADULTS}"
    whose = "what is prescribed to you" if held.prescribed else f"{_label(held)}'s limit"
    return f"{what}; that is all of {whose} for 24 hours, {_mg(held.limit_mg)}."


def _label(held: Held) -> str:
    return "the US label" if held.us_label else "its label"


def between_labels(what: str, held: Held, tone: Tone) -> str:
    """That a sum is above the US label's limit, and not above another country's."""
    if tone.minor:
        return f"{what}. {FOR_ADULTS}"
    elsewhere = held.label["elsewhere"]
    return (
        f"{what}, above the US label's {_mg(held.limit_mg)} in 24 hours; {elsewhere['who']} says "
        f"at most {_mg(elsewhere['max_24h_mg'])}."
    )


def above(what: str, held: Held, tone: Tone) -> str:
    """That a sum is above the limit."""
    if tone.minor:
        return _urgently(what, "", _ADVICE, tone)
    much = f"{_mg(held.limit_mg)} in 24 hours"
    limit = (
        f"the {much} prescribed to you" if held.prescribed else f"{_label(held)}'s limit of {much}"
    )
    return _urgently(what, f", above {limit}", _ADVICE, tone)


def warned(what: str, held: Held, tone: Tone) -> str:
    """That a sum is above what the label warns of, in its own terms."""
    quoted = "" if tone.minor else f"; {held.label.get('warn_text', 'the label warns of harm')}"
    return _urgently(what, quoted, held.label.get("warn_do", _ADVICE), tone)


def _urgently(what: str, limit: str, advice: str, tone: Tone) -> str:
    text = f"{what}{limit}"
    text += f". {_IF_NOT_ASKED}, {advice}." if tone.over else f"; {advice}."
    return f"{text} {FOR_ADULTS}" if tone.minor else text


def at_once(what: str, held: Held, twice: bool, tone: Tone) -> str:
    """That a dose is above the label's single one."""
    more = "more than twice" if twice else "above"
    limit = "" if tone.minor else f", {more} {_label(held)}'s single dose of {_mg(held.single_mg)}"
    if twice:
        return _urgently(what, limit, _ADVICE, tone)
    today = "" if tone.over else " today"
    return _urgently(what, limit, f"ask a pharmacist or doctor{today}", tone)


def gist(over: str, window: Window, tone: Tone, *, beside: str = "", then: str = "") -> str:
    """A sum in a few words: '1600 mg in 24 h; get medical advice today'."""
    said = f"{_mg(window.mg)} {over}"
    said += f", {beside}" if beside and not tone.minor else ""
    return f"{said}; {then}{'' if tone.over else ' today'}" if then else said


def apart(drug: str, it: Apart, held: Held, elsewhere: Mapping[str, Any], tone: Tone) -> str:
    """That two doses are nearer to each other than the label says."""
    last = it.doses[-1]
    text = (
        f"{named(drug, it.doses)}: doses logged {span_words(it.seconds / 60)} apart, the last at "
        f"{clock_on(last.entry, tone.year)}"
    )
    if tone.minor:
        return f"{text}. {FOR_ADULTS}"
    text += f"; {_label(held)} says {it.least_h:g} hours or more"
    return f"{text}, {elsewhere['who']} {elsewhere['interval_h']:g}." if elsewhere else f"{text}."


def apart_gist(it: Apart, held: Held, minor: bool) -> str:
    """Two doses too near to each other, in a few words."""
    said = f"doses {span_words(it.seconds / 60)} apart"
    return said if minor else f"{said}; its label says {it.least_h:g} h"


def several_nsaids(used: Sequence[Dose], window: Window, tone: Tone) -> str:
    """That different NSAIDs were logged near each other; `used` is one dose of each."""
    names = sorted({dose.drug for dose in used})
    inside = [named(name, [d for d in window.doses if d.drug == name]) for name in names]
    said = [name if n == 0 else name[:1].lower() + name[1:] for n, name in enumerate(inside)]
    last = window.last
    when = f"within 24 hours, the last at {clock_on(last.entry, tone.year)}"
    if window.whole_day:
        when = f"on {day_words(last.day, tone.year)}, not all with a time"
    all_of = "Both" if len(names) == 2 else f"All {number_words(len(names))}"
    text = (
        f"{listed(said)} were logged {when}. {all_of} are NSAIDs, and their US labels warn of "
        "using two"
    )
    text += f". {_IF_NOT_ASKED}, ask" if tone.over else ": ask"
    text += " a doctor or a pharmacist."
    return f"{text} {FOR_ADULTS}" if tone.minor else text


def step(dose: Dose, tone: Tone) -> str:
    """A dose as a line of the arithmetic: 'Mon 2 Mar 08:00: 400 mg ibuprofen'."""
    inside = "" if dose.entry.subject == dose.drug else f" in {dose.entry.subject}"
    return f"{moment_words(dose.entry, str(tone.year))}: {_mg(dose.mg)} {dose.drug}{inside}"
