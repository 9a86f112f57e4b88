"""Cut-offs in force: each rule's own defaults, and those of *ours* that the user changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.numbers import read_number
from tracker.rules.base import CutOff, Rule


class CutOffs:
    """The cut-offs a check goes by. `changed` maps `rule.cut-off` to the user's own value."""

    def __init__(self, changed: Mapping[str, float] | None = None) -> None:
        self.changed = dict(changed or {})
        self._of: dict[str, Mapping[str, float]] = {}

    def of(self, rule: Rule) -> Mapping[str, float]:
        """A rule's cut-offs by name, as in force."""
        values = self._of.get(rule.name)
        if values is None:
            values = {cutoff.name: self.value(rule.name, cutoff) for cutoff in rule.cutoffs}
            self._of[rule.name] = values
        return values

    def value(self, rule: str, cutoff: CutOff) -> float:
        """One cut-off of a rule, by the rule's name, as in force."""
        return self.changed.get(f"{rule}.{cutoff.name}", cutoff.value)

    def changed_of(self, rule: Rule) -> tuple[str, ...]:
        """A rule's cut-offs that aren't at their default, each in words."""
        mine = self.of(rule)
        return tuple(
            f"{cutoff.name} is {cutoff.amount(mine[cutoff.name])} instead of {cutoff.value:g}"
            for cutoff in rule.cutoffs
            if mine[cutoff.name] != cutoff.value
        )


def changeable(rules: Iterable[Rule]) -> dict[str, CutOff]:
    """Every cut-off of ours, by its name in the config: `persistent-pain.gap-days`."""
    return {
        f"{rule.name}.{cutoff.name}": cutoff
        for rule in rules
        for cutoff in rule.cutoffs
        if cutoff.ours
    }


def read_cutoffs(values: Mapping[str, object], rules: Iterable[Rule]) -> CutOffs:
    """The cut-offs in force by what a config holds.

    Raises UnknownName for a cut-off there isn't, WrongWords for a published one, for what is no
    number, and for one out of bounds.
    """
    rules = list(rules)
    ours = changeable(rules)
    published = {f"{r.name}.{c.name}": c for r in rules for c in r.cutoffs if not c.ours}
    changed = {}
    for name, value in values.items():
        if name in published:
            raise WrongWords(f"{name} is a published number ({published[name].source}); it stays")
        if name not in ours:
            from difflib import get_close_matches

            raise UnknownName("cut-off", name, get_close_matches(name, ours))
        changed[name] = _read_value(name, value, ours[name])
    return CutOffs(changed)


def _read_value(name: str, value: object, cutoff: CutOff) -> float:
    wanted = f"{name} is from {cutoff.low:g} to {cutoff.high:g} {cutoff.unit}"
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise WrongWords(f"{wanted}, not {value!r}")
    try:
        number = read_number(value) if isinstance(value, str) else float(value)
    except WrongWords as error:
        raise WrongWords(f"{wanted}, not '{value}': {error}") from None
    if not cutoff.low <= number <= cutoff.high:
        raise WrongWords(f"{wanted}, not {number:g}")
    if isinstance(cutoff.value, int) and number != int(number):
        raise WrongWords(f"{wanted}, in whole numbers")
    return int(number) if isinstance(cutoff.value, int) else number
