"""Sites with their sides: `left-knee` is a site of its own, `lower-back` has no side.

A site's key is what rules and reports group by. Pure helpers over the catalogue of sites.
"""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.catalogues.catalogue import Catalogue
from tracker.domain.catalogues.families import upwards
from tracker.domain.entries import Entry
from tracker.domain.pain_score import PainScore, PlainPain
from tracker.domain.spelling import normalise

SIDES = ("left", "right")
BOTH = "both"
#: With their parts, the places that published advice on back pain speaks of.
BACKS = frozenset({"lower-back", "mid-back", "upper-back"})
#: The leg, and with their parts the parts of it that a nerve of the back reaches: no knees.
LEG, LEGS = "leg", frozenset({"thigh", "lower-leg"})


def is_paired(subject: str, sites: Catalogue) -> bool:
    """Whether a site has a left and a right one.

    A part that doesn't say so is as what it is part of. A site that isn't in the catalogue has no
    sides.
    """
    for name in upwards(subject, sites):
        site = sites.get(name)
        if site is not None and "paired" in site.data:
            return bool(site.data["paired"])
    return False


def is_part_of(key: str, wholes: Collection[str], sites: Catalogue) -> bool:
    """Whether the site of a key is one of some sites, or a part of one."""
    return any(name in wholes for name in upwards(split_site(key, sites)[0], sites))


def site_key(subject: str, side: str | None, paired: bool) -> str:
    """`lower-back`, `left-knee`, or `knee` for a paired site without a side (a group of its own).

    `both` is no key: it is two (see `site_keys`); here it counts as no side.
    """
    return f"{side}-{subject}" if paired and side in SIDES else subject


def split_site(key: str, sites: Catalogue) -> tuple[str, str | None]:
    """The subject and side of a key: `left-knee` is `('knee', 'left')`. Undoes `site_key`."""
    side, _, subject = key.partition("-")
    # A site of the user's own may be called left-something: the whole name goes first.
    if sites.get(key) is None and side in SIDES and is_paired(subject, sites):
        return subject, side
    return key, None


def site_keys(entry: Entry | PainScore | PlainPain, sites: Catalogue) -> tuple[str, ...]:
    """The keys that a pain entry counts for: both sides are two, an axial site ignores its side.

    A site that the catalogue doesn't know is itself; an entry without a site counts for none.
    """
    if entry.subject is None:
        return ()
    subject, side = entry.subject, entry.side
    if sites.get(subject) is None:
        # Whatever way it came in: `lbp` is the lower back.
        subject, named = sided_site(subject, sites) or (subject, None)
        side = side or named
    paired = is_paired(subject, sites)
    sides = SIDES if paired and side == BOTH else (side,)
    return tuple(site_key(subject, side, paired) for side in sides)


def label(key: str) -> str:
    """A key as a person reads it: `left knee`, `lower back`."""
    return key.replace("-", " ")


def read_key(words: str, sites: Catalogue) -> str:
    """The key that a person means: `left knee`, `left-knee`, `lumbar`.

    Raises UnknownName with the nearest sites.
    """
    parts = words.replace("-", " ").split()
    side = parts[0].casefold() if parts and parts[0].casefold() in SIDES else None
    rest = " ".join(parts[1:]) if side and len(parts) > 1 else words
    site = sites.find(rest)
    return site_key(site.name, side, is_paired(site.name, sites))


def sided_site(words: str, sites: Catalogue) -> tuple[str, str | None] | None:
    """The site that words name, with its side where it has two: `left knee`, `knee-left`, `lumbar`.

    None where no site is named.
    """
    # A site of the user's own may be called left-something: the whole name goes first.
    site = sites.look_up(words)
    if site is not None:
        return site.name, None
    parts = normalise(words).split("-")
    for side, rest in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        if side in (*SIDES, BOTH) and rest:
            site = sites.look_up("-".join(rest))
            if site is not None:
                return site.name, side if is_paired(site.name, sites) else None
    return None
