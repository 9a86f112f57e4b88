"""Draw the README's pictures of the report: `python docs/screenshots.py`.

The page of the fixed sample year, in the machine's own chromium, into `docs/images/`. Needs the
extras `page` and `test`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"


class Shot(NamedTuple):
    """A picture: its name, the window's width, the colours, and what is in it, from where."""

    name: str
    width: int
    scheme: str
    top: str
    height: int
    scale: float = 1


SHOTS = (
    Shot("report.png", 900, "light", "#pain", 1000),
    Shot("report-dark.png", 900, "dark", "#care", 820),
    Shot("report-phone.png", 360, "light", "#habits", 720),
)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright

    from tests.page.browser import ARGUMENTS, executable
    from tests.page.pages import sample_page

    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(sample_page(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        for shot in SHOTS:
            page = browser.new_page(
                viewport={"width": shot.width, "height": shot.height},
                color_scheme=shot.scheme,
                device_scale_factor=shot.scale,
            )
            page.goto(file.as_uri())
            top = page.locator(shot.top).bounding_box()["y"] - 16
            clip = {"x": 0, "y": top, "width": shot.width, "height": shot.height}
            page.screenshot(path=IMAGES / shot.name, full_page=True, clip=clip)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
