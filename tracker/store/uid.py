"""Names for records that are the same on every machine: UUIDs of version 7 (RFC 9562), as text.

The first 48 bits are the time in milliseconds, so that uids sort by when they were made. The
standard library's `uuid` has no version 7 yet and importing it would cost every `log`.
"""

from __future__ import annotations

import os
import time

_RANDOM_BITS = 74  # 12 bits of "rand_a" and 62 of "rand_b"
_latest = 0


def new_uid() -> str:
    """A new UUIDv7, greater than every one made before in this process."""
    global _latest  # noqa: PLW0603  (what makes them monotone is that they know of each other)
    made = time.time_ns() // 1_000_000 << _RANDOM_BITS | int.from_bytes(os.urandom(10)) >> 6
    # Within a millisecond, or when the clock was set back, count on from the last one.
    _latest = max(made, _latest + 1)
    return _as_text(_latest)


def _as_text(number: int) -> str:
    """Lay out 48 bits of time and 74 of chance, with the version and the variant between them."""
    time_part, chance = divmod(number, 1 << _RANDOM_BITS)
    bits = time_part << 80 | 0x7 << 76 | chance >> 62 << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    return dashed(bits)


def dashed(bits: int) -> str:
    """128 bits as a uid is written."""
    digits = f"{bits:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
