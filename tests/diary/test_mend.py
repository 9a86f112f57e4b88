"""An entry that is changed or deleted, a command that is undone and done again, the history."""

from __future__ import annotations

import pytest

from tests.diary.conftest import Log
from tracker.diary.diary import Diary
from tracker.diary.lines.typed import Typed
from tracker.diary.mend.mend import Edited, delete, edit, history, redo, undo
from tracker.domain.errors import NoSuchEntry, TrackerError, WrongWords


@pytest.fixture
def pain(log: Log) -> int:
    """A pain of today with all that can be said of one."""
    return log("pain 6 lower-back", note="stairs", since="yesterday", at="8:00")


def test_only_what_was_typed_is_changed(diary: Diary, pain: int) -> None:
    old = diary.store.entry(pain)
    entry, is_new = edit(diary, f"#{pain}", Typed(["7"], ticks={"spasm": True}), "edit 1 7")
    assert is_new
    assert dict(entry.measures) == {"intensity": 7, "spasm": 1}
    assert entry._replace(measures=old.measures) == old
    assert diary.store.entry(pain) == entry
    assert history(diary, 1)[0].command == "edit 1 7"


def test_what_is_taken_away(diary: Diary, pain: int) -> None:
    edit(diary, "last", Typed(ticks={"spasm": True}, attributes={}), "edit")
    entry = edit(diary, "last", Typed(since="", note="", ticks={"spasm": False}), "edit").entry
    assert (entry.note, entry.since_day, dict(entry.measures)) == (None, None, {"intensity": 6})


def test_an_attribute(diary: Diary, log: Log) -> None:
    log("treatment heat 20")
    entry = edit(diary, "last", Typed(attributes={"provider": "Lin"}), "edit").entry
    assert entry.attributes == {"provider": "Lin"}
    entry = edit(diary, "last", Typed(attributes={"provider": ""}), "edit").entry
    assert entry.attributes == {}


def test_what_changes_nothing(diary: Diary, pain: int) -> None:
    assert edit(diary, "last", Typed(["6"]), "edit last 6") == Edited(
        diary.store.entry(pain), False
    )
    assert len(history(diary, 5)) == 1


def test_words_of_another_kind_name_its_last_entry(diary: Diary, log: Log) -> None:
    water = log("water 250")
    log("pain 6 lower-back")
    entry = edit(diary, "last", Typed(["water", "300"]), "edit last water 300").entry
    assert (entry.id, entry.measures) == (water, {"volume_ml": 300})


@pytest.mark.parametrize(
    ("which", "typed", "reason"),
    [
        ("last", Typed(), "nothing to change"),
        ("last", Typed(["7"], at="tomorrow"), "still to come"),
        ("last", Typed(attributes={"provider": "Lin"}), "pain has no provider"),
        ("last", Typed(at="2026-10-01"), "say --since, too"),
        ("last", Typed(since="today", at="yesterday"), "after the entry's own day"),
        ("x", Typed(["7"]), "no entry's id"),
        ("99", Typed(["7"]), "99"),
    ],
)
def test_a_refusal_changes_nothing(
    diary: Diary, pain: int, which: str, typed: Typed, reason: str
) -> None:
    old = diary.store.entry(pain)
    with pytest.raises(TrackerError, match=reason):
        edit(diary, which, typed, "edit")
    assert diary.store.entry(pain) == old


@pytest.mark.parametrize(
    "words",
    [["walk home"], ["slept well"], ["slept", "well"], ["note to self"], ["note", "walk home"]],
)
def test_a_notes_text_is_replaced(diary: Diary, log: Log, words: list[str]) -> None:
    log("note slept badly")
    edited = edit(diary, "last", Typed(words), "edit last").entry
    assert edited.note == " ".join(words[1:] if words[0] == "note" else words)


@pytest.mark.parametrize(
    "words", [["water 300"], ["walk", "home"], ["water"], ["300"], ["3 days of rest", "left"]]
)
def test_a_notes_text_is_never_another_entry(diary: Diary, log: Log, words: list[str]) -> None:
    note = log("note slept badly")
    with pytest.raises(WrongWords):
        edit(diary, str(note), Typed(words), "edit")
    assert diary.store.entry(note).note == "slept badly"


@pytest.mark.parametrize("typed", [Typed([""]), Typed([" "]), Typed(note="")])
def test_a_note_is_never_emptied(diary: Diary, log: Log, typed: Typed) -> None:
    note = log("note slept badly")
    with pytest.raises(WrongWords, match=f"a note needs words; tracker delete {note} takes it"):
        edit(diary, "last", typed, "edit last")
    assert diary.store.entry(note).note == "slept badly"


def test_what_was_resolved_is_told(diary: Diary, pain: int, told: list[str]) -> None:
    edit(diary, "last", Typed(at="2026-10-25 2:30", since="2026-10-20"), "edit")
    assert len(told) == 1
    assert "02:30" in told[0]


def test_deleted_and_brought_back(diary: Diary, log: Log) -> None:
    first, second = log("water 250"), log("water 300")
    gone = delete(diary, [str(first), "last"])
    assert [entry.id for entry in gone] == [first, second]
    assert diary.store.last() is None
    (undone,) = undo(diary)
    assert (undone.command, undone.undone) == (f"delete {first} last", True)
    assert diary.store.entry(first).measures == {"volume_ml": 250}
    (again,) = redo(diary)
    assert (again.id, again.undone) == (undone.id, False)
    assert diary.store.last() is None


def test_one_command_at_a_time_unless_more_are_named(diary: Diary, log: Log) -> None:
    for ml in (250, 300, 350):
        log(f"water {ml}")
    assert [one.command for one in undo(diary)] == ["log water 350"]
    assert [one.command for one in undo(diary, 2)] == ["log water 300", "log water 250"]
    assert [one.command for one in redo(diary)] == ["log water 250"]
    assert [one.command for one in redo(diary, 2)] == ["log water 300", "log water 350"]


def test_one_that_is_not_there_deletes_none(diary: Diary, log: Log) -> None:
    first = log("water 250")
    with pytest.raises(NoSuchEntry):
        delete(diary, [str(first), "99"])
    assert diary.store.entry(first).id == first


def test_the_history(diary: Diary, log: Log) -> None:
    log("water 250")
    log("water 300")
    undo(diary)
    told = history(diary, 5)
    assert [(one.command, one.undone) for one in told] == [
        ("log water 300", True),
        ("log water 250", False),
    ]
    assert {one.at for one in told} == {diary.now()}
    assert history(diary, 1) == told[:1]


def test_nothing_left(diary: Diary, log: Log) -> None:
    with pytest.raises(TrackerError, match="nothing is left to undo"):
        undo(diary)
    log("water 250")
    with pytest.raises(TrackerError, match="nothing is left to redo"):
        redo(diary)
    assert len(undo(diary, 5)) == 1


def test_words_that_no_kind_has(diary: Diary, pain: int) -> None:
    with pytest.raises(WrongWords):
        edit(diary, "last", Typed(["seventeen"]), "edit")
