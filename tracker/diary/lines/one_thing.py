"""One thing of a line with its time, tried before anything is kept: `coffee 8:30`, `walk 20 mon`.

What its words mean is read as ever, by `tracker.diary.lines.typed`; here the time is taken off
first, and everything that was tried is remembered, since a line of several things is tried in
several ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from tracker.diary.diary import Diary
from tracker.diary.lines.lasting import (
    clock_in,
    has_amount,
    is_length,
    lasts,
    length_or_time,
    no_clock,
    too_long,
)
from tracker.diary.lines.log_words import begins_name, kind_and_words, kind_of_name
from tracker.diary.lines.offered import dated
from tracker.diary.lines.typed import Typed, has_new_name, read_entries
from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import OWN, Kind, kind_named
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.offers import Offer, command, example
from tracker.domain.time.line_times import (
    clock_of,
    is_day,
    one_time,
    said_when,
    shorter_at_end,
    time_at_end,
    time_at_start,
)
from tracker.domain.time.when import SLEEP

_T = TypeVar("_T")


class Thing(NamedTuple):
    """What is said of one thing: its kind, the words to read for it, and when, if that is said.

    `said` is how it was typed without its time; `shared` the time before it, which may be meant for
    the things after it, too; `is_new` tells that its name is one that nobody has used yet.
    """

    kind: Kind
    words: tuple[str, ...]
    said: tuple[str, ...]
    is_new: bool = False
    at: str | None = None
    shared: str | None = None


class _Plain(NamedTuple):
    """Words that were understood without a time."""

    kind: Kind
    words: tuple[str, ...]
    entries: tuple[Entry, ...]
    is_new: bool

    def thing(self, said: tuple[str, ...]) -> Thing:
        """The same as a thing of which no time was said."""
        return Thing(self.kind, self.words, said, self.is_new)


class Trial:
    """Tries words as one thing; nothing is kept or said. A `Reader` of `tracker.domain.words`.

    `lead` is the kind that the line was found to begin with, as it is to be read there: behind a
    verb it may take no new names.
    """

    def __init__(self, diary: Diary, lead: Kind | None = None) -> None:
        self._diary = diary
        self._lead = lead if lead is not None and lead.name != OWN else None
        self._plain: dict[tuple[str, ...], _Plain | WrongWords] = {}
        self._things: dict[tuple[str, ...], Thing | WrongWords] = {}
        self._names: dict[tuple[str, ...], bool] = {}

    def thing(self, words: Sequence[str]) -> Thing:
        """What the words say. Raises WrongWords with what is wrong with them."""
        found = self._found(words)
        if isinstance(found, WrongWords):
            raise found
        return found

    def reads(self, words: Sequence[str]) -> bool:
        """Whether the words are one thing."""
        return isinstance(self._found(words), Thing)

    def is_listed(self, words: Sequence[str]) -> bool:
        """Whether it is of a kind that lists its subjects."""
        return self.reads(words) and bool((rule := self.thing(words).kind.subject) and rule.many)

    def is_new(self, words: Sequence[str]) -> bool:
        """Whether it has a name that nobody has used yet."""
        return self.reads(words) and self.thing(words).is_new

    def is_text(self, words: Sequence[str]) -> bool:
        """Whether it is a note, also behind a time."""
        said = words[time_at_start(words) :]
        kind = kind_named(said[0]) if said else None
        return kind is not None and kind.text

    def begins_name(self, words: Sequence[str]) -> bool:
        """Whether a kind's, a drink's, a drug's or a habit's name begins here."""
        key = tuple(words)
        if key not in self._names:
            self._names[key] = begins_name(self._diary, words)
        return self._names[key]

    def has_amount(self, words: Sequence[str]) -> bool:
        """Whether it says an amount."""
        return has_amount(words)

    def takes_amount(self, words: Sequence[str]) -> bool:
        """Whether it may say an amount."""
        return self.reads(words) and bool(self.thing(words).kind.fields)

    def _found(self, words: Sequence[str]) -> Thing | WrongWords:
        """What the words say, or what is wrong with them."""
        return _tried(self._things, tuple(words), self._timed)

    def _understood(self, words: tuple[str, ...]) -> _Plain | WrongWords:
        """The words without any time, or why they can't be read so."""
        return _tried(self._plain, words, self._try)

    def _try(self, words: tuple[str, ...]) -> _Plain:
        with self._diary.quietly():
            kind, rest = kind_and_words(self._diary, words)
            if self._lead is not None and kind.name == self._lead.name:
                kind = self._lead
            try:
                entries = read_entries(self._diary, kind, Typed(rest))
            except WrongWords:
                longer = kind_of_name(self._diary, words)
                if longer is None or longer is kind:
                    raise
                kind, rest = longer, list(words)
                entries = read_entries(self._diary, kind, Typed(rest))
        is_new = has_new_name(self._diary, kind, entries)
        return _Plain(kind, tuple(rest), tuple(entries), is_new)

    def _timed(self, words: tuple[str, ...]) -> Thing:
        whole = self._understood(words)
        if isinstance(whole, WrongWords) and (night := self._night(words)):
            return night
        head, tail = time_at_start(words), time_at_end(words)
        clock = clock_in(words)
        if isinstance(whole, _Plain) and self._stands(whole, words, clock, bool(head or tail)):
            _refuse_long(whole, clock)
            return whole.thing(words)
        if head == len(words):
            raise _nothing_then(words)
        if head and self.is_text(words):
            tail = 0
        if head == tail == 0:
            raise whole if isinstance(whole, WrongWords) else no_clock(clock or "")
        return self._without(words, head, tail, clock)

    def _night(self, words: tuple[str, ...]) -> Thing | None:
        """Sleep that is told by its ends: `slept from 23:00 to 6:30`."""
        if not re.search("[0-9] ?([:.][0-9]|am|pm)", " ".join(words), re.IGNORECASE):
            return None
        from tracker.domain.words.nights import with_night

        night = with_night(words)
        found = self._found(night) if night else None
        return found if isinstance(found, Thing) and found.kind.name == SLEEP else None

    def _stands(
        self, whole: _Plain, words: tuple[str, ...], clock: str | None, may_say_when: bool
    ) -> bool:
        """Whether words that were understood without a time have none in them.

        A clock time is how long it took where no other amount stands beside it.
        """
        if whole.kind.text:
            return kind_named(words[0]) is not None
        if clock is None:
            return not (may_say_when and whole.is_new)  # `hamstrings yesterday` is no name
        return is_length(whole.kind, words, clock)

    def _without(self, words: tuple[str, ...], head: int, tail: int, clock: str | None) -> Thing:
        """A thing with the time taken off its ends."""
        before, rest, after = _cut(words, head, tail)
        shared = said_when(before) if before else None
        times = [said_when(said) for said in (before, after) if said]
        if not rest:
            raise _nothing_then(words)
        lasting = self._lasting(rest, (*before, *after), clock)
        if lasting is not None:
            return lasting._replace(shared=lasting.at if shared else None)
        self._refuse_two_ways(rest, after)
        at = one_time(*times) if len(times) == 2 else times[0]
        if at is None:
            raise two_times(rest, *times)
        if not self.is_text(rest):
            if (lasted := self._lasted(rest, at, clock)) is not None:
                return lasted._replace(shared=shared)
            _refuse_second(rest, at)
        plain = self._understood(rest)
        if isinstance(plain, WrongWords):
            raise dated(plain, at)
        return plain.thing(rest)._replace(at=at, shared=shared)

    def _refuse_two_ways(self, rest: tuple[str, ...], when: tuple[str, ...]) -> None:
        """`walk 1h 30 min ago`: an hour long, or an hour and a half ago? Raises WrongWords."""
        shorter = shorter_at_end(when, len(when))
        if not shorter or has_amount(rest):
            return
        longer = (*rest, *when[: len(when) - shorter])
        if isinstance(self._understood(longer), WrongWords):
            return
        if clock_in(longer) is None:
            raise WrongWords(
                f"'{shown(' '.join(when))}' can be read two ways; write an amount before it, or ",
                Offer(f"{' '.join(longer)} --at '{' '.join(when[-shorter:])}'"),
            )

    def _lasted(self, rest: tuple[str, ...], at: str, clock: str | None) -> Thing | None:
        """`plank 1:30 at 8:30`: how long it took, and when.

        Without the `at` it may have been from the one to the other. Raises WrongWords then.
        """
        others = tuple(word for word in rest if word != clock)
        if clock is None or len(others) + 1 != len(rest) or clock_of(at) is None:
            return None
        plain = self._understood(rest) if not self.has_amount(others) else None
        if not isinstance(plain, _Plain) or not plain.kind.exercise:
            return None
        if too_long(plain.kind, plain.entries, clock) is not None:
            return None
        if "at" in at.split():
            return plain.thing(rest)._replace(at=at)
        told = f"'{clock}' beside '{shown(at)}' may be how long it took; if it was, write "
        raise WrongWords(told, Offer(" ".join((*rest, "at", at))))

    def _lasting(
        self, rest: tuple[str, ...], when: tuple[str, ...], clock: str | None
    ) -> Thing | None:
        """`sleep 7:30 yesterday`: without another amount a clock time is how long it took."""
        others = tuple(word for word in when if word != clock)
        if clock is None or clock not in when or has_amount(rest) or not others:
            return None
        if time_at_end(others) != len(others) or "at" in when:
            return None
        plain = self._understood((*rest, clock))
        if isinstance(plain, WrongWords) or not lasts(plain.kind):
            return None
        _refuse_long(plain, clock, said_when(others))
        return plain.thing((*rest, clock))._replace(at=said_when(others))


def _tried(
    known: dict[tuple[str, ...], _T | WrongWords],
    words: tuple[str, ...],
    read: Callable[[tuple[str, ...]], _T],
) -> _T | WrongWords:
    """What words are read as, or why they can't be, from what is known of earlier tries."""
    if words not in known:
        try:
            known[words] = read(words)
        except WrongWords as error:
            known[words] = error
    return known[words]


def _cut(
    words: tuple[str, ...], head: int, tail: int
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    end = len(words) - tail
    return words[:head], words[head:end], words[end:] if tail else ()


def _refuse_long(plain: _Plain, clock: str | None, when: str = "") -> None:
    """Ask about an exercise that took all too long by a clock time. Raises WrongWords."""
    length = too_long(plain.kind, plain.entries, clock)
    if clock is None or length is None:
        return
    line = " ".join((plain.kind.name, *(word for word in plain.words if word != clock)))
    usual = plain.kind.examples[0] if plain.kind.name == SLEEP else "30"
    day = f" {when}" if when else ""
    raise length_or_time(clock, f"{line} {length}{day}", f"{line} {usual}{day} {clock}")


def _nothing_then(words: Sequence[str]) -> WrongWords:
    said = shown(said_when(words))
    told = f"'{said}' says when; say what was then, too, such as: "
    listed = ("; or see it: ", command(f"list {said}")) if is_day(said) else ()
    return WrongWords(told, example(f"water 500 {said}"), *listed)


def _refuse_second(rest: Sequence[str], at: str) -> None:
    """`at 8 at 9`: what is left of the line must not say when, too."""
    head, tail = time_at_start(rest), time_at_end(rest)
    if head + tail < len(rest) and (head or tail):
        before, left, after = _cut(tuple(rest), head, tail)
        raise two_times(left, said_when(before or after), at)


def two_times(rest: Sequence[str], one: str, other: str) -> WrongWords:
    """The refusal of a thing of which it is said twice when it was."""
    right = other if (clock := clock_of(other)) is None or not clock[1] else one
    return WrongWords(
        f"'{shown(one)}' and '{shown(other)}' are two times for one thing; write one, such as: ",
        example(" ".join((*rest, right))),
    )
