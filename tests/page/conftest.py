"""One browser for all tests of pages, and the pages that several tests look at."""

from __future__ import annotations

import pytest

from tests.page import browser as found
from tests.page.pages import month_page, sample_page


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once():
    """A process compiles its template for the one page that it writes; a run writes a hundred."""
    try:
        from jinja2 import Environment
    except ImportError:
        yield
        return
    compile_it, compiled = Environment.compile, {}

    def compile_once(environment, source):
        if source not in compiled:
            compiled[source] = compile_it(environment, source)
        return compiled[source]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        yield


@pytest.fixture(scope="package")
def browser():
    """A running chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        found.missing("playwright is not installed")
    path = found.executable()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=found.ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="package")
def month_file(tmp_path_factory):
    """The page of a month with everything in it."""
    file = tmp_path_factory.mktemp("month") / "month.html"
    file.write_text(month_page(), encoding="utf-8")
    return file


@pytest.fixture(scope="package")
def sample_file(tmp_path_factory):
    """The page of the fixed sample year."""
    file = tmp_path_factory.mktemp("year") / "year.html"
    file.write_text(sample_page(), encoding="utf-8")
    return file
