"""What a rule and a finding are. The contract of `rules.md`, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.spelling import normalise
from tracker.domain.time.ordinals import ordinal

if TYPE_CHECKING:
    from tracker.rules.shared.case import Case
    from tracker.rules.shared.cutoffs import CutOffs
    from tracker.rules.shared.history import History

#: Most severe first. `unsure`: not enough logged to tell.
LEVELS = ("urgent", "see-doctor", "watch", "info", "unsure")
LEVEL_NAMES = {
    "urgent": "URGENT",
    "see-doctor": "See a doctor",
    "watch": "Watch",
    "info": "Note",
    "unsure": "Not sure",
}

DISCLAIMER = "This is a note about what you logged, not a diagnosis."


#: Why a finding has no line of its own: another tells it, or someone is in severe pain.
FOLDED, SEVERE = "folded", "severe-pain"


def rank(level: str) -> int:
    """How grave a level is: 0 for unsure, 4 for urgent."""
    return len(LEVELS) - 1 - LEVELS.index(level)


class CutOff(NamedTuple):
    """A number a rule decides by.

    `ours` says that it has no published source ("this tool's own cut-off"); only such a one can be
    changed, within `low`..`high`. Else `source` is a key of `tracker.domain.catalogues.sources`.
    """

    name: str
    value: float
    unit: str
    meaning: str
    ours: bool = True
    source: str | None = None
    low: float = 0
    high: float = 0

    def amount(self, value: float) -> str:
        """A value with its unit: '7 days', '1 day', '40 %'."""
        one = value == 1 and self.unit.endswith("s")
        return f"{value:g} {self.unit[:-1] if one else self.unit}"

    def as_json(self, in_force: float | None = None) -> dict[str, Any]:
        """The cut-off as data, `value` as it is in force; bounds only where it can be changed."""
        data: dict[str, Any] = {
            "name": self.name,
            "value": self.value if in_force is None else in_force,
            "default": self.value,
            "unit": self.unit,
            "meaning": self.meaning,
            "ours": self.ours,
            "source": self.source,
        }
        return {**data, "bounds": [self.low, self.high]} if self.ours else data


class LookBack(NamedTuple):
    """Days that a finding looked at: how many of them are known, and their mean if there is one."""

    name: str
    first: str
    last: str
    known_days: int
    mean: float | None = None


class Finding(NamedTuple):
    """What a rule says of one site (or of none) on one day.

    A replay, which asks of thousands of days what is raised at all, needs no more of a site than
    `rule`, `level`, `since`, `site`, `bout` and `quiet`.

    `since` is the day it began, `window` the first and last day it looked at, `entries` the ids it
    rests on. `bout` is the day the current bout began, for the life-cycle, where it isn't `since`.
    `about` tells apart findings of one rule without a site (a drug, a warning sign). `clause` is
    what another finding's line says of this one when it is folded away, `also` what this line says
    of another. `event` says that each entry counts by itself, so that a new one is a new finding;
    `ended` that a doctor has seen it and it no longer hides others; `arises` is False where it may
    not be announced unasked. `hidden` is why `check` leaves it out: "" (it doesn't), 'folded',
    'quiet', 'unsure', 'severe-pain', 'acknowledged' or 'snoozed'. `volumes` are those that its
    words round, in ml, for who measures in other units. With a `peak`, the worst score of a bout,
    an answer holds for the bout until that is well above the worst of the day it was given.
    `until` is the last day of what is over, "" while it may go on. `facts` say what it rests on in
    a few words, for a row below a line that several share.
    For a line of its own: `gist` is what was found in a few words, alike at every site, `named`
    what it speaks of where that is no site. `call` is the sentence that findings of the same gist
    share, above a row of facts each: of what is urgent no gist is enough. `advice` is the end of
    `message` that others share.
    """

    rule: str
    level: str
    since: str
    site: str | None = None
    window: tuple[str, str] | None = None
    known_days: int | None = None
    evidence: Mapping[str, Any] = MappingProxyType({})
    entries: tuple[int, ...] = ()
    message: str = ""
    sources: tuple[str, ...] = ()
    state: str = "new"
    bout: str | None = None
    about: str | None = None
    clause: str = ""
    also: str = ""
    event: bool = False
    quiet: bool = False
    ended: bool = False
    arises: bool = True
    hidden: str = ""
    windows: tuple[LookBack, ...] = ()
    arithmetic: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    answer: str = ""
    volumes: tuple[float, ...] = ()
    peak: float | None = None
    gist: str = ""
    named: str = ""
    advice: str = ""
    until: str = ""
    facts: str = ""
    call: str = ""

    @property
    def total_days(self) -> int | None:
        """How many days `known_days` is of; None where they aren't counted."""
        if self.window is None or self.known_days is None:
            return None
        return ordinal(self.window[1]) - ordinal(self.window[0]) + 1

    @property
    def shown(self) -> bool:
        """Whether `check` without --all gives it a line of its own."""
        return not self.hidden

    @property
    def listed(self) -> bool:
        """Whether `check --json` without --all holds it: also when folded into another's line."""
        return self.hidden in ("", FOLDED)

    @property
    def line(self) -> str:
        """The sentence for the user, with what was folded into it."""
        return f"{self.message} {self.also}" if self.also else self.message

    @property
    def sentence(self) -> str:
        """The message without the advice, which stands once below several."""
        return self.message.replace(f" {self.advice}", "") if self.advice else self.message

    @property
    def briefly(self) -> str:
        """The line without the advice: for a list whose advice stands once below it."""
        return f"{self.sentence} {self.also}".rstrip()

    @property
    def answered(self) -> str:
        """What the user said to it, or the state of it where no words are kept; "" for neither."""
        return self.answer or ("" if self.state == "new" else self.state)

    @property
    def handle(self) -> str:
        """What `ack` and `snooze` call it: 'persistent-pain lower-back', 'red-flag fever'."""
        which = self.site or normalise(self.about or "")
        return f"{self.rule} {which}".rstrip()

    def as_json(self) -> dict[str, Any]:
        """The documented shape of `check --json`; what doesn't apply is None."""
        return {
            "rule": self.rule,
            "site": self.site,
            "level": self.level,
            "since": self.since,
            "window": list(self.window) if self.window else None,
            "known_days": self.known_days,
            "total_days": self.total_days,
            "evidence": dict(self.evidence),
            "entries": list(self.entries),
            "state": self.state,
            "message": self.message,
            "sources": list(self.sources),
        }


def share_a_line(alike: Sequence[Finding]) -> bool:
    """Whether findings with the same gist are told as one line, with a row for each."""
    told = all(one.facts and (one.call or one.level != "urgent") for one in alike)
    return len(alike) > 1 and told


def resting(findings: Iterable[Finding]) -> int:
    """How many findings stand that the user acknowledged or snoozed."""
    return sum(finding.state != "new" for finding in findings)


def advice_of(findings: Iterable[Finding]) -> list[str]:
    """The advice that stands below findings, each piece of it once, also one within another."""
    found = list(dict.fromkeys(finding.advice for finding in findings if finding.advice))
    return [advice for advice in found if not any(advice in f for f in found if f != advice)]


def sources_of(findings: Iterable[Finding]) -> list[str]:
    """The keys of the sources that findings go by, each once, in the order of their first use."""
    return list(dict.fromkeys(key for finding in findings for key in finding.sources))


Find = Callable[["History", str, "CutOffs"], list[Finding]]


class AtOnce(NamedTuple):
    """What a rule needs to speak at the moment an entry is logged.

    With a measure: more than `least` of it within `span_min` minutes, of the kinds that it reads.
    """

    measure: str | None = None
    least: float = 0
    span_min: int = 0


class Together(NamedTuple):
    """How a rule that follows one site judges a site and its parts as one.

    `judge` is its verdict on any site's days, by its cut-offs in force; `what` says in a clause
    what a finding of it found, in a year that goes without saying.
    """

    judge: Callable[[Case], Finding | None]
    what: Callable[[Finding, int], str]


class Reach(NamedTuple):
    """How far back a bout is followed: until `gap` days lie between two of its days.

    A bout that ended `matters` days ago can still be spoken of.
    """

    gap: int
    matters: int


class Rule(NamedTuple):
    """One rule's own declaration. `order` is its place on the screen, `kinds` what it reads.

    `find(history, as_of, cutoffs)` is pure: no clock, no database. `days_back` is how many days
    before `as_of` it looks at, walking further only for pain that goes on, as `reach` says.

    What else makes it special: `at_once` (None: it speaks of days that are over), `shares_line`
    (the rule with which it has one line for a site), `together`, `severe` and `rests` (while a
    severe one stands, one that rests is hidden), `tells_unsure` (that it can't tell is shown
    unasked), `each_time` (every entry that it rests on announces it anew), `ends_when_seen` (a
    doctor's look ends it), `marks` (days since it began at which an answered one comes back),
    `named_by_about` (its findings are told apart by the name of a sign or a drug).
    """

    name: str
    title: str
    order: int
    kinds: frozenset[str]
    definition: str
    cutoffs: tuple[CutOff, ...]
    sources: tuple[str, ...]
    find: Find
    days_back: int = 400
    reach: Callable[[CutOffs], Reach] | None = None
    at_once: AtOnce | None = AtOnce()
    shares_line: str = ""
    together: Together | None = None
    severe: bool = False
    rests: bool = False
    tells_unsure: bool = False
    each_time: bool = False
    ends_when_seen: bool = False
    marks: tuple[int, ...] = ()
    named_by_about: bool = False

    def as_json(self, in_force: Mapping[str, float] | None = None) -> dict[str, Any]:
        """The declaration as data, for `rules show --json`, with the cut-offs in force by name."""
        values = in_force or {}
        return {
            "rule": self.name,
            "title": self.title,
            "definition": self.definition,
            "cutoffs": [cutoff.as_json(values.get(cutoff.name)) for cutoff in self.cutoffs],
            "sources": list(self.sources),
        }
