"""What the rules say of a diary: today, on any day, or first on which day; and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.diary.find.naming import asked_for
from tracker.diary.find.running import current_findings, rule_inputs
from tracker.diary.preferences.preferences import tell_cut_offs
from tracker.domain.entries import Days
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.day_words import read_day

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.rules import Explanation, Finding


class Checked(NamedTuple):
    """What the rules say on a day, an ISO day.

    `findings` are all there are, `wanted` those asked for, with their `explanations` where these
    were. `entries` counts what was looked at up to that day, where nothing is to be shown.
    """

    day: str
    findings: Sequence[Finding]
    wanted: Sequence[Finding]
    explanations: Sequence[Explanation]
    entries: int

    @property
    def levels(self) -> frozenset[str]:
        """The levels of what stands and was neither acknowledged nor snoozed."""
        return frozenset(finding.level for finding in self.findings if finding.shown)

    @property
    def resting(self) -> int:
        """How many findings were acknowledged or snoozed."""
        from tracker.rules.base import resting

        return resting(self.findings)


class Replayed(NamedTuple):
    """What was first raised on which of some days, each judged as it then stood."""

    days: Days
    raised: Sequence[tuple[str, Finding]]


def checked(
    diary: Diary,
    as_of: str | None = None,
    *,
    which: Sequence[str] = (),
    everything: bool = False,
    explained: bool = False,
) -> Checked:
    """What the rules say on the day that `as_of` names in words; without it, up to now.

    `which` are the words for some findings (`asked_for`); without any, all are looked at. With
    `everything` also the quiet and the resting is wanted. Cut-offs that can't be used are told.
    Raises WrongWords for no day, UnknownName for words that mean no finding.
    """
    tell_cut_offs(diary)
    day = read_day(as_of, diary.clock) if as_of else diary.so_far.last_day
    findings = current_findings(diary, day if as_of else None)
    if which:
        findings = list(filter(asked_for(diary, which, findings), findings))
    wanted = [finding for finding in findings if everything or finding.shown]
    return Checked(
        day,
        findings,
        wanted,
        explanations(diary, wanted) if explained else (),
        0 if wanted else diary.store.entries_counted(day),
    )


def explanations(diary: Diary, findings: Sequence[Finding]) -> list[Explanation]:
    """The entries, windows and arithmetic behind each finding."""
    from tracker.rules import explain

    ids = {entry_id for finding in findings for entry_id in finding.entries}
    entries = diary.store.entries_by_id(ids) if ids else []
    return [explain(finding, entries) for finding in findings]


def replayed(
    diary: Diary, since: str, as_of: str | None = None, *, which: Sequence[str] = ()
) -> Replayed:
    """The diary gone through day by day, from the day that words name to another or to now.

    `which` as in `checked`. Raises WrongWords for no day, UnknownName for no finding.
    """
    from tracker.rules import replay

    tell_cut_offs(diary)
    last = read_day(as_of, diary.clock) if as_of else diary.so_far.last_day
    inputs = rule_inputs(diary, up_to_now=as_of is None)
    days = Days(read_day(since, diary.clock), last)
    raised = replay(inputs, *days)
    if which:
        is_meant = asked_for(diary, which, [finding for _, finding in raised])
        raised = [(day, finding) for day, finding in raised if is_meant(finding)]
    return Replayed(days, raised)
