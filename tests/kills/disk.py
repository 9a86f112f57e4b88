"""A disk whose power can be cut: a file system of our own in a file, for which one must be root."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

# Nothing gets to the disk by itself: not by the clock, nor since a file replaces another.
_LAZY = "loop,commit=600,noauto_da_alloc"
_SIZE = 48 * 1024 * 1024


class Disk(NamedTuple):
    """A mounted disk; what has got to it so far is in `image`."""

    image: Path
    root: Path

    def settle(self) -> None:
        """Let everything get to the disk that is still on its way."""
        subprocess.run(["sync", "-f", self.root], check=True)

    @contextmanager
    def after_a_power_cut(self) -> Iterator[Path]:
        """The root of what would be there if the power failed now."""
        left = self.image.with_suffix(".left")
        subprocess.run(["cp", "--sparse=always", self.image, left], check=True)
        with _mounted(left) as root:
            yield root
        left.unlink()


def why_not() -> str | None:
    """What keeps a disk of our own from being mounted here, if something does."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "a disk of our own can only be mounted by root"
    missing = [name for name in ("mkfs.ext4", "mount", "umount") if shutil.which(name) is None]
    if missing:
        return f"there is no {missing[0]} here (`.ci/faults` installs it)"
    return None if Path("/dev/loop-control").exists() else "there are no loop devices here"


@contextmanager
def new_disk(folder: Path) -> Iterator[Disk]:
    """An empty disk, mounted while it's needed."""
    image = folder / "disk.image"
    with image.open("wb") as file:
        file.truncate(_SIZE)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    with _mounted(image) as root:
        yield Disk(image, root)


@contextmanager
def _mounted(image: Path) -> Iterator[Path]:
    root = image.with_suffix(f"{image.suffix}.root")
    root.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", _LAZY, image, root], check=True)
    try:
        yield root
    finally:
        subprocess.run(["umount", root], check=True)
