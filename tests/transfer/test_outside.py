"""Files from outside: archives that mean harm, very many keys, what is held open."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Tracker
from tests.transfer.exports import loop_zip
from tracker.domain.errors import WrongWords
from tracker.domain.time.clock import Moment
from tracker.store.outside import foreign
from tracker.store.outside.spill import Occurrences
from tracker.transfer.arriving import (
    HabitEntry,
    Incoming,
    IncomingHabit,
    LeftOut,
    Unfit,
    each,
    latest,
)
from tracker.transfer.outside import archive
from tracker.transfer.outside.file import file_at
from tracker.transfer.outside.head import Head
from tracker.transfer.outside.table import delimiter_of


def refused(tracker: Tracker, path: Path) -> str:
    answer = tracker("import", "loop", str(path))
    assert answer.code == 2 and len(answer.err.splitlines()) == 1, answer
    assert tracker.state()["entries"] == []
    return answer.err


@pytest.mark.parametrize("name", ["../Habits.csv", "/Habits.csv", "a/../../x", "..\\x"])
def test_no_member_outside_of_the_archives_folder(
    tracker: Tracker, tmp_path: Path, name: str
) -> None:
    loop_zip(tmp_path / "l.zip")
    with zipfile.ZipFile(tmp_path / "l.zip", "a") as zipped:
        zipped.writestr(name, "x")
    assert "holds a file outside of its folder" in refused(tracker, tmp_path / "l.zip")


def test_no_member_with_a_password(tracker: Tracker, tmp_path: Path) -> None:
    loop_zip(tmp_path / "l.zip")
    data = bytearray((tmp_path / "l.zip").read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag of every member
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 1)
    (tmp_path / "l.zip").write_bytes(data)
    assert "needs a password" in refused(tracker, tmp_path / "l.zip")


def test_no_member_that_unpacks_without_end(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_RATIO", 20)
    with zipfile.ZipFile(tmp_path / "l.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("Habits.csv", b"Position,Name\n" + b"\n" * 3_000_000)
    assert "unpacks to more than any export holds" in refused(tracker, tmp_path / "l.zip")


def test_what_macos_lays_beside_is_passed_over(tracker: Tracker, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "l.zip", "w") as zipped:
        zipped.writestr("__MACOSX/._Habits.csv", b"\0\5\x16\7")
        zipped.writestr("._Habits.csv", b"\0\5\x16\7")
    with closing(file_at(str(tmp_path / "l.zip"))) as file:
        assert Head(file).names == frozenset()


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        (b'{"a": 1}', "json"), (b"\xef\xbb\xbf[1]", "json"), (b"<a>", "xml"), (b"a,b\n", "text"),
        (b"SQLite format 3\0", "database"), (b"PK\x03\x04", "zip"), (b"", "text"),
    ],
)  # fmt: skip
def test_a_shape_is_told_by_the_content(tmp_path: Path, content: bytes, shape: str) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with closing(file_at(str(tmp_path / "x.csv"))) as file:
        head = Head(file)
        assert head.shape == shape
        assert (head.keys, head.first, head.tables, head.member("x")) == (
        frozenset({"a"}) if b"a" in content and shape == "json" else frozenset(),
        {}, frozenset(), None,
    )  # fmt: skip


def test_a_folder_has_its_files_four_deep(tmp_path: Path) -> None:
    for name in ("a.csv", "b/c.csv", "b/d/e/f.csv", "b/d/e/x/g.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    file = file_at(str(tmp_path))
    assert set(file.members) == {"a.csv", "b/c.csv", "b/d/e/f.csv"}
    assert file.named("C.CSV") is not None and file.named("g.csv") is None
    with pytest.raises(WrongWords, match="is a folder; name a file in it"):
        file.text()


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [("a,b;c,d", ","), ('"a,b,c";d;e', ";"), ("a\tb\tc,d", "\t"), ("alone", ",")],
)
def test_the_delimiter_of_a_header(header: str, delimiter: str) -> None:
    assert delimiter_of(header) == delimiter


def test_keys_are_counted_beyond_what_memory_holds() -> None:
    counted, plain = Occurrences(in_memory=5), Occurrences()
    batches = [[1, 2, 1], [3, 4, 5, 6, 7], [1, 8, 8, 2], [9, 1]]
    assert [counted.numbers(keys) for keys in batches] == [plain.numbers(keys) for keys in batches]
    assert counted.numbers([1, 8, 10]) == [5, 3, 1]
    counted.close()


def test_the_last_record_of_a_key_stands_in_the_place_of_those_before() -> None:
    day = Moment(None, None, "2026-02-01")
    first, second, other = (
        HabitEntry("gym", key, day, line, done=True) for key, line in (("a", 2), ("a", 5), ("b", 3))
    )
    came = [IncomingHabit("gym"), first, other, second]
    assert list(latest(came)) == [came[0], LeftOut("repeated", 2), other, second]


def test_what_an_importer_cannot_read_is_left_out_with_its_line() -> None:
    def read(word: str, line: int | None) -> Iterator[Incoming]:
        if word == "no":
            raise Unfit("bad-value", "about")
        yield IncomingHabit(word)

    assert list(each([(2, "gym"), (3, "no"), (None, "run")], read)) == [
        IncomingHabit("gym"), LeftOut("bad-value", 3, "about"), IncomingHabit("run"),
    ]  # fmt: skip


def test_a_column_that_is_not_there_is_refused_by_its_name(
    tracker: Tracker, tmp_path: Path
) -> None:
    (tmp_path / "b.csv").write_text("date,category,rating/amount,detail\n2026-02-01,Sleep,7:00,\n")
    assert tracker.ok("import", str(tmp_path / "b.csv"), "--json").json["added"] == {"sleep": 1}
    (tmp_path / "d.csv").write_text("full_date,activities\n2026-02-01,gym\n")
    answer = tracker("import", str(tmp_path / "d.csv"))
    assert answer.code == 2
    assert "the table has no column 'time'; it has full_date, activities" in answer.err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no database", "app.db is no database; give the file that the app wrote"),
        (foreign.DATABASE_MARK + bytes(2 << 20), "app.db is larger than 1 MB, which no app's is"),
    ],
)
def test_of_a_database_that_is_refused_no_copy_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, sentence: str
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(foreign, "LIMIT", 1 << 20)
    with pytest.raises(WrongWords, match=sentence):
        foreign.ForeignDatabase(io.BytesIO(content), "app.db")
    assert list(tmp_path.iterdir()) == []
