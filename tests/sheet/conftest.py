"""The browser in which the doctor's page is printed is that of the report's page."""

from tests.page.conftest import browser, templates_compiled_once  # noqa: F401  fixtures
