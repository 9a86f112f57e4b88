"""Lines built from the grammar mean what was meant; with a word of noise nothing else."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from tests.properties import examples
from tracker.diary.diary import Diary
from tracker.diary.lines.log import read_things
from tracker.diary.lines.typed import Line, Typed
from tracker.domain.errors import WrongWords
from tracker.domain.time.clock import Clock
from tracker.domain.time.moment_words import clock_time

#: Now it is Sunday 8 November 2026, 10:00.
TODAY, YESTERDAY = "2026-11-08", "2026-11-07"
NOW = (TODAY, "10:00")


class Said(NamedTuple):
    """Words, and what they mean: (kind, side, subject, measures) or (day, clock time)."""

    words: str
    meant: tuple[Any, ...]


def thing(words: str, kind: str, subject: str | None = None, **measures: float) -> Said:
    return Said(words, (kind, None, subject, measures))


THINGS = [
    thing("water 500", "water", volume_ml=500),
    thing("500 ml water", "water", volume_ml=500),
    thing("water 0,5l", "water", volume_ml=500),
    thing("2 glasses of water", "water", volume_ml=500),
    thing("walk 30", "walk", duration_min=30),
    thing("walk half an hour", "walk", duration_min=30),
    thing("walk an hour and a half", "walk", duration_min=90),
    thing("walk 2.5km", "walk", distance_m=2500),
    thing("pain 6 lower-back", "pain", "lower-back", intensity=6),
    thing("pain 6 lower back", "pain", "lower-back", intensity=6),
    thing("pain neck 3", "pain", "neck", intensity=3),
    thing("ibuprofen 400mg", "med", "ibuprofen", dose_mg=400),
    thing("ibuprofen 2 tablets", "med", "ibuprofen", dose_mg=400),
    thing("stretch 10 hamstrings", "stretch", "hamstrings", duration_min=10),
    thing("swimming 45", "sport", "swimming", duration_min=45),
    thing("massage 30", "treatment", "massage", duration_min=30),
    thing("weight 82,5", "weight", mass_kg=82.5),
    thing("sleep 7.5", "sleep", duration_min=450),
]
TIMES = [
    Said("8:30", (TODAY, "08:30")),
    Said("at 8:30", (TODAY, "08:30")),
    Said("8:30 am", (TODAY, "08:30")),
    Said("7am", (TODAY, "07:00")),
    Said("22:15", (YESTERDAY, "22:15")),
    Said("10.15pm", (YESTERDAY, "22:15")),
    Said("yesterday", (YESTERDAY, None)),
    Said("yesterday evening", (YESTERDAY, None)),
    Said("yesterday 18:00", (YESTERDAY, "18:00")),
    Said("18:00 yesterday", (YESTERDAY, "18:00")),
    Said("yesterday at 6pm", (YESTERDAY, "18:00")),
    Said("2h ago", (TODAY, "08:00")),
    Said("half an hour ago", (TODAY, "09:30")),
    Said("an hour and a half ago", (TODAY, "08:30")),
    Said("3 days ago", ("2026-11-05", None)),
    Said("last monday", ("2026-11-02", None)),
    Said("on tuesday", ("2026-11-03", None)),
    Said("wed 18:00", ("2026-11-04", "18:00")),
    Said("26 oct", ("2026-10-26", None)),
    Said("oct 26", ("2026-10-26", None)),
    Said("26 october 2025", ("2025-10-26", None)),
    Said("26.10.", ("2026-10-26", None)),
    Said("26.10.2026", ("2026-10-26", None)),
    Said("2026-10-26", ("2026-10-26", None)),
    Said("2026-10-26 08:00", ("2026-10-26", "08:00")),
    Said("2026-10-26T08:00+01:00", ("2026-10-26", "08:00")),
    Said("26/10/2026", ("2026-10-26", None)),
]
SIGNS = st.sampled_from([", ", ",", "; ", " + ", " and ", " & "])
#: Of no time, unit, name or sign; of a time that is mistyped; of nothing that a line holds.
NOISE = st.sampled_from(
    ["qzx", "blorp", "yestreday", "25:61", "13pm", "tomorrow", "-x", "\u202e", "☂", "since", "0x9"]
)
CASES = st.sampled_from([str, str.upper, str.title, str.lower])
unchecked = (HealthCheck.function_scoped_fixture,)


def read(diary: Diary, line: str) -> list[tuple[Any, ...]]:
    """What a line is understood as: kind, side, subject, measures, day and clock time."""
    found = []
    for one in read_things(diary, Line(None, Typed(line.split()))):
        for e in one.entries:
            when = (e.day, clock_time(e.at, e.utc_offset_min))
            found.append((e.kind, e.side, e.subject, spoken(e.measures), when))
    return found


def read_or_sentence(diary: Diary, line: str) -> list[tuple[Any, ...]] | str:
    """The same, or the sentence that refuses it."""
    try:
        return read(diary, line)
    except WrongWords as error:
        return str(error)


def spoken(measures: Any) -> dict[str, float]:
    own = ("volume_ml", "duration_min", "distance_m", "intensity", "dose_mg", "mass_kg")
    return {name: value for name, value in measures.items() if name in own}


def meant(said: Said, when: tuple[Any, ...] = NOW) -> tuple[Any, ...]:
    return (*said.meant, when)


@given(st.sampled_from(THINGS), st.sampled_from(TIMES), st.booleans(), CASES)
@examples(200, *unchecked)
def test_a_time_is_read_at_both_ends_in_any_case(
    diary: Diary, said: Said, time: Said, first: bool, case: Any
) -> None:
    line = f"{time.words} {said.words}" if first else f"{said.words} {time.words}"
    assert read(diary, case(line)) == [meant(said, time.meant)]


@given(st.lists(st.tuples(st.sampled_from(THINGS), st.none() | st.sampled_from(TIMES)),
                min_size=2, max_size=4), st.data())  # fmt: skip
@examples(120, *unchecked)
def test_things_between_signs_are_each_their_own(
    diary: Diary, things: list[tuple[Said, Said | None]], data: st.DataObject
) -> None:
    line, wanted = "", []
    for said, time in things:
        sign = data.draw(SIGNS) if line else ""
        # A time before the first thing is for all; a list of sites keeps its signs.
        assume(not (sign == "," and line[-1].isdigit() and said.words[0].isdigit()))
        line += sign + said.words + (f" {time.words}" if time else "")
        wanted.append(meant(said, time.meant if time else NOW))
    assert read(diary, line) == wanted


@given(st.sampled_from(TIMES), st.lists(st.sampled_from(THINGS), min_size=2, max_size=4))
@examples(100, *unchecked)
def test_a_time_before_the_first_is_for_all(diary: Diary, time: Said, things: list[Said]) -> None:
    line = f"{time.words} {', '.join(said.words for said in things)}"
    assert read(diary, line) == [meant(said, time.meant) for said in things]


@given(st.lists(st.sampled_from(THINGS), min_size=2, max_size=3))
@examples(100, *unchecked)
def test_without_signs_a_line_is_read_the_same_or_refused_with_them(
    diary: Diary, things: list[Said]
) -> None:
    words = [said.words for said in things]
    found = read_or_sentence(diary, " ".join(words))
    assert isinstance(found, str) or found == [meant(said) for said in things]


@given(
    st.lists(st.tuples(st.sampled_from(THINGS), st.sampled_from(TIMES)), min_size=1, max_size=3),
    NOISE,
    st.data(),
)
@examples(200, *unchecked)
def test_a_word_of_noise_is_refused_or_changes_nothing(
    diary: Diary, things: list[tuple[Said, Said]], noise: str, data: st.DataObject
) -> None:
    # `pain 6 neck since monday` says when it began.
    assume(noise != "since" or all(said.meant[0] != "pain" for said, _ in things))
    words = ", ".join(f"{said.words} {time.words}" for said, time in things).split()
    at = data.draw(st.integers(0, len(words) - 1))
    comma = "," if words[at].endswith(",") else ""
    noisy = [*words[:at], noise + comma, *words[at + 1 :]]
    found = read_or_sentence(diary, " ".join(noisy))
    if isinstance(found, str):
        assert "\n" not in found
        assert len(found) < 600
        return
    # A word that says nothing of its own may go, as the `at` of a time.
    for one, (said, _) in zip(found, things, strict=True):
        assert one[:2] == said.meant[:2]
        assert one[2] == said.meant[2] or noise in one[2]  # an open vocabulary takes any name
    assert set(clocks(found)) <= set(clocks([meant(s, t.meant) for s, t in things]))


def clocks(found: list[tuple[Any, ...]]) -> list[str]:
    return [str(one[-1]) for one in found]


@given(st.text(max_size=80))
@examples(200, *unchecked)
def test_any_text_is_read_or_refused_in_one_sentence(diary: Diary, text: str) -> None:
    assume(text.split())
    found = read_or_sentence(diary, text)
    assert found
    assert not isinstance(found, str) or all(character.isprintable() for character in found)


def test_the_clock_of_these_tests(diary: Diary) -> None:
    assert isinstance(diary.clock, Clock)
    assert diary.clock.today() == TODAY
