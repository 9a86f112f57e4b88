"""Words read by type, not by place: amounts with their units, subjects of one or more words, sides.

`pain 6 lower-back`, `pain lower back 6`, `food 2 cups watermelon` and `walk 30 min 2.5 km` read as
people mean them. What isn't understood is refused with what would be right, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.errors import Unclear, WrongWords, shown, understood
from tracker.domain.kinds import Kind
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.units import DOSE, PIECES
from tracker.domain.words.amounts import Amount
from tracker.domain.words.line import Item, Known, Named, read_line

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.words.amounts import Containers
    from tracker.domain.words.before import LoggedBefore


#: Nobody takes so little time for what is told in km.
_SLIP_MINUTES = 5


class Reading(NamedTuple):
    """What a line says of one entry. Measures in canonical units, derived ones included.

    `unit` is the word for what was counted: `tablets`, of which the mg aren't known. `said` is what
    was understood beyond the plain words, to be said back: "as last time".
    """

    subject: str | None
    side: str | None
    measures: dict[str, float]
    unit: str | None = None
    said: tuple[str, ...] = ()


def read_words(
    kind: Kind,
    words: Sequence[str],
    *,
    catalogue: Catalogue | None,
    containers: Containers | None,
    us: bool = False,
    before: LoggedBefore | None = None,
) -> list[Reading]:
    """The entries that a line of words stands for, at least one.

    `catalogue` is the one of the kind's subjects, `containers` the named containers for kinds of
    drink. `us` reads bare numbers in US units. With `before` a line may lean on what was logged: an
    amount as last time, a place as before; it is called by such a line alone. A kind that is only
    text has nothing to read. Raises MissingSubject where only the subject is missing, else
    WrongWords.
    """
    if kind.text:
        return [Reading(None, None, {})]
    kind = kind.for_units(us)

    def reads(line: str) -> bool:
        known = Known(catalogue, containers, us)
        return understood(lambda: line and _read(kind, [line], known))

    return _read(kind, words, Known(catalogue, containers, us, before, reads))


def _read(kind: Kind, words: Sequence[str], known: Known) -> list[Reading]:
    catalogue, before = known.catalogue, known.before
    items = read_line(kind, words, known)
    if kind.subject is not None and kind.subject.many:
        return _read_sited(kind, items, catalogue, before)
    subject, measures = subject_in(kind, items), measures_in(kind, items)
    if subject is None and kind.subject is not None and kind.subject.required:
        from tracker.domain.words.refusals import missing_subject

        if not items and kind.needs:
            # Without any words there is nothing that the last subject would complete.
            raise WrongWords(*missing_subject(kind).args)
        raise missing_subject(kind)
    reading = Reading(subject, None, measures, counted_in(items))
    if not measures and kind.repeats and before is not None:
        reading = _again(kind, reading, before, catalogue, known.us)
    return [reading._replace(measures=fill(kind, reading, catalogue))]


def _again(
    kind: Kind, reading: Reading, before: LoggedBefore, catalogue: Catalogue | None, us: bool
) -> Reading:
    """A reading without an amount with that of the last time, where there is one to take."""
    from tracker.domain.words.before import AS_LAST_TIME, as_last_time

    again = as_last_time(kind, reading.subject, before(), catalogue, us)
    if again is None:
        return reading
    return reading._replace(measures=again.measures, unit=again.unit, said=(AS_LAST_TIME,))


def _read_sited(
    kind: Kind, items: Sequence[Item], catalogue: Catalogue | None, before: LoggedBefore | None
) -> list[Reading]:
    """Several sites in one line are several entries; `none` alone is no pain anywhere."""
    from tracker.domain.words.refusals import like, missing_amount, missing_subject
    from tracker.domain.words.sited import (
        PLACE_AS_BEFORE,
        pair_scores,
        pair_sides,
        place_as_before,
    )

    scores = [item for item in items if isinstance(item, Amount)]
    if not scores:
        raise missing_amount(kind)
    if [score.text for score in scores] == ["none"] and len(items) == 1:
        return [Reading(None, None, {kind.fields[0].measure: 0.0})]
    if not any(isinstance(item, Named) for item in items):
        other = next((score.text for score in scores if score.value), None)
        if other is not None and any(score.text == "none" for score in scores):
            raise WrongWords(
                f"'none' says that nothing hurts, and '{shown(other)}' that something does; write "
                "one of them, ",
                *like(kind),
            )
        if before is not None and len(scores) == 1 and scores[0].value:
            place = place_as_before(kind, items, before())
            if place is not None:
                said = (PLACE_AS_BEFORE,)
                return [Reading(place.site, place.side, _one(scores[0]), said=said)]
        raise missing_subject(kind, nowhere=not scores[0].value)
    return [
        Reading(
            site.name,
            site.side,
            fill(kind, Reading(site.name, None, _one(score)), catalogue),
            said=(PLACE_AS_BEFORE,) if site.before else (),
        )
        for site, score in pair_scores(kind, pair_sides(items, catalogue))
    ]


def _one(amount: Amount) -> dict[str, float]:
    return {amount.field.measure: round(float(amount.value), 6)}


def subject_in(kind: Kind, items: Sequence[Item]) -> str | None:
    names = [item.name for item in items if isinstance(item, Named)]
    if len(names) > 1:
        if len(set(names)) == 1:
            raise WrongWords(f"{names[0]} is there twice; write it once")
        raise WrongWords(f"{' and '.join(names)} are more than one {kind.noun}; log one at a time")
    return names[0] if names else None


def measures_in(kind: Kind, items: Sequence[Item]) -> dict[str, float]:
    """The amounts by measure. Raises WrongWords for two of the same."""
    found: dict[str, Amount] = {}
    for item in items:
        if not isinstance(item, Amount):
            continue
        first = found.setdefault(item.field.measure, item)
        if first is not item:
            from tracker.domain.words.refusals import two_amounts

            raise two_amounts(kind, first, item, subject_in(kind, items))
    if PIECES in found and DOSE in found:
        from tracker.domain.words.refusals import two_amounts

        raise two_amounts(kind, found[PIECES], found[DOSE], subject_in(kind, items))
    _refuse_slip_beside(found)
    ordered = [found[field.measure] for field in kind.fields if field.measure in found]
    return {measure: value for amount in ordered for measure, value in _one(amount).items()}


def _refuse_slip_beside(found: Mapping[str, Amount]) -> None:
    """Refuse `1 7 km`: a minute, or 17 km? Raises Unclear."""
    time, far = found.get("duration_min"), found.get("distance_m")
    if time is None or far is None or not time.bare or time.value >= _SLIP_MINUTES:
        return
    told = f"'{shown(time.text)}' beside '{shown(far.text)}' may be a slip"
    raise Unclear(told, time.text, [f"{time.text}min"])


def counted_in(items: Sequence[Item]) -> str | None:
    """What a medicine was counted in."""
    units = (i.unit for i in items if isinstance(i, Amount) and i.field.measure == PIECES)
    return next(units, None)


def fill(kind: Kind, reading: Reading, catalogue: Catalogue | None) -> dict[str, float]:
    """The measures of a reading with what follows from its subject.

    Without an amount the subject's `serving` stands in; its `gives` adds what that much of it
    holds. An entry that needs no amount and has none is a tick. Raises WrongWords where one is
    needed.
    """
    measures = dict(reading.measures)
    subject = catalogue.get(reading.subject) if catalogue and reading.subject else None
    data: Mapping[str, Any] = subject.data if subject else {}
    first = kind.fields[0].measure if kind.fields else ""
    if not measures and "serving" in data and kind.fields:
        measures[first] = float(data["serving"])
    if kind.mixed:
        from tracker.domain.words.products import check_pieces

        check_pieces(kind, subject, measures)
    if not measures:
        if kind.needs:
            from tracker.domain.words.refusals import missing_amount

            raise missing_amount(kind)
        return {"done": 1.0}
    gives = data.get("gives", {}) if first in measures else {}
    for measure, factor in gives.items():
        measures[measure] = round(measures[first] * factor, 4)
    if kind.mixed:
        from tracker.domain.catalogues.ingredients import kept_parts

        measures |= kept_parts(measures, subject)
    return measures
