"""A real browser for the tests: Debian's chromium, driven by playwright.

Where it is missing the tests skip with the reason; in CI, which installs it (`.ci/browser`), they
fail instead.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Nothing of the browser's own goes to the network either.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(reason: str) -> None:
    """Skip, or fail where everything is supposed to be there."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}; .ci/browser installs it")
    pytest.skip(reason)


def executable() -> str:
    """Where chromium is."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    if not found:
        missing("no chromium on this machine")
    return found


def axe_script() -> str:
    """The accessibility checker's script, from npm."""
    file = Path(os.environ.get("AXE_CORE", ROOT / "node_modules/axe-core/axe.min.js"))
    if not file.is_file():
        missing("axe-core is not installed (npm install --no-save axe-core)")
    return file.read_text(encoding="utf-8")
