"""One sitting of `tracker ask`: what each answer means, and keeping them all as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tracker.diary.ask.questions import at_of
from tracker.diary.diary import Diary
from tracker.diary.habits.answers import Answer, keep_answers, read_answer
from tracker.diary.lines.log import for_adults, of_alcohol, read_things, what_arose
from tracker.diary.lines.typed import Line, ReadThing, Typed
from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords, shown
from tracker.domain.habits.counting import families_for
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import begins_number
from tracker.domain.time.ordinals import ordinal
from tracker.domain.words.aliases import split_words
from tracker.domain.words.before import Place
from tracker.figures.ask import CLOSE, DRINKS, HABIT, MED, NOTE, PAIN, TREATMENT, Question
from tracker.rules import Finding

_YES, _NO = ("y", "yes"), ("n", "no", "none")
#: The one key for 10, since 1 is a score too.
TEN = "x"


class Heard(NamedTuple):
    """What was understood: the entries to keep, and what was taken for said beyond the words."""

    entries: tuple[Entry, ...] = ()
    said_back: tuple[str, ...] = ()


class Sitting:
    """What is said in one sitting. Nothing is kept before its end."""

    def __init__(self, diary: Diary, asked: Sequence[Question]) -> None:
        self._diary, self._asked = diary, asked
        self._answers: list[Answer] = []
        self._scores: dict[str, int] = {}
        self._known: set[tuple[str, str]] = set()
        self.answered = 0

    @property
    def open(self) -> int:
        """How many days of a place or a habit stay unknown."""
        left = (one for one in self._asked if (one.day, one.name) not in self._known)
        return sum(one.can_stay_open and not self.is_settled(one) for one in left)

    def questions(self) -> Iterator[Question]:
        """The questions one after the other, without those that another answer has settled."""
        for question in self._asked:
            if self.is_settled(question):
                continue
            if question.what == PAIN and question.before is None:
                # Walking back, the day before isn't known yet, but the day after is.
                yield question._replace(before=self._scores.get(question.name))
            else:
                yield question

    def hear(self, question: Question, line: str) -> Heard:
        """Take an answer in; an empty one says what is likely, or nothing. Raises WrongWords."""
        line = line.strip() or ("y" if question.likely else "")
        if not line:
            return Heard()
        answer, said_back = _READERS[question.what](self._diary, question, line)
        if answer is None:
            return Heard()
        self._take(answer)
        self._known.add((question.day, question.name))
        if question.what == PAIN:
            self._scores[question.name] = round(answer.entries[0].measures["intensity"])
        return Heard(answer.entries, said_back)

    def hear_more(self, day: str, line: str) -> Heard:
        """Take in a line as one is logged, of the day that is asked about. Raises WrongWords."""
        answer, said_back = _read_line(self._diary, day, Line(None, Typed(split_words(line))))
        self._take(answer)
        return Heard(answer.entries, said_back)

    def is_settled(self, question: Question) -> bool:
        """Whether a place or a habit's thing was said in answer to another question."""
        said = [e for one in self._answers for e in one.entries if e.day == question.day]
        return any(_settles(self._diary, entry, question) for entry in said)

    def _take(self, answer: Answer) -> None:
        self._answers.append(answer)
        self.answered += 1

    def keep(self) -> Sequence[Finding]:
        """Keep all that was said as one change. What it gave rise to."""
        if not self._answers:
            return ()
        kept = keep_answers(self._diary, self._answers, "ask")
        goals = self._diary.up_to_now.goals()
        for line in (*for_adults(self._diary, kept), *of_alcohol(self._diary, kept, goals)):
            self._diary.tell(line)
        return what_arose(self._diary, kept)


def _settles(diary: Diary, entry: Entry, question: Question) -> bool:
    if question.what == PAIN and entry.kind == PAIN:
        return entry.subject is None or Place(entry.subject, entry.side).words == question.name
    if question.habit is None or question.habit.habit.kind != entry.kind:
        return False
    families = families_for(entry.kind, entry.subject, diary.catalogue)
    return question.habit.habit.subject in (None, entry.subject, *families)


Understood = tuple[Answer | None, tuple[str, ...]]


def _read_line(diary: Diary, day: str, line: Line) -> tuple[Answer, tuple[str, ...]]:
    typed = line.typed._replace(at=at_of(diary, day))
    things = read_things(diary, line._replace(typed=typed))
    return _answer(day, things), tuple(said for thing in things for said in thing.said_back)


def _answer(day: str, things: Sequence[ReadThing]) -> Answer:
    return Answer(None, ordinal(day), tuple(e for thing in things for e in thing.entries))


def _typed(words: str, before: Sequence[str] = ()) -> Typed:
    """Words with a note after `#`, behind those that are known."""
    text, _, note = words.partition("#")
    return Typed([*before, *text.split()], note=note.strip() or None)


def _pain(diary: Diary, question: Question, line: str) -> Understood:
    first, _, rest = line.replace("=", "= ", 1).partition(" ")
    if first == "=" and question.before is None:
        raise WrongWords(f"no score of {question.name} is known of the day before; write 0 to 10")
    score = {"=": str(question.before), TEN: "10"}.get(first.casefold(), first)
    if not score.isdecimal():
        raise WrongWords(
            f"'{shown(line)}' is no score; write 0 to 10, = as the day before, or leave it out"
        )
    typed = _typed(rest, [score, *question.name.split()])
    return _read_line(diary, question.day, Line(KINDS["pain"], typed))


def _drinks(diary: Diary, question: Question, line: str) -> Understood:
    if line.casefold() in (*_NO, "0"):
        return None, ()
    typed = _typed(line)
    if begins_number(typed.words):
        try:
            return _read_line(diary, question.day, Line(KINDS["water"], typed))
        except WrongWords as error:
            refused = error
        try:
            return _read_line(diary, question.day, Line(None, typed))
        except WrongWords:
            raise refused from None
    return _read_line(diary, question.day, Line(None, typed))


def _again(diary: Diary, question: Question, line: str) -> Understood:
    """A yes is as last time; any other words are how much of it."""
    typed = _typed(line)
    first = " ".join(typed.words[:1]).casefold()
    if first in (*_NO, "0") and len(typed.words) == 1:
        return None, ()
    words = typed.words[1:] if first in _YES else typed.words
    line_of = Line(KINDS[question.what], typed._replace(words=[question.name, *words]))
    return _read_line(diary, question.day, line_of)


def _habit(diary: Diary, question: Question, line: str) -> Understood:
    assert question.habit is not None
    return read_answer(diary, question.habit, line), ()


def _note(diary: Diary, question: Question, line: str) -> Understood:
    if line.casefold() in (*_NO, "-"):
        return None, ()
    return _read_line(diary, question.day, Line(KINDS["note"], Typed([line])))


def _close(diary: Diary, question: Question, line: str) -> Understood:
    if line.casefold() in _NO:
        return None, ()
    if line.casefold() not in _YES:
        raise WrongWords(f"'{shown(line)}' is no answer; write y to close the day, or n")
    return Answer(None, ordinal(question.day), closes=True), ()


_READERS: dict[str, Callable[[Diary, Question, str], Understood]] = {
    PAIN: _pain,
    DRINKS: _drinks,
    MED: _again,
    TREATMENT: _again,
    HABIT: _habit,
    NOTE: _note,
    CLOSE: _close,
}
