"""Completion: scripts that shells take, values by recent use, a TAB key that changes nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import CompletionItem

from tests.cli.conftest import Tab
from tests.conftest import ROOT, Tracker
from tracker.cli.main import COMMANDS, cli
from tracker.cli.session import COMPLETING
from tracker.cli.shells import QuotingBash
from tracker.domain.kinds import KINDS


def values(lines: list[str]) -> list[str]:
    """bash's lines without the type before each value."""
    return [line.partition(",")[2] for line in lines]


@pytest.fixture
def diary(tracker: Tracker) -> Tracker:
    lines = (
        "log pain 6 left knee",
        "log coffee",
        "log med naproxen 220",
        "log pain 3 lower-back",
        "log treatment reiki 30",
        "site add sit-bone --parent buttock",
        "goal set water 2l",
    )
    tracker.prepare(lines)
    return tracker


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("tracker ", list(COMMANDS)[:3]),
        ("tracker l", ["log", "list"]),
        ("tracker log ", [*KINDS, "again"]),
        ("tracker log w", ["water", "walk", "weight"]),
        ("tracker log cof", ["coffee"]),
        ("tracker log ibu", ["ibuprofen"]),
        ("tracker log pain 6 ", ["lower-back", "left-knee"]),
        ("tracker log pain 6 l", ["lower-back", "left-knee"]),
        ("tracker log pain lef", ["left-knee"]),
        ("tracker log pain 6 lum", ["lumbar"]),
        ("tracker log pain 6 sit", ["sit-bone"]),
        ("tracker log pain no", ["none"]),
        ("tracker log pain 6 --un", ["--unbearable"]),
        ("tracker log med ", ["naproxen"]),
        ("tracker log food waterm", ["watermelon"]),
        ("tracker log treatment r", ["reiki"]),
        ("tracker log water --a", ["--at", "--at-once"]),
        ("tracker edit ", ["5", "4", "3", "2", "1", "last"]),
        ("tracker delete 1 ", ["5", "4"]),
        ("tracker delete l", ["last"]),
        ("tracker list pa", ["pain"]),
        ("tracker list pain low", ["lower-back"]),
        ("tracker list med nap", ["naproxen"]),
        ("tracker report m", ["month"]),
        ("tracker goal set w", ["water", "walk"]),
        ("tracker goal unset wat", ["water"]),
        ("tracker rules show persi", ["persistent-pain"]),
        ("tracker ack recu", ["recurrent-pain"]),
        ("tracker ack recurrent-pain lower-b", ["lower-back"]),
        ("tracker snooze recurrent-pain kne", ["knee"]),
        ("tracker config ", ["units", "color"]),
        ("tracker config units ", ["metric", "us"]),
        ("tracker config persistent-pain.sh", ["persistent-pain.share"]),
        ("tracker profile set s", ["sex"]),
        ("tracker profile set sex ", ["female", "male"]),
        ("tracker site add x --parent butt", ["buttock"]),
        ("tracker site remove ", ["sit-bone"]),
        ("tracker completion ", ["bash", "zsh", "fish"]),
        ("tracker log zzz ", []),
        ("tracker cof", ["coffee"]),
        ("tracker nap", ["naproxen"]),
        ("tracker wat", ["water"]),
        ("tracker pain 6 ", ["lower-back", "left-knee"]),
        ("tracker pain 6 l", ["lower-back", "left-knee"]),
        ("tracker water 500", ["500ml", "500cl"]),
        ("tracker log water 500 ", ["ml", "cl"]),
        ("tracker walk 2.5k", ["2.5km"]),
        ("tracker log walk 30 m", ["min", "m", "mi"]),
        ("tracker naproxen 220", ["220mg"]),
        ("tracker 2 cof", ["coffee"]),
        ("tracker log water 500, pain 4 ", ["lower-back", "left-knee"]),
        ("tracker water 500, nap", ["naproxen"]),
        ("tracker water 500, walk 20", ["20min"]),
        ("tracker pain 6, zzz ", []),
        ("tracker zzz ", None),
    ],
)
def test_what_a_tab_offers_first(
    diary: Tracker, quick_tab: Tab, line: str, first: list[str] | None
) -> None:
    offered = values(quick_tab(line))
    if first is not None:
        assert offered[: len(first)] == first
    assert len(offered) == len(set(offered))


def test_a_tab_is_answered_in_a_process_of_its_own(diary: Tracker, tab: Tab) -> None:
    assert values(tab("tracker log pain 6 "))[:2] == ["lower-back", "left-knee"]


def test_a_tab_on_the_first_run_makes_no_database(bare: Tracker, tab: Tab) -> None:
    for line in ("tracker log pain 6 lower-b", "tracker log cof", "tracker log coffee cof"):
        assert values(tab(line))
    assert values(tab("tracker edit ")) == ["last"]
    assert not list(bare.home.iterdir())


def test_a_tab_on_a_damaged_database_is_quiet(bare: Tracker, tab: Tab) -> None:
    bare.file.parent.mkdir(parents=True)
    bare.file.write_text("Dear diary, " * 99)
    assert values(tab("tracker log pain 6 lower-b")) == ["lower-back"]
    assert not any(tab("tracker log zzz "))


def test_zsh_and_fish_get_words_beside_the_values(diary: Tracker, tab: Tab) -> None:
    lines = tab("tracker rules show persi", "zsh")
    assert lines[:2] == ["plain", "persistent-pain"]
    assert lines[2] not in ("", "_")
    assert any("lower back" in line for line in tab("tracker edit ", "fish"))


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_every_shell_goes_on_with_a_line_without_log(
    diary: Tracker, quick_tab: Tab, shell: str
) -> None:
    for line, word in (("tracker water 500, nap", "naproxen"), ("tracker walk 2.5k", "2.5km")):
        assert any(word in told for told in quick_tab(line, shell))


def test_a_completion_script_for_each_shell(tracker: Tracker) -> None:
    for shell in ("bash", "zsh", "fish"):
        script = tracker.ok(f"completion {shell}").out
        assert f"_TRACKER_COMPLETE={shell}_complete" in script
    assert not tracker.config.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_takes_its_script(tracker: Tracker, shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not on this machine")
    script = tracker.ok(f"completion {shell}").out
    done = subprocess.run([program, "-n"], input=script, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def folder_of_command(folder: Path) -> Path:
    """A folder for a PATH, with nothing in it but the command."""
    command = folder / "bin" / "tracker"
    command.parent.mkdir()
    command.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m tracker \"$@\"\n")
    command.chmod(0o755)
    return command.parent


def test_bash_completes_a_line(diary: Tracker, tmp_path: Path) -> None:
    """Source the script in a real bash and ask its own completion for a line."""
    script = """
        eval "$(tracker completion bash)"
        COMP_WORDS=(tracker log pain 6 lef) COMP_CWORD=4
        function=$(complete -p tracker | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
        $function tracker lef 6
        echo "${COMPREPLY[0]}"
    """
    assert answered("bash", script, folder_of_command(tmp_path), ROOT) == ["left-knee"]


#: Names that an older version kept, or another program's file brought.
ODD = ("r&r", "50%-done", "it's", "a;b", "$HOME", "`id`", "x*", "q?", "(z)", "back\\slash", "दौड़ना")

ASK = {
    "bash": """
        eval "$(tracker completion bash)"
        COMP_WORDS=(tracker skip "$2") COMP_CWORD=2
        _tracker_completion tracker "$2" skip
        for reply in "${COMPREPLY[@]}"; do eval "printf '%s\\n' $reply"; done
    """,
    "zsh": """
        autoload -Uz compinit; compinit -u -d "$1/dump"
        eval "$(tracker completion zsh)"
        words=(tracker skip "$2") CURRENT=3
        compadd() { while [[ $1 == -* ]]; do shift; [[ $1 == unsorted ]] && shift; done
            [[ -n $1 ]] && print -rl -- "${(@P)1}" }
        _tracker_completion
    """,
    "fish": """
        tracker completion fish | source
        complete --do-complete "tracker skip $argv[2]"
    """,
}


@pytest.fixture
def odd_habits(tracker: Tracker, tmp_path: Path) -> Path:
    """A diary with habits of odd names, and a folder with the command for a PATH."""
    tracker.ok("habit add gymn")
    with sqlite3.connect(tracker.file) as connection:
        for n, name in enumerate([*ODD, "two\nlines"]):
            connection.execute(
                "INSERT INTO habits (uid, name, kind, subject, measure, from_day, to_day, archived,"
                " created_at) VALUES (?, ?, 'habit', ?, 'done', '2026-11-01', '9999-12-31', 0, 1)",
                (f"odd-{n}", name, name),
            )
    return folder_of_command(tmp_path)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_every_name_quoted(odd_habits: Path, shell: str) -> None:
    """Evaluated as it would be on the line, each word is the name and nothing is run."""
    assert answered(shell, ASK[shell], odd_habits, ROOT, "") == sorted(["gymn", *ODD])


def answered(shell: str, script: str, command: Path, within: Path, *words: str) -> list[str]:
    """The lines that a script prints in a shell, which finds the command in a folder, sorted."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not on this machine")
    path = f"{command}{os.pathsep}{os.environ['PATH']}"
    done: Any = subprocess.run(
        [program, "-c", script, *([] if shell == "fish" else [shell]), str(command), *words],
        capture_output=True,
        text=True,
        cwd=within,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr == ""
    return sorted(done.stdout.splitlines())


#: How each shell is asked for the files behind a line of three words; `…` where it finds them
#: itself, quotes them and knows `~`.
ASK_FILES = {
    "bash": """
        compopt() { [[ $2 == default ]] && echo …; }
        eval "$(tracker completion bash)"
        COMP_WORDS=(tracker "$2" "$3") COMP_CWORD=2
        _tracker_completion tracker "$3" "$2"
        for reply in "${COMPREPLY[@]}"; do eval "printf '%s\\n' $reply"; done
    """,
    "zsh": """
        autoload -Uz compinit; compinit -u -d "$1/dump"
        eval "$(tracker completion zsh)"
        words=(tracker "$2" "$3") CURRENT=3
        _path_files() { print … }
        _describe() { print ${completions_with_descriptions[1]%%:*} }
        _tracker_completion
    """,
    "fish": """
        tracker completion fish | source
        complete --do-complete "tracker $argv[2] $argv[3]" | string replace -r '\\t.*' ''
    """,
}
FILES = ("it's $HOME.csv", "lo and.db")


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("command", "begun", "bash", "zsh", "fish"),
    [
        ("import", "lo", ["lo and.db", "loop", "loops dir/"], ["loop", "…"],
         ["lo and.db", "loop", "loops dir/"]),
        ("import", "it", ["…"], ["…"], ["it's $HOME.csv"]),
        ("import", "lo\\ a", ["…"], ["…"], ["lo and.db"]),
        ("restore", "lo", ["…"], ["…"], ["lo and.db", "loops dir/"]),
        ("backup", "it", ["…"], ["…"], ["it's $HOME.csv"]),
    ],
)  # fmt: skip
def test_a_shell_finds_files(
    tmp_path: Path,
    shell: str,
    command: str,
    begun: str,
    bash: list[str],
    zsh: list[str],
    fish: list[str],
) -> None:
    (tmp_path / "loops dir").mkdir()
    for name in FILES:
        (tmp_path / name).touch()
    there = {"bash": bash, "zsh": zsh, "fish": fish}[shell]
    program = folder_of_command(tmp_path)
    assert answered(shell, ASK_FILES[shell], program, tmp_path, command, begun) == there


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("tracker import loo", ["plain,loop", "file,loo"]),
        ("tracker import loop ", ["file,"]),
        ("tracker import --dry-run x", ["file,x"]),
        ("tracker import csv t.csv --map m", ["file,m"]),
        ("tracker import --dr", ["plain,--dry-run"]),
        ("tracker export json ", ["file,"]),
        ("tracker report --html r", ["file,r"]),
        ("tracker sheet --pdf s", ["file,s"]),
        ("tracker --db d", ["file,d"]),
    ],
)
def test_a_tab_asks_for_files(quick_tab: Tab, line: str, offers: list[str]) -> None:
    assert quick_tab(line) == offers


def test_bash_gets_what_it_might_obey_quoted() -> None:
    bash = QuotingBash(cli, {}, "tracker", COMPLETING)
    item = CompletionItem("it's $5 (größer)")
    assert bash.format_completion(item) == "plain,it\\'s\\ \\$5\\ \\(größer\\)"
