"""What entries just logged gave rise to: the findings to tell at that moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.domain.catalogue import Catalogue
from tracker.domain.entries import Days, Entry
from tracker.rules.base import Finding
from tracker.rules.discovery import rules_at_once
from tracker.rules.ordinals import iso, ordinal
from tracker.rules.reading import Read, ReadKind, read_history
from tracker.rules.settings import Settings


def arising(
    read: Read,
    today: str,
    *,
    kept: Sequence[Entry],
    sites: Catalogue,
    drugs: Catalogue,
    signs: Catalogue,
    acknowledgements: Iterable[Mapping[str, Any]] = (),
    profile: Mapping[str, str] | None = None,
    closed: frozenset[str] = frozenset(),
    settings: Settings | None = None,
    read_kind: ReadKind | None = None,
) -> list[Finding]:
    """The findings that entries just logged (`kept`, with their ids) brought about.

    Only the rules that read such a kind are asked. `read` must give the kept entries too.
    """
    asked = rules_at_once({entry.kind for entry in kept})
    if not asked:
        return []
    from tracker.rules import engine

    settings = settings or Settings()
    yesterday = iso(ordinal(today) - 1)
    after = read_history(
        read,
        Days(yesterday, today),
        asked,
        settings,
        sites=sites,
        drugs=drugs,
        signs=signs,
        profile=profile,
        closed=closed,
        read_kind=read_kind,
    )
    found = engine.evaluate(after, today, asked, settings)
    shown = engine.present(found, acknowledgements, today, asked)
    if not any(finding.shown for finding in shown):
        return []
    from tracker.rules.replaying import changed_by

    before = after.without({entry.id for entry in kept})
    return changed_by(
        kept,
        shown,
        engine.evaluate(before, today, asked, settings),
        engine.evaluate(before, yesterday, asked, settings),
        before.logged_on(today),
    )
