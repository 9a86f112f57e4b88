"""Keep what every command answers on three diaries, and tell where another tree answers otherwise.

    python -m benchmarks.same_outputs keep OLD
    python -m benchmarks.same_outputs keep NEW --program OTHER_TREE --diaries OLD/diaries
    python -m benchmarks.same_outputs compare OLD NEW

For a change that is to leave every output as it was. The program under test may be any tree: it is
only run, each line of `same_outputs.txt` by itself. The diaries are export files that it reads in.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.everyday import DAYS, build

ROOT = Path(__file__).resolve().parents[1]
LAST, NOW = "2026-11-19", "2026-11-20T10:00"
#: The diaries by their years: entries a day, and the years of the diary that is read into it.
DIARIES = {1: (10, 4), 4: (8, 20), 20: (5, 1)}
#: What the program names a record, whole or cut; those in the diaries begin with 0000.
UID = re.compile(r"\b(?!0000)[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}[-0-9a-f]*…?")
#: Where long lines, of pages and exports, are cut before they are compared.
PIECES = re.compile(r"(?<=>)(?=<)|(?<=, )")
#: Of a change: lines shown, how wide, and outputs named; of an output: lines compared.
SHOWN, WIDE, NAMED, COMPARED = 12, 150, 4, 5000


def parts() -> dict[str, list[str]]:
    """The lines of each part of `same_outputs.txt`."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    cut = re.split(r"^== ([a-z0-9 ]+).*\n", text, flags=re.MULTILINE)[1:]
    told = ([x for x in part.split("\n") if x and x[0] != "#"] for part in cut[1::2])
    return dict(zip(cut[::2], told, strict=True))


def spread(lines: Iterable[str]) -> Iterator[str]:
    """Lines with `{a|b}` written out."""
    for line in lines:
        cut = re.split(r"\{([^{}]*)\}", line)
        choices = (piece.split("|") if n % 2 else [piece] for n, piece in enumerate(cut))
        yield from map("".join, itertools.product(*choices))


def of_diary(part: str, years: int) -> Iterator[tuple[str, str]]:
    """What a diary is told, and when."""
    first = str(datetime.fromisoformat(LAST).date() - timedelta(days=round(years * DAYS) - 1))
    for line in spread([*parts()[f"{part} {years}"], *parts()[part]]):
        moment, _, words = line.replace("FIRST", first).partition(" ")
        yield f"{moment}T20:00"[: len(NOW)], words


def records(years: int) -> Iterator[dict[str, Any]]:
    """Entries as an export has them, the same ones every time."""
    random, count = Random(years), itertools.count(1)
    for line in parts()["records"]:
        step, first, last, chance, text = line.split(" ", 4)
        for ago in range(int(first), min(int(last), round(years * DAYS)), int(step)):
            moment = datetime.fromisoformat(f"{LAST}T07:00+01:00") - timedelta(days=ago)
            at = int(moment.timestamp()) + random.randint(0, 12 * 60) * 60
            said = text.replace("AGO", str(ago)).replace("DICE", str(random.randint(3, 8)))
            fixed = {"day": str(moment.date()), "at": at, "utc_offset_min": 60, "created_at": at}
            if random.random() < float(chance):
                yield {"uid": f"record-{next(count):05}", **fixed, **json.loads(said)}


def run(folder: Path, home: Path, line: str, now: str = NOW, must: bool = False) -> str:
    """Run a command of the tree at `folder/program`: its exit code, and what it said."""
    command, _, typed = line.partition(" <<< ")
    words = shlex.split(command)
    if line.startswith("TAB "):
        asked = (f"COMP_WORDS=tracker {line[4:]}", f"COMP_CWORD={line.count(' ')}")
        words = ["_TRACKER_COMPLETE=bash_complete", *asked]
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "Europe/Berlin", "COLUMNS": "80"}
    env |= {"HOME": str(home), "PYTHONPATH": str(folder / "program"), "TRACKER_NOW": now}
    while words and (given := re.match("([A-Z_]+)=(.*)", words[0])):
        env[given[1]] = given[2]
        del words[0]
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *words],
        env=env,
        cwd=home / "work",
        input=typed.replace(r"\n", "\n").encode(),
        capture_output=True,
        check=False,
        timeout=300,
    )
    out, err = (said.decode(errors="backslashreplace") for said in (done.stdout, done.stderr))
    answer = f"> {line}\nexit {done.returncode}\n-- stdout\n{out}-- stderr\n{err}"
    return sys.exit(answer) if must and done.returncode else answer


def make_diary(years: int, to: Path) -> None:
    """Make a diary's export file, with this tree's own program."""
    with tempfile.TemporaryDirectory() as name:
        folder, home = Path(name), Path(name) / "home"
        (folder / "program").symlink_to(ROOT)
        (home / "work").mkdir(parents=True)
        build(folder, "plain", years, round(years * DAYS * DIARIES[years][0]), 2, "--last", LAST)
        run(folder, home, "--db ../../plain/tracker.db export json plain.json", must=True)
        document = json.loads((home / "work/plain.json").read_bytes())
        document["entries"] = [*records(years), *document["entries"]]
        (home / "work/more.json").write_text(json.dumps(document), encoding="utf-8")
        run(folder, home, "import json more.json", f"{LAST}T21:00", must=True)
        for moment, line in of_diary("story", years):
            run(folder, home, line, moment, must=True)
        run(folder, home, "export json told.json", f"{LAST}T22:00", must=True)
        text = (home / "work/told.json").read_text(encoding="utf-8")
    found = enumerate(dict.fromkeys(UID.findall(text)))
    uids = {uid: f"{years:08}-0000-7000-8000-{n:012}" for n, uid in found}
    to.write_text(UID.sub(lambda at: uids[at[0]], text), encoding="utf-8")


def make_home(folder: Path, home: Path, years: int) -> None:
    """Make what every line is run in a copy of: a user whose diary it is."""
    (home / "work").mkdir(parents=True)
    run(folder, home, f"import json ../../diaries/{years}.json", f"{LAST}T21:00", must=True)
    for moment, line in of_diary("history", years):
        run(folder, home, line, moment, must=True)
    for file in home.rglob("*"):  # the age of a copy is told
        os.utime(file, (datetime.fromisoformat(NOW).timestamp(),) * 2)


def file_text(file: Path) -> str:
    """A file's text; of a PDF the words, where there is pdftotext; of a database that it is one."""
    content = file.read_bytes()
    if content.startswith(b"%PDF") and shutil.which("pdftotext"):
        content = subprocess.check_output(["pdftotext", "-layout", file, "-"])
    binary = content.startswith((b"SQLite", b"%PDF"))
    return "not text\n" if binary else content.decode(errors="backslashreplace")


def answer(folder: Path, home: Path, number: int, line: str) -> str:
    """What a line answers in a fresh copy of a home, with the files that it wrote."""
    copy = folder / f"{home.name}-{number:04}"
    shutil.copytree(home, copy)
    told = "".join(run(folder, copy, step) for step in line.split(" ; "))
    for file in sorted((copy / "work").rglob("*.*")):
        told += f"-- file {file.name}\n{file_text(file)}"
    shutil.rmtree(copy)
    told = re.sub(r"[0-9.]+ [kMG]B free on", "SOME free on", told.replace(str(copy), "HOME"))
    uids = {uid: f"UID-{n}" for n, uid in enumerate(dict.fromkeys(UID.findall(told)), 1)}
    return UID.sub(lambda at: uids[at[0]], told)


def keep(folder: Path, program: Path, diaries: Path, chosen: Iterable[int]) -> None:
    """Run every line on the diaries of so many years, and keep the answers, a text file each."""
    began, lines = time.monotonic(), parts()
    diaries.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "outputs", ignore_errors=True)
    for years in DIARIES:
        if not (diaries / f"{years}.json").exists():
            make_diary(years, diaries / f"{years}.json")
    with tempfile.TemporaryDirectory(prefix="outputs-") as name, ThreadPoolExecutor(2) as two:
        ground = Path(name)
        (ground / "program").symlink_to(program.resolve())
        (ground / "diaries").symlink_to(diaries.resolve())
        for years in chosen:
            home, to = ground / f"{years:02}", folder / "outputs" / f"{years}-years"
            to.mkdir(parents=True)
            make_home(ground, home, years)
            asked = lines["commands"] + (lines["once"] if years == min(DIARIES) else [])
            other = f"../../diaries/{DIARIES[years][1]}.json"
            asked = [line.replace("OTHER", other) for line in spread(asked)]
            answers = two.map(partial(answer, ground, home), itertools.count(1), asked)
            for n, (line, said) in enumerate(zip(asked, answers, strict=True), 1):
                words = re.sub(r"[^\w]+", "-", line).strip("-")[:60]
                (to / f"{n:03}-{words}.txt").write_bytes(said.encode())
            print(f"{to}: {len(asked)} lines, after {time.monotonic() - began:.0f} s", flush=True)


def changes(old: Path, new: Path) -> Iterator[list[str]]:
    """The places in which two files differ, as the lines of a unified diff, without numbers."""
    both = []
    for file in (old, new):
        lines = file.read_bytes().decode(errors="backslashreplace").split("\n")
        both.append([x for line in lines for x in (PIECES.split(line) if line[WIDE:] else [line])])
    differ = (n for n, pair in enumerate(itertools.zip_longest(*both)) if pair[0] != pair[1])
    first = max(0, next(differ, 1) - 1)
    one, other = (lines[first : first + COMPARED] for lines in both)
    diff = itertools.islice(difflib.unified_diff(one, other, n=1, lineterm=""), 3, None)
    for is_head, place in itertools.groupby(diff, lambda line: line.startswith("@@")):
        if not is_head:
            yield list(place)


def essence(place: list[str]) -> str:
    """What a change comes to, so that it is known in other lines: the words that went and came."""
    told = [(line[0], word) for line in place for word in re.sub("[0-9]+", "0", line[1:]).split()]
    old, new = ({word for sign, word in told if sign == wanted} for wanted in "-+")
    return f"{sorted(old - new)} {sorted(new - old)}" if old != new else "\n".join(place)


def compare(old: Path, new: Path) -> bool:
    """Tell every change once, with the outputs that it is in; whether there was none."""
    names = {str(f.relative_to(top)) for top in (old, new) for f in top.glob("outputs/*/*.txt")}
    alike: dict[str, tuple[list[str], set[str]]] = {}
    differ = set()
    for name in sorted(names):
        places = [[f"not in {top}"] for top in (old, new) if not (top / name).exists()]
        if not places and (old / name).read_bytes() != (new / name).read_bytes():
            places = [*changes(old / name, new / name)] or [["only in where a line ends"]]
        for place in places:
            differ.add(name)
            alike.setdefault(essence(place), (place, set()))[1].add(name)
    for place, where in sorted(alike.values(), key=lambda each: -len(each[1])):
        print(f"{len(where)} x {', '.join(sorted(where)[:NAMED])}{' ...' * (len(where) > NAMED)}")
        print("".join(f"    {x[:WIDE]}\n" for x in place[:SHOWN]).replace("\x1b", "\\x1b"))
    print(f"{len(names)} outputs, {len(differ)} differ, in {len(alike)} ways")
    return not differ


def main() -> None:
    """Keep, or compare what was kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(required=True, dest="command")
    keeps, compares = commands.add_parser("keep"), commands.add_parser("compare")
    keeps.add_argument("folder", type=Path)
    keeps.add_argument("--program", type=Path, default=ROOT, help="the tree that is run")
    keeps.add_argument("--diaries", type=Path, help="those of another run; default FOLDER/diaries")
    keeps.add_argument("--years", type=int, nargs="+", default=[*DIARIES], help="only these")
    compares.add_argument("folder", type=Path)
    compares.add_argument("new", type=Path)
    told = parser.parse_args()
    if told.command == "compare":
        sys.exit(0 if compare(told.folder, told.new) else 1)
    keep(told.folder, told.program, told.diaries or told.folder / "diaries", told.years)


if __name__ == "__main__":
    main()
