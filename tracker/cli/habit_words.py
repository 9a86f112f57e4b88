"""What stands behind a habit's name: `floss 3/week`, `walk 30 min`, `gym mon,wed,fri`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tracker.domain.errors import WrongWords, shown
from tracker.domain.number_words import ARTICLES, begins_number
from tracker.domain.time.time_words import weekday_named
from tracker.domain.units import unit_of
from tracker.domain.words.wishes import OFTEN, with_slash

# Behind a name, what begins with a digit; one number alone may belong to the name (`omega 3`).
_AMOUNT = re.compile(r"(?P<name>\S.*)\s+(?P<wish>[0-9].*)", re.DOTALL)
_OFTEN = re.compile(rf"(?P<name>\S.*?)\s+(?P<wish>{OFTEN})", re.DOTALL | re.IGNORECASE)
#: With what options they would say the same thing twice.
_SAME = {"goal": ("goal", "at_most", "track"), "days": ("days", "times", "track")}


def split_wish(
    words: Sequence[str], options: dict[str, Any], is_measured: Callable[[str], bool]
) -> tuple[str, dict[str, Any]]:
    """The name that words begin with, and the options, with what the rest of the words asks for.

    A name in quotes stays whole, but for a `/`, which no name has. Behind a name that `is_measured`
    a number alone is an amount, too. Raises WrongWords where words and options say the same.
    """
    found = {}
    if days := _weekdays(words):
        words, found["days"] = words[: -len(days)], " ".join(days)
    name = " ".join(words).strip()
    amount = _AMOUNT.fullmatch(name) or _OFTEN.fullmatch(name)
    if amount and _is_wish(amount["wish"], amount["name"], len(words), is_measured):
        name, found["goal"] = amount["name"], amount["wish"]
    elif not amount and (spoken := _spoken_wish(name.split())):
        name, found["goal"] = spoken
    for option, said in found.items():
        if any(options[other] for other in _SAME[option]):
            raise WrongWords(
                f"'{shown(said)}' and an option both say what is wanted; leave one out"
            )
    return name, {**options, **found}


def _spoken_wish(words: Sequence[str]) -> tuple[str, str] | None:
    """A name and a goal whose number is in words: `pushups ten/day`, `walk half an hour a day`."""
    for at in range(1, len(words)):
        wish = with_slash(" ".join(words[at:]))
        number = begins_number([words[at].partition("/")[0], *words[at + 1 :]])
        if words[at].casefold() in ARTICLES and not _is_unit(words[at + 1 :]):
            continue  # eat an apple a day
        if number and "/" in wish and not wish.startswith("/"):
            return " ".join(words[:at]), " ".join(words[at:])
    return None


def _is_unit(words: Sequence[str]) -> bool:
    word = words[0].casefold().partition("/")[0] if words else ""
    return any(unit_of(measure, word) for measure in ("duration_min", "distance_m", "volume_ml"))


def _is_wish(wish: str, name: str, count: int, is_measured: Callable[[str], bool]) -> bool:
    if "/" in wish:
        return True
    return count > 1 and (not wish.isdigit() or is_measured(name))


def _weekdays(words: Sequence[str]) -> Sequence[str]:
    """The weekdays at the end: `mon,wed,fri` or `mon wed fri`; a single one may be a name's."""
    at = len(words)
    while at > 1 and all(map(_is_weekday, words[at - 1].strip(",").split(","))):
        at -= 1
    days = words[at:]
    return days if len(days) > 1 or "," in "".join(days) else ()


def _is_weekday(word: str) -> bool:
    return weekday_named(word.casefold()) is not None


@contextmanager
def hinting(words: Sequence[str], name: str) -> Iterator[None]:
    """Where what was taken for a goal can't be one, say how it is made a part of the name."""
    try:
        yield
    except WrongWords as error:
        if len(words) > 1 and name != " ".join(words):
            raise WrongWords(f"{error}; a name with a number in it stands in quotes") from error
        raise
