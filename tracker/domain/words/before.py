"""What a line may lean on: the last time, and the places that hurt lately.

`coffee` without an amount is had as last time, `pain 5` without a place is where it hurt before.
Where that could mislead (a litre and a half, several glasses at once, a dose above its label's,
what hurts in two places) it has to be said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.catalogues.ingredients import parts_of
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import Kind
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.numbers import join_spaced, read_parts
from tracker.domain.offers import Offer, either
from tracker.domain.units import PIECES, format_amount
from tracker.domain.words.amounts import dimension

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.entries import Entry

AS_LAST_TIME = "as last time"

#: More at once is no usual glass.
MOST_ML = 1000.0


class LastTime(NamedTuple):
    """The last entry of a kind and subject; `command` is what was typed then, where it is known."""

    entry: Entry
    command: str = ""


class Place(NamedTuple):
    """A site that hurt lately, with its side."""

    site: str
    side: str | None

    @property
    def words(self) -> str:
        """As it is typed: `left knee`."""
        return f"{self.side} {self.site}" if self.side else self.site


class Before(NamedTuple):
    """What was logged before; each is asked only for a line that leans on it.

    `last` gives the last entry with amounts of a kind and a subject, `places` the sites of pain
    lately, each once.
    """

    last: Callable[[Kind, str | None], LastTime | None]
    places: Callable[[], Sequence[Place]]


LoggedBefore = Callable[[], Before]


class Again(NamedTuple):
    """The amounts of the last time, and the word for what was counted: `tablets`."""

    measures: dict[str, float]
    unit: str | None


def as_last_time(
    kind: Kind, subject: str | None, before: Before, known: Catalogue | None, us: bool
) -> Again | None:
    """The amounts of the last time; None where there was none that can be meant again.

    Raises WrongWords for a dose above what its label says at once.
    """
    last = before.last(kind, subject) if kind.repeats else None
    if last is None or _is_several(last.command) or _is_a_day(kind, last.entry):
        return None
    measures = last.entry.measures
    if measures.get("volume_ml", 0) > MOST_ML:
        return None
    if kind.mixed:
        _refuse_above_label(kind, last.entry, known, us)
    own = {field.measure for field in kind.fields}
    amounts = {name: value for name, value in measures.items() if name in own}
    return Again(amounts, last.entry.attributes.get("unit") if PIECES in amounts else None)


def _is_several(command: str) -> bool:
    """`6x250` was a whole afternoon's, not one glass."""
    for word in join_spaced(command.casefold().split()):
        try:
            parts = read_parts(word)
        except WrongWords:
            continue
        if parts and any(part.times > 1 for part in parts):
            return True
    return False


def _is_a_day(kind: Kind, entry: Entry) -> bool:
    """Whether an entry may be a day's total: drinks without a time, what an import brought so."""
    if entry.at is not None:
        return False
    return entry.source is not None or any(dimension(f) == "volume" for f in kind.fields)


def _refuse_above_label(kind: Kind, last: Entry, known: Catalogue | None, us: bool) -> None:
    for drug, mg in _doses(last).items():
        subject = known.get(drug) if known else None
        most = subject.data.get("single_max_mg") if subject else None
        if most is not None and mg > most:
            amount = format_amount(kind, last.measures, us, last.attributes.get("unit"))
            right = f"{drug} {most:g}mg" if drug == last.subject else f"{last.subject} 1 tablet"
            raise WrongWords(
                f"the last one was {amount}, more than the label's {most:g} mg of {drug} at once; "
                "say how much: ",
                Offer(f"{kind.name} {right}"),
            )


def _doses(last: Entry) -> Mapping[str, float]:
    """The mg of each drug in a dose."""
    dose = last.measures.get("dose_mg")
    alone = {last.subject: dose} if last.subject and dose is not None else {}
    return parts_of(last.measures) or alone


def the_place(
    kind: Kind, meant: Sequence[str] | None, before: Before, side: str | None, score: str
) -> Place | None:
    """The one place that hurt lately, of those that a word may mean; None where none did.

    `meant` is None for any place. A side that was typed has to be the place's own. Raises
    WrongWords with the lines to choose from, where there are several.
    """
    places = [p for p in before.places() if meant is None or p.site in meant]
    if side is not None:
        places = [place for place in places if place.side == side]
    if len(places) > 1:
        lines = (f"{kind.name} {score} {place.words}" for place in places[:3])
        raise WrongWords(f"which place? It hurt in {len(places)} lately: ", *either(lines))
    return places[0] if places else None
