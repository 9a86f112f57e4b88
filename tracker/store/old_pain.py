"""Pain of long ago, read as columns: a row for every entry would cost more than all the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tracker.domain.catalogues.sites import BOTH
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.pain_score import PlainPain
from tracker.store.sound import are_days

#: What stands between two entries in a column. In a name it makes that column a longer one.
SEPARATOR = ","
#: A subject or a side that isn't given, and a score that isn't all that an entry says.
NONE, MORE = "0", "-1"

#: An entry's day, score and id.
Row = tuple[str, str, str]


class SortedOut(NamedTuple):
    """The plain days of every place, and the ids of the entries of all other days."""

    plain: Sequence[PlainPain]
    others: Sequence[int]


def sort_out(columns: Sequence[str | None]) -> SortedOut | None:
    """What the statement `old_pain` gives: each entry's subject, side, day, score and id.

    A day is plain where no place has more than one entry, which says a score and one side. None
    where few days are, or where something isn't as it must be: entries are read one by one then.
    """
    if columns[0] is None:
        return SortedOut((), ())
    subjects, sides, *rest = (text.split(SEPARATOR) for text in columns if text is not None)
    if any(len(each) != len(subjects) for each in (sides, *rest)) or not are_days(set(rest[0])):
        return None
    places: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for place, row in zip(zip(subjects, sides, strict=True), zip(*rest, strict=True), strict=True):
        places[place].append(row)
    odd = _odd_days(places)
    plain: list[PlainPain] = []
    others: list[int] = []
    for (subject, side), rows in places.items():
        left = rows
        if odd:
            others += [int(entry_id) for day, _, entry_id in rows if day in odd]
            left = [row for row in rows if row[0] not in odd]
        if left:
            plain.append(_plain(subject, None if side == NONE else side, left))
    return SortedOut(plain, others) if len(others) <= len(subjects) // 4 else None


def _odd_days(places: Mapping[tuple[str, str], list[Row]]) -> set[str]:
    """The days that aren't plain. Rows are brought into order; mostly a look tells that all are."""
    odd: set[str] = set()
    for (subject, side), rows in places.items():
        rows.sort()
        days, scores, _ = zip(*rows, strict=True)
        if subject == NONE or side == BOTH:
            odd.update(days)
        elif MORE in scores:
            odd.update(day for day, score, _ in rows if score == MORE)
        if len(set(days)) < len(days):
            odd.update(day for day, later in pairwise(days) if day == later)
    return odd


def _plain(subject: str, side: str | None, rows: list[Row]) -> PlainPain:
    days, scores, ids = zip(*rows, strict=True)
    read = {score: float(score) for score in set(scores)}
    return PlainPain(subject, side, days, [*map(read.__getitem__, scores)], [*map(int, ids)])
