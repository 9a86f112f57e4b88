"""The page as a document: whole at the edges, and never more than text where a person typed."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.figures.diaries import PROFILE, WATER_GOAL, entry, report, with_sections
from tests.page.pages import QUIET, habits_of, month_page, page_of, sample_page
from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Goal
from tracker.figures.questions import ASKED, QUESTION, TO_DOCTOR
from tracker.page.page import build_page
from tracker.screen.draw import Style
from tracker.screen.report import draw_report

MON, SUN = "2026-11-02", "2026-11-08"
PILL = entry("mineral", MON, subject="magnesium", dose_mg=300, magnesium_mg=300)
MELON = entry("food", MON, subject="watermelon", mass_g=300, water_ml=274, magnesium_mg=30)
VOID = {"meta", "br", "img", "link", "input", "hr", "source"}


class Reader(HTMLParser):
    """The page as a browser's parser would see it: tags with attributes, text by element."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text, self.open = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "svg"} & set(self.open):
            self.text.append(data)

    @property
    def words(self):
        return "".join(self.text)

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def read(*entries, first=MON, last=SUN, **more):
    page = Reader(page_of(entries, first, last, **more))
    assert page.open == []
    return page


def pain(day=MON, score=5, subject="lower-back", **more):
    return entry("pain", day, "08:00", subject=subject, intensity=score, **more)


def test_movement_a_week_is_one_figure():
    found = read(entry("walk", SUN, "08:00", duration_min=30), first="2025-11-09").words
    assert "Movement a week1 min" in re.sub(r"\s+", " ", found).replace("week 1", "week1")
    assert "30 min in all, 1 min a week." in found


def test_what_hurts_worst_stands_first_of_places_with_as_many_days():
    zeros = [pain(f"2026-11-0{n}", 0) for n in range(2, 8)]
    page = read(*zeros, pain(SUN, 3), pain(SUN, 2, "neck")).words
    assert page.index("Lower back") < page.index("Neck")


# --- edges ---


def test_an_empty_diary():
    page = read()
    assert "Nothing is logged in this period." in page.words
    assert QUIET in page.words
    assert page.of("svg") == []


def test_one_entry_of_each_sort():
    for one in (
        pain(),
        pain(score=0),
        entry("pain", MON, intensity=0),
        entry("water", MON, volume_ml=500),
        entry("food", MON, subject="watermelon", mass_g=300, water_ml=270),
        entry("med", MON, subject="ibuprofen", done=1),
        entry("treatment", MON, subject="heat", done=1),
        entry("mineral", MON, subject="magnesium", dose_mg=300, magnesium_mg=300),
        entry("weight", MON, mass_kg=80),
        entry("sleep", MON, duration_min=420),
        entry("walk", MON, steps=4000),
        entry("rest", MON, done=1),
        entry("note", MON, note="hello"),
        entry("symptom", MON, subject="fever", done=1),
    ):
        page = read(one, first=MON, last=MON)
        assert "1 entry" in page.words, one.kind
        assert "None" not in page.words
        assert "nan" not in page.words


def test_a_site_with_words_only():
    """An import may know that there was pain and no score."""
    page = read(entry("pain", MON, subject="neck"))
    assert "Pain on 1 of 1 logged day." in page.words


def test_forty_sites_are_all_there():
    names = [n for n in load("sites").subjects if n != "widespread"][:36]
    entries = [pain(score=1 + n % 9, subject=name) for n, name in enumerate(names)]
    entries += [pain(subject="knee", side=side) for side in ("left", "right")]
    page = read(*entries)
    for name in names:
        assert name.replace("-", " ") in page.words
    # Six have a chart of their own, the others share two.
    figures = [attrs.get("id", "") for attrs in page.of("figure")]
    assert sum(name.startswith("chart-pain-") for name in figures) == 8
    assert len(set(figures)) == len(figures)


def test_twenty_years():
    entries = [pain(f"{year}-03-04", year % 10) for year in range(2007, 2027)]
    page = read(*entries, first="2007-01-01", last="2026-12-31")
    assert "2007" in page.words
    assert "2026" in page.words


def test_us_units():
    entries = [entry("water", MON, volume_ml=591), entry("weight", MON, mass_kg=90)]
    words = read(*entries, us=True).words
    assert "fl oz" in words
    assert "lb" in words
    assert " ml" not in words
    assert " kg" not in words


# --- what a person typed ---

NASTY = (
    "<script>document.title='owned'</script><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>&amp; </p></main>",
    "{{ 7 * 7 }} {% raw %} </style> <!-- ",
    "🪑👩‍👩‍👧 emoji, עברית and العربية, \u202eoverride",
    "two\nlines\r\nand a\ttab",
    "x" * 10_000,
    "long words " * 900,
)


@pytest.mark.parametrize("text", NASTY)
def test_a_note_is_shown_and_never_obeyed(text, harmless):
    entries = [
        entry("note", MON, "08:00", note=text),
        entry("treatment", MON, subject=text[:60], done=1, provider=text),
        entry("strength", MON, subject=text[:60], duration_min=10),
        pain(subject="lower-back", note=text),
    ]
    page = read(*entries)
    assert page.words.count(text.replace("\r\n", "\n")) + page.words.count(text) >= 2
    # No element and no attribute that a harmless diary's page doesn't have.
    assert {(tag, tuple(sorted(attrs))) for tag, attrs in page.tags} <= harmless


@pytest.fixture(scope="module")
def harmless():
    """Every element and its attributes on the page of a diary that nobody tried anything with."""
    entries = [
        entry("note", MON, "08:00", note="fine"),
        entry("treatment", MON, subject="heat", done=1, provider="fine"),
        entry("strength", MON, subject="core", duration_min=10),
        pain(subject="lower-back", note="fine"),
    ]
    return {(tag, tuple(sorted(attrs))) for tag, attrs in read(*entries).tags}


def test_a_long_note_shows_its_beginning_and_has_the_whole_behind_it():
    text = "".join(f"line {n}. " for n in range(120))
    page = page_of([entry("note", MON, note=text), entry("note", SUN, note="short")], MON, SUN)
    notes = page[page.index('<ol class="notes">') :]
    assert notes.count("<details>") == 1
    assert f"<summary>{text[:300]}&hellip; (all {len(text):,} characters)</summary>" in notes
    assert f">{text}</p></details>" in notes


def test_control_characters_are_shown_as_pictures():
    page = read(entry("note", MON, note="bell \x07 escape \x1b[31m"))
    assert "bell ␇ escape ␛[31m" in page.words
    assert "\x1b" not in page.words


# --- the document ---


@pytest.fixture(scope="module")
def month():
    return Reader(month_page())


def test_nothing_is_fetched_or_run(month):
    names = {tag for tag, _ in month.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "base", "form"})
    for tag, attrs in month.tags:
        assert not any(name.startswith("on") for name in attrs), tag
        assert {"src", "srcset", "poster", "data", "xlink:href"}.isdisjoint(attrs), tag
        assert "href" not in attrs or tag == "a"
    (policy,) = [m["content"] for m in month.of("meta") if "http-equiv" in m]
    assert policy.startswith("default-src 'none'")


def test_every_section_is_there(month):
    found = [attrs["id"] for attrs in month.of("section")]
    assert found == [
        "findings", "symptoms", "pain", "care", "drinks", "movement", "habits", "body", "notes",
        "sources",
    ]  # fmt: skip


def test_a_goal_is_told_where_no_habit_tells_of_it():
    month = [entry("water", "2026-11-01", "12:00", volume_ml=500)]
    summary = report(month, "2026-11-01", "2026-11-07", goals=[WATER_GOAL])
    habits = habits_of(month, [WATER_GOAL], summary.days)
    for kept, shown in ((habits, False), (None, True)):
        drawn = build_page(with_sections(summary, habits=kept), [], sites=load("sites"), quiet="")
        assert ('id="goals"' in drawn) is shown


def test_every_chart_has_its_message_and_a_table(month):
    charts = [a for a in month.of("div") if "chart" in (a.get("class") or "").split()]
    assert all(chart["role"] == "img" and len(chart["aria-label"]) > 15 for chart in charts)
    figures = [a for a in month.of("figure") if a.get("id")]
    tables = [a["aria-label"] for a in month.of("div") if a.get("role") == "region"]
    # Each figure has one; pain, medicines, movement and habits one more for the section.
    assert len(tables) == len(figures) + 4
    assert "lower back, a row a day" in tables


def test_headings_go_down_one_level_at_a_time(month):
    levels = [int(tag[1]) for tag, _ in month.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_ids_are_unique(month):
    ids = [attrs["id"] for _, attrs in month.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_a_finding_comes_with_its_evidence(month):
    assert "What it rests on:" in month.words
    assert "persistent-pain" in month.words
    assert any(attrs["href"].startswith("http") for attrs in month.of("a"))


def test_figures_are_those_of_the_summary():
    entries = [pain(f"2026-11-0{n}", score) for n, score in ((2, 4), (3, 6), (4, 0))]
    entries += [entry("water", f"2026-11-0{n}", volume_ml=1500) for n in (2, 3)]
    words = read(*entries).words
    assert "Pain on 2 of 3 logged days, mean 3.3, from 0 to 6." in words
    assert "1.5 l a day on 2 days with drinks." in words


def test_how_much_was_logged_is_said_once():
    words = read(pain(), entry("water", MON, volume_ml=500)).words
    assert words.count("2 entries") == 1
    assert "Logged on 1 of 7 days" in words
    assert "Days logged1 of 7" not in words


def test_one_score_is_no_range():
    assert "Pain on 1 of 1 logged day, mean 5.0." in read(pain()).words


def test_a_weight_of_one_day_is_told_once():
    words = read(entry("weight", MON, mass_kg=80)).words
    assert words.count("80 kg on 2 Nov") == 1


def test_a_column_that_nobody_filled_is_left_out():
    words = read(entry("treatment", MON, subject="heat", done=1)).words
    assert "TreatmentTimesFirstLastheat" in "".join(words.split())
    told = read(entry("treatment", MON, subject="heat", duration_min=20, provider="Dr Lin")).words
    assert "TreatmentTimesInallFirstLastBy" in "".join(told.split())


def test_minerals_name_the_published_intake_in_numbers_and_below_in_words():
    page = page_of([PILL], MON, SUN, profile=PROFILE)
    figure = page[page.index('id="chart-minerals"') :]
    figure = figure[: figure.index("</figure>")]
    assert "<td>320 mg</td>" in figure
    assert "Published intakes. Magnesium: recommended intake (RDA), women over 30." in figure
    assert figure.count("is not a deficiency") == 1


@pytest.mark.parametrize(
    ("entries", "goals", "told"),
    [
        ([MELON], [], False),
        (
            [MELON, entry("mineral", MON, subject="magnesium", dose_mg=300, magnesium_mg=300)],
            [],
            True,
        ),
        ([MELON], [Goal("magnesium_mg", 300, from_day=MON, uid="g1")], True),
        ([MELON], [Goal("volume_ml", 1500, from_day=MON, uid="g1")], False),
    ],
)
def test_minerals_are_told_to_who_follows_them_and_not_for_a_melon(entries, goals, told):
    entries = [*entries, entry("sleep", MON, duration_min=420)]
    page = page_of(entries, MON, SUN, goals=goals, profile=PROFILE)
    assert ("chart-minerals" in page) is told
    assert f"<h2>{'Sleep and minerals' if told else 'Sleep'}</h2>" in page
    summary = report(entries, MON, SUN, goals=goals, profile=PROFILE)
    assert ("Minerals  " in draw_report(summary, Style())) is told
    assert summary.as_json()["minerals"]["per_mineral"]


def test_questions_stand_apart_from_notes():
    asked = entry("note", MON, note="Is swimming fine?")._replace(
        attributes={QUESTION: TO_DOCTOR, ASKED: SUN}
    )
    page = page_of([asked, entry("note", MON, note="new chair")], MON, SUN)
    questions, notes = page[page.index('id="questions"') :].split('id="notes"')
    assert "Is swimming fine?" in questions
    assert "(asked on Sun 8 Nov 2026)" in questions
    assert "Is swimming fine?" not in notes
    assert "new chair" in notes


def test_exercise_without_a_habit_stands_under_its_own_name():
    walk = entry("walk", MON, duration_min=30)
    stretch = Goal("duration_min", 10, kind="stretch", from_day=MON, uid="g1")
    assert "<h2>Exercise</h2>" in page_of([walk], MON, SUN)
    assert "<h2>Habits and exercise</h2>" in page_of([walk], MON, SUN, goals=[stretch])
    assert "<h2>Habits</h2>" in page_of([pain()], MON, SUN, goals=[stretch])


@pytest.mark.parametrize(("start", "told"), [(0, "Monday"), (6, "Sunday")])
def test_the_day_on_top_of_a_calendar_is_the_weeks_first(start, told):
    summary = report([entry("walk", MON, duration_min=30)], MON, SUN)._replace(week_start=start)
    page = build_page(summary, [], sites=load("sites"), quiet="")
    assert f"A column is a week, {told} on top." in page


def test_an_option_is_not_broken_at_its_dashes():
    page = page_of([entry("symptom", MON, subject="fever", done=1)], MON, SUN)
    assert '<span class="option">--seen-doctor</span> DAY' in page


def test_a_day_of_a_period_of_several_years_has_its_year():
    heat = [entry("treatment", day, subject="heat", done=1) for day in ("2025-11-09", MON)]
    words = "".join(read(*heat, pain(), first="2025-11-09").words.split())
    assert "heat29Nov20252Nov2026" in words
    assert "5,2Nov2026" in words


def test_more_of_a_mineral_than_the_upper_limit_is_said_with_its_source():
    pill = entry("mineral", MON, subject="magnesium", dose_mg=600, magnesium_mg=600)
    words = read(pill, profile=PROFILE).words
    assert "Magnesium from pills, 600 mg a day (mean of 1 day), is above the published" in words
    assert "tolerable upper intake levels" in words


@pytest.mark.slow
def test_a_year_stays_under_a_megabyte_and_a_half():
    page = sample_page()
    assert 200_000 < len(page.encode()) < 1_500_000
    Reader(page)


def test_no_finding_says_so_without_an_all_clear():
    words = read(entry("water", MON, volume_ml=500), profile=PROFILE).words
    assert QUIET in words
    assert "that is no “all clear”" in words


def test_sites_that_share_a_chart_have_a_table_under_it_with_what_was_logged():
    names = [n for n in load("sites").subjects if n != "widespread"][:8]
    entries = [entry("pain", "2026-11-02", subject=name, intensity=3) for name in names]
    page = page_of(entries, "2026-11-01", "2026-11-03")
    shared = page[page.index('id="chart-pain-others-1"') :]
    table = shared[: shared.index("</table>")]
    assert "Other sites, where logged" in table
    # Eight sites, six with a chart of their own: two rows, none for the days not logged.
    assert table.count("<tr") == 1 + 2
