"""The page of everyday diaries on paper, and its tables on a phone."""

from __future__ import annotations

import pytest

from tests.figures.diaries import PROFILE, WALK_GOAL, WATER_GOAL, entry
from tests.page.pages import page_of
from tests.page.test_browser import SCROLL, opened, pdf_text
from tracker.domain.catalogues.catalogue import load
from tracker.domain.time.days import add_days
from tracker.figures.questions import QUESTION, TO_DOCTOR

FIRST, DAYS = "2026-08-24", 91
LAST = add_days(FIRST, DAYS - 1)


def quarter():
    """Pain on most days, medicines on bad ones, water, walks, stretching, sleep, notes."""
    for n in range(DAYS):
        if n % 13 == 5:
            continue
        yield from _logged_on(n, add_days(FIRST, n))


def _logged_on(n: int, day: str):
    score = (3, 4, 6, 2, 5, 3, 4)[n % 7]
    note = "after sitting all day" if n % 12 == 0 else None
    if n % 5:
        yield entry("pain", day, "08:00", subject="lower-back", intensity=score, note=note)
        yield entry("pain", day, "20:00", subject="lower-back", intensity=score - 1)
    if n % 8 == 0:
        yield entry("pain", day, "21:00", subject="neck", intensity=3)
    if score >= 5:
        yield entry("med", day, "09:00", subject="ibuprofen", dose_mg=400)
    if n % 9 == 0:
        yield entry("med", day, "22:00", subject="paracetamol", dose_mg=1000)
    for clock in ("07:30", "11:00", "15:00", "19:00"):
        yield entry("water", day, clock, volume_ml=(250, 330, 500)[n % 3])
    if n % 2:
        yield entry("food", day, subject="watermelon", mass_g=300, water_ml=274, magnesium_mg=30)
    if n % 4:
        yield entry("walk", day, "17:00", duration_min=30, steps=3500)
    if n % 3:
        yield entry("stretch", day, "07:00", subject="hamstrings", duration_min=10)
    if n % 14 == 3:
        yield entry("treatment", day, "10:00", subject="physical-therapy", duration_min=45)
    if n % 2 == 0:
        yield entry("sleep", day, duration_min=400 + n % 60)
    if n % 7 == 0:
        yield entry("weight", day, mass_kg=82 - n / 60)
    if n % 30 == 10:
        yield entry("note", day, "20:00", note="Long drive to the coast.")
    if n == 80:
        asked = entry("note", day, "20:00", note="Is swimming fine?")
        yield asked._replace(attributes={QUESTION: TO_DOCTOR})


@pytest.fixture(scope="module")
def quarter_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("quarter") / "quarter.html"
    goals = [goal._replace(from_day=FIRST) for goal in (WATER_GOAL, WALK_GOAL)]
    text = page_of(list(quarter()), FIRST, LAST, goals=goals, profile=PROFILE)
    file.write_text(text, encoding="utf-8")
    return file


# --- paper ---


@pytest.mark.parametrize("size", ["A4", pytest.param("Letter", marks=pytest.mark.slow)])
def test_an_everyday_quarter_prints_on_at_most_six_sheets(browser, quarter_file, tmp_path, size):
    sheets = pdf_text(browser, quarter_file, tmp_path, size)
    assert 3 <= len(sheets) <= 6
    text = "\n".join(sheets)
    for words in ("Findings", "Lower back", "Ibuprofen", "Questions for the doctor", "Sources"):
        assert words in text


def test_ids_and_entries_of_the_evidence_stay_on_the_screen(browser, quarter_file, tmp_path):
    with opened(browser, quarter_file) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert page.locator(".entries .id").first.is_visible()
        assert page.locator(".entries .id").first.inner_text().startswith("#")
        page.emulate_media(media="print")
        assert not page.locator(".entries .id").first.is_visible()
        assert page.locator(".evidence").first.is_visible()
    text = "\n".join(pdf_text(browser, quarter_file, tmp_path, "A4"))
    assert "#" not in text
    assert "earlier ones are left out" not in text
    assert "goes on to the right" not in text


def test_nothing_is_cut_on_paper(browser, quarter_file):
    """At the width of a sheet of A4 between its margins no table is wider than its box."""
    with opened(browser, quarter_file, 688) as page:
        page.emulate_media(media="print")
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        wide = """() => [...document.querySelectorAll('.scroll')]
          .filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1)
          .map(one => one.getAttribute('aria-label'))"""
        assert page.evaluate(wide) == []


# --- a phone ---

TABLES = """() => [...document.querySelectorAll('.table')].filter(one => one.offsetParent)
  .map(one => { const box = one.querySelector('.scroll'), more = one.querySelector('.more');
    return [box.getAttribute('aria-label'), box.scrollWidth > box.clientWidth,
            getComputedStyle(more).visibility === 'visible' && more.offsetHeight > 10,
            box.getBoundingClientRect().right <= document.documentElement.clientWidth] })"""


@pytest.mark.parametrize("width", [360, pytest.param(1200, marks=pytest.mark.slow)])
def test_a_table_that_goes_on_says_so_and_scrolls_in_its_own_box(browser, quarter_file, width):
    with opened(browser, quarter_file, width) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        page.wait_for_timeout(50)
        found = page.evaluate(TABLES)
        assert [label for label, wide, told, _ in found if wide != told] == []
        assert [label for label, _, _, inside in found if not inside] == []
        assert any(wide for _, wide, _, _ in found) is (width == 360)
        assert page.evaluate(SCROLL) == 0


def test_a_table_scrolls_by_the_keys_to_its_last_column(browser, quarter_file):
    with opened(browser, quarter_file, 360) as page:
        box = page.locator("#movement .scroll").first
        box.focus()
        page.keyboard.press("End")
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
        assert box.evaluate("box => box.scrollLeft") > 0


@pytest.mark.slow
def test_forty_sites_print_no_rows_of_what_is_drawn(browser, tmp_path):
    names = [name for name in load("sites").subjects if name != "widespread"][:40]
    entries = [
        entry("pain", add_days(FIRST, n), subject=name, intensity=1 + (n + place) % 5)
        for n in range(0, DAYS, 4)
        for place, name in enumerate(names)
        if (n + place) % 3
    ]
    file = tmp_path / "forty.html"
    file.write_text(page_of(entries, FIRST, LAST), encoding="utf-8")
    text = "\n".join(pdf_text(browser, file, tmp_path, "A4"))
    assert "Other sites, continued (2)" in text
    for name in names:
        assert name.replace("-", " ") in text
    # Six sites have a table a week, the others none.
    assert text.count("24 to 30 Aug") <= 6


def test_with_years_in_it_a_table_beside_its_chart_is_seen_whole(browser, tmp_path):
    days = ("2025-11-09", "2026-11-02")
    told = [
        entry("treatment", day, subject="physical-therapy", duration_min=45, provider="Dr Lin")
        for day in days
    ]
    file = tmp_path / "year.html"
    file.write_text(page_of(told, *days), encoding="utf-8")
    with opened(browser, file, 1000) as page:
        page.wait_for_timeout(50)
        assert [label for label, wide, _, _ in page.evaluate(TABLES) if wide] == []
