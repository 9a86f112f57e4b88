"""`--map 'Back pain=pain lower-back'`: what a name of another app stands for, in words of `log`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tracker.domain.catalogues.catalogue import Catalogue
from tracker.domain.catalogues.sites import sided_site
from tracker.domain.errors import TrackerError, WrongWords, shown
from tracker.domain.kinds import KINDS, Kind, kind_named
from tracker.domain.measures import Unit
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.spelling import check_name, normalise
from tracker.domain.units import named_unit, unit_of

SKIP = "skip"


class Mapped(NamedTuple):
    """What a name of another app is logged as. `kind` None: nothing.

    `measure` is what its number is, in a unit that `factor` canonical ones make; without a `unit`
    named, the app's own goes first.
    """

    kind: str | None
    subject: str | None = None
    side: str | None = None
    measure: str | None = None
    factor: float = 1
    unit: str | None = None

    def amount(self, number: float, unit: str | None) -> tuple[str, float] | None:
        """A number of the app's as a measure of the kind; None for a kind that has none."""
        if self.kind is None or self.measure is None:
            return None
        if self.unit is None and unit:
            for field in KINDS[self.kind].fields:
                known = unit_of(field.measure, unit.casefold())
                if known is not None:
                    return field.measure, number * known.factor
        return self.measure, number * self.factor


def read_maps(texts: Iterable[str], catalogues: Callable[[str], Catalogue]) -> dict[str, Mapped]:
    """What `--map` says, by the app's names as they are spelled. Raises WrongWords."""
    found: dict[str, Mapped] = {}
    for text in texts:
        name, sign, words = text.rpartition("=")
        if not sign or not normalise(name) or not words.split():
            raise WrongWords(
                f"--map '{shown(text)}' says nothing; write it like --map 'Back pain=pain "
                "lower-back' or --map 'Piano=skip'"
            )
        if normalise(name) in found:
            raise WrongWords(f"--map names '{shown(name)}' twice; say once what it stands for")
        found[normalise(name)] = _read(words.split(), text, catalogues)
    return found


def _read(words: list[str], text: str, catalogues: Callable[[str], Catalogue]) -> Mapped:
    if words == [SKIP]:
        return Mapped(None)
    kind = kind_named(words[0])
    if kind is None:
        kinds = ", ".join(KINDS)
        raise WrongWords(f"--map '{shown(text)}': no kind '{shown(words[0])}'; there is {kinds}")
    measure, unit, names = _unit(kind, words[1:])
    try:
        subject, side = _subject(kind, " ".join(names), catalogues)
    except TrackerError as error:
        raise WrongWords(f"--map '{shown(text)}': {error}") from None
    factor = unit.factor if unit else named_unit(measure, _own_unit(kind)).factor if measure else 1
    return Mapped(kind.name, subject, side, measure, factor, unit.name if unit else None)


def _own_unit(kind: Kind) -> str:
    return kind.fields[0].unit


def _unit(kind: Kind, words: list[str]) -> tuple[str | None, Unit | None, list[str]]:
    """The measure that a number is, its unit where one is named behind, and the words before."""
    for size in (2, 1):
        last = " ".join(words[-size:]).casefold()
        if len(words) < size:
            continue
        for field in kind.fields:
            unit = unit_of(field.measure, last)
            if unit is not None:
                return field.measure, unit, words[:-size]
    return (kind.fields[0].measure if kind.fields else None), None, words


def _subject(
    kind: Kind, words: str, catalogues: Callable[[str], Catalogue]
) -> tuple[str | None, str | None]:
    """The subject and side that words name. Raises WrongWords for one that isn't known."""
    rule = kind.subject
    if rule is None:
        if words:
            raise WrongWords(f"{kind.name} takes no '{shown(words)}'")
        return None, None
    if not words:
        if rule.required:
            raise WrongWords(f"{kind.name} needs a {rule.noun}")
        return None, None
    catalogue = catalogues(rule.vocabulary)
    if rule.sided:
        site = sided_site(words, catalogue)
        if site is None:
            raise catalogue.unknown(words)
        return site
    known = catalogue.look_up(words)
    if known is None and rule.fixed:
        raise catalogue.unknown(words)
    return (known.name if known else check_name(words, rule.noun)), None
