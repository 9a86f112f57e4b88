"""What Bearable says in the last brackets of a detail: how much it hurt, or which side."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker

HEAD = "date,weekday,time of day,category,rating/amount,detail,notes\n"


@pytest.mark.parametrize(
    ("rating", "detail", "side", "score"),
    [
        ("3", "Knee pain (left)", "left", 8),
        ("1", "Knee pain (Right)", "right", 2),
        ("2", "Knee pain (left) (Mild)", "left", 2),
        ("2", "Left knee pain (Mittel)", "left", 5),
        ("2", "Knee pain (Severe)", None, 8),
    ],
)
def test_a_side_in_brackets_is_a_side(
    tracker: Tracker, rating: str, detail: str, side: str | None, score: int
) -> None:
    file = tracker.home / "bearable.csv"
    file.write_text(f'{HEAD}"1st Feb 2026","Sunday","am","Symptom","{rating}","{detail}",""\n')
    assert tracker.ok(f"import {file} --json").json["added"] == {"pain": 1}
    (entry,) = tracker.ok("export json").json["entries"]
    assert (entry["subject"], entry["side"]) == ("knee", side)
    assert entry["measures"] == {"intensity": score}


def test_a_time_of_day_in_a_word_is_no_bad_date(tracker: Tracker) -> None:
    file = tracker.home / "bearable.csv"
    file.write_text(
        f'{HEAD}"1st Feb 2026","Sunday","Morning","Symptom","2","Headache (Moderate)",""\n'
        '"1st Feb 2026","Sunday","25:00","Symptom","2","Headache (Moderate)",""\n'
    )
    answer = tracker.ok(f"import {file} --json").json
    assert (answer["added"], answer["skipped"]) == (
        {"pain": 1},
        [{"reason": "bad-date", "count": 1, "lines": [3]}],
    )
    (entry,) = tracker.ok("list all --json").json
    assert (entry["day"], entry["at"]) == ("2026-02-01", None)


def test_the_capitals_of_a_category_may_be_others(tracker: Tracker) -> None:
    file = tracker.home / "bearable.csv"
    file.write_text(
        f'{HEAD}"1st Feb 2026","Sunday","","Health Measurements","80.5","Weight (kg)",""\n'
    )
    assert tracker.ok(f"import {file} --json").json["added"] == {"weight": 1}
