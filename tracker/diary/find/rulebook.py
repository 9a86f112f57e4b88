"""The rules, with the cut-offs that a diary's preferences put in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.rules import CutOffs, rule, rules

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.rules import Rule


class InForce(NamedTuple):
    """A rule and its cut-offs as they are now, by name."""

    rule: Rule
    cutoffs: Mapping[str, float]

    def as_json(self) -> dict[str, Any]:
        """The rule as JSON-able data."""
        return self.rule.as_json(self.cutoffs)


def every_rule(diary: Diary) -> list[InForce]:
    """Every rule, in the order in which findings are shown."""
    cutoffs = CutOffs(diary.tastes.rules)
    return [InForce(one, cutoffs.of(one)) for one in rules()]


def find_rule(diary: Diary, name: str) -> InForce:
    """The rule of a name. Raises UnknownName."""
    found = rule(name)
    return InForce(found, CutOffs(diary.tastes.rules).of(found))
