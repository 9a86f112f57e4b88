"""A JSON text from outside, read strictly: what is broken or could mean two things is refused.

The standard library's reader lets two keys of one name and NaN pass; nothing here may be guessed.
"""

from __future__ import annotations

import json
from typing import Any

from tracker.domain.errors import WrongWords, shown


def read_json(text: str, name: str) -> object:
    """What a JSON text holds; `name` names it in sentences. Raises WrongWords."""
    try:
        read: object = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _refused(name, _broken(text, error)) from None
    except RecursionError:
        raise _refused(name, "it is nested too deep") from None
    except _NotMeant as fault:
        raise _refused(name, str(fault)) from None
    except ValueError:  # a number of more than 4,300 digits
        raise _refused(name, "it holds a number of thousands of digits") from None
    return read


def _refused(name: str, why: str) -> WrongWords:
    return WrongWords(f"{name} is not JSON; give it as it was exported ({why})")


class _NotMeant(Exception):
    """What JSON doesn't have, or says twice."""


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _NotMeant(f"an object in it has two values for '{shown(key)}'")
            seen.add(key)
    return found


def _no_number(word: str) -> Any:
    raise _NotMeant(f"it holds {word}, which is no number there")


def _broken(text: str, error: json.JSONDecodeError) -> str:
    place = f"line {error.lineno:,}, column {error.colno:,}"
    if not text[error.pos :].strip() or error.msg.startswith("Unterminated string"):
        return f"it breaks off at {place}"
    return f"{error.msg[:1].lower()}{error.msg[1:]}: {place}"
