"""Where the database and the preferences' file lie."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from tracker.diary.places import config_file, database_location, user_folder
from tracker.domain.errors import StoreError, WrongWords

NAMES = ("TRACKER_DB", "TRACKER_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("xdg", [None, "", "relative/folder", "/somewhere/else", "/with/slash/"])
@pytest.mark.parametrize("what", ["data", "config", "state"])
def test_the_short_road_agrees_with_platformdirs(
    what: str, xdg: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if xdg is not None:
        monkeypatch.setenv(f"XDG_{what.upper()}_HOME", xdg)
    asked = getattr(platformdirs, f"user_{what}_dir")("tracker", appauthor=False)
    assert Path(user_folder(what)) == Path(asked)


def test_other_platforms_get_their_own_folders_without_an_author_twice() -> None:
    from platformdirs.macos import MacOS

    assert MacOS("tracker", appauthor=False).user_data_dir.endswith("Application Support/tracker")


@pytest.mark.parametrize("what", ["data", "config", "state"])
def test_other_platforms_folders_are_platformdirs_own(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "config", "state"):
        monkeypatch.setattr(
            platformdirs, f"user_{name}_dir", lambda app, *, appauthor, of=name: f"/{of}/{app}"
        )
    monkeypatch.setattr(sys, "platform", "darwin")
    assert user_folder(what) == f"/{what}/tracker"


def test_the_default_is_the_users_data_folder(home: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("the XDG folders are Linux's")
    assert database_location() == str(home / ".local/share/tracker/tracker.db")
    assert config_file() == str(home / ".config/tracker/config.toml")


def test_the_option_stands_above_the_environment(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(home / "from-environment.db"))
    assert database_location() == str(home / "from-environment.db")
    assert database_location(str(home / "named.db")) == str(home / "named.db")
    monkeypatch.setenv("TRACKER_DB", "")
    assert database_location() == str(Path(user_folder("data")) / "tracker.db")


def test_a_tilde_is_the_home_and_a_relative_path_becomes_full(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    assert database_location("~/diary.db") == str(home / "diary.db")
    assert database_location("diary.db") == str(home / "diary.db")
    monkeypatch.setenv("TRACKER_CONFIG", "~/tastes.toml")
    assert config_file() == str(home / "tastes.toml")


def test_a_database_url_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("postgresql+psycopg://me@host/diary", "postgresql://me:a b;pwd='=@host/diary"):
        monkeypatch.setenv("TRACKER_DB", url)
        assert database_location() == url


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "--db is empty; name a file"),
        ("  ", "--db is empty; name a file"),
        ("~no-such-user-here/x.db", "there is no such user's home"),
        (
            "sqlite:///",
            "--db is 'sqlite:///', which names no database; give a file, sqlite:///FILE",
        ),
        ("sqlite:", "which names no database"),
        ("sqlite:diary.db", "which names no database"),
        ("file:", "which names no database"),
        ("file:diary.db", "which names no database"),
        ("postgresql:", "which names no database"),
        (".", "--db names the folder"),
        ("sqlite:////", "--db names the folder /; name a file in it"),
    ],
)
def test_words_that_are_no_place_are_refused(words: str, sentence: str) -> None:
    with pytest.raises(WrongWords, match=sentence):
        database_location(words)


@pytest.mark.parametrize(
    "words",
    [
        "host=127.0.0.1 dbname=d user=me password=s3cret",
        "password=s3cret host=127.0.0.1",
        "dbname = d  password = 's3cret'",
        "  user=me\tpassword=s3cret",
        "postgres host=h password='s3cret s3cret'",
        "hostaddr=::1 password=s3cret options='-c x=://'",
        "service=diary",
        "Host=h;Database=d;Username=me;Password=s3cret",
        "Server=h;Uid=me;Pwd=s3cret",
        "postgresql:/me:s3cret@h/d",
        "postgres:me:s3cret@h/d",
        "postgresql+psycopg:me:s3cret@h/d",
        "me:s3cret@h/d",
        "me:s3cret@h:5432",
    ],
)
@pytest.mark.parametrize("where", ["--db", "TRACKER_DB"])
def test_a_server_that_is_named_otherwise_becomes_no_file(
    home: Path, monkeypatch: pytest.MonkeyPatch, words: str, where: str
) -> None:
    monkeypatch.chdir(home)
    if where == "TRACKER_DB":
        monkeypatch.setenv("TRACKER_DB", words)
    with pytest.raises(WrongWords) as refused:
        database_location(words if where == "--db" else None)
    assert str(refused.value) == (
        f"{where} names a server, but not by a URL; write it as "
        "postgresql://USER:PASSWORD@HOST:5432/DATABASE"
    )
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "a=b.db",
        "/data/user=me/t.db",
        "me@home.db",
        "./host=h.db",
        "my password.db",
        "@.db",
        "a:b.db",
    ],
)
def test_a_file_may_have_most_signs_in_its_name(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(home)
    assert database_location(name) == str((home / name).absolute())


def test_a_folder_is_refused_with_a_file_to_name(home: Path) -> None:
    with pytest.raises(WrongWords, match=r"names the folder .*; name a file in it, such as .*\.db"):
        database_location(str(home))


def test_a_home_that_does_not_exist_is_one_sentence_and_is_not_made(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = home / "gone"
    monkeypatch.setenv("HOME", str(missing))
    with pytest.raises(StoreError, match=r"gone doesn't exist.*--db FILE or TRACKER_DB"):
        database_location()
    assert not missing.exists()
    # Another folder named on purpose needs no home.
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    assert database_location() == str(home / "data/tracker/tracker.db")


@pytest.mark.skipif(sys.platform != "linux", reason="the short road is Linux's")
def test_naming_places_imports_neither_platformdirs_nor_pathlib(home: Path) -> None:
    code = (
        "import sys; from tracker.diary.places import *; database_location(); config_file(); "
        "print(sorted({'platformdirs', 'pathlib', 'tempfile'} & set(sys.modules)))"
    )
    # -S: the site module itself may load pathlib for an editable install.
    here = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, cwd=here, check=True
    )
    assert done.stdout.strip() == "[]"
