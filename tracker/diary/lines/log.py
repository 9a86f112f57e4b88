"""Logging: what a line says is kept; then where that leaves the day, and what it gave rise to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.diary.lines.typed import (
    Line,
    ReadThing,
    Typed,
    as_now,
    check_key,
    read_moment,
    read_thing,
)
from tracker.domain.entries import Entry, Goal
from tracker.domain.errors import StoreError, WrongWords
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.units import format_measure
from tracker.figures.progress import Kept, Progress, is_counted, progress_of, summed

if TYPE_CHECKING:
    from tracker.rules import Finding

#: What parts the things of a line, or the minutes from the hour.
_SIGNS = (";", "+", ":", "&")


def log_line(diary: Diary, kind: Kind, typed: Typed, command: str) -> Kept:
    """Keep what was typed of a kind; `command` is what the history tells of it.

    Raises WrongWords, and nothing is kept then.
    """
    return keep(diary, read_things(diary, Line(kind, typed)), command)


def log_words(diary: Diary, typed: Typed, command: str) -> Kept:
    """The same of a line that begins with no kind: of one thing or several, or with a time."""
    return keep(diary, read_things(diary, Line(None, typed)), command)


def read_things(diary: Diary, line: Line) -> list[ReadThing]:
    """What a line says, thing by thing. Nothing is kept yet. Raises WrongWords."""
    kind, typed = line
    if typed.key is not None:
        check_key(typed.key)
    error = None
    if kind is not None and (kind.text or not says_more(typed.words)):
        try:
            return [read_thing(diary, kind, typed)]
        except WrongWords as refused:
            error = refused
    from tracker.diary.lines.several import read_line

    return read_line(diary, typed, kind, error)


def says_more(words: Sequence[str]) -> bool:
    """Whether words may be of several things or hold a clock time: they have a sign or an `and`."""
    text = "".join(words)
    if "," in text and any(map(_parts_things, words)):
        return True
    return any(sign in text for sign in _SIGNS) or "and" in words or not text.isprintable()


def _parts_things(word: str) -> bool:
    """Whether a comma in a word is none of a number: `82,5`."""
    before, comma, after = word.partition(",")
    return bool(comma) and not (before[-1:].isdigit() and after.isalnum())


def log_again(diary: Diary, at: str | None = None) -> Kept:
    """Keep the entry that was logged last once more: now, or when `at` says. Raises WrongWords."""
    last = diary.store.last()
    if last is None:
        raise WrongWords("nothing is logged yet, so there is nothing to log again")
    moment = read_moment(diary, at, last.kind)
    again = Entry(
        last.kind,
        moment.day,
        last.subject,
        last.side,
        moment.at,
        moment.utc_offset_min,
        last.since_day,
        last.note,
        measures=last.measures,
        attributes=last.attributes,
    )
    return keep(diary, [ReadThing((again,), (), at is not None)], "log again")


def keep(diary: Diary, things: Sequence[ReadThing], command: str) -> Kept:
    """Keep what a line said as one change; what came of each thing, the last one's answer first."""
    entries = [entry for thing in things for entry in thing.entries]
    if any(thing.key is not None for thing in things):
        from tracker.diary.lines.keyed import keep_once

        kept, news, things = keep_once(diary, things, command)
    else:
        with diary.changing() as store:
            kept = news = store.add(as_now(diary, entries), command)
    date = f"{diary.clock.wall(diary.clock.now):%Y-%m-%d}"
    today, rest, answers = diary.clock.today(), kept, list[Kept]()
    for thing in things:
        mine, rest = rest[: len(thing.entries)], rest[len(thing.entries) :]
        answers.append(Kept(tuple(mine), today, date, thing.said_back, dated=thing.dated))
    *before, answer = answers
    try:
        answer = answer._replace(findings=tuple(what_arose(diary, news)))
        answer = _saying(answer, for_adults(diary, kept))
        goals = diary.up_to_now.goals()
        answer = _saying(answer, of_alcohol(diary, kept, goals))
        before = [_placed(diary, one, goals) for one in before]
        answer = _placed(diary, answer, goals)
    except StoreError as fault:  # an old row is damaged: that is no reason to log this once more
        diary.tell(f"kept; where that leaves you can't be told: {fault}")
    return answer._replace(before=tuple(before)) if before else answer


def _saying(answer: Kept, more: Sequence[str]) -> Kept:
    """An answer that says more back."""
    return answer._replace(said_back=(*answer.said_back, *more))


def _placed(diary: Diary, answer: Kept, goals: Sequence[Goal]) -> Kept:
    """An answer with where its last entry leaves the day and its habits."""
    last = answer.entries[-1]
    answer = answer._replace(progress=_progress(diary, last, goals))
    if last.day != diary.clock.today() or not is_counted(last, goals, _families(diary, last)):
        return answer
    return _with_habits(diary, answer, last)


def of_alcohol(diary: Diary, kept: Sequence[Entry], goals: Sequence[Goal]) -> list[str]:
    """What an answer to drinks says where some are no step towards the goal for water."""
    if not goals or all(entry.subject is None for entry in kept):
        return []
    from tracker.domain.habits.counting import DRINK, alcoholic_drinks, not_counted
    from tracker.figures.phrases import not_counted_words

    drunk = ((e.subject, e.day) for e in kept if e.kind == DRINK and e.subject is not None)
    alcoholic = alcoholic_drinks(diary.catalogue)
    names = not_counted((one for one in drunk if one[0] in alcoholic), goals)
    return [not_counted_words(names)] if names else []


def for_adults(diary: Diary, kept: Sequence[Entry]) -> list[str]:
    """What every answer to a dose says to who may be under 18."""
    if not any(entry.kind == "med" for entry in kept):
        return []
    from tracker.domain.catalogues.drug_limits import FOR_ADULTS, may_be_minor

    minor = may_be_minor(diary.store.profile(), diary.clock.today())
    return [f"{FOR_ADULTS[:1].lower()}{FOR_ADULTS[1:].rstrip('.')}"] if minor else []


def what_arose(diary: Diary, kept: Sequence[Entry]) -> list[Finding]:
    """What the entries just kept changed: findings that weren't there, or were milder.

    A question that they raise is told.
    """
    found = _arisen(diary, kept)
    _ask_of_pain(diary, kept)
    return found


def _arisen(diary: Diary, kept: Sequence[Entry]) -> list[Finding]:
    from tracker.rules.asking.at_once import may_arise

    if not kept or not may_arise(kept, diary.store.entries_since):
        return []
    from tracker.diary.find.running import rule_inputs
    from tracker.rules.asking.moment import arising

    return arising(rule_inputs(diary), diary.so_far.last_day, kept=kept)


def _ask_of_pain(diary: Diary, kept: Sequence[Entry]) -> None:
    if any(entry.kind == "pain" and entry.side is not None for entry in kept):
        from tracker.diary.lines.both_legs import ask_of_both_legs

        ask_of_both_legs(diary, kept)


def total_of(diary: Diary, entry: Entry, goals: Sequence[Goal]) -> Progress | None:
    """What there is of an entry's measure in its day, or its goal's week."""
    today = diary.clock.today()
    families = _families(diary, entry)
    progress = progress_of(entry, goals, diary.clock.week_start, today, families)
    return None if progress is None else _summed(diary, progress, today)


def _progress(diary: Diary, entry: Entry, goals: Sequence[Goal]) -> Progress | None:
    """Where an entry leaves its day, or its goal's week; None for what doesn't add up."""
    progress = total_of(diary, entry, goals)
    if progress is None:
        return None
    if progress.kind == "habit" and progress.goal is not None and progress.unit is None:
        from tracker.diary.habits.logged import own_habit

        # An amount in hours is told in hours, as it is in the list of habits.
        habit = own_habit(diary, entry)
        progress = progress._replace(unit=habit.unit if habit else None)
    kind = KINDS.get(entry.kind)
    if kind is None or kind.told:
        return progress
    others = [e for e in diary.store.entries(progress.days, kind.name) if e.id != entry.id]
    if not others:
        return None
    amount = format_measure(progress.measure, entry.measures[progress.measure])
    diary.tell(
        f"{kind.name} of one day adds up; to put this in the place of "
        f"#{others[-1].id}: tracker undo, then tracker edit {others[-1].id} {amount}"
    )
    return progress


def _families(diary: Diary, entry: Entry) -> Sequence[str]:
    """The families that an entry's subject is in: a goal on one counts it."""
    if entry.subject is None:
        return ()
    from tracker.domain.habits.counting import families_for

    return families_for(entry.kind, entry.subject, diary.catalogue)


def _summed(diary: Diary, progress: Progress, today: str) -> Progress:
    holds_today = progress.days.first <= today <= progress.days.last
    reader = diary.up_to_now if holds_today else diary.store
    totals = reader.totals(progress.measure, progress.days)
    if progress.subject is None and all(row.subject is None for row in totals):
        return summed(progress, totals)  # a day of plain water has no names to look up
    from tracker.domain.habits.counting import alcoholic_drinks, leaves_out_alcohol, members_for

    members = members_for(progress.kind, progress.subject, diary.catalogue)
    left_out: Collection[str] = ()
    if progress.goal is not None and leaves_out_alcohol(progress.goal):
        left_out = alcoholic_drinks(diary.catalogue)
    return summed(progress, totals, members, left_out)


def _with_habits(diary: Diary, answer: Kept, entry: Entry) -> Kept:
    """An answer with where an entry of today leaves the habits that count it.

    What is merely done or not has no amount to tell: of that it is how often in a row.
    """
    from tracker.diary.habits.all_habits import Habits
    from tracker.figures.habits.standing import standings

    habits = Habits(diary)
    counts = (None, entry.subject, *_families(diary, entry))
    mine = [
        habit for habit in habits.current() if habit.kind == entry.kind and habit.subject in counts
    ]
    ledgers = habits.ledgers(mine)
    found = standings(ledgers, habits.today)
    for ledger, now in zip(ledgers, found, strict=True):
        if now.standing == "done" and now.is_tick and now.kind != "pain":
            from tracker.figures.habits.habits import streak_today

            answer = answer._replace(streak=streak_today(ledger, habits.today))
    return answer._replace(habits=tuple(found))
