"""Which findings a person's words mean: a rule, a place, a warning sign, a drug."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import UnknownName
from tracker.domain.spelling import normalise

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.rules import Finding

IsMeant = Callable[["Finding"], bool]


def asked_for(diary: Diary, words: Sequence[str], found: Sequence[Finding]) -> IsMeant:
    """What words after `check` mean of some findings: a rule, what one speaks of, or both.

    Raises UnknownName for a word that is nothing of the kind.
    """
    from tracker.rules import rules

    name = normalise(words[0])
    if name not in {rule.name for rule in rules()}:
        return meant_by(diary, " ".join(words), found)
    if len(words) == 1:
        return lambda finding: finding.rule == name
    is_meant = meant_by(diary, " ".join(words[1:]), found)
    return lambda finding: finding.rule == name and is_meant(finding)


def meant_by(diary: Diary, which: str, found: Iterable[Finding]) -> IsMeant:
    """What a site's name means of some findings, or that of a sign, a drug, a product.

    Raises UnknownName for a word that is nothing of the kind.
    """
    from tracker.domain.catalogues.ingredients import class_of, contents
    from tracker.domain.catalogues.sites import read_key

    word = normalise(which)
    sites, signs, drugs = diary.catalogues("sites", "signs", "drugs")
    subject = signs.look_up(word) or drugs.look_up(word)
    names = {word}
    if subject is not None:
        # What is said of a product is told of what it holds, of a drug also of its class.
        held = {subject.name, *contents(subject)}
        names |= held | {class_of(name, drugs) or "" for name in held}
    known = {name for finding in found for name in _about_names(finding)}
    if subject is not None or known & names:
        return lambda finding: bool(_about_names(finding) & names)
    try:
        key = read_key(which, sites)
    except UnknownName:
        import difflib

        near = difflib.get_close_matches(word[:60], sorted(known), n=2, cutoff=0.6)
        if near:
            raise UnknownName("finding", which, near) from None
        raise
    return lambda finding: finding.site == key


def _about_names(finding: Finding) -> set[str]:
    """The words for what one speaks of: 'ibuprofen' and 'ibuprofen-24-h' of 'ibuprofen 24 h'.

    A drug speaks of its 24 hours, of a dose at once and of its interval: its name means all.
    """
    if not finding.about:
        return set()
    drug = finding.about
    for what in (" 24 h", " at once", " interval"):
        drug = drug.removesuffix(what)
    return {normalise(finding.about), normalise(drug)}
