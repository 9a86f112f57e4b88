"""docs/rules.md is what the rules declare today; its simulation comes out the same each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise

import pytest

from benchmarks.rules_in_words import in_words
from benchmarks.rules_simulation import (
    HORIZONS,
    LEVELS,
    SICK,
    SPELLS,
    Course,
    Noise,
    diary,
    run,
    table,
)
from tests.conftest import ROOT
from tracker.domain.catalogues.sources import sources
from tracker.rules import rules

TEXT = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_it_is_up_to_date() -> None:
    script = ROOT / "docs" / "rules_document.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr


def test_every_rule_is_in_it_with_every_cut_off() -> None:
    parts = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
    chapters = {part.partition("\n")[0]: part for part in parts}
    for rule in rules():
        for cutoff in rule.cutoffs:
            assert f"| `{cutoff.name}` | {cutoff.amount(cutoff.value)} |" in chapters[rule.name]
        for key in rule.sources:
            assert f"- {key} (" in chapters[rule.name]
    for name in LEVELS:
        assert "| true course | noise | by day 15 |" in chapters[name]
    assert "FROM MEMORY" not in TEXT
    for source in sources().values():
        assert source.mark != "FROM MEMORY" or source.cite not in TEXT


def test_the_stored_tables_are_of_this_simulation() -> None:
    stored = (ROOT / "docs" / "rules-simulation.md").read_text(encoding="utf-8")
    for name in LEVELS:
        chapter = stored.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert "\n".join(table(name, [])) in chapter
    for course in (*SICK, *SPELLS):
        assert course.name in stored


@pytest.mark.parametrize("name", LEVELS)
def test_the_words_above_a_table_are_what_it_says(name: str) -> None:
    stored = (ROOT / "docs" / "rules-simulation.md").read_text(encoding="utf-8")
    chapter = stored.partition(f"\n## {name}\n\n")[2].partition("\n\n## ")[0].splitlines()
    start = chapter.index(table(name, [])[0])
    assert chapter[:start] == in_words(name, chapter[start:])
    assert re.search(r"Found late.*\n.*By chance", "\n".join(chapter[:start]), re.DOTALL)


def test_the_same_diaries_come_out_each_time() -> None:
    course, noise = SICK[0], Noise(1.0, 0.1)
    assert list(diary(course, noise, "a")) == list(diary(course, noise, "a"))
    assert list(diary(course, noise, "a")) != list(diary(course, noise, "b"))
    assert run((course, noise, 2)) == run((course, noise, 2))


def test_what_is_sure_without_chance() -> None:
    """Steady pain, every day logged: flagged on day 15 and not before; none: never."""
    flat = run((Course("flat", 4, 4), Noise(0, 0), 1))
    assert flat["persistent-pain"][0].grave_days == 365 - 14
    assert all(level >= 3 for level in flat["persistent-pain"][0].by)
    assert set(flat["worsening-pain"][0].by) == {-1}
    well = run((Course("well", 0, 0), Noise(0, 0), 1))
    assert {fired[0].by for fired in well.values()} == {(-1,) * len(HORIZONS)}


def test_spells_come_as_often_and_last_as_long_as_they_should() -> None:
    days = dict(diary(SPELLS[1], Noise(0, 0), "x"))
    assert len(days) == 365
    begun = [day for day in days if days[day] and not days.get(day - 1)]
    assert 4 <= len(begun) <= 12
    hurt = [score for score in days.values() if score]
    assert 3 * len(begun) <= len(hurt) <= 20 * len(begun)
    assert 3 <= min(hurt) <= max(hurt) <= 8


def test_healthy_pain_is_isolated() -> None:
    days = dict(diary(Course("well", pain_share=0.3), Noise(0, 0), "x"))
    hurt = [day for day, score in days.items() if score]
    assert {days[day] for day in hurt} == {2, 3}
    assert all(later - day > 1 for day, later in pairwise(hurt))
