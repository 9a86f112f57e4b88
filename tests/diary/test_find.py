"""What the rules say of a diary, and what may rest for a while."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from tests.figures.diaries import entry
from tracker.diary.diary import Diary
from tracker.diary.find.findings import checked, explanations, replayed
from tracker.diary.find.resting import acknowledge, snooze, standing
from tracker.diary.find.rulebook import every_rule, find_rule
from tracker.diary.find.running import current_findings, reading_again, rule_inputs
from tracker.diary.preferences.taste_file import write
from tracker.domain.entries import ALL_DAYS, Days, Entry
from tracker.domain.errors import TrackerError, UnknownName, WrongWords

START = date(2026, 10, 20)


def sore(diary: Diary, *sites: str) -> None:
    """Twenty days of pain up to now, a row of ids each."""
    days = [(START + timedelta(days=n)).isoformat() for n in range(20)]
    diary.store.add(
        [entry("pain", day, subject=site, intensity=5) for site in sites for day in days], "log"
    )


def named(findings: Sequence[object]) -> list[tuple[str, str | None]]:
    return [(f.rule, f.site) for f in findings]  # type: ignore[attr-defined]


def test_what_stands_today_and_what_stood_then(diary: Diary) -> None:
    sore(diary, "lower-back")
    now = checked(diary)
    assert (now.day, named(now.wanted)) == ("2026-11-08", [("persistent-pain", "lower-back")])
    assert (now.levels, now.resting, now.entries) == ({"see-doctor"}, 0, 0)
    then = checked(diary, "2 nov")
    assert (then.day, list(then.wanted), then.entries) == ("2026-11-02", [], 14)
    assert len(checked(diary, everything=True).wanted) == len(now.findings)
    with pytest.raises(WrongWords, match="is no day"):
        checked(diary, "someday")


def test_an_empty_diary_has_nothing_to_go_by(diary: Diary) -> None:
    found = checked(diary, explained=True)
    assert (list(found.findings), list(found.explanations), found.entries) == ([], [], 0)


def test_findings_are_explained_by_their_own_entries(diary: Diary) -> None:
    sore(diary, "lower-back", "neck")
    for explained in checked(diary, explained=True).explanations:
        assert {one.id for one in explained.entries} == set(explained.finding.entries)
        assert {one.subject for one in explained.entries} == {explained.finding.site}
    assert explanations(diary, []) == []


def test_a_replay_tells_what_was_raised_when(diary: Diary) -> None:
    sore(diary, "lower-back")
    replay = replayed(diary, "20 oct", "5 nov")
    assert replay.days == Days("2026-10-20", "2026-11-05")
    assert [(day, f.rule) for day, f in replay.raised] == [("2026-11-03", "persistent-pain")]


def test_entries_that_are_read_are_not_read_again(diary: Diary) -> None:
    sore(diary, "lower-back")
    drinks = [entry("water", "2026-11-07", "09:00", volume_ml=2000) for _ in range(3)]
    diary.store.add([*drinks, entry("med", "2026-09-01", subject="ibuprofen", dose_mg=400)], "log")
    days, inputs = Days("2026-11-01", "2026-11-08"), rule_inputs(diary)
    again = reading_again(inputs, days, diary.up_to_now.said(days))
    firsts = {"water": "2026-11-02", "med": "2026-08-01", "walk": "2026-11-05"}
    found = list(inputs.of_kinds(firsts, days.last))
    assert [one.kind for one in found] == ["med", "water", "water", "water"]
    assert sorted(again.of_kinds(firsts, days.last)) == sorted(found)
    for wanted, kind in (
        (days, None), (days, "water"), (Days("2026-11-07", "2026-11-07"), None),
        (Days("2026-10-31", "2026-11-01"), None), (Days("2026-09-01", "2026-09-01"), "med"),
    ):  # fmt: skip
        assert list(again.read(wanted, kind)) == list(inputs.read(wanted, kind))
    # Without a way to read several kinds at once, each is read alone.
    assert sorted(inputs._replace(since=None).of_kinds(firsts, days.last)) == sorted(found)
    assert current_findings(diary, inputs=again) == current_findings(diary)


def test_what_is_acknowledged_rests(diary: Diary) -> None:
    sore(diary, "lower-back")
    kept = acknowledge(diary, "persistent-pain", "", seen_doctor="yesterday", note=None)
    assert kept.names == ("persistent-pain lower-back",)
    found = checked(diary)
    assert (list(found.wanted), found.levels, found.resting) == ([], frozenset(), 1)
    (answer,) = diary.store.raw("acknowledgements")
    assert (answer["seen_doctor_day"], answer["day"]) == ("2026-11-07", "2026-11-08")
    assert json.loads(answer["finding"])["site"] == "lower-back"
    assert diary.store.history(20)[0].command == "acknowledge persistent-pain lower-back"


def test_what_is_snoozed_rests_until_a_day(diary: Diary) -> None:
    sore(diary, "lower-back")
    kept = snooze(diary, "persistent-pain", ["lower", "back", "2", "weeks"])
    assert (kept.names, kept.until) == (("persistent-pain lower-back",), "2026-11-22")
    assert snooze(diary, "persistent-pain", ["3", "days"]).until == "2026-11-11"
    assert snooze(diary, "persistent-pain", ["2"]).until == "2026-11-10"
    assert checked(diary).levels == frozenset()


def test_an_answer_that_is_refused_changes_nothing(diary: Diary) -> None:
    sore(diary, "lower-back", "neck")
    diary.store.add([entry("symptom", "2026-11-08", subject="saddle-numbness", done=1)], "log")
    with pytest.raises(WrongWords, match="so that you know later why"):
        acknowledge(diary, "persistent-pain", "neck", seen_doctor=None, note=None)
    with pytest.raises(WrongWords, match="name one of lower-back, neck"):
        acknowledge(diary, "persistent-pain", "", seen_doctor=None, note="x")
    with pytest.raises(WrongWords, match="began, on Tue 20 Oct"):
        acknowledge(diary, "persistent-pain", "neck", seen_doctor="2026-10-01", note=None)
    with pytest.raises(TrackerError, match="is urgent and can't be snoozed"):
        snooze(diary, "red-flag", ["7d"])
    assert diary.store.raw("acknowledgements") == []


def test_which_finding_is_meant(diary: Diary) -> None:
    sore(diary, "lower-back", "neck")
    diary.store.add([entry("symptom", "2026-11-08", subject="fever", done=1)], "log")
    assert named(standing(diary, "persistent-pain", "Neck")) == [("persistent-pain", "neck")]
    assert [f.about for f in standing(diary, "red-flag", "fever")] == ["fever"]
    with pytest.raises(TrackerError, match="has no finding for left-knee today"):
        standing(diary, "persistent-pain", "left-knee")
    with pytest.raises(UnknownName, match="did you mean fever"):
        standing(diary, "red-flag", "fevre")


def test_rules_come_with_the_cut_offs_in_force(diary: Diary) -> None:
    write("persistent-pain.share", "30")
    found = find_rule(diary, "persistent-pain")
    assert found.cutoffs["share"] == 30
    assert found in every_rule(diary)
    with pytest.raises(UnknownName):
        find_rule(diary, "nonsense")


def long_bout(seed: int) -> list[Entry]:
    """Pain of 2200 days at some places: now and then of no site, twice a day, or no plain score."""
    chance = random.Random(seed)
    places = [("lower-back", None), ("knee", "left"), ("lbp", None), ("knee", "both"), (None, None)]
    often = [0.99, chance.choice([0, 0.9]), *(chance.choice([0, 0, 0.01]) for _ in places[2:])]
    kept = []
    for back in range(2200, -1, -1):
        day = (date(2026, 11, 8) - timedelta(days=back)).isoformat()
        for (subject, side), share in zip(places, often, strict=True):
            for hour in (8, 9):
                if chance.random() > (share if hour == 8 else share / 200):
                    continue
                score = float(chance.randrange(11)) if subject else 0.0
                one = entry("pain", day, subject=subject, side=side, intensity=score)
                odd = {"estimated": True} if chance.random() < 0.01 else {}
                if chance.random() < 0.01:
                    odd["since_day"] = (date.fromisoformat(day) - timedelta(days=9)).isoformat()
                if chance.random() < 0.01:
                    odd["measures"] = {"unbearable": 1.0}
                kept.append(one._replace(**odd))
    return kept


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 8))]
)
def test_a_long_bout_is_judged_as_if_every_entry_had_been_read(diary: Diary, seed: int) -> None:
    entries = long_bout(seed)
    diary.store.add(entries, "log")
    by_columns = rule_inputs(diary)
    one_by_one = by_columns._replace(old_scores=None)
    found = current_findings(diary, inputs=by_columns)
    assert found == current_findings(diary, inputs=one_by_one)
    assert any(len(finding.entries) > 2000 for finding in found)
    old = diary.store.old_pain(ALL_DAYS)
    assert old.plain
    told = [*old.scores, *(score for one in old.plain for score in one.scores())]
    whole = [score._replace(at=None) for score in diary.store.pain_scores(ALL_DAYS)]
    by_id = sorted(whole, key=lambda score: score.id or 0)
    assert sorted((s._replace(at=None) for s in told), key=lambda score: score.id or 0) == by_id
    assert not {s.day for s in old.scores} & {day for one in old.plain for day in one.days}
