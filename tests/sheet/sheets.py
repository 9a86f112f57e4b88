"""Sheets for tests, made from diaries by the real rules, and what poppler says of a PDF."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.report.diaries import entry
from tracker.domain.catalogue import load
from tracker.domain.days import add_days
from tracker.domain.entries import Days
from tracker.report.doctor import doctor_sheet
from tracker.rules import check, replay, rules
from tracker.rules.history import History

FIRST, LAST = "2026-09-28", "2026-11-08"
NASTY = (
    '#let x = 1\n*bold* $a$ @ref #panic("no") [x] // c /* d */ \\ '
    "<script>alert(1)</script> &amp; \"q\" 'r' {{ 7*7 }} {% raw %} 😀 👩‍⚕️ שלום مرحبا 漢字 "
    "\x1b[31m \u202e end "
)


def make(entries, first=FIRST, last=LAST, profile=None, questions=(), name=None, answers=()):
    """The sheet of a diary, as the command line makes it."""
    sites, drugs, signs = load("sites"), load("drugs"), load("signs")
    profile = profile or {}

    def read(days):
        return [e for e in entries if days.first <= e.day <= days.last]

    inputs = {
        "sites": sites, "drugs": drugs, "signs": signs, "profile": profile,
        "acknowledgements": answers,
    }  # fmt: skip
    start = add_days(first, -400)
    return doctor_sheet(
        days=Days(first, last),
        as_of=last,
        entries=read(Days(first, last)),
        history=History(
            [e for e in read(Days(start, last)) if e.kind == "pain"],
            first_day=start, sites=sites, drugs=drugs, signs=signs,
        ),
        raised=replay(read, first, last, **inputs),
        findings=check(read, last, **inputs),
        titles={rule.name: rule.title for rule in rules()},
        profile=profile,
        sites=sites,
        drugs=drugs,
        questions=[entry("note", last, note=text) for text in questions],
        name=name,
    )  # fmt: skip


def pain(day, score, site="lower-back", **more):
    return entry("pain", day, "08:00", subject=site, intensity=score, **more)


def day(n):
    """The n-th day of the period, from 0."""
    return add_days(FIRST, n)


def crowded():
    """Forty sites, thirty drugs and treatments with the worst of names, every warning sign."""
    signs = list(load("signs").subjects)
    entries = []
    for n in range(40):
        site = f"place-number-{n}-" + "x" * (n * 2)
        for k in range(0, 42, 3 + n % 5):
            entries.append(pain(day(k), (n + k) % 11, site, unbearable=1, spasm=1))
    for n in range(30):
        entries += [
            entry("med", day(n), "09:00", subject=f"{NASTY}{n}", dose_mg=100),
            entry("treatment", day(n), subject=f"care {n} {NASTY}", provider=NASTY * 9),
            entry("symptom", day(n), subject=signs[n % len(signs)], done=1),
        ]
    return entries


def tool(name):
    """A program of poppler; a skip with the reason where it isn't there, in CI a failure."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed (Debian: poppler-utils)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return found


class Pdf:
    """A PDF as poppler reads it."""

    def __init__(self, content: bytes, folder: Path) -> None:
        self.file = folder / "sheet.pdf"
        self.file.write_bytes(content)

    def _run(self, name, *options):
        done = subprocess.run([tool(name), *options], capture_output=True, check=True)
        return done.stdout

    @property
    def info(self):
        lines = self._run("pdfinfo", self.file).decode().splitlines()
        return {k.strip(): v.strip() for k, _, v in (line.partition(":") for line in lines)}

    @property
    def pages(self):
        return int(self.info["Pages"])

    @property
    def text(self):
        """Its words in reading order, single spaces between them, no marks of where to break."""
        raw = self._run("pdftotext", "-raw", self.file, "-").decode()
        return " ".join(raw.replace("\u200b", "").split())

    @property
    def fonts(self):
        """Name and whether it is embedded, of each font."""
        rows = self._run("pdffonts", self.file).decode().splitlines()[2:]
        return [
            (row.split()[0], re.search(r"(yes|no) +(yes|no) +(yes|no)", row)[1]) for row in rows
        ]

    def pixels(self, page=1, dpi=50):
        """The page drawn: its width and its pixels as (red, green, blue)."""
        options = ["-r", str(dpi), "-f", str(page), "-l", str(page), str(self.file)]
        data = self._run("pdftoppm", *options)
        _, size, _, body = data.split(b"\n", 3)
        width = int(size.split()[0])
        return width, [tuple(body[i : i + 3]) for i in range(0, len(body) - 2, 3)]
