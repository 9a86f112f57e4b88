"""What an answer to a habit's question means: entries, or a skip; and keeping it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.diary.habits.skips import check_reason
from tracker.diary.habits.writing import write_answers
from tracker.diary.lines.typed import as_now, check_note, entry_of, read_kind_words
from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords, shown
from tracker.domain.habits.habit import Habit, Plan
from tracker.domain.habits.own import attributes_of, own_kind
from tracker.domain.kinds import KINDS, OWN, Kind
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import begins_number, in_digits
from tracker.domain.time.clock import Moment
from tracker.domain.time.ordinals import iso
from tracker.figures.habits.unanswered import Unanswered, logged_as

#: Of these a plain yes stands for the goal; what was drunk or taken is never made up.
_TAKEN_AS_GOAL = ("time", "length", "steps", "count", "repetitions")
_MOST_AT_ONCE = 50


class Answer(NamedTuple):
    """Entries to keep, a day to skip with a reason, or one to close.

    `habit` is the one that was asked about, if it was one.
    """

    habit: Habit | None
    day: int
    entries: tuple[Entry, ...] = ()
    skip: bool = False
    reason: str | None = None
    closes: bool = False


def read_answer(diary: Diary, question: Unanswered, line: str) -> Answer:
    """Read `y`, `n`, `s [reason]` or an amount, with a note after `#`. Raises WrongWords."""
    habit, plan, day, _ = question
    text, _, note_text = line.partition("#")
    words, note = text.split(), check_note(note_text.strip())
    first = words[0].casefold() if words else ""
    if first in ("s", "skip"):
        return Answer(habit, day, skip=True, reason=check_reason(" ".join(words[1:]) or note))
    if first in ("y", "yes", "n", "no") and len(words) > 1:
        raise WrongWords(
            f"'{shown(line.strip())}' is no answer; a note goes after #: {first} # late"
        )
    if first in ("n", "no"):
        made = [_not_done(habit)]
    elif first in ("y", "yes"):
        made = _done(diary, habit, plan)
    elif words and (begins_number(in_digits(words)) or first[0] in "-.+"):
        made = _amount(diary, habit, plan, in_digits(words))
    else:
        raise WrongWords(
            f"'{shown(line.strip())}' is no answer; write y, n, s or an amount, a note after #"
        )
    at, offset, on = _moment(diary, day)
    entries = [e._replace(day=on, at=at, utc_offset_min=offset) for e in made]
    return Answer(habit, day, (entries[0]._replace(note=note), *entries[1:]))


def _moment(diary: Diary, day: int) -> Moment:
    """Now for today's, no time for another day's."""
    clock = diary.clock
    if iso(day) == clock.today():
        return clock.moment(clock.now)
    return Moment(None, None, iso(day))


def _not_done(habit: Habit) -> Entry:
    """A no: none of what an own habit is measured in; for others an entry that counts nowhere."""
    measure = (habit.measure if habit.own else None) or "done"
    entry = Entry(OWN, "", habit.name, measures={measure: 0.0})
    return _with_unit(habit, entry) if habit.own else entry


def _done(diary: Diary, habit: Habit, plan: Plan) -> list[Entry]:
    """What a yes stands for: done, or the goal's amount where that is a time or a number."""
    if plan.most:
        raise WrongWords("say how much it was: a number, or n for none")
    if plan.measure == "done":
        if habit.own and habit.measure != "done":
            raise WrongWords(f"{habit.name} is measured: say how much")
        return [_counted(diary, habit)] * max(1, round(plan.target))
    dimension = MEASURES[plan.measure].dimension
    if plan.period != "day" or dimension not in _TAKEN_AS_GOAL or habit.kind is None:
        raise WrongWords(f"say how much of {habit.name} it was: a number, or n for none")
    entry = Entry(habit.kind, "", habit.subject, measures={plan.measure: plan.target})
    return [_with_unit(habit, entry)]


def _counted(diary: Diary, habit: Habit) -> Entry:
    """One entry of what is counted: a serving where the catalogue knows one, else just done."""
    kind = _kind(habit)
    if not habit.own and habit.subject is not None:
        try:
            (reading,) = read_kind_words(diary, kind, [habit.subject], leaning=False)
            return entry_of(kind, reading)
        except WrongWords:
            pass  # a swim without its minutes is one all the same
    return Entry(kind.name, "", habit.subject, measures={"done": 1.0})


def _amount(diary: Diary, habit: Habit, plan: Plan, words: Sequence[str]) -> list[Entry]:
    """An amount read as `log` reads it; a bare number of what is counted is so many of it."""
    kind, counts = _kind(habit), plan.measure == "done" and habit.measure in (None, "done")
    plain = len(words) == 1 and words[0].isascii() and words[0].isdigit()
    if counts and plain:
        number = int(words[0][:9])
        if number > _MOST_AT_ONCE:
            raise WrongWords(f"{number} is too many for one answer; log them with tracker log")
        if number > 1 and habit.own and plan.target <= 1 and not plan.most:
            raise WrongWords(f"{habit.name} is done or not: write y or n, not {number}")
        if number == 0:
            return [_not_done(habit)]
        return [_counted(diary, habit)] * number
    if plain and habit.measure == "steps":
        words = [*words, "steps"]
    named = logged_as(habit)[1]
    subject = [named] if named else []
    return [
        _with_unit(habit, entry_of(kind, reading))
        for reading in read_kind_words(diary, kind, [*subject, *words], leaning=False)
    ]


def _kind(habit: Habit) -> Kind:
    if habit.own:
        return own_kind(habit)
    return KINDS[logged_as(habit)[0]]


def _with_unit(habit: Habit, entry: Entry) -> Entry:
    return entry._replace(attributes={**entry.attributes, **attributes_of(habit, entry.measures)})


def takes_yes(diary: Diary, question: Unanswered) -> bool:
    """Whether a plain yes says enough."""
    try:
        read_answer(diary, question, "y")
    except WrongWords:
        return False
    return True


def keep_answers(diary: Diary, answers: Iterable[Answer], command: str) -> list[Entry]:
    """Keep answers as one change, which one undo takes back. The entries as they are kept."""
    with diary.changing():
        # The answers took their time: what a habit is called, and its row, may be new since.
        uids = {habit.scope: habit.uid for habit in Habits(diary).all}
        now = [one._replace(entries=tuple(as_now(diary, one.entries))) for one in answers]
        return write_answers(diary, now, uids, command)
