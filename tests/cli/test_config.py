"""The preferences' file: read, checked, changed line by line."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Tracker
from tracker.diary.preferences.taste_file import KEYS, tastes_in, unset, write
from tracker.diary.tastes import Tastes
from tracker.domain.errors import TrackerError, UnknownName, WrongWords


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "config.toml"


def read_tastes(path: str) -> Tastes:
    """The tastes of a file. Raises TrackerError with the first fault that it has."""
    tastes = tastes_in(path)
    for fault in (*tastes.rule_faults, *tastes.faults):
        raise TrackerError(fault)
    return tastes


def put(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())


def test_without_a_file_every_taste_has_its_default(file: Path) -> None:
    assert read_tastes(str(file)) == Tastes("metric", "auto", "auto", "7d")
    assert all(taste.takes(Tastes().value(taste.name)) for taste in KEYS.values())


def test_every_taste_takes_each_of_its_values_and_its_default(file: Path) -> None:
    for taste in KEYS.values():
        for value in (*taste.values, Tastes().value(taste.name)):
            write(taste.name, value, str(file))
            assert read_tastes(str(file)).value(taste.name) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('unit = "us"', "no setting 'unit'; did you mean units?"),
        ('zzz = "us"', "no setting 'zzz'; there is units, color, ascii, report-period"),
        (
            'report_period = "7d"',
            "no setting 'report_period'; did you mean report-period?",
        ),
        ('units = "imperial"', "units is 'imperial'; it can be metric or us"),
        ("ascii = true", "ascii is true; it can be auto, yes or no"),
        ("units = 3", "units is 3; it can be metric or us"),
        ('report-period = "7"', "report-period is '7'; it can be today, week or month, or days"),
        ('units = "us', "is not TOML: "),
        ("units = us", "is not TOML: "),
        ("[units]\na = 1", "units is {'a': 1}; it can be metric or us"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence_with_its_name(
    file: Path, text: str, sentence: str
) -> None:
    put(file, text)
    with pytest.raises(TrackerError) as caught:
        read_tastes(str(file))
    assert str(caught.value).startswith(str(file))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_or_a_folder_is_one_sentence(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes('units = "µ"'.encode("latin-1"))
    with pytest.raises(TrackerError, match="is not UTF-8 text"):
        read_tastes(str(file))
    with pytest.raises(TrackerError, match="can't be read"):
        read_tastes(str(file.parent))


COMMENTED = """\
# my tastes
units = "us"   # pounds, please
  color='never'

# later: something else
"""


def test_a_change_keeps_every_other_line_and_comment(file: Path) -> None:
    put(file, COMMENTED)
    write("units", "metric", str(file))
    assert file.read_text() == COMMENTED.replace('"us"', '"metric"')
    write("color", "always", str(file))
    assert '  color="always"\n' in file.read_text()
    write("ascii", "yes", str(file))
    assert file.read_text().endswith('# later: something else\nascii = "yes"\n')
    unset("color", str(file))
    assert file.read_text() == (
        COMMENTED.replace('"us"', '"metric"').replace("  color='never'\n", "") + 'ascii = "yes"\n'
    )
    assert read_tastes(str(file)) == Tastes("metric", "auto", "yes", "7d")


def test_windows_line_ends_a_byte_order_mark_and_a_missing_last_newline(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes('\ufeff# hi\r\nunits = "us"'.encode())
    write("color", "never", str(file))
    assert file.read_bytes() == b'# hi\r\nunits = "us"\r\ncolor = "never"\r\n'
    assert read_tastes(str(file)) == Tastes(units="us", color="never")


def test_a_value_that_was_wrong_can_be_set_right(file: Path) -> None:
    put(file, 'units = "imperial"\n')
    write("units", "us", str(file))
    assert read_tastes(str(file)).units == "us"
    put(file, "ascii = true # oops\n")
    write("ascii", "yes", str(file))
    assert file.read_text() == 'ascii = "yes" # oops\n'


def test_a_new_key_stands_before_the_first_table(file: Path) -> None:
    put(file, '[other]\nunits = "theirs"\n')
    write("units", "us", str(file))
    assert tomllib.loads(file.read_text()) == {"units": "us", "other": {"units": "theirs"}}


def test_a_file_written_in_an_odd_way_is_left_alone(file: Path) -> None:
    odd = 'other = """\nunits = "us"\n"""\n'
    put(file, odd)
    with pytest.raises(TrackerError, match='can\'t change; write units = "metric" by hand'):
        write("units", "metric", str(file))
    assert file.read_text() == odd
    odd = 'units = """us"""\n'
    put(file, odd)
    with pytest.raises(TrackerError, match="by hand"):
        write("units", "metric", str(file))
    assert file.read_text() == odd
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


def test_what_cannot_be_meant_changes_nothing(file: Path) -> None:
    with pytest.raises(WrongWords, match="units can't be 'uk'; it can be metric or us"):
        write("units", "uk", str(file))
    with pytest.raises(UnknownName, match=r"no setting 'colour'; did you mean color\?"):
        write("colour", "never", str(file))
    with pytest.raises(UnknownName):
        unset("colour", str(file))
    assert not file.exists()
    unset("color", str(file))
    assert not file.exists()


def test_the_file_is_private_and_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    write("units", "us", str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    write("units", "metric", str(link))
    assert link.is_symlink()
    assert read_tastes(str(file)).units == "metric"


def test_a_link_may_point_to_a_folder_that_is_to_be_made(tmp_path: Path) -> None:
    link, target = tmp_path / "link.toml", tmp_path / "dot" / "files" / "config.toml"
    link.symlink_to(target)
    write("units", "us", str(link))
    assert link.is_symlink()
    assert read_tastes(str(target)).units == "us"


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    with pytest.raises(TrackerError, match=r"config\.toml can't be written: "):
        write("units", "us", str(blocker / "config.toml"))


def test_tomllib_is_imported_only_for_a_file(tmp_path: Path) -> None:
    code = (
        "import sys; from tracker.diary.diary import Diary; Diary(now=int, tell=print).tastes; "
        "print('tomllib' in sys.modules, 'difflib' in sys.modules)"
    )
    here = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "TRACKER_CONFIG": str(tmp_path / "none.toml")},
        capture_output=True,
        text=True,
        cwd=here,
        check=True,
    )
    assert done.stdout.split() == ["False", "False"]


LINES = st.lists(
    st.sampled_from(
        ["# units = 'us'", "", 'units = "us"', "color = 'never' # c", '"ascii" = "yes"', "  "]
    ),
    unique_by=lambda line: line.strip()[:4] or line,
)


@given(LINES, st.sampled_from(["units", "color", "ascii"]), st.booleans(), st.data())
def test_any_change_touches_its_own_key_only(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    name: str,
    last_newline: bool,
    data: st.DataObject,
) -> None:
    file = tmp_path_factory.mktemp("config") / "config.toml"
    text = "\n".join(lines) + ("\n" if last_newline else "")
    file.write_text(text)
    before = tomllib.loads(text)
    value = data.draw(st.sampled_from(KEYS[name].values))
    write(name, value, str(file))
    assert tomllib.loads(file.read_text()) == {**before, name: value}
    unset(name, str(file))
    assert tomllib.loads(file.read_text()) == {k: v for k, v in before.items() if k != name}


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("water 250", "w"),
        ("pain lower-back", "w 6"),
        ("lower back pain", "w 6"),
        ("yesterday walk 20", "w"),
        ("2 coffees, walk 20", "w"),
        ("drank", "w 500 ml"),
    ],
)
def test_an_alias_is_a_line_or_how_one_begins(tracker: Tracker, words: str, typed: str) -> None:
    tracker.ok("config", "alias.w", words)
    tracker.ok(typed)


def test_an_alias_is_shown_and_taken_back(tracker: Tracker) -> None:
    tracker.ok("config", "alias.w", 'note "a b"')
    assert tracker.ok("config alias.w").out == 'note "a b"\n'
    assert tracker.ok("config --unset alias.w --json").json["alias.w"] is None
    assert "no alias 'w'" in tracker("config alias.w").err
    assert "has two sorts of quotes" in tracker("config", "alias.q", "note 'a' \"b\"").err


def test_a_place_that_cant_be_looked_at_is_no_missing_file(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_CONFIG", f"/{'x' * 300}")
    assert "can't be read: File name too long" in tracker("config").err
