"""Today: the figures of one day, the drawing of them, and what follows a `log`."""

import json
import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.figures.diaries import WALK_GOAL, WATER_GOAL, at, entry, ledgers_of, month
from tests.properties import examples
from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Days, Goal
from tracker.domain.time.ordinals import ordinal
from tracker.domain.time.so_far import SoFar
from tracker.figures.habits.goals import goals_report
from tracker.figures.habits.standing import standings
from tracker.figures.known import Known
from tracker.figures.progress import progress_of, summed
from tracker.figures.today import JudgedToday, days_for_today, today_summary
from tracker.screen.draw import Style
from tracker.screen.progress import progress_bar, progress_words
from tracker.screen.today import draw_today

YESTERDAY, DAY = "2026-11-03", "2026-11-04"
SGR = re.compile("\x1b\\[[0-9;]*m")


def today(entries, goals=(), now="12:00", day=DAY, profile=None, anything=True, findings=()):
    ledgers = ledgers_of(goals, entries)
    return today_summary(
        SoFar(at(day, now), day, day),
        entries,
        Known(profile or {}, load("sites"), load("drugs"), list(goals)),
        findings,
        JudgedToday(
            tuple(standings(ledgers, ordinal(day))), goals_report(ledgers, Days(day, day), day)
        ),
        anything,
    )


def shown(entries, style=Style(), us=False, **more):  # noqa: B008
    return draw_today(today(entries, **more), style, us=us)


def dose(day, clock, mg=400, drug="ibuprofen"):
    return entry("med", day, clock, subject=drug, **({"dose_mg": mg} if mg else {"done": 1}))


def test_nothing_ever_logged_names_the_first_three_commands():
    text = shown([], anything=False)
    assert [line.strip() for line in text.split("\n") if line.startswith("  ")] == [
        "tracker water 500",
        "tracker pain 6 lower back",
        "tracker report",
    ]


def test_nothing_logged_today():
    text = shown([entry("water", YESTERDAY, "10:00", volume_ml=500)], goals=[WATER_GOAL])
    assert text.split("\n")[2:] == [
        "Drinks      ░░░░░░░░░░░░░░░░░░░░  0.0 of 2.0 l",
        "",
        "Nothing is logged today yet.",
    ]


def test_a_day_in_full():
    entries = [
        entry("water", DAY, "08:00", volume_ml=1150),
        entry("drink", DAY, "09:00", subject="coffee", volume_ml=250, potassium_mg=120),
        entry("food", DAY, subject="watermelon", mass_g=300, water_ml=274.4, potassium_mg=336),
        entry("pain", DAY, "08:00", subject="lower-back", intensity=7, spasm=1),
        entry("pain", DAY, "11:00", subject="lower-back", intensity=4),
        entry("pain", DAY, "09:00", subject="knee", side="left", intensity=2),
        entry("walk", DAY, "10:00", duration_min=30, distance_m=2500),
        entry("stretch", DAY, subject="hamstrings", duration_min=10),
        dose(YESTERDAY, "20:00"),
        dose(DAY, "08:00"),
        entry("treatment", DAY, subject="heat", duration_min=20, provider="me"),
        entry("symptom", DAY, subject="fever", done=1),
        entry("weight", DAY, mass_kg=82.5),
        entry("sleep", DAY, duration_min=450),
        entry("note", DAY, note="new mattress"),
    ]
    text = shown(entries, goals=[WATER_GOAL, WALK_GOAL])
    assert text == "\n".join(
        [
            "Today  Wed 4 Nov 2026",
            "",
            "Drinks      ▇▇▇▇▇▇▇▇▇▇▇▇▇▇░░░░░░  1.4 of 2.0 l",
            "in food     274 ml",
            "Pain        lower back  4  at 11:00, worst 7, spasm",
            "            left knee   2  at 09:00",
            "Movement    walks      30 min, 2.5 km",
            "            stretches  10 min          hamstrings",
            "Medicines   ibuprofen  1 dose today, 800 mg in the last 24 h (label: 1200 mg)",
            "Treatments  heat, 20 min, me",
            "Signs       fever",
            "Minerals    potassium  456 mg",
            "Weight      82.5 kg",
            "Sleep       7 h 30 min",
            "Habits      ▄  walk  30 of 150 min this week  by Sun 8 Nov",
            "Notes       new mattress",
        ]
    )
    json.dumps(today(entries).as_json())


def test_without_a_goal_none_is_chosen():
    text = shown([entry("water", DAY, "08:00", volume_ml=1400)])
    assert "Drinks      1.4 l  no goal set: tracker goal set water" in text


def test_drinks_without_room_are_the_amount_and_no_part_of_a_sentence():
    places = [entry("pain", DAY, "08:00", subject=f"place-{n}", intensity=4) for n in range(9)]
    notes = [entry("note", DAY, f"{n:02}:00", note="words " * 30) for n in range(9)]
    filled = [*places, *notes, entry("water", DAY, "08:00", volume_ml=500)]
    lines = draw_today(today(filled), Style(width=40), below_it=20).split("\n")
    (drinks,) = [line for line in lines if line.startswith("Drinks")]
    assert drinks == "Drinks      500 ml: tracker list today"


def test_goal_reached_is_said_only_when_it_is():
    goal = [WATER_GOAL]
    assert "1.99 of 2.0 l" in shown([entry("water", DAY, volume_ml=1999)], goals=goal)
    assert "2.0 of 2.0 l" in shown([entry("water", DAY, volume_ml=2000)], goals=goal)


def test_medicines_over_the_last_24_hours():
    entries = [
        dose(YESTERDAY, "11:59"),  # 24 hours and a minute ago
        dose(YESTERDAY, "12:00"),  # just fallen out: (now - 24 h, now]
        dose(YESTERDAY, "12:01"),
        dose(DAY, "06:00"),
        dose(DAY, None),
        dose(DAY, "07:00", mg=None),
        dose(DAY, "07:00", drug="paracetamol", mg=500),
    ]
    ibuprofen, paracetamol = today(entries).medicines
    assert ibuprofen == ("ibuprofen", 3, 800, 800, 1, 1200, False, 1, ("ibuprofen",))
    assert paracetamol[:4] == ("paracetamol", 1, 500, 500)


def test_a_dose_in_pieces_is_said_to_be_in_no_sum():
    text = shown([dose(DAY, "06:00"), dose(DAY, "07:00", mg=None)])
    assert "400 mg in the last 24 h (label: 1200 mg);" in text
    assert "1 dose without mg not in it" in text
    assert "without mg" not in shown([dose(DAY, "06:00", mg=None)])


def test_yesterdays_dose_alone_is_still_shown():
    text = shown([dose(YESTERDAY, "20:00")])
    assert "Medicines   ibuprofen  0 doses today, 400 mg in the last 24 h (label: 1200 mg)" in text


def test_above_the_label_in_a_warning_colour():
    entries = [dose(DAY, f"0{hour}:00") for hour in range(4)]
    text = draw_today(today(entries), Style(colour=True))
    warning = Style(colour=True).warning("ibuprofen").partition("ibuprofen")[0]
    assert f"{warning}ibuprofen  4 doses today, 1600 mg" in text


def test_days_to_read():
    # A week's goal is a habit, which reads its own.
    # After a flight east, a dose of the last 24 hours is of a day further back.
    days = days_for_today(SoFar(0, DAY, DAY))
    assert days.first < YESTERDAY and days.last == DAY
    assert days_for_today(SoFar(0, YESTERDAY, DAY)).last == DAY


def test_a_goal_stands_in_the_json_with_the_week_that_today_lies_in():
    entries = [entry("walk", "2026-11-02", duration_min=100), entry("walk", DAY, duration_min=25)]
    ended = WALK_GOAL._replace(subject="forest", to_day=YESTERDAY, uid="e")
    data = today(entries, goals=[WALK_GOAL, ended]).as_json()
    (goal,) = data["goals"]
    assert (goal["name"], goal["measure"], goal["period"]) == ("walk", "duration_min", "week")
    assert goal["windows"] == [
        {"first": "2026-11-02", "last": "2026-11-08", "target": 150, "value": 125, "met": None}
    ]


def test_a_weeks_goal_counts_the_whole_week():
    entries = [
        entry("walk", "2026-11-02", duration_min=100),
        entry("walk", DAY, duration_min=25),
        entry("walk", "2026-11-01", duration_min=500),
    ]
    assert "walk  125 of 150 min this week" in shown(entries, goals=[WALK_GOAL])


def test_a_ceiling_is_told_as_one():
    coffee = Goal("done", 2, kind="drink", subject="coffee", direction="at-most", uid="c")
    text = shown([entry("drink", DAY, subject="coffee", volume_ml=250)], goals=[coffee])
    assert "Habits      ?  coffee  1 of at most 2" in text


def test_an_ended_goal_is_gone():
    ended = WALK_GOAL._replace(to_day=YESTERDAY)
    assert "Goals" not in shown([entry("walk", DAY, duration_min=5)], goals=[ended])


def test_no_pain_and_rest():
    entries = [entry("pain", DAY, intensity=0), entry("rest", DAY, done=1)]
    text = shown(entries)
    assert "Pain        none anywhere" in text
    assert "Movement    a rest day" in text


def test_us_units():
    goal = Goal("volume_ml", 64 * 29.5735295625, uid="g")
    text = shown([entry("water", DAY, volume_ml=16 * 29.5735295625)], goals=[goal], us=True)
    assert "16 of 64 fl oz" in text


WORDS = st.text(
    st.sampled_from("ab-腰ひざ\U0001f469\u200d\U0001f9bd\u2600\ufe0f \x1b\n\u202e\u05e9é"),
    min_size=1,
    max_size=90,
)


@examples(150)
@given(WORDS, st.sampled_from([40, 55, 80]), st.booleans(), st.booleans())
def test_whatever_was_typed_today_fits(words, width, colour, ascii):
    entries = [
        entry("pain", DAY, "08:00", subject=words, intensity=7, unbearable=1, spasm=1),
        entry("pain", DAY, "09:00", subject=words, intensity=1),
        entry("note", DAY, note=words * 20),
        dose(DAY, "08:00", drug=words),
        entry("treatment", DAY, subject=words, provider=words, duration_min=10),
        entry("sport", DAY, subject=words, duration_min=10, distance_m=12_345),
        entry("symptom", DAY, subject=words, done=1),
        entry("mineral", DAY, subject="magnesium", dose_mg=300, magnesium_mg=300),
    ]
    goal = Goal("duration_min", 10, kind="sport", subject=words, uid="a")
    style = Style(colour, ascii, width)
    text = draw_today(today(entries, goals=[goal, WATER_GOAL]), style)
    bare = SGR.sub("", text)
    assert all(wcswidth(line) <= width for line in bare.split("\n")), bare
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]| $", bare, re.MULTILINE)


@pytest.mark.parametrize("width", [40, 80])
def test_every_day_of_a_month_in_ascii(width):
    entries = month()
    for day in sorted({e.day for e in entries}):
        text = draw_today(
            today([e for e in entries if e.day <= day], goals=[WATER_GOAL, WALK_GOAL], day=day),
            Style(ascii=True, width=width),
        )
        assert text.isascii()
        assert max(map(len, text.split("\n"))) <= width


# --- after a log ---


def total(value, kind="water", subject=None, day=DAY):
    return SimpleNamespace(day=day, kind=kind, subject=subject, value=value, count=1)


def line(new, totals, goals=(), style=Style(), us=False):  # noqa: B008
    progress = summed(progress_of(new, list(goals)), totals)
    style = style._replace(us=us)
    return f"{progress_words(progress, DAY, style)} {progress_bar(progress, style)}".rstrip()


def test_water_counts_every_drink_towards_the_goal():
    new = entry("water", DAY, "10:00", volume_ml=500)
    totals = [total(1150), total(250, "drink", "coffee")]
    assert line(new, totals, [WATER_GOAL]) == "1.4 of 2.0 l today ▇▇▇▇▇▇▇░░░"
    assert line(new, totals) == "1.4 l today"
    assert line(new, totals, [WATER_GOAL], Style(ascii=True)) == "1.4 of 2.0 l today #######---"


def test_a_walk_counts_walks_alone_over_the_week_of_its_goal():
    new = entry("walk", DAY, "10:00", duration_min=30)
    totals = [total(90, "walk"), total(45, "sport", "swimming")]
    assert progress_of(new, [WALK_GOAL]).days == Days("2026-11-02", "2026-11-08")
    assert line(new, totals, [WALK_GOAL]) == "90 of 150 min this week ▇▇▇▇▇▇░░░░"
    assert line(new, totals) == "1 h 30 min today"


def test_steps_have_their_own_goal():
    steps = Goal("steps", 8000, uid="s")
    new = entry("walk", DAY, duration_min=30, steps=4000)
    assert progress_of(new, [steps]).measure == "steps"
    assert line(new, [total(4000, "walk")], [steps]).startswith("4000 of 8000 steps today ▇▇▇▇▇░")


def test_food_tells_its_water_and_pills_their_mineral():
    food = entry("food", DAY, subject="watermelon", mass_g=300, water_ml=274.4, potassium_mg=336)
    assert line(food, [total(274.4, "food", "watermelon")]) == "274 ml in food today"
    pill = entry("mineral", DAY, subject="magnesium", dose_mg=300, magnesium_mg=300)
    assert progress_of(pill, []).measure == "magnesium_mg"
    assert line(pill, [total(300, "mineral", "magnesium"), total(30, "food", "banana")]) == (
        "330 mg today"
    )


def test_a_back_dated_entry_tells_its_own_day():
    new = entry("water", YESTERDAY, "10:00", volume_ml=500)
    assert line(new, [total(500, day=YESTERDAY)]) == "500 ml that day"


@pytest.mark.parametrize(
    "new",
    [
        entry("pain", DAY, subject="neck", intensity=3),
        entry("weight", DAY, mass_kg=80),
        entry("med", DAY, subject="ibuprofen", dose_mg=400),
        entry("note", DAY, note="x"),
        entry("rest", DAY, done=1),
    ],
    ids=lambda e: e.kind,
)
def test_what_does_not_add_up_has_no_progress(new):
    assert progress_of(new, [WATER_GOAL]) is None


def test_a_ceiling_has_no_bar_to_fill():
    most = Goal("volume_ml", 1500, direction="at-most", uid="m")
    new = entry("water", DAY, volume_ml=500)
    assert line(new, [total(500)], [most]) == "0.5 of at most 1.5 l today"
