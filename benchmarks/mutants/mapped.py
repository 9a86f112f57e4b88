"""Which tests run which line: made by one run of the everyday tests under coverage."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from coverage.numbits import numbits_to_nums

from benchmarks.mutants.changes import ROOT

#: The tests of each line of each file, the most particular first.
TestsByLine = dict[tuple[str, int], list[str]]


def make_map(place: Path) -> int:
    """Run the everyday tests once, noting which runs which line."""
    words = ["-q", "--cov=tracker", "--cov-context=test", "--cov-report="]
    data = {**os.environ, "COVERAGE_FILE": str(place.resolve())}
    run = [sys.executable, "-m", "pytest", *words]
    return subprocess.run(run, cwd=ROOT, env=data, check=False).returncode


def tests_by_line(place: Path) -> TestsByLine:
    """The tests that run a line of a file, the most particular first.

    A test that runs few lines tells more about each than one that runs the whole house. A line
    that is only run while its file is imported, as a default is, is every test's of that file.
    """
    data = sqlite3.connect(place)
    files = {
        n: str(Path(p).relative_to(ROOT)) for n, p in data.execute("SELECT id, path FROM file")
    }
    contexts = {n: c.partition("|")[0] for n, c in data.execute("SELECT id, context FROM context")}
    lines: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    of_file: defaultdict[str, set[str]] = defaultdict(set)
    imported: set[tuple[str, int]] = set()
    size: defaultdict[str, int] = defaultdict(int)
    for file, context, bits in data.execute("SELECT file_id, context_id, numbits FROM line_bits"):
        test = contexts[context]
        numbers = numbits_to_nums(bits)
        if not test:
            imported.update((files[file], number) for number in numbers)
            continue
        of_file[files[file]].add(test)
        size[test] += len(numbers)
        for number in numbers:
            lines[files[file], number].add(test)
    lines.update({at: of_file[at[0]] for at in imported - lines.keys()})
    return {at: sorted(tests, key=lambda test: (size[test], test)) for at, tests in lines.items()}
