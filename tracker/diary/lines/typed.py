"""What the words and options of a command line say, as entries and as parts of entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.entries import NO_TEXTS, Entry
from tracker.domain.errors import MissingSubject, UnclearHour, WrongWords, understood
from tracker.domain.kinds import OWN, Kind
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Moment

if TYPE_CHECKING:
    from tracker.domain.words.amounts import Containers
    from tracker.domain.words.before import Before
    from tracker.domain.words.reading import Reading

NOTE_LIMIT = 10_000
ATTRIBUTE_LIMIT = 200


class Typed(NamedTuple):
    """What was typed of an entry, unread: its words, and options where they were given.

    `ticks` are true or, for an edit, false by their measure; attributes are texts by their name. An
    empty text takes away what there was. A `key` names the line, so that it may be logged again.
    """

    words: Sequence[str] = ()
    at: str | None = None
    since: str | None = None
    note: str | None = None
    ticks: Mapping[str, bool] = {}
    attributes: Mapping[str, str] = NO_TEXTS
    key: str | None = None


class Line(NamedTuple):
    """A line that was typed, with its kind if it begins with one."""

    kind: Kind | None
    typed: Typed


class ReadThing(NamedTuple):
    """One thing of a line as it is to be kept, and what was understood beyond its plain words.

    `dated`: it was said when it was. Under a `key` it is kept once, however often it is logged.
    """

    entries: tuple[Entry, ...]
    said_back: tuple[str, ...] = ()
    dated: bool = False
    key: str | None = None


def read_thing(diary: Diary, kind: Kind, typed: Typed) -> ReadThing:
    """The words and options of one thing as it is to be kept. Raises WrongWords."""
    diary.said_back.clear()
    entries = read_entries(diary, kind, typed)
    if kind.name == OWN:
        from tracker.diary.habits.logged import with_units

        entries = with_units(diary, entries)
    elif has_new_name(diary, kind, entries):
        used = diary.store.subjects_used(kind.name)
        if not all(entry.subject in used for entry in entries):
            diary.said_back.append(f"a new {kind.noun}")
    return ReadThing(tuple(entries), tuple(diary.said_back), typed.at is not None, typed.key)


def read_entries(diary: Diary, kind: Kind, typed: Typed) -> list[Entry]:
    """What the words and options say, as entries ready to be stored.

    Raises WrongWords, with a line in it that works.
    """
    try:
        return _read(diary, kind, typed)
    except UnclearHour as error:
        from tracker.diary.lines.offered import both_hours
        from tracker.domain.offers import Offer

        begins = Offer(" ".join((kind.name, *typed.words)))
        raise both_hours(begins, typed.at or "", error) from None
    except WrongWords as error:
        from tracker.diary.lines.offered import with_line

        def reads(words: Sequence[str]) -> bool:
            return diary.understands(lambda: _read(diary, kind, typed._replace(words=words)))

        raise with_line(diary, kind, typed.words, error, reads) from None


def has_new_name(diary: Diary, kind: Kind, entries: Sequence[Entry]) -> bool:
    """Whether entries have a name that no catalogue knows, where any words may be one."""
    rule = kind.subject
    if rule is None or rule.fixed:
        return False
    known = diary.catalogue(rule.vocabulary)
    return any(e.subject is not None and known.look_up(e.subject) is None for e in entries)


def _read(diary: Diary, kind: Kind, typed: Typed) -> list[Entry]:
    moment = read_moment(diary, typed.at, kind.name)
    since = None
    if len(typed.words) > 1:
        from tracker.diary.lines.said_beside import with_asides

        typed, since = with_asides(kind, typed, moment.day)
    since = since or read_since(diary, typed.since, moment.day)
    ticks, attributes = read_ticks(kind, typed), read_attributes(kind, typed)
    note = check_note(" ".join(typed.words) if kind.text else typed.note)
    if kind.text and not note:
        from tracker.domain.offers import example

        raise WrongWords("a note needs words: ", example('note "slept badly"'))
    readings = read_kind_words(diary, kind, typed.words)
    diary.said_back += dict.fromkeys(said for reading in readings for said in reading.said)
    check_weight(diary, kind, typed.words, readings)
    return [
        Entry(
            kind=kind.name,
            day=moment.day,
            subject=reading.subject,
            side=reading.side,
            at=moment.at,
            utc_offset_min=moment.utc_offset_min,
            since_day=since,
            note=note,
            measures={**reading.measures, **ticks},
            attributes={**attributes, **unit_of(reading)},
        )
        for reading in readings
    ]


def read_ticks(kind: Kind, typed: Typed) -> dict[str, float]:
    """The measures of a kind that were ticked."""
    return {t.measure: 1.0 for t in kind.ticks if typed.ticks.get(t.measure)}


def read_attributes(kind: Kind, typed: Typed) -> dict[str, str]:
    """A kind's attributes as far as they say something. Raises WrongWords for one too long."""
    named = {name: typed.attributes.get(name, "") for name, _ in kind.attributes}
    return {name: check_attribute(name, text) for name, text in named.items() if text}


def check_weight(
    diary: Diary, kind: Kind, words: Sequence[str], readings: Sequence[Reading]
) -> None:
    """Refuse a weight without a unit that one's height makes impossible. Raises WrongWords.

    With its unit it is kept as typed: then the height in the profile is what is wrong.
    """
    if kind.name != "weight":
        return
    from tracker.domain.body import doubt_weight, height_in

    cm = height_in(diary.store.profile().get("height", ""))
    for reading in readings:
        doubt = doubt_weight(reading.measures["mass_kg"], cm, diary.us) if cm else None
        if doubt and not any(letter.isalpha() for letter in "".join(words)):
            raise doubt
        if doubt:
            diary.tell(f"{str(doubt).partition(';')[0]}; see tracker profile")


def unit_of(reading: Reading) -> dict[str, str]:
    """The attribute of an entry that says what a medicine was counted in; none for others."""
    return {"unit": reading.unit} if reading.unit else {}


def entry_of(kind: Kind, reading: Reading) -> Entry:
    """An entry of what was read, which has no day yet."""
    return Entry(
        kind.name,
        "",
        reading.subject,
        measures=reading.measures,
        attributes=unit_of(reading),
    )


def containers_of(diary: Diary, kind: Kind) -> Containers | None:
    """What a kind is drunk from: glasses and bottles; None for what isn't drunk."""
    drunk = any(MEASURES[field.measure].dimension == "volume" for field in kind.fields)
    return diary.containers if drunk else None


def read_kind_words(
    diary: Diary, kind: Kind, words: Sequence[str], *, leaning: bool = True
) -> list[Reading]:
    """Read words with the kind's catalogue; offer the last subject where one is missing.

    `leaning`: they may lean on what was logged before, "as last time". Raises WrongWords.
    """
    from tracker.domain.words.reading import read_words

    def read(as_kind: Kind, said: Sequence[str] = words) -> list[Reading]:
        return read_words(
            as_kind,
            said,
            catalogue=diary.catalogue(kind.subject.vocabulary) if kind.subject else None,
            containers=containers_of(diary, kind),
            us=diary.us,
            before=before if leaning else None,
        )

    def before() -> Before:
        from tracker.diary.lines.logged_before import logged_before

        return logged_before(diary)

    try:
        return read(kind)
    except MissingSubject as error:
        last = diary.store.recent_subjects(kind.name, 1)
        name = " ".join(word for word in reversed(last[0]) if word) if last else ""
        if not name or not understood(lambda: read(kind, [*words, name])):
            raise
        from tracker.domain.offers import Offer

        line = Offer(" ".join([kind.name, *words, name]))
        raise WrongWords(*error.args, f"; the last one was {name}: ", line) from None
    except WrongWords:
        from tracker.diary.habits.ticks import ticked

        done = ticked(diary, kind, read)
        if done is None:
            raise
        return done


def read_moment(diary: Diary, at: str | None, kind: str) -> Moment:
    """The moment an entry belongs to: now, or what `--at` says. Says what was resolved."""
    clock = diary.clock
    if at is None:
        return clock.moment(clock.now)
    from tracker.domain.time.when import read_when

    when = read_when(at, clock, kind)
    if when.remark:
        diary.tell(when.remark)
    return when.moment


def read_since(diary: Diary, said: str | None, day: str) -> str | None:
    """The day that pain began by the user's own account; not after `day`, the entry's own."""
    if said is None:
        return None
    from tracker.domain.time.day_words import read_day

    since = read_day(said, diary.clock)
    if since > day:
        from tracker.domain.time.moment_words import full_day

        own = full_day(day, diary.clock.today())
        raise WrongWords(f"--since {since} is after the entry's own day, {own}")
    return since


def as_now(diary: Diary, entries: Sequence[Entry]) -> list[Entry]:
    """Entries as they are to be kept, whatever was changed since their words were read.

    On the day that their instant falls on by now, and under their habit's present name.
    """
    former: dict[str, str] = {}
    if any(entry.kind == OWN for entry in entries):
        former = diary.store.former_habit_names()
    return [
        diary.clock.redated(
            entry._replace(subject=former.get(entry.subject or "", entry.subject))
            if entry.kind == OWN
            else entry
        )
        for entry in entries
    ]


def check_note(note: str | None) -> str | None:
    """A note of at most 10,000 characters, kept as typed; an empty one is none."""
    if note is None or not note.strip():
        return None
    if len(note) > NOTE_LIMIT:
        raise WrongWords(
            f"a note holds at most {NOTE_LIMIT:,} characters and this one has {len(note):,}"
        )
    return note


def check_key(key: str) -> None:
    """Raise WrongWords for a key that can't name a line."""
    if not key.strip() or len(key) > ATTRIBUTE_LIMIT or not key.isprintable():
        raise WrongWords(f"a key is a few letters, at most {ATTRIBUTE_LIMIT}, such as --id mon-1")


def check_attribute(name: str, text: str) -> str:
    """An attribute such as the provider: a name, so at most 200 characters."""
    if len(text) > ATTRIBUTE_LIMIT:
        raise WrongWords(
            f"--{name} holds at most {ATTRIBUTE_LIMIT} characters and this one has {len(text):,}; "
            "put the rest in a --note"
        )
    return text
