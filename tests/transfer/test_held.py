"""An import is held to what the command line takes; what could be meant is said, never guessed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.transfer.elsewhere import MOMENT, entry, goal, habit, read_in
from tracker.domain.kinds import KINDS
from tracker.domain.limits import bounds_of
from tracker.domain.measures import MEASURES

TOO_MUCH = ("1e308", "-1", "NaN", "1e999", "-0.5", "6.000001e6")

#: Any two meet every day, any three with the slow tests.
MEASURED = [
    pytest.param(measure, kind, value, marks=pytest.mark.slow if (m + k + v) % 4 else ())
    for m, measure in enumerate(MEASURES)
    for k, kind in enumerate(("walk", "note", "pain", "juggling"))
    for v, value in enumerate(TOO_MUCH)
]


@pytest.mark.parametrize(("measure", "kind", "value"), MEASURED)
def test_a_known_measure_is_bounded_whatever_the_kind(
    tracker: Tracker, measure: str, kind: str, value: str
) -> None:
    row = json.dumps(entry("e7", kind=kind, measures={measure: 0})).replace(
        f'"{measure}": 0', f'"{measure}": {value}'
    )
    file = tracker.home / "in.json"
    file.write_text(f'{{"format": "tracker-diary", "version": 1, "entries": [{row}]}}')
    answer = tracker("import", "json", str(file))
    assert answer.code in (1, 2) and answer.out == ""
    assert answer.err.count("\n") == 1
    if value not in ("NaN", "1e999"):
        assert f"entries[0]: {measure}" in answer.err
        assert f"({kind}, 2023-11-14, uid e7)" in answer.err
    assert tracker.state()["entries"] == []


@pytest.mark.parametrize(
    ("kind", "measures"),
    [
        ("walk", {"volume_ml": 0.5}),
        ("note", {"steps": 10.5}),
        ("sleep", {"intensity": 3.5}),
        ("juggling", {"unbearable": 0.5}),
        ("walk", {"mass_kg": 5}),
        ("pain", {"intensity": 6, "dose_mg": 20_001}),
    ],
)
def test_below_and_between_is_out_of_bounds_too(
    tracker: Tracker, kind: str, measures: dict[str, float]
) -> None:
    answer = read_in(tracker, entry(kind=kind, measures=measures))
    assert answer.code == 2 and "it must be" in answer.err and "uid e1" in answer.err


def test_what_any_kind_may_hold_is_held(tracker: Tracker) -> None:
    """The bounds let in whatever `log` itself lets in: both ends of every field."""
    for kind in KINDS.values():
        for field in kind.fields:
            bounds = bounds_of(field.measure, kind.name)
            assert bounds is not None and bounds[:2] == (field.low, field.high)
            anywhere = bounds_of(field.measure, "juggling")
            assert anywhere is not None and anywhere.hold(field.low) and anywhere.hold(field.high)
        for tick in kind.ticks:
            assert bounds_of(tick.measure, kind.name) == (1, 1, True)


HOSTILE = "\x1b]52;c;aGk=\x07evil\x9b31m\u202elive\u2066"


@pytest.mark.parametrize(
    "tables",
    [
        {"entries": [entry(kind=f"k{HOSTILE}")]},
        {"entries": [entry(kind="stretch", subject=HOSTILE)]},
        {"entries": [entry(note="x", source=HOSTILE, source_key="1", origin=HOSTILE)]},
        {"goals": [goal(subject=HOSTILE)]},
        {"goals": [goal(schedule=HOSTILE)]},
        {"habits": [habit(name=HOSTILE)]},
        {"habits": [habit(unit=HOSTILE, measure="count")]},
        {"habits": [habit(group_name=HOSTILE)]},
        {"subjects": [{"uid": "n", "kind": "sites", "name": HOSTILE, "created_at": MOMENT}]},
        {
            "subjects": [
                {
                    "uid": "n",
                    "kind": "drugs",
                    "name": "xyl",
                    "data": json.dumps({"units": {HOSTILE: 5}, "note": HOSTILE}),
                    "created_at": MOMENT,
                }
            ]
        },
        {"profile": [{"name": HOSTILE, "value": HOSTILE, "created_at": MOMENT}]},
        {"settings": [{"name": HOSTILE, "value": HOSTILE, "created_at": MOMENT}]},
    ],
)
def test_no_name_holds_what_a_terminal_obeys(tracker: Tracker, tables: Any) -> None:
    answer = read_in(tracker, **tables)
    assert answer.code == 0
    assert (
        "control and direction characters, which nobody sees, were taken out of names: "
        in answer.err
    )
    kept = json.dumps(tracker.ok("export", "json").json)
    assert "]52;c;aGk=evil31mlive" in kept
    for escaped in ("\\u001b", "\\u0007", "\\u009b", "\\u202e", "\\u2066"):
        assert escaped not in kept and escaped.replace("\\", "\\\\") not in kept
    # What was cleaned is the same when it is read once more.
    again = read_in(tracker, **tables)
    assert again.out.startswith("0 added, 0 changed, 1 as they were")


@pytest.mark.parametrize("note", ["slept\tbadly\r\nnext line\nכאב 🧘‍♀️ e\u0301 क्ष", HOSTILE])
def test_a_note_is_read_in_as_it_was_typed(tracker: Tracker, note: str) -> None:
    """`log` keeps one as typed, too: what prints it sees to it that no terminal obeys it."""
    assert "taken out" not in read_in(tracker, entry(note=note)).err
    assert tracker.ok("list --json").json[0]["note"] == note


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"entries": [entry(kind="stretch", subject="x" * 61)]}, "of at most 60 characters"),
        ({"entries": [entry("\x1b[31m")]}, "uid"),
        ({"entries": [entry(attributes={"provider": "x" * 201})]}, "of at most 200 characters"),
        ({"entries": [entry(measures={"a\x1bb": 1})]}, "an object with names"),
        ({"habits": [habit(name="")]}, "text that isn't empty"),
        ({"goals": [goal(target=1e300)]}, "a number above 0, at most 1,000,000"),
        (
            {"profile": [{"name": "height", "value": "tall", "created_at": 1}]},
            "height is from 50 to 260 cm",
        ),
        (
            {"profile": [{"name": "sex", "value": "F", "created_at": 1}]},
            "it must be female",
        ),
        (
            {
                "subjects": [
                    {
                        "uid": "n",
                        "kind": "containers",
                        "name": "jug",
                        "data": '{"volume_ml": "big"}',
                        "created_at": 1,
                    }
                ]
            },
            "volume_ml must be a number above 0",
        ),
        (
            {
                "acknowledgements": [
                    {
                        "uid": "a",
                        "rule": "red-flag",
                        "action": "snooze",
                        "day": "2023-11-14",
                        "finding": '{"level": "watch", "entries": 5}',
                        "created_at": 1,
                    }
                ]
            },
            "entries must be a list of ids",
        ),
    ],
)
def test_what_no_version_can_have_written_is_refused(
    tracker: Tracker, tables: Any, sentence: str
) -> None:
    answer = read_in(tracker, **tables)
    assert answer.code == 2 and sentence in answer.err
    assert answer.err.count("\n") == 1 and answer.err.strip().isprintable()


LATER = 253_402_300_000


def test_stamps_that_are_still_to_come_are_put_right_and_said(tracker: Tracker) -> None:
    rows = [
        entry("e1", created_at=LATER, note="one"),
        entry("e2", edited_at=LATER * 1000, note="two"),
        entry("e3", deleted_at=LATER, note="three"),
    ]
    answer = read_in(tracker, *rows, habits=[habit(created_at=LATER, edited_at=LATER + 1)])
    assert answer.code == 0
    assert (
        "taken as written earlier, since their time of writing is still to come: "
        "entries[0], entries[1], entries[2], habits[0]" in answer.err
    )
    whole = tracker.ok("export json").json
    stamps = [
        row[name]
        for table in ("entries", "habits")
        for row in whole[table]
        for name in ("created_at", "edited_at", "deleted_at")
    ]
    assert all(stamp is None or stamp <= MOMENT for stamp in stamps)
    assert read_in(tracker, *rows).out.startswith("0 added, 0 changed, 3 as they were")


def test_a_version_stamped_in_the_future_doesnt_win_for_ever(tracker: Tracker) -> None:
    read_in(tracker, entry(note="as it was"))
    tracker.ok("edit last mended")
    read_in(tracker, entry(note="from a clock that ran ahead", edited_at=LATER))
    assert tracker.ok("list --json").json[0]["note"] == "mended"


def test_an_entry_is_on_the_day_of_its_time(tracker: Tracker) -> None:
    timed = {"at": MOMENT, "utc_offset_min": 60}
    answer = read_in(
        tracker, entry("e1", day="2023-11-19", **timed), entry("e2", day="2023-11-14", **timed)
    )
    assert "put on the day that their time falls on: note of 2023-11-19, uid e1" in answer.err
    days = [row["day"] for row in tracker.ok("export json").json["entries"]]
    assert days == ["2023-11-14", "2023-11-14"]


UID = "01a21cd4-466f-7a6d-80a0-c0ffee5ba11e"


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({}, f"entries[0] (note, 2030-01-01, uid {UID})"),
        ({"kind": "k" * 60}, f"entries[0] ({'k' * 39}…, 2030-01-01, uid {UID})"),
        ({"kind": "a very long kind of juggling with clubs and fire"},
         f"entries[0] (a very long kind of juggling with clubs…, 2030-01-01, uid {UID})"),
        ({"uid": "u" * 200}, f"entries[0] (note, 2030-01-01, uid {'u' * 39}…)"),
    ],
)  # fmt: skip
def test_where_a_record_stands_is_said_whole(
    tracker: Tracker, columns: dict[str, Any], told: str
) -> None:
    answer = read_in(tracker, entry(**{"uid": UID, "day": "2030-01-01", **columns}))
    assert f"left out, since they lie in the future: {told}\n" in answer.err


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("x" * 100, f'"{"x" * 57}…"'),
        ("days of rain " * 5, f'"{("days of rain " * 4)}days…"'),
        (list(range(40)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16…]"),
        ({"a": "b" * 80}, '{"a":…}'),
    ],
)  # fmt: skip
def test_what_is_refused_is_shown_closed(tracker: Tracker, value: object, told: str) -> None:
    assert f"day is {told}; it must be a day" in read_in(tracker, entry(day=value)).err


@pytest.mark.parametrize(
    "columns",
    [
        {"day": "2030-01-01"},
        {"day": "9999-12-31"},
        {"day": "2023-11-14", "at": 1_900_000_000, "utc_offset_min": 0},
    ],
)
def test_what_lies_in_the_future_is_left_out_and_said(
    tracker: Tracker, columns: dict[str, Any]
) -> None:
    answer = read_in(tracker, entry("ahead", **columns), entry("e2", note="kept"))
    assert "left out, since they lie in the future: entries[0] (note, " in answer.err
    assert [row["uid"] for row in tracker.ok("list --json").json] == ["e2"]


def test_a_pain_that_began_after_its_day_is_read_without_that(tracker: Tracker) -> None:
    pain = entry(kind="pain", subject="neck", measures={"intensity": 3}, since_day="2023-11-20")
    assert "read without the day on which it began" in read_in(tracker, pain).err
    assert tracker.ok("list --json").json[0]["since"] is None


@pytest.mark.parametrize("offset", [-1440, -841, 841, 1440])
def test_no_clock_is_so_far_off(tracker: Tracker, offset: int) -> None:
    answer = read_in(tracker, entry(at=MOMENT, utc_offset_min=offset))
    assert answer.code == 2 and "it must be a whole number from -840 to 840" in answer.err
