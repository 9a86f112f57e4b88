"""Two diaries made into one: the same one on both machines, whoever reads first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.transfer.diaries import Row
from tracker.transfer.checked_document import source_of
from tracker.transfer.merge import later, merge_entries, stamp

Rows = dict[str, Row]


def row(**columns: object) -> Row:
    return {
        "uid": "u1",
        "source": None,
        "source_key": None,
        "source_n": 0,
        "note": None,
        "created_at": 1,
        "edited_at": None,
        "deleted_at": None,
        **columns,
    }


@st.composite
def entries(draw: st.DrawFn) -> Row:
    """An entry's columns that a merge looks at. Two numbers share a source, and seconds are few."""
    n = draw(st.integers(0, 11))
    source = {"source": "loop", "source_key": f"row {n // 2}"} if n > 5 else {}
    created = draw(st.integers(1, 4))
    later_stamp = st.none() | st.integers(created, created + 3)
    return row(
        uid=f"u{n:02}",
        note=draw(st.sampled_from("ab")),
        created_at=created,
        edited_at=draw(later_stamp),
        deleted_at=draw(later_stamp),
        **source,
    )


DIARIES = st.lists(
    entries(),
    max_size=8,
    unique_by=(lambda row: row["uid"], lambda row: source_of(row) or row["uid"]),
).map(lambda rows: {row["uid"]: row for row in rows})


def test_the_later_of_created_edited_and_deleted_wins() -> None:
    old, edited, deleted = row(), row(edited_at=5, note="new"), row(deleted_at=7)
    assert later(old, edited) is edited and later(edited, old) is edited
    assert later(edited, deleted) is deleted and later(deleted, edited) is deleted
    revived = row(edited_at=8)
    assert later(deleted, revived) is revived
    assert later(None, old) is old


def test_in_the_same_second_both_sides_choose_the_same() -> None:
    one, other, gone = row(edited_at=5, note="a"), row(edited_at=5, note="b"), row(deleted_at=5)
    assert later(one, other) is later(other, one)
    assert later(one, gone) is gone and later(gone, one) is gone
    assert later(one, dict(one)) is one


def test_one_thing_read_in_on_two_machines_stays_one() -> None:
    source = {"source": "loop", "source_key": "7"}
    here = row(uid="u2", note="here", **source)
    there = row(uid="u1", note="there", edited_at=9, **source)
    merged = merge_entries({"u2": here}, {"u1": there})
    assert merged == merge_entries({"u1": there}, {"u2": here})
    assert merged == {"u1": there, "u2": {**here, "deleted_at": 9}}
    # Read once more, nothing changes, though both were touched in second 9 now.
    assert merge_entries(merged, {"u2": here}) == merged
    # What was deleted on one machine after it was read in on the other is deleted on both.
    gone = merge_entries({"u2": {**here, "deleted_at": 20}}, {"u1": there})
    assert [row["deleted_at"] for row in gone.values()] == [20, 20]


@examples(300)
@given(DIARIES, DIARIES)
def test_two_machines_end_up_alike(ours: Rows, theirs: Rows) -> None:
    here = merge_entries(ours, theirs)
    there = merge_entries(theirs, ours)
    assert here == there
    assert merge_entries(theirs, here) == here
    assert merge_entries(here, theirs) == here
    assert merge_entries(here, here) == here


@examples(300)
@given(DIARIES, DIARIES)
def test_a_merge_loses_nothing_and_no_source_comes_twice(ours: Rows, theirs: Rows) -> None:
    merged = merge_entries(ours, theirs)
    assert set(merged) == set(ours) | set(theirs)
    live = [row for row in merged.values() if row["deleted_at"] is None]
    sources = [source_of(row) for row in live if source_of(row)]
    assert len(sources) == len(set(sources))
    for uid, after in merged.items():
        versions = [rows[uid] for rows in (ours, theirs) if uid in rows]
        assert stamp(after) >= max(stamp(version) for version in versions)


@examples(100)
@given(DIARIES, DIARIES, DIARIES)
def test_three_machines_end_up_alike_after_passing_it_round(a: Rows, b: Rows, c: Rows) -> None:
    # a -> b -> c -> a -> b: everyone has heard of everything.
    b = merge_entries(b, a)
    c = merge_entries(c, b)
    a = merge_entries(a, c)
    assert merge_entries(b, a) == a == merge_entries(a, c)
