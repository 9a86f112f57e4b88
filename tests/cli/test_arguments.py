"""What is an option and what is a word: no letter of a word is ever read as an option."""

from __future__ import annotations

import click
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from tests.cli.test_help import EVERY
from tests.conftest import Tracker
from tests.properties import examples
from tracker.cli.arguments import sort_out


def notes(tracker: Tracker) -> list[str]:
    return [e["note"] for e in tracker.ok("list note --json").json]


@pytest.mark.parametrize(
    "text",
    [
        "-5 in the hall", "-very stiff this morning", "- hip", "--- hours later", "-half",
        "–5 in the hall", "-- and then", "-5", "-hh", "--how I slept: badly", "-h or so",
    ],
)  # fmt: skip
def test_a_note_that_begins_with_a_dash_is_kept_as_typed(tracker: Tracker, text: str) -> None:
    answer = tracker.ok("log", "note", text)
    assert "Usage" not in answer.out
    assert notes(tracker) == [text]
    tracker.ok("edit", "last", "--note", text + "!")
    assert notes(tracker) == [text + "!"]


def test_behind_two_dashes_everything_is_text(tracker: Tracker) -> None:
    tracker.ok("log", "note", "--", "-h", "--at", "noon")
    assert notes(tracker) == ["-h --at noon"]
    assert tracker("log", "walk", "--", "-5").err == (
        "tracker: walk goes from 1 min to 24 h, not -5 min; for example: tracker log walk 30\n"
    )
    tracker.ok("log", "water", "--", "300")


@pytest.mark.parametrize(
    "line", ["log note -h", "log note --help", "log -h", "-h", "log water 5 -h"]
)
def test_help_alone_is_help(tracker: Tracker, line: str) -> None:
    assert "Usage: tracker" in tracker.ok(line).out
    assert not tracker.state().get("entries")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("log water -5", "water goes from 1 ml to 20 l, not -5 ml"),
        ("log water -5ml", "not -5ml"),
        ("log pain -1 neck", "pain goes from 0 to 10 in whole numbers, not -1"),
        ("log stretch -5 hamstrings", "stretch goes from 1 min"),
        ("edit last -5", "water goes from 1 ml"),
        ("goal set water -5", "a goal is more than nothing, not -5"),
        ("undo -1", "N must be a whole number from 1 to 1,000, not -1"),
        ("undo 0", "N must be a whole number from 1 to 1,000, not 0"),
        ("undo 1001", "N must be a whole number from 1 to 1,000, not 1001"),
        ("undo 1.5", "N must be a whole number from 1 to 1,000, not 1.5"),
        ("history -n 10001", "--limit must be a whole number from 1 to 10,000, not 10001"),
        ("list -n 1000000001", "--limit must be a whole number from 1 up, not 1000000001"),
        ("list -n 0", "--limit must be a whole number from 1 up, not 0"),
        ("list -n -1", "--limit must be a whole number from 1 up, not -1"),
        ("log water -hot", "no option '-hot'; see tracker log water --help"),
        ("log water -x", "no option '-x'"),
        ("log note -x", "no option '-x'"),
        ("log walk '-hot day'", "can't read '-hot'"),
        ("log stretch '-hot day'", "can't read '-hot'"),
        ("log -hot", "no option '-hot'; see tracker log --help"),
        ("-hot", "no option '-hot'; see tracker --help"),
        ("list -hot", "no option '-hot'"),
        ("log water 300 --nite x", "did you mean --note?"),
        ("log note --nite x", "no option '--nite'"),
        ("log note x --note y", "no option '--note'"),
        ("log water 300 --note", "--note needs its value behind it"),
        ("list water --text", "--text needs its value behind it"),
    ],
)
def test_words_with_a_dash_are_refused_in_a_sentence(
    tracker: Tracker, line: str, says: str
) -> None:
    tracker.ok("log water 300")
    before = tracker.state()
    answer = tracker(line)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert tracker.state() == before


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("log water 300 --at 7:30 --at 8:30", "--at"),
        ("log water 300 --at=7:30 --at 8:30", "--at"),
        ("log water --at yesterday 7:30 300 --at monday", "--at"),
        ("log water 300 --note a --note a", "--note"),
        ("log pain 6 neck --since mon --since tue", "--since"),
        ("log massage --provider A --provider B", "--provider"),
        ("edit last --note a --note b", "--note"),
        ("list -n5 --limit 6", "--limit"),
        ("goal set water 2l --from mon --from tue", "--from"),
        ("habit add floss --goal 1/day --goal 2/day", "--goal"),
        ("drug add x-drug --tablet 1 --tablet 2", "--tablet"),
        ("skip all --reason a --reason b", "--reason"),
        ("log again --at mon --at tue", "--at"),
        ("--db /nowhere/a --db /nowhere/b list", "--db"),
    ],
)
def test_an_option_of_one_value_is_given_once(tracker: Tracker, line: str, option: str) -> None:
    tracker.ok("log water 300")
    before = tracker.state()
    answer = tracker(line)
    assert answer.code == 2
    assert answer.err.startswith(f"tracker: {option} is there twice, with '")
    assert tracker.state() == before


def test_the_largest_numbers_that_are_taken(tracker: Tracker) -> None:
    tracker.ok("log water 300")
    for line in ("list -n 1000000000", "history -n 10000", "undo 1000", "redo 1"):
        tracker.ok(line)


def test_flags_may_be_there_twice_but_not_with_their_opposite(tracker: Tracker) -> None:
    tracker.ok("log pain 6 neck --spasm --spasm --json --json")
    assert "--spasm and --no-spasm say two things" in tracker("edit last --spasm --no-spasm").err
    tracker.ok("report --doctor --question one --question two")


SINGLE = [
    (name, command, param)
    for name, command in EVERY.items()
    for param in command.params
    if isinstance(param, click.Option) and not param.is_flag and not param.multiple
]


@pytest.mark.parametrize(("name", "command", "param"), SINGLE)
def test_every_option_of_one_value_is_given_once(
    name: str, command: click.Command, param: click.Option
) -> None:
    twice = [param.opts[-1], "1", param.opts[0], "2"]
    with pytest.raises(Exception, match="is there twice, with '1' and '2'"):
        sort_out(click.Context(command, help_option_names=["-h", "--help"]), twice)


WORDS = st.text(alphabet="-hn5 ax½=é", min_size=1, max_size=8)


@example(["-h="])
@given(st.lists(WORDS, max_size=5))
@examples(100, HealthCheck.function_scoped_fixture)
def test_no_word_is_lost_or_changed(words: list[str]) -> None:
    command = EVERY["log note"]
    try:
        sorted_out = sort_out(click.Context(command), words)
    except click.UsageError:
        return
    options = sorted_out[: sorted_out.index("--")] if "--" in sorted_out else sorted_out
    kept = sorted_out[len(options) + 1 :]
    assert set(options) <= {"-h"}
    before = words[: words.index("--")] if "--" in words else words
    behind = words[words.index("--") + 1 :] if "--" in words else []
    assert kept == [word for word in before if word != "-h"] + behind
