"""Diaries of every kind of entry, for what must hold of any."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tests.rules.diary import START, plus
from tracker.domain.entries import Entry

_EPOCH = date(1970, 1, 1).toordinal()
DAY_S = 24 * 3600

few = st.integers(0, 10).map(float)
sides = st.sampled_from([None, "left", "right", "both"])
ticks = st.sampled_from([{}, {"unbearable": 1.0}, {"spasm": 1.0}])

#: Kind, subject, side and measures of one entry.
contents = st.one_of(
    st.tuples(
        st.just("pain"),
        st.sampled_from(["lower-back", "sacrum", "knee", "chest", "somewhere-else"]),
        sides,
        st.builds(lambda score, more: {"intensity": score, **more}, few, ticks),
    ),
    st.just(("pain", None, None, {"intensity": 0.0})),
    st.tuples(
        st.just("symptom"),
        st.sampled_from(["fever", "saddle-numbness", "my-own-sign"]),
        st.none(),
        st.just({"done": 1.0}),
    ),
    st.tuples(
        st.just("med"),
        st.sampled_from(["ibuprofen", "naproxen", "paracetamol", "aspirin", "drops", None]),
        st.none(),
        st.sampled_from([{"dose_mg": 220.0}, {"dose_mg": 1000.0}, {"done": 1.0}]),
    ),
    st.tuples(
        st.sampled_from(["water", "drink"]),
        st.sampled_from(["coffee", None]),
        st.none(),
        st.sampled_from([{"volume_ml": ml} for ml in (100.0, 500.0, 1400.0, 2000.0)]),
    ),
    st.tuples(
        st.sampled_from(["walk", "sport", "strength", "stretch"]),
        st.none(),
        st.none(),
        st.sampled_from([{"duration_min": 30.0}, {"steps": 4000.0}, {"distance_m": 2000.0}]),
    ),
    st.just(("rest", None, None, {"done": 1.0})),
    st.just(("food", "watermelon", None, {"mass_g": 300.0, "water_ml": 274.0})),
    st.just(("sleep", None, None, {"duration_min": 400.0})),
)


@st.composite
def entries(draw: st.DrawFn, least: int = 0, most: int = 25) -> list[Entry]:
    """Entries over two months, timed or not, in the order of typing."""
    found = []
    for number in range(draw(st.integers(least, most))):
        kind, subject, side, measures = draw(contents)
        day = plus(START, draw(st.integers(0, 60)))
        minute = draw(st.one_of(st.none(), st.integers(0, 1439)))
        at = None if minute is None else _instant(day, minute)
        typed = draw(st.booleans())
        found.append(
            Entry(
                kind,
                day,
                subject,
                side,
                at=at,
                utc_offset_min=None if at is None else 0,
                measures=measures,
                id=number + 1,
                created_at=at + 1 if at is not None and typed else 2**33,
            )
        )
    return found


@st.composite
def weeks_of_drinks_and_walks(draw: st.DrawFn) -> list[Entry]:
    """Two full weeks with little to drink, some of it fast, and a little movement."""
    found = []
    for number in range(14):
        day = plus(START, number)
        hours = draw(st.lists(st.integers(6, 22), min_size=1, max_size=4))
        found += [_water(draw, day, hour) for hour in hours]
        kind = draw(st.sampled_from(["walk", "sport", "strength", "stretch", "rest"]))
        minutes = draw(st.integers(1, 40)) if kind != "rest" else 0
        measures = {"duration_min": float(minutes)} if minutes else {"done": 1.0}
        found.append(Entry(kind, day, measures=measures))
    return [entry._replace(id=number) for number, entry in enumerate(found, 1)]


def _water(draw: st.DrawFn, day: str, hour: int) -> Entry:
    at = _instant(day, hour * 60 + draw(st.integers(0, 59)))
    typed = at + 1 if draw(st.booleans()) else at + 5 * 3600
    ml = draw(st.sampled_from([120.0, 333.0, 500.0, 900.0, 1500.0]))
    measures = {"volume_ml": ml}
    return Entry("water", day, at=at, utc_offset_min=0, measures=measures, created_at=typed)


def _instant(day: str, minute: int) -> int:
    return (date.fromisoformat(day).toordinal() - _EPOCH) * DAY_S + minute * 60


def shifted(diary: list[Entry], days: int) -> list[Entry]:
    """The same diary some days later."""
    return [
        entry._replace(
            day=plus(entry.day, days),
            at=None if entry.at is None else entry.at + days * DAY_S,
            created_at=entry.created_at + days * DAY_S,
        )
        for entry in diary
    ]
