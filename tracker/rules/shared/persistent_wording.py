"""The sentences of persistent-pain."""

from __future__ import annotations

from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding
from tracker.rules.shared.bouts import Run
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.trend import Trend
from tracker.rules.shared.wording import RANGE, count_of, day_words, number_words, place


def still_there(
    site: SiteDays,
    trend: Trend,
    level: str,
    onset: int,
    run: Run,
    known: int,
    today: int,
    year: int,
    chronic: bool,
) -> str:
    """The message of a bout past two weeks. `known` is the known days since its first PAIN day."""
    weeks = number_words((today - onset) // 7)
    counted = _counted(site, onset, run, today, year)
    if trend.thirds:
        counted += f", logged on only {known} of {today - run.first + 1} days"
    if chronic:
        counted += ", over 12 weeks, which guidelines call chronic"
    how = _how(trend)
    if level == "watch":
        kept = f"still there after {weeks} weeks, {how} ({counted})"
        return f"{place(site.key)}: {kept}. {RANGE}."
    if trend.improving:
        still = f"easing, {_means(trend)}, but still {trend.late:.1f} after {weeks} weeks"
        return f"{place(site.key)}: {still} ({counted}); consult your doctor soon. {RANGE}."
    return f"{place(site.key)}: {counted}, {how}; consult your doctor soon. {RANGE}."


def _counted(site: SiteDays, onset: int, run: Run, today: int, year: int) -> str:
    """The days of a bout from its first one that is logged, and when it began if that is earlier.

    What lies between was not counted: it may hold other bouts.
    """
    known = count_of(site.known(run.first, today), "known day")
    counted = f"pain on {run.right - run.left} of {known} since {day_words(run.first, year)}"
    begun = f", begun on {day_words(onset, year)} as you said" if onset < run.first else ""
    return counted + begun


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


def too_few(site: SiteDays, run: Run, onset: int, today: int, year: int) -> str:
    """Past two weeks, but hardly a day logged."""
    known, total = site.known(onset, today), today - onset + 1
    began = "you said it began" if onset < run.first else "first logged"
    return (
        f"{place(site.key)}: {began} on {day_words(onset, year)}, only {known} of the last "
        f"{total} days {'has' if known == 1 else 'have'} an entry, so I can't tell whether it is "
        f"getting better; if it is not, see a doctor. {RANGE}."
    )


def stale(site: SiteDays, run: Run, onset: int, today: int, year: int) -> str:
    """It lasted, and then the diary fell silent."""
    zeros, days = site.zeros(run.last + 1, today), today - run.last
    since = f"nothing was logged in the {count_of(days, 'day')} since"
    if zeros:
        since = f"only {count_of(zeros, 'day')} without pain was logged in the {days} days since"
    return (
        f"{place(site.key)}: {_counted(site, onset, run, today, year)}, the last on "
        f"{day_words(run.last, year)}; {since}, so I can't tell whether it has gone; if it has "
        f"not, see a doctor. {RANGE}."
    )


def one_long_spell(site: SiteDays, onset: int, run: Run, year: int) -> str:
    """A new bout that may not be one."""
    return (
        f"{place(site.key)}: pain from {day_words(onset, year)}, and again from "
        f"{day_words(run.first, year)}, with too little logged between to tell whether it "
        "stopped; it may be one spell of over two weeks: if it is not getting better, see a "
        f"doctor. {RANGE}."
    )


def unsided(count: int) -> str:
    """How many entries named a paired place without its side."""
    return f" {count_of(count, 'entry')} did not say which side." if count else ""


def clause(trend: Trend | None, onset: int, today: int) -> str:
    """What another finding's line says of this one."""
    if trend is None:
        return ""
    weeks = number_words((today - onset) // 7)
    means = f" ({_means(trend)})" if trend.early is not None else ""
    return f"It is also still there after {weeks} weeks{means}."


def together(finding: Finding, year: int) -> str:
    """What a site and its parts show as one, as a clause."""
    since = day_words(ordinal(finding.since), year)
    known = count_of(finding.known_days or 0, "known day")
    return f"pain on {finding.evidence['pain_days']} of {known} since {since}, past two weeks"
