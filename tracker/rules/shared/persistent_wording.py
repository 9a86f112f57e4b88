"""The sentences of persistent-pain."""

from __future__ import annotations

from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding
from tracker.rules.shared.bouts import Bout
from tracker.rules.shared.case import Case
from tracker.rules.shared.trend import Trend
from tracker.rules.shared.wording import (
    WAITS,
    WAITS_FOR_BACKS,
    count_of,
    day_words,
    number_words,
)


def still_there(case: Case, bout: Bout, trend: Trend, level: str, chronic: bool) -> str:
    """The message of a bout past two weeks."""
    weeks, counted = _weeks(case, bout), _counted(case, bout)
    if trend.thirds:
        known, total = case.site.known(bout.onset, case.today), _total(case, bout)
        counted += f", logged on only {known} of {total} days" if known < total else ""
    if chronic:
        counted += ", over 12 weeks" + ", which guidelines call chronic" * case.is_back
    how = _how(trend)
    if level == "watch":
        kept = f"still there after {weeks} weeks, {how} ({counted})"
        return f"{case.place}: {kept}. {waits(case)}"
    if trend.improving:
        still = f"easing, {_means(trend)}, but still {trend.late:.1f} after {weeks} weeks"
        return f"{case.place}: {still} ({counted}); consult your doctor soon. {waits(case)}"
    return f"{case.place}: {counted}, {how}; consult your doctor soon. {waits(case)}"


def few_days(case: Case, bout: Bout, pain_days: int, days: int) -> str:
    """Pain on few of the last days, none or little of it bad."""
    return (
        f"{case.place}: pain on {pain_days} of the last {days} days, {_since(case, bout)}; the "
        "days between were not logged or were free, so it may have come and gone; if it stayed, "
        f"see a doctor. {waits(case)}"
    )


def waits(case: Case) -> str:
    """The advice: how long to wait, as published, and that this tool uses two weeks."""
    return f"{WAITS_FOR_BACKS if case.is_back else WAITS}."


#: What it says in a few words, by level.
GISTS = {
    "see-doctor": "pain past 2 weeks",
    "watch": "easing or slight, past 2 weeks",
    "unsure": "pain, maybe past 2 weeks",
}


def _weeks(case: Case, bout: Bout) -> str:
    return number_words((case.today - bout.onset) // 7)


def _total(case: Case, bout: Bout) -> int:
    return case.today - bout.onset + 1


def _counted(case: Case, bout: Bout) -> str:
    """The days counted, all of them from the onset on."""
    pain = case.site.pain(bout.onset, case.today)
    known = count_of(case.site.known(bout.onset, case.today), "known day")
    return f"pain on {pain} of {known} {_since(case, bout)}"


def _since(case: Case, bout: Bout) -> str:
    said = ", as you said" if bout.onset < bout.first else ""
    return f"since {case.day_words(bout.onset)}{said}"


def _how(trend: Trend) -> str:
    if trend.early is None:
        return "with no scores given as numbers to tell whether it is easing"
    if trend.slight:
        return f"slight: {_means(trend)}"
    if trend.improving:
        return f"and easing: {_means(trend)}"
    return f"and getting worse: {_means(trend)}" if trend.worse else f"not easing: {_means(trend)}"


def _means(trend: Trend) -> str:
    return f"{trend.early:.1f} to {trend.late:.1f}"


def too_few(case: Case, bout: Bout) -> str:
    """Past two weeks, but hardly a day logged."""
    known = bout.site.known(bout.onset, case.today)
    began = "you said it began" if bout.onset < bout.first else "first logged"
    return (
        f"{case.place}: {began} on {case.day_words(bout.onset)}, only {known} of "
        f"the last {_total(case, bout)} days {'has' if known == 1 else 'have'} an entry, so I "
        f"can't tell whether it is getting better; if it is not, see a doctor. {waits(case)}"
    )


def stale(case: Case, bout: Bout) -> str:
    """It lasted, and then the diary fell silent."""
    zeros, days = case.site.zeros(bout.last + 1, case.today), case.today - bout.last
    since = f"nothing was logged in the {count_of(days, 'day')} since"
    if zeros:
        since = f"only {count_of(zeros, 'day')} without pain was logged in the {days} days since"
    return (
        f"{case.place}: {_counted(case, bout)}, the last on {case.day_words(bout.last)}; "
        f"{since}, so I can't tell whether it has gone; if it has not, see a doctor. "
        f"{waits(case)}"
    )


def one_long_spell(case: Case, bout: Bout) -> str:
    """A new bout that may not be one: its onset is that of an earlier."""
    return (
        f"{case.place}: pain from {case.day_words(bout.onset)}, and again from "
        f"{case.day_words(bout.first)}, with too little logged between to tell whether it "
        "stopped; it may be one spell of over two weeks: if it is not getting better, see a "
        f"doctor. {waits(case)}"
    )


def facts(case: Case, bout: Bout, trend: Trend | None) -> str:
    """What it rests on: 'on 15 of 15 known days since 25 Oct, 5.0 to 5.0'."""
    pain = case.site.pain(bout.onset, case.today)
    known = count_of(case.site.known(bout.onset, case.today), "known day")
    days = f"on {pain} of {known} since {case.short_day(bout.onset)}"
    if trend is not None and trend.early is not None:
        return f"{days}, {_means(trend)}"
    return f"{days}, the last {case.short_day(bout.last)}"


def clause(case: Case, bout: Bout, trend: Trend) -> str:
    """What another finding's line says of this one."""
    means = f" ({_means(trend)})" if trend.early is not None else ""
    return f"It is also still there after {_weeks(case, bout)} weeks{means}."


def together(finding: Finding, year: int) -> str:
    """What a site and its parts show as one, as a clause."""
    since = day_words(ordinal(finding.since), year)
    known = count_of(finding.known_days or 0, "known day")
    return f"pain on {finding.evidence['pain_days']} of {known} since {since}, past two weeks"
