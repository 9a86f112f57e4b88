"""What to ask of some days: few questions, the likely ones first.

Whatever was logged on a day already isn't asked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.diary.diary import Diary
from tracker.diary.habits.answers import takes_yes
from tracker.diary.habits.unanswered import read_days_and_names, unanswered_on
from tracker.diary.lines.log import read_things, total_of
from tracker.diary.lines.logged_before import place_of
from tracker.diary.lines.typed import Line, Typed
from tracker.domain.entries import Days, Entry
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import KINDS
from tracker.domain.pain_score import PainScore
from tracker.domain.time.days import add_days
from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.words.before import Place
from tracker.figures.ask import CLOSE, DRINKS, HABIT, MED, NOTE, PAIN, TREATMENT, Question
from tracker.figures.habits.unanswered import Unanswered

#: So many days back a site is one to ask about, and what was taken or drunk.
SITES_LATELY, LATELY = 14, 7
#: At most so many of each are asked about, so that ten questions do but for habits.
MOST_SITES = 4
_VOLUME = "volume_ml"
_MOST_AGAIN = {MED: 2, TREATMENT: 1}


def questions(diary: Diary, words: Sequence[str]) -> list[Question]:
    """The questions of the days and habits that words name: all of today's without any.

    Of several days pain and habits are asked for, the latest day first. Raises UnknownName and
    WrongWords.
    """
    days, names = read_days_and_names(diary, words)
    habits = [_of_habit(diary, one) for one in unanswered_on(diary, days, names)]
    if names:
        return sorted(habits, key=lambda question: -ordinal(question.day))
    pain = _Pain(diary, days)
    if days.first == days.last:
        return _of_day(diary, days.first, pain.of(days.first), habits)
    found: list[Question] = []
    for number in range(ordinal(days.last), ordinal(days.first) - 1, -1):
        day = iso(number)
        found += pain.of(day)
        found += [question for question in habits if question.day == day]
    return found


def at_of(diary: Diary, day: str) -> str | None:
    """The time of what is said of a day: now for today's, no time for another day's."""
    return None if day == diary.clock.today() else day


def _of_day(
    diary: Diary, day: str, pain: Sequence[Question], habits: Sequence[Question]
) -> list[Question]:
    closed = diary.store.closed_days(Days(add_days(day, -1), day))
    if day in closed:
        return [*pain, *habits]
    entries = diary.up_to_now.said(Days(add_days(day, -LATELY), day))
    drinks = _drinks(diary, day, entries)
    if drinks:
        habits = [one for one in habits if not _is_of_drinks(one.habit)]
    again = [*_again(diary, day, MED, entries), *_again(diary, day, TREATMENT, entries)]
    again = [one for one in again if not any(_is_of(one, habit.habit) for habit in habits)]
    last = [Question(NOTE, day), Question(CLOSE, day, likely=bool(closed))]
    return [*pain, *drinks, *again, *habits, *last]


class _Pain:
    """The places that hurt lately, asked about on days on which nothing is said of them."""

    def __init__(self, diary: Diary, days: Days) -> None:
        self._sites = diary.catalogue("sites")
        self._by_day: dict[str, list[PainScore]] = {}
        for score in diary.up_to_now.scores(Days(add_days(days.first, -SITES_LATELY), days.last)):
            self._by_day.setdefault(score.day, []).append(score)

    def of(self, day: str) -> list[Question]:
        """The questions of a day, that of the place that is logged most often first."""
        said = self._by_day.get(day, ())
        if any(score.subject is None for score in said):
            return []
        lately = [add_days(day, -back) for back in range(1, SITES_LATELY + 1)]
        hurt = Counter(
            place
            for before in lately
            for place in dict.fromkeys(map(self._place, self._by_day.get(before, ())))
            if place is not None
        )
        known = set(map(self._place, said))
        asked = [place for place, _ in hurt.most_common() if place not in known]
        asked = [place for place in asked if self._hurts(place, lately)]
        return [
            Question(PAIN, day, place.words, self._worst(place, add_days(day, -1)))
            for place in asked[:MOST_SITES]
        ]

    def _place(self, score: PainScore) -> Place | None:
        return place_of(score, self._sites)

    def _hurts(self, place: Place, days: Iterable[str]) -> bool:
        scores = (score for day in days for score in self._by_day.get(day, ()))
        return any(score.hurts and self._place(score) == place for score in scores)

    def _worst(self, place: Place, day: str) -> int | None:
        """The worst score of a day, which is what a day is told by; None where it isn't known."""
        scores = [
            s for s in self._by_day.get(day, ()) if self._place(s) == place and not s.estimated
        ]
        known = [round(s.intensity) for s in scores if s.intensity is not None]
        return max(known, default=None)


def _drinks(diary: Diary, day: str, entries: Iterable[Entry]) -> list[Question]:
    """What was drunk so far, of somebody who logs drinks."""
    if not any(_VOLUME in entry.measures for entry in entries):
        return []
    nothing = Entry("water", day, measures={_VOLUME: 0.0})
    return [Question(DRINKS, day, so_far=total_of(diary, nothing, diary.up_to_now.goals()))]


def _again(diary: Diary, day: str, what: str, entries: Sequence[Entry]) -> list[Question]:
    """What was taken or done lately and not yet on the day; the usual first."""
    mine = [entry for entry in entries if entry.kind == what and entry.subject]
    today = {entry.subject for entry in mine if entry.day == day}
    days = Counter(subject for subject, _ in {(e.subject, e.day) for e in reversed(mine)})
    usual = [name for name, _ in sorted(days.items(), key=lambda one: (-one[1], one[0] or ""))]
    asked = [name for name in usual if name and name not in today][: _MOST_AGAIN[what]]
    return [Question(what, day, name, again=_last_time(diary, day, what, name)) for name in asked]


def _last_time(diary: Diary, day: str, what: str, name: str) -> tuple[Entry, ...]:
    """What a yes keeps; nothing where the amount has to be said."""
    line = Line(KINDS[what], Typed([name], at=at_of(diary, day)))
    try:
        return tuple(entry for thing in read_things(diary, line) for entry in thing.entries)
    except WrongWords:
        return ()


def _of_habit(diary: Diary, asked: Unanswered) -> Question:
    likely = asked.usual and takes_yes(diary, asked)
    return Question(HABIT, iso(asked.day), asked.habit.name, habit=asked, likely=likely)


def _is_of_drinks(asked: Unanswered | None) -> bool:
    return asked is not None and asked.habit.kind is None and asked.plan.measure == _VOLUME


def _is_of(question: Question, asked: Unanswered | None) -> bool:
    """Whether a habit's question asks for the same: its no is kept, too."""
    if asked is None or asked.habit.kind != question.what:
        return False
    return asked.habit.subject in (None, question.name)
