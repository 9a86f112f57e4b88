"""Which rules there are: one file of this package that declares a RULE is one rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tracker.domain.errors import UnknownName, shown
from tracker.rules.asking.at_once import declared, files, speaking_of
from tracker.rules.base import Rule


def rules() -> list[Rule]:
    """Every rule, in the shown order: one for each file of this package that declares a RULE."""
    return _in_order(files())


def rule(name: str) -> Rule:
    """The rule of a name, spelled with hyphens, spaces or underscores. Raises UnknownName."""
    wanted = "-".join(name.replace("_", " ").replace("-", " ").casefold().split())
    # The file of a rule is named as the rule is: that one alone is imported first.
    file = wanted.replace("-", "_")
    known = {rule.name: rule for rule in _in_order(name for name in files() if name == file)}
    if wanted not in known:
        known = {rule.name: rule for rule in rules()}
    if wanted in known:
        return known[wanted]
    from difflib import get_close_matches

    near = [n for n in known if wanted and n.startswith(wanted)]
    near = near or get_close_matches(wanted[:60], known, cutoff=0.7)
    raise UnknownName("rule", shown(name), near, f"there is {', '.join(known)}")


def rules_at_once(kinds: Collection[str]) -> list[Rule]:
    """The rules that may speak at the moment an entry of some kind is logged; imports no other."""
    return _in_order(speaking_of(kinds))


def _in_order(names: Iterable[str]) -> list[Rule]:
    found = (declared(name) for name in names)
    return sorted(
        (rule for rule in found if rule is not None), key=lambda rule: (rule.order, rule.name)
    )
