"""`tracker chart`: any kind or measure over days, drawn in the terminal, or its table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from tracker.cli.complete import list_words
from tracker.cli.day_options import DayCommand
from tracker.cli.listing import Wanted, read_wanted
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.domain.entries import ALL_DAYS, Days, Entry
from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.kinds import KINDS, kind_named

if TYPE_CHECKING:
    from tracker.figures.series import Series

DEFAULT_PERIOD = "30d"


class Asked(NamedTuple):
    """What to draw: a kind and a subject of it, and a measure where one was named."""

    wanted: Wanted
    measure: str | None


@click.command(cls=DayCommand)
@click.argument("words", nargs=-1, shell_complete=list_words)
@click.option("--last", metavar="PERIOD", help="The days to draw, such as 90d or 6w; default 30d.")
@click.option("--csv", "as_csv", is_flag=True, help="The table behind the chart, as CSV.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@pass_session
def chart(
    session: Session, words: tuple[str, ...], last: str | None, as_csv: bool, as_json: bool
) -> None:
    """Draw a kind or a measure over days. An empty place is a day that was not logged.

    \b
    tracker chart pain lower-back --last 90d
    tracker chart water
    tracker chart walk steps 6w
    tracker chart potassium
    tracker chart weight 2026
    """
    from tracker.figures import tables
    from tracker.figures.periods import closed

    if as_csv and as_json:
        raise WrongWords("--csv and --json are two answers; ask for one")
    asked = read_asked(session, words, last)
    entries = read_entries(session, asked)
    days = closed(
        asked.wanted.days,
        min(asked.wanted.days.last, session.diary.clock.today()),
        min((entry.day for entry in entries), default=None),
    )
    series = find_series(session, asked, entries, days)
    subject = "site" if asked.wanted.kind == "pain" else "subject"
    if as_json:
        rows = tables.objects(tables.series_table(series, subject))
        show_json(
            {
                "format": "tracker-chart",
                "version": 1,
                "days": days._asdict(),
                "measures": sorted({one.measure for one in series}),
                "rows": rows,
            }
        )
    elif as_csv:
        click.echo(tables.write_csv(tables.series_table(series, subject)), nl=False)
    elif not any(one.logged for one in series):
        show("Nothing of this is logged in these days.", session)
    else:
        from tracker.screen.series import draw_series

        show(draw_series(series, days, session.style, us=session.us), session)


def read_asked(session: Session, words: Sequence[str], last: str | None) -> Asked:
    """Read each word as a period, a measure, a kind or a subject, whichever it is."""
    if not words:
        raise WrongWords(
            "say what to draw: tracker chart pain lower-back, tracker chart water, "
            "tracker chart walk --last 90d"
        )
    left, measure = _without_measure(session, list(words))
    wanted = _wanted(session, left)
    if last is not None:
        if wanted.days != ALL_DAYS:
            raise WrongWords("the days are named twice; leave out --last or the other")
        wanted = wanted._replace(days=session.diary.read_days(last))
    elif wanted.days == ALL_DAYS and "all" not in words:
        wanted = wanted._replace(days=session.diary.read_days(DEFAULT_PERIOD))
    if wanted.kind is None and measure is None:
        raise WrongWords(
            "say what to draw beside the days: a kind such as pain or walk, or a measure such as "
            "potassium or steps"
        )
    return Asked(wanted, measure)


def _wanted(session: Session, words: Sequence[str]) -> Wanted:
    """What words name; a place that isn't said to be stretched is one that hurts."""
    if not words:
        return Wanted()
    if not any(map(kind_named, words)):
        try:
            hurts = read_wanted(session, ["pain", *words])
        except UnknownName:
            pass
        else:
            return hurts if hurts.subject else hurts._replace(kind=None)
    return read_wanted(session, words)


def _without_measure(session: Session, words: list[str]) -> tuple[list[str], str | None]:
    """Take out the word that names a measure: one of the kind's (`walk steps`), or of every kind's
    (`potassium`, `water`: all drinks), as goals know them.
    """
    from tracker.domain.habits.goals import goal_names
    from tracker.domain.measures import MEASURES

    kind = next(filter(None, map(kind_named, words)), None)
    if kind is not None and kind.name != "water":
        for field in kind.fields:
            name = MEASURES[field.measure].label
            if name in words and name != kind.name:
                return [word for word in words if word != name], field.measure
        return words, None
    everywhere = {name: aim.measure for name, aim in goal_names().items() if aim.kind is None}
    everywhere |= {"hydration": "volume_ml", "drinks": "volume_ml"}
    for word in words:
        if word in everywhere:
            return [other for other in words if other != word], everywhere[word]
    return words, None


def read_entries(session: Session, asked: Asked) -> list[Entry]:
    """The entries that the chart is made of."""
    wanted = asked.wanted
    so_far = session.diary.up_to_now
    entries = so_far.as_today(so_far.said(wanted.days, wanted.kind))
    if wanted.kind is None:
        return [entry for entry in entries if asked.measure in entry.measures]
    if wanted.subject is not None and wanted.kind != "pain":
        entries = [entry for entry in entries if entry.subject == wanted.subject]
    return entries


def find_series(
    session: Session, asked: Asked, entries: list[Entry], days: Days
) -> Sequence[Series]:
    """The series to draw; none where nothing of it was logged."""
    from tracker.domain.catalogues.sites import is_paired, site_key
    from tracker.domain.measures import MEASURES
    from tracker.figures.series import kind_series, measure_series, pain_series

    kind, subject, side = asked.wanted.kind, asked.wanted.subject, asked.wanted.side
    if kind is None:
        measure = asked.measure or ""
        return [measure_series(MEASURES[measure].label, measure, entries, days)]
    if kind != "pain":
        return kind_series(KINDS[kind], entries, days, asked.measure)
    sites = session.diary.catalogue("sites")
    key = None
    if subject is not None:
        key = site_key(subject, side, is_paired(subject, sites))
    found = pain_series(entries, days, sites, key)
    if not found and subject is not None and side is None:
        # `knee` was named and the left one hurt: both sides are meant.
        every = pain_series(entries, days, sites)
        found = [s for s in every if s.name in (f"left-{subject}", f"right-{subject}")]
    return found
