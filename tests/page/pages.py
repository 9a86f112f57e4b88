"""Pages for the tests: from entries, without a database."""

from __future__ import annotations

from benchmarks import sample_year
from tests.figures.diaries import (
    PROFILE,
    WALK_GOAL,
    WATER_GOAL,
    entry,
    month,
    report,
    with_sections,
)
from tracker.domain.catalogues.catalogue import load
from tracker.domain.habits.facts import Facts
from tracker.domain.habits.goal_habits import one_of_each
from tracker.domain.habits.habit import goals_of, plans_of
from tracker.domain.time.ordinals import ordinal
from tracker.figures.habits.habits import Ledger, habits_report
from tracker.page.page import build_page
from tracker.rules import check, explain
from tracker.rules.shared.inputs import Inputs

QUIET = "No rule has anything to say."


def page_of(entries, first, last, *, goals=(), profile=None, us=False, sites=None) -> str:
    """The page of a period, with what the rules say on its last day."""
    entries = list(entries)
    sites = sites or load("sites")

    def read(days, kind=None):
        return [e for e in entries if days.first <= e.day <= days.last and kind in (None, e.kind)]

    inputs = Inputs(read, sites, load("drugs"), load("signs"), profile=profile or {})
    findings = check(inputs, last)
    shown = [finding for finding in findings if finding.shown]
    of_period = [entry for entry in entries if first <= entry.day <= last]
    summary = report(of_period, first, last, goals=goals, profile=profile, findings=shown)
    explained = [explain(finding, entries) for finding in shown]
    kept = habits_of(of_period, goals, summary.days)
    summary = with_sections(summary, habits=kept)
    return build_page(summary, explained, sites=sites, quiet=QUIET, us=us)


def habits_of(entries, goals, days):
    """How the habits that the goals make went, as the command line would read them."""

    def reader(habit, measure):
        def read(first, last):
            amounts = {}
            for e in entries:
                value = e.measures.get(measure)
                if value and habit.kind in (None, e.kind) and first <= ordinal(e.day) <= last:
                    amounts[ordinal(e.day)] = amounts.get(ordinal(e.day), 0.0) + value
            return Facts(amounts)

        return read

    ledgers = []
    for habit in one_of_each([], goals):
        plans = plans_of(habit, goals_of(habit, goals))
        ledgers.append(Ledger(habit, plans, {}, reader(habit, plans[0].measure)))
    return habits_report(ledgers, days, days.last)


def sample_page() -> str:
    """The page of the fixed sample year."""
    days = sample_year.days()
    return page_of(
        sample_year.entries(),
        days.first,
        days.last,
        goals=sample_year.goals(),
        profile=sample_year.PROFILE,
    )


def month_page() -> str:
    """The page of a month with every section."""
    return page_of(
        [*month(), entry("symptom", "2026-11-02", subject="fever", done=1)],
        "2026-10-24",
        "2026-11-22",
        goals=[WATER_GOAL, WALK_GOAL],
        profile=PROFILE,
    )
