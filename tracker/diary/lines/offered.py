"""The line that works which every refusal of words holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tracker.diary.diary import Diary
from tracker.domain.errors import Unclear, UnclearHour, UnknownName, WrongWords, shown
from tracker.domain.kinds import Kind
from tracker.domain.number_words import begins_number
from tracker.domain.offers import Offer, either, example, offers_in, rewritten
from tracker.domain.time.line_times import time_at_end, with_clock
from tracker.domain.words.refusals import Pieces, in_a_note, is_not_so, not_so

#: In a longer line no end is looked for that may be a remark: each is read.
_MOST_WORDS = 20


def with_line(
    diary: Diary,
    kind: Kind,
    words: Sequence[str],
    error: WrongWords,
    reads: Callable[[Sequence[str]], bool],
) -> WrongWords:
    """A refusal with a line in it that works, also where it names none itself.

    That is the line with what may be meant in the place of an unclear word, one with a remark in
    its note, the one that adds a new name, or an example of the kind. `reads` tells whether other
    words of the kind are understood.
    """
    nowhere = kind.subject is not None and kind.subject.nowhere  # `pain none` says something
    if is_not_so([w for w in words if not (nowhere and w == "none")]) or (
        not kind.fields and "0" in words
    ):
        return _not_so(diary, kind, words)
    if offers_in(error):
        return _with_asides(kind, words, error)
    if isinstance(error, Unclear):
        error = with_ways(Offer(kind.name), words, error, reads)
    elif noted := _noted(kind, words, reads):
        error.args += ("; ", *noted)
    elif isinstance(error, UnknownName) and not error.near and kind.subject is not None:
        from tracker.diary.names import how_to_add

        line = how_to_add(diary, kind.subject.vocabulary, error.word)
        if line is not None:
            error.args += ("; a new one is added first: ", line)
    if not offers_in(error):
        begins = " For" if str(error).endswith("?") else "; for"
        line = example(f"{kind.name} {kind.for_units(diary.us).examples[0]}")
        error.args += (f"{begins} example: ", line)
    return error


def _not_so(diary: Diary, kind: Kind, words: Sequence[str]) -> WrongWords:
    """The refusal of what was not done or taken, with its kind where that isn't said otherwise."""
    known = diary.catalogue(kind.subject.vocabulary) if kind.subject else None
    if known is not None and any(known.match(words, n) for n in range(len(words))):
        return not_so(words)
    at = 1 + max((n for n in range(len(words)) if is_not_so(words[n : n + 1])), default=-1)
    return not_so([*words[:at], kind.name, *words[at:]])


def _with_asides(kind: Kind, words: Sequence[str], error: WrongWords) -> WrongWords:
    """The refusal of a kind's own words, whose lines have what was said beside them, too."""
    from tracker.domain.words.asides import take_asides

    try:
        beside = take_asides(kind, words).told
    except WrongWords:
        return error
    return rewritten(error, lambda line: with_time(line, beside)) if beside else error


def _noted(kind: Kind, words: Sequence[str], reads: Callable[[Sequence[str]], bool]) -> Pieces:
    """How to say the end of a line in a note, where it has words and the rest says something.

    What says an amount by itself is no remark, nor is what a bare number counts, and no number of
    the line is in it alone. Of a long line no remark is looked for.
    """
    for at in range(len(words) - 1 if len(words) <= _MOST_WORDS else 0, 0, -1):
        said, remark = words[:at], words[at:]
        counts = begins_number(remark) and (remark[0].isalpha() or remark[0].isdigit())
        how = remark[0].casefold().endswith("ly")  # `walk 30 slowly`: no unit is so called
        if counts or (begins_number(said, at - 1) and not begins_number(remark) and not how):
            continue
        counted = any(map(begins_number, ([word] for word in said)))
        if not counted and any(map(begins_number, ([word] for word in remark))):
            continue
        if any(map(str.isalpha, "".join(remark))) and not reads(remark) and reads(said):
            return in_a_note(kind, " ".join(remark), " ".join(said))
    return ()


def with_ways(
    begins: Offer, words: Sequence[str], error: Unclear, reads: Callable[[Sequence[str]], bool]
) -> WrongWords:
    """The refusal of an unclear word with the lines for all that it may mean.

    A line is what it `begins` with and the words behind it. Without any the refusal is as it was;
    where one of the ways says nothing, as 1500 minutes of walking, it is told none the less.
    """
    said = " ".join(words).casefold()
    found = re.search(rf"(?<!\S){re.escape(error.typed)}(?!\S)", said)
    if found is None:
        return error
    lines = [f"{said[: found.start()]}{way}{said[found.end() :]}" for way in error.ways]
    lines = [line for line in lines if reads(_undated(line.split()))]
    if not lines:
        return error
    ways = f" ({' or '.join(error.ways)}?)" if len(lines) < len(error.ways) else ""
    begun = " Write " if error.told.endswith("?") else f"{ways}; write "
    return WrongWords(error.told, begun, *either(map(begins.followed_by, lines)))


def _undated(words: Sequence[str]) -> Sequence[str]:
    """Words without the time at their end."""
    return words[: len(words) - time_at_end(words)]


def both_hours(begins: Offer, at: str, error: UnclearHour) -> WrongWords:
    """The refusal of an hour that may be one of two, with a line for each."""
    lines = (begins.followed_by(with_clock(at, time)) for time in error.times)
    return WrongWords(f"'{shown(at)}' can be read two ways; write ", *either(lines))


def with_time(line: str, when: str) -> str:
    """A line with a time at its end; a note stands behind it."""
    said, note, text = line.partition(" --note ")
    return f"{said} {when}{note}{text}"


def dated(error: WrongWords, when: str) -> WrongWords:
    """A refusal whose lines for what was meant have a time at their end, as has a note of it."""
    error = rewritten(error, lambda line: with_time(line, when))
    said = when.removeprefix("at ") if ":" in when else when
    option = f'--at "{said}"' if " " in said else f"--at {said}"
    pieces = (
        piece.followed_by(option) if isinstance(piece, Offer) and piece.is_note else piece
        for piece in error.args
    )
    return WrongWords(*pieces)


def meant_by(error: WrongWords) -> str:
    """The lines that a refusal offers for the words themselves, to choose from; '' without any.

    All of them: whoever says that a leg is numb isn't told of the milder of two signs alone.
    """
    return ", or ".join(str(offer) for offer in offers_in(error) if offer.meant)
