"""What rules are asked about: how to read a diary, and what is known beside its entries."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tracker.domain.entries import Days, Entry, PainScore, pain_score
from tracker.rules.settings import Settings

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue

PAIN = "pain"


class Read(Protocol):
    """Gives the entries of some days, of one kind or of all."""

    def __call__(self, days: Days, kind: str | None = None, /) -> Iterable[Entry]: ...


class Inputs(NamedTuple):
    """A diary as rules read it.

    `read` gives entries; `scores` what the pain entries of some days say, where that is known
    without reading them whole. `acknowledgements` are the user's answers to findings, as records;
    `profile` what is known of the user, `closed` the ISO days of which the user said that nothing
    is left to log; `settings` the cut-offs. `now` is the instant up to which it is read, in epoch
    seconds; None where days alone decide. `year` is the present one, which goes without saying
    whatever day is judged; None where there is no present but the day that is judged.
    """

    read: Read
    sites: "Catalogue"
    drugs: "Catalogue"
    signs: "Catalogue"
    acknowledgements: Iterable[Mapping[str, Any]] = ()
    profile: Mapping[str, str] = MappingProxyType({})
    closed: frozenset[str] = frozenset()
    settings: Settings = Settings()
    scores: Callable[[Days], Iterable[PainScore]] | None = None
    now: int | None = None
    year: int | None = None

    def pain(self, days: Days) -> Iterable[PainScore]:
        """What the pain entries of some days say."""
        if self.scores is not None:
            return self.scores(days)
        return map(pain_score, self.read(days, PAIN))
