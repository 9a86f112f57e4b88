"""inactivity: little walking and sport, strength or stretching in the last two full weeks."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import listed
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import SEVERE, CutOff, Finding, LookBack, Rule
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import OWN, count_of, day_words, step_day

WEEK = 7

#: Days up to today in which pain is looked at.
PAIN_DAYS = 7

SOURCES = ("WHO-2020", "ACSM-2021", "TUDOR-2019")

#: Kinds whose minutes are brisk. Strength and stretching are counted in days.
BRISK = frozenset({"walk", "sport"})
_BRISK_NAME = "walking and sport"


class Little(NamedTuple):
    """What was little in both weeks: its name, in words how much, and the source of what is not."""

    name: str
    words: str
    source: str


class Week(NamedTuple):
    """One ISO week: its Monday, known days, brisk minutes, days of strength and of stretching."""

    monday: int
    known: int
    brisk: float
    strength: int
    stretch: int
    entries: tuple[Entry, ...]

    @property
    def projected(self) -> float:
        """The brisk minutes, as if the days not known had been like the others."""
        return self.brisk / self.known * WEEK


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """At most one finding, of all that was little in both weeks."""
    today, cut = ordinal(as_of), cutoffs.of(RULE)
    monday = today - (today - 1) % WEEK
    weeks = [_read_week(history, monday - back * WEEK, cut) for back in (2, 1)]
    if any(week.known < cut["known-days"] for week in weeks):
        return []
    little = _little(weeks, cut)
    if not little:
        return []
    finding = _finding(weeks, little, history.year(today), cut)
    return [finding._replace(hidden=SEVERE) if _hurts(history, today, cut) else finding]


def _little(weeks: list[Week], cut: Mapping[str, float]) -> list[Little]:
    first, second = weeks
    found = []
    if all(week.projected < cut["brisk-minutes"] for week in weeks):
        words = (
            f"{first.brisk:.0f} and then {second.brisk:.0f} brisk minutes of walking and sport "
            f"({cut['brisk-minutes']:g} a week are advised for adults)"
        )
        found.append(Little(_BRISK_NAME, words, "WHO-2020"))
    if all(week.strength < cut["strength-days"] for week in weeks):
        words = (
            f"strength training on {first.strength} and {count_of(second.strength, 'day')} "
            f"({cut['strength-days']:g} a week)"
        )
        found.append(Little("strength training", words, "WHO-2020"))
    if all(week.stretch < cut["stretch-days"] for week in weeks):
        words = (
            f"stretching on {first.stretch} and {count_of(second.stretch, 'day')} "
            f"({cut['stretch-days']:g} or 3 a week, daily is best)"
        )
        found.append(Little("stretching", words, "ACSM-2021"))
    return found


def _hurts(history: History, today: int, cut: Mapping[str, float]) -> bool:
    """Whether any site had a severe score lately: nobody is told to exercise then."""
    days = range(today - PAIN_DAYS + 1, today + 1)
    known = (site.on(day) for site in history.sites.values() for day in days)
    return any(day is not None and day.worst >= cut["severe"] for day in known)


def _read_week(history: History, monday: int, cut: Mapping[str, float]) -> Week:
    entries = history.movement().between(monday, monday + WEEK - 1)
    days = {kind: {e.day for e in entries if e.kind == kind} for kind in ("strength", "stretch")}
    return Week(
        monday,
        len({entry.day for entry in entries}),
        sum(brisk_minutes(entry, cut) for entry in entries),
        len(days["strength"]),
        len(days["stretch"]),
        tuple(entries),
    )


def brisk_minutes(entry: Entry, cut: Mapping[str, float]) -> float:
    """The moderate minutes of a walk or of sport, double for vigorous.

    A walk given in steps or as a distance only is turned into minutes; an all-day total of steps,
    which an import brings without a time, never is.
    """
    if entry.kind not in BRISK:
        return 0.0
    minutes = entry.measures.get("duration_min")
    if minutes is None and "steps" in entry.measures:
        minutes = 0.0 if is_all_day(entry) else entry.measures["steps"] / cut["cadence"]
    if minutes is None:
        minutes = entry.measures.get("distance_m", 0) / (cut["pace"] * 1000 / 60)
    return minutes * (2 if entry.measures.get("vigorous") else 1)


def is_all_day(entry: Entry) -> bool:
    """Whether it is the steps that an import counted in a whole day, those of its walks too."""
    counted = "steps" in entry.measures and "duration_min" not in entry.measures
    return counted and entry.at is None and entry.source is not None


def _finding(
    weeks: list[Week], little: list[Little], year: int, cut: Mapping[str, float]
) -> Finding:
    first, last = weeks[0].monday, weeks[1].monday + WEEK - 1
    moved = any(week.brisk or week.strength or week.stretch for week in weeks)
    praise = (
        "You moved, and some is better than none" if moved else "Some movement is better than none"
    )
    text = f"{praise}. In the two full weeks from {day_words(first, year)}: "
    text += f"{'; '.join(one.words for one in little)}."
    entries = [entry for week in weeks for entry in week.entries]
    return Finding(
        rule=RULE.name,
        level="info",
        since=iso(first),
        window=iso_days(first, last),
        known_days=sum(week.known for week in weeks),
        evidence={
            "brisk_minutes_first": round(weeks[0].brisk, 1),
            "brisk_minutes_second": round(weeks[1].brisk, 1),
            "strength_days_first": weeks[0].strength,
            "strength_days_second": weeks[1].strength,
            "stretch_days_first": weeks[0].stretch,
            "stretch_days_second": weeks[1].stretch,
        },
        entries=ids_of(entries),
        message=text,
        gist=f"some movement is better than none; little {listed([one.name for one in little])} "
        "in the last two weeks",
        sources=(*dict.fromkeys(one.source for one in little), *_of_steps(little, entries)),
        windows=tuple(
            LookBack(name, iso(w.monday), iso(w.monday + WEEK - 1), w.known)
            for name, w in zip(("first week", "second week"), weeks, strict=True)
        ),
        arithmetic=(
            *(_step(week, year) for week in weeks),
            "a day counts as known with exercise or rest logged; "
            f"{cut['known-days']:g} such days is {OWN}",
        ),
    )


def _of_steps(little: list[Little], entries: list[Entry]) -> tuple[str, ...]:
    """The source of how many steps are a brisk minute, where minutes were made of steps."""
    brisk = any(one.name == _BRISK_NAME for one in little)
    counted = any("steps" in e.measures and "duration_min" not in e.measures for e in entries)
    return ("TUDOR-2019",) if brisk and counted else ()


def _step(week: Week, year: int) -> str:
    return (
        f"week of {step_day(week.monday, year)}: {week.brisk:.0f} brisk minutes on "
        f"{count_of(week.known, 'known day')}, {week.projected:.0f} if every day had been like "
        "those"
    )


RULE = Rule(
    name="inactivity",
    title="little of some kind of movement in the last two weeks",
    order=100,
    kinds=frozenset({"walk", "stretch", "strength", "sport", "rest", "pain"}),
    definition=(
        "The last two full calendar weeks, with four or more known days in each (exercise or rest "
        "logged). Mentioned: under 150 brisk minutes in both, also if every day had been like the "
        "known ones; strength training, or stretching, on fewer than two days in both. Walks and "
        "sport are brisk, vigorous sport counts double. Hidden while a warning sign or unbearable "
        "pain stands, or with a score of 7 or more anywhere in the last seven days."
    ),
    cutoffs=(
        CutOff("brisk-minutes", 150, "minutes", "a week", False, "WHO-2020"),
        CutOff("strength-days", 2, "days", "of strength training a week", False, "WHO-2020"),
        CutOff("stretch-days", 2, "days", "of stretching a week", False, "ACSM-2021"),
        CutOff("cadence", 100, "steps a minute", "of a brisk walk", False, "TUDOR-2019"),
        CutOff("known-days", 4, "days", "known in each week", low=3, high=7),
        CutOff("severe", 7, "of 10", "from which nobody is told to exercise", False, "PALOS-2006"),
        CutOff("pace", 5.0, "km/h", "of a walk given as a distance only", low=3, high=8),
    ),
    sources=(*SOURCES, "PALOS-2006"),
    find=find,
    days_back=30,
    at_once=None,
    rests=True,  # nobody in severe pain is told to exercise
)
