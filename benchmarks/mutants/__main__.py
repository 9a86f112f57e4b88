"""Change one line at a time and see whether a test notices.

    pip install pytest-cov
    python -m benchmarks.mutants map MAP     which tests run which line; takes minutes
    python -m benchmarks.mutants try MAP tracker/domain tracker/store --number 100 --seed 1

A mutant is one small change of meaning on one line: a comparison turned, a bound moved by one, an
`and` for an `or`, a `not` left out, a condition that always holds, a result that is lost. Each is
tried against the tests that run its line, the most particular first, until one fails: in memory,
and what survives there once more in a copy of the tree. A line that no test runs survives by
itself. What survives is printed as a diff: it is either a test that is missing or a change that
means the same, which only a person can tell.
"""

from __future__ import annotations

import argparse
import os
import random
from pathlib import Path

from benchmarks.mutants.changes import mutants
from benchmarks.mutants.in_a_copy import survivors_in_a_copy
from benchmarks.mutants.in_memory import survivors_in_memory
from benchmarks.mutants.mapped import make_map, tests_by_line


def main() -> int:
    """Run what the words ask for."""
    parser = argparse.ArgumentParser(description="Change a line and see whether a test notices.")
    parser.add_argument("step", choices=("map", "try"))
    parser.add_argument("map", type=Path)
    parser.add_argument("places", nargs="*")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_intermixed_args()
    if given.step == "map":
        return make_map(given.map)
    found = list(mutants(given.places or ["tracker"]))
    chosen = random.Random(given.seed).sample(found, min(given.number, len(found)))
    tests = tests_by_line(given.map)
    left = survivors_in_memory(chosen, tests, given.jobs)
    survivors = survivors_in_a_copy(left, tests, given.jobs)
    killed = len(chosen) - len(survivors)
    share = killed / max(1, len(chosen))
    print(f"{killed} of {len(chosen)} killed, {share:.1%}; seed {given.seed}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
