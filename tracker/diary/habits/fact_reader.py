"""What is known of habits, read from the store: amounts, answers of "no", days closed or logged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.domain.habits.asked import ENTRIES, LOGGED, SUMS, Amount, Asked
from tracker.domain.habits.counting import (
    DRINK,
    DRINKS,
    VOLUME,
    alcoholic_drinks,
    is_of_all_drinks,
    members_for,
    vocabulary_of_families,
)
from tracker.domain.habits.facts import NOTHING_KNOWN, Facts, merged
from tracker.domain.habits.habit import Habit, Plan
from tracker.domain.habits.things import counted_by, one_thing, things
from tracker.domain.kinds import OWN
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import TINY
from tracker.domain.time.ordinals import iso, ordinal

if TYPE_CHECKING:
    from tracker.diary.diary import Diary

#: From a day to a day, both ordinals; none where the first is the later.
Stretch = tuple[int, int]

NO_DAYS: Stretch = (1, 0)

#: By measure what a habit came to a day; by ANSWERED the days of which "no" was said, as 0; by
#: LEFT_OUT what of it doesn't count.
Found = dict[str, dict[int, float]]

ANSWERED = ""
#: What alcoholic drinks came to a day, of all drinks.
LEFT_OUT = "left-out"


class Question(NamedTuple):
    """What is asked of the store; what a row of the answer comes to is added to `found` by day."""

    asked: Asked
    number: Callable[[Amount], float]
    found: dict[int, float]


class Reading:
    """What is read of a habit, each day once."""

    def __init__(self, reader: FactReader, habit: Habit, plans: tuple[Plan, ...]) -> None:
        self.habit, self.plans = habit, plans
        self.measures = {plan.measure for plan in plans} or {habit.measure or "done"}
        self.most = any(plan.most for plan in plans)
        self._reader, self._facts = reader, NOTHING_KNOWN
        self._known = self._noted = NO_DAYS

    def note(self, first: int, last: int) -> None:
        """Note that some days will be read: they are with the first that any habit reads."""
        self._noted = _both(self._noted, (first, last))

    def read(self, first: int, last: int) -> Facts:
        """What is known of some days, and whatever else was read."""
        self.note(first, last)
        if self.missing():
            self._reader.read_noted()
        return self._facts

    def missing(self) -> list[Stretch]:
        """The days that were noted and not read."""
        (first, last), (since, until) = self._noted, self._known
        if since > until:
            return [self._noted] if first <= last else []
        return [each for each in ((first, since - 1), (until + 1, last)) if each[0] <= each[1]]

    def learn(self, days: Stretch, found: Found, rest: Facts) -> None:
        """Know what was found on some days; `rest` holds what is known of all habits."""
        amounts: dict[int, float] = {}
        by_measure = {name: found.get(name, {}) for name in self.measures}
        if LEFT_OUT in found:
            self._leave_out(found[LEFT_OUT], by_measure[VOLUME])
        several = len(by_measure) > 1
        for name, of in by_measure.items():
            judged = {d: v for d, v in of.items() if self._judged_by(name, d)} if several else of
            amounts.update(judged)
        for day, done in found.get(ANSWERED, {}).items():
            if not done:
                amounts.setdefault(day, 0.0)
        facts = rest._replace(amounts=amounts, by_measure=by_measure if several else {})
        self._facts, self._known = merged(facts, self._facts), _both(self._known, days)

    def _leave_out(self, alcoholic: Mapping[int, float], drinks: dict[int, float]) -> None:
        """Take alcoholic drinks off, but for a ceiling; of a day with no other nothing is known."""
        for day, amount in alcoholic.items():
            plan = next((plan for plan in self.plans if plan.last >= day), None)
            if plan is None or not plan.most:
                drinks[day] -= amount
                if drinks[day] <= TINY:
                    del drinks[day]

    def _judged_by(self, measure: str, day: int) -> bool:
        return any(p.measure == measure and p.first <= day <= p.last for p in self.plans)


class FactReader:
    """Reads what is known of habits up to now; what all of them need is asked for at once.

    What has happened on a day that isn't there yet counts for today. `former` gives the names that
    own habits had before, each with the present one; `closed` are the days that were closed, if
    they are known.
    """

    def __init__(
        self,
        diary: Diary,
        former: Callable[[], Mapping[str, str]],
        closed: Collection[str] | None = None,
    ) -> None:
        self._diary, self._store, self._now = diary, diary.store, diary.so_far
        self._former = former
        self._readings: list[Reading] = []
        self._closed = None if closed is None else frozenset(map(ordinal, closed))
        self._logged, self._logged_since = set[int](), ordinal(self._now.last_day) + 1

    def reading(self, habit: Habit, plans: tuple[Plan, ...]) -> Reading:
        """A habit that is going to be read."""
        reading = Reading(self, habit, plans)
        self._readings.append(reading)
        return reading

    def read_noted(self) -> None:
        """Read the days that were noted, of all habits."""
        self._load_catalogues()
        wanted = [(each, days) for each in self._readings for days in each.missing()]
        found: list[Found] = [{} for _ in wanted]
        questions = [
            question
            for (each, days), of in zip(wanted, found, strict=True)
            for question in self._questions(each, days, of)
        ]
        since = min((days[0] for each, days in wanted if each.most), default=self._logged_since)
        self._ask(questions, since)
        for (each, days), of in zip(wanted, found, strict=True):
            known = frozenset(self._logged if each.most else ())
            each.learn(days, of, Facts({}, self._all_closed(), known))

    def _ask(self, questions: Sequence[Question], since: int) -> None:
        """Find what is asked, and since a day those with any entry, which all ceilings share."""
        unread = Days(iso(since), iso(self._logged_since - 1))
        asked = [one.asked for one in questions]
        for row in self._store.amounts(asked, unread, self._now.ids_ahead):
            day = ordinal(self._now.as_today(row[1]))
            if row[0] == LOGGED:
                self._logged.add(day)
                continue
            _, number, found = questions[row[0]]
            found[day] = found.get(day, 0.0) + number(row)
        self._logged_since = min(since, self._logged_since)

    def _load_catalogues(self) -> None:
        """Those that say how many things an entry holds, each once and the own names together."""
        needed = [name for each in self._readings for name in _vocabularies(each)]
        self._diary.catalogues(*dict.fromkeys(needed))

    def _questions(self, reading: Reading, stretch: Stretch, found: Found) -> Iterator[Question]:
        habit, days = reading.habit, self._days(stretch)
        for measure in reading.measures:
            counted = measure == "done" and habit.measure != "done"
            number: Callable[[Amount], float] = _times if counted else _value
            asked = Asked(SUMS, days, measure, habit.kind)
            if counted and habit.own:
                asked = asked._replace(measure=habit.measure or "done")
            elif counted:
                in_one = counted_by(habit.kind)
                asked = asked._replace(counted=ENTRIES, measure=in_one and in_one.measure)
                number = self._number_of_things(in_one.vocabulary) if in_one else _times
            of_measure = found.setdefault(measure, {})
            for subject in self._subjects(habit):
                yield Question(asked._replace(subject=subject), number, of_measure)
            if is_of_all_drinks(habit.kind, measure):
                of_drinks, left_out = asked._replace(kind=DRINK), found.setdefault(LEFT_OUT, {})
                for name in alcoholic_drinks(self._diary.catalogue):
                    yield Question(of_drinks._replace(subject=name), _value, left_out)
        if not habit.own:
            # An own habit has a 0 of its own.
            said = Asked(SUMS, days, "done", OWN, habit.name)
            yield Question(said, _value, found.setdefault(ANSWERED, {}))

    def _days(self, stretch: Stretch) -> Days:
        """Days as the store has them: what has happened is of today at the latest."""
        first, last = map(iso, stretch)
        return Days(first, max(last, self._now.last_day) if last >= self._now.today else last)

    def _number_of_things(self, vocabulary: str) -> Callable[[Amount], float]:
        def number(row: Amount) -> float:
            _, _, subject, amount, times = row
            known = self._diary.catalogue(vocabulary).get(subject) if subject else None
            return times * things(amount, one_thing(known.data) if known else None)

        return number

    def _subjects(self, habit: Habit) -> list[str | None]:
        """The subjects of a habit's entries: a whole family's, or the names that an own one had."""
        if not habit.own:
            return [*members_for(habit.kind, habit.subject, self._diary.catalogue)] or [None]
        former = self._former()
        return [habit.subject, *(old for old, name in former.items() if name == habit.subject)]

    def _all_closed(self) -> frozenset[int]:
        if self._closed is None:
            self._closed = frozenset(map(ordinal, self._store.closed_days()))
        return self._closed


def _vocabularies(reading: Reading) -> Iterator[str]:
    """Those that say which entries are a habit's, and how many things each holds."""
    habit = reading.habit
    if "done" in reading.measures and (counted := counted_by(habit.kind)):
        yield counted.vocabulary
    if habit.subject is not None and (families := vocabulary_of_families(habit.kind)):
        yield families
    if any(is_of_all_drinks(habit.kind, measure) for measure in reading.measures):
        yield DRINKS


def _both(one: Stretch, other: Stretch) -> Stretch:
    """The days from the first of two stretches to the last."""
    (first, last), (since, until) = one, other
    if first > last or since > until:
        return one if since > until else other
    return min(first, since), max(last, until)


def _value(row: Amount) -> float:
    return row[3] or 0.0


def _times(row: Amount) -> float:
    return float(row[4])
