"""Running the rules for one diary: what they read comes from its store."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.entries import Days, Entry

if TYPE_CHECKING:
    from tracker.domain.pain_score import PainScore
    from tracker.rules import Finding
    from tracker.rules.shared.inputs import Inputs

_DAY = itemgetter(Entry._fields.index("day"))


def current_findings(
    diary: Diary, as_of: str | None = None, inputs: Inputs | None = None
) -> list[Finding]:
    """Every finding on a day, in the shown order; `.shown` says which to print.

    Without a day: up to now. `inputs` are those of `rule_inputs`, or of `reading_again` where
    entries are read already.
    """
    from tracker.rules import check

    inputs = inputs or rule_inputs(diary, up_to_now=as_of is None)
    return check(inputs, as_of or diary.so_far.last_day)


def reading_again(inputs: Inputs, days: Days, entries: Sequence[Entry]) -> Inputs:
    """The same inputs, with the entries of `days` taken from those that are read, in order."""
    kinds: dict[str | None, list[Entry]] = {None: list(entries)}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry)

    def is_read(wanted: Days) -> bool:
        return days.first <= wanted.first and wanted.last <= days.last

    def read(wanted: Days, kind: str | None = None) -> Iterable[Entry]:
        if not is_read(wanted):
            return inputs.read(wanted, kind)
        found = kinds.get(kind, [])
        first = bisect_left(found, wanted.first, key=_DAY)
        return found[first : bisect_right(found, wanted.last, key=_DAY)]

    def since(firsts: Mapping[str, str], last: str) -> Iterable[Entry]:
        here = {kind: first for kind, first in firsts.items() if is_read(Days(first, last))}
        left = {kind: first for kind, first in firsts.items() if kind not in here}
        found = (read(Days(first, last), kind) for kind, first in here.items())
        return chain(*found, inputs.of_kinds(left, last))

    again = inputs._replace(read=read, since=since, scores=None)

    def scores(wanted: Days) -> Iterable[PainScore]:
        return (again if is_read(wanted) else inputs).pain(wanted)

    return again._replace(scores=scores)


def rule_inputs(diary: Diary, *, up_to_now: bool = True) -> Inputs:
    """What rules are asked about: the diary, its answers, profile and cut-offs.

    Up to now by the instant; else, of any day, days alone decide.
    """
    from tracker.rules.shared.cutoffs import CutOffs
    from tracker.rules.shared.inputs import Inputs

    store = diary.store
    answers = store.acknowledgements()
    sites, drugs, signs = diary.catalogues("sites", "drugs", "signs")
    inputs = Inputs(
        read=store.entries,
        sites=sites,
        drugs=drugs,
        signs=signs,
        acknowledgements=answers,
        profile=store.profile(),
        closed=frozenset(store.closed_days()),
        cutoffs=CutOffs(diary.tastes.rules),
        scores=store.pain_scores,
        old_scores=store.old_pain,
        since=store.entries_since,
        year=diary.clock.wall(diary.clock.now).year,
    )
    if not up_to_now:
        return inputs
    known = diary.so_far
    return inputs._replace(
        read=diary.up_to_now.said,
        scores=diary.up_to_now.scores,
        old_scores=diary.up_to_now.old_pain,
        since=diary.up_to_now.said_since,
        now=known.now,
        # An answer given further east is of a day that may not be there yet.
        acknowledgements=[one._replace(day=min(one.day, known.last_day)) for one in answers],
    )
