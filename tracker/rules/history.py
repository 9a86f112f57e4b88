"""What rules read: the entries sorted by when things happened, and the day states of every site.

Built once in one pass; every rule and every as-of day of a replay is answered from the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.domain.catalogue import Catalogue
from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS
from tracker.domain.sites import is_paired, site_key, site_keys, split_site
from tracker.rules.ordinals import iso, ordinal
from tracker.rules.timeline import Timeline

if TYPE_CHECKING:
    from tracker.rules.site_days import SiteDays

T = TypeVar("T")


class History:
    """Everything logged from `first_day` on. `sites` maps a site key to its days.

    `profile` and `closed` (ISO days the user closed) come as they are. No day before `judged_from`
    is asked about (None: any may be). `brief` gives findings in
    outline: a replay asks thousands of times and keeps a few, of `ids_of` some sites (None: all).
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        first_day: str,
        sites: Catalogue,
        drugs: Catalogue,
        signs: Catalogue,
        profile: Mapping[str, str] | None = None,
        closed: frozenset[str] = frozenset(),
    ) -> None:
        self.first_day = ordinal(first_day)
        self.sites_known, self.drugs, self.signs = sites, drugs, signs
        self.profile = dict(profile or {})
        self.closed = frozenset(ordinal(day) for day in closed)
        self.judged_from: int | None = None
        self.brief = False
        self.ids_of: Collection[str | None] | None = None
        self._pain: dict[str, dict[int, list[Entry]]] = {}
        self._painless: dict[int, list[Entry]] = {}
        self._sites: dict[str, SiteDays] | None = None
        self._memo: dict[str, Any] = {}
        self._keys: dict[tuple[str | None, str | None], tuple[str, ...]] = {}
        self._others: list[Entry] = []
        self._add(entries)

    def _add(self, entries: Iterable[Entry]) -> None:
        pains: list[Entry] = []
        for entry in entries:
            if entry.deleted_at is not None:
                continue
            (pains if entry.kind == "pain" else self._others).append(entry)
        self._add_pain(pains)

    def _add_pain(self, entries: Iterable[Entry], wanted: Collection[str] | None = None) -> None:
        # A plain loop over local names: 20 years of entries pass through here.
        pain, keys_of = self._pain, self.keys_of
        for entry in entries:
            day = ordinal(entry.day)
            if entry.subject is None:
                if entry.measures.get("intensity") == 0:
                    self._painless.setdefault(day, []).append(entry)
                continue
            for key in keys_of(entry):
                if wanted is not None and key not in wanted:
                    continue
                days = pain.get(key)
                if days is None:
                    pain[key] = {day: [entry]}
                elif day in days:
                    days[day].append(entry)
                else:
                    days[day] = [entry]

    def keys_of(self, entry: Entry) -> tuple[str, ...]:
        """The site keys a pain entry speaks of: both knees are two."""
        known = self._keys.get((entry.subject, entry.side))
        if known is None:
            known = self._keys[(entry.subject, entry.side)] = site_keys(entry, self.sites_known)
        return known

    def read_further(self, entries: Iterable[Entry], first_day: int, keys: Collection[str]) -> None:
        """Add older pain entries of some sites: from `first_day` to the day before the old one.

        The other sites stay as they were read: none of their bouts goes back beyond it.
        """
        pains = (e for e in entries if e.kind == "pain" and e.deleted_at is None)
        self._add_pain(pains, keys)
        self.first_day = first_day
        self._sites = None
        self._memo.clear()

    @property
    def keys(self) -> list[str]:
        """The keys of the sites that have an entry."""
        return list(self._pain)

    def pain_days(self, keys: Iterable[str]) -> Iterator[int]:
        """The days with PAIN at any of some sites, in order; cheaper than their day states."""
        several = [self._pain[key] for key in keys]
        for day in sorted(set().union(*several)):
            for days in several:
                if any(map(_hurts, days.get(day, ()))):
                    yield day
                    break

    def without(self, ids: Collection[int | None]) -> History:
        """The same history, had some entries not been logged."""
        every = [entry for days in self._pain.values() for day in days.values() for entry in day]
        every += [entry for day in self._painless.values() for entry in day] + self._others
        # An entry for both knees is kept under each of them.
        once = {id(entry): entry for entry in every if entry.id not in ids}
        other = History(
            once.values(),
            first_day=iso(self.first_day),
            sites=self.sites_known,
            drugs=self.drugs,
            signs=self.signs,
            profile=self.profile,
        )
        other.closed, other.judged_from = self.closed, self.judged_from
        return other

    def logged_on(self, day: str) -> frozenset[str]:
        """The sites that have a known day then, and the kinds (but pain) that have an entry."""
        number = ordinal(day)
        sites = {key for key, site in self.sites.items() if site.on(number) is not None}
        return frozenset(sites | {entry.kind for entry in self._others if entry.day == day})

    @property
    def sites(self) -> dict[str, SiteDays]:
        """Every site that has an entry, by key, in the order of keys."""
        if self._sites is None:
            self._sites = {key: self._site(key, self._pain[key]) for key in sorted(self._pain)}
        return self._sites

    def _site(self, key: str, logged: dict[int, list[Entry]]) -> SiteDays:
        # Late: a history of drinks has no site.
        from tracker.rules.site_days import SiteDays

        if not self._painless:
            return SiteDays(key, logged)
        merged = dict(logged)
        for day, entries in self._painless.items():
            merged[day] = [*merged.get(day, ()), *entries]
        return SiteDays(key, merged)

    @property
    def wholes(self) -> dict[str, tuple[SiteDays, tuple[str, ...]]]:
        """Sites taken together with their parts, and the keys they are made of.

        Only where two or more of them have entries. PAIN is PAIN at any of them; ZERO is said of
        the whole site only, since a part without pain says nothing of the rest.
        """
        return self.memo("wholes", self._wholes)

    def _wholes(self) -> dict[str, tuple[SiteDays, tuple[str, ...]]]:
        found = {}
        for whole, keys in self.keys_of_wholes.items():
            together: dict[int, list[Entry]] = {}
            for key in keys:
                for day, entries in self._pain[key].items():
                    said = entries if key == whole else [e for e in entries if _hurts(e)]
                    if said:
                        together.setdefault(day, []).extend(said)
            found[whole] = (self._site(whole, together), keys)
        return found

    @property
    def keys_of_wholes(self) -> dict[str, tuple[str, ...]]:
        """The keys of each site and its parts, where two or more of them have entries."""
        return self.memo("keys of wholes", self._keys_of_wholes)

    def _keys_of_wholes(self) -> dict[str, tuple[str, ...]]:
        members: dict[str, list[str]] = {}
        for key in sorted(self._pain):
            for whole in self._above(key):
                members.setdefault(whole, [whole] if whole in self._pain else []).append(key)
        return {whole: tuple(keys) for whole, keys in members.items() if len(keys) > 1}

    def _above(self, key: str) -> list[str]:
        """The keys of the sites that a site is a part of."""
        name, side = split_site(key, self.sites_known)
        above: list[str] = []
        seen = {name}
        subject = self.sites_known.get(name)
        while subject is not None and subject.parent is not None and subject.parent not in seen:
            seen.add(subject.parent)
            subject = self.sites_known.get(subject.parent)
            if subject is not None:
                paired = is_paired(subject.name, self.sites_known)
                above.append(site_key(subject.name, side, paired))
        return above

    def ids(self, site: SiteDays, first: int, last: int) -> tuple[int, ...]:
        """The ids of a site's entries on those days; none while `brief`, or of sites not wanted."""
        wanted = not self.brief and (self.ids_of is None or site.key in self.ids_of)
        return site.ids(first, last) if wanted else ()

    def without_side(self, key: str, first: int, last: int) -> int:
        """How many entries named the paired place of `key` without saying which side."""
        name, _ = split_site(key, self.sites_known)
        if name not in self._pain or not is_paired(name, self.sites_known):
            return 0
        days = self._pain[name]
        return sum(len(days[day]) for day in days if first <= day <= last)

    def of_kind(self, kind: str) -> Timeline:
        """The entries of one kind, but pain."""
        return self.memo(f"kind {kind}", lambda: self._others_where(lambda e: e.kind == kind))

    def with_measure(self, measure: str) -> Timeline:
        """The entries that carry a measure, whatever their kind (but pain)."""
        return self.memo(
            f"measure {measure}", lambda: self._others_where(lambda e: measure in e.measures)
        )

    def movement(self) -> Timeline:
        """The entries that say how active a day was: exercise, and rest on purpose."""
        known = {kind.name for kind in KINDS.values() if kind.exercise} | {"rest"}
        return self.memo("movement", lambda: self._others_where(lambda e: e.kind in known))

    def _others_where(self, wanted: Callable[[Entry], bool]) -> Timeline:
        return Timeline([entry for entry in self._others if wanted(entry)])

    def memo(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this history."""
        if name not in self._memo:
            self._memo[name] = make()
        made: T = self._memo[name]
        return made

    def says(self, name: str) -> bool:
        """Whether the profile says yes to something (`kidney-disease`)."""
        return self.profile.get(name, "").casefold() not in ("", "no", "0", "none", "false")


def _hurts(entry: Entry) -> bool:
    return entry.measures.get("intensity", 1) != 0 or bool(entry.measures.get("unbearable"))
