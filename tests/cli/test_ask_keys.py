"""`tracker ask` at a keyboard: a key a question, and all of a sitting as one change."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time

import click
import pytest

from tests.cli.conftest import Keyboard
from tests.conftest import ROOT, Tracker
from tracker.screen.letters import width_of


@pytest.fixture
def keyboard(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """Somebody at a keyboard, whose terminal shows what is typed."""

    def typed(text: str, prompt_suffix: str, **how: object) -> str:
        line = sys.stdin.readline()
        click.echo(f"{prompt_suffix}{line.rstrip()}")
        if not line:
            raise click.Abort
        return line.rstrip("\n")

    monkeypatch.setattr(click, "prompt", typed)
    monkeypatch.setattr(io, "StringIO", Keyboard)
    monkeypatch.setattr(click, "getchar", lambda: sys.stdin.read(1))
    return tracker


@pytest.fixture
def asked(keyboard: Tracker) -> Tracker:
    """Two habits to ask for."""
    keyboard.prepare(["habit add floss", "habit add read --unit pages --goal 10/day"])
    return keyboard


#: Four days of somebody whose back and knee hurt.
DAYS = [
    "@2026-11-04T20:00", "habit add floss --from 2026-11-01", "goal set water 2l",
    *(line for day in (4, 5, 6, 7) for line in (
        f"@2026-11-0{day}T20:00", "log pain 5 lower back, pain 3 left knee, water 500",
        "log ibuprofen 400, heat 20", "log floss",
    )),
    "close", "@2026-11-08T21:00", "log water 750",
]  # fmt: skip


@pytest.fixture
def evening(keyboard: Tracker) -> Tracker:
    keyboard.prepare(DAYS)
    keyboard.stand_at("2026-11-08T21:00")
    return keyboard


def kept(tracker: Tracker, day: str = "2026-11-08") -> list[tuple[str, str, dict[str, float]]]:
    entries = [e for e in tracker.ok("list --all --json").json if e["day"] == day]
    return [(e["kind"], e["subject"], e["measures"]) for e in reversed(entries)]


def test_a_sitting_is_one_change(evening: Tracker) -> None:
    before = kept(evening)
    answer = evening.ok("ask", stdin="6=2 coffees\ny20\nyslept badly\ny")
    assert [line for line in answer.lines if line.startswith("  ")] == [
        "  pain left knee 3/10", "  coffee 500 ml",
        "  ibuprofen 400 mg · as last time", "  heat 20 min", "  floss done", "  noted",
    ]  # fmt: skip
    assert answer.lines[-1] == "8 answered, 0 left open"
    now = kept(evening)
    assert [one[0] for one in now] == [
        "water", "pain", "pain", "drink", "med", "treatment", "habit", "note",
    ]  # fmt: skip
    assert evening.ok("ask --json").json == []
    assert evening.ok("undo").out == "undone: ask\n"
    assert kept(evening) == before
    assert len(evening.ok("ask --json").json) == 8


def test_enter_is_what_is_shown_and_no_score(evening: Tracker) -> None:
    answer = evening.ok("ask", stdin="\r\r\n\r\r\r\n\r")
    assert "drinks 0.75 of 2.0 l today, anything to add?  (Enter: none)" in answer.out
    assert answer.out.count("Enter: not known") == 2
    assert "floss (every day)  (y/n/s/#, Enter: y, as the day before)" in answer.out
    assert "that's all for this day?  (y closes it, Enter: y, as the day before)" in answer.out
    assert answer.lines[-1] == "2 answered, 2 left open"
    assert [one[0] for one in kept(evening)] == ["water", "habit"]
    assert [one["what"] for one in evening.ok("ask --json").json] == [
        "pain", "pain",
    ]  # fmt: skip


@pytest.mark.parametrize("keys", ["60", "=0", "xx"])
def test_a_score_is_a_key(evening: Tracker, keys: str) -> None:
    evening.ok("ask", stdin=f"{keys}q\n")
    scores = [measures["intensity"] for kind, _, measures in kept(evening) if kind == "pain"]
    assert scores == [{"=": 5, "x": 10}.get(key) or int(key) for key in keys]


def test_a_line_beside_a_question_and_a_word_about_it(evening: Tracker) -> None:
    answer = evening.ok("ask", stdin="?+walk 20, pain 2 neck\n7q")
    assert "which never counts as a 0" in " ".join(answer.out.split())
    assert answer.out.count("pain lower back  (") == 3
    assert [one[0] for one in kept(evening)] == ["water", "walk", "pain", "pain"]


def test_what_arose_is_told(evening: Tracker) -> None:
    answer = evening.ok("ask", stdin="+pain 9 lower back unbearable\nq")
    assert "1 answered" in answer.out
    assert "unbearable" in answer.out.split("left open")[1].casefold()


def test_a_week_walks_back_and_goes_by_the_day_after(evening: Tracker) -> None:
    evening.stand_at("2026-11-10T21:00")
    days = [one["day"] for one in evening.ok("ask week --json").json if one["what"] == "pain"]
    assert days == sorted(days, reverse=True)
    answer = evening.ok("ask week", stdin="6\r\r\r=q")
    assert [line for line in answer.lines if line.endswith("Nov")] == ["Tue 10 Nov", "Mon 9 Nov"]
    assert [one[2] for one in kept(evening, "2026-11-09")] == [{"intensity": 6}]


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_screen(
    evening: Tracker, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    keys = "?x?=?\n500\n?y?y?y?\nquiet\n?\n?y"
    assert all(width_of(line) <= width for line in evening.ok("ask", stdin=keys).lines)


def test_nothing_is_asked_twice(evening: Tracker) -> None:
    evening.ok("habit add coffee --at-most 2/day")
    assert evening.ok("ask", stdin="q").code == 0
    answer = evening.ok("ask", stdin="55coffee\nnnnnq\n")
    assert "coffee (at most" not in answer.out


def test_the_other_name(evening: Tracker) -> None:
    assert evening.ok("checkin --json").json == evening.ok("ask --json").json


def test_each_answer_to_a_habit(asked: Tracker) -> None:
    answer = asked.ok("ask", stdin="y12\n\n\r")
    assert "floss (every day)  (y/n/s/#, Enter: open) y" in answer.lines
    assert answer.lines[-1] == "2 answered, 0 left open"
    assert [one[1:] for one in kept(asked)] == [("floss", {"done": 1}), ("read", {"count": 12})]
    assert [c["command"] for c in asked.ok("history --json").json[:1]] == ["ask"]


@pytest.mark.parametrize("quit_key", ["q", "\x1b", "\x03", "\x04"])
def test_a_key_stops_and_what_was_answered_is_kept(asked: Tracker, quit_key: str) -> None:
    answer = asked.ok("ask", stdin=f"y{quit_key}")
    assert answer.lines[-1] == "1 answered, 1 left open"
    assert [one[1] for one in kept(asked)] == ["floss"]


@pytest.mark.parametrize("how", [KeyboardInterrupt, EOFError])
def test_so_do_ctrl_c_and_the_end_of_the_input(
    asked: Tracker, how: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = iter("y")

    def key() -> str:
        try:
            return next(keys)
        except StopIteration:
            raise how from None

    monkeypatch.setattr(click, "getchar", key)
    assert asked.ok("ask").lines[-1] == "1 answered, 1 left open"
    assert [one[1] for one in kept(asked)] == ["floss"]


@pytest.mark.parametrize("enter", ["\r", "\n"])
def test_enter_leaves_a_new_habit_open(asked: Tracker, enter: str) -> None:
    assert asked.ok("ask", stdin=f"{enter}nq\n").lines[-1] == "1 answered, 1 left open"
    assert kept(asked) == [("habit", "read", {"count": 0})]


def test_a_note_goes_with_the_answer_that_follows(asked: Tracker) -> None:
    answer = asked.ok("ask", stdin="#before bed\nyq")
    assert answer.out.count("(y/n/s/#") == 3
    assert asked.ok("list --json").json[0]["note"] == "before bed"


def test_a_skip_may_say_why(asked: Tracker) -> None:
    asked.ok("ask", stdin="stired\ns\nq\n")
    skips = asked.state()["skips"]
    assert [one["reason"] for one in skips] == ["tired", None]
    assert kept(asked) == []


def test_what_is_no_answer_is_said_and_asked_again(asked: Tracker) -> None:
    answer = asked.ok("ask", stdin="xyq")
    assert answer.err.startswith("tracker: 'x' is no answer")
    assert answer.out.count("floss (") == 2
    assert [one[1] for one in kept(asked)] == ["floss"]


def test_keys_that_come_at_once_answer_what_is_asked_next(
    asked: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["y12\rq"])
    monkeypatch.setattr(click, "getchar", lambda: next(typed))
    shown = asked.ok("ask").out
    assert [one[1:] for one in kept(asked)] == [("floss", {"done": 1}), ("read", {"count": 12})]
    assert any(line.endswith(" 12") for line in shown.splitlines())


def test_from_a_pipe_a_line_each(tracker: Tracker) -> None:
    tracker.prepare(DAYS)
    tracker.stand_at("2026-11-08T21:00")
    before = tracker.state()
    for wrong in ("maybe", "6\n=\nx", "6\n=\n\n\n\n\nok\nmaybe", "6\n+ walkk 20"):
        assert tracker("ask", stdin=f"{wrong}\n").code == 2
    assert tracker.state() == before
    lines = "6 spasm # after lifting\n4\n+ walk 20\n\nn\n\nn\nnone\nn\n"
    assert tracker.ok("ask", stdin=lines).out == "4 answered, 0 left open\n"
    assert kept(tracker)[1:] == [
        ("pain", "lower-back", {"intensity": 6, "spasm": 1}),
        ("pain", "knee", {"intensity": 4}),
        ("walk", None, {"duration_min": 20}),
        ("habit", "floss", {"done": 0}),
    ]


def test_no_pain_anywhere_answers_for_every_place(evening: Tracker) -> None:
    answer = evening.ok("ask", stdin="+pain none\nq\n")
    assert answer.out.count("pain lower back  (") == 1
    assert "pain left knee  (" not in answer.out
    assert answer.lines[-1] == "1 answered, 1 left open"
    evening.ok("undo")
    assert evening.ok("ask", stdin="+pain 3 left knee\n4q\n").out.count("pain left knee  (") == 0


def sitting_at_a_terminal(key: bytes) -> tuple[subprocess.Popen[bytes], int]:
    """`tracker ask` at a real terminal, its first question answered by a key; the other end."""
    import pty

    parent, child = pty.openpty()
    ours = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
    command = [sys.executable, "-c", AT_TERMINAL]
    asking = subprocess.Popen(
        command, stdin=child, stdout=child, stderr=child, env=ours, start_new_session=True
    )
    os.close(child)
    read_to_question(parent)
    os.write(parent, key)
    read_to_question(parent)
    return asking, parent


def read_to_question(terminal: int) -> None:
    """Read until a key is waited for; what is typed before that is dropped."""
    import termios

    told = b""
    while not told.endswith(b") "):
        told += os.read(terminal, 65536)
    while termios.tcgetattr(terminal)[3] & termios.ICANON:
        time.sleep(0.01)


#: A terminal is a session's own, and tells it when it closes, once the session has opened it.
AT_TERMINAL = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from tracker.__main__ import main
import sys
sys.argv = ["tracker", "ask"]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="another kind of terminal")
@pytest.mark.parametrize("how", ["closed", "told", "ended"])
def test_what_was_answered_outlives_the_terminal(tracker: Tracker, how: str) -> None:
    tracker.prepare(["habit add floss", "habit add tidy", "log pain 5 neck --at yesterday"])
    asking, terminal = sitting_at_a_terminal(b"4")
    if how == "told":
        asking.send_signal(signal.SIGHUP)
    if how == "ended":
        os.write(terminal, b"\x04")
    else:
        os.close(terminal)
    asking.wait(timeout=30)
    assert kept(tracker) == [("pain", "neck", {"intensity": 4.0})]
    assert tracker.ok("history").lines[0].endswith("ask")


def test_a_dose_is_answered_for_who_is_under_18(asked: Tracker) -> None:
    asked.ok("profile set birth-year 2012")
    answer = asked.ok("ask", stdin="+ibuprofen 200\nq")
    assert "the limits on labels are for adults" in answer.err
