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
from tracker.domain.catalogues.ingredients import contents
from tracker.domain.catalogues.sources import cite, source
from tracker.figures.entry_words import parts_words
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

Findings are told by level, the gravest first: `urgent` (get help now), `see-doctor` (arrange to see
one soon), `watch` (worth an eye), `info`, and `unsure` (not enough logged to tell). `check` leaves
with exit code 20 where an `urgent` finding stands and 10 where a `see-doctor` one does.

A day of a site is PAIN (its worst score is 1 or more), ZERO (a 0 for the site, or "no pain
anywhere") or UNKNOWN. Nothing is ever filled in for an unknown day. What counts is when a thing
happened, never when it was typed. Left and right are two sites where the body has two; a part of a
site is a site of its own, and where a site and its parts together show what none shows alone, one
`watch` says so, which is answered apart. Scores that an import translated from words make a day
PAIN or ZERO and enter no mean.

A finding is new, then you may acknowledge it (`tracker ack RULE [SITE] --seen-doctor DAY` or
`--note TEXT`) or let it rest (`tracker snooze RULE [SITE] 7d`; what is urgent can't be snoozed). It
is back by itself when its level rises, when the late mean is 2 points up, with a new bout (or a new
spell of those that make it speak), and on day 28, 42 and 84.

Where persistent-pain and recurrent-pain speak of one site, one line is shown, at the higher of the
two levels. While red-flag or unbearable-pain stands, and for a week after any 7 or more,
inactivity is hidden: nobody in severe pain is told to exercise.

A published source is named only for what it speaks of. The waits of 2 to 4 weeks and the research
definitions are of back pain: a finding of another place names none of those pages and says so.

A cut-off with a source is published and stays. One that is "ours" has no published source: it is
this tool's own, and can be changed within its bounds, `tracker config persistent-pain.share 30`. A
finding that goes by changed cut-offs says so. The definitions below are worded with the defaults.
"""

FALSE_ALARMS = """
Each pain rule was asked on every day of 400 made-up diaries of each kind, a year long, as someone
would who runs `tracker check` daily. Stable, worsening and recovering diaries stray from their true
course from day to day (a deviation of sd points, half of a day's deviation carries over to the
next; little pain varies little), are rounded to 0-10, and miss days at random. Healthy people have
an isolated 2 or 3 on some days and log a 0 on the others, or log nothing else. Spells begin on days
of their own, with a 0 logged between. The tables stand beside their rules, and above each is said
what the rule finds late and how often it speaks by chance: three figures in a row are for
deviations of 1.0, 1.5 and 2.0 points with 10, 20 and 40 % of days missed, two for 10 and 40 %. They
are what these rules do in these diaries, and no promise about yours.
"""

#: Why it is so, before what the tables say of it.
REMARKS = {
    "unbearable-pain": """
It goes by single scores. It is urgent when days of 8 come after four weeks without one; where
someone has lived with them, it says to see a doctor.
""",
    "worsening-pain": """
This is the least certain of the pain rules. No rule of this kind that was tried speaks in under 5 %
of stable years and finds 95 % of rises by three points at a deviation of 1.5 or more. It is
announced at most once a week for a site.
""",
    "persistent-pain": """
A recovery that stalls at 2 is told to see a doctor. People who log nothing but their rare pain get
an `unsure` now and then, since pain on few days may have stayed between them.
""",
    "recurrent-pain": """
A 2 or 3 out of 10 on single days, however often, never says to see a doctor; often enough it is
watched as niggles. No published page sets a number for "comes and goes", so most of these cut-offs
are ours; `tracker config recurrent-pain.runs 4` asks for more.
""",
}

OTHER_DRUGS = """
The NHS says of paracetamol at most 4000 mg in 24 hours, 4 hours apart or more (UK-NHS-MED). Of
other drugs only the class is known; nothing is said of their doses. What you say is prescribed
(`tracker drug set NAME --prescribed 1000mg/day`) takes the label's place.

What a product holds is counted for each of its ingredients; of an opioid, an antihistamine,
caffeine or a stomach protector no limit is kept. A product that isn't here is added by its label:
`tracker drug add NAME --contains paracetamol 500 --contains codeine 8`.
"""

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
    lines = [
        "| drug | class | at once | in 24 h | at least apart | label |",
        "|---|---|---|---|---|---|",
    ]
    for drug in load("drugs").subjects.values():
        if "max_24h_mg" not in drug.data:
            continue
        data = drug.data
        cells = (
            f"`{drug.name}`",
            data["class"],
            f"{data['single_max_mg']:g} mg",
            f"{data['max_24h_mg']:g} mg",
            f"{data['interval_h']:g} h",
            data["label"],
        )
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, "", *paragraphs(OTHER_DRUGS), *products_table()]


def products_table() -> list[str]:
    """What a piece of each product holds, and where that was read."""
    lines = ["| product | a piece holds | read at |", "|---|---|---|"]
    for drug in load("drugs").subjects.values():
        if held := contents(drug):
            read = f"{drug.data['read_at']} ({drug.data['mark']})"
            lines.append(f"| `{drug.name}` | {parts_words(held)} | {read} |")
    return [*lines, ""]


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
