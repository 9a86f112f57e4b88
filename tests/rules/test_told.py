"""What every clause of every rule says: sentence, gist, evidence and steps, word by word.

The diaries are in `told/of_*.py`, the words in a text for each rule. After a change that is meant,
`python -m tests.rules.test_told` writes the texts anew: read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.diary import judge, numbered, of_rule
from tests.rules.told import of_days, of_doses, of_pain
from tests.rules.told.lines import told
from tests.rules.told.row import Told
from tracker.rules import rules

TOLD = {**of_days.TOLD, **of_doses.TOLD, **of_pain.TOLD}
PLACE = Path(__file__).parent / "told"


def said(rule: str, row: Told) -> str:
    """What a rule says of a diary, every finding a paragraph; '(silent)' for nothing."""
    found = of_rule(judge(numbered(row.entries), row.as_of, **row.known), rule)
    return "\n\n".join(map(told, found)) or "(silent)"


def text_of(rule: str) -> dict[str, str]:
    """What a rule must say, by the name of the diary."""
    _, *parts = (PLACE / f"{rule}.txt").read_text(encoding="utf-8").split("== ")
    split = (part.partition("\n") for part in parts)
    return {name: text.strip() for name, _, text in split}


def write() -> None:
    """Write every text anew."""
    for rule, rows in TOLD.items():
        parts = (f"== {row.name}\n{said(rule, row)}\n" for row in rows)
        (PLACE / f"{rule}.txt").write_text("\n".join(parts), encoding="utf-8")


@pytest.mark.parametrize("rule", sorted(TOLD))
def test_what_is_told(rule):
    text = text_of(rule)
    for row in TOLD[rule]:
        assert said(rule, row) == text[row.name], row.name


def test_every_rule_has_its_texts_and_every_text_its_diary():
    assert {rule.name for rule in rules()} == set(TOLD)
    names = {rule: [row.name for row in rows] for rule, rows in TOLD.items()}
    assert {rule: list(text_of(rule)) for rule in TOLD} == names


if __name__ == "__main__":
    write()
