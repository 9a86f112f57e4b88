"""What is tried every day and what with the slow tests: few examples of a property, or all.

`@examples(300)` says how many are enough to trust it. A run that leaves the slow tests out takes a
twentieth of them, and other ones each time; a run that takes them in tries all, for which every
property counts as slow too (`pytest -m slow tests/domain/test_when_properties.py`). Of a list of
hundreds of cases, such as the lines that people type, the newest hundred are tried every day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

EVERYDAY, THOROUGH = "everyday", "thorough"

#: Fewer find too little, and the time a property takes to start is spent anyway.
FEWEST = 5

#: Of a longer list of cases the last ones are tried every day, which are the newest.
MOST_CASES = 100

#: What a property that says nothing is tried with, as Hypothesis has it.
UNSAID = 100


def _everyday(many: int) -> int:
    return max(FEWEST, many // 20)


def is_everyday(config: pytest.Config) -> bool:
    """Whether a run leaves the slow tests out."""
    return "not slow" in config.getoption("markexpr")


def choose_profile(config: pytest.Config) -> None:
    """Before any test is imported: what `examples` stands for in this run."""
    # How long an example takes says more of the machine than of the code.
    unhurried: dict[str, Any] = {
        "deadline": None,
        "suppress_health_check": [HealthCheck.too_slow],
    }
    settings.register_profile(EVERYDAY, max_examples=_everyday(UNSAID), **unhurried)
    settings.register_profile(THOROUGH, max_examples=UNSAID, **unhurried)
    settings.load_profile(EVERYDAY if is_everyday(config) else THOROUGH)


def examples(many: int, *unchecked: HealthCheck) -> settings:
    """So many examples in a run of the slow tests, a twentieth of them every day."""
    everyday = settings.get_current_profile_name() == EVERYDAY
    return settings(
        max_examples=_everyday(many) if everyday else many,
        suppress_health_check=[HealthCheck.too_slow, *unchecked],
    )


def mark_slow_ones(items: Iterable[pytest.Item]) -> None:
    """A real browser takes its time, so do all examples of a property and all of a long list."""
    thorough = settings.get_current_profile_name() == THOROUGH
    cases: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        cases[item.nodeid.partition("[")[0]].append(item)
        in_browser = "browser" in getattr(item, "fixturenames", ())
        if in_browser or (thorough and is_hypothesis_test(getattr(item, "obj", None))):
            item.add_marker("slow")
    for listed in cases.values():
        for item in listed[:-MOST_CASES]:
            item.add_marker("slow")
