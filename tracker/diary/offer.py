"""What could be typed next, offered at a TAB: what was used last first, then every name there is.

Every offer begins with what was typed already, `begun`; a dict says beside each one what it is. No
offer ever makes a diary, and none is an error: where it can't be read, the names that ship are
offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from tracker.diary.diary import Diary
from tracker.domain.errors import TrackerError
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.raw_text import visible
from tracker.domain.spelling import normalise

if TYPE_CHECKING:
    from tracker.domain.entries import Entry
    from tracker.domain.habits.habit import Habit

T = TypeVar("T")
PERIODS = ("today", "yesterday", "week", "month", "7d", "30d", "90d")
RECENT = 20


def matching(names: Iterable[str], begun: str) -> list[str]:
    """The names that begin as typed, each once, in their order.

    What an older version let in is no name on a line: a line break, something a terminal obeys.
    """
    start = normalise(begun) if not begun.isascii() else begun.casefold()
    return [n for n in dict.fromkeys(names) if n.startswith(start) and visible(n) == n]


def subjects(diary: Diary, kind: Kind, begun: str) -> list[str]:
    """Subjects of a kind, those used last first; where no name begins so, other names: `lum`."""
    if kind.subject is None:
        return []
    vocabulary = kind.subject.vocabulary
    found = [*_recent(diary, kind), *_names(diary, vocabulary, begun)]
    found += ["none"] if kind.subject.nowhere else []
    return matching(found, begun) or matching(_aliases(diary, vocabulary), begun)


def names(diary: Diary, vocabulary: str, begun: str) -> list[str]:
    """The names of a vocabulary; where none begins so, what else they are called."""
    found = matching(_names(diary, vocabulary, begun), begun)
    return found or matching(_aliases(diary, vocabulary), begun)


def own_names(diary: Diary, vocabulary: str, begun: str) -> list[str]:
    """The user's own names of a vocabulary, which alone can be taken away."""
    own = _read(lambda: diary.store.own_subjects(vocabulary))
    return matching((subject.name for subject in own), begun)


def subjects_of_kinds(diary: Diary, begun: str) -> list[str]:
    """Names that are logged without their kind: drinks, foods, medicines and so on."""
    rules = {kind.name: kind.subject for kind in KINDS.values()}
    named = {n: rule for n, rule in rules.items() if rule and rule.fixed and not rule.sided}
    found = [name for kind in named for name in _recent(diary, KINDS[kind])]
    found += [name for rule in named.values() for name in _names(diary, rule.vocabulary, begun)]
    return matching(found, begun)


def words_to_look_for(diary: Diary, typed: Sequence[str], begun: str) -> list[str]:
    """What narrows a list: kinds, periods, and the subjects of the kind that was typed already."""
    kind = next((KINDS[word] for word in typed if word in KINDS), None)
    if kind is not None:
        return [*subjects(diary, kind, begun), *matching(PERIODS, begun)]
    return [*matching([*KINDS, *PERIODS], begun), *subjects(diary, KINDS["pain"], begun)]


def newest_entries(diary: Diary, begun: str) -> list[Entry]:
    """The entries logged last, by their ids."""
    newest = _read(lambda: diary.store.newest(RECENT))
    return [entry for entry in newest if str(entry.id).startswith(begun)]


def open_questions(diary: Diary, begun: str) -> dict[str, str]:
    """The ids of the open questions, with how they begin; `all` where there is one."""
    from tracker.diary.questions import questions

    waiting = _read(lambda: questions(diary))
    ids = {str(entry.id): (entry.note or "")[:40] for entry in waiting}
    return _beginning({**ids, "all": ""} if ids else {}, begun)


def rule_names(begun: str) -> dict[str, str]:
    """The rules, each with its title."""
    from tracker.rules import rules

    return _beginning({rule.name: rule.title for rule in rules()}, begun)


def goal_names(diary: Diary, begun: str) -> list[str]:
    """What a goal can be for: what ships, and habits."""
    from tracker.domain.habits.countable import goal_names as shipped

    return matching([*shipped(), *_habit_names(diary)], begun) or _other_names(diary, begun)


def habit_names(diary: Diary, begun: str) -> list[str]:
    """The habits that aren't archived; where none begins so, what else they are called."""
    return matching(_habit_names(diary), begun) or _other_names(diary, begun)


def habit_or_new_names(diary: Diary, begun: str) -> list[str]:
    """What a new habit can be of: a kind, or with a letter typed a drink or a food too."""
    from tracker.domain.habits.countable import goal_names as shipped

    of_kinds = subjects_of_kinds(diary, begun) if begun else []
    there = set(_habit_names(diary))
    return [name for name in matching([*shipped(), *of_kinds], begun) if name not in there]


def profile_fields(begun: str) -> dict[str, str]:
    """The profile's fields, each with what it is for."""
    from tracker.domain.profile import FIELDS

    return _beginning({field.name: field.help for field in FIELDS.values()}, begun)


def profile_values(name: str, begun: str) -> list[str]:
    """What a field of the profile can be."""
    from tracker.domain.profile import FIELDS

    return matching(FIELDS[name].choices if name in FIELDS else (), begun)


def taste_names(begun: str) -> dict[str, str]:
    """The preferences, each with what it does; with a letter typed the rules' cut-offs too."""
    from tracker.diary.preferences.taste_file import KEYS

    helps = {taste.name: taste.help for taste in KEYS.values()}
    helps |= {"day-start": "your day's begin", "week-start": "your week's first day"}
    if begun:
        from tracker.rules import changeable, rules

        helps |= {name: cutoff.meaning for name, cutoff in changeable(rules()).items()}
    return _beginning(helps, begun)


def taste_values(name: str, begun: str) -> list[str]:
    """What a preference can be."""
    from tracker.diary.preferences.taste_file import KEYS

    if name == "week-start":
        from tracker.domain.time.time_words import WEEKDAYS

        return matching(WEEKDAYS, begun)
    return matching(KEYS[name].values if name in KEYS else (), begun)


def _beginning(helps: Mapping[str, str], begun: str) -> dict[str, str]:
    return {name: text for name, text in helps.items() if name.startswith(begun)}


def _read(read: Callable[[], list[T]]) -> list[T]:
    """What a diary says, nothing where it can't be read."""
    try:
        return read()
    except TrackerError:
        return []


def _habits(diary: Diary) -> list[Habit]:
    from tracker.diary.habits.all_habits import Habits

    return [habit for habit in Habits(diary).all if not habit.archived]


def _habit_names(diary: Diary) -> list[str]:
    return [habit.name for habit in _read(lambda: _habits(diary))]


def _other_names(diary: Diary, begun: str) -> list[str]:
    from tracker.domain.words.naming import other_names

    def read() -> list[str]:
        former = diary.store.former_habit_names()
        return [n for habit in _habits(diary) for n in other_names(habit, former, diary.catalogue)]

    return matching(_read(read), begun)


def _recent(diary: Diary, kind: Kind) -> list[str]:
    used = _read(lambda: diary.store.recent_subjects(kind.name, RECENT))
    return [f"{side}-{name}" if side in ("left", "right") else name for name, side in used if name]


def _names(diary: Diary, vocabulary: str, begun: str) -> list[str]:
    """Names; once something is typed, which may be a side, those of paired places on a side too."""
    known = diary.catalogue(vocabulary).subjects.values()
    sides = ("left", "right") if begun else ()
    paired = [f"{side}-{s.name}" for side in sides for s in known if s.data.get("paired")]
    return [*(subject.name for subject in known), *paired]


def _aliases(diary: Diary, vocabulary: str) -> list[str]:
    known = diary.catalogue(vocabulary).subjects.values()
    return [alias for subject in known for alias in subject.aliases]
