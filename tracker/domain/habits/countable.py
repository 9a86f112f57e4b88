"""What habits and goals can be of: a kind, a subject of one, a measure wherever it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.errors import UnknownName, shown
from tracker.domain.habits.habit import Habit, Scope, scope_of
from tracker.domain.habits.own import own_kind, subject_of
from tracker.domain.kinds import KINDS, OWN, SYNONYMS, Field, Kind
from tracker.domain.measures import DIMENSIONS, MEASURES, Measure
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.units import PIECES

#: What a goal may be, in its measure's canonical unit: anything above nothing, within reason.
SMALLEST, LARGEST = 1, 1_000_000


class Countable(NamedTuple):
    """What a habit can count, or a goal be of: the measures of `fields`, and its entries.

    A bare number is of the first field, or with `bare_counts` that of the entries. `has_entries`:
    entries can be counted, so that days on which there is one can be, too. `level`: what is
    measured can't be added up, like a weight; only how often it is logged can be aimed at.
    """

    name: str
    kind: str | None
    subject: str | None = None
    fields: tuple[Field, ...] = ()
    has_entries: bool = True
    bare_counts: bool = False
    own: OwnSubject | None = None
    level: Field | None = None

    @property
    def measure(self) -> str | None:
        """The measure of a bare number; None where nothing is measured."""
        return self.fields[0].measure if self.fields else None

    @property
    def scope(self) -> Scope:
        """What entries a habit of it counts."""
        return scope_of(self.kind, self.subject, self.measure)


def countable_of_measure(measure: Measure) -> Countable:
    """A measure wherever it comes from; a bare number of it is in its canonical unit."""
    field = Field(measure.name, DIMENSIONS[measure.dimension].units[0].name, SMALLEST, LARGEST)
    fields = (one for kind in KINDS.values() for one in kind.fields)
    like = next((one for one in fields if one.measure == measure.name), None)
    if like is not None:
        field = field._replace(
            us_unit=like.us_unit,
            # A bare 2 for water is as little meant here as in a log.
            least_bare=like.least_bare,
            us_least_bare=like.us_least_bare,
        )
    return Countable(measure.goal, None, None, (field,), has_entries=False)


def countable_of_kind(kind: Kind, subject: str | None = None) -> Countable:
    """A kind, or a subject of one: its own measures, and its entries."""
    fields = tuple(
        field._replace(low=SMALLEST, high=LARGEST, whole=False, us_most_bare=0)
        for field in kind.fields
        # A patch and two drops can't be added up either.
        if field.measure != PIECES and MEASURES[field.measure].adds_up
    )
    if subject is not None and kind.fields and kind.fields[0].counted == "repetition":
        exercise = load(kind.subject.vocabulary).get(subject) if kind.subject else None
        if exercise is not None and exercise.data.get("counted"):
            fields = fields[::-1]
    # 2 coffees are cups, 2 minutes of a walk none.
    counts = not fields or (kind.subject is not None and not kind.exercise)
    # Scores and weights are levels: "at least 80 kg a day" means nothing.
    level = next((f for f in kind.fields if not MEASURES[f.measure].adds_up), None)
    name = subject or kind.name
    return Countable(name, kind.name, subject, fields, bare_counts=counts, level=level)


def countable_of_own(habit: Habit) -> Countable:
    """A habit of the user's own, in what it is measured in."""
    fields = tuple(f._replace(low=SMALLEST, high=LARGEST) for f in own_kind(habit).fields)
    own = subject_of(habit)
    return Countable(habit.name, OWN, habit.subject, fields, bare_counts=not fields, own=own)


def countable_of(habit: Habit) -> Countable:
    """What an existing habit counts."""
    if habit.own:
        return countable_of_own(habit)
    if habit.kind is not None:
        return countable_of_kind(KINDS[habit.kind], habit.subject)._replace(name=habit.name)
    return countable_of_measure(MEASURES[habit.measure or ""])


def goal_names() -> Mapping[str, Countable]:
    """What a goal can be of, by name. Water and minerals count wherever they come from."""
    names = {
        kind.name: countable_of_kind(kind)
        for kind in KINDS.values()
        # A weight is a level, not a sum: "at least 80 kg a day" means nothing.
        if ((kind.fields and kind.subject is None) or kind.exercise)
        and MEASURES[kind.fields[0].measure].adds_up
    }
    of_measures = {one.goal: countable_of_measure(one) for one in MEASURES.values() if one.goal}
    return names | of_measures


def find_countable(word: str) -> Countable:
    """What a goal of this name is of. Raises UnknownName with what there is."""
    names = goal_names()
    name = SYNONYMS.get(word, word)
    if name in names:
        return names[name]
    import difflib

    raise UnknownName(
        "goal",
        shown(word),
        difflib.get_close_matches(word, names, n=3),
        f"goals are for {', '.join(names)}",
    )
