"""Names from outside, spelled as the vocabulary spells them: `lbp` and `Lower-Back` are lower-back.

A name that no vocabulary knows, with the user's own and the document's own names in it, is kept as
it came and said: it may be of a site or a drug that another version knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.catalogues.catalogue import VOCABULARIES, Catalogue, OwnSubject, load
from tracker.domain.errors import shown
from tracker.domain.kinds import KINDS, OWN
from tracker.domain.words.naming import Meant, canonical

if TYPE_CHECKING:
    from tracker.store.store import Store
    from tracker.transfer.checked_document import Row

_MOST_SAID = 8


class Spelling:
    """How names are spelled where some of the user's own are known."""

    def __init__(self, own: Iterable[OwnSubject]) -> None:
        self._own = [row for row in own if not _is_shipped(row)]
        self._catalogues: dict[str, Catalogue] = {}
        self._found: dict[tuple[str, str], Meant | None] = {}
        self._unknown: dict[tuple[str, str], int] = {}

    def catalogue(self, vocabulary: str) -> Catalogue:
        """A catalogue with the own names in it."""
        if vocabulary not in self._catalogues:
            self._catalogues[vocabulary] = load(vocabulary, self._own)
        return self._catalogues[vocabulary]

    def of(self, kind: str, subject: str) -> Meant | None:
        """What a subject is called; None for one that isn't known, and for habits."""
        if (kind, subject) not in self._found:
            known = kind in KINDS and kind != OWN
            self._found[kind, subject] = canonical(kind, subject, self.catalogue) if known else None
        return self._found[kind, subject]

    def row(self, row: Row) -> Row:
        """An entry, a goal or a habit with its subject as it is spelled, its side beside it."""
        kind, subject = row["kind"], row["subject"]
        if kind is None or subject is None:
            return row
        meant = self.of(kind, subject)
        if meant is None:
            self._count(kind, subject)
            return row
        if meant.side is None:
            return row if meant.subject == subject else {**row, "subject": meant.subject}
        if row.get("side") not in (None, meant.side):
            self._count(kind, subject)
            return row
        return {**row, "subject": meant.subject, "side": meant.side}

    def _count(self, kind: str, subject: str) -> None:
        rule = KINDS[kind].subject if kind in KINDS and kind != OWN else None
        if rule is not None and rule.fixed:
            key = rule.noun, subject
            self._unknown[key] = self._unknown.get(key, 0) + 1

    def unknown(self) -> list[str]:
        """A sentence about the names that no fixed vocabulary knows."""
        if not self._unknown:
            return []
        said = [f"{shown(name)} ({noun}, {n})" for (noun, name), n in self._unknown.items()]
        more = f" and {len(said) - _MOST_SAID} more" if len(said) > _MOST_SAID else ""
        return [f"kept, though there are no such names here: {', '.join(said[:_MOST_SAID])}{more}"]


def spelled(
    tables: Mapping[str, Mapping[str, Row]], ours: Sequence[OwnSubject]
) -> tuple[dict[str, Mapping[str, Row]], tuple[str, ...]]:
    """A document's tables with the names of its entries, goals and habits spelled; the remarks."""
    theirs = [_own(row) for row in tables["subjects"].values() if row["deleted_at"] is None]
    spelling = Spelling([*ours, *theirs])
    told = dict(tables)
    for table in ("entries", "goals", "habits"):
        told[table] = _spelled_table(spelling.row, tables[table])
    changed = sum(row is not tables["entries"][uid] for uid, row in told["entries"].items())
    remarks = [f"spelled as the names here are: {changed} entries"] if changed else []
    return told, (*remarks, *spelling.unknown())


def mend(store: Store) -> tuple[str, ...]:
    """Spell the names of a whole diary, which an older version or someone's hand left otherwise."""
    spelling = Spelling([row for name in VOCABULARIES for row in store.own_subjects(name)])
    rows: dict[str, list[Row]] = {}
    with store.writing():
        named = [(kind, subject) for kind in KINDS for subject in store.subjects_used(kind)]
        for kind, subject in named:
            meant = spelling.of(kind, subject)
            if meant is None or (meant.subject == subject and meant.side is None):
                continue
            uids = [e.uid for e in store.entries(kind=kind) if e.subject == subject]
            for row in store.raw_by_key("entries", uids).values():
                rows.setdefault("entries", []).append(spelling.row(row))
        for table in ("goals", "habits"):
            for row in store.raw(table):
                new = spelling.row(row)
                if new is not row and row["deleted_at"] is None:
                    rows.setdefault(table, []).append(new)
        store.put_raw("restore, names spelled", rows)
    count = len(rows.get("entries", ()))
    return (f"spelled as the names here are: {count} entries",) if count else ()


def _spelled_table(spell: Callable[[Row], Row], rows: Mapping[str, Row]) -> dict[str, Row]:
    return {key: spell(row) if row["deleted_at"] is None else row for key, row in rows.items()}


def _own(row: Row) -> OwnSubject:
    import json

    data: Any = json.loads(row["data"] or "{}")
    return OwnSubject(row["kind"], row["name"], row["alias_of"], row["parent"], data, row["uid"])


def _is_shipped(row: OwnSubject) -> bool:
    """Whether an own name is only another spelling of one that ships, which can't be added here."""
    if row.alias_of is not None or row.kind not in VOCABULARIES or row.kind == "containers":
        return row.kind not in VOCABULARIES
    shipped = load(row.kind).look_up(row.name)
    return shipped is not None and shipped.name != row.name
