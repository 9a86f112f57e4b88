"""Doses that belong together: those of some hours, of one day, of one taking."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import exceeds
from tracker.domain.time.days import DAY_S
from tracker.rules.shared.doses import Dose, Held

MINUTE, HOUR = 60, 3600


class Window(NamedTuple):
    """Doses that are summed, in order: of the time up to the last, or of a whole day.

    A day is summed where one of its doses has no time, which is in no other window.
    """

    doses: Sequence[Dose]
    whole_day: bool = False

    @property
    def last(self) -> Dose:
        return self.doses[-1]

    @property
    def mg(self) -> float:
        return sum(dose.mg for dose in self.doses)

    @property
    def minutes(self) -> float:
        """From the first to the last; 0 of a day."""
        return 0 if self.whole_day else (at_of(self.last) - at_of(self.doses[0])) / MINUTE


class Apart(NamedTuple):
    """A dose too soon after the last one: seconds between them, and the least of the label's."""

    seconds: int
    least_h: float
    doses: Sequence[Dose]


def at_of(dose: Dose) -> int:
    """The instant of a dose that has one."""
    assert dose.at is not None
    return dose.at


def timed(taken: Sequence[Dose]) -> list[Dose]:
    """The doses that have a time."""
    return [dose for dose in taken if dose.at is not None]


def rolling(taken: Sequence[Dose], seconds: int, *, both_ends: bool = False) -> list[Window]:
    """The doses of the time up to each one, itself included; of several at one instant all.

    What is exactly so long ago is out, unless `both_ends` count.
    """
    known = timed(taken)
    found = []
    for end in dict.fromkeys(map(at_of, known)):
        first = end - seconds + (0 if both_ends else 1)
        found.append(Window([dose for dose in known if first <= at_of(dose) <= end]))
    return found


def whole_days(taken: Sequence[Dose]) -> list[Window]:
    """The days on which a dose has no time, each with all of its doses."""
    days = dict.fromkeys(dose.day for dose in taken if dose.at is None)
    return [Window([d for d in taken if d.day == day], whole_day=True) for day in days]


def too_soon(taken: Sequence[Dose], held: Held, one_dose_s: int) -> list[Apart]:
    """The doses sooner after the last one than the label says, in the order of time.

    What is no more than `one_dose_s` apart is one dose.
    """
    found, known, extra_at = [], timed(taken), None
    for end in dict.fromkeys(map(at_of, known)):
        before = max((at_of(d) for d in known if at_of(d) < end - one_dose_s), default=None)
        if before is None:
            continue
        last = [d for d in known if before - one_dose_s <= at_of(d) <= before]
        least = _least_hours(held, Window(last).mg)
        if end - before >= least * HOUR:
            continue
        if _is_extra(held, [d for d in known if at_of(d) <= end], extra_at, one_dose_s):
            extra_at = end
        else:
            at_end = [d for d in known if at_of(d) == end]
            found.append(Apart(end - before, least, [*last, *at_end]))
    return found


def _least_hours(held: Held, before_mg: float) -> float:
    over = held.label.get("interval_over")
    if over and exceeds(before_mg, over["mg"]):
        return float(over["interval_h"])
    return float(held.interval_h or 0)


def _is_extra(held: Held, up_to: Sequence[Dose], extra_at: int | None, one_dose_s: int) -> bool:
    """Whether the last dose is the second that a label allows soon after the first, once a day."""
    extra = held.label.get("first_dose_extra")
    if not extra:
        return False
    end = at_of(up_to[-1])
    with_first = Window([d for d in up_to if at_of(d) >= end - extra["within_h"] * HOUR])
    if with_first.minutes <= one_dose_s / MINUTE or exceeds(with_first.mg, extra["mg"]):
        return False
    if extra_at is None or end - extra_at >= extra["per_h"] * DAY_S / 24:
        return True
    return end - extra_at <= one_dose_s
