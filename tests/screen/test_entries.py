"""One entry as a row and as JSON."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.figures.diaries import entry
from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS
from tracker.figures.json_shape import entry_json
from tracker.screen.draw import Style
from tracker.screen.entries import draw_entries, draw_entry

DAY = "2026-11-03"
SGR = re.compile("\x1b\\[[0-9;]*m")


def row(one, style=Style(), us=False):  # noqa: B008
    return draw_entry(one._replace(id=12), style, us=us)


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (entry("water", DAY, "07:30", volume_ml=500), "#12  Tue  3 Nov 07:30  water  500 ml"),
        (entry("water", DAY, volume_ml=500), "#12  Tue  3 Nov  water  500 ml"),
        (
            entry("pain", DAY, "07:30", subject="knee", side="left", intensity=6, spasm=1),
            "#12  Tue  3 Nov 07:30  pain  left knee  6/10, spasm",
        ),
        (
            entry("pain", DAY, subject="knee", side="both", intensity=6),
            "#12  Tue  3 Nov  pain  knee, both sides  6/10",
        ),
        (entry("pain", DAY, intensity=0), "#12  Tue  3 Nov  pain  anywhere  0/10"),
        (
            entry("pain", DAY, subject="neck", intensity=4, estimated=True),
            "#12  Tue  3 Nov  pain  neck  4/10, estimated",
        ),
        (
            entry("walk", DAY, duration_min=30, distance_m=2500, steps=4000),
            "#12  Tue  3 Nov  walk  30 min, 2.5 km, 4000 steps",
        ),
        (
            entry("treatment", DAY, subject="acupuncture", provider="Dr Lin", note="better",
                  duration_min=45),
            "#12  Tue  3 Nov  treatment  acupuncture  45 min  Dr Lin · better",
        ),
        (entry("symptom", DAY, subject="saddle-numbness", done=1),
         "#12  Tue  3 Nov  symptom  saddle numbness"),
        (entry("note", DAY, note="one\ntwo"), "#12  Tue  3 Nov  note  one ⏎ two"),
        (entry("rest", DAY, done=1), "#12  Tue  3 Nov  rest"),
    ],
)  # fmt: skip
def test_rows(one, shown):
    assert row(one) == shown


def test_since_and_us_units():
    ache = entry("pain", DAY, subject="neck", intensity=4)._replace(since_day="2026-10-01")
    assert row(ache).endswith("4/10, since Thu 1 Oct")
    assert row(entry("weight", DAY, mass_kg=80), us=True).endswith("weight  176.4 lb")


def test_rows_align_and_name_the_year_where_there_are_two():
    rows = draw_entries(
        [
            entry("water", DAY, "07:30", volume_ml=500)._replace(id=1000),
            entry("pain", "2025-11-03", subject="lower-back", intensity=6)._replace(id=7),
        ],
        Style(),
    )
    assert rows.split("\n") == [
        "#1000  Tue  3 Nov 2026 07:30  water              500 ml",
        "   #7  Mon  3 Nov 2025        pain   lower back  6/10",
    ]


def test_a_kind_of_a_newer_version_is_shown_as_it_is():
    assert row(Entry("posture", DAY, subject="desk", measures={"duration_min": 30.0})) == (
        "#12  Tue  3 Nov  posture  desk  30 min"
    )


def test_no_entries_are_no_rows():
    assert draw_entries([], Style()) == ""


WORDS = st.text(
    st.sampled_from("ab-腰ひざ\U0001f469\u200d\U0001f9bd\u2600\ufe0f \x1b\n\u202e\u05e9é"),
    min_size=1,
    max_size=90,
)


@given(
    st.sampled_from(sorted(KINDS)), WORDS, WORDS, st.sampled_from([40, 80]), st.booleans(),
    st.booleans(),
)  # fmt: skip
def test_a_row_is_one_line_that_fits(kind, subject, note, width, colour, ascii):
    style = Style(colour, ascii, width)
    one = entry(kind, DAY, "10:00", subject=subject, note=note, provider=note, duration_min=300)
    bare = SGR.sub("", draw_entries([one, one._replace(note=None)], style))
    lines = bare.split("\n")
    # On a narrow screen when stands above what.
    assert len(lines) == (2 if width == 80 else 4)
    assert all(wcswidth(line) <= width for line in lines)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", bare)


def test_json_has_every_key_always():
    full = entry("pain", DAY, "07:30", subject="knee", side="left", intensity=6, note="x\x1b")
    data = entry_json(full._replace(id=12, uid="u", since_day="2026-10-01"))
    assert data == {
        "id": 12,
        "uid": "u",
        "kind": "pain",
        "subject": "knee",
        "side": "left",
        "day": DAY,
        "at": "2026-11-03T07:30:00+01:00",
        "since": "2026-10-01",
        "measures": {"intensity": 6},
        "attributes": {},
        "estimated": False,
        "note": "x\x1b",
        "source": None,
    }
    assert list(entry_json(Entry("rest", DAY))) == list(data)
    assert json.loads(json.dumps(data)) == data


def test_json_numbers_carry_no_dust():
    one = entry("food", DAY, subject="melon", mass_g=300, water_ml=0.1 + 0.2)
    assert entry_json(one)["measures"] == {"mass_g": 300, "water_ml": 0.3}
