"""Help: every command, argument and option says what it is for, in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from tests.conftest import Tracker
from tracker.cli.main import COMMANDS, cli


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and group with its words: `goal set`; '' is the program itself."""
    yield from _commands(cli, ())


def _commands(
    command: click.Command, words: tuple[str, ...]
) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(words), command
    if isinstance(command, click.Group):
        ctx = click.Context(command, info_name="tracker")
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found is not None
            yield from _commands(found, (*words, name))


EVERY = dict(commands())


def test_the_list_of_commands_is_complete() -> None:
    assert set(COMMANDS) <= set(EVERY)
    for name, command in EVERY.items():
        assert command.name == name.split(" ")[-1] or name == ""


@pytest.mark.parametrize("name", [n for n, c in EVERY.items() if isinstance(c, click.Group)])
def test_a_groups_help_says_what_every_command_is_for(bare: Tracker, name: str) -> None:
    group = EVERY[name]
    assert isinstance(group, click.Group)
    ctx = click.Context(group)
    shown = bare.ok(f"{name} --help").out
    listed = [line for line in shown.splitlines() if line[:2] == "  " and line[2:3] != " "]
    for command in group.list_commands(ctx):
        (line,) = [line for line in listed if line.split()[0] == command]
        assert len(line.split()) > 2
    assert "..." not in shown.partition("Options:")[2]


@pytest.mark.parametrize("name", EVERY)
def test_help_says_what_a_command_is_for(bare: Tracker, name: str) -> None:
    command = EVERY[name]
    assert command.help
    for option in ("--help", "-h"):
        shown = bare.ok(f"{name} {option}").out
        assert all(len(line) <= 80 for line in shown.splitlines()), shown
        assert "Usage: tracker" in shown
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, f"{name}: {param.opts}"
            assert param.help[0].isupper() or param.help[:3] == "mg ", f"{name}: {param.help}"
            assert param.help.endswith("."), f"{name}: {param.help}"
    # Asking for help makes no database and no folder.
    assert not list(bare.home.iterdir())


@pytest.mark.parametrize("name", [name for name in EVERY if name.startswith("log ")])
def test_every_kinds_help_has_examples(bare: Tracker, name: str) -> None:
    if name != "log again":
        assert f"tracker {name}" in bare.ok(f"{name} --help").out.partition("Options:")[0][20:]


def test_a_command_with_several_words_shows_how_to_write_it(bare: Tracker) -> None:
    """Where an argument is a grammar of its own, the help has an example."""
    for name, command in EVERY.items():
        takes_words = any(
            isinstance(param, click.Argument) and param.nargs == -1 for param in command.params
        )
        if takes_words and not name.startswith("log ") and not name.endswith((" remove", "delete")):
            assert f"tracker {name} " in (command.help or ""), name


def test_the_version(bare: Tracker) -> None:
    from tracker import __version__

    assert bare.ok("--version").out == f"tracker {__version__}\n"
    assert not list(bare.home.iterdir())


def test_a_group_alone_shows_its_help(tracker: Tracker) -> None:
    answer = tracker("habit")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Usage: tracker habit ")
    assert tracker.ok("export").out.startswith("Usage: tracker export ")
