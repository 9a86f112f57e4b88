"""What an edit makes of an entry: what was typed is changed, everything else stays as it was."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diary.diary import Diary
from tracker.diary.habits.logged import kind_of_entry
from tracker.diary.lines.lasting import (
    clock_in,
    is_length,
    length_or_time,
    no_clock,
    too_long,
)
from tracker.diary.lines.said_beside import with_asides
from tracker.diary.lines.typed import (
    Typed,
    check_note,
    check_weight,
    containers_of,
    read_attributes,
    read_since,
    read_ticks,
    unit_of,
)
from tracker.domain.catalogues.ingredients import is_of_ingredient
from tracker.domain.entries import Entry
from tracker.domain.errors import Unclear, UnclearHour, WrongWords, understood
from tracker.domain.kinds import Kind
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.offers import Offer, rewritten
from tracker.domain.time.clock import Moment
from tracker.domain.time.line_times import (
    clock_at_end,
    one_time,
    said_when,
    time_at_end,
    time_at_start,
)
from tracker.domain.time.moment_words import full_day
from tracker.domain.units import REPETITIONS


class Mended(NamedTuple):
    """An entry as an edit leaves it, and what had to be decided to read it, if anything."""

    entry: Entry
    remark: str | None = None


def mended(diary: Diary, old: Entry, typed: Typed) -> Mended:
    """The entry with what was typed. Raises WrongWords for what its kind doesn't have."""
    kind = kind_of_entry(diary, old)
    if kind is None:
        raise WrongWords(f"entry {old.id} is of a kind this version doesn't know: {old.kind}")
    typed, since = with_asides(kind, _timed(diary, kind, old, typed), old.day)
    new = _clearly(diary, kind, old, typed.words) if typed.words else old
    if since is not None:
        new = new._replace(since_day=since)
    new, remark = _with_ticks(kind, new, typed), None
    if typed.at is not None:
        new, remark = _at(diary, kind, new, typed)
    if typed.note is not None:
        new = new._replace(note=check_note(typed.note))
    if kind.text and old.note and not new.note:
        raise WrongWords(f"a note needs words; tracker delete {old.id} takes it away")
    if typed.since is not None:
        if not kind.since:
            raise WrongWords(f"--since belongs to pain, and entry {old.id} is {old.kind}")
        new = new._replace(since_day=read_since(diary, typed.since or None, new.day))
    return Mended(new, remark)


def _timed(diary: Diary, kind: Kind, old: Entry, typed: Typed) -> Typed:
    """What was typed with the time among its words as one: `400 at 8:30`, `yesterday`.

    A clock time is how long it took where `log` reads it so: how long a night was.
    """
    if kind.text or not typed.words:
        return typed
    try:
        new = _untimed(diary, kind, old, typed)
    except WrongWords:
        return _time_taken(diary, kind, old, typed) or typed
    clock = clock_in(typed.words)
    if clock is None:
        return typed
    if REPETITIONS not in new.measures and is_length(kind, typed.words, clock):
        _refuse_long(diary, kind, old, new, typed.words, clock)
        return typed
    timed = _time_taken(diary, kind, old, typed)
    if timed is None:
        raise no_clock(clock)
    return timed


def _untimed(diary: Diary, kind: Kind, old: Entry, typed: Typed) -> Entry:
    """The entry with words that are read without a time. Raises WrongWords."""
    with diary.quietly():
        words = with_asides(kind, typed, old.day)[0].words
        return _with_words(diary, kind, old, words) if words else old


def _time_taken(diary: Diary, kind: Kind, old: Entry, typed: Typed) -> Typed | None:
    """What was typed with the time taken off the ends of its words; None without one time."""
    words = typed.words
    head, tail = time_at_start(words), time_at_end(words)
    if not tail and (clock := clock_at_end(words)):  # since monday at 9:00
        rest = typed._replace(words=words[head:-clock])
        tail = clock if understood(lambda: _untimed(diary, kind, old, rest)) else 0
    end = len(words) - (tail if head < len(words) else 0)
    said = [said_when(part) for part in (words[:head], words[end:]) if part]
    if not said:
        return None
    if typed.at is not None:
        said.append(typed.at)
    at = said[0] if len(said) == 1 else one_time(*said) if len(said) == 2 else None
    return None if at is None else typed._replace(words=words[head:end], at=at)


def _refuse_long(
    diary: Diary, kind: Kind, old: Entry, new: Entry, words: Sequence[str], clock: str
) -> None:
    """Ask about an exercise that took all too long by a clock time. Raises WrongWords."""
    length = too_long(kind, [new], clock)
    if length is None:
        return
    others = [word for word in words if word != clock]
    begins = Offer(" ".join((str(old.id), *others)), "tracker edit")
    passed = understood(lambda: _at(diary, kind, old, Typed(at=clock)))
    when = f"at {clock}" if passed else f"yesterday {clock}"
    raise length_or_time(clock, begins.followed_by(length), begins.followed_by(when))


def _clearly(diary: Diary, kind: Kind, old: Entry, words: Sequence[str]) -> Entry:
    """The same as `_with_words`; a refusal's lines are edits, for all that a word may mean."""
    try:
        return _with_words(diary, kind, old, words)
    except Unclear as error:
        from tracker.diary.lines.offered import with_ways

        def reads(said: Sequence[str]) -> bool:
            return diary.understands(lambda: _with_words(diary, kind, old, said))

        raise with_ways(Offer(str(old.id), "tracker edit"), words, error, reads) from None
    except WrongWords as error:

        def edit(line: str) -> str:
            return f"{old.id} {line.removeprefix(kind.name).lstrip()}"

        raise rewritten(error, edit, "tracker edit") from None


def _with_words(diary: Diary, kind: Kind, old: Entry, words: Sequence[str]) -> Entry:
    from tracker.domain.kinds import OWN
    from tracker.domain.words.changing import read_change

    if kind.text:
        return old._replace(note=check_note(" ".join(words)))
    catalogue = diary.catalogue(kind.subject.vocabulary) if kind.subject else None
    reading = read_change(
        kind,
        words,
        old,
        catalogue=catalogue,
        containers=containers_of(diary, kind),
        us=diary.us,
    )
    known = catalogue.get(old.subject) if catalogue and old.subject else None
    derived = known.data.get("gives", {}) if known else {}
    own = {field.measure for field in kind.fields} | {"done"}
    own |= {measure for measure in old.measures if kind.mixed and is_of_ingredient(measure)}
    kept = {m: v for m, v in old.measures.items() if m not in own and m not in derived}
    check_weight(diary, kind, words, [reading])
    attributes = dict(old.attributes)
    if kind.name != OWN:
        attributes.pop("unit", None)
    return old._replace(
        subject=reading.subject,
        side=reading.side,
        measures={**kept, **reading.measures},
        attributes={**attributes, **unit_of(reading)},
    )


def _with_ticks(kind: Kind, entry: Entry, typed: Typed) -> Entry:
    """Set or clear the kind's ticks and attributes; refuse those of another kind."""
    own = {tick.measure for tick in kind.ticks} | {name for name, _ in kind.attributes}
    for name in (*typed.ticks, *typed.attributes):
        if name not in own:
            raise WrongWords(f"{kind.name} has no {name.replace('_', ' ')} to change")
    measures = {m: value for m, value in entry.measures.items() if m not in typed.ticks}
    attributes = {n: text for n, text in entry.attributes.items() if n not in typed.attributes}
    return entry._replace(
        measures={**measures, **read_ticks(kind, typed)},
        attributes={**attributes, **read_attributes(kind, typed)},
    )


def _at(diary: Diary, kind: Kind, entry: Entry, typed: Typed) -> Mended:
    from tracker.domain.time.mended_when import read_mended_when

    own = Moment(entry.at, entry.utc_offset_min, entry.day)
    try:
        moment, remark = read_mended_when(typed.at or "", own, diary.clock, kind.name)
    except UnclearHour as error:
        from tracker.diary.lines.offered import both_hours

        begins = Offer(" ".join((str(entry.id), *typed.words, "--at")), "tracker edit")
        raise both_hours(begins, typed.at or "", error) from None
    at, offset, day = moment
    if entry.since_day is not None and entry.since_day > day and typed.since is None:
        raise WrongWords(
            f"entry {entry.id} began on {full_day(entry.since_day, day)}, after {full_day(day)}: "
            "say --since, too"
        )
    return Mended(entry._replace(at=at, utc_offset_min=offset, day=day), remark)
