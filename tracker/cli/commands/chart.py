"""`tracker chart`: any kind or measure over days, drawn in the terminal, or its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.complete import list_words
from tracker.cli.day_options import DayCommand
from tracker.cli.output import shown_output
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.domain.errors import WrongWords

if TYPE_CHECKING:
    from tracker.diary.tell.chart import Charted


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
    if as_csv and as_json:
        raise WrongWords("--csv and --json are two answers; ask for one")
    from tracker.diary.tell.chart import chart_of

    found = chart_of(session.diary, words, last)
    if as_json or as_csv:
        show_table(found, as_json)
    elif not found.logged:
        show("Nothing of this is logged in these days.", session)
    else:
        from tracker.screen.series import draw_series

        show(draw_series(found.series, found.days, session.style, us=session.us), session)


def show_table(found: Charted, as_json: bool) -> None:
    """Print the table behind a chart, as JSON or as CSV."""
    from tracker.figures.tables import objects, series_table, write_csv

    table = series_table(found.series, found.subject)
    if not as_json:
        write_csv(table, shown_output())
        return
    show_json(
        {
            "days": found.days._asdict(),
            "measures": sorted({one.measure for one in found.series}),
            "rows": objects(table),
        },
        "chart",
    )
