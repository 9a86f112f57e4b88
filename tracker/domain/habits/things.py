"""How many things an entry holds: `3 coffees` is one line and three cups, `2 bananas` two pieces.

What is kept with such an entry is its amount, so that is what tells: the volume by the drink's
serving, the weight by a piece of the food or its serving. Rounded, and never none: what was logged
was had. Of doses and exercise each entry is one.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.habits.stretch import Amount, Size
from tracker.domain.kinds import KINDS

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue

_COUNTED = ("serving", "piece")


class Counted(NamedTuple):
    """What tells how many things an entry of a kind holds: a measure, and what is in one thing.

    `one` gives that by the entry's subject; None where it isn't known.
    """

    measure: str
    one: Callable[[str | None], float | None]


def counted_by(kind: str | None, catalogue: "Callable[[str], Catalogue]") -> Counted | None:
    """What the things of a kind are counted by; None where an entry is one whatever it holds."""
    declared = KINDS.get(kind or "")
    if declared is None or declared.subject is None or not declared.fields:
        return None
    field = declared.fields[0]
    if field.counted not in _COUNTED:
        return None
    known = catalogue(declared.subject.vocabulary)

    def one(subject: str | None) -> float | None:
        found = known.get(subject) if subject is not None else None
        return one_thing(found.data) if found is not None else None

    return Counted(field.measure, one)


def one_thing(data: Mapping[str, Any]) -> float | None:
    """What one of a subject is, by its data: a piece of it, else a serving; None if not known."""
    piece: float | None = data.get("units", {}).get("piece")
    serving: float | None = data.get("serving")
    return piece or serving


def things(amount: float, one: float | None) -> int:
    """So many things an amount is.

    >>> things(750, 250), things(296, 148), things(30, 250), things(400, None)
    (3, 2, 1, 1)
    """
    return max(1, int(amount / one + 0.5)) if one else 1


def things_a_day(
    entries: Iterable[Amount], sizes: Iterable[Size], counted: Counted
) -> list[Amount]:
    """How many things there were a day: the entries, and what they hold more than one of."""
    found = {day: times for day, _, times in entries}
    for day, subject, amount, times in sizes:
        found[day] = found.get(day, 0) + times * (things(amount, counted.one(subject)) - 1)
    return [(day, float(number), number) for day, number in found.items()]
