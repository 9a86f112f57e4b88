"""Files from outside, read whole: regular ones and pipes only, up to a size, as text.

Whatever isn't what was asked for is refused in one sentence that says what it is. A device never
ends; a named pipe into which nobody writes would be waited for without a word.
"""

from __future__ import annotations

import io
import os
import select
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from tracker.domain.errors import WrongWords

#: A diary of a million entries is half as large.
LIMIT = 1024**3
#: How long a named pipe may stand without anyone who writes into it, in seconds.
PATIENCE = 10.0
_CHUNK = 1024**2

_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "is a folder; name a file in it"),
    (stat.S_ISCHR, "is a device, no file; name a file"),
    (stat.S_ISBLK, "is a device, no file; name a file"),
    (stat.S_ISSOCK, "is a socket, no file; name a file"),
)

#: How a SQLite database begins.
DATABASE_MARK = b"SQLite format 3\0"
#: What is said of a diary's database.
OF_DATABASE = (
    "is a database; `tracker --db {0} export json FILE` writes what is read here, and "
    "`tracker restore {0}` puts a copy back"
)
#: How a file begins that no importer reads, what it is then, and what to do with it.
_NEVER_READ = (
    (b"\x1f\x8b", "is packed with gzip; unpack it first: gunzip -k {0}"),
    (b"BZh", "is packed with bzip2; unpack it first: bunzip2 -k {0}"),
    (b"\xfd7zXZ", "is packed with xz; unpack it first: unxz -k {0}"),
    (b"\x28\xb5\x2f\xfd", "is packed with zstd; unpack it first: unzstd {0}"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it and name the file in it"),
    (b"Rar!", "is a RAR archive; unpack it and name the file in it"),
    (b"%PDF", "is a PDF; name a file that an app exported as data"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document; save its table as CSV"),
    (b"\x89PNG", "is a picture; name a file that an app exported as data"),
    (b"\xff\xd8\xff", "is a picture; name a file that an app exported as data"),
    (b"\xff\xfe\0\0", "is not UTF-8 text but UTF-32; save it as UTF-8"),
    (b"\0\0\xfe\xff", "is not UTF-8 text but UTF-32; save it as UTF-8"),
)
#: The same of what has to be text. UTF-32 begins as UTF-16 does, so it is looked for first.
_MAGIC = (
    (DATABASE_MARK, OF_DATABASE),
    (b"PK\x03\x04", "is a zip archive; unpack it and name the file in it"),
    *_NEVER_READ,
    (b"\xff\xfe", "is not UTF-8 text but UTF-16; save it as UTF-8"),
    (b"\xfe\xff", "is not UTF-8 text but UTF-16; save it as UTF-8"),
)


def children(path: str) -> list[tuple[str, str]] | None:
    """The names in a folder and the paths of them, four deep; None for what is no folder.

    Raises WrongWords for what isn't there or can't be looked at.
    """
    try:
        if not stat.S_ISDIR(os.stat(path).st_mode):  # noqa: PTH116
            return None
        return list(_below(path, "", 4))
    except OSError as error:
        raise _unreadable(path, error) from None


def _below(path: str, within: str, deep: int) -> Iterator[tuple[str, str]]:
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        name = within + entry.name
        if entry.is_file():
            yield name, entry.path
        elif deep > 1 and entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{name}/", deep - 1)


def opener(path: str) -> tuple[Callable[[], BinaryIO], int]:
    """What opens a file or, with `-`, standard input from its beginning, and its size in bytes.

    A regular file is read as a stream, whatever its size; what comes through a pipe is read whole
    at once. Raises WrongWords where it can't be read.
    """
    if path != "-":
        try:
            refuse_no_file(path)
            about = os.stat(path)  # noqa: PTH116
            if stat.S_ISREG(about.st_mode):
                open(path, "rb").close()  # noqa: PTH123
                return lambda: open(path, "rb"), about.st_size  # noqa: PTH123
        except OSError as error:
            raise _unreadable(path, error) from None
    data = read_bytes(path)
    return lambda: io.BytesIO(data), len(data)


def read_bytes(path: str, limit: int = LIMIT) -> bytes:
    """What a file holds, or with `-` standard input. Raises WrongWords where it can't be read."""
    name = "what comes in" if path == "-" else path
    try:
        return _read_input(limit) if path == "-" else _read_file(path, limit)
    except OSError as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: OSError) -> WrongWords:
    """What the system refuses about a file, and what would be right."""
    if isinstance(error, FileNotFoundError):
        told = "there is no such file; name one that is there"
    elif isinstance(error, PermissionError):
        told = "you may not; give yourself the right to, or copy it"
    else:
        told = f"{(error.strerror or str(error)).lower()}; name another file"
    return WrongWords(f"can't read {name}: {told}")


def _read_input(limit: int) -> bytes:
    binary = getattr(sys.stdin, "buffer", None)
    if binary is None:  # closed (`<&-`), or text that somebody put there
        return sys.stdin.read().encode() if sys.stdin else b""
    data: bytes = binary.read(limit + 1)
    if len(data) > limit:
        raise _too_large("what comes in", limit)
    return data


def _read_file(path: str, limit: int) -> bytes:
    refuse_no_file(path)
    # Without waiting: to open a pipe that nobody writes into would stand still for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        about = os.fstat(descriptor)
        if stat.S_ISFIFO(about.st_mode):
            return _read_pipe(descriptor, path, limit)
        if about.st_size > limit:
            raise _too_large(path, limit)
        return _read_on(descriptor, path, limit, b"")
    finally:
        os.close(descriptor)


def refuse_no_file(path: str) -> None:
    """Raise WrongWords for a folder, a device or a socket, OSError for what isn't there."""
    mode = os.stat(path).st_mode  # noqa: PTH116  (pathlib costs 3 ms)
    for is_kind, sentence in _KINDS:
        if is_kind(mode):
            raise WrongWords(f"{path} {sentence}")


def _read_pipe(descriptor: int, path: str, limit: int) -> bytes:
    """What comes through a pipe, however slowly, once somebody has begun to write into it."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            first = os.read(descriptor, _CHUNK)
        except BlockingIOError:  # somebody holds its other end
            select.select([descriptor], [], [])
            continue
        if first:
            os.set_blocking(descriptor, True)
            return _read_on(descriptor, path, limit, first)
        if time.monotonic() > until:
            raise WrongWords(f"nothing is written into the pipe {path}; name a file")
        time.sleep(0.02)


def _read_on(descriptor: int, path: str, limit: int, first: bytes) -> bytes:
    parts, size = [first], len(first)
    while part := os.read(descriptor, _CHUNK):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise _too_large(path, limit)
    return b"".join(parts)


def _too_large(name: str, limit: int) -> WrongWords:
    return WrongWords(f"{name} is larger than {limit // 1024**2:,} MB, which no diary is")


def refuse_never_read(data: bytes, name: str) -> None:
    """Raise WrongWords for what is packed, a picture, a page or UTF-32, by its beginning."""
    _refuse_marked(data, name, _NEVER_READ)


def _refuse_marked(data: bytes, name: str, marks: Iterable[tuple[bytes, str]]) -> None:
    for magic, sentence in marks:
        if data.startswith(magic):
            raise WrongWords(f"{name} {sentence.format(name)}")


def text_of(data: bytes, name: str) -> str:
    """The text of what a file of that name holds. Raises WrongWords for what is none."""
    if not data:
        raise WrongWords(f"{name} is empty, so it is not JSON; give it as it was exported")
    _refuse_marked(data, name, _MAGIC)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise WrongWords(
            f"{name} is not UTF-8 text, by what stands in line {line:,}; "
            "give a file that `export json` wrote"
        ) from None
