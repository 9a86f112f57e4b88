"""Mutants in a copy of the tree, each with its tests in a process of their own: slow and exact."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from benchmarks.mutants.changes import ROOT, Mutant, changed
from benchmarks.mutants.mapped import TestsByLine

#: So many tests are tried at a time, so many seconds.
TESTS, PATIENCE_S = 150, 300
UNKNOWN_TEST = 4


def survivors_in_a_copy(chosen: Sequence[Mutant], tests: TestsByLine, jobs: int) -> list[Mutant]:
    """The mutants that no test noticed, each printed as it is found."""
    with tempfile.TemporaryDirectory() as folder:
        trees: Queue[Path] = Queue()
        for number in range(jobs):
            tree = Path(folder) / str(number)
            kept = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT)
            for name in filter(None, os.fsdecode(kept).split("\0")):
                (tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, tree / name)
            trees.put(tree)

        def attempt(mutant: Mutant) -> Mutant | None:
            tree = trees.get()
            try:
                return None if is_killed(tree, mutant, tests.get(mutant[:2], [])) else mutant
            finally:
                trees.put(tree)

        survivors = []
        with ThreadPoolExecutor(jobs) as pool:
            for survivor in pool.map(attempt, chosen):
                if survivor is not None:
                    survivors.append(survivor)
                    run_by = len(tests.get(survivor[:2], []))
                    print(f"survived, {run_by} tests run it: {survivor}", flush=True)
        return survivors


def is_killed(tree: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether one of the tests fails with the mutant in its tree."""
    if not tests:
        return False
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    if lost := [name for name in files if not (tree / name).exists()]:
        raise RuntimeError(f"the map is of another tree: it has {lost[0]}")
    file = tree / mutant.file
    text = file.read_text(encoding="utf-8")
    file.write_text(changed(text, mutant), encoding="utf-8")
    try:
        code = 0
        for first in range(0, len(tests), TESTS):
            code = run_tests(tree, tests[first : first + TESTS])
            if code == UNKNOWN_TEST:  # a name that can't be said on a command line
                code = run_tests(tree, files)
            if code:
                break
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(text, encoding="utf-8")
    # 4 once more: what the tests are set up with can't be imported any longer.
    if code not in (0, 1, 2, UNKNOWN_TEST):
        raise RuntimeError(f"pytest ended with {code} for {mutant}")
    return code != 0


def run_tests(tree: Path, tests: Sequence[str]) -> int:
    """Pytest's exit code for some tests in a tree, which stop with the first that fails."""
    run = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
    surroundings = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*run, *tests], cwd=tree, env=surroundings, capture_output=True, timeout=PATIENCE_S,
        check=False,
    ).returncode  # fmt: skip
