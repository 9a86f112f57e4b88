"""A line of several things, or of one thing with its time: all of it is understood, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tracker.diary.diary import Diary
from tracker.diary.lines.log_words import kind_and_words
from tracker.diary.lines.one_thing import Thing, Trial, two_times
from tracker.diary.lines.typed import ReadThing, Typed, read_thing
from tracker.domain.errors import UnknownName, WrongWords, shown, understood
from tracker.domain.kinds import Kind, kind_named
from tracker.domain.number_words import begins_number
from tracker.domain.offers import Offer, either, example, quoted, rewritten
from tracker.domain.time.line_times import (
    clock_of,
    day_alone,
    has_day,
    is_day,
    one_time,
    time_at_end,
    time_at_start,
    with_clock,
)
from tracker.domain.time.time_words import near_time_word
from tracker.domain.time.when import DOSE
from tracker.domain.units import is_unit
from tracker.domain.words.aliases import expanded
from tracker.domain.words.refusals import like
from tracker.domain.words.several import (
    Span,
    Word,
    commas,
    refuse_led_comma,
    segments,
    split,
    time_for_all,
    typed,
    words_of,
)

_LONGEST, _MOST_WORDS = 2_000, 120
#: In a longer line no places for commas are looked for.
_MOST_LOOSE = 20
_HALF_DAY_MIN = 12 * 60


def read_line(
    diary: Diary, line: Typed, kind: Kind | None = None, first: WrongWords | None = None
) -> list[ReadThing]:
    """What a line says, thing by thing, with its options. Nothing is kept yet.

    It begins with the words of a `kind`, if that is known. `first` is why they can't be read as one
    thing as they stand; it is told where nothing more is known. Raises WrongWords.
    """
    words = _with_kind(diary, kind, line.words) if kind is not None else line.words
    things = things_of(diary, words, kind, first)
    _check_options(things, line)
    return list(_read(diary, things, line))


def _with_kind(diary: Diary, kind: Kind, words: Sequence[str]) -> list[str]:
    """The words with their kind before them, where they don't say it by their subject."""
    try:
        named = any(kind_named(word.text) for word in words_of(" ".join(words)))
        is_said = bool(words) and not named and kind_and_words(diary, words)[0].name == kind.name
    except WrongWords:
        is_said = False
    return [*words] if is_said else [kind.name, *words]


def things_of(
    diary: Diary, words: Sequence[str], kind: Kind | None, first: WrongWords | None = None
) -> list[Thing]:
    """The things of a line, each with the time that is meant for it. Raises WrongWords."""
    text = _written_out(" ".join(words), diary.tastes.aliases)
    parts = time_for_all(words_of(text))
    if not parts:
        raise WrongWords("say what to log, such as: ", example("water 500"))
    if len(text) > _LONGEST or len(parts) > _MOST_WORDS:
        raise first or WrongWords(f"that is too long to read as one line, {len(parts)} words")
    if not all(any(map(str.isprintable, part.text)) for part in parts):
        raise WrongWords("a character in it is one that nobody sees; type the line again")
    refuse_led_comma(text)
    trial = Trial(diary, kind)
    ways = split(parts, trial)
    if not ways and (ended := _without_full_stop(parts)) and (ways := split(ended, trial)):
        parts = ended
    if len(ways) > 1:
        raise WrongWords("that can be read two ways; write ", *_proposed(parts, ways))
    if not ways:
        raise _refusal(parts, trial, first)
    found = [_thing(text, parts, span, trial) for span in ways[0]]
    return list(_settled(_shared(found)))


def _written_out(text: str, aliases: Mapping[str, str]) -> str:
    """A line with the aliases that its things begin with written out."""
    if not aliases:
        return text
    parts = words_of(text)
    for start, end in reversed(segments(parts, ands=True)):
        first = start + time_at_start([part.text for part in parts[start:end]])
        word = parts[first] if first < end else None
        said = expanded([word.text], aliases) if word else []
        if word and said != [word.text]:
            text = f"{text[: word.start]}{' '.join(said)}{text[word.start + len(word.text) :]}"
    return text


def _without_full_stop(parts: Sequence[Word]) -> list[Word]:
    """The words without the `.` or `!` that ends a sentence; none where there is none.

    A date may end in one, too: `26.11.` is read as it stands.
    """
    *others, last = parts
    word = last.text.rstrip(".!")
    return [*others, last._replace(text=word)] if word and word != last.text else []


def _thing(text: str, parts: Sequence[Word], span: Span, trial: Trial) -> Thing:
    thing = trial.thing(typed(parts, span))
    if not thing.kind.text:
        return thing
    # A note's text is kept as it stands, signs and all; it goes to the end of the line.
    for start, _ in segments(parts):
        if start > span[0] and trial.reads(typed(parts, (start, len(parts)))):
            line = Offer(commas(parts, [(start, len(parts)), (span[0], start)]))
            raise WrongWords("a note takes all behind it; write it last: ", line)
    begins = parts[span[1] - len(thing.words)].start if thing.words else len(text)
    return thing._replace(words=(text[begins:].strip(),))


def _shared(things: Sequence[Thing]) -> list[Thing]:
    """A time before the first thing is meant for all; each may say more, or all their own."""
    first, *others = things
    if first.shared is None:
        return list(things)
    day = day_alone(first.shared)
    all_their_own = all(thing.shared is not None for thing in others) and not _complete(things)
    for n, thing in enumerate(others):
        if day is not None and _has_clock_alone(thing):
            # `yesterday 8:00 coffee, 9:00 walk 20`: both were yesterday.
            others[n] = thing._replace(at=_with(day, thing))
        elif not all_their_own:
            others[n] = thing._replace(at=_with(first.shared, thing))
    return [first, *others]


def _has_clock_alone(thing: Thing) -> bool:
    """Whether the time of a thing is a clock time of a day that it doesn't say."""
    return thing.at is not None and clock_of(thing.at) is not None and not has_day(thing.at)


def _complete(things: Sequence[Thing]) -> bool:
    """Whether a day stands before the first thing and clock times before the others."""
    first, *others = (thing.shared or "" for thing in things)
    return is_day(first) and all(clock_of(other) and not has_day(other) for other in others)


def _with(shared: str, thing: Thing) -> str:
    """The time of a thing with the one that was said for all. Raises WrongWords for two."""
    both = shared if thing.at is None else one_time(shared, thing.at)
    if both is None:
        raise two_times(thing.said, shared, thing.at or "")
    return both


def _settled(things: Sequence[Thing]) -> Iterator[Thing]:
    """`ibuprofen 400 at 8, ibuprofen 400 at 14:00`: what stands after it was later than 8."""
    for n, thing in enumerate(things):
        said = clock_of(thing.at) if thing.at and thing.kind.name == DOSE else None
        later = [clock_of(other.at) for other in things[n + 1 :] if other.at]
        if said is not None and said[1]:
            minutes = said[0]
            if any(c and not c[1] and minutes < c[0] < minutes + _HALF_DAY_MIN for c in later):
                time = f"{minutes // 60}:{minutes % 60:02}"
                thing = thing._replace(at=with_clock(thing.at or "", time))
        yield thing


def _read(diary: Diary, things: Sequence[Thing], options: Typed) -> Iterator[ReadThing]:
    for thing in things:
        at = thing.at if options.at is None else _with(options.at, thing)
        alone = options._replace(words=list(thing.words), at=at)
        try:
            read = read_thing(diary, thing.kind, alone)
        except WrongWords as error:
            raise (_about(thing.said, error) if len(things) > 1 else error) from None
        yield read


def _check_options(things: Sequence[Thing], options: Typed) -> None:
    """Refuse an option that isn't the thing's, or that only one of several can mean."""
    given = [name for name, ticked in options.ticks.items() if ticked] + list(options.attributes)
    given += ["since"] if options.since is not None else []
    if len(things) > 1 and (given or options.note is not None):
        name = next(iter(given), "note").replace("_", "-")
        raise WrongWords(f"--{name} is for one thing, and these are {len(things)}; log that alone")
    for kind in {thing.kind.name: thing.kind for thing in things}.values():
        if wrong := next((name for name in given if name not in _options(kind)), None):
            raise WrongWords(f"{kind.name} has no --{wrong.replace('_', '-')}")


def _options(kind: Kind) -> set[str]:
    since = {"since"} if kind.since else set()
    return since | {t.measure for t in kind.ticks} | {name for name, _ in kind.attributes}


def _about(part: Sequence[str], error: WrongWords) -> WrongWords:
    return WrongWords(f"in '{shown(' '.join(part))}': ", *error.args)


def _proposed(parts: Sequence[Word], ways: Sequence[Sequence[Span]]) -> list[str | Offer]:
    return either((commas(parts, way) for way in ways), " or ")


def _refusal(parts: Sequence[Word], trial: Trial, first: WrongWords | None) -> WrongWords:
    """Which part of a line isn't understood, and what would be right."""
    spans = segments(parts)
    if (known := _slip(parts, trial) or _doubled(parts, trial) or _same(parts, trial)) is not None:
        return known
    if len(spans) == 1:
        return _of_one(parts, trial, first)
    for n, span in enumerate(spans):
        alone = list(parts[span[0] : span[1]])
        if not split(alone, trial) and not _goes_on(parts, spans[: n + 1], trial):
            said = [" ".join(typed(parts, one)) for one in spans]

            def whole(line: str, n: int = n, said: Sequence[str] = said) -> str:
                all_of_it = ", ".join((*said[:n], line, *said[n + 1 :]))
                return all_of_it if _is_line(all_of_it, trial) else line

            error = rewritten(_of_one(alone, trial, None), whole)
            return _about(typed(parts, span), _or_noted(error, said, n, trial))
    return WrongWords("that can't be read as several things; log them one by one")


def _or_noted(error: WrongWords, said: Sequence[str], n: int, trial: Trial) -> WrongWords:
    """A refusal that offers the part as a note of the thing before it: `pain 5 neck, stabbing`."""
    thing, remark = said[n - 1].split(), said[n]
    if len(said) != 2 or not n or trial.has_amount(remark.split()) or trial.is_text(thing):
        return error
    noted = Offer(f"{said[0]} --note {quoted(remark)}")
    return WrongWords(*error.args, "; or of what stands before it: ", noted)


def _is_line(text: str, trial: Trial) -> bool:
    """Whether a text is understood as several things, with their times."""
    parts = words_of(text)
    ways = split(parts, trial)
    return len(ways) == 1 and understood(
        lambda: _shared([_thing(text, parts, span, trial) for span in ways[0]])
    )


def _goes_on(parts: Sequence[Word], spans: Sequence[Span], trial: Trial) -> bool:
    """Whether the last part goes on with a list of sites: `pain 6 lower-back, left knee`."""
    return any(trial.is_listed(typed(parts, (start, spans[-1][1]))) for start, _ in spans[:-1])


def _of_one(parts: Sequence[Word], trial: Trial, first: WrongWords | None) -> WrongWords:
    """Why words without a sign aren't understood."""
    error = first
    try:
        trial.thing(typed(parts, (0, len(parts))))
    except WrongWords as told:
        error = told
    assert error is not None
    if (line := _with_time_last(_texts(parts), trial)) is not None:
        return WrongWords("write when it was at the end: ", Offer(line))
    if (line := _with_comma(_texts(parts), trial)) is not None:
        return WrongWords("write a comma for 'then': ", Offer(line))
    ways = split(parts, trial, loose=True) if len(parts) <= _MOST_LOOSE else []
    if len(ways) == 1 and _lacks_amount(parts, ways[0], trial):
        last = trial.thing(typed(parts, ways[0][-1]))
        said = shown(" ".join(_texts(parts)))
        unclear = f"it isn't clear what is whose in '{said}'; log one at a time, "
        return WrongWords(unclear, *like(last.kind))
    if ways and len(ways[0]) > 1:
        return WrongWords("it isn't clear what is whose; write ", *_proposed(parts, ways))
    if isinstance(error, UnknownName) and error.near:
        return error
    for n in range(len(parts) - 1, 0, -1):
        if parts[n].sign == "and" and split(parts[:n], trial):
            if (unsaid := _no_own_amount(parts, n, trial)) is not None:
                return unsaid
            return _about(typed(parts, (n, len(parts))), _of_one(parts[n:], trial, None))
    return error


def _lacks_amount(parts: Sequence[Word], way: Sequence[Span], trial: Trial) -> bool:
    """Whether a part of a line may be no thing but a word of the next: `milk tea 200`."""
    return any(
        trial.takes_amount(said := typed(parts, span))
        and not trial.has_amount(said)
        and not parts[after[0]].sign
        and kind_named(parts[after[0]].text) is None
        for span, after in pairwise(way)
    )


def _no_own_amount(parts: Sequence[Word], n: int, trial: Trial) -> WrongWords | None:
    """The refusal of `stretch 10 quads and calves`, of which nobody knows how long each was."""
    said, rest = typed(parts, (0, n)), _texts(parts[n:])
    if trial.begins_name(rest) or trial.has_amount(rest) or not trial.has_amount(said):
        return None
    if not trial.reads(said) or not trial.takes_amount(said):
        return None
    kind = trial.thing(said).kind
    unsaid = f"'{shown(' '.join(rest))}' has no amount of its own; log them one by one, "
    return WrongWords(unsaid, *like(kind)) if kind.exercise else None


def _with_comma(words: Sequence[str], trial: Trial) -> str | None:
    """`water 500 then walk 20` with a comma, where both are things; None where they aren't."""
    line = re.sub(r"(?<=\S)( and)? then (?=\S)", ", ", " ".join(words), flags=re.IGNORECASE)
    return line if line != " ".join(words) and _is_line(line, trial) else None


def _with_time_last(words: Sequence[str], trial: Trial) -> str | None:
    """`water yesterday 500` with its time where it is read; None where there is none."""
    for end in range(2, len(words)):
        when = time_at_end(words[:end])
        moved = [*words[: end - when], *words[end:], *words[end - when : end]]
        if when and when < end and trial.reads(moved):
            return " ".join(moved)
    return None


def _slip(parts: Sequence[Word], trial: Trial) -> WrongWords | None:
    """`yestreday`, and the line without that slip of a finger, where it is understood."""
    for n, part in enumerate(parts):
        near = near_time_word(part.text)
        if near is None:
            continue
        mended = [*parts[:n], part._replace(text=near), *parts[n + 1 :]]
        ways = split(mended, trial)
        line = commas(mended, ways[0]) if ways else _with_time_last(_texts(mended), trial)
        if line and near == "tomorrow":
            return _to_come(part.text, [*parts[:n], *parts[n + 1 :]], trial)
        if line:
            said = f"no word '{shown(part.text)}'; did you mean "
            return WrongWords(said, Offer(line), "?")
    return None


def _to_come(word: str, others: Sequence[Word], trial: Trial) -> WrongWords:
    """The refusal of `tomorow`, with the line for what was meant to be today."""
    told = f"no word '{shown(word)}'; tomorrow is still to come"
    ways = split(others, trial)
    more = ["; for today write ", *_proposed(others, ways)] if ways else []
    return WrongWords(told, *more)


def _doubled(parts: Sequence[Word], trial: Trial) -> WrongWords | None:
    """`300 ml ml`, and the line with that word once, where it is understood."""
    for n, (one, other) in enumerate(pairwise(parts), 1):
        if one.text.casefold() != other.text.casefold() or not one.text.isalpha() or other.sign:
            continue
        ways = split([*parts[:n], *parts[n + 1 :]], trial)
        if len(ways) == 1:
            line = Offer(commas([*parts[:n], *parts[n + 1 :]], ways[0]))
            return WrongWords(f"'{shown(one.text)}' is there twice; write ", line)
    return None


def _same(parts: Sequence[Word], trial: Trial) -> WrongWords | None:
    """`ibuprofen 400 at 8:00, 400 at 14:00`, with what the last of them is of, as the first."""
    first, *others = (typed(parts, span) for span in segments(parts, ands=True))
    name = _without_amount(first[: len(first) - time_at_end(first)])
    amounts = [one[one[:1] == ["and"] :] for one in others]
    if not amounts or not name or not all(map(_is_timed_amount, amounts)):
        return None
    line = ", ".join(" ".join(words) for words in (first, *([*name, *one] for one in amounts)))
    if not _is_line(line, trial):
        return None
    return WrongWords(f"'{shown(' '.join(amounts[0]))}' of what? Say it too: ", Offer(line))


def _without_amount(words: Sequence[str]) -> Sequence[str]:
    """What an amount is of, where a line ends in it or begins with it."""
    at = next((n for n in range(len(words)) if begins_number(words, n)), len(words))
    ends = at + 1 + (at + 1 < len(words) and is_unit(words[at + 1].casefold()))
    return [*words[:at], *words[ends:]]


def _is_timed_amount(words: Sequence[str]) -> bool:
    """Whether words are an amount and a time, and nothing else."""
    amount = words[: len(words) - time_at_end(words)]
    is_amount = bool(amount) and begins_number(amount) > 0 and not _without_amount(amount)
    return is_amount and len(amount) < len(words)


def _texts(parts: Sequence[Word]) -> list[str]:
    return [part.text for part in parts]
