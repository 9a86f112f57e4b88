"""Mutants in memory: one pytest that has collected everything forks for each, and swaps its code.

Ten to twenty times as fast as a process and a tree for each. What was made while a module was
imported stays as it was, and so does what a test runs as a process of its own: whoever survives
here is tried in a copy of the tree.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import pkgutil
import shutil
import signal
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from types import CodeType, FunctionType
from typing import NamedTuple

import pytest

from benchmarks.mutants.changes import ROOT, Mutant, changed
from benchmarks.mutants.mapped import TestsByLine

#: So long a mutant's tests may take in all, and one of them alone, in seconds.
PATIENCE_S, ONE_TEST_S = 60, 90

#: Where a function stands: its file, name and first line.
Place = tuple[str, str, int]


class Share(NamedTuple):
    """What one process tries."""

    mutants: Sequence[Mutant]
    tests: TestsByLine


def survivors_in_memory(chosen: Sequence[Mutant], tests: TestsByLine, jobs: int) -> list[Mutant]:
    """The mutants that no test noticed in memory, in the order given."""
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        shares = [Share(chosen[job::jobs], tests) for job in range(jobs)]
        left = {mutant for found in pool.map(_try_share, shares) for mutant in found}
    return [mutant for mutant in chosen if mutant in left]


def _try_share(share: Share) -> list[Mutant]:
    os.chdir(ROOT)
    _be_quiet()
    plugin = _Forking(share)
    code = pytest.main(["-n", "0", "-q", "-p", "no:cacheprovider"], plugins=[plugin])
    if code:
        raise RuntimeError(f"pytest ended with {code}")
    return plugin.survivors


def _be_quiet() -> None:
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 1)
    os.dup2(null, 2)


class _Forking:
    """A plugin of pytest that runs, in place of all tests, those of one mutant after another."""

    def __init__(self, share: Share) -> None:
        self._share = share
        self._left_out: list[pytest.Item] = []
        self._failed = False
        self.survivors: list[Mutant] = []

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        self._left_out += items

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._failed = self._failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        _import_all()
        self._functions = _functions_by_place()
        self._items = {item.nodeid: item for item in [*session.items, *self._left_out]}
        self._older = _older_cases(session.items, self._left_out)
        folder = session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        gc.freeze()
        killed: defaultdict[str, list[Mutant]] = defaultdict(list)
        for mutant in self._share.mutants:
            killed[self._killer(mutant, self._tests_of(mutant))].append(mutant)
            for left in folder.iterdir():
                shutil.rmtree(left, ignore_errors=True)
        self.survivors = killed.pop("", [])
        for test, mutants in killed.items():
            if self._killer(None, [self._items[test]]):  # it fails by itself
                self.survivors += mutants
        return True

    def _tests_of(self, mutant: Mutant) -> list[pytest.Item]:
        """The tests that run its line, and with them the older cases of a long list."""
        names = [n for n in self._share.tests.get(mutant[:2], ()) if n in self._items]
        lists = dict.fromkeys(name.partition("[")[0] for name in names)
        older = [item for name in lists for item in self._older.get(name, ())]
        return [self._items[name] for name in names] + older

    def _killer(self, mutant: Mutant | None, items: Sequence[pytest.Item]) -> str:
        """The test that fails with the mutant in a fork of this process; "" where none does."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            try:
                os.write(writing, self._first_failed(mutant, items).encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as said:
            answer = said.read()
        _, status = os.waitpid(child, 0)
        # A process that died, or that one test kept too long, was noticed too.
        return items[0].nodeid if status and not answer else answer

    def _first_failed(self, mutant: Mutant | None, items: Sequence[pytest.Item]) -> str:
        if mutant is not None and not self._swap(mutant):
            return ""
        begun = time.process_time()
        for item, following in zip(items, [*items[1:], None], strict=True):
            if time.process_time() - begun > PATIENCE_S:
                break
            signal.alarm(ONE_TEST_S)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self._failed:
                return item.nodeid
        return ""

    def _swap(self, mutant: Mutant) -> int:
        """Give the functions of a file the code they have with the mutant; how many it changed."""
        file = ROOT / mutant.file
        text = file.read_text(encoding="utf-8")
        before, after = (
            compile(code, str(file), "exec", dont_inherit=True)
            for code in (text, changed(text, mutant))
        )
        swapped = 0
        for old, new in _differing(before, after):
            place = (str(file), old.co_qualname, old.co_firstlineno)
            for function in self._functions.get(place, ()):
                if function.__code__.co_freevars == new.co_freevars:
                    function.__code__ = new
                    swapped += 1
        return swapped


def _import_all() -> None:
    """A module that a test imports late has its code in memory, too."""
    import tracker

    for module in pkgutil.walk_packages(tracker.__path__, "tracker."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _functions_by_place() -> dict[Place, list[FunctionType]]:
    gc.unfreeze()
    found: defaultdict[Place, list[FunctionType]] = defaultdict(list)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            code = thing.__code__
            if code.co_filename.startswith(str(ROOT)):
                found[code.co_filename, code.co_qualname, code.co_firstlineno].append(thing)
    return found


def _older_cases(
    items: Sequence[pytest.Item], left_out: Sequence[pytest.Item]
) -> dict[str, list[pytest.Item]]:
    """What is left out of a list of cases that are tried, by the list's name."""
    tried = {item.nodeid.partition("[")[0] for item in items}
    found: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for item in left_out:
        name = item.nodeid.partition("[")[0]
        if name in tried:
            found[name].append(item)
    return found


def _differing(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The functions in two versions of some code that are not the same, outer ones first."""
    for a, b in zip(old.co_consts, new.co_consts, strict=False):
        if isinstance(a, CodeType) and isinstance(b, CodeType):
            if a != b:
                yield a, b
            yield from _differing(a, b)
