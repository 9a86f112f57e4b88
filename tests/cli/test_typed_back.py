"""What `list` shows as a time, typed back into `edit --at`, changes nothing."""

import re
import shutil
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from tests.properties import examples

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"]
#: The hour that comes twice in Berlin, by both of its clocks.
TWICE = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]
KEPT = ("at", "day", "kind", "subject", "measures", "note")


@examples(60, HealthCheck.function_scoped_fixture)
@given(
    st.integers(0, 800 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.sampled_from(["00:00", "04:00", "12:00"]),
    st.booleans(),
    st.sampled_from(["80", "40"]),
)
@example(TWICE[0], "Europe/Berlin", "Europe/Berlin", "00:00", True, "80")
@example(TWICE[1], "Europe/Berlin", "Europe/Berlin", "00:00", True, "80")
@example(TWICE[1], "Europe/Berlin", "Asia/Kathmandu", "04:00", True, "40")
def test_typed_back_it_changes_nothing(
    tracker, travel, monkeypatch, empty_diary, at, there, here, day_start, timed, width
):
    monkeypatch.setenv("COLUMNS", width)
    shutil.copy(empty_diary, tracker.file)
    travel(at, there)
    tracker.ok("config", "day-start", day_start)
    tracker.ok("log pain 5 lower-back" + ("" if timed else " --at today"))
    travel(NOW, here)
    before = tracker.ok("list --json").json[0]
    shown = " ".join(tracker.ok("list").out.split())
    told = re.match(r"#1 (.*?) pain\b", shown)[1]
    answer = tracker("edit", "1", "--at", told)
    after = tracker.ok("list --json").json[0]
    assert {name: after[name] for name in KEPT} == {name: before[name] for name in KEPT}
    # Nothing to change is said so; it is no fault of the time.
    assert answer.code == 0 or "nothing to change" in answer.err
