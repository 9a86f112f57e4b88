"""A habit as it is typed: `floss 3/week`, `walk 30 min`, `gym mon,wed,fri`, and options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import ARTICLES, begins_number, in_digits
from tracker.domain.units import unit_of
from tracker.domain.words.goal_words import OFTEN, with_slash
from tracker.domain.words.habit_phrases import days_in, limit_in
from tracker.domain.words.new_names import meaning_in

# Behind a name, what begins with a digit; one number alone may belong to the name (`omega 3`).
_AMOUNT = re.compile(r"(?P<name>\S.*)\s+(?P<goal>[0-9].*)", re.DOTALL)
_OFTEN = re.compile(rf"(?P<name>\S.*?)\s+(?P<goal>{OFTEN})", re.DOTALL | re.IGNORECASE)

_COUNTED = r"[0-9][0-9.,]* ?(?P<unit>[^\W\d_]+)/"
_OF_TIMES = ("x", "time", "times", "day", "days")


class HabitLine(NamedTuple):
    """What was typed of a habit, unread: its name, what is wanted of it, from when to when.

    `goal` and `at_most` are amounts, `days` weekdays, `times` so many days in a window; with
    `track` it is only tracked. An empty `group` takes it out of its group. `unit` and `own` are for
    a new habit of the user's own.
    """

    words: Sequence[str]
    goal: str | None = None
    at_most: str | None = None
    days: str | None = None
    times: str | None = None
    track: bool = False
    group: str | None = None
    from_day: str | None = None
    until: str | None = None
    unit: str | None = None
    own: bool = False

    @property
    def name(self) -> str:
        return " ".join(self.words).strip()

    @property
    def wants(self) -> bool:
        """Whether it says what is wanted."""
        return bool(self.goal or self.at_most or self.days or self.times or self.track)


def split_goal(line: HabitLine, is_measured: Callable[[str], bool]) -> HabitLine:
    """The line with nothing but the name in its words: what they ask for behind it is a goal.

    A name in quotes stays whole, but for a `/`, which no name has. Behind a name that `is_measured`
    a number alone is an amount, too. Raises WrongWords where words and options say the same.
    """
    line = _with_phrases(line)
    words, goal = line.words, None
    name = " ".join(words).strip()
    amount = _AMOUNT.fullmatch(name) or _OFTEN.fullmatch(name)
    if amount and _is_goal(amount["goal"], amount["name"], len(words), is_measured):
        name, goal = amount["name"], amount["goal"]
    elif not amount and (spoken := _spoken_goal(name.split())):
        name, goal = spoken
    if goal is not None:
        _refuse_both(goal, line.goal or line.at_most or line.track)
        line = line._replace(goal=goal)
    if not is_measured(name):
        _refuse_meaning(name, len(words))
    return line._replace(words=(name,))


def _with_phrases(line: HabitLine) -> HabitLine:
    """The line with what its words say of days and limits as its options say it."""
    for find in (days_in, limit_in):
        phrase = find(" ".join(line.words).split())
        if phrase is None:
            continue
        option, said = phrase.option, phrase.text
        if option in ("days", "times"):
            _refuse_both(said, line.days or line.times or line.track)
        else:
            _refuse_both(said, line.goal or line.at_most or line.track)
        line = _said(line._replace(words=phrase.name.split()), option, said)
    return line


def _said(line: HabitLine, option: str, text: str) -> HabitLine:
    """The line with a text for one of its options."""
    if option == "days":
        return line._replace(days=text)
    if option == "times":
        return line._replace(times=text)
    return line._replace(goal=text) if option == "goal" else line._replace(at_most=text)


def _refuse_meaning(name: str, count: int) -> None:
    """`lisinopril every morning`: words that say how often, but nothing that can be kept."""
    found = meaning_in(name, amounts=count > 1)
    if found is None:
        return
    like = f"tracker habit add {shown(found.name or 'floss')}"
    raise WrongWords(
        f"'{shown(found.said)}' can't be part of a name; how often stands behind it: {like} every "
        f"day, {like} on mondays, {like} 3 times a week"
    )


def _refuse_both(said: str, option: str | bool | None) -> None:
    if option:
        raise WrongWords(f"'{shown(said)}' and an option both say what is wanted; leave one out")


def _spoken_goal(words: Sequence[str]) -> tuple[str, str] | None:
    """A name and a goal whose number is in words: `pushups ten/day`, `walk half an hour a day`."""
    for at in range(1, len(words)):
        goal = with_slash(" ".join(words[at:]))
        number = begins_number([words[at].partition("/")[0], *words[at + 1 :]])
        alone = words[at].casefold() in ARTICLES and number == 1
        if alone and not _is_unit(words[at + 1 :]):
            continue  # eat an apple a day
        if number and "/" in goal and not goal.startswith("/"):
            return " ".join(words[:at]), " ".join(words[at:])
    return None


def _is_unit(words: Sequence[str]) -> bool:
    word = words[0].casefold().partition("/")[0] if words else ""
    return any(unit_of(measure, word) for measure in ("duration_min", "distance_m", "volume_ml"))


def _is_goal(goal: str, name: str, count: int, is_measured: Callable[[str], bool]) -> bool:
    if "/" in goal:
        return True
    return count > 1 and (not goal.isdigit() or is_measured(name))


def with_said_unit(line: HabitLine) -> HabitLine:
    """The line of a new habit of one's own with the unit of its goal: `read 20 pages a day`.

    Without a period, what is behind the number may be a part of the name: `couch to 5k`.
    """
    goal = " ".join(in_digits(with_slash(line.goal or line.at_most or "").split()))
    found = re.match(_COUNTED, goal)
    if line.unit is not None or found is None or found["unit"] in _OF_TIMES:
        return line
    return line._replace(unit=found["unit"])


@contextmanager
def hinting(typed: HabitLine, name: str) -> Iterator[None]:
    """Where what was taken for a goal can't be one, say how it is made a part of the name."""
    try:
        yield
    except WrongWords as error:
        if len(typed.words) > 1 and name != typed.name:
            raise WrongWords(f"{error}; a name with a number in it stands in quotes") from error
        raise
