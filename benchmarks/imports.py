"""Measure the import of a large Apple Health export beside healthkit-to-sqlite on the same file.

    python -m benchmarks.imports [--mb 300] [--runs 3] [--beside PATH_OF_HEALTHKIT_TO_SQLITE]

The file is made up: the days of a phone and a watch, of which most records are none that are kept.
A round runs both, one right after the other, so that whatever else the machine does falls on both
alike; a figure is the middle one of the rounds'. The other program is only run where it is there:
`pip install healthkit-to-sqlite` into an environment of its own.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.everyday import environment_for, program, run

#: What the design asks for.
LEAST_MB_S, MOST_MB = 15, 60
OTHER = "healthkit-to-sqlite"
_DEVICE = "&lt;&lt;HKDevice: 0x2&gt;, name:Watch, manufacturer:None, model:Watch, hardware:W1,1&gt;"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n'
    "<!ELEMENT HealthData (ExportDate, Record*)>\n]>\n"
    '<HealthData locale="en_GB">\n <ExportDate value="2026-08-01 12:00:00 +0200"/>\n'
)


class Kept(NamedTuple):
    """How often a day a device writes a type, how long a record lasts, and its highest value."""

    type: str
    unit: str
    source: str
    times: int
    seconds: int
    most: int


#: About what a year of a phone and a watch has of each.
DAY = (
    Kept("QuantityTypeIdentifierHeartRate", "count/min", "Watch", 180, 0, 140),
    Kept("QuantityTypeIdentifierActiveEnergyBurned", "kcal", "Watch", 250, 60, 9),
    Kept("QuantityTypeIdentifierBasalEnergyBurned", "kcal", "Watch", 90, 600, 20),
    Kept("QuantityTypeIdentifierDistanceWalkingRunning", "km", "Watch", 70, 600, 1),
    Kept("QuantityTypeIdentifierStepCount", "count", "Watch", 70, 500, 600),
    Kept("QuantityTypeIdentifierStepCount", "count", "Phone", 50, 580, 600),
    Kept("QuantityTypeIdentifierDietaryWater", "mL", "Sip", 8, 0, 400),
    Kept("QuantityTypeIdentifierBodyMass", "kg", "Scale", 1, 0, 90),
    Kept("CategoryTypeIdentifierSleepAnalysis", "", "Watch", 12, 2000, 0),
)


def records(day: datetime, random: Random) -> Iterator[str]:
    """The records of a day, as the phone writes them."""
    for kept in DAY:
        value = "HKCategoryValueSleepAnalysisAsleepCore"
        for number in range(kept.times):
            start = day + timedelta(seconds=number * 86_000 // kept.times)
            end = start + timedelta(seconds=kept.seconds)
            if kept.most:
                value = str(random.randint(kept.most // 2, kept.most))
            unit = f' unit="{kept.unit}"' if kept.unit else ""
            yield (
                f' <Record type="HK{kept.type}" sourceName="{kept.source}" sourceVersion="18.1" '
                f'device="{_DEVICE}"{unit} creationDate="{end:%F %T} +0200" '
                f'startDate="{start:%F %T} +0200" endDate="{end:%F %T} +0200" value="{value}"/>\n'
            )


def write_export(path: Path, size: int) -> None:
    """An export of at least so many bytes, going back from 2026 day by day."""
    random, day, written = Random(1), datetime(2026, 7, 31, tzinfo=UTC), 0
    with path.open("w") as file:
        file.write(_HEAD)
        while written < size:
            text = "".join(records(day, random))
            written += file.write(text)
            day -= timedelta(days=1)
        file.write("</HealthData>\n")


def measure(file: Path, folder: Path, runs: int, other: str | None) -> dict[str, list[list[float]]]:
    """Seconds and peak memory of each program, a list of both for each round."""
    environment = environment_for(folder, "home")
    tracker = [*program(), "import", str(file), "--tz", "Europe/Berlin"]
    found: dict[str, list[list[float]]] = {}
    for number in range(runs):
        (folder / "home").mkdir(exist_ok=True)
        (folder / "home/tracker.db").unlink(missing_ok=True)
        run([*program(), "log", "water", "250"], environment, (0,))  # a diary is there
        found.setdefault("tracker", []).append(list(run(tracker, environment, (0,))))
        if other:
            database = folder / f"other-{number}.db"
            words = [other, str(file), str(database), "--xml", "--silent"]
            found.setdefault(OTHER, []).append(list(run(words, environment, (0,))))
            database.unlink()
    return found


def show(found: dict[str, list[list[float]]], megabytes: float) -> bool:
    """Print the table; whether both lines of ours are within their limits."""
    print(f"Python {platform.python_version()}, a file of {megabytes:.0f} MB.\n")
    print("| what | MB/s | peak MB | speed | memory |\n|---|---|---|---|---|")
    middle = {
        name: [statistics.median(figure) for figure in zip(*rounds, strict=True)]
        for name, rounds in found.items()
    }
    seconds, peak = middle["tracker"]
    for name, (its_seconds, its_peak) in middle.items():
        ratios = f"{its_seconds / seconds:.2f} x | {peak / its_peak:.2f} x"
        told = ratios if name != "tracker" else "|"
        print(f"| {name} | {megabytes / its_seconds:.1f} | {its_peak:.0f} | {told} |")
    print("\nRatios are those of tracker to the other: of speed more is better, of memory less.")
    return megabytes / seconds >= LEAST_MB_S and peak <= MOST_MB


def main() -> None:
    """Make a file in a folder that goes away, measure, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mb", type=int, default=300, help="the size of the file")
    parser.add_argument("--runs", type=int, default=3, help="rounds")
    parser.add_argument("--beside", default=shutil.which(OTHER), help=f"the program {OTHER}")
    told = parser.parse_args()
    if not told.beside:
        print(f"{OTHER} isn't installed, so it isn't run\n")
    with tempfile.TemporaryDirectory(prefix="tracker-benchmark-") as name:
        file = Path(name) / "export.xml"
        write_export(file, told.mb * 1_000_000)
        found = measure(file, Path(name), told.runs, told.beside)
        fine = show(found, file.stat().st_size / 1e6)
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
