"""What a trace of the calls of a program says would be lost if the power failed at its answer."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable

CALLS = (
    "openat,open,creat,write,pwrite64,sendfile,copy_file_range,ftruncate,fsync,fdatasync,rename,"
    "renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat"
)
COMMAND = ("strace", "-f", "--seccomp-bpf", "-y", "-qq", "-s", "300", "-e", f"trace={CALLS}")

_CALL = re.compile(r"^(?:\[pid\s+\d+\] |\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)(?:<(.*)>)?")
_NUMBER = re.compile(r"(\d+)<([^>]*)>")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')


def why_not() -> str | None:
    """What keeps a program from being traced here, if something does."""
    return None if shutil.which("strace") else "there is no strace here (`.ci/faults` installs it)"


class Disk:
    """What has been written and not synced: contents by file, names by folder."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._contents: set[str] = set()
        self._names: set[str] = set()
        self._open: dict[str, str] = {}

    def lost(self) -> set[str]:
        """The files whose content or name isn't on the disk; unfinished ones don't matter."""
        there = {path for path in self._contents | self._names if os.path.exists(path)}  # noqa: PTH110
        return {path for path in there if not _is_passing(path)}

    def note(self, call: str, arguments: str, result: str) -> None:
        """Take note of one call that did what it should."""
        numbers = dict(_NUMBER.findall(arguments))
        self._open |= numbers
        paths = [self._full(path) for path in _PATH.findall(arguments)]
        first = next(iter(numbers.values()), "")
        if call in ("open", "openat", "creat"):
            self._opened(paths[0], arguments, result)
        elif call in ("write", "pwrite64", "sendfile", "copy_file_range", "ftruncate"):
            self._change(first)
        elif call in ("fsync", "fdatasync"):
            self._contents.discard(first)
            self._names = {path for path in self._names if os.path.dirname(path) != first}  # noqa: PTH120
        elif call.startswith("mkdir"):
            self._name(paths[-1])
        elif call.startswith(("rename", "link")):
            self._move(*paths[-2:])

    def _full(self, path: str) -> str:
        number = re.fullmatch(r"/proc/self/fd/(\d+)", path)
        return self._open.get(number[1], path) if number else os.path.join(self._root, path)  # noqa: PTH118

    def _opened(self, path: str, arguments: str, result: str) -> None:
        if "O_CREAT" in arguments or "O_TRUNC" in arguments:
            self._name(path)
        self._open[result] = path

    def _change(self, path: str) -> None:
        if path.startswith(self._root):
            self._contents.add(path)

    def _name(self, path: str) -> None:
        if path.startswith(self._root):
            self._names.add(path)

    def _move(self, old: str, new: str) -> None:
        if old in self._contents:
            self._change(new)
        self._name(new)


def lost_at_the_answer(lines: Iterable[str], root: str) -> tuple[set[str], int]:
    """What would be lost at the first line of an answer, and how many calls came before it."""
    disk, many = Disk(root), 0
    for line in lines:
        call = _CALL.match(line)
        if call is None or call[3].startswith("-"):
            continue
        name, arguments, result, made = call.groups()
        if name == "write" and arguments.startswith("1<"):
            return disk.lost(), many
        disk.note(name, arguments, made or result)
        many += 1
    return disk.lost(), many


def _is_passing(path: str) -> bool:
    name = os.path.basename(path)  # noqa: PTH119
    # An empty journal that isn't there any more does no harm.
    return (name.startswith(".") and not os.path.isdir(path)) or name.endswith(("-shm", "-journal"))  # noqa: PTH112
