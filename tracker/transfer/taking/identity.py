"""What names a record of another app on every machine, today and when it comes again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from tracker.domain.texts import clean_name

#: A longer key is only kept as its hash.
_LONGEST_KEY = 200


def uid_of(*names: str) -> str:
    """The uid that names make, the same on every machine: 32 hexadecimal digits."""
    return sha256("\0".join(names).encode("utf-8", "replace")).hexdigest()[:32]


def key_kept(key: str) -> str:
    """A key as it can be kept: on one line, and short."""
    if len(key) > _LONGEST_KEY:
        return uid_of(key)
    return key if key.isprintable() else clean_name(key).replace("\0", "")


def number_of(uid: str) -> int:
    """A number of less than 63 bits in the place of a uid."""
    return int(uid[:15], 16)


def is_as_it_came(record: Mapping[str, Any]) -> bool:
    """Whether nobody has edited or deleted a record here since it came."""
    return record["edited_at"] is None and record["deleted_at"] is None
