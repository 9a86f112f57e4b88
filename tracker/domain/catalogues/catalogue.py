"""The catalogues: which sites, drugs, foods, warning signs and so on there are, and their names.

Reads `tracker/data/<vocabulary>.json`, adds the user's own names, finds a subject by any spelling
of its name, and says "did you mean" where there is none. What the data means is told in each file's
`note`.
"""
# ruff: noqa: PTH118, PTH120, PTH123  (pathlib would cost every command 3 ms and more)

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from tracker.domain.errors import UnknownName, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.spelling import normalise, singulars, slips, squeeze

__all__ = ["VOCABULARIES", "Catalogue", "OwnSubject", "Subject", "load", "normalise", "read_data"]

VOCABULARIES = (
    "sites",
    "drugs",
    "foods",
    "drinks",
    "minerals",
    "signs",
    "treatments",
    "stretches",
    "strength",
    "sports",
    "containers",
    "habits",
)

NO_DATA: Mapping[str, Any] = MappingProxyType({})

_DATA = os.path.join(os.path.dirname(__file__), os.pardir, os.pardir, "data")

_NEAR_LIMIT = 3
_LONGEST_WORD = 60  # longer ones are no slip of a finger, and difflib is slow on them


class Subject(NamedTuple):
    """One subject of a vocabulary: a site, a drug, a food.

    `data` holds what the vocabulary says of it: amounts are per one canonical unit of the kind's
    first field (per g of food, per ml of a drink). `source` is a key of `sources`, with a place in
    it where there is one (`USDA-SR 09326`); None where no source is claimed. `own`: added or
    changed by the user.
    """

    vocabulary: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    data: Mapping[str, Any] = NO_DATA
    source: str | None = None
    own: bool = False


class OwnSubject(NamedTuple):
    """A name of the user's own, as the store gives it. `kind` is the vocabulary."""

    kind: str
    name: str
    alias_of: str | None = None
    parent: str | None = None
    data: Mapping[str, Any] = NO_DATA
    uid: str = ""


class Catalogue:
    """The subjects of one vocabulary by name, in the order of its file; own ones last.

    Treat it as frozen: the shipped ones are shared. `hints` maps a word that says too little
    (`back`) to the names it may mean; it is never found, only answered with them. Of some of these
    `asks` has the question, and behind it the lines to choose from.
    """

    def __init__(
        self,
        vocabulary: str,
        noun: str,
        subjects: Mapping[str, Subject],
        hints: Mapping[str, Sequence[str]] | None = None,
        asks: Mapping[str, Sequence[str]] = NO_DATA,
    ) -> None:
        self.vocabulary = vocabulary
        self.noun = noun
        self.subjects = dict(subjects)
        self._hints = hints or {}
        self._asks = asks

    def of(self, subjects: Mapping[str, Subject]) -> Catalogue:
        """The same vocabulary with other subjects."""
        return Catalogue(self.vocabulary, self.noun, subjects, self._hints, self._asks)

    # What spellings mean is worked out when one is looked up; a screen asks for names by `get`.

    @cached_property
    def _exact(self) -> dict[str, str]:
        # Names after aliases, own ones after shipped ones: the later, stronger claim stays.
        aliases = {squeeze(a): s.name for s in self.subjects.values() for a in s.aliases}
        return aliases | {squeeze(name): name for name in self.subjects}

    @cached_property
    def _loose(self) -> dict[str, str]:
        # An `or` is no ORS, and ten minutes are no TENS.
        from tracker.domain.number_words import CARDINALS

        no_names = {*map(squeeze, self.hints), *CARDINALS}
        found: dict[str, str] = {}
        for key, name in self._exact.items():
            for form in singulars(key):
                if len(form) > 2 and form not in no_names:
                    found.setdefault(form, name)
        return found

    @cached_property
    def hints(self) -> dict[str, Sequence[str]]:
        return {w: m for w, m in self._hints.items() if squeeze(w) not in self._exact}

    @cached_property
    def _most_words(self) -> int:
        return 1 + max((key.count("-") for key in self._keys()), default=0)

    def get(self, name: str) -> Subject | None:
        """The subject of exactly this name, or None."""
        return self.subjects.get(name)

    def names_of(self, name: str) -> Sequence[str]:
        """A subject's name and its other names; the name alone where it is a new one."""
        subject = self.get(name)
        return (name, *subject.aliases) if subject is not None else (name,)

    def look_up(self, words: str) -> Subject | None:
        """The subject that words name in any spelling, or None.

        A name or alias as it stands goes before one in the plural (`knees`), and that before one
        that is a plural itself, typed in the singular (`hamstring`, `grape`). A word that says too
        little names none: `weak-leg` isn't `weak-legs`.
        """
        key = squeeze(normalise(words))
        if key not in self._exact:
            key = next((form for form in singulars(key) if form in self._exact), key)
        name = self._exact.get(key) or self._loose.get(key)
        return None if name is None else _as_named(self.subjects[name], key)

    def find(self, words: str) -> Subject:
        """The subject that words name, as `look_up` does. Raises UnknownName."""
        subject = self.look_up(words)
        if subject is None:
            raise self.unknown(words)
        return subject

    def unknown(self, words: str) -> UnknownName:
        """The refusal of words that name nothing, with up to three near names."""
        from tracker.domain.offers import either

        question, *lines = self._asks.get(self.hint(words) or "", ("",))
        asks = (f"{question} ", *either(lines)) if question else ()
        return UnknownName(self.noun, shown(words), self.near(words), self._examples(), asks=asks)

    def hint(self, words: str) -> str | None:
        """The word of `hints` that someone typed, maybe in the plural."""
        word = normalise(words)
        return next((form for form in (word, *singulars(word)) if form in self.hints), None)

    def meant(self, words: str) -> Sequence[str]:
        """The names that a word which says too little may mean; none for any other word."""
        hint = self.hint(words)
        return self.hints[hint] if hint is not None else ()

    def question(self, words: Sequence[str]) -> UnknownName | None:
        """What to ask where words say too little anywhere in a line: `my legs are so weak`."""
        longest = range(self._most_words, 0, -1)
        said = (" ".join(words[n : n + count]) for n in range(len(words)) for count in longest)
        return next((self.unknown(one) for one in said if self.hint(one) in self._asks), None)

    def match(self, words: Sequence[str], start: int) -> tuple[Subject, int] | None:
        """The subject named by the longest run of words from `start`, and how many it took."""
        # One more word than any name has: people write `water melon`.
        for count in range(min(self._most_words + 1, len(words) - start), 0, -1):
            subject = self.look_up(" ".join(words[start : start + count]))
            if subject is not None:
                return subject, count
        return None

    def near(self, words: str) -> list[str]:
        """Up to three names that a mistyped or too short word may have meant, the nearest first."""
        word = normalise(words)
        if not word or len(word) > _LONGEST_WORD:
            return []
        names: dict[str, None] = {}  # a set that keeps its order
        for key in self._near_keys(word):
            meant = self.hints[key] if key in self.hints else [self._exact[squeeze(key)]]
            names.update(dict.fromkeys(meant))
        return list(names)[:_NEAR_LIMIT]

    def slips(self, words: str) -> list[str]:
        """The names and other names that words are a slip of the finger from, the nearest first."""
        from difflib import get_close_matches

        word = normalise(words)
        return get_close_matches(word, slips(word, self._keys()), n=_NEAR_LIMIT, cutoff=0)

    def _near_keys(self, word: str) -> Sequence[str]:
        """Keys near a word, by the first way that finds any: the sure ways come first."""
        if (hint := self.hint(word)) is not None:
            return [hint]
        keys = self._keys()
        if len(word) >= 3:
            beginnings = sorted((key for key in keys if key.startswith(word)), key=len)
            parts = (key for key in keys if word in key.split("-") or key in word.split("-"))
            if sure := [*beginnings, *parts]:
                return sure
        from difflib import get_close_matches

        keys += self.hints
        close = get_close_matches(word, keys, n=9, cutoff=0.85)
        return close or get_close_matches(word, keys, n=9, cutoff=0.72)

    def _keys(self) -> list[str]:
        """Every name and alias, names first."""
        return [*self.subjects, *(alias for s in self.subjects.values() for alias in s.aliases)]

    def _examples(self) -> str:
        names = list(self.subjects)[:_NEAR_LIMIT]
        return f"there is {', '.join(names)} and more" if names else ""


def load(vocabulary: str, own: Iterable[OwnSubject] = ()) -> Catalogue:
    """The catalogue of a vocabulary, with the user's own names in it.

    An own row with `alias_of` is another name for that subject; one with a shipped subject's name
    overrides its data key by key. Rows of other vocabularies are left out, and so are aliases of
    nothing. Raises ValueError for a vocabulary that isn't in VOCABULARIES.
    """
    shipped = _shipped(vocabulary)
    rows = [row for row in own if row.kind == vocabulary]
    if not rows:
        return shipped
    subjects = dict(shipped.subjects)
    for row in rows:
        name = normalise(row.name)
        if row.alias_of is None and name:
            subjects[name] = _merged(row, name, subjects.get(name), vocabulary)
    merged = shipped.of(subjects)
    aliases = {normalise(row.name): row.alias_of for row in rows if row.alias_of is not None}
    for alias, target in aliases.items():
        named = _target(merged, aliases, target)
        if named is not None and alias and merged.look_up(alias) is None:
            subjects[named.name] = subjects[named.name]._replace(
                aliases=(*subjects[named.name].aliases, alias)
            )
    for name, subject in subjects.items():
        if subject.own and subject.parent is not None:
            parent = merged.look_up(subject.parent)
            known = parent.name if parent is not None and parent.name != name else None
            subjects[name] = subject._replace(parent=known)
    return shipped.of(subjects)


def _as_named(subject: Subject, key: str) -> Subject:
    """A drug as one of its brands has it: with that brand's tablet, or with none that is known."""
    for brand, mg in subject.data.get("brands", {}).items():
        if squeeze(brand) == key:
            units = dict.fromkeys(subject.data.get("units", ()), mg) if mg else {}
            return subject._replace(data={**subject.data, "units": units, "called": brand})
    return subject


def _merged(row: OwnSubject, name: str, shipped: Subject | None, vocabulary: str) -> Subject:
    if shipped is None:
        return Subject(vocabulary, name, (), row.parent, dict(row.data), None, own=True)
    # What the user changed no longer has the shipped row's source.
    touched = any(key in shipped.data for key in row.data)
    return shipped._replace(
        parent=row.parent or shipped.parent,
        data={**shipped.data, **row.data},
        source=None if touched else shipped.source,
        own=True,
    )


def _target(catalogue: Catalogue, aliases: Mapping[str, str | None], name: str) -> Subject | None:
    """What an alias stands for, through aliases of aliases; None at a dead end or a circle."""
    seen: set[str] = set()
    word = normalise(name)
    while word not in seen:
        seen.add(word)
        subject = catalogue.look_up(word)
        if subject is not None:
            return subject
        word = normalise(aliases.get(word) or "")
    return None


@cache
def _shipped(vocabulary: str) -> Catalogue:
    if vocabulary not in VOCABULARIES:
        raise ValueError(f"no vocabulary {vocabulary!r}")
    document = read_data(vocabulary)
    subjects = {
        row["name"]: Subject(
            vocabulary,
            row["name"],
            tuple(row.get("aliases", ())),
            row.get("parent"),
            row.get("data", {}),
            row.get("source"),
        )
        for row in document["subjects"]
    }
    same = document.get("as", {})  # words that ask the same as another
    hints, asks = (_with_same(document.get(part, {}), same) for part in ("hints", "asks"))
    return Catalogue(vocabulary, document["noun"], subjects, hints, asks)


def _with_same(known: Mapping[str, Any], same: Mapping[str, str]) -> Mapping[str, Any]:
    return {**known, **{word: known[other] for word, other in same.items()}}


def read_data(name: str) -> Any:
    """A data file of `tracker/data`, as JSON gives it."""
    import json

    with open(os.path.join(_DATA, f"{name}.json"), encoding="utf-8") as file:
        return json.load(file)
