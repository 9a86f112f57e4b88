"""What rules are asked about: how to read a diary, and what is known beside its entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from tracker.domain.catalogues.sites import site_keys
from tracker.domain.entries import Days, Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.pain_score import OldPain, PainScore, pain_score
from tracker.rules.shared.cutoffs import CutOffs

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.kept_findings import Acknowledgement

PAIN = "pain"


class Read(Protocol):
    """Gives the entries of some days, of one kind or of all."""

    def __call__(self, days: Days, kind: str | None = None, /) -> Iterable[Entry]: ...


#: Gives the entries of several kinds, each from a first day of its own, to the same last one.
ReadSince = Callable[[Mapping[str, str], str], Iterable[Entry]]


class Inputs(NamedTuple):
    """A diary as rules read it.

    `read` gives entries; `since` those of several kinds at once, each from a first day of its own
    to the same last one; `scores` what the pain entries of some days say, where that is known
    without reading them whole, and `old_scores` the same of days by the thousand.
    `acknowledgements` are the user's answers to findings; `profile` what is known of the user,
    `closed` the ISO days of which the user said that nothing is left to log; `cutoffs` those in
    force. `now` is the instant up to which it is read, in epoch seconds; None where days alone
    decide. `year` is the present one, which goes without saying whatever day is judged; None
    where there is no present but the day that is judged.
    """

    read: Read
    sites: Catalogue
    drugs: Catalogue
    signs: Catalogue
    acknowledgements: Iterable[Acknowledgement] = ()
    profile: Mapping[str, str] = MappingProxyType({})
    closed: frozenset[str] = frozenset()
    cutoffs: CutOffs = CutOffs()
    scores: Callable[[Days], Iterable[PainScore]] | None = None
    now: int | None = None
    year: int | None = None
    since: ReadSince | None = None
    old_scores: Callable[[Days], OldPain] | None = None

    def of_kinds(self, firsts: Mapping[str, str], last: str) -> Iterable[Entry]:
        """The entries of several kinds, each from a first day of its own to the same last one."""
        if self.since is not None:
            return self.since(firsts, last) if firsts else ()
        read = (self.read(Days(first, last), kind) for kind, first in firsts.items())
        return chain.from_iterable(read)

    def pain(self, days: Days) -> Iterable[PainScore]:
        """What the pain entries of some days say."""
        if self.scores is not None:
            return self.scores(days)
        return map(pain_score, self.read(days, PAIN))

    def old_pain(self, days: Days) -> OldPain:
        """The same of days by the thousand. Of `plain` ones each is another site's."""
        if self.old_scores is not None:
            found = self.old_scores(days)
            keys = [key for one in found.plain for key in site_keys(one, self.sites)]
            if len(set(keys)) == len(keys):  # else two names of a site may have the same day
                return found
        return OldPain((), list(self.pain(days)))
