"""Running the rules for one session: what they read comes from its store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tracker.cli.session import Session
from tracker.domain.entries import Days, Entry

if TYPE_CHECKING:
    from tracker.rules import Finding


ReadKind = Callable[[Days, str], list[Entry]]


def current_findings(
    session: Session, as_of: str | None = None, read_kind: ReadKind | None = None
) -> list[Finding]:
    """Every finding on a day (default today), in the shown order; `.shown` says which to print.

    `read_kind` gives the entries of a kind, where something better than asking the store is known.
    """
    from tracker.rules import check

    inputs = rule_inputs(session)
    if read_kind is not None:
        inputs["read_kind"] = read_kind
    return check(session.store.entries, as_of or session.clock.today(), **inputs)


def reading_again(session: Session, days: Days, entries: Sequence[Entry]) -> ReadKind:
    """Entries by kind from those of `days` that are read already; the store for other days."""
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry)

    def read(wanted: Days, kind: str) -> list[Entry]:
        if days.first <= wanted.first and wanted.last <= days.last:
            return [e for e in kinds.get(kind, ()) if wanted.first <= e.day <= wanted.last]
        return session.store.entries(wanted, kind)

    return read


def rule_inputs(session: Session) -> dict[str, Any]:
    """What rules need beside entries: catalogues, answers, profile, closed days, cut-offs."""
    from tracker.rules.settings import Settings

    store = session.store
    return {
        "sites": session.catalogue("sites"),
        "drugs": session.catalogue("drugs"),
        "signs": session.catalogue("signs"),
        "acknowledgements": [r for r in store.records("acknowledgements") if not r["deleted_at"]],
        "profile": store.profile(),
        "read_kind": store.entries,
        "closed": closed_days(session),
        "settings": Settings(session.config.rules),
    }


def closed_days(session: Session) -> frozenset[str]:
    """The days of which the user said "that's all I had"."""
    rows = session.store.records("days")
    return frozenset(r["day"] for r in rows if r["closed"] and not r["deleted_at"])


def draw_findings(session: Session, findings: Sequence[Finding]) -> str:
    """Findings as a person reads them: level, message, sources; the disclaimer once."""
    from tracker.report.text import draw_findings as draw

    return draw(findings, session.style)
