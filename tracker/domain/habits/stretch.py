"""A stretch of days read once for all habits: what each measure came to a day, of what.

Fifty habits that each ask the database for this week take ten times as long as one look at it.
"""

from collections.abc import Iterable, Iterator

from tracker.domain.entries import Days

#: A day, a kind, a subject, the entry's id, a measure's name and value (None: it has no measure).
Part = tuple[str, str, str | None, int, str | None, float | None]
#: A day, a sum, and how many entries had more than nothing.
Amount = tuple[str, float, int]
#: A day, a subject, an amount, and how many entries have just that.
Size = tuple[str, str | None, float, int]
#: A kind, a subject and a measure, or None for the entries themselves.
_Key = tuple[str | None, str | None, str | None]


class Stretch:
    """What was logged on some days, asked as the store is asked by `amounts`."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._found: dict[_Key, list[tuple[str, float]]] = {}
        counted = 0
        for day, kind, subject, entry, name, value in parts:
            if entry != counted:
                counted = entry
                self._found.setdefault((kind, subject, None), []).append((day, 1))
            if name is not None and value is not None:
                self._found.setdefault((kind, subject, name), []).append((day, value))

    def amounts(
        self, days: Days, measure: str | None, kind: str | None = None, subject: str | None = None
    ) -> list[Amount]:
        """What a measure came to a day, in no order; see `Reader.amounts`."""
        found: dict[str, Amount] = {}
        for _, day, value in self._values(measure, kind, subject):
            if days.first <= day <= days.last:
                _, total, times = found.get(day, (day, 0.0, 0))
                found[day] = day, total + value, times + (value > 0)
        return list(found.values())

    def sizes(self, days: Days, measure: str, kind: str, subject: str | None = None) -> list[Size]:
        """The amounts of single entries, in no order; see `Reader.sizes`."""
        return [
            (day, of, value, 1)
            for of, day, value in self._values(measure, kind, subject)
            if days.first <= day <= days.last
        ]

    def _values(
        self, measure: str | None, kind: str | None, subject: str | None
    ) -> Iterator[tuple[str | None, str, float]]:
        if subject is not None:
            for day, value in self._found.get((kind, subject, measure), ()):
                yield subject, day, value
            return
        for (of_kind, of, name), values in self._found.items():
            if name == measure and kind in (None, of_kind):
                for day, value in values:
                    yield of, day, value
