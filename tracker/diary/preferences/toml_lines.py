"""A TOML file of the user's, changed a line at a time: every other line stays as it was typed.

A setting's name may have a dot: `persistent-pain.share` is that line before the first table, or the
line `share` under `[persistent-pain]`; to TOML both are the same.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from tracker.domain.errors import TrackerError
from tracker.store.files import make_folder

# No file of preferences is a megabyte long; a device never ends.
_MOST = 1_000_000


def read(path: str) -> str | None:
    """The file's text with its own line ends, None when there is no file."""
    try:
        if stat.S_ISFIFO(os.stat(path).st_mode):  # noqa: PTH116
            raise TrackerError(f"{path} is a pipe, which would be waited for; name a file")
        # Not `Path.open`: importing pathlib would cost every command 3 ms.
        with open(path, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
            text = file.read(_MOST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError:
        raise TrackerError(f"{path} is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise TrackerError(f"{path} can't be read: {error.strerror}") from None
    if len(text) > _MOST:
        raise TrackerError(f"{path} is larger than any preferences; write them anew")
    return text


def parse(path: str, text: str) -> dict[str, Any]:
    """What a text says. Raises TrackerError, with the file and the place, where it is no TOML."""
    if not text.strip():
        return {}
    import tomllib

    try:
        # tomllib wants plain newlines where a file from Windows has two characters.
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        reason = str(error)[:1].lower() + str(error)[1:]
        raise TrackerError(f'{path} is not TOML: {reason}; write lines like units = "us"') from None
    except RecursionError:
        raise TrackerError(f'{path} is nested too deep; write lines like units = "us"') from None


def put(path: str, name: str, value: str) -> None:
    """Set a name to a value, given as TOML writes it. Makes the file when there is none."""
    with _alone_with(path):
        _put(path, name, value)


def _put(path: str, name: str, value: str) -> None:
    text = read(path) or ""
    key = _key(name)
    wanted = parse(path, f"{key} = {value}")
    lines = text.splitlines(keepends=True)
    found = list(_places(name, lines))
    for place, line in found:
        # A function, because a backslash in a replacement text would mean something.
        lines[place] = line.sub(lambda m: f"{m['head']}{value}{m['rest']}", lines[place])
    if not found:
        end = _end_of_top(lines)
        lines[end:end] = [f"{key} = {value}{_newline(lines)}"]
        lines = _closed_lines(lines)
    _replace(path, "".join(lines), _merged(parse(path, text), wanted), f"{key} = {value}")


def _key(name: str) -> str:
    """A name as TOML has it: letters that aren't Latin stand in quotes."""
    return ".".join(part if part.isascii() else f'"{part}"' for part in name.split("."))


def write(path: str, text: str) -> None:
    """Put a whole text in the place of a file. Raises TrackerError where it can't be written."""
    with _alone_with(path):
        _replace(path, text, parse(path, text), "it")


def take_out(path: str, name: str) -> None:
    """Take a name's line out; a file without one stays as it is."""
    with _alone_with(path):
        _take_out(path, name)


@contextmanager
def _alone_with(path: str) -> Iterator[None]:
    """What is read of the file in here is still so when it is written: others wait.

    Where there are no such locks, or the folder can't be opened, it goes on without.
    """
    folder = os.path.dirname(path) or "."  # noqa: PTH120
    try:
        import fcntl

        make_folder(folder)
        held = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _take_out(path: str, name: str) -> None:
    text = read(path)
    said = parse(path, text) if text is not None else {}
    wanted = _without(said, name.split("."))
    if text is None or wanted == said:
        return
    lines = text.splitlines(keepends=True)
    for place, _ in reversed(list(_places(name, lines))):
        del lines[place]
    _replace(path, "".join(lines), wanted, f"no {name}")


def _places(name: str, lines: list[str]) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Which lines set a name, each with the pattern that says so."""
    table, _, key = name.rpartition(".")
    patterns = {"": _key_line(name), table: _key_line(key)}
    header = ""
    for place, line in enumerate(lines):
        if line.lstrip().startswith("["):
            header = line.strip().partition("#")[0].strip().strip("[]").strip(" \"'")
        elif header in patterns and patterns[header].match(line):
            yield place, patterns[header]


def _key_line(name: str) -> re.Pattern[str]:
    """A line `name = "value"  # why`: what stands before the value, and what after it."""
    parts = [re.escape(part) for part in name.split(".")]
    key = r"\s*\.\s*".join(rf"""(?:{part}|"{part}"|'{part}')""" for part in parts)
    value = r"""(?:"[^"]*"|'[^']*'|[^\s#"']+)"""
    return re.compile(rf"(?P<head>\s*{key}\s*=\s*){value}(?P<rest>.*)", re.DOTALL)


def _merged(said: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(said)
    for name, value in more.items():
        old = merged.get(name)
        both = isinstance(value, dict) and isinstance(old, dict)
        merged[name] = _merged(old, value) if both and old is not None else value
    return merged


def _without(said: Mapping[str, Any], path: list[str]) -> dict[str, Any]:
    """The same without the value at a path; a table in which nothing is left is left as it is."""
    first, *rest = path
    if first not in said:
        return dict(said)
    if not rest:
        return {name: value for name, value in said.items() if name != first}
    inner = said[first]
    return {**said, first: _without(inner, rest) if isinstance(inner, dict) else inner}


def _pruned(said: Mapping[str, Any]) -> dict[str, Any]:
    """Without empty tables: the last dotted line of one takes it away, its `[header]` doesn't."""
    pruned = {n: _pruned(v) if isinstance(v, dict) else v for n, v in said.items()}
    return {name: value for name, value in pruned.items() if value != {}}


def _end_of_top(lines: list[str]) -> int:
    """The number of lines before the first `[table]`: a new key must stand there."""
    for i, line in enumerate(lines):
        if line.lstrip().startswith("["):
            return i
    return len(lines)


def _newline(lines: list[str]) -> str:
    return "\r\n" if lines and lines[0].endswith("\r\n") else "\n"


def _closed_lines(lines: list[str]) -> list[str]:
    """Every line but the last with its end: the one before a new line may have lacked it."""
    end = _newline(lines)
    return [line if line.endswith("\n") else line + end for line in lines]


def _replace(path: str, text: str, wanted: Mapping[str, Any], meant: str) -> None:
    """Put a new text in place of the file, once it reads as `wanted`: whole or not at all."""
    try:
        read_back: dict[str, Any] | None = _pruned(parse(path, text))
    except TrackerError:
        read_back = None
    if read_back != _pruned(wanted):
        raise TrackerError(f"{path} is written in a way this can't change; write {meant} by hand")
    from tracker.store.outside.new_file import new_file

    try:
        # A link into a folder of dot files stays a link: its target is replaced.
        make_folder(os.path.dirname(os.path.realpath(path)))  # noqa: PTH120
        with new_file(path) as file:
            file.write(text.encode())
    except OSError as error:
        raise TrackerError(f"{path} can't be written: {error.strerror}") from None
