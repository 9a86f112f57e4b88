"""What rules read: the entries sorted by when things happened, and the day states of every site.

Built once in one pass; every rule and every as-of day of a replay is answered from the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.domain.catalogues.sites import is_paired, site_key, site_keys, split_site
from tracker.domain.entries import Days, Entry
from tracker.domain.kinds import KINDS
from tracker.domain.pain_score import PainScore, pain_score
from tracker.domain.time.days import DAY_S
from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.time.so_far import MOST_DAYS_APART
from tracker.domain.words.naming import as_spelled
from tracker.rules.shared.inputs import PAIN, Inputs
from tracker.rules.shared.timeline import Timeline

if TYPE_CHECKING:
    from tracker.rules.shared.site_days import SiteDays

T = TypeVar("T")

_DAY = itemgetter(PainScore._fields.index("day"))


class History:
    """Everything logged from `first_day` on. `sites` maps a site key to its days.

    `entries` may hold pain, or `scores` are what the pain entries say. `profile` and `closed` (days
    the user closed) come as they are. No day before `judged_from` is asked about (None: any may
    be). `brief` gives findings in outline: a replay asks thousands of times and keeps a few, of
    `ids_of` some sites (None: all).
    """

    def __init__(
        self,
        inputs: Inputs,
        entries: Iterable[Entry] = (),
        *,
        first_day: str,
        scores: Iterable[PainScore] = (),
    ) -> None:
        self._inputs = inputs
        self.first_day = ordinal(first_day)
        self.sites_known, self.drugs, self.signs = inputs.sites, inputs.drugs, inputs.signs
        self.profile = dict(inputs.profile)
        self.closed = frozenset(ordinal(day) for day in inputs.closed)
        self.judged_from: int | None = None
        self.brief = False
        self.ids_of: Collection[str | None] | None = None
        self._sites: dict[str, SiteDays] | None = None
        self._memo: dict[str, Any] = {}
        self._others: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._others[entry.kind].append(entry)
        for kind, catalogue in (("med", self.drugs), ("symptom", self.signs)):
            # Names are the vocabulary's, whatever way an entry came in.
            if kind in self._others:
                self._others[kind] = as_spelled(self._others[kind], catalogue)
        pains = map(pain_score, self._others.pop(PAIN, ()))
        self._pain, self._painless = self._by_site([*pains, *scores])

    def _by_site(
        self, scores: Iterable[PainScore]
    ) -> tuple[dict[str, list[PainScore]], list[PainScore]]:
        """What pain entries say by site key, and what says "no pain anywhere"; each by day."""
        # Grouped by place first: 20 years of entries pass through here.
        places: dict[tuple[str | None, str | None], list[PainScore]] = defaultdict(list)
        for score in scores:
            places[score.subject, score.side].append(score)
        found: dict[str, list[PainScore]] = {}
        painless: list[PainScore] = []
        for (subject, _), said in places.items():
            if subject is None:
                painless += [score for score in said if score.intensity == 0]
            for key in site_keys(said[0], self.sites_known):
                found[key] = [*found.get(key, ()), *said]
        for each in (*found.values(), painless):
            each.sort(key=_DAY)
        return found, painless

    def read_further(
        self, scores: Iterable[PainScore], first_day: int, keys: Collection[str]
    ) -> None:
        """Add older pain of some sites: from `first_day` to the day before the old one.

        The other sites stay as they were read: none of their bouts goes back beyond it.
        """
        found, painless = self._by_site(scores)
        for key in keys:
            older = found.get(key, [])
            self.sites[key] = _site_days(key, older, painless, self.sites[key])
            self._pain[key] = [*older, *self._pain[key]]
        self._painless = [*painless, *self._painless]
        self.first_day = first_day
        self._memo.clear()

    @property
    def keys(self) -> list[str]:
        """The keys of the sites that have an entry."""
        return list(self._pain)

    def pain_days(self, keys: Sequence[str]) -> Sequence[int]:
        """The days with PAIN at any of some sites, in order."""
        if len(keys) == 1:
            return self.sites[keys[0]].pains
        return sorted({day for key in keys for day in self.sites[key].pains})

    def _together(self, keys: Iterable[str]) -> list[PainScore]:
        return sorted((score for key in keys for score in self._pain[key]), key=_DAY)

    def without(self, ids: Collection[int | None]) -> History:
        """The same history, had some entries not been logged."""
        other = History(
            self._inputs,
            [e for entries in self._others.values() for e in entries if e.id not in ids],
            first_day=iso(self.first_day),
        )
        for key, scores in self._pain.items():
            if left := [score for score in scores if score.id not in ids]:
                other._pain[key] = left
        other._painless = [score for score in self._painless if score.id not in ids]
        other.judged_from = self.judged_from
        return other

    def logged_on(self, day: str) -> frozenset[str]:
        """The sites that have a known day then, and the kinds (but pain) that have an entry."""
        number = ordinal(day)
        sites = {key for key, site in self.sites.items() if site.on(number) is not None}
        others = self._others.items()
        kinds = {kind for kind, entries in others if any(entry.day == day for entry in entries)}
        return frozenset(sites | kinds)

    @property
    def sites(self) -> dict[str, SiteDays]:
        """Every site that has an entry, by key, in the order of keys."""
        if self._sites is None:
            self._sites = {
                key: _site_days(key, self._pain[key], self._painless) for key in sorted(self._pain)
            }
        return self._sites

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
            parts = [key for key in keys if key != whole]
            pains = [score for score in self._together(parts) if score.hurts]
            said = sorted([*self._pain.get(whole, ()), *pains], key=_DAY)
            found[whole] = (_site_days(whole, said, self._painless), keys)
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
        wholes = {whole: tuple(keys) for whole, keys in members.items() if len(keys) > 1}
        # Where all that hurts of a leg are parts of its knee, it is the knee.
        return {
            whole: keys
            for whole, keys in wholes.items()
            if not any(
                set(inner_keys) == set(keys) and whole in self._above(inner)
                for inner, inner_keys in wholes.items()
            )
        }

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
        days = Days(iso(first), iso(last))
        return sum(days.first <= score.day <= days.last for score in self._pain[name])

    def of_kind(self, kind: str) -> Timeline:
        """The entries of one kind, but pain."""
        return self.memo(f"kind {kind}", lambda: Timeline(self._others.get(kind, ())))

    def with_measure(self, measure: str) -> Timeline:
        """The entries that carry a measure, whatever their kind (but pain)."""
        every = chain.from_iterable(self._others.values())
        return self.memo(
            f"measure {measure}", lambda: Timeline(e for e in every if measure in e.measures)
        )

    def movement(self) -> Timeline:
        """The entries that say how active a day was: exercise, and rest on purpose."""
        known = [kind.name for kind in KINDS.values() if kind.told_in == "movement"]
        of_kinds = chain.from_iterable(self._others.get(kind, ()) for kind in known)
        return self.memo("movement", lambda: Timeline(of_kinds))

    def memo(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this history."""
        if name not in self._memo:
            self._memo[name] = make()
        made: T = self._memo[name]
        return made

    def year(self, today: int) -> int:
        """The year that goes without saying in what is told of the day `today`."""
        return self._inputs.year or date.fromordinal(today).year

    def stands(self, day: int, at: int | None, first: int) -> bool:
        """Whether what happened is of day `first` or later, or of the last 24 hours.

        A day may be over at once for who flies east; the hours after a dose are not.
        """
        now = self._inputs.now
        return day >= first or (now is not None and at is not None and at > now - DAY_S)

    def day_typed(self, day: int, today: int) -> str:
        """A day as it can be typed by who reads this: 'today' only where today is the present."""
        return "today" if day == today and self._inputs.now is not None else iso(day)

    def earliest(self, first: int) -> int:
        """The earliest day of what `stands` from day `first` on."""
        return first if self._inputs.now is None else first - MOST_DAYS_APART - 1

    def says(self, name: str) -> bool:
        """Whether the profile says yes to something (`kidney-disease`)."""
        return self.profile.get(name, "").casefold() not in ("", "no", "0", "none", "false")


def _site_days(
    key: str,
    scores: list[PainScore],
    painless: Sequence[PainScore],
    later: SiteDays | None = None,
) -> SiteDays:
    # Late: a history of drinks has no site.
    from tracker.rules.shared.site_days import SiteDays

    if painless:
        scores = sorted([*scores, *painless], key=_DAY)
    return SiteDays(key, scores, later)
