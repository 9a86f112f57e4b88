"""Lives a month with the tracker through its command line and writes docs/first-month.md.

    python docs/first_month.py            write the transcript
    python docs/first_month.py --check    exit 1 if the one on disk is not what comes out today

Every command is a real process on a real database in an empty home. Only the clock is told
(TRACKER_NOW), so that the same month comes out every time.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

#: What of the environment would change the transcript.
OF_THE_USER = ("TRACKER", "XDG", "COLUMNS", "LC_ALL", "TERM")
TARGET = Path(__file__).with_name("first-month.md")

# A month of a sore back, as lines:
#   # text          a paragraph
#   == DAY          the clock moves to that day
#   HH:MM words     a command typed at that time, its answer shown
#   HH:MM -words    the same, its answer left out (routine)
#   ... <<< lines   what comes in by a pipe, a line between slashes
STORY = """
# Robin's back went on a Saturday. This is what Robin typed in October 2026, as it came to mind,
# and what the tracker said. Nothing was configured.
== 2026-10-03
09:10 Pain 6 lower back spasm --note "lifting the crate"
09:11 water 500
09:12 report
# A typo doesn't open a second site, a slip of the finger is refused, and what went in wrong is
# mended.
12:30 pain 5 lowr back
12:30 pain 5 Lower Back
12:31 water 5
12:31 2 glasses of water
15:05 took ibuprofen 400
18:20 walked 15 mins
20:00 had a coffee
20:01 undo
20:02 had a tea
22:00 pain 60 lower back
22:00 lumbar pain 6
22:01 edit last 5
22:05 tracker
# Goals: the published amounts are shown, none is chosen by itself.
== 2026-10-04
08:00 goal set water
08:01 goal set water 2l
08:02 goal set walk 150min/week
08:05 water 500
08:06 -pain 6
13:00 ibuprofen
13:10 ate watermelon 300, 2 glasses of water
18:00 -walked 20
21:00 -heat 20
# Words of one's own, for what comes every day.
== 2026-10-05
07:40 config alias.w "water 250"
07:40 config alias.p pain
07:41 p 6, w
12:10 -2 w
12:10 -water 0.5L
12:30 -ibuprofen
18:30 -walk 20 --note "slow"
19:00 -sports drink 500
21:30 stretched hamstrings 5
# From here on the routine's answers are left out.
== 2026-10-06
07:40 -p 5
07:45 -water 2x250
13:00 -Ibuprofen
18:00 -walk 25min 1.8km
22:00 -water 700
# Wednesday was forgotten. On Thursday it's typed as it is remembered.
== 2026-10-08
07:50 yesterday pain 6, walk 20 18:00, water 1.5l
07:55 -p 5
08:00 -water 500
12:00 -water 500, naproxen 220
18:00 -walk
21:00 list 2026-10-07
== 2026-10-09
07:50 -p 5, water 500
13:00 -2 cups cucumber
13:01 -water 500
17:00 -stretch hamstrings 10
18:00 -walk 30
21:30 ask <<< n / n / n / n / slept on the floor / y
== 2026-10-10
10:00 -p 6, water 500
11:00 weight 82,5
15:00 -walk
== 2026-10-11
10:00 -p 5
15:00 -walk 40min 3km
== 2026-10-12
07:50 pain 5 lower back, left knee
12:00 -water 1l
== 2026-10-13
07:50 -pain 6 lower back
12:00 -water 1l
18:00 -walk 30
== 2026-10-14
07:50 -pain 5 lower back
12:00 -water 1l
== 2026-10-15
07:50 -pain 5 lower back
12:00 -water 1l
18:00 -walk 30
== 2026-10-16
07:50 pain 6 lower back
12:00 -water 1l
21:00 check
# Day 14: nothing yet. Day 15 is the day after.
== 2026-10-17
09:00 pain 5 lower back
09:01 check
09:02 check --explain
09:05 rules show persistent-pain
# Robin makes an appointment, and forgets the tracker over it for some days.
== 2026-10-21
07:50 tracker
07:51 ask week <<< 4 / / / / = / / / / 5 / / / / 5 / q
17:00 physical therapy 45 --at yesterday --provider "Dr Lin" --note "exercises twice a day"
17:05 ack persistent-pain lower-back --seen-doctor yesterday
17:06 check
17:10 -stretched 10, strength 15 core
== 2026-10-22
07:50 -pain 4 lower back, 5 left knee
12:00 -water 1.2l
== 2026-10-23
07:50 -pain 4 lower back
18:00 -walk 45
== 2026-10-24
09:00 -pain 3 lower back, pain 0 left knee
15:00 -swam 45
# The clocks go back this night; an hour comes twice.
== 2026-10-25
10:00 pain 3 lower back 2:30
== 2026-10-26
07:50 -pain 3 lower back
18:00 -walk 45
18:01 walk yesterday 18:00
18:01 walk yesterday at 6pm
== 2026-10-27
07:50 -pain 3 lower back, pain 0 left knee
12:00 -water 2l
== 2026-10-28
07:50 -pain 2 lower back
18:00 -walk 50
== 2026-10-29
07:50 -pain 2 lower back
12:00 -water 1.6l
21:40 ask <<< / 300 / n / long day / y
== 2026-10-30
07:50 pain 2 lower back, pain 5 left knee
12:00 -magnesium 300
12:01 -water 1.5l
18:00 walk 30 --note "knee sore on the stairs"
== 2026-10-31
10:00 pain 2 lower back
10:01 symptom fever
10:02 undo
10:03 history -n 4
10:05 tracker
10:06 list pain left knee
10:07 report 2026-10-03..2026-10-31
10:08 check --since 2026-10-01
"""


#: Runs the words of a command at a moment with what comes in; its exit code, and all that it said.
Run = Callable[[str, list[str], str], tuple[int, str]]


def transcript() -> str:
    """The whole month as Markdown."""
    with tempfile.TemporaryDirectory() as home:
        return lived(Path(home), lambda *what: _run(Path(home), *what))


def lived(home: Path, run: Run) -> str:
    """The month as Markdown, in an empty home, by whatever runs its commands there."""
    return "\n".join(_pages(home, run)) + "\n"


def _pages(home: Path, run: Run) -> list[str]:
    lines = [
        "# A month with the tracker",
        "",
        "Made by `docs/first_month.py`; a test runs it again.",
    ]
    day, before = "", ""
    for line in STORY.strip().splitlines():
        told, kind = line[2:].strip(), line[0] if line[0] in "#=" else "$"
        if before == "$" != kind:
            lines.append("```")
        if kind == before == "#":
            lines[-2] += f" {told}"
        elif kind == "#":
            lines += ["", told, ""]
        elif kind == "=":
            day = told
            lines += ["", f"## {day}", ""] if before != "#" else [f"## {day}", ""]
        else:
            lines += [] if before == "$" else ["```console"]
            lines += [told.replace(str(home), "~") for told in _step(run, day, line)]
        before = kind
    return [*lines, "```"] if before == "$" else lines


def _step(run: Run, day: str, line: str) -> list[str]:
    """One command and, unless it is routine, its answer."""
    clock, _, words = line.partition(" ")
    quiet = words.startswith("-")
    words, piped, lines = words.removeprefix("-").partition(" <<< ")
    arguments = [] if words == "tracker" else shlex.split(words)
    typed = "".join(f"{part.strip()}\n" for part in lines.split("/")) if piped else ""
    code, said = run(f"{day}T{clock}", arguments, typed)
    answer = said.rstrip("\n").splitlines() + ([f"[exit code {code}]"] if code else [])
    shown = "" if words == "tracker" else f" {words}"
    before = "printf '{}' | ".format(typed.replace("\n", "\\n")) if piped else ""
    return [f"$ {before}tracker{shown}", *([] if quiet else answer)]


def _run(home: Path, now: str, arguments: list[str], typed: str) -> tuple[int, str]:
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(OF_THE_USER)},
        "HOME": str(home),
        "TRACKER_NOW": now,
        "TZ": "Europe/Berlin",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        env=environment,
        cwd=home,
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def main() -> int:
    """Write the transcript, or compare it."""
    text = transcript()
    if "--check" in sys.argv:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
