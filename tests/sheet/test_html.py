"""The sheet as a page: the same figures as the PDF, nothing fetched, nothing run."""

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from tests.report.diaries import PROFILE, month
from tests.sheet.sheets import FIRST, NASTY, Pdf, crowded, day, make, pain
from tracker.domain.errors import TrackerError
from tracker.report.draw import clean
from tracker.report.sheet.html import write_html

pytest.importorskip("jinja2", reason="the extra `page` is not installed")

VOID = {"meta", "br", "link", "img", "hr", "input"}


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
                told = f"{each.before.mean:.1f} before, {each.after.mean:.1f} after"
                assert f"{told} mean of {each.before.days} and {each.after.days} days" in page.text
    assert "Robin born 1980, female, 172 cm" in page.text
    assert "this can't show that it is the cause" in page.text
    assert page.tags.count("svg") == len(sheet.sites) + 1


def test_headings_language_and_alternatives():
    page = Page(write_html(make(month(FIRST, 42), questions=["?"])))
    assert ("lang", "en") in page.attributes
    assert page.tags.count("h1") == 1
    assert page.tags.count("h2") == 5
    labels = [value for name, value in page.attributes if name == "aria-label"]
    assert len(labels) == page.tags.count("svg")
    assert labels[0].startswith("Pain at the lower back, the worst score of each day from 28 Sep")


def test_nothing_is_fetched_and_nothing_runs():
    source = write_html(make(crowded(), questions=[NASTY] * 5, name=NASTY))
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


@pytest.mark.slow
def test_it_prints_on_two_pages_at_most(tmp_path):
    browser = shutil.which("chromium")
    if browser is None:
        pytest.fail("no chromium") if os.environ.get("CI") else pytest.skip("no chromium here")
    page, pdf = tmp_path / "sheet.html", tmp_path / "printed.pdf"
    page.write_text(write_html(make(month(FIRST, 42), profile=PROFILE, questions=["?"])), "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    run = [browser, *flags, f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(run, capture_output=True, check=True, timeout=60)
    assert 1 <= Pdf(pdf.read_bytes(), tmp_path).pages <= 2


def test_typed_text_is_text():
    page = Page(write_html(make([pain(day(1), 4)], questions=[NASTY], name=NASTY[:50])))
    flat = " ".join(clean(NASTY).split())
    assert flat in page.text
    assert "{{ 7*7 }}" in page.text
    assert "\x1b" not in page.text


def test_an_empty_sheet_is_a_page():
    page = Page(write_html(make([])))
    assert "No pain was logged in this period." in page.text
    assert "svg" not in page.tags
    assert "Name:" in page.text


def test_without_the_extra_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(TrackerError, match="this needs jinja2"):
        write_html(make([]))
