"""Diaries in the short notation of `rules.md`, and the real catalogues to judge them with.

`5 x14` is a 5 on fourteen days, `.` a day not logged, `. x7` seven of them, `(5 .) x7` each in
turn, `3.5` a day of 3 and 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from fractions import Fraction

from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Days, Entry
from tracker.rules import Finding, check
from tracker.rules.shared.inputs import Inputs

SITES, DRUGS, SIGNS = load("sites"), load("drugs"), load("signs")
KNOWN = {"sites": SITES, "drugs": DRUGS, "signs": SIGNS}

START = "2026-03-02"  # a Monday


def plus(day: str, days: int) -> str:
    """The day some days later."""
    return date.fromordinal(date.fromisoformat(day).toordinal() + days).isoformat()


_GROUP = re.compile(r"\(([^()]*)\) x(\d+)")


def scores(notation: str) -> list[float | None]:
    """One score a day, None where nothing was logged."""
    found: list[float | None] = []
    for word in _GROUP.sub(lambda group: f"{group[1]} " * int(group[2]), notation).split():
        if word.startswith("x"):
            found += [found[-1]] * (int(word[1:]) - 1)
        else:
            found.append(None if word == "." else float(word))
    return found


def pain(
    notation: str | Sequence[float | None],
    site: str | None = "lower-back",
    *,
    side: str | None = None,
    start: str = START,
    first_id: int = 1,
    estimated: bool = False,
) -> list[Entry]:
    """The pain entries of a diary; a fraction becomes whole scores with that mean."""
    days = scores(notation) if isinstance(notation, str) else notation
    entries: list[Entry] = []
    for number, score in enumerate(days):
        if score is None:
            continue
        for whole in whole_scores(score):
            entries.append(
                Entry(
                    "pain",
                    plus(start, number),
                    site,
                    side,
                    estimated=estimated,
                    measures={"intensity": float(whole)},
                    id=first_id + len(entries),
                )
            )
    return entries


def whole_scores(mean: float) -> list[int]:
    """The fewest whole scores with a mean, none further than a point from it."""
    exact = Fraction(mean).limit_denominator(20)
    low, high = exact.numerator // exact.denominator, exact.numerator % exact.denominator
    return [low] * (exact.denominator - high) + [low + 1] * high


def last_day(notation: str, start: str = START) -> str:
    """The last day of a diary: the T of its vector."""
    return plus(start, len(scores(notation)) - 1)


def instant(day: str, time: str) -> int:
    """An instant, at an offset of zero."""
    moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=UTC)
    return int(moment.timestamp())


def timed(
    kind: str, day: str, time: str, subject: str | None = None, *, id: int = 1, **measures: float
) -> Entry:
    """An entry with a clock time, typed with --at: long after it happened."""
    at = instant(day, time)
    return Entry(
        kind,
        day,
        subject,
        at=at,
        utc_offset_min=0,
        measures=measures,
        id=id,
        created_at=at + 7 * 3600,
    )


def seconds_later(entry: Entry, seconds: int) -> Entry:
    """The same, so many seconds later."""
    return entry._replace(at=(entry.at or 0) + seconds)


def numbered(entries: Iterable[Entry]) -> list[Entry]:
    """The same entries with ids 1, 2, 3, ..."""
    return [entry._replace(id=number) for number, entry in enumerate(entries, 1)]


def reader(entries: Iterable[Entry]):
    """What a store's `entries` gives: those of a range of days."""
    kept = list(entries)

    def read(days, kind=None):
        return [e for e in kept if days.first <= e.day <= days.last and kind in (None, e.kind)]

    return read


def asked(read, **known: object) -> Inputs:
    """What rules are asked about: entries as `read` gives them, and the real catalogues."""
    return Inputs(read, **{**KNOWN, **known})  # type: ignore[arg-type]


def judge(entries: Iterable[Entry], as_of: str, **known: object) -> list[Finding]:
    """Every finding on a day."""
    return check(asked(reader(entries), **known), as_of)


def of_rule(findings: Iterable[Finding], rule: str, site: str | None = None) -> list[Finding]:
    """The findings of one rule, of one site if it is given."""
    return [f for f in findings if f.rule == rule and (site is None or f.site == site)]


def verdict(
    notation: str, rule: str, *, after: int = 0, site: str = "lower-back"
) -> Finding | None:
    """What one rule says of a diary at its last day (or some days later), None if it is silent."""
    found = of_rule(judge(pain(notation, site), plus(last_day(notation), after)), rule, site)
    assert len(found) <= 1
    return found[0] if found else None


def level(notation: str, rule: str) -> str:
    """The level of `verdict`, 'silent' for none."""
    finding = verdict(notation, rule)
    return finding.level if finding is not None else "silent"


ALL = Days()
