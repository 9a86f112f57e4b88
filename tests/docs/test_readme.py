"""The README tells the truth: its commands run as written, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from tests.conftest import ROOT, Tracker
from tracker.cli.main import COMMANDS, cli

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def fenced() -> list[str]:
    """The `tracker` lines of the README's fenced blocks, in their order, without a prompt."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    lines = [part.strip() for block in blocks for part in re.split(r"\n|&&", block)]
    return [line.removeprefix("$ ") for line in lines if re.match(r"(\$ )?tracker\b", line)]


def spans() -> list[str]:
    """What stands in backquotes and is a command of ours: in prose and in the tables."""
    prose = re.sub(r"^```.*?^```$", "", README, flags=re.DOTALL | re.MULTILINE)
    return [span for span in re.findall(r"`([^`]+)`", prose) if re.match(r"tracker( |$)", span)]


def table_lines() -> list[str]:
    """The whole lines that the table of kinds means: `tracker log water 500` · `0.5l` · ..."""
    lines = []
    for row in README.splitlines():
        cells = row.strip("|").split("|")
        if not row.startswith("|") or "`tracker log" not in cells[-1]:
            continue
        head = ""
        for span in re.findall(r"`([^`]+)`", cells[-1]):
            if span.startswith("tracker log"):
                head = " ".join(shlex.split(span)[:3])
                lines.append(span)
            else:
                lines.append(f"{head} {span}")
    return lines


def arguments(line: str) -> list[str]:
    return shlex.split(line)[1:]


def test_the_reader_finds_what_the_readme_says() -> None:
    assert len(fenced()) >= 6
    assert "tracker report" in fenced()
    assert len(spans()) > 30
    assert "tracker log water 2x200" in table_lines()
    assert "tracker log sport cycling 15km --vigorous" in table_lines()


def test_the_lines_of_the_card_run_as_written(bare: Tracker) -> None:
    for line in fenced():
        bare.ok(*arguments(line)) if arguments(line) else bare.ok("")


@pytest.mark.parametrize("line", table_lines())
def test_the_lines_of_the_table_run_as_written(tracker: Tracker, line: str) -> None:
    tracker.ok("log water 500")  # for `log again`
    tracker.ok(*arguments(line))


#: What a line needs to have been done before it, or the exit codes other than 0 that are right.
SET_UP = (
    "log water 500",
    "log walk 30",
    "goal set water 1l",
    "habit add floss",
    "habit add meditation --unit min --goal 10/day",
    *(f"log pain 5 lower-back --at 2026-10-{day}" for day in range(20, 32)),
    *(f"log pain 5 lower-back --at 2026-11-0{day}" for day in range(1, 9)),
)
CODES = {"tracker check": (10,), "tracker due": (10,)}
#: A capital word, or one in brackets, stands for something; a group alone stands for its commands.
NO_LINE = re.compile(r"\b[A-Z]{3,}\b|\[")


@pytest.mark.parametrize("span", dict.fromkeys(spans()))
def test_every_command_in_the_prose_runs_as_written(
    tracker: Tracker, span: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    words = [word for word in arguments(span) if not NO_LINE.search(word)]
    if words != arguments(span) or "completion" in span:
        # A shape rather than a line: its command must be there.
        assert tracker(*words[:2], "--help").code == 0
        return
    tracker.prepare(SET_UP)
    if span == "tracker redo":
        tracker.ok("undo")
    if span == "tracker w":
        tracker.ok("config alias.w 'water 250'")
    if (
        span.startswith(("tracker food add", "tracker drug add", "tracker site add"))
        and len(words) == 2
    ):
        assert tracker(*words, "--help").code == 0
        return
    stdin = "water 500" if words[-1:] == ["-"] else ""
    answer = tracker(*words, stdin=stdin) if words else tracker("today")
    assert answer.code in CODES.get(span, (0,)), answer


def test_every_command_is_named_in_the_readme() -> None:
    missing = [name for name in COMMANDS if not re.search(rf"\btracker {name}\b", README)]
    # `tracker` alone is `tracker today`.
    assert missing in ([], ["today"])
    options = set(re.findall(r"--[a-z][a-z-]+", README))
    known = {opt for command in _all(cli) for param in command.params for opt in param.opts}
    assert options <= known | {"--json"}, options - known


def _all(command: click.Command) -> list[click.Command]:
    if not isinstance(command, click.Group):
        return [command]
    ctx = click.Context(command, info_name="tracker")
    names = command.list_commands(ctx)
    found = [command.get_command(ctx, name) for name in names]
    return [command, *(each for sub in found if sub for each in _all(sub))]


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_links_lead_to_files_that_are_there(doc: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", doc.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (doc.parent / target).exists(), target


def test_a_note_on_the_shells_history_and_the_install_lines() -> None:
    for words in (
        "pipx install",
        "uv tool install",
        "HISTIGNORE",
        "<!-- install -->",
        "<!-- test -->",
    ):
        assert words in README
