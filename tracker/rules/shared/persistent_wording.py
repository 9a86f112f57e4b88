"""The sentences of persistent-pain."""

from __future__ import annotations

from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding
from tracker.rules.shared.bouts import Bout
from tracker.rules.shared.case import Case
from tracker.rules.shared.trend import Trend
from tracker.rules.shared.wording import RANGE, count_of, day_words, number_words


def still_there(case: Case, bout: Bout, trend: Trend, level: str, chronic: bool) -> str:
    """The message of a bout past two weeks."""
    weeks, counted = _weeks(case, bout), _counted(case, bout)
    if trend.thirds:
        days = case.today - bout.first + 1
        counted += f", logged on only {bout.known_days(case.today)} of {days} days"
    if chronic:
        counted += ", over 12 weeks, which guidelines call chronic"
    how = _how(trend)
    if level == "watch":
        kept = f"still there after {weeks} weeks, {how} ({counted})"
        return f"{case.place}: {kept}. {RANGE}."
    if trend.improving:
        still = f"easing, {_means(trend)}, but still {trend.late:.1f} after {weeks} weeks"
        return f"{case.place}: {still} ({counted}); consult your doctor soon. {RANGE}."
    return f"{case.place}: {counted}, {how}; consult your doctor soon. {RANGE}."


def _weeks(case: Case, bout: Bout) -> str:
    return number_words((case.today - bout.onset) // 7)


def _total(case: Case, bout: Bout) -> int:
    return case.today - bout.onset + 1


def _counted(case: Case, bout: Bout) -> str:
    """The days of a bout from its first one that is logged, and when it began if that is earlier.

    What lies between was not counted: it may hold other bouts.
    """
    known = count_of(bout.known_days(case.today), "known day")
    counted = f"pain on {bout.pain_days} of {known} since {case.day_words(bout.first)}"
    begun = f", begun on {case.day_words(bout.onset)} as you said"
    return counted + (begun if bout.onset < bout.first else "")


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
        f"can't tell whether it is getting better; if it is not, see a doctor. {RANGE}."
    )


def stale(case: Case, bout: Bout) -> str:
    """It lasted, and then the diary fell silent."""
    zeros, days = case.site.zeros(bout.last + 1, case.today), case.today - bout.last
    since = f"nothing was logged in the {count_of(days, 'day')} since"
    if zeros:
        since = f"only {count_of(zeros, 'day')} without pain was logged in the {days} days since"
    return (
        f"{case.place}: {_counted(case, bout)}, the last on {case.day_words(bout.last)}; "
        f"{since}, so I can't tell whether it has gone; if it has not, see a doctor. {RANGE}."
    )


def one_long_spell(case: Case, bout: Bout) -> str:
    """A new bout that may not be one: its onset is that of an earlier."""
    return (
        f"{case.place}: pain from {case.day_words(bout.onset)}, and again from "
        f"{case.day_words(bout.first)}, with too little logged between to tell whether it "
        "stopped; it may be one spell of over two weeks: if it is not getting better, see a "
        f"doctor. {RANGE}."
    )


def clause(case: Case, bout: Bout, trend: Trend) -> str:
    """What another finding's line says of this one."""
    means = f" ({_means(trend)})" if trend.early is not None else ""
    return f"It is also still there after {_weeks(case, bout)} weeks{means}."


def together(finding: Finding, year: int) -> str:
    """What a site and its parts show as one, as a clause."""
    since = day_words(ordinal(finding.since), year)
    known = count_of(finding.known_days or 0, "known day")
    return f"pain on {finding.evidence['pain_days']} of {known} since {since}, past two weeks"
