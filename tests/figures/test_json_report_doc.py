"""`docs/json-report.md` names every key that a report's JSON has."""

from pathlib import Path

from tests.figures.diaries import PROFILE, WATER_GOAL, at, month, report
from tracker.domain.catalogues.catalogue import load
from tracker.domain.time.so_far import SoFar
from tracker.figures.known import Known
from tracker.figures.today import today_summary

DOC = Path(__file__).parents[2] / "docs" / "json-report.md"


def keys(data):
    if isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from keys(value)
    if isinstance(data, list):
        for value in data:
            yield from keys(value)


def test_every_key_is_documented():
    first, last = "2026-10-24", "2026-11-22"
    whole = report(month(), first, last, goals=[WATER_GOAL], profile=PROFILE).as_json()
    without_goal = report(month(), first, last, profile=PROFILE).as_json()
    today = today_summary(
        SoFar(at(first, "22:00"), first, first),
        [e for e in month() if e.day == first],
        Known(PROFILE, load("sites"), load("drugs")),
    ).as_json()
    used = {*keys(whole), *keys(without_goal), *keys(today)}
    text = DOC.read_text(encoding="utf-8")
    missing = [key for key in sorted(used) if f"`{key}`" not in text and f'"{key}"' not in text]
    assert missing == []
    assert {"amount", "mg_24h", "latest_offset_min", "trend_kg_week"} <= used
