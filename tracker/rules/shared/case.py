"""One site on one day, as a rule judges it, and what its finding says of the days looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sites import BACKS, is_part_of
from tracker.domain.catalogues.sources import source
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding, Rule
from tracker.rules.shared.timeline import iso_days
from tracker.rules.shared.wording import count_of, day_words, place, row_day, step_day

if TYPE_CHECKING:
    from tracker.rules.shared.cutoffs import CutOffs
    from tracker.rules.shared.history import History
    from tracker.rules.shared.site_days import SiteDays


class Looked(NamedTuple):
    """The days that a finding looked at: the first and the last, how many are known, their ids.

    `unsided` counts the entries of them that named a paired place without its side.
    """

    window: tuple[str, str]
    known_days: int
    entries: tuple[int, ...]
    unsided: int

    @property
    def remark(self) -> str:
        """What is added to the message; '' if every entry said its side."""
        return f" {self._unsided}." if self.unsided else ""

    @property
    def beside(self) -> str:
        """The same behind the facts of a row."""
        return f"; {self._unsided}" if self.unsided else ""

    @property
    def _unsided(self) -> str:
        return f"{count_of(self.unsided, 'entry')} did not say which side"


class Case(NamedTuple):
    """A site of a history on a day, and the cut-offs in force by which it is judged."""

    history: History
    site: SiteDays
    today: int
    cut: Mapping[str, float]

    @property
    def place(self) -> str:
        """The site's name at the beginning of a sentence."""
        return place(self.site.key)

    @property
    def year(self) -> int:
        """The year that goes without saying."""
        return self.history.year(self.today)

    @property
    def is_back(self) -> bool:
        """Whether published advice on back pain speaks of the site."""
        return is_part_of(self.site.key, BACKS, self.history.sites_known)

    def sources(self, *keys: str) -> tuple[str, ...]:
        """Of some sources, those that speak of the site."""
        return keys if self.is_back else tuple(key for key in keys if not source(key).backs)

    def day_words(self, day: int) -> str:
        """A day as people say it."""
        return day_words(day, self.year)

    def step_day(self, day: int) -> str:
        """A day in a line of the evidence."""
        return step_day(day, self.year)

    def short_day(self, day: int) -> str:
        """A day where there is little room."""
        return row_day(day, self.year)

    def looked(self, first: int) -> Looked:
        """What a finding says of the days from `first` on."""
        site, history, today = self.site, self.history, self.today
        return Looked(
            iso_days(first, today),
            site.known(first, today),
            history.ids(site, first, today),
            history.without_side(site.key, first, today),
        )


def each_site(
    judge: Callable[[Case], Finding | None],
    rule: Rule,
    history: History,
    as_of: str,
    cutoffs: CutOffs,
) -> list[Finding]:
    """What a rule says of every site on a day: at most one finding each."""
    today, cut = ordinal(as_of), cutoffs.of(rule)
    found = (judge(Case(history, site, today, cut)) for site in history.sites.values())
    return [finding for finding in found if finding is not None]
