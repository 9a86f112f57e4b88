"""Sheets for tests, made from diaries by the real rules, and what poppler says of a PDF."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.figures.diaries import PROFILE, entry, month
from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Days
from tracker.domain.time.days import add_days
from tracker.figures.known import Known
from tracker.figures.sheet.sheet import SheetMaterial, doctor_sheet
from tracker.rules import check, replay, rules
from tracker.rules.shared.history import History
from tracker.rules.shared.inputs import Inputs

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

    def read(days, kind=None):
        return [e for e in entries if days.first <= e.day <= days.last and kind in (None, e.kind)]

    inputs = Inputs(read, sites, drugs, signs, answers, profile)
    start = add_days(first, -400)
    material = SheetMaterial(
        days=Days(first, last),
        as_of=last,
        entries=read(Days(first, last)),
        known=Known(profile, sites, drugs),
        history=History(inputs, read(Days(start, last), "pain"), first_day=start),
        raised=replay(inputs, first, last),
        findings=check(inputs, last),
        rules={rule.name: rule for rule in rules()},
        questions=[entry("note", last, note=text) for text in questions],
        name=name,
        answers=answers,
    )  # fmt: skip
    return doctor_sheet(material)


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


def heavy():
    """Forty sites, twenty medicines, twenty treatments, every sign often, notes without an end."""
    sites = [name for name in load("sites").subjects if name != "widespread"]
    sites += [f"own-place-{n}" for n in range(40 - len(sites))]
    entries = []
    for n, site in enumerate(sites[:40]):
        for k in range(n % 4, 42, 2 + n % 3):
            more = {"unbearable": 1, "spasm": 1, "note": "long " * 2000 if k < 5 else None}
            entries.append(pain(day(k), (n + k) % 11, site, **more))
    for n in range(20):
        drug, care = f"medicine number {n} of a long name", f"treatment number {n} of a long name"
        by = "Doctor Somebody of the clinic with the long name"
        entries += [
            entry("med", day(k), "09:00", subject=drug, dose_mg=400) for k in range(n % 3, 42, 2)
        ]
        entries += [
            entry("treatment", day(k), subject=care, provider=by, duration_min=30)
            for k in range(n % 5, 42, 5)
        ]
    for n, sign in enumerate(load("signs").subjects):
        entries += [entry("symptom", day(k), subject=sign, done=1) for k in range(n % 3, 42, 4)]
    return entries


def everyday():
    """Six weeks of somebody's, with one warning sign."""
    return [*month(FIRST, 42), entry("symptom", day(20), subject="fever", done=1)]


QUARTER_FIRST = add_days(LAST, -90)


def quarter():
    """Thirteen weeks as most are: pain most days, walks, stretching, two medicines, notes."""
    notes = {61: "worse after the drive, pulls down the right leg", 79: "sitting makes it worse"}
    entries = []
    for n in range(91):
        on = add_days(QUARTER_FIRST, n)
        entries += [entry("water", on, "11:00", volume_ml=500)]
        entries += [entry("sleep", on, "07:00", duration_min=400 + n % 60)]
        if n % 9:
            spasm = {"spasm": 1} if n in (20, 61) else {}
            entries.append(pain(on, 3 + n % 4, note=notes.get(n), **spasm))
        if n % 9 == 1:
            entries.append(entry("pain", on, "20:00", subject="knee", side="left", intensity=3))
        if n % 2 == 0:
            entries.append(entry("walk", on, "17:00", duration_min=30, distance_m=2500, steps=3600))
        if n % 3 == 0:
            entries.append(entry("stretch", on, "07:00", subject="hamstrings", duration_min=10))
        if n >= 50:
            entries.append(entry("med", on, "08:30", subject="naproxen", dose_mg=250))
        if n % 8 == 5:
            entries.append(entry("med", on, "20:30", subject="paracetamol", dose_mg=1000))
        if n in (30, 37, 44, 51):
            entries.append(
                entry("treatment", on, subject="acupuncture", duration_min=45, provider="Dr Lin")
            )
    entries.append(entry("note", add_days(QUARTER_FIRST, 66), note="New chair; trigger is sitting"))
    return entries


def chronic():
    """Two years of pain at three places, a daily medicine, physical therapy and walks."""
    entries = []
    for n in range(730):
        on = add_days(LAST, n - 729)
        entries.append(pain(on, 3 + (n * 7) % 6))
        if n % 3 == 0:
            entries.append(pain(on, 2 + n % 5, "neck"))
        if n % 5 == 0:
            entries.append(entry("pain", on, "09:00", subject="hip", side="right", intensity=3))
        if n % 2 == 0:
            entries.append(entry("med", on, "08:10", subject="paracetamol", dose_mg=1000))
        if n > 300:
            entries.append(entry("med", on, "22:00", subject="amitriptyline", dose_mg=10))
        if n % 7 == 0:
            entries.append(entry("treatment", on, subject="physical-therapy", duration_min=30))
        if n % 4 == 0:
            entries.append(entry("walk", on, "17:00", duration_min=20))
    return entries


def forty():
    """Six weeks of pain at forty sites, the chest and two others on the fewest days."""
    sites = [name for name in load("sites").subjects if name not in ("widespread", "chest")]
    sites += [f"own-place-{n}" for n in range(37 - len(sites))]
    entries = [pain(day(n), 1 + (n + k) % 8, site) for n in range(42) for k, site in
               enumerate(sites) if n % (2 + k % 4) == 0]  # fmt: skip
    return [*entries, *(pain(day(9), 1, site) for site in ("chest", "my-ear", "my-nose"))]


#: Diaries from the usual to the worst: how to make the entries, and the questions.
DIARIES = {
    "everyday": (everyday, ["Is swimming fine?"]),
    "eight questions": (everyday, ["Is swimming fine, and what about diving? " * 4] * 8),
    "crowded": (lambda: crowded() + everyday(), [NASTY * 80] * 20),
    "heavy": (heavy, ["why is it so " * 770] * 20),
    "broad letters": (heavy, ["W" * 10_000] * 20),
    "lines": (heavy, ["a\n" * 5000] * 20),
    "Chinese": (heavy, ["漢字" * 5000] * 20),
}


@cache
def sheet_of(diary):
    """The sheet of one of the diaries, made once."""
    entries, questions = DIARIES[diary]
    return make(entries(), profile=PROFILE, questions=questions, name="Robin Doe")


def called(name, sheet):
    """The same sheet with another name on it."""
    return sheet._replace(person=sheet.person._replace(name=name))


QUICK = ("everyday", "heavy")
NAMED = [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in DIARIES]


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
