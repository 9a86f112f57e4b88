"""What an edit leaves as it was, and which entry it is of."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.store.samples import raw_record
from tracker.cli.session import Session
from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS, Field, Kind
from tracker.domain.units import named_unit
from tracker.store.rows import raw_of_entry

SUBJECTS = {
    "drink": "coffee", "food": "banana", "stretch": "hamstrings", "strength": "core",
    "sport": "cycling", "pain": "knee", "symptom": "fever", "med": "ibuprofen",
    "treatment": "acupuncture", "mineral": "magnesium", "habit": "piano",
}  # fmt: skip
AT = 1_793_000_000  # long before the tests' own present
STAMPS = ("edited_at",)


def amount(field: Field, nth: int) -> int:
    """The nth whole number that is above all that is refused, in the field's own unit."""
    least = max(field.low, field.least_bare) / named_unit(field.measure, field.unit).factor
    return ceil(least) + nth


def full(kind: Kind, key: str = "key") -> Entry:
    """An entry with everything that its kind can hold, as an import brought it."""
    measures = {}
    for field in kind.fields:
        if (kind.name == "habit" and field.measure != "duration_min") or field.measure == "pieces":
            continue  # a dose is in mg or in pieces
        unit = named_unit(field.measure, field.unit)
        measures[field.measure] = float(amount(field, 1) * unit.factor)
    measures |= {tick.measure: 1.0 for tick in kind.ticks}
    if not kind.fields:
        measures["done"] = 1.0
    return Entry(
        kind.name,
        "2026-10-26",
        subject=SUBJECTS.get(kind.name),
        side="left" if kind.subject and kind.subject.sided else None,
        at=AT,
        utc_offset_min=-210,
        since_day="2026-10-01" if kind.since else None,
        note="as it was",
        estimated=True,
        measures=measures,
        attributes={name: f"some {name}" for name, _ in kind.attributes},
        source="elsewhere",
        uid=key,
    )


KEPT = {"source_n": 3, "origin": "their-uid", "import_id": "i"}


def changes(kind: Kind) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Every single change that can be made to an entry of a kind, and what it names."""
    yield ("--at", "2026-10-25 08:00"), {"at", "day"}
    yield ("--at", "09:15"), {"at"}
    yield ("--at", "2026-10-25"), {"at", "utc_offset_min", "day"}
    yield ("--note", "another"), {"note"}
    yield (("another", "text") if kind.text else ("--note", "")), {"note"}
    for tick in kind.ticks:
        yield (f"--no-{tick.measure.replace('_', '-')}",), {f"measures.{tick.measure}"}
    for name, _ in kind.attributes:
        yield (f"--{name}", "another"), {f"attributes.{name}"}
        yield (f"--{name}", ""), {f"attributes.{name}"}
    if kind.since:
        yield ("--since", "2026-10-02"), {"since_day"}
        yield ("--since", ""), {"since_day"}
        yield ("right",), {"side"}
        yield ("hip",), {"subject", "side"}
        yield ("left", "hip"), {"subject"}
    for field in kind.fields:
        if (kind.name == "habit" and field.measure != "duration_min") or field.measure == "pieces":
            continue
        unit = "" if field.unit == "/10" else field.unit
        yield (f"{amount(field, 2)}{unit}",), {f"measures.{field.measure}"}


def flat(record: dict[str, Any]) -> dict[str, Any]:
    parts = {
        f"{part}.{name}": value
        for part in ("measures", "attributes")
        for name, value in record[part].items()
    }
    return {**record, "measures": None, "attributes": None, "edited_at": None, **parts}


def kept(session: Session, id: int) -> dict[str, Any]:
    record = raw_record(session.diary.store, "entries", session.diary.store.entry(id).uid)
    assert record is not None
    return flat(record)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_an_edit_keeps_every_field_that_is_not_named(tracker: Tracker, kind: Kind) -> None:
    if kind.name == "habit":
        tracker.ok("habit add piano --unit min --goal 10/day")
    derived: set[str] = set()
    for words, named in changes(kind):
        with Session() as session:
            store = session.diary.store
            imported = raw_of_entry(full(kind, " ".join((kind.name, *words)))) | KEPT
            store.put_raw("import", {"entries": [imported | {"source_key": imported["uid"]}]}, "i")
            entry = store.last()
            assert entry is not None
            subject = SUBJECTS.get(kind.name)
            if kind.subject and subject and kind.name in ("drink", "food", "mineral"):
                known = session.diary.catalogue(kind.subject.vocabulary).get(subject)
                assert known is not None
                derived = {f"measures.{name}" for name in known.data["gives"]}
            assert entry.id is not None
            before = kept(session, entry.id)
        tracker.ok("edit", str(entry.id), *words)
        with Session() as session:
            after = kept(session, entry.id)
        other = {key for key in {*before, *after} if before.get(key) != after.get(key)}
        assert other - derived == named, words


# --- which entry ---------------------------------------------------------------------------------


@pytest.fixture
def day(tracker: Tracker) -> Tracker:
    tracker.prepare(
        [
            "log water 500",  # 1
            "log coffee 200",  # 2
            "log ibuprofen 400",  # 3
            "log pain 6 lower-back --spasm",  # 4
            "log walk 30",  # 5
            "log stretch 10 hamstrings",  # 6
            "habit add floss",
            "log floss",  # 7
            "log tea 250",  # 8
            "log note slept badly",  # 9
        ]
    )
    return tracker


def changed(tracker: Tracker, line: str) -> tuple[int, dict[str, Any]]:
    (row,) = tracker.ok(f"{line} --json").json
    return int(row["id"]), row


@pytest.mark.parametrize(
    ("line", "number", "measures"),
    [
        ("edit last water 300", 1, {"volume_ml": 300}),
        ("edit last Water 300", 1, {"volume_ml": 300}),
        ("edit last 300 ml water", 1, {"volume_ml": 300}),
        ("edit last ibuprofen 600", 3, {"dose_mg": 600}),
        ("edit last 600mg ibuprofen", 3, {"dose_mg": 600}),
        ("edit last med 600", 3, {"dose_mg": 600}),
        ("edit last medicines 600", 3, {"dose_mg": 600}),
        ("edit last pain 7", 4, {"intensity": 7, "spasm": 1}),
        ("edit last walks 40", 5, {"duration_min": 40}),
        ("edit last stretch 15", 6, {"duration_min": 15}),
    ],
)
def test_last_is_the_last_of_what_is_named(
    day: Tracker, line: str, number: int, measures: dict[str, float]
) -> None:
    id, row = changed(day, line)
    assert (id, row["measures"]) == (number, measures)
    assert {r["id"]: r["note"] for r in day.ok("list --json --all").json}[9] == "slept badly"


@pytest.mark.parametrize(
    ("line", "at", "measures"),
    [
        ("edit 1 400 at 8:30", "2026-11-08T08:30:00+01:00", {"volume_ml": 400}),
        ("edit 1 yesterday 7:30", "2026-11-07T07:30:00+01:00", {"volume_ml": 500}),
        ("edit 1 yesterday 350", None, {"volume_ml": 350}),
        ("edit last water 300 2h ago", "2026-11-08T08:00:00+01:00", {"volume_ml": 300}),
        ("edit 5 1:30", "2026-11-08T10:00:00+01:00", {"duration_min": 90}),
        ("edit 7 at 8:00", "2026-11-08T08:00:00+01:00", {"done": 1}),
        ("edit 4 7 at 8:00 since monday", None, None),
    ],
)
def test_a_time_among_the_words_is_when_it_was(
    day: Tracker, line: str, at: str | None, measures: dict[str, float] | None
) -> None:
    if measures is None:
        assert day(line).code == 2
        return
    _, row = changed(day, line)
    assert (row["at"], row["measures"]) == (at, measures)


def test_the_last_coffee_is_found_behind_a_tea(day: Tracker) -> None:
    id, row = changed(day, "edit last coffee 300")
    assert (id, row["measures"]["volume_ml"]) == (2, 300)
    day.ok("delete last")
    refused = day("edit last coffee 250")
    assert refused.code == 2
    assert "write tracker edit 8 coffee 250, or tracker edit 2 coffee 250" in refused.err
    assert changed(day, "edit last tea 300")[0] == 8
    assert changed(day, "edit last milk 300")[1]["subject"] == "milk"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("edit last slept well", "slept well"),
        ("edit last 'slept well'", "slept well"),
        ("edit last note slept well", "slept well"),
        ("edit 9 'water was cold'", "water was cold"),
        ("edit 9 'left knee was better'", "left knee was better"),
        ("edit 9 --note 'water 300'", "water 300"),
        ("edit last note water 300", "water 300"),
    ],
)
def test_a_notes_text_is_replaced_by_a_text(day: Tracker, line: str, text: str) -> None:
    id, row = changed(day, line)
    assert (id, row["note"]) == (9, text)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("edit 9 water 300", "entry 9 stays a note; log the other one"),
        ("edit 9 'water 300'", "entry 9 stays a note; log the other one"),
        ("edit last 300", "entry 9 is a note, and '300' looks like another entry"),
        ("edit last 300 ml", "entry 9 is a note, and '300 ml' looks like another entry"),
        ("edit last hamstrings 15", "or write --note 'hamstrings 15'"),
        ("edit last left knee 5", "or write --note 'left knee 5'"),
        ("edit last water was cold", "can't read"),
        ("edit 9 coffee", "entry 9 stays a note"),
        ("edit 5 water 300", "entry 5 stays a walk"),
        ("edit 5 ibuprofen 300", "entry 5 stays a walk"),
        ("edit last sleep 7", "no sleep is logged yet"),
        ("edit last swimming 30", "no swimming is logged yet"),
        ("edit last water", "nothing to change"),
        ("edit 7 1", "floss takes no amount"),
        ("edit 4 --at 2026-10-01 --since 2026-10-05", "is after the entry's own day"),
    ],
)
def test_words_of_another_kind_are_refused(day: Tracker, line: str, says: str) -> None:
    before = day.state()
    answer = day(line)
    assert answer.code in (1, 2)
    assert says in answer.err
    assert day.state() == before


@pytest.mark.parametrize(
    ("lines", "edit", "asks"),
    [
        (["drink water 500", "coffee"], "fizzy water 300", "or tracker edit 1 fizzy water 300"),
        (["swimming 30", "cycling 40"], "swimming 45", "edit 2 swimming 45, or tracker edit 1"),
        (["pain 5 neck", "pain 4 lower-back"], "neck 6", "edit 2 neck 6, or tracker edit 1 neck 6"),
        (["pain 5 neck", "pain 4 lower-back"], "pain neck 6", "for the last neck"),
        (["pain 5 left knee", "pain 4 right knee"], "left knee 6", "for the last left knee"),
        (["pain 5 left knee", "pain 4 right knee"], "left-knee 6", "#2, is right knee"),
        (["stretch 5 hamstrings", "stretch 5 calves"], "hamstrings 9", "for the last hamstrings"),
    ],
)
def test_last_never_makes_one_thing_another_that_was_logged(
    tracker: Tracker, lines: list[str], edit: str, asks: str
) -> None:
    tracker.prepare([f"log {line}" for line in lines])
    before = tracker.state()
    answer = tracker(f"edit last {edit}")
    assert answer.code == 2
    assert asks in answer.err
    assert tracker.state() == before


@pytest.mark.parametrize(
    ("lines", "edit", "row"),
    [
        (["pain 4 lower-back"], "neck 6", ("neck", None)),
        (["pain 4 right knee"], "left knee", ("knee", "left")),
        (["pain 5 left knee", "pain 4 right knee"], "knee 6", ("knee", "right")),
    ],
)
def test_last_puts_a_wrong_name_right(
    tracker: Tracker, lines: list[str], edit: str, row: tuple[str, str | None]
) -> None:
    tracker.prepare([f"log {line}" for line in lines])
    (entry,) = tracker.ok(f"edit last {edit} --json").json
    assert (entry["id"], entry["subject"], entry["side"]) == (len(lines), *row)


@pytest.mark.parametrize(
    ("lines", "edit", "entry"),
    [
        (["water 500", "coffee"], "last water 300", (1, "water", None, 300)),
        (["drink water 500", "coffee"], "last water 300", (1, "water", None, 300)),
        (["water 500", "note hello"], "last sparkling water 300", (1, "drink", "water", 300)),
        (["coffee 200"], "last water", (1, "water", None, 200)),
        (["coffee 200"], "last 300 ml water", (1, "water", None, 300)),
        (["water 250", "coffee 200"], "2 water 300", (2, "water", None, 300)),
        (["water 250"], "1 coffee", (1, "drink", "coffee", 250)),
        (["water 250"], "last coffee 300", (1, "drink", "coffee", 300)),
    ],
)
def test_a_drink_becomes_what_is_named(
    tracker: Tracker, lines: list[str], edit: str, entry: tuple[int, str, str | None, int]
) -> None:
    tracker.prepare([f"log {line}" for line in lines])
    id, row = changed(tracker, f"edit {edit}")
    assert (id, row["kind"], row["subject"], row["measures"]["volume_ml"]) == entry
    assert (len(row["measures"]) > 1) == (entry[2] == "coffee")


def test_water_stays_water_without_a_drink(tracker: Tracker) -> None:
    tracker.ok("log water 250")
    for line in ("edit 1 drink", "edit 1 drink 300"):
        assert "entry 1 stays a water" in tracker(line).err


@pytest.mark.parametrize(
    ("line", "edit", "at", "measures"),
    [
        ("walk 30", "3:59", "10:00", {"duration_min": 239}),
        ("walk 30", "40 8:30", "08:30", {"duration_min": 40}),
        ("walk 30", "2km 8:30", "08:30", {"duration_min": 30, "distance_m": 2000}),
        ("walk 30", "at 8:30", "08:30", {"duration_min": 30}),
        ("sleep 7h", "8:30", "10:00", {"duration_min": 510}),
        ("plank 1:30", "8:30", "10:00", {"duration_min": 8.5}),
        ("squats 20", "8:30", "08:30", {"repetitions": 20}),
        ("squats 20", "squats 1:30", "01:30", {"repetitions": 20}),
        ("squats 20", "plank 1:30", "10:00", {"duration_min": 1.5}),
        ("massage 30", "8:30", "08:30", {"duration_min": 30}),
        ("massage 30", "45 8:30", "08:30", {"duration_min": 45}),
    ],
)
def test_a_clock_time_is_read_as_log_reads_it(
    tracker: Tracker, line: str, edit: str, at: str, measures: dict[str, float]
) -> None:
    tracker.ok(f"log {line}")
    _, row = changed(tracker, f"edit last {edit}")
    assert (row["at"], row["measures"]) == (f"2026-11-08T{at}:00+01:00", measures)


@pytest.mark.parametrize(
    ("line", "edit", "ways"),
    [
        ("walk 30", "8:30", ["1 8h30min", "1 at 8:30"]),
        ("walk 30", "4:00", ["1 4h", "1 at 4:00"]),
        ("walk 30", "19:30", ["1 19h30min", "1 yesterday 19:30"]),
        ("cycling 30", "cycling 4:30", ["1 cycling 4h30min", "1 cycling at 4:30"]),
        ("stretch 10", "8:30", ["1 8h30min", "1 at 8:30"]),
        ("sleep 7h", "15:30", ["1 15h30min", "1 yesterday 15:30"]),
    ],
)
def test_a_long_clock_time_is_asked_about(
    tracker: Tracker, line: str, edit: str, ways: list[str]
) -> None:
    tracker.ok(f"log {line}")
    before, refused = tracker.state(), tracker(f"edit last {edit}")
    assert refused.code == 2
    assert f"write tracker edit {ways[0]}, or tracker edit {ways[1]}" in refused.err
    assert tracker.state() == before
    for way in ways:
        tracker.ok(f"edit {way}")


def test_a_clock_time_inside_is_refused(tracker: Tracker) -> None:
    tracker.ok("log massage 30")
    assert "'8:30' is a time: write it at the end" in tracker("edit 1 for 8:30").err


@pytest.mark.parametrize(
    ("edit", "day"),
    [
        ("4 since 2 nov at 9:00", "2026-11-02"),
        ("4 since monday at 9:00", "2026-11-02"),
        ("4 since monday 9:00", "2026-11-02"),
        ("yesterday 4 since monday at 9:00", "2026-11-02"),
        ("4 for 3 days at 9:00", "2026-11-05"),
    ],
)
def test_a_clock_time_behind_an_onset_is_when_it_was(tracker: Tracker, edit: str, day: str) -> None:
    tracker.ok("log pain 6 neck")
    _, row = changed(tracker, f"edit last {edit}")
    assert row["since"] == day
    assert row["at"][10:] == "T09:00:00+01:00"


@pytest.mark.parametrize("edit", ["since 9:00", "4 since at 9:00", "4 since last 9:00"])
def test_a_clock_time_is_no_onset(tracker: Tracker, edit: str) -> None:
    tracker.ok("log pain 6 neck")
    assert tracker(f"edit last {edit}").code == 2


@pytest.mark.parametrize("edit", ["no side", "knee no side", "4 No-side", "without a side"])
def test_no_side_takes_the_side_away(tracker: Tracker, edit: str) -> None:
    tracker.ok("log pain 4 left knee")
    _, row = changed(tracker, f"edit last {edit}")
    assert (row["subject"], row["side"], row["measures"]) == ("knee", None, {"intensity": 4})
    refused = tracker("edit last left knee no side")
    assert "'left' and no side contradict each other" in refused.err


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("6 12 gently", ["tracker edit 6 gently 12", 'tracker edit 6 12 --note "gently"']),
        ("6 12 minuts", ["tracker edit 6 12 minutes"]),
        ("1 300 please", ['tracker edit 1 300 --note "please"']),
    ],
)
def test_what_a_refused_edit_offers_is_an_edit(day: Tracker, line: str, offered: list[str]) -> None:
    refused = day(f"edit {line}")
    assert refused.code == 2
    assert "tracker log" not in refused.err
    assert all(command in refused.err for command in offered), refused.err


def test_an_entry_is_not_moved_before_its_own_beginning(day: Tracker) -> None:
    day.ok("log pain 5 neck --since 2026-11-01")
    answer = day("edit last pain --at 2026-10-30")
    assert "began on Sun 1 Nov, after Fri 30 Oct: say --since, too" in answer.err


@pytest.mark.parametrize("place", ["back", "neck", "left"])
def test_a_place_alone_is_no_text_of_a_note(tracker: Tracker, place: str) -> None:
    tracker.ok("log note hello")
    assert f"'{place}' looks like another entry" in tracker(f"edit last {place}").err
    assert tracker.ok("list --json").json[0]["note"] == "hello"
