"""How a name is spelled: one spelling for all that people type, and the singular of a plural."""

from __future__ import annotations

import re

# Compiled when first used: a glass of water has no name to spell.
_SEPARATORS = r"[\s_.,/\-\u2010-\u2015]+"
_APOSTROPHES = r"['\u2019]"


def normalise(words: str) -> str:
    """One spelling for all: `'Lower_Back '` is `lower-back`, `Child's pose` is `childs-pose`.

    Lower case, composed characters, hyphens between words; safe for any text, and the same when
    done twice.
    """
    text = re.sub(_SEPARATORS, "-", re.sub(_APOSTROPHES, "", words)).strip("-")
    if text.isascii():
        return text.lower()
    from unicodedata import normalize  # a library of its own, 3 ms: most words are ASCII

    # Decomposed before folding: some letters fold into others only then (Unicode, D145).
    return normalize("NFC", normalize("NFD", text).casefold())


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


def squeeze(key: str) -> str:
    """A normalised name without hyphens, so that `lowerback` and `water-melon` are found too."""
    return key.replace("-", "")
