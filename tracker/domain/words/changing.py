"""What an edit's words make of an entry: what they don't say stays as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords, understood
from tracker.domain.kinds import Kind
from tracker.domain.units import DOSE, PIECES, REPETITIONS
from tracker.domain.words.amounts import Amount
from tracker.domain.words.line import SIDES, Item, Known, Side, read_line, split_line
from tracker.domain.words.products import as_then
from tracker.domain.words.reading import Reading, counted_in, fill, measures_in, subject_in
from tracker.domain.words.refusals import missing_subject
from tracker.domain.words.repetitions import HELD
from tracker.domain.words.sited import pair_sides

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.words.amounts import Containers


def read_change(
    kind: Kind,
    words: Sequence[str],
    old: Entry,
    *,
    catalogue: Catalogue | None,
    containers: Containers | None,
    us: bool = False,
) -> Reading:
    """What an entry becomes by the words of an edit.

    Derived measures are worked out anew. Raises WrongWords, also for words of several entries.
    """
    kind = kind.for_units(us)
    held = _names_held(catalogue, words)
    if REPETITIONS in old.measures and not held:  # a bare number is so many of any other exercise
        kind = kind._replace(fields=kind.fields[::-1])
    known = catalogue.get(old.subject) if catalogue and old.subject else None
    if known is not None and PIECES in old.measures:  # of a brand whose tablet isn't known
        known = known._replace(data={k: v for k, v in known.data.items() if k != "units"})

    def reads(line: str) -> bool:
        plain = Known(catalogue, containers, us)
        return understood(lambda: line and read_line(kind, [line], plain, known))

    words, sideless = _without_side(kind, words)
    items = read_line(kind, words, Known(catalogue, containers, us, reads=reads), known)
    subject, side = old.subject, old.side
    if kind.subject is not None and kind.subject.many:
        subject, side = _changed_site(kind, items, old)
        side = None if sideless else side
    else:
        subject = subject_in(kind, items) or old.subject
    own = {field.measure for field in kind.fields}
    kept = {name: value for name, value in old.measures.items() if name in own}
    new = measures_in(kind, items)
    if held and new:
        kept.pop(REPETITIONS, None)
    if PIECES in new or DOSE in new:  # the dose was said anew, whichever way
        kept = {name: v for name, v in kept.items() if name not in (PIECES, DOSE)}
    reading = Reading(subject, side, {**kept, **new}, counted_in(items))
    if PIECES in kept:
        reading = reading._replace(unit=old.attributes.get("unit"))
    required = kind.subject is not None and kind.subject.required
    if required and subject is None and any(reading.measures.values()):
        raise missing_subject(kind)
    filled = fill(kind, reading, catalogue)
    if kind.mixed and subject == old.subject:
        filled = as_then(old, filled)
    return reading._replace(measures=filled)


def _names_held(catalogue: Catalogue | None, words: Sequence[str]) -> bool:
    """Whether words name an exercise that is held: a plank has no repetitions."""
    if catalogue is None:
        return False
    found = (catalogue.match(words, at) for at in range(len(words)))
    return any(one is not None and one[0].data.get(HELD) for one in found)


def _without_side(kind: Kind, words: Sequence[str]) -> tuple[Sequence[str], bool]:
    """The words without `no side`, which takes it away, and whether they say so.

    Raises WrongWords where they name a side, too.
    """
    if kind.subject is None or not kind.subject.sided:
        return words, False
    left, said = re.subn(r"(?<!\S)(no|without( a)?)[ -]side(?!\S)", "", " ".join(words), flags=re.I)
    if said and (side := next((word for word in split_line(kind, [left]) if word in SIDES), None)):
        raise WrongWords(f"'{side}' and no side contradict each other; write one of them")
    return (left.split() if said else words), bool(said)


def _changed_site(kind: Kind, items: Sequence[Item], old: Entry) -> tuple[str | None, str | None]:
    """The site and side that an edit leaves an entry with; `none` alone takes them away."""
    sites = [item for item in pair_sides(items) if not isinstance(item, Amount)]
    sides = [item.side for item in items if isinstance(item, Side)]
    if len(sites) > 1 or (len(sides) > 1 and not sites):
        raise WrongWords("an entry has one site; log the others one by one")
    if sites:
        same = sites[0].name == old.subject
        return sites[0].name, sites[0].side or (old.side if same else None)
    if [item.text for item in items if isinstance(item, Amount)] == ["none"] and not sides:
        return None, None
    return old.subject, sides[0] if sides else old.side
