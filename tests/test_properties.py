"""The slow tests try every property with all its examples."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.properties import examples

PROPERTIES = "tests/transfer/test_merge.py"


@pytest.mark.slow
def test_the_slow_tests_try_all_examples_of_every_property() -> None:
    assert examples(300).max_examples == 300
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "--collect-only", "-m", "slow"]
    done = subprocess.run([*command, PROPERTIES], cwd=ROOT, capture_output=True, text=True)
    chosen = {line.rpartition("::")[2] for line in done.stdout.splitlines() if "::" in line}
    assert chosen == {
        "test_two_machines_end_up_alike",
        "test_a_merge_loses_nothing_and_no_source_comes_twice",
        "test_three_machines_end_up_alike_after_passing_it_round",
    }
