"""What another app's names mean here: places on the body, drugs, and whatever else is logged.

Nothing is guessed. A place that may be several, or none that is known, is left out; a drug that
isn't known becomes one of the user's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from tracker.domain.catalogues.catalogue import Catalogue, Subject
from tracker.domain.catalogues.sites import BOTH, SIDES, is_paired, sided_site
from tracker.domain.kinds import KINDS
from tracker.domain.spelling import normalise
from tracker.domain.words.naming import Meant
from tracker.domain.words.reserved import reserved_as
from tracker.transfer.arriving import Unfit

_NOT_OF_A_SITE = frozenset(
    [
        "pain",
        "pains",
        "ache",
        "aches",
        "aching",
        "sore",
        "soreness",
        "stiff",
        "stiffness",
        "the",
        "my",
        "in",
        "of",
    ]
)
_SITES = {"migraine": "head", "abdominal": "abdomen"}
_LONGEST = 60

Catalogues = Callable[[str], Catalogue]


def plain_name(words: str) -> str:
    """Words as the product spells names, without what no name has; '' where nothing is left."""
    name = "".join(c for c in normalise(words) if c.isalnum() or c == "-")
    name = re.sub("-+", "-", name).lstrip("-0123456789")
    while name and not name[0].isalpha():
        name = name[1:]
    return name[:_LONGEST].strip("-")


def name_of_pictures(words: str) -> str:
    """What Unicode calls the pictures of a name of nothing else: `hot-beverage`; '' for none."""
    pictures = (c for c in words if unicodedata.category(c) == "So")
    return plain_name(" ".join(unicodedata.name(c, "") for c in pictures))


def with_source(name: str, source: str) -> str:
    """A name told from what is called so already: `walk-daylio`."""
    ending = "-" + plain_name(source)
    return name[: _LONGEST - len(ending)].strip("-") + ending


class Meaning:
    """What names mean, each looked up once. `own_drugs` are those that it had to make."""

    def __init__(self, catalogues: Catalogues, source: str) -> None:
        self._catalogues, self._source = catalogues, source
        self._found: dict[tuple[str, str], Meant | Unfit] = {}
        self.own_drugs: dict[str, str] = {}

    def of(self, kind: str, words: str | None) -> Meant:
        """The kind and subject that an app's name stands for. Raises Unfit."""
        key = kind, words or ""
        found = self._found.get(key)
        if found is None:
            try:
                found = self._look_up(kind, words or "")
            except Unfit as unfit:
                found = unfit
            self._found[key] = found
        if isinstance(found, Unfit):
            raise found
        return found

    def drug(self, name: str) -> Subject | None:
        """What is known of a drug by its name here."""
        return self._catalogues("drugs").get(name)

    def _look_up(self, kind: str, words: str) -> Meant:
        rule = KINDS[kind].subject
        if rule is None:
            return Meant(kind)
        if not normalise(words):
            if rule.required:
                raise Unfit("unknown-site" if rule.sided else "unknown-subject", words)
            return Meant(kind)
        if rule.sided:
            site = site_named(words, self._catalogues("sites"))
            if site is None:
                raise Unfit("unknown-site", words)
            return Meant(kind, *site)
        if kind == "med":
            return self._drug(words)
        known = self._catalogues(rule.vocabulary).look_up(words)
        if known is not None:
            return Meant(kind, known.name)
        name = plain_name(words)
        if rule.fixed or not name or reserved_as(name, rule.vocabulary) is not None:
            raise Unfit("unknown-subject", words)
        return Meant(kind, name)

    def _drug(self, words: str) -> Meant:
        said = words.partition("(")[0].strip() or words
        drugs = self._catalogues("drugs")
        known = drugs.look_up(said)
        if known is not None:
            return Meant("med", known.name)
        mineral = self._catalogues("minerals").look_up(said)
        if mineral is not None:
            return Meant("mineral", mineral.name)
        name = plain_name(said)
        if not name:
            raise Unfit("unknown-subject", words)
        if reserved_as(name, "drugs") is not None:
            name = with_source(name, self._source)
        if drugs.look_up(name) is None:
            self.own_drugs[name] = said
        return Meant("med", name)


def site_named(words: str, sites: Catalogue) -> tuple[str, str | None] | None:
    """The site and side that words for a pain name; None where it isn't one place alone."""
    found = sided_site(words, sites)
    if found is not None:
        return found
    parts = [part for part in re.split(r"[\W_]+", words.casefold()) if part]
    parts = [part for part in parts if part not in _NOT_OF_A_SITE]
    sides = [part for part in parts if part in (*SIDES, BOTH)]
    rest = [_SITES.get(part, part) for part in parts if part not in sides]
    if len(sides) > 1 or not rest:
        return None
    for order in (rest, rest[::-1]):
        site = sites.look_up("-".join(order))
        if site is not None:
            paired = is_paired(site.name, sites)
            return site.name, sides[0] if sides and paired else None
    return None
