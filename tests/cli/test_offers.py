"""The lines that a refusal offers are data, known to whoever changes them: told in one place."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click
import pytest

from tests.cli.test_refused import REFUSED
from tests.conftest import ROOT, Tracker
from tests.whole_lines import NOW, cases
from tracker.cli.commands.log import line_of
from tracker.cli.main import COMMANDS, cli
from tracker.cli.session import Session
from tracker.diary.lines.log import read_things
from tracker.diary.lines.offered import meant_by
from tracker.domain.errors import WrongWords
from tracker.domain.offers import Offer, either, example, rewritten

CORPORA = ("spoken_lines", "spoken_words", "bare_lines", "people_lines")
#: Where a line's words are read; the one place that makes a command of a line is left out.
ROOMS = ("tracker/domain", "tracker/diary/lines")
MADE_IN = ROOT / "tracker/domain/offers.py"


def lines() -> list[list[str]]:
    """What was typed behind `log` in all lines that may be refused."""
    every = [case for corpus in CORPORA for case in cases(f"{corpus}.jsonl")]
    said = [case["line"] for case in every if "refuse" in case]
    words = [shlex.split(line) for line in [*said, *(line for line, _ in REFUSED)]]
    return [one[one[0] == "log" :] for one in words if one[0] == "log" or one[0] not in COMMANDS]


def refusals(session: Session, typed: Sequence[Sequence[str]]) -> Iterator[WrongWords]:
    for words in typed:
        try:
            read_things(session.diary, line_of(click.Context(cli, obj=session), [*words]))
        except WrongWords as error:
            yield error
        except click.ClickException:
            continue


@pytest.mark.slow
def test_every_line_in_a_refusal_is_an_offer(tracker: Tracker) -> None:
    tracker.stand_at(NOW)
    session = Session(create=False)
    with closing(session.diary), session.diary.quietly():
        found = [*refusals(session, lines())]
    assert len(found) > 400
    for error in found:
        text = [piece for piece in error.args if not isinstance(piece, Offer)]
        assert not any("tracker log" in piece for piece in text), str(error)
    assert sum(bool(meant_by(error)) for error in found) > len(found) / 2


def literals(file: Path) -> Iterator[str]:
    """The texts of a file's code, without its docstrings."""
    tree = ast.parse(file.read_text())
    told = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.value


def test_only_an_offer_is_told_as_a_command() -> None:
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py") if file != MADE_IN]
    assert len(files) > 100
    assert [
        str(file) for file in files if any("tracker log" in text for text in literals(file))
    ] == []


@pytest.mark.parametrize(
    ("error", "told", "offered"),
    [
        (WrongWords("no"), "no", ""),
        (WrongWords("like ", example("water 500")), "like tracker log water 500", ""),
        (
            WrongWords("say what: ", *either(["pain 6 neck", Offer("1 6", "tracker edit")])),
            "say what: tracker log pain 6 neck, or tracker edit 1 6",
            "tracker log pain 6 neck, or tracker edit 1 6",
        ),
    ],
)
def test_what_a_refusal_is_made_of(error: WrongWords, told: str, offered: str) -> None:
    assert (str(error), meant_by(error)) == (told, offered)


def test_only_what_was_meant_is_rewritten() -> None:
    error = WrongWords("write ", Offer("walk 20"), ", such as: ", example("walk 30"))
    told = str(rewritten(error, lambda line: f"{line} monday"))
    assert told == "write tracker log walk 20 monday, such as: tracker log walk 30"


def test_a_refused_line_without_its_log_is_read_once(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.cli import bare_line

    read: list[object] = []

    def counting(*args: object) -> object:
        read.append(args)
        return read_things(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(bare_line, "read_things", counting)
    assert "did you mean tracker log swimming 30?" in tracker("swiming 30").err
    assert len(read) == 1
