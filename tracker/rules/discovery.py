"""Which rules there are: one file of this package that declares a RULE is one rule."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from importlib import import_module

import tracker.rules
from tracker.domain.errors import UnknownName, shown
from tracker.rules.at_once import READ_AT_ONCE
from tracker.rules.base import Rule


def rules() -> list[Rule]:
    """Every rule, in the shown order: one for each file of this package that declares a RULE."""
    return sorted(_in_files(None), key=_place)


def rule(name: str) -> Rule:
    """The rule of a name, spelled with hyphens, spaces or underscores. Raises UnknownName."""
    wanted = "-".join(name.replace("_", " ").replace("-", " ").casefold().split())
    # The file of a rule is named as the rule is: that one alone is imported first.
    known = {rule.name: rule for rule in _in_files({wanted.replace("-", "_")})}
    if wanted not in known:
        known = {rule.name: rule for rule in rules()}
    if wanted in known:
        return known[wanted]
    from difflib import get_close_matches

    near = [n for n in known if wanted and n.startswith(wanted)]
    near = near or get_close_matches(wanted[:60], known, n=3, cutoff=0.7)
    raise UnknownName("rule", shown(name), near, f"there is {', '.join(known)}")


def rules_at_once(kinds: Collection[str]) -> list[Rule]:
    """The rules that may speak at the moment an entry of some kind is logged; imports no other."""
    names = (name for name, read in READ_AT_ONCE.items() if not read.isdisjoint(kinds))
    found = (_declared(name) for name in names)
    return sorted((rule for rule in found if rule is not None), key=_place)


def _in_files(names: Collection[str] | None) -> Iterator[Rule]:
    """The rules in the files of some names, or in all."""
    for folder in tracker.rules.__path__:
        # A listing, because pkgutil would cost every check 10 ms.
        for file in sorted(os.listdir(folder)):  # noqa: PTH208
            name, ending = os.path.splitext(file)  # noqa: PTH122
            if ending == ".py" and name.isidentifier() and name != "__init__":
                declared = _declared(name) if names is None or name in names else None
                if declared is not None:
                    yield declared


def _declared(module: str) -> Rule | None:
    declared = getattr(import_module(f"tracker.rules.{module}"), "RULE", None)
    return declared if isinstance(declared, Rule) else None


def _place(rule: Rule) -> tuple[int, str]:
    return rule.order, rule.name
