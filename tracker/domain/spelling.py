"""How a name is spelled: one spelling for all that people type, and the singular of a plural."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tracker.domain.errors import WrongWords, shown

# Compiled when first used: a glass of water has no name to spell.
#: Also what other scripts put between words: a maqaf, a middle dot, a tsheg.
_SEPARATORS = r"[\s_.,/\-\u2010-\u2015\u00b7\u058a\u05be\u0f0b\u1361\u30fb\ufe63\uff0d]+"
_APOSTROPHES = r"['\u2019\u05f3\u05f4]"
# What is neither seen nor spoken: soft hyphens, marks of direction, a byte order mark.
_UNSEEN = r"[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
#: They join or part letters inside a word; at its ends they do nothing.
_JOINERS = "\u200c\u200d"
_LONGEST = 60
# Each way to read a line asks each vocabulary for the same few words.
_SPELLED = 1000
# How alike two words are, by difflib, of which one is taken for the other mistyped.
_SLIP, _SLIP_BY_ONE = 0.84, 0.8


@lru_cache(_SPELLED)
def normalise(words: str) -> str:
    """One spelling for all: `'Lower_Back '` is `lower-back`, `Child's pose` is `childs-pose`.

    Lower case, composed characters, hyphens between words; safe for any text, and the same when
    done twice.
    """
    if words.isascii():  # most are, and a class of a few characters is compiled in no time
        return re.sub(r"[\s_.,/\-]+", "-", words.replace("'", "")).strip("-").lower()
    text = re.sub(_SEPARATORS, "-", re.sub(_APOSTROPHES, "", words)).strip("-")
    if text.isascii():
        return text.lower()
    from unicodedata import normalize  # a library of its own, 3 ms: most words are ASCII

    text = re.sub(f"{_UNSEEN}|(?<![^-])[{_JOINERS}]+|[{_JOINERS}]+(?![^-])", "", text)
    # Decomposed before folding: some letters fold into others only then (Unicode, D145).
    text = normalize("NFD", text).casefold()
    # A capital I with a dot folds into two characters; small, it is the i that everyone types.
    text = re.sub("i\u0307+", "i", text)
    return re.sub("-+", "-", normalize("NFC", text)).strip("-")


def check_name(words: str, noun: str = "") -> str:
    """A new name as it is spelled. Raises WrongWords where it can't be one.

    Letters of every script, their marks and joiners, digits and hyphens: nothing that a shell takes
    for something else.
    """
    name = normalise(words)
    what = f" for a {noun}" if noun else ""
    if len(name) > _LONGEST:
        raise WrongWords(
            f"'{shown(words)}' is no name{what}; a name has at most {_LONGEST} letters"
        )
    if not name or not name[0].isalpha() or not all(map(_fits, name)):
        raise WrongWords(
            f"'{shown(words)}' is no name{what}; begin a name with a letter and use letters, "
            "digits and hyphens"
        )
    return name


def is_name(words: str) -> bool:
    """Whether words can be a new name."""
    try:
        return bool(check_name(words))
    except WrongWords:
        return False


def slips(word: str, names: Iterable[str]) -> list[str]:
    """Those of many names that a normalised word is: a letter too many, too few, or swapped.

    Another letter in a short word makes another word: `mood` is no `food`.
    """
    if not 2 <= len(word) <= _LONGEST:
        return []
    from difflib import SequenceMatcher

    letters = SequenceMatcher(None, "", word)  # it counts the letters of its second word but once

    size = len(word)

    def is_near(name: str) -> bool:
        if size == len(name) > 2 and sorted(word) == sorted(name):
            return True
        least = _SLIP_BY_ONE if abs(size - len(name)) == 1 else _SLIP
        if 2 * min(size, len(name)) / (size + len(name)) < least:
            return False  # most are much longer or shorter
        letters.set_seq1(name)
        if letters.quick_ratio() < least:
            return False
        return SequenceMatcher(None, word, name).ratio() >= least

    return [name for name in names if name != word and is_near(name)]


def _fits(character: str) -> bool:
    if character.isalnum() or character in f"-{_JOINERS}":
        return True
    if character.isascii():
        return False
    from unicodedata import category  # the vowel signs and accents that many scripts need

    return category(character).startswith("M")


def singulars(word: str) -> tuple[str, ...]:
    """What a word may be the plural of: `glasses` of `glasse` or `glass`, `berries` of `berry`.

    Empty for a word that is no plural. Some answers are no words; they name nothing.
    """
    if not word.endswith("s") or word.endswith("ss") or len(word) < 3:
        return ()
    forms = [word[:-1]]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("ves"):
        forms += [word[:-3] + "f", word[:-3] + "fe"]
    if word.endswith("es"):
        forms.append(word[:-2])
    return tuple(form for form in forms if form)


def is_plural(words: str, names: Iterable[str]) -> bool:
    """Whether words are some name in the plural: `runs` of `run`, and `hips` not of `hips`."""
    key = squeeze(normalise(words))
    known = {squeeze(name) for name in names}
    return key not in known and any(form in known for form in singulars(key))


def squeeze(key: str) -> str:
    """A normalised name without hyphens, so that `lowerback` and `water-melon` are found too.

    Nor joiners, which not every keyboard has.
    """
    key = key.replace("-", "")
    return key if key.isascii() else re.sub(f"[{_JOINERS}]", "", key)
