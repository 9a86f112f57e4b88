"""What comes in held to what `log` takes: an entry as it is kept, or why it can't be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tracker.domain.catalogues.ingredients import is_mixed, kept_parts
from tracker.domain.kinds import KINDS
from tracker.domain.limits import LINE_LIMIT, NOTE_LIMIT, Bounds, bounds_of
from tracker.domain.spelling import normalise
from tracker.domain.texts import clean_name
from tracker.domain.units import DOSE
from tracker.domain.words.naming import Meant
from tracker.transfer.ahead import latest_at
from tracker.transfer.arriving import IncomingEntry, Unfit
from tracker.transfer.refusal import cut
from tracker.transfer.taking.mapped import Mapped
from tracker.transfer.taking.meaning import Meaning

Row = dict[str, Any]


class Fitting:
    """Holds the entries of one file to what can be. `cut_notes` counts notes that were too long."""

    def __init__(self, meaning: Meaning, maps: Mapping[str, Mapped], now: int) -> None:
        self._meaning, self._maps = meaning, maps
        self._bounds: dict[tuple[str, str], Bounds | None] = {}
        self._latest = latest_at(now)
        self._amount = lru_cache(4096)(self._fitting_amount)  # the same come again and again
        self.cut_notes = self.ahead = 0
        self.met: set[str] = set()

    def fit(self, entry: IncomingEntry, meant: Meant | None = None) -> Row:
        """An entry's columns, but for what names it. `meant` is what it is of, where that is known.

        Raises Unfit.
        """
        measures: Mapping[str, float] = entry.measures
        if meant is None:
            meant, measures = self._meant(entry)
        at, utc_offset_min, day = entry.when
        if self._latest.is_before(day, at):
            self.ahead += 1
            raise Unfit("bad-date")
        measures = {name: self._amount(meant.kind, name, v) for name, v in measures.items()}
        note = entry.note
        if meant.kind == "mineral":
            measures[f"{meant.subject}_mg"] = measures["dose_mg"]
        elif meant.kind == "med" and measures:
            note = self._dose(meant.subject or "", measures, note)
        return {
            "kind": meant.kind,
            "subject": meant.subject,
            "side": meant.side,
            "at": at,
            "utc_offset_min": utc_offset_min,
            "day": day,
            "since_day": None,
            "note": self._note(note) if note else None,
            "origin": _line(entry.origin) if entry.origin else None,
            "estimated": int(entry.estimated),
            "measures": measures,
            "attributes": _attributes(entry.attributes) if entry.attributes else {},
        }

    def _meant(self, entry: IncomingEntry) -> tuple[Meant, Mapping[str, float]]:
        """What an entry's name stands for, and its amounts."""
        mapped = None
        if self._maps and entry.subject:
            name = normalise(entry.subject)
            mapped = self._maps.get(name)
            self.met.add(name)
        if mapped is not None:
            return _as_mapped(entry, mapped)
        if entry.kind is None:
            raise Unfit("not-ours", entry.subject or "")
        meant = self._meaning.of(entry.kind, entry.subject)
        if meant.kind == "mineral" and "dose_mg" not in entry.measures:
            raise Unfit("no-dose", entry.subject or "")
        return meant, entry.measures

    def _dose(self, drug: str, measures: dict[str, float], note: str | None) -> str | None:
        """Give a dose what it holds of ingredients; the mg of several are only words for a note."""
        subject = self._meaning.drug(drug)
        if is_mixed(subject) and DOSE in measures:
            said = f"{measures.pop(DOSE):g} mg"
            return said if note is None else f"{said}; {note}"
        measures |= kept_parts(measures, subject)
        return note

    def _fitting_amount(self, kind: str, measure: str, value: float) -> float:
        key = kind, measure
        if key not in self._bounds:
            self._bounds[key] = bounds_of(measure, kind)
        bounds = self._bounds[key]
        value = round(value, 6) + 0.0
        if bounds is None:
            return value
        if bounds.low <= value <= bounds.high and not (bounds.whole and value != int(value)):
            return value
        if value == 0 and bounds.low > 0:
            raise Unfit("zero")
        if bounds.low <= value <= bounds.high:
            raise Unfit("bad-value")
        raise Unfit("out-of-range")

    def _note(self, text: str) -> str | None:
        """A note without what nobody sees, and no longer than notes are."""
        if not text.isprintable():
            lines = re.split("\r\n|[\r\n\u2028\u2029]", text)
            text = "\n".join(clean_name(line.replace("\0", "")) for line in lines)
        text = text.strip()
        if len(text) > NOTE_LIMIT:
            self.cut_notes += 1
            text = text[:NOTE_LIMIT]
        return text or None


def _as_mapped(entry: IncomingEntry, mapped: Mapped) -> tuple[Meant, Mapping[str, float]]:
    """What a name stands for by `--map`; its number is an amount of that kind."""
    if mapped.kind is None:
        raise Unfit("not-ours")
    kind, meant = KINDS[mapped.kind], Meant(mapped.kind, mapped.subject, mapped.side)
    known = {field.measure for field in kind.fields} | {tick.measure for tick in kind.ticks}
    if entry.measures and known.issuperset(entry.measures):
        return meant, entry.measures
    number = next(iter(entry.measures.values()), None)
    if number is not None and mapped.measure is not None:
        return meant, {mapped.measure: number * mapped.factor}
    # A pain whose word has no number stays one.
    if kind.needs and entry.kind != mapped.kind:
        raise Unfit("no-value")
    return meant, {}


@lru_cache(100)  # the apps and devices of a file are few
def _line(text: str) -> str:
    return cut(clean_name(text.replace("\0", "")), LINE_LIMIT)


def _attributes(texts: Mapping[str, str]) -> dict[str, str]:
    cleaned = {name: _line(text) for name, text in texts.items()}
    return {name: text for name, text in cleaned.items() if text}
