"""Lines built from the grammar: what was meant is what is read, in any order and case."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tracker.domain.catalogues.catalogue import Catalogue, load
from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import Kind
from tracker.domain.words.asides import take_asides
from tracker.domain.words.before import Before, LastTime, Place
from tracker.domain.words.not_about import about
from tracker.domain.words.reading import Reading, read_words

NOTHING_BEFORE = Before(lambda kind, subject: None, list)

NUMBERS = {"1": 1, "a": 1, "2": 2, "two": 2, "a couple of": 2, "3": 3, "three": 3, "half a": 0.5}
DRINKS = {"coffee": 250, "tea": 250, "beer": 355, "latte": 250, "espresso": 30}
#: What holds how much of a drink, in its own measure or everybody's.
HELD = {
    ("glass", "wine"): 148, ("bottle", "wine"): 750, ("glass", "milk"): 250, ("mug", "tea"): 300,
    ("can", "cola"): 330, ("bottle", "orange juice"): 500, ("shot", "espresso"): 30,
}  # fmt: skip
TABLETS = {"ibuprofen": 200, "aleve": 220, "paracetamol": 500, "tylenol": 500}
SITES = ("neck", "lower back", "left knee", "r hip", "both shoulders")
EXERCISES = {"push-ups": "push-ups", "squats": "squats", "sit ups": "sit-ups", "lunges": "lunges"}


class Line(NamedTuple):
    """A line, and what it must be read as: a kind with its subject and measures."""

    text: str
    kind: str
    subject: str | None
    measures: dict[str, float]


def read(line: str, before: Before = NOTHING_BEFORE) -> tuple[Kind, list[Reading], set[str]]:
    """What a line is about, what it says of it, and its ticks."""
    kind, words = about(line.split(), load, us=False)
    found = take_asides(kind, words)
    readings = read_words(
        kind,
        found.words,
        catalogue=load(kind.subject.vocabulary) if kind.subject else None,
        containers=containers,
        before=lambda: before,
    )
    return kind, readings, set(found.ticks)


def containers() -> Catalogue:
    return load("containers")


def holds(line: Line) -> bool:
    """Whether a line is read as it is meant."""
    kind, (reading,), _ = read(line.text)
    own = {field.measure for field in kind.fields}
    said = {name: round(value, 3) for name, value in reading.measures.items() if name in own}
    meant = {name: round(value, 3) for name, value in line.measures.items()}
    return (kind.name, reading.subject, said) == (line.kind, line.subject, meant)


def plural(name: str, number: float) -> str:
    return f"{name}s" if number > 1 else name


counts = st.sampled_from(sorted(NUMBERS))
letters = st.sampled_from((str.lower, str.upper, str.title))


@st.composite
def drinks(draw: st.DrawFn) -> Line:
    said, (name, serving) = draw(counts), draw(st.sampled_from(sorted(DRINKS.items())))
    text = f"{said} {plural(name, NUMBERS[said])}"
    if said in ("2", "3", "two", "three") and draw(st.booleans()):
        text = f"{name} {said}"
    return Line(text, "drink", name, {"volume_ml": NUMBERS[said] * serving})


@st.composite
def held(draw: st.DrawFn) -> Line:
    (container, name), ml = draw(st.sampled_from(sorted(HELD.items())))
    said = draw(st.sampled_from(["", *sorted(NUMBERS)]))
    number = NUMBERS.get(said, 1)
    of = draw(st.sampled_from((" of", "")))
    container = plural("glasse" if container == "glass" and number > 1 else container, number)
    text = f"{said} {container}{of} {name}".strip()
    return Line(text, "drink", name.replace(" ", "-"), {"volume_ml": number * ml})


@st.composite
def medicines(draw: st.DrawFn) -> Line:
    said, (name, mg) = draw(counts), draw(st.sampled_from(sorted(TABLETS.items())))
    subject = {"aleve": "naproxen", "tylenol": "paracetamol"}.get(name, name)
    of = draw(st.sampled_from(("", "tablets of ", "tablet ")))
    return Line(f"{said} {of}{name}", "med", subject, {"dose_mg": NUMBERS[said] * mg})


@st.composite
def repeated(draw: st.DrawFn) -> Line:
    name, subject = draw(st.sampled_from(sorted(EXERCISES.items())))
    sets, number = draw(st.integers(1, 9)), draw(st.integers(1, 50))
    several = f"{sets}x{number}" if draw(st.booleans()) else f"{sets} sets of {number}"
    text = draw(st.sampled_from((f"{name} {number}", f"{number} {name}", f"{name} {several}")))
    total = sets * number if several in text else number
    return Line(text, "strength", subject, {"repetitions": total})


@st.composite
def done(draw: st.DrawFn) -> Line:
    verb, kind, subject = draw(
        st.sampled_from(
            (
                ("walked", "walk", None),
                ("ran", "sport", "running"),
                ("swam", "sport", "swimming"),
                ("cycled", "sport", "cycling"),
                ("stretched", "stretch", None),
            )
        )
    )
    number, lasting = draw(st.integers(10, 200)), draw(st.sampled_from(("", "for ")))
    unit = draw(st.sampled_from(("", " min", "min", " minutes")))
    return Line(f"{verb} {lasting}{number}{unit}", kind, subject, {"duration_min": number})


things = st.one_of(drinks(), held(), medicines(), repeated(), done())


@given(things, letters)
@examples(400)
def test_a_line_of_one_thing_is_read_as_it_is_meant(line: Line, written: object) -> None:
    assert callable(written)
    assert holds(line._replace(text=written(line.text)))


@given(things, st.sampled_from(("drank", "had", "took", "ate", "did")))
@examples(200)
def test_a_verb_changes_nothing_or_is_refused(line: Line, verb: str) -> None:
    try:
        read(f"{verb} {line.text}")
    except WrongWords:
        return
    assert holds(line._replace(text=f"{verb} {line.text}"))


@given(things, st.data())
@examples(400)
def test_a_word_of_noise_is_refused_or_changes_nothing(line: Line, data: st.DataObject) -> None:
    words = line.text.split()
    at = data.draw(st.integers(0, len(words)))
    noise = data.draw(st.sampled_from(("blorp", "quux", "xyzzy", "#", "zzz", "then", "almost")))
    text = " ".join([*words[:at], noise, *words[at:]])
    try:
        read(text)
    except WrongWords:
        return
    assert holds(line._replace(text=text))


@given(
    st.integers(0, 10),
    st.sampled_from(SITES),
    st.sets(st.sampled_from(("spasm", "unbearable"))),
    st.sampled_from((None, "since monday", "for 3 days", "since 2026-11-01")),
    st.randoms(use_true_random=False),
)
@examples(300)
def test_ticks_and_onsets_stand_anywhere(
    score: int, site: str, ticks: set[str], onset: str | None, dice: object
) -> None:
    parts = [str(score), site, *sorted(ticks), *([onset] if onset else [])]
    getattr(dice, "shuffle")(parts)  # noqa: B009  (Hypothesis' own Random)
    kind, (reading,), ticked = read(f"pain {' '.join(parts)}")
    assert kind.name == "pain" and ticked == ticks
    assert reading.measures == {"intensity": score}
    side = {"left": "left", "r": "right", "both": "both"}.get(site.split(maxsplit=1)[0])
    assert (reading.side, reading.subject) == (side, read(f"pain 1 {site}")[1][0].subject)


@pytest.mark.parametrize("line", ["pain 5", "pain 5 back", "pain back 5"])
@given(st.lists(st.sampled_from(("lower-back", "mid-back", "knee")), unique=True, max_size=3))
def test_a_place_is_taken_only_where_it_is_the_only_one(line: str, hurt: list[str]) -> None:
    before = Before(lambda kind, subject: None, lambda: [Place(site, None) for site in hurt])
    meant = [site for site in hurt if "back" in site] if "back" in line else hurt
    if len(meant) != 1:
        with pytest.raises(WrongWords):
            read(line, before)
        return
    (reading,) = read(line, before)[1]
    assert (reading.subject, reading.said) == (meant[0], ("the place as before",))


def last_of(kind: str, subject: str | None, command: str = "", **more: object) -> Before:
    entry = Entry(kind, "2026-11-26", subject, at=1)._replace(**more)
    return Before(lambda asked, of: LastTime(entry, command), list)


@given(st.floats(1, 20_000))
def test_more_than_a_litre_is_never_had_again(ml: float) -> None:
    before = last_of("drink", "coffee", measures={"volume_ml": ml})
    (reading,) = read("coffee", before)[1]
    again = ml <= 1000
    assert reading.measures["volume_ml"] == pytest.approx(ml if again else 250)
    assert reading.said == (("as last time",) if again else ())


@pytest.mark.parametrize(
    ("command", "at", "again"),
    [
        ("log drink coffee 600", 1, True),
        ("log drink coffee 2x300", 1, False),
        ("log drink coffee 3x200", 1, False),
        ("log drink 3 x 200 coffee", 1, False),
        ("log drink coffee 600", None, False),  # a day's total
    ],
)
def test_several_at_once_and_a_days_total_are_never_had_again(
    command: str, at: int | None, again: bool
) -> None:
    before = last_of("drink", "coffee", command, at=at, measures={"volume_ml": 600.0})
    assert bool(read("coffee", before)[1][0].said) == again


@pytest.mark.parametrize(
    ("drug", "at_most", "above", "says"),
    [
        ("ibuprofen", {"dose_mg": 400.0}, {"dose_mg": 401.0}, "400 mg of ibuprofen .* 400mg"),
        ("excedrin", {"pieces": 4.0, "paracetamol_mg": 1000.0},
         {"pieces": 5.0, "paracetamol_mg": 1250.0}, "1000 mg of paracetamol .* excedrin 1 tablet"),
    ],
)  # fmt: skip
def test_a_dose_above_its_label_is_never_taken_again(
    drug: str, at_most: dict[str, float], above: dict[str, float], says: str
) -> None:
    (reading,) = read(drug, last_of("med", drug, measures=at_most))[1]
    assert reading.said == ("as last time",)
    with pytest.raises(WrongWords, match=f"more than the label's {says}$"):
        read(drug, last_of("med", drug, measures=above))


@pytest.mark.parametrize("line", ["weight", "sleep", "pain", "pain neck"])
def test_a_level_is_never_as_last_time(line: str) -> None:
    def asked(kind: Kind, subject: str | None) -> LastTime | None:
        raise AssertionError("a level was asked for")

    with pytest.raises(WrongWords):
        read(line, Before(asked, list))
