"""Whatever a diary holds, no command lets a terminal obey it: no control, no override, no line."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from tests.conftest import BEFORE_EXAMPLES, Answer, Tracker
from tracker.domain.kinds import KINDS
from tracker.domain.raw_text import RAW

#: An OSC 52 that fills the clipboard, blinking, a C1 sequence, overrides, a line of its own.
HOSTILE = "w\x1b]52;c;QUJD\x07\x1b[5mx\x9b2J\u202ee\u2066\x08\r\nLINE\x7f"

#: Columns whose text may be anything, wherever it came from. What is named otherwise isn't found
#: any more, and what is of another sort isn't read as that one: they would hide each other.
TOLD = (
    "entries.note", "entries.source", "entries.origin", "attributes.text", "habits.unit",
    "habits.group_name", "goals.source", "skips.reason", "days.note", "acknowledgements.note",
    "changes.command", "imports.format", "imports.origin",
)  # fmt: skip
NAMES = (
    "entries.subject", "subjects.name", "habits.name", "habits.subject", "goals.subject",
    "acknowledgements.site",
)  # fmt: skip
SORTS = (
    "entries.kind", "attributes.name", "measures.name", "subjects.alias_of", "profile.name",
    "settings.name",
)  # fmt: skip

SCREENS = (
    "", "today", "list", "list --all", "list pain", "report", "report 365d", "check",
    "check --all --explain", "check --since 2026-01-01", "history", "undo", "redo", "goal list",
    "goal list --all", "goal set water", "habits", "habits month", "habit show floss",
    "habit show meditation", "due", "ask", "skip --list", "site list", "food list",
    "drug list", "container list", "rules list", "rules show persistent-pain", "profile", "config",
    "selfcheck", "backup --list", "chart pain", "chart water", "chart mood", "chart habit",
    "chart ibuprofen", "report --doctor", "sheet", "report --csv pain", "report --csv list",
    "report --csv habits", "report --csv findings", "chart pain --csv", "question list",
    "question list --all", "log again", "edit last --note x", "edit 1 --note y", "delete 2",
    "log water 300", "log ibuprofen 400", "log floss", "log meditation 5", "log pain 9 lower-back",
    "ack persistent-pain --note x", "snooze red-flag 3d", "close yesterday",
)  # fmt: skip

COMPLETIONS = (
    "tracker log ", "tracker log pain 3 ", "tracker log habit ", "tracker habit show ",
    "tracker list ", "tracker edit ", "tracker delete ", "tracker question done ",
    "tracker ack ", "tracker goal unset ", "tracker site remove ", "tracker drug remove ",
    "tracker skip ", "tracker ask ", "tracker profile set ", "tracker config ",
)  # fmt: skip


@pytest.fixture
def full(tracker: Tracker) -> Tracker:
    """Something in every table, with a finding and a habit that is answered."""
    tracker.prepare(
        [
            "config day-start 00:00",
            "goal set water 2l",
            "habit add meditation --unit min --goal 10/day --group mind",
            "habit add floss",
            "habit add walk --goal 30min/day",
            *(
                f"log {kind.name} {kind.examples[-1]} --at yesterday"
                for kind in KINDS.values()
                if kind.name not in BEFORE_EXAMPLES
            ),
            *(f"log pain 6 lower-back --at 2026-11-0{n}" for n in range(1, 8)),
            *(f"log pain 6 lower-back --at 2026-10-{n}" for n in range(20, 32)),
            "log meditation 10",
            "log acupuncture 45 --provider anna",
            "log symptom saddle-numbness",
            "site add tail",
            "drug add gel",
            "drug add napro --alias-of naproxen",
            "skip floss tomorrow --reason ill",
            "habit pause floss",
            "habit resume floss",
            "close yesterday",
            "profile set birth-year 1980",
            "question add why",
            "ack red-flag --note asked",
            "log note hello",
        ]
    )
    return tracker


def spoil(tracker: Tracker, column: str) -> None:
    """Put the hostile text behind what stands in a column, in every row; with checks off."""
    table, _, name = column.partition(".")
    with closing(sqlite3.connect(tracker.file)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE {table} SET {name} = coalesce({name}, '') || ?", (HOSTILE,))
        connection.commit()


def raw_of(text: str) -> Iterator[str]:
    """What in an output a terminal would obey: not our own colours, nor the ends of lines."""
    ours = re.sub("\x1b\\[(?!5m)[0-9;]*m", "", text)
    return (repr(found) for found in re.findall(RAW, ours.replace("\n", "")))


def lines_of_its_own(text: str) -> bool:
    """Whether the text's second line became one of the screen's."""
    joined = re.sub(r"\s+", "", re.sub("\x1b\\[[0-9;]*m", "", text))
    before = re.findall(r"(.{0,4})LINE", joined)
    return any(not told.endswith(("⏎", "\\x0a", "?", "/", "\\n")) for told in before)


@pytest.mark.slow
@pytest.mark.parametrize("columns", [TOLD, NAMES, SORTS], ids=["told", "names", "sorts"])
def test_no_screen_obeys_what_a_diary_holds(full: Tracker, columns: tuple[str, ...]) -> None:
    for column in columns:
        spoil(full, column)
    look_everywhere(full)


@pytest.mark.slow
@pytest.mark.parametrize("column", [*TOLD, *NAMES, *SORTS])
def test_no_screen_obeys_what_one_column_holds(full: Tracker, column: str) -> None:
    spoil(full, column)
    look_everywhere(full)


def look_everywhere(full: Tracker) -> None:
    """On every screen, in colour."""
    full.ok("config color always")
    wrong = []
    for words in SCREENS:
        answer = full(*words.split(), stdin="y\nn\n")
        told = answer.out + answer.err
        assert answer.code in (0, 1, 2, 10, 20), (words, answer)
        if [*raw_of(told)] or ("--csv" not in words and lines_of_its_own(told)):
            wrong.append((words, told))
    assert wrong == []


def test_no_completion_obeys_what_a_diary_holds(
    full: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for column in (*TOLD, *NAMES, *SORTS):
        spoil(full, column)
    for shell in ("bash", "zsh", "fish"):
        monkeypatch.setenv("_TRACKER_COMPLETE", f"{shell}_complete")
        for line in COMPLETIONS:
            monkeypatch.setenv("COMP_WORDS", line if shell != "fish" else line.rsplit(" ", 1)[0])
            monkeypatch.setenv("COMP_CWORD", "" if shell == "fish" else str(line.count(" ")))
            with pytest.raises(SystemExit):
                full()
            told = full._capsys.readouterr().out
            told = told.replace("\t", " ")  # what separates a name from its help in fish
            assert list(raw_of(told)) == [], (shell, line, told)
            assert "LINE" not in [part[:4] for part in told.splitlines()], (shell, line, told)


#: What the chart library dies of, and what XML can't carry.
DEADLY = [*map(chr, range(1, 32)), "\x7f", "\x9b", "\u2028", "\u202e", "\ufffe", "\uffff"]


PAGES = ("report --html {}", "report --doctor --html {}", "report --doctor --pdf {}")


@pytest.fixture
def deadly(full: Tracker) -> Tracker:
    """Every name and text with all of that behind it."""
    pytest.importorskip("vl_convert")
    with closing(sqlite3.connect(full.file)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for column in ("entries.subject", "habits.name", "habits.group_name", "attributes.text",
                       "entries.note", "goals.subject", "habits.subject"):  # fmt: skip
            table, _, name = column.partition(".")
            connection.execute(
                f"UPDATE {table} SET {name} = {name} || ? WHERE {name} IS NOT NULL",
                ("".join(DEADLY),),
            )
        connection.commit()
    return full


@pytest.mark.slow
@pytest.mark.parametrize("words", PAGES)
def test_any_name_on_a_page(deadly: Tracker, words: str) -> None:
    check_page(deadly, words, deadly)


@pytest.mark.slow
@pytest.mark.parametrize("words", PAGES)
def test_any_name_on_a_page_of_a_process(
    deadly: Tracker, process: Callable[..., Answer], words: str
) -> None:
    check_page(deadly, words, process)


def check_page(deadly: Tracker, words: str, run: Callable[..., Answer]) -> None:
    """What is written can be shown: it holds nothing but what a page may."""
    file = deadly.home / "page"
    answer = run(*words.format(file).split())
    assert answer.code == 0, answer.err
    if "pdf" not in words:
        page = file.read_text(encoding="utf-8")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", page)
