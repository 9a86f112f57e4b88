"""Diaries for each clause of the three rules of pain that lasts."""

from __future__ import annotations

from tests.rules.diary import START, last_day, numbered, pain, plus
from tests.rules.told.row import Told
from tracker.domain.entries import Entry
from tracker.rules.shared.cutoffs import CutOffs


def row(name: str, notation: str, site: str = "lower-back") -> Told:
    """A diary of one site, judged on its last day."""
    return Told(name, pain(notation, site), last_day(notation))


def began(notation: str, days: int) -> list[Entry]:
    """A diary whose first entry says that it began some days before."""
    first, *rest = pain(notation)
    return [first._replace(since_day=plus(START, -days)), *rest]


def numbers_and_words(numbers: str, words: str) -> list[Entry]:
    """A diary of scores given as numbers and, beside them, of some translated from words."""
    return [*pain(numbers), *pain(words, estimated=True)]


def without_side(notation: str, *days: int) -> list[Entry]:
    """A diary of the left knee, with some scores of a knee."""
    unsided = [pain("3", "knee", start=plus(START, day))[0] for day in days]
    return [*pain(notation, "knee", side="left"), *unsided]


def in_turn(*sites: str, days: int) -> list[Entry]:
    """A score every day, a week at one site and a week at the next."""
    entries = [pain("5", sites[n // 7 % len(sites)], start=plus(START, n))[0] for n in range(days)]
    return numbered(entries)


PERSISTENT = [
    row("not easing", "5 5 4 x13"),
    row("worse", "1 x7 2 x4 7.5 x7"),
    row("easing", "6 6 5 x6 3 x6 2"),
    row("slight", "5 x8 1 x6 0"),
    row("easing too slowly", "9 x13 8 3 x29"),
    row("day 85", "5 x42 4 x43"),
    Told("day 85 of a knee", without_side("5 x42 4 x43", 3, 80), plus(START, 84)),
    Told("a side once not said", without_side("5 x15", 14), plus(START, 14)),
    row("by thirds", "5 (. x4 6) x3 . 2 4"),
    Told("in words alone", pain("5 x15", estimated=True), plus(START, 14)),
    Told("in words on some days", pain("(5 .) x7 5", estimated=True), plus(START, 14)),
    Told(
        "in words but for three",
        numbers_and_words("5 . x6 5 . x6 5", "5 x15"),
        plus(START, 14),
    ),
    Told(
        "in words but for two",
        numbers_and_words("0 x3 5 . x12 5", ". x3 5 x15"),
        plus(START, 17),
    ),
    Told("in words first", numbers_and_words("0 x7 5 x8", "3 x7"), plus(START, 14)),
    Told("in words lately", numbers_and_words("5 x8 0 x7", ". x8 3 x7"), plus(START, 14)),
    Told("on few days, as said", began("5 4 3 3", 17), plus(START, 3)),
    row("on few days", "3 3 3 . x4 5 0 x4 3 . x3 3"),
    Told("on few days, of a neck", pain("4 (. x6 4) x2", "neck"), plus(START, 14)),
    row("two weeks apart", "5 0 . x12 5"),
    Told("as said", began("5 4 3 x8", 17), plus(START, 9)),
    Told(
        "too little, first logged",
        pain("5 . x13 5"),
        plus(START, 14),
        {"cutoffs": CutOffs({"persistent-pain.gap-days": 14})},
    ),
    Told("too little, as said", began("6", 21), START),
    row("nothing since", "5 x20 . x14"),
    row("a day of nothing since", "5 x11 . x4"),
    row("once none since", "5 x18 0 5 0 . . ."),
    row("perhaps one long spell", "5 5 5 . x7 5 x5"),
    Told("together", in_turn("sacrum", "coccyx", "lower-back", days=16), plus(START, 15)),
]

RECURRENT = [
    row("comes and goes", "4 4 0 x8 4 4 0 x8 5"),
    row("not logged between", "4 4 . x8 4 4 0 x4 . x4 5"),
    row("just confirmed", "4 4 0 x4 . x4 4 4 0 x8 5"),
    row("comes and goes, less lately", "4 4 0 x8 4 4 0 x8 5 0 x27 2"),
    row("comes and goes, quiet", "4 4 0 x8 4 4 0 x8 5 0 x34 1"),
    row("a month apart", "4 4 0 x30 3 4 . x2"),
    Told(
        "by one's own cut-offs",
        pain("4 4 0 x8 4 4 0 x8 5"),
        plus(START, 20),
        {"cutoffs": CutOffs({"recurrent-pain.window-days": 80, "recurrent-pain.gap-zeros": 1})},
    ),
    row("in a year", "(6 0 x89) x3 7"),
    row("came back", "5 4 0 x12 4 5 0"),
    row("came back, quiet", "4 4 0 x12 4 4 0 x28"),
    row("again and again", "4 0 x6 4 0 x6 4"),
    row("mild", "3 3 0 x30 3 4 2"),
    row("mild, of a neck", "3 3 0 x30 3 4", "neck"),
    row("mild, quiet", "3 3 0 x30 3 3 0 x83"),
    row("niggles", "(3 0 x9) x7 2"),
    Told("a side not said", without_side("4 4 0 x8 4 4 0 x8 5", 10, 12), plus(START, 20)),
    Told(
        "together",
        [
            *pain("5 5", "sacrum"),
            *pain("5 5", "coccyx", start=plus(START, 20)),
            *pain("5 5", start=plus(START, 40)),
        ],
        plus(START, 41),
    ),
]

WORSENING = [
    row("a fortnight", "(3 4 2) x9 3 (5 7 6) x4 5 5"),
    row("a week", "3 x35 5 6 5 6 5 6 5"),
    row("a new flare", "0 x20 1 0 x14 4 5 3 4 6 5 4"),
    row("too little to compare", "3 x7 5 6 5 . 5 . 5"),
    row("too little, one day of the week", "3 x3 . x9 5"),
    Told("a side not said", without_side("3 x35 5 6 5 6 5 6 5", 41), plus(START, 41)),
]

TOLD = {"persistent-pain": PERSISTENT, "recurrent-pain": RECURRENT, "worsening-pain": WORSENING}
