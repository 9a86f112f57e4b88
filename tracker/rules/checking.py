"""Asking the rules: of one day, of every day of a span, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tracker.domain.catalogue import Catalogue
from tracker.domain.entries import Days, Entry
from tracker.rules import engine, explanation, reading, replaying
from tracker.rules.base import Finding, Rule
from tracker.rules.discovery import rule, rules
from tracker.rules.explanation import Explanation
from tracker.rules.ordinals import iso, ordinal
from tracker.rules.reading import Read, ReadKind
from tracker.rules.settings import Settings


def check(
    read: Read,
    as_of: str,
    *,
    sites: Catalogue,
    drugs: Catalogue,
    signs: Catalogue,
    acknowledgements: Iterable[Mapping[str, Any]] = (),
    profile: Mapping[str, str] | None = None,
    closed: frozenset[str] = frozenset(),
    settings: Settings | None = None,
    read_kind: ReadKind | None = None,
    only: Collection[str] | None = None,
) -> list[Finding]:
    """Every finding as it stood on the day `as_of`, in the shown order.

    `read` gives the entries of some days (`read_kind` those of one kind, which is faster); nothing
    after `as_of` is read. `.shown` says which have a line in `check` without --all, `.listed` which
    its JSON holds. `only` narrows to some rules by name.
    """
    asked = _asked(only)
    settings = settings or Settings()
    history = reading.read_history(
        read,
        Days(as_of, as_of),
        asked,
        settings,
        sites=sites,
        drugs=drugs,
        signs=signs,
        profile=profile,
        closed=closed,
        read_kind=read_kind,
    )
    found = engine.evaluate(history, as_of, asked, settings)
    return engine.present(found, acknowledgements, as_of, asked)


def replay(
    read: Read,
    first: str,
    last: str,
    *,
    sites: Catalogue,
    drugs: Catalogue,
    signs: Catalogue,
    acknowledgements: Iterable[Mapping[str, Any]] = (),
    profile: Mapping[str, str] | None = None,
    closed: frozenset[str] = frozenset(),
    settings: Settings | None = None,
    read_kind: ReadKind | None = None,
    only: Collection[str] | None = None,
) -> list[tuple[str, Finding]]:
    """What was first raised on which day from `first` to `last`, judging each day as it then stood.

    Answers of the user (`acknowledgements`) change what is shown, not what was raised: they are
    taken so that whoever can call `check` can call this, and have no effect.
    """
    asked = _asked(only)
    settings = settings or Settings()
    history = reading.read_history(
        read,
        Days(iso(ordinal(first) - 1), last),
        asked,
        settings,
        sites=sites,
        drugs=drugs,
        signs=signs,
        profile=profile,
        closed=closed,
        read_kind=read_kind,
    )
    return list(replaying.raised(history, first, last, asked, settings))


def explain(finding: Finding, entries: Iterable[Entry]) -> Explanation:
    """The entries, windows and arithmetic a finding rests on, for `check --explain`."""
    return explanation.explain(finding, rule(finding.rule), entries)


def _asked(only: Collection[str] | None) -> list[Rule]:
    return [rule for rule in rules() if only is None or rule.name in only]
