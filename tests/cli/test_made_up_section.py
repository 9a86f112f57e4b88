"""A section that nobody knows of, added to a copy of the program by three files and no other."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Tracker
from tests.sheet.sheets import Pdf

FIGURES = '''"""How many kinds of things were logged."""

PLACE = 35


def figures(material):
    return {"variety": {"kinds": sorted(material.logged.times)}}


def rows(summary):
    for kind in summary.sections["variety"]["kinds"]:
        yield kind, len(kind)


TABLES = {"variety": (("kind", "letters"), rows)}
'''
SCREEN = '''"""How many kinds of things were logged, in a line."""

from tracker.screen.report import titled


def draw_variety(summary, style, us):
    kinds = summary.sections["variety"]["kinds"]
    return titled("Variety", ", ".join(kinds), style) if kinds else []


DRAWN = ((35, draw_variety),)
'''
PAGE = '''"""How many kinds of things were logged, under a heading."""

from tracker.page.parts import Section


def part(summary, colours, us):
    kinds = summary.sections["variety"]["kinds"]
    return Section("variety", "Variety", (f"Logged: {', '.join(kinds)}.",)) if kinds else None


PARTS = ((45, part),)
'''
SHEET = '''"""How many kinds of things were logged, for the doctor."""

from tracker.figures.sheet.sheet_part import Part

PLACE = 45
TELLS = frozenset()


def figures(of):
    return {"variety": sorted(of.logged.times)}


def part(sheet, room, us):
    return Part("Variety", (f"Logged: {', '.join(sheet.sections['variety'])}.",))
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the program, which has a section more."""
    # With its bytecode, or every process compiles anew; what other tests just write has a number.
    left_out = shutil.ignore_patterns("*.pyc.*")
    shutil.copytree(ROOT / "tracker", tmp_path / "copy" / "tracker", ignore=left_out)
    for room, text in (("figures", FIGURES), ("screen", SCREEN), ("page", PAGE)):
        (tmp_path / "copy" / "tracker" / room / "sections" / "variety.py").write_text(text)
    (tmp_path / "copy/tracker/figures/sheet/sheet_sections/variety.py").write_text(SHEET)
    return tmp_path / "copy"


@pytest.mark.slow
def test_a_section_is_three_files(tracker: Tracker, process: Any, copy: Path) -> None:
    for line in ("log water 500", "log walk 30", "log ibuprofen 400", "log acupuncture 45"):
        tracker.ok(line)

    def told(*words: str) -> Any:
        answer = process("report", *words, env={"PYTHONPATH": str(copy)})
        assert answer.code == 0, answer.err
        return answer

    out = told().out
    assert "\n\nVariety  med, treatment, walk, water\n\n" in out
    # In the order that the files declare.
    titles = ("Drinks", "Medicines", "Variety", "Movement", "Treatments")
    assert [*titles] == sorted(titles, key=lambda title: out.index(f"\n{title}"))
    found = told("--json").json
    assert found["variety"] == {"kinds": ["med", "treatment", "walk", "water"]}
    keys = [*found]
    assert keys.index("movement") + 1 == keys.index("variety") == keys.index("medicines") - 1
    assert "variety" in told("--csv", "list").out.split()
    assert told("--csv", "variety").out.split()[:2] == ["kind,letters", "med,3"]
    html = told("--html", "-").out
    assert "Logged: med, treatment, walk, water." in html
    assert html.index('id="movement"') < html.index('id="variety"')
    assert "Variety" not in tracker.ok("report").out


@pytest.mark.slow
def test_a_section_of_the_sheet_is_one_file(
    tracker: Tracker, process: Any, copy: Path, tmp_path: Path
) -> None:
    for line in ("log water 500", "log walk 30", "log ibuprofen 400"):
        tracker.ok(line)

    def told(*words: str) -> Any:
        answer = process("sheet", *words, env={"PYTHONPATH": str(copy)})
        assert answer.code == 0, answer.err
        return answer

    out = told().out
    assert "\n\nVariety\n  Logged: med, walk, water.\n\n" in out
    assert out.index("\nWarning signs") < out.index("\nVariety") < out.index("\nMedicines")
    assert told("--json").json["variety"] == ["med", "walk", "water"]
    assert "Logged: med, walk, water." in told("--html", "-").out
    told("--pdf", str(tmp_path / "a.pdf"))
    pdf = Pdf((tmp_path / "a.pdf").read_bytes(), tmp_path)
    assert "Variety Logged: med, walk, water." in pdf.text
    assert "Variety" not in tracker.ok("sheet").out


def test_a_section_has_one_name_in_every_room() -> None:
    figures, screen, page = (
        {file.name for file in (ROOT / "tracker" / room / "sections").glob("*.py")}
        for room in ("figures", "screen", "page")
    )
    assert figures == screen == page
