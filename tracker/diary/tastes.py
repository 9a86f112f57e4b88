"""What a person prefers, as the diary asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tracker.domain.named_tuple import NamedTuple


class Tastes(NamedTuple):
    """Every taste, as the file says or by default; `rules` holds the cut-offs that it names.

    `aliases` are words of the user's own, each with the words of a line that it stands for.

    What the file says and can't be is a sentence in `faults` (a taste; its default holds) or in
    `rule_faults` (a cut-off, such as one of a rule that is gone; the rule's own holds).
    """

    units: str = "metric"
    color: str = "auto"
    ascii: str = "auto"
    report_period: str = "7d"
    rules: Mapping[str, float] = MappingProxyType({})
    aliases: Mapping[str, str] = MappingProxyType({})
    faults: tuple[str, ...] = ()
    rule_faults: tuple[str, ...] = ()

    def value(self, name: str) -> str:
        """A taste by its name in the file: `report-period`."""
        return str(getattr(self, name.replace("-", "_")))
