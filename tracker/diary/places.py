"""Where things lie: the database, the preferences' file, and what only this machine knows.

Names places only; nothing is opened or created here. `os.path` instead of `pathlib`: every command
asks, and importing `pathlib` would cost it 3 ms.
"""
# ruff: noqa: PTH100, PTH111, PTH112, PTH116, PTH117, PTH118

from __future__ import annotations

import os
import sys

from tracker.domain.errors import StoreError, WrongWords, shown

APP = "tracker"
DATABASE_NAME = "tracker.db"
CONFIG_NAME = "config.toml"
FILE_URL = "sqlite:///"
_URLS = ("sqlite:", "file:", "postgres:", "postgresql:")


def database_location(named: str | None = None) -> str:
    """The database: a file's full path, or a database URL as it was given.

    `named` is what `--db` said; then the environment's TRACKER_DB; then the user's data folder.
    Raises WrongWords for a name that can't be a place, StoreError without a home to lie in.
    """
    if named is not None:
        return _database(named, "--db")
    told = os.environ.get("TRACKER_DB")
    if told:
        return _database(told, "TRACKER_DB")
    folder = user_folder("data")
    _refuse_missing_home(folder)
    return os.path.join(folder, DATABASE_NAME)


def config_file() -> str:
    """The preferences' file: what TRACKER_CONFIG names, else `config.toml` in the user's folder."""
    told = os.environ.get("TRACKER_CONFIG")
    if told:
        return _full_path(told, "TRACKER_CONFIG")
    return os.path.join(user_folder("config"), CONFIG_NAME)


def may_be_there(path: str) -> bool:
    """Whether there is a file, or something that can't be looked at: its reader says why."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def user_folder(what: str) -> str:
    """The program's folder for the user's `data`, `config` or `state`, by the platform's custom.

    On Linux the XDG folders are read here, which spares an everyday command the 10 ms of importing
    platformdirs (a test holds the two together); elsewhere platformdirs knows.
    """
    plain_linux = sys.platform == "linux" and not hasattr(sys, "getandroidapilevel")
    if plain_linux and os.path.isabs(os.environ.get("HOME", "")):
        default = {"data": "~/.local/share", "config": "~/.config", "state": "~/.local/state"}[what]
        folder = os.environ.get(f"XDG_{what.upper()}_HOME", "")
        if not os.path.isabs(folder):  # the XDG specification: a relative path is to be ignored
            folder = os.path.expanduser(default)
        return os.path.join(folder, APP)
    return _platform_folder(what)


def _platform_folder(what: str) -> str:
    import platformdirs

    ask = getattr(platformdirs, f"user_{what}_dir")
    try:
        # Without `appauthor=False` Windows would get AppData\Local\tracker\tracker.
        return str(ask(APP, appauthor=False))
    except RuntimeError:
        raise StoreError(
            "the home folder can't be told; set HOME, or name the diary's place with --db FILE or "
            "TRACKER_DB"
        ) from None


def _database(words: str, from_where: str) -> str:
    if "=" in words or "@" in words:  # rare: a file's name costs no import
        from tracker.store.server.server_url import refuse_other_forms

        refuse_other_forms(words, from_where)
    if words.startswith(_URLS):
        return _url(words, from_where)
    if "://" in words:
        return words
    path = _full_path(words, from_where)
    _refuse_folder(path, from_where)
    return path


def _url(words: str, from_where: str) -> str:
    """A URL that names something; one without its slashes would become a file of that name."""
    path = words.removeprefix(FILE_URL)
    if path == words and "://" in words:
        return words
    if path == words or not path.strip():
        raise WrongWords(
            f"{from_where} is '{shown(words)}', which names no database; give a file, "
            f"{FILE_URL}FILE or postgresql://..."
        )
    _refuse_folder(path, from_where)
    return words


def _refuse_folder(path: str, from_where: str) -> None:
    if os.path.isdir(path):
        raise WrongWords(
            f"{from_where} names the folder {path}; name a file in it, such as "
            f"{os.path.join(path, DATABASE_NAME)}"
        )


def _full_path(words: str, from_where: str) -> str:
    if not words.strip():
        raise WrongWords(f"{from_where} is empty; name a file")
    path = os.path.expanduser(words)
    if path == words and words.startswith("~"):
        raise WrongWords(f"{from_where} is '{words}', and there is no such user's home")
    return os.path.abspath(path)


def _refuse_missing_home(folder: str) -> None:
    """A home that doesn't exist is a slip in the environment, not a folder for us to make."""
    home = os.path.expanduser("~")
    if folder.startswith(os.path.join(home, "")) and not os.path.isdir(home):
        raise StoreError(
            f"the home folder {home} doesn't exist, so there is no place for the diary; "
            "name one with --db FILE or TRACKER_DB"
        )
