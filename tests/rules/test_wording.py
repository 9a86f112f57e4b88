"""How rules say days, counts, spans and amounts, by tables; and the sentences that many share."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.diary import START, asked, reader
from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding, advice_of
from tracker.rules.shared import wording
from tracker.rules.shared.history import History

DAY = ordinal(START)


@pytest.mark.parametrize(
    ("ending", "numbers"),
    [
        ("st", (1, 21, 31, 101, 121, 1001)),
        ("nd", (2, 22, 32, 102, 122, 1002)),
        ("rd", (3, 23, 33, 103, 123, 1003)),
        ("th", (0, 4, 5, 9, 10, 14, 19, 20, 24, 100, 104, 114, 124)),
        ("th", (11, 12, 13, 111, 112, 113, 211, 212, 213, 1011, 1012, 1013)),
    ],
)
def test_ordinals(ending, numbers):
    assert [wording.nth(number) for number in numbers] == [f"{n}{ending}" for n in numbers]


@pytest.mark.parametrize(
    ("number", "thing", "words"),
    [
        (0, "day", "0 days"),
        (1, "day", "1 day"),
        (2, "day", "2 days"),
        (1, "entry", "1 entry"),
        (2, "entry", "2 entries"),
        (21, "known day", "21 known days"),
    ],
)
def test_counts(number, thing, words):
    assert wording.count_of(number, thing) == words


def test_small_numbers_are_words():
    said = [wording.number_words(number) for number in range(14)]
    words = "no one two three four five six seven eight nine ten eleven twelve 13"
    assert said == words.split()
    assert wording.number_words(-1) == "-1"


@pytest.mark.parametrize(
    ("days", "words"),
    [(7, "1 week"), (84, "12 weeks"), (1, "1 day"), (6, "6 days"), (8, "8 days"), (80, "80 days")],
)
def test_spans_of_days(days, words):
    assert wording.weeks_words(days) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "1 day ago"), (2, "2 days ago"), (13, "13 days ago")]
)
def test_how_long_ago(days, words):
    assert wording.ago_words(days) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "under a minute"),
        (0.5, "under a minute"),
        (0.6, "1 min"),
        (1, "1 min"),
        (59.4, "59 min"),
        (59.6, "1 h"),
        (60, "1 h"),
        (61, "1 h 1 min"),
        (450, "7 h 30 min"),
        (1440, "24 h"),
    ],
)
def test_spans_of_minutes(minutes, words):
    assert wording.span_words(minutes) == words


@pytest.mark.parametrize(
    ("ml", "words"),
    [(0, "0 l"), (94, "0.09 l"), (96, "0.1 l"), (1000, "1 l"), (1420, "1.42 l"), (1426, "1.43 l")],
)
def test_litres(ml, words):
    assert wording.litres(ml) == words


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month):
    day = date(2026, month, 28)
    assert wording.month_words(day.toordinal(), 2026) == f"{day:%B}"
    assert wording.day_words(day.toordinal(), 2026) == f"28 {day:%B}"


def test_another_year_is_said():
    assert wording.day_words(DAY, 2026) == "2 March"
    assert wording.day_words(DAY, 2027) == "2 March 2026"
    assert wording.month_words(DAY, 2025) == "March 2026"


@pytest.mark.parametrize(("key", "name"), [("neck", "Neck"), ("left-knee", "Left knee")])
def test_a_place_begins_a_sentence(key, name):
    assert wording.place(key) == name


def test_the_published_waits():
    assert (
        'Published waits are to see a doctor "after at least 2 weeks" (WebMD), after 2 to 3 weeks '
        f'(ACP), "within 4 weeks" (Mayo Clinic). {wording.WAITS}'
    ) == wording.WAITS_FOR_BACKS
    assert wording.WAITS == (
        "The published waits are for back pain; this tool uses its two weeks for every place"
    )


@pytest.mark.parametrize(
    ("now", "earliest"), [(None, DAY), (10_000, DAY - 3)], ids=["by days", "by the instant"]
)
def test_no_more_is_looked_at_than_may_stand(now, earliest):
    """The last 24 hours reach into the day before, and a day may be two from its neighbour's."""
    history = History(asked(reader([]), now=now), first_day=START)
    assert history.earliest(DAY) == earliest


@pytest.mark.parametrize(
    ("now", "at", "stands"),
    [(None, None, False), (None, 5, False), (86_405, None, False), (86_405, 5, False),
     (86_405, 6, True)],
)  # fmt: skip
def test_what_stands_of_the_day_before(now, at, stands):
    """For 24 hours, and not a second more."""
    history = History(asked(reader([]), now=now), first_day=START)
    assert history.stands(DAY, at, DAY)
    assert history.stands(DAY - 1, at, DAY) is stands


def test_advice_that_findings_share_stands_once_the_longer_for_both():
    said = ["See a doctor.", "", "See a doctor. Rest helps little.", "Ask a pharmacist."]
    found = [Finding("any", "watch", START, advice=advice) for advice in [*said, said[0]]]
    assert advice_of(found) == said[2:]
