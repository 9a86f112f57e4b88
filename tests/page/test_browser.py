"""The page in a real browser: nothing fetched, nothing amiss, everything seen, at any width."""

from __future__ import annotations

import re
import subprocess
from contextlib import contextmanager

import pytest

from tests.page.browser import axe_script, missing

CHARTS = """() => [...document.querySelectorAll('figure .chart')]
  .filter(chart => getComputedStyle(chart).display !== 'none')
  .map(chart => { const box = chart.querySelector('svg').getBoundingClientRect();
                  return [chart.getAttribute('aria-label'), box.width, box.height] })"""
SCROLL = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: What the charts paint with, as the browser resolves it.
PAINTS = """() => [...new Set([...document.querySelectorAll('.chart svg [fill^=var]')]
  .map(shape => getComputedStyle(shape).fill))]"""


@contextmanager
def opened(browser, file, width=1200, scheme="light"):
    """The page in a fresh window, with what the browser complained of and asked for."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.complaints, page.asked = [], []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        (1200, "dark"),
        pytest.param(360, "dark", marks=pytest.mark.slow),
        pytest.param(1200, "light", marks=pytest.mark.slow),
    ],
)
def test_a_month_is_seen_whole(browser, month_file, width, scheme):
    with opened(browser, month_file, width, scheme) as page:
        assert page.complaints == []
        assert page.asked == [month_file.as_uri()]
        assert page.evaluate(SCROLL) == 0
        charts = page.evaluate(CHARTS)
        figures = page.locator("figure").count()
        # Each figure shows exactly one of its drawings.
        assert len(charts) == figures >= 14
        for label, wide, high in charts:
            assert wide > 150, label
            assert high > 40, label
            assert len(label) > 15


#: Tables that don't fit where they stand, by what they are called.
CUT = """() => [...document.querySelectorAll('.scroll')]
  .filter(one => one.scrollWidth > one.clientWidth + 1)
  .map(one => one.getAttribute('aria-label'))"""


@pytest.mark.parametrize(
    "which", ["month_file", pytest.param("sample_file", marks=pytest.mark.slow)]
)
def test_on_a_wide_screen_every_table_is_seen_whole(browser, which, request):
    with opened(browser, request.getfixturevalue(which), 1000) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert page.evaluate(CUT) == []


def test_dark_repaints_the_charts_and_paper_is_light(browser, month_file):
    paints = {}
    for scheme in ("light", "dark"):
        with opened(browser, month_file, scheme=scheme) as page:
            paints[scheme] = set(page.evaluate(PAINTS))
            page.emulate_media(media="print", color_scheme=scheme)
            assert set(page.evaluate(PAINTS)) == set(paints["light"])
    assert paints["light"].isdisjoint(paints["dark"])
    assert len(paints["light"]) == len(paints["dark"]) > 8


AXE = "() => axe.run({resultTypes: ['violations']})"


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_no_serious_finding_of_axe(browser, month_file, scheme):
    script = axe_script()
    with opened(browser, month_file, scheme=scheme) as page:
        page.evaluate(f"() => {{ {script} }}")
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found = page.evaluate(AXE)
        grave = [
            (one["id"], [node["html"][:200] for node in one["nodes"]])
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == []
        # It did look: the page has more than twenty sorts of thing it knows.
        assert len(found["passes"]) > 20


def pdf_text(browser, file, tmp_path, size) -> list[str]:
    """The page printed: the text of each sheet."""
    printed = tmp_path / f"{size}.pdf"
    with opened(browser, file) as page:
        page.pdf(path=printed, format=size)
    try:
        done = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True)
    except FileNotFoundError:
        missing("no pdftotext on this machine (package poppler-utils)")
    return done.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize("size", ["A4", pytest.param("Letter", marks=pytest.mark.slow)])
def test_printed_with_its_tables_open(browser, month_file, tmp_path, size):
    sheets = pdf_text(browser, month_file, tmp_path, size)
    text = "\n".join(sheets)
    assert "24 Oct to 22 Nov 2026" in sheets[0]
    assert "Findings" in sheets[0]
    # A closed table on the screen is an open one on paper.
    assert "From food a day" in text
    assert "What it rests on" not in text  # the button is of no use there
    assert all(len(sheet.split()) > 20 for sheet in sheets[:-1])
    assert 4 <= len(sheets) <= 16
    # A heading never stands alone at the foot of a sheet.
    headings = {"Pain", "Drinks", "Movement", "Habits", "Notes", "Goals", "Findings"}
    assert not headings & {sheet.strip().splitlines()[-1].strip() for sheet in sheets}


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 768, 1200])
def test_the_sample_year_is_seen_whole(browser, sample_file, width):
    with opened(browser, sample_file, width) as page:
        assert (page.complaints, page.asked) == ([], [sample_file.as_uri()])
        assert page.evaluate(SCROLL) == 0
        assert all(wide > 150 and high > 40 for _, wide, high in page.evaluate(CHARTS))
        page.evaluate(f"() => {{ {axe_script()} }}")
        found = page.evaluate(AXE)["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.slow
def test_the_sample_year_prints_in_few_sheets(browser, sample_file, tmp_path):
    for size in ("A4", "Letter"):
        sheets = pdf_text(browser, sample_file, tmp_path, size)
        assert len(sheets) <= 11
        # A calendar stays with its heading, and has no table below it.
        for words in ("Strength", "Sport"):
            assert any(re.search(rf"{words}.*\n.*? logged days, ", one) for one in sheets)
        assert "Days with it" not in "\n".join(sheets)
