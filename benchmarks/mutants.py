"""Change one line at a time and see whether a test notices.

    pip install pytest-cov
    python -m benchmarks.mutants map MAP     which tests run which line; takes minutes
    python -m benchmarks.mutants try MAP tracker/domain tracker/store --number 100 --seed 1

A mutant is one small change of meaning on one line: a comparison turned, a bound moved by one, an
`and` for an `or`, a `not` left out, a condition that always holds, a result that is lost. Each is
tried in a copy of the tree against the tests that run its line, the most particular first, until
one fails. A line that no test runs survives by itself. What survives is printed as a diff: it is
either a test that is missing or a change that means the same, which only a person can tell.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import NamedTuple

from coverage.numbits import numbits_to_nums

ROOT = Path(__file__).resolve().parents[1]
#: So many tests are tried at a time, so many seconds.
TESTS, PATIENCE_S = 150, 300
UNKNOWN_TEST = 4

#: Operators as they are written, and what each becomes.
_TURNED: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"), ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"),
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"), ast.Mod: ("%", "//"), ast.And: ("and", "or"), ast.Or: ("or", "and"),
}  # fmt: skip


class Mutant(NamedTuple):
    """A file with the text of one line, and what it becomes."""

    file: str
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}\n  - {self.before.strip()}\n  + {self.after.strip()}"


def main() -> int:
    """Run what the words ask for."""
    parser = argparse.ArgumentParser(description="Change a line and see whether a test notices.")
    parser.add_argument("step", choices=("map", "try"))
    parser.add_argument("map", type=Path)
    parser.add_argument("places", nargs="*")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    if given.step == "map":
        return make_map(given.map)
    found = list(mutants(given.places or ["tracker"]))
    chosen = random.Random(given.seed).sample(found, min(given.number, len(found)))
    survivors = try_all(chosen, tests_by_line(given.map), given.jobs)
    killed = len(chosen) - len(survivors)
    share = killed / max(1, len(chosen))
    print(f"{killed} of {len(chosen)} killed, {share:.1%}; seed {given.seed}")
    return 0


def make_map(place: Path) -> int:
    """Run the everyday tests once, noting which runs which line."""
    words = ["-q", "--cov=tracker", "--cov-context=test", "--cov-report="]
    data = {**os.environ, "COVERAGE_FILE": str(place.resolve())}
    run = [sys.executable, "-m", "pytest", *words]
    return subprocess.run(run, cwd=ROOT, env=data, check=False).returncode


def tests_by_line(place: Path) -> dict[tuple[str, int], list[str]]:
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


def mutants(places: Sequence[str]) -> Iterator[Mutant]:
    """Every mutant of the files in some folders, in order; nothing of what is generated."""
    for place in places:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            if not file.name.startswith(("frozen", "freeze")):
                yield from mutants_of(str(file.relative_to(ROOT)), file.read_text(encoding="utf-8"))


def mutants_of(file: str, text: str) -> Iterator[Mutant]:
    """The mutants of one file: changes of one node that stands on one line of a function."""
    lines = text.split("\n")
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in own_nodes(function):
            for start, end, new in changes(node, text):
                before = lines[node.lineno - 1]
                row = before.encode()
                after = (row[:start] + new.encode() + row[end:]).decode()
                if after != before and is_python(text, node.lineno, after):
                    yield Mutant(file, node.lineno, before, after)


def is_python(text: str, line: int, after: str) -> bool:
    """Whether a file still reads with a line changed."""
    lines = text.split("\n")
    lines[line - 1] = after
    try:
        ast.parse("\n".join(lines))
    except SyntaxError:
        return False
    return True


def own_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function's body on one line each, without its docstring and types."""
    waiting: list[ast.AST] = [*function.body, *function.args.defaults]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if getattr(node, "lineno", None) == getattr(node, "end_lineno", 0):
            yield node
        kept = [node.value] if isinstance(node, ast.AnnAssign) and node.value else None
        waiting += kept if kept is not None else ast.iter_child_nodes(node)


def changes(node: ast.AST, text: str) -> Iterator[tuple[int, int, str]]:
    """What a node may become: from and to which byte of its line, and what stands there then."""

    def said(part: ast.AST) -> str:
        return ast.get_source_segment(text, part) or ""

    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield from turned(node.left, node.ops[0], node.comparators[0], text)
    elif isinstance(node, ast.BoolOp):
        yield from turned(node.values[0], node.op, node.values[1], text)
    elif isinstance(node, ast.BinOp):
        yield from turned(node.left, node.op, node.right, text)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.col_offset, node.end_col_offset or 0, f"({said(node.operand)})"
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield node.col_offset, node.end_col_offset or 0, repr(node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node.col_offset, node.end_col_offset or 0, repr(not node.value)
    elif isinstance(node, ast.Return) and node.value is not None:
        yield node.value.col_offset, node.value.end_col_offset or 0, "None"
    elif isinstance(node, ast.IfExp):
        yield node.test.col_offset, node.test.end_col_offset or 0, f"not ({said(node.test)})"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield node.col_offset, node.end_col_offset or 0, "pass"


def turned(
    left: ast.expr, operator: ast.AST, right: ast.expr, text: str
) -> Iterator[tuple[int, int, str]]:
    """An operator between two operands on one line, with brackets around either left alone."""
    written, new = _TURNED.get(type(operator), ("", ""))
    start, end = left.end_col_offset or 0, right.col_offset
    between = text.split("\n")[left.lineno - 1].encode()[start:end].decode()
    if written in between:
        place = start + len(between[: between.index(written)].encode())
        yield place, place + len(written), new


def try_all(
    chosen: Sequence[Mutant], tests: dict[tuple[str, int], list[str]], jobs: int
) -> list[Mutant]:
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
    lines = text.split("\n")
    lines[mutant.line - 1] = mutant.after
    file.write_text("\n".join(lines), encoding="utf-8")
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


if __name__ == "__main__":
    raise SystemExit(main())
