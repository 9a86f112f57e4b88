"""The browser in which the doctor's page is printed is that of the report's page."""

from tests.page.conftest import browser  # noqa: F401  a fixture
