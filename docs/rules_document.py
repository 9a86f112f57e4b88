"""Writes docs/rules.md from the rules' own declarations and the stored simulation.

    python docs/rules_document.py            write it
    python docs/rules_document.py --check    exit 1 if the file on disk is not what comes out today

The tables of docs/rules-simulation.md go in as they stand; `python -m benchmarks.rules_simulation
--write docs/rules-simulation.md` makes them anew.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from tracker.domain.catalogues.catalogue import load
from tracker.domain.catalogues.sources import cite, source
from tracker.rules import DISCLAIMER, CutOff, Rule, rules

TARGET = Path(__file__).with_name("rules.md")
SIMULATION = Path(__file__).with_name("rules-simulation.md")
WIDTH = 100

HEAD = f"""
The rules module reads what you logged and says when it is time to see a doctor. It never diagnoses,
never says that all is well, and tells nobody to take or stop a medicine beyond quoting a label.
Every flag carries: "{DISCLAIMER}"

`tracker check` shows what stands today, `--as-of DAY` what stood on another day by what had
happened up to it, `--since DAY` what was first raised when, `--explain` the entries, the days and
the arithmetic. `tracker rules show NAME` shows a rule with the cut-offs in force.

Levels, most severe first: `urgent` (get help now), `see-doctor` (arrange to see one soon), `watch`
(worth an eye), `info`, and `unsure` (not enough logged to tell). `check` leaves with exit code 20
where an `urgent` finding stands and 10 where a `see-doctor` one does.

A day of a site is PAIN (its worst score is 1 or more), ZERO (a 0 for the site, or "no pain
anywhere") or UNKNOWN. Nothing is ever filled in for an unknown day. What counts is when a thing
happened, never when it was typed. Left and right are two sites where the body has two; a part of a
site is a site of its own, and where a site and its parts together show what none shows alone, one
`watch` says so. Scores that an import translated from words make a day PAIN or ZERO and enter no
mean.

A finding is new, then you may acknowledge it (`tracker ack RULE [SITE] --seen-doctor DAY` or
`--note TEXT`) or let it rest (`tracker snooze RULE [SITE] 7d`; what is urgent can't be snoozed). It
is back by itself when its level rises, when the late mean is 2 points up, with a new bout, and on
day 28, 42 and 84.

Where persistent-pain and recurrent-pain speak of one site, one line is shown, at the higher of the
two levels. While red-flag or unbearable-pain stands, inactivity is hidden: nobody in severe pain is
told to exercise.

A cut-off with a source is published and stays. One that is "ours" has no published source: it is
this tool's own, and can be changed within its bounds, `tracker config persistent-pain.share 30`. A
finding that goes by changed cut-offs says so. The definitions below are worded with the defaults.
"""

FALSE_ALARMS = """
Each pain rule was asked on every day of 400 made-up diaries of each kind, a year long, as someone
would who runs `tracker check` daily. Stable, worsening and recovering diaries stray from their true
course from day to day (a deviation of sd points, half of a day's deviation carries over to the
next; little pain varies little), are rounded to 0-10, and miss days at random. Healthy people have
an isolated 2 or 3 on some days and log a 0 on the others, or log nothing else. The tables stand
beside their rules. They are what these rules do in these diaries, and no promise about yours.
"""

#: What the tables say, in words; figures quoted here are checked against them by eye.
REMARKS = {
    "unbearable-pain": """
It goes by single scores, so a steady 6 that strays by 1.5 points a day meets an 8 sooner or later:
that is meant, since a score of 8 is severe whatever the mean is. A healthy diary never raises it.
""",
    "worsening-pain": """
This is the least certain of the pain rules. In a stable diary that strays by 1 point or more a day
it speaks on a few days of the year by chance alone: about one stable diary in four within 90 days
at a deviation of 1, two in three at 1.5. It is announced at most once a week for a site, and it
asks for a look rather than proving anything.
""",
    "persistent-pain": """
Pain that stays is told by day 22 in nine diaries of ten or more, also with four days of ten not
logged; the day of the first flag is soft by about a week. A recovery to nothing within two weeks
is hardly ever told to see a doctor; when a little is left on day 15 it gets a line to watch. A
recovery that stalls at 2 is told to: slow recoveries are where this rule errs on the careful side.
People
who log nothing but their rare pain get an `unsure` now and then, since a lone entry looks like a
gap in the diary.
""",
    "recurrent-pain": """
This rule does raise false alarms, if a healthy person with a 2 or 3 out of 10 now and then is one.
With pain on one day in a hundred `see-doctor` is rare (about one year in a hundred) and a line to
watch is common. With pain on one day in twenty, nearly every day logged, more than half of the
years have a `see-doctor` at some time: four days with a 3 in twelve weeks are enough, and the same
place has hurt about eighteen times that year. A pain that has settled at 2 and dips to 0 for two
days now and then counts as spells too. No published page sets a number for "comes and goes", so
these cut-offs are ours; `tracker config recurrent-pain.bad-days 6` asks for more.
""",
}

NOT_SIMULATED = """
The other rules go by a day's entries against a fixed amount; there is nothing random to simulate.
"""


def paragraphs(text: str) -> list[str]:
    """Paragraphs filled to the width of this repository's documents."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        filled = textwrap.wrap(
            " ".join(paragraph.split()), WIDTH, break_long_words=False, break_on_hyphens=False
        )
        lines += [*filled, ""]
    return lines


def cut_off_row(cutoff: CutOff) -> str:
    """A cut-off as a row of its rule's table."""
    value = cutoff.amount(cutoff.value)
    if cutoff.source is not None:
        whose, bounds = f"{cutoff.source} ({source(cutoff.source).mark})", ""
    else:
        whose, bounds = "ours", f"{cutoff.low:g} to {cutoff.high:g}"
    return f"| `{cutoff.name}` | {value} | {cutoff.meaning} | {whose} | {bounds} |"


def source_row(key: str) -> str:
    """A source as a line of a list: key, mark, citation."""
    return f"- {key} ({source(key).mark}): {cite(key)}"


def signs_table() -> list[str]:
    """The warning signs by tier, with their sources."""
    lines = ["| sign | tier | asked as | source |", "|---|---|---|---|"]
    for sign in load("signs").subjects.values():
        keys = ", ".join(key for key in (sign.source, *sign.data.get("also", ())) if key)
        lines.append(f"| `{sign.name}` | {sign.data['tier']} | {sign.data['question']} | {keys} |")
    return [*lines, ""]


def drugs_table() -> list[str]:
    """The label limits that the painkiller rules go by."""
    lines = ["| drug | class | in 24 h | at least apart | label |", "|---|---|---|---|---|"]
    for drug in load("drugs").subjects.values():
        if drug.source is None:
            continue
        data = drug.data
        apart = f"{data['interval_h']:g} h"
        cells = (
            f"`{drug.name}`",
            data["class"],
            f"{data['max_24h_mg']:g} mg",
            apart,
            data["label"],
        )
        lines.append(f"| {' | '.join(cells)} |")
    told = (
        "Of other drugs only the class is known; nothing is said of their doses. What you say is "
    )
    told += "prescribed (`tracker drug set NAME --prescribed 1000mg/day`) takes the label's place."
    return [*lines, "", *paragraphs(told)]


def simulated() -> dict[str, list[str]]:
    """The stored simulation's lines by rule."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in SIMULATION.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            lines = found[line.removeprefix("## ")] = []
        else:
            lines.append(line)
    return found


def rule_lines(rule: Rule, tables: dict[str, list[str]]) -> list[str]:
    """One rule's chapter."""
    lines = [f"## {rule.name}", "", f"*{rule.title[:1].upper()}{rule.title[1:]}.*", ""]
    lines += paragraphs(rule.definition)
    lines += ["| cut-off | value | what | whose | bounds |", "|---|---|---|---|---|"]
    lines += [*(cut_off_row(cutoff) for cutoff in rule.cutoffs), ""]
    if rule.name == "red-flag":
        lines += signs_table()
    if rule.name == "painkiller-dose":
        lines += drugs_table()
    if rule.sources:
        lines += ["Sources:", "", *(source_row(key) for key in rule.sources), ""]
    if rule.name in tables:
        table = "\n".join(tables[rule.name]).strip().splitlines()
        lines += ["### How often it speaks", "", *paragraphs(REMARKS[rule.name]), *table, ""]
    return lines


def document() -> str:
    """The whole document."""
    tables = simulated()
    lines = ["# The rules", "", "Written by `python docs/rules_document.py` from the rules' own "]
    lines[-1] += "declarations; don't edit it."
    lines += ["", *paragraphs(HEAD), "## False alarms, measured", "", *paragraphs(FALSE_ALARMS)]
    lines += paragraphs(NOT_SIMULATED)
    for rule in rules():
        lines += rule_lines(rule, tables)
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Write the document, or with --check compare it."""
    text = document()
    if sys.argv[1:] == ["--check"]:
        if TARGET.read_text(encoding="utf-8") != text:
            sys.exit(f"{TARGET.name} is out of date: run python docs/rules_document.py")
        return
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
