"""Zip archives from outside: their members as streams, never extracted, never without an end."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import partial
from typing import IO, BinaryIO, cast

from tracker.domain.errors import WrongWords

#: So much is read of one archive, and so many times a member's packed size of that member.
MOST_BYTES = 8 * 1024**3
MOST_RATIO = 1000
_SMALL = 1024 * 1024
#: So many members are looked at; a real export has a few hundred.
_MOST_MEMBERS = 100_000


def members_of(stream: BinaryIO, name: str) -> dict[str, tuple[Callable[[], BinaryIO], float]]:
    """What opens each member by its name, and the share of its bytes that it is packed into.

    Raises WrongWords for what is broken or not to be read. What macOS lays
    beside the real ones is passed over.
    """
    try:
        archive = zipfile.ZipFile(stream)
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise WrongWords(f"{name} is a broken zip archive; copy it from the phone again") from None
    if len(infos) > _MOST_MEMBERS:
        raise WrongWords(f"{name} holds more than {_MOST_MEMBERS:,} files, which no export does")
    left = [MOST_BYTES]
    members: dict[str, tuple[Callable[[], BinaryIO], float]] = {}
    for info in infos:
        if info.is_dir() or _is_shadow(info.filename):
            continue
        if info.filename.startswith(("/", "\\")) or ".." in info.filename.replace("\\", "/").split(
            "/"
        ):
            raise WrongWords(f"{name} holds a file outside of its folder; export it again")
        packed = info.compress_size / max(1, info.file_size)
        members[info.filename] = partial(_opened, archive, info, name, left), packed
    return members


def _is_shadow(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith("._")


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: list[int]
) -> BinaryIO:
    if info.flag_bits & 1:
        raise WrongWords(f"{info.filename} in {name} needs a password; unpack it first")
    try:
        stream = archive.open(info)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        raise _broken(info, name) from None
    most = max(_SMALL, info.compress_size * MOST_RATIO)
    return cast(BinaryIO, _Bounded(stream, info, name, (most, left)))


def _broken(info: zipfile.ZipInfo, name: str) -> WrongWords:
    return WrongWords(f"{info.filename} in {name} is broken; copy the archive from the phone again")


class _Bounded:
    """A member's stream that stops where it grows beyond what can be meant."""

    def __init__(
        self,
        stream: IO[bytes],
        info: zipfile.ZipInfo,
        name: str,
        bounds: tuple[int, list[int]],
    ) -> None:
        self._stream, self._info, self._name = stream, info, name
        self._most, self._left = bounds
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            parts = []
            while part := self.read(1024 * 1024):
                parts.append(part)
            return b"".join(parts)
        import zlib

        try:
            part = self._stream.read(size)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError):
            raise _broken(self._info, self._name) from None
        self._read += len(part)
        self._left[0] -= len(part)
        if self._read > self._most or self._left[0] < 0:
            raise WrongWords(
                f"{self._info.filename} in {self._name} unpacks to more than any export holds"
            )
        return part

    def close(self) -> None:
        self._stream.close()

    def __enter__(self) -> _Bounded:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
