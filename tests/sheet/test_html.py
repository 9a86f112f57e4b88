"""The sheet as a page: the same figures as the PDF, nothing fetched, nothing run."""

import re
import sys
from functools import cache
from html.parser import HTMLParser

import pytest

from tests.figures.diaries import PROFILE, month
from tests.page.browser import axe_script
from tests.sheet.sheets import (
    FIRST,
    LAST,
    NAMED,
    NASTY,
    QUARTER_FIRST,
    Pdf,
    called,
    chronic,
    day,
    everyday,
    forty,
    make,
    pain,
    quarter,
    sheet_of,
)
from tracker.domain.errors import TrackerError
from tracker.domain.raw_text import on_one_line
from tracker.domain.time.days import add_days
from tracker.page.sheet.html import write_html

pytest.importorskip("jinja2", reason="the extra `page` is not installed")

VOID = {"meta", "br", "link", "img", "hr", "input", "col"}


class Page(HTMLParser):
    """Tags, their attributes and the text between; complains of a tag that isn't closed."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = [], [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())


def test_the_figures_are_the_sheets():
    sheet = make(month(FIRST, 42), profile=PROFILE, questions=["Is it fine?"], name="Robin")
    page = Page(write_html(sheet))
    for site in sheet.sites:
        assert f"min {site.lowest:g}, median {site.median:g}, max {site.highest:g}" in page.text
        assert f"logged on {site.days_logged} of 42 days" in page.text
    for one in sheet.tried:
        for each in one.compared:
            if each.enough:
                days = f"{each.before.days} and {each.after.days} days"
                assert f"{each.before.mean:.1f}, {each.after.mean:.1f} ({days})" in page.text
    assert "Robin born 1980, female, 172 cm" in page.text
    assert "this can't show that it is the cause" in page.text
    assert page.tags.count("svg") == len(sheet.sites) + 1


def test_headings_language_and_alternatives():
    page = Page(write_html(make(month(FIRST, 42), questions=["?"])))
    assert ("lang", "en") in page.attributes
    assert page.tags.count("h1") == 1
    assert page.tags.count("h2") == page.tags.count("section") > 5
    labels = [value for name, value in page.attributes if name == "aria-label"]
    # One for each chart, and one for each table that may scroll.
    assert len(labels) == page.tags.count("svg") + page.tags.count("table")
    assert labels[0].startswith("Pain at the lower back, the worst score of each day from 28 Sep")


@pytest.mark.slow
def test_nothing_is_fetched_and_nothing_runs():
    source = write_html(called(NASTY, sheet_of("crowded")))
    page = Page(source)
    assert "script" not in page.tags
    assert not {"img", "link", "iframe", "object", "image", "use"} & set(page.tags)
    for name, value in page.attributes:
        assert not name.startswith("on")
        if name in ("href", "src", "xlink:href"):
            pytest.fail(f"{name}={value}")
    urls = set(re.findall(r"https?://[^\"' ]+", source))
    assert urls <= {"http://www.w3.org/2000/svg"}
    assert "default-src 'none'" in source


#: What a reader may have instead of the sheet's own font; this one is broader than most.
OWN, BROAD = "b {}", "* { font-family: 'DejaVu Sans', Verdana, sans-serif !important }"


@cache
def source_of(diary):
    """The page of a diary."""
    return write_html(sheet_of(diary))


@pytest.fixture(scope="module", params=NAMED)
def sheet_file(request, tmp_path_factory):
    """The page of a diary, and its name."""
    file = tmp_path_factory.mktemp("sheet") / "sheet.html"
    file.write_text(source_of(request.param), encoding="utf-8")
    return request.param, file


@pytest.mark.parametrize(
    ("paper", "style"),
    [
        pytest.param("A4", OWN, id="A4, own font"),
        pytest.param("Letter", BROAD, id="Letter, broad font"),
        pytest.param("A4", BROAD, id="A4, broad font", marks=pytest.mark.slow),
        pytest.param("Letter", OWN, id="Letter, own font", marks=pytest.mark.slow),
    ],
)
def test_it_prints_on_two_pages_at_most(browser, sheet_file, tmp_path, paper, style):
    name, file = sheet_file
    page = browser.new_page()
    page.goto(file.as_uri())
    page.add_style_tag(content=style)
    pdf = Pdf(page.pdf(format=paper), tmp_path)
    page.close()
    assert pdf.pages <= 2
    if name == "everyday" and style == OWN:
        assert pdf.pages == 1
    assert "Written by a program" in pdf.text


@pytest.mark.parametrize(
    ("diary", "first", "pages"),
    [
        (quarter, QUARTER_FIRST, 1),
        pytest.param(chronic, add_days(LAST, -729), 2, marks=pytest.mark.slow),
        pytest.param(forty, FIRST, 2, marks=pytest.mark.slow),
    ],
)
def test_what_people_have_prints_as_it_is_set(browser, tmp_path, diary, first, pages):
    file = tmp_path / "sheet.html"
    file.write_text(write_html(make(diary(), first, LAST, PROFILE)), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    for paper in ("A4", "Letter"):
        assert Pdf(page.pdf(format=paper), tmp_path).pages <= pages
    page.close()


@pytest.mark.parametrize("width", [360, pytest.param(1000, marks=pytest.mark.slow)])
def test_it_is_seen_whole_on_a_screen(browser, sheet_file, width):
    name, file = sheet_file
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.append(request.url))
    page.goto(file.as_uri())
    assert complaints == [file.as_uri()]
    assert page.evaluate("() => document.documentElement.scrollWidth") == width
    charts = page.locator(".chart svg")
    assert charts.count() > 0
    for n in range(charts.count()):
        box = charts.nth(n).bounding_box()
        assert box["width"] > 200
        assert box["height"] > 25
    if name in ("everyday", "heavy"):
        page.evaluate(f"() => {{ {axe_script()} }}")
        found = page.evaluate("() => axe.run({resultTypes: ['violations']})")["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    page.close()


def test_a_small_diary_is_shown_whole():
    """Only what has no room is left out."""
    sheet = make(everyday(), questions=[f"Question number {n}?" for n in range(8)])
    page = Page(write_html(sheet))
    assert "not shown" not in page.text
    assert "Question number 7?" in page.text


@pytest.mark.slow
def test_what_has_no_room_is_counted():
    page = Page(source_of("heavy"))
    for what in ("questions", "signs", "findings", "things"):
        assert re.search(rf"and \d+ more {what}, not shown", page.text), what


def test_typed_text_is_text():
    page = Page(write_html(make([pain(day(1), 4)], questions=[NASTY], name=NASTY[:50])))
    flat = " ".join(on_one_line(NASTY, "/").split())
    assert flat in page.text
    assert "{{ 7*7 }}" in page.text
    assert "\x1b" not in page.text


def test_an_empty_sheet_is_a_page():
    page = Page(write_html(make([])))
    assert "No entry of this period is about pain." in page.text
    assert "svg" not in page.tags
    assert "Name:" in page.text


@pytest.mark.parametrize("module", ["jinja2", "typst", "vl_convert"])
def test_without_the_extra_one_line_says_what_to_install(monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(TrackerError, match=f"this needs {module}"):
        write_html(make([pain(day(1), 4)]))
