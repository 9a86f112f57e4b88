"""Findings are told calmly: once, in a line, marked where they are new; answered all at once."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from tests.conftest import Tracker
from tracker.rules.base import DISCLAIMER

MORE = f"  More: tracker check. {DISCLAIMER}"
DAYS = [f"2026-10-{day}" for day in range(25, 32)] + [f"2026-11-0{day}" for day in range(1, 8)]


@pytest.fixture
def sore(tracker: Tracker) -> Tracker:
    """Pain on every day up to yesterday: at the back for two weeks, at a knee a day less."""
    first, *others = DAYS
    both = [f"log pain 5 lower-back 4 left-knee --at {day}" for day in others]
    tracker.prepare([f"log pain 5 lower-back --at {first}", *both])
    return tracker


@pytest.fixture
def look(sore: Tracker, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that remembers a look; `tracker` alone is on a terminal."""
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda stream: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    return sore.home / ".local/state/tracker/last-look.json"


# --- after `log` ---


def test_what_an_entry_changed_is_a_line_and_told_once_a_day(sore: Tracker) -> None:
    lines = sore.ok("log pain 5 lower-back").lines
    assert lines[1:] == [
        "  See a doctor  Lower back: pain past 2 weeks (since 25 Oct)",
        MORE,
    ]
    assert len(sore.ok("log pain 6 lower-back").lines) == 1
    assert len(sore.ok("log water 250").lines) == 1


def test_severe_pain_is_told_again_only_if_it_rose(tracker: Tracker) -> None:
    line = "  See a doctor  Neck: severe pain (since 8 Nov)"
    assert tracker.ok("log pain 8 neck").lines[1:] == [line, MORE]
    assert len(tracker.ok("log pain 8 neck").lines) == 1
    assert tracker.ok("log pain 9 neck").lines[1:] == [line, MORE]
    assert "URGENT" in tracker.ok("log pain 10 neck").out
    # Nobody is told too often that something can't wait.
    assert "get medical help now" in " ".join(tracker.ok("log pain 10 neck").out.split())


def test_a_sign_is_told_again_only_if_it_is_urgent(tracker: Tracker) -> None:
    assert len(tracker.ok("log symptom osteoporosis").lines) == 3
    assert len(tracker.ok("log symptom osteoporosis").lines) == 1
    for _ in range(2):
        out = " ".join(tracker.ok("log symptom saddle-numbness").out.split())
        assert "this can be an emergency: get help now (112, 911 or 999)" in out


def test_another_dose_above_the_label_is_another(tracker: Tracker) -> None:
    for time in ("01:00", "09:00"):
        out = tracker.ok(f"log ibuprofen 600 --at {time}").out
        assert "Ibuprofen: 600 mg at once; ask a pharmacist today (8 Nov)" in out


# --- what is new since the last look ---


def test_what_is_new_since_the_last_look_is_marked(sore: Tracker, look: Path) -> None:
    sore.stand_at("2026-11-07T20:00")
    # Nothing was looked at before: then everything would be new.
    sore.ok("log pain 8 neck")
    assert "Neck: severe pain (since 7 Nov)" in sore.ok("").out
    sore.stand_at("2026-11-08T10:00")
    for words in ("today", ""):
        assert "Lower back: pain past 2 weeks (new, since 25 Oct)" in sore.ok(words).out
    sore.stand_at("2026-11-09T10:00")
    out = sore.ok("").out
    assert "Left knee (new), lower back: pain past 2 weeks (first 25 Oct)" in out
    assert "new" not in sore.ok("").out


@pytest.mark.parametrize("words", ["today", "--json", "today --json", "check", "report", "list"])
def test_only_today_alone_on_a_terminal_is_a_look(sore: Tracker, look: Path, words: str) -> None:
    sore(words)
    assert not look.exists()


def test_a_pipe_is_no_look(sore: Tracker) -> None:
    sore.ok("")
    assert not (sore.home / ".local/state").exists()


def test_the_file_is_the_owners_alone_and_tells_nobody_anything(sore: Tracker, look: Path) -> None:
    sore.ok("log pain 5 lower-back")
    sore.ok("")
    assert stat.S_IMODE(look.stat().st_mode) == 0o600
    assert [path.name for path in look.parent.iterdir()] == [look.name]
    text = look.read_text()
    assert not any(word in text for word in ("pain", "back", "tracker", str(sore.home)))
    before = look.stat().st_mtime_ns
    sore.ok("")
    assert look.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"a": 1}', "[" * 5000, "\0\xff", '{"a": {"b": "c"}}']
)
def test_a_damaged_file_is_passed_over(sore: Tracker, look: Path, content: str) -> None:
    sore.ok("log pain 5 lower-back")
    look.parent.mkdir(parents=True)
    look.write_text(content, encoding="latin-1")
    answer = sore.ok("")
    assert (answer.err, "new" in answer.out) == ("", False)
    assert all(isinstance(one, dict) for one in json.loads(look.read_text()).values())


def test_without_a_place_for_it_today_is_shown_all_the_same(sore: Tracker, look: Path) -> None:
    sore.ok("log pain 5 lower-back")
    (sore.home / ".local/state").write_text("in the way")
    answer = sore.ok("")
    assert (answer.code, answer.err) == (0, "")
    assert "Lower back: pain past 2 weeks" in answer.out


def test_what_could_not_be_put_in_its_place_is_not_left_beside_it(
    sore: Tracker, look: Path
) -> None:
    sore.ok("log pain 5 lower-back")
    look.mkdir(parents=True)
    sore.ok("")
    assert list(look.parent.iterdir()) == [look]


def test_the_diary_itself_is_never_written_over(
    sore: Tracker, look: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look.parent.mkdir(parents=True)
    look.write_bytes(sore.file.read_bytes())
    monkeypatch.setenv("TRACKER_DB", str(look))
    sore.ok("log pain 5 lower-back")
    sore.ok("")
    assert look.read_bytes().startswith(b"SQLite format 3")
    assert sore("check").code == 10


def test_each_diary_has_a_look_of_its_own(
    sore: Tracker, look: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sore.ok("")
    monkeypatch.setenv("TRACKER_DB", str(sore.home / "other.db"))
    for place in range(25):
        monkeypatch.setenv("TRACKER_DB", str(sore.home / f"other-{place}.db"))
        sore.ok("")
    assert len(json.loads(look.read_text())) == 20


# --- answering ---


def test_all_that_stands_is_answered_at_once(sore: Tracker) -> None:
    sore.ok("log pain 5 lower-back")
    sore.ok("log symptom osteoporosis")
    sore.ok("log ibuprofen 600")
    out = " ".join(sore.ok("ack --all").out.split())
    assert "painkiller-dose (ibuprofen at once), persistent-pain lower-back are" in out
    assert "red-flag (osteoporosis)" in out
    assert sore.ok("check").out.startswith("No rule has anything new to say")
    assert "3 findings acknowledged" in sore.ok("").out
    sore.ok("undo")
    assert sore("check").code == 10
    assert len(json.loads(sore("check --json").out)["findings"]) == 3


def test_what_is_urgent_is_named_and_stays(sore: Tracker) -> None:
    sore.ok("log pain 5 lower-back")
    sore.ok("log symptom saddle-numbness")
    out = sore.ok("ack --all --note 'on holiday'").out
    assert "urgent, so not answered with the others: red-flag saddle-numbness" in out
    assert sore("check").code == 20
    before = sore.state()
    answer = sore("ack --all")
    assert (answer.code, answer.out) == (1, "")
    assert "tracker ack red-flag saddle-numbness --note TEXT" in answer.err
    assert sore.state() == before
    sore.ok("ack red-flag saddle-numbness --note seen")
    assert sore("check").code == 0


def test_what_another_line_tells_of_is_answered_too(tracker: Tracker) -> None:
    spells = (*range(40, 38, -1), *range(28, 26, -1), *range(16, 0, -1))
    for ago in spells:
        tracker.ok(f"log pain 5 neck --at '{ago} days ago'")
    rules = {f["rule"] for f in tracker("check --json").json["findings"]}
    assert rules == {"persistent-pain", "recurrent-pain"}
    tracker.ok("ack --all")
    assert tracker("check").code == 0


@pytest.mark.parametrize("words", ["ack", "ack --all", "ack --all --note x"])
def test_where_nothing_stands_one_sentence_says_so(tracker: Tracker, words: str) -> None:
    answer = tracker(words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "tracker: nothing stands to be answered; `tracker check --all` shows all\n"
    )


def test_an_answer_to_nothing_in_particular_names_a_line_that_works(sore: Tracker) -> None:
    sore.ok("log pain 5 lower-back")
    answer = sore("ack")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "tracker ack persistent-pain lower-back --note TEXT; or tracker ack --all" in answer.err
    assert sore("ack persistent-pain --all").code == 2
    assert sore("ack --all --seen-doctor 2026-10-01").code == 2
    assert sore("check").code == 10
    sore.ok("ack persistent-pain lower-back --note TEXT")
    assert sore("check").code == 0


def test_many_are_counted(tracker: Tracker) -> None:
    sites = "neck, head, jaw, chest, pelvis, groin, ribs, abdomen"
    for ago in range(16):
        tracker.ok("log", "pain", "3", *sites.split(", "), "--at", f"{ago} days ago")
    tracker.ok("ack red-flag chest --note x")
    out = tracker.ok("ack --all").out
    assert " findings are acknowledged; they come back by themselves" in out
    assert " findings\n" in tracker.ok("history -n 1").out


# --- `check` ---


def test_every_name_below_a_finding_can_be_typed_behind_ack(sore: Tracker) -> None:
    for line in ("pain 5 lower-back 4 left-knee", "ibuprofen 600", "naproxen 220", "symptom lump"):
        sore.ok(f"log {line}")
    out = sore("check").out
    names = [line.strip() for line in out.splitlines() if line.startswith(" " * 16)]
    rules = {"persistent-pain", "painkiller-dose", "red-flag", "recurrent-pain"}
    handles = [name for name in names if name.split()[0] in rules and len(name.split()) == 2]
    assert len(handles) >= 4
    for handle in handles:
        sore.ok(f"ack {handle} --note x")
    assert sore("check").code == 0
