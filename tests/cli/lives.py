"""Diaries of people, with the same ordinary last day: what the screens are read with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from tests.conftest import NOW, Tracker
from tracker.diary.diary import Diary
from tracker.domain.catalogues.catalogue import load
from tracker.domain.catalogues.sites import SIDES
from tracker.domain.entries import Entry
from tracker.domain.time.days import add_days

LAST = NOW[:10]
OFFSET_MIN = 60
HABITS = (
    "habit add floss",
    "habit add meditation --unit min --goal 10/day",
    "habit add stretch --goal 10min/day",
    "habit add coffee --at-most 2/day",
    "habit add gym --days mon,wed,fri",
)
#: What happens on the last day of all of them but the empty diary.
ORDINARY = (
    "log water 500 --at 8:00",
    "log pain 3 lower-back --at 8:10",
    "log pain 2 neck --at 8:10",
    "log walk 30 --at 9:00",
)


def entry(
    kind: str, ago: int, subject: str | None = None, hour: int = 9, **measures: float
) -> Entry:
    """An entry at an hour of the day some days before the last one; a side may stand in front."""
    side, _, bare = (subject or "").partition("-")
    sided = side in SIDES
    day = add_days(LAST, -ago)
    at = int(datetime.fromisoformat(f"{day}T{hour:02}:00+01:00").timestamp())
    return Entry(
        kind,
        day,
        bare if sided else subject,
        side if sided else None,
        at=at,
        utc_offset_min=OFFSET_MIN,
        measures=measures,
    )


def pain(site: str, scores: Iterable[int | None], until: int = 1, **ticks: float) -> list[Entry]:
    """A score a day at a site, the last one `until` days before the last day; None: not logged."""
    scores = list(scores)
    return [
        entry("pain", len(scores) - 1 - place + until, site, intensity=float(score), **ticks)
        for place, score in enumerate(scores)
        if score is not None
    ]


def chronic() -> list[Entry]:
    """Two years of pain at three sites, with medicines."""
    found = []
    for shift, site in enumerate(("lower-back", "neck", "left-knee")):
        found += pain(site, (4 + (day * (3 + shift) + shift) % 3 for day in range(730)))
    for ago in range(1, 730):
        if ago % 7 < 4 or ago < 13:
            found.append(entry("med", ago, "naproxen", dose_mg=220))
        if ago % 5 == 0:
            found.append(entry("med", ago, "paracetamol", dose_mg=1000))
    return found


def spasm() -> list[Entry]:
    """A spasm that eases within two weeks."""
    scores = (9, 8, 8, 7, 6, 6, 5, 4, 4, 3, 3, 2)
    first = pain("lower-back", scores[:2], until=len(scores) - 1, spasm=1, unbearable=1)
    medicines = [entry("med", ago, "ibuprofen", dose_mg=400) for ago in range(4, 13)]
    return first + pain("lower-back", scores[2:]) + medicines


def runner() -> list[Entry]:
    """A knee that hurts now and again, between runs."""
    spell = (5, 6, 4, *[0] * 9)
    runs = [entry("sport", ago, "running", duration_min=40) for ago in range(0, 90, 3)]
    return pain("left-knee", [*spell] * 6 + [6, 5]) + runs


def healthy() -> list[Entry]:
    """A year of water, walks and strength, with a niggle here and there."""
    found = pain("lower-back", (2 if day % 41 == 7 else 0 for day in range(365)))
    for ago in range(1, 366):
        found += [entry("water", ago, hour=hour, volume_ml=900) for hour in (8, 15)]
        found.append(entry("walk", ago, duration_min=30))
        found += [entry("strength", ago, duration_min=20)] * (ago % 3 == 0)
        found += [entry("stretch", ago, duration_min=10)] * (ago % 2 == 0)
    return found


def forty_sites() -> list[Entry]:
    """Three weeks of pain at forty places."""
    places = []
    for site in load("sites").subjects.values():
        paired = site.data.get("paired")
        places += [f"{side}-{site.name}" for side in SIDES] if paired else [site.name]
    return [one for place in places[:40] for one in pain(place, [5] * 21)]


def everything() -> list[Entry]:
    """A day on which all was logged that can be, after three weeks of pain at forty places."""
    found = forty_sites()
    sore = {(one.subject, one.side): one for one in found}.values()
    found += [one._replace(day=LAST, at=one.at and one.at + 86_400) for one in sore]
    for kind, names, measures in (
        ("symptom", [*load("signs").subjects][:10], {"done": 1.0}),
        ("med", [*load("drugs").subjects][:12], {"dose_mg": 100.0}),
        ("treatment", [*load("treatments").subjects], {"duration_min": 20.0}),
        ("drink", ["coffee", "tea"], {"volume_ml": 250.0}),
        ("food", ["watermelon"], {"mass_g": 300.0, "water_ml": 270.0, "potassium_mg": 336.0}),
        ("mineral", ["magnesium", "calcium"], {}),
    ):
        found += [entry(kind, 0, name, 8, **measures or {f"{name}_mg": 300.0}) for name in names]
    found += [entry("stretch", 0, name, duration_min=5) for name in ("hamstrings", "calves")]
    found += [entry("sport", 0, "swimming", duration_min=40), entry("rest", 0, done=1)]
    found += [entry("strength", 0, duration_min=20)]
    found += [entry("weight", 0, mass_kg=82.5), entry("sleep", 0, duration_min=450)]
    note = "what a day: it hurt here and there and everywhere, and then some more"
    return found + [entry("note", 0, hour=hour)._replace(note=note) for hour in range(1, 9)]


def empty() -> list[Entry]:
    """Nothing at all."""
    return []


LIVES: dict[str, Callable[[], list[Entry]]] = {
    life.__name__: life
    for life in (chronic, spasm, runner, healthy, forty_sites, everything, empty)
}

#: The databases of lives that were lived already, once a run of the tests.
_LIVED: dict[str, bytes] = {}


def live(tracker: Tracker, life: str) -> None:
    """Put a life into the diary: its entries, five habits and the ordinary day."""
    if life in _LIVED:
        tracker.file.write_bytes(_LIVED[life])
        return
    entries = LIVES[life]()
    now = int(datetime.fromisoformat(f"{NOW}+01:00").timestamp())
    diary = Diary(str(tracker.file), now=lambda: now, tell=lambda line: None)
    diary.store.add(entries, life)
    diary.close()
    tracker.stand_at(f"{date.fromisoformat(LAST)}T10:00")
    for line in (*HABITS, *ORDINARY) if entries else ():
        tracker.ok(line)
    _LIVED[life] = tracker.file.read_bytes()
