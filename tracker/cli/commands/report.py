"""`tracker report`: a period, findings first; as text, a table, JSON, or a sheet for the doctor."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.commands.page import UNNAMED, html_report
from tracker.cli.commands.sheet import SheetOptions, put_sheet
from tracker.cli.complete import paths
from tracker.cli.output import shown_output
from tracker.cli.period import LAST, PERIOD, read_period
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.diary.offer import matching
from tracker.domain.errors import WrongWords

LIST_OF_TABLES = "list"


def table_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """The names of the tables, for completion."""
    from tracker.figures.tables import tables

    return matching([*tables(), LIST_OF_TABLES], incomplete)


@click.command()
@PERIOD
@LAST
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option(
    "--csv",
    "table",
    metavar="TABLE",
    shell_complete=table_names,
    help="One table as CSV; `--csv list` names them.",
)
@click.option("--doctor", is_flag=True, help="A page for the doctor; the last 6 weeks.")
@click.option(
    "--pdf", metavar="FILE", shell_complete=paths, help="With --doctor: write the page as PDF."
)
@click.option(
    "--html",
    metavar="[FILE]",
    is_flag=False,
    flag_value="",
    shell_complete=paths,
    help="One page with charts, this report or the doctor's (- for standard output).",
)
@click.option("--open", "open_it", is_flag=True, help="Open the page in the browser.")
@click.option("--question", metavar="TEXT", multiple=True, help="With --doctor: keep a question.")
@click.option("--name", metavar="TEXT", help="With --doctor: your name on it; it isn't kept.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@pass_session
def report(
    session: Session,
    words: tuple[str, ...],
    last: str | None,
    table: str | None,
    doctor: bool,
    open_it: bool,
    **others: Any,
) -> None:
    """A period in one screen; the last 7 days if none is named.

    \b
    tracker report
    tracker report month
    tracker report october
    tracker report 2026-11-01..2026-11-14
    tracker report --csv pain --last 90d
    tracker report 365d --html year.html --open
    tracker report --doctor --pdf sheet.pdf --question "Is swimming fine?"
    """
    period, asked = read_period(session, words, last), SheetOptions(**others)
    if table is not None and (asked.as_json or doctor):
        raise WrongWords("--csv is an answer of its own; leave out the others")
    if open_it and doctor:
        raise WrongWords("--open goes with the report, not with --doctor")
    if doctor:
        put_sheet(session, "report --doctor", period, asked)
        return
    html = UNNAMED if open_it and asked.html is None else asked.html
    refuse_mixed(asked, table, html)
    if table is not None:
        show_table(session, period, table)
    elif html is not None:
        html_report(session, period, html, force=asked.force, open_it=open_it)
    else:
        show_report(session, period, asked.as_json)


def refuse_mixed(asked: SheetOptions, table: str | None, html: str | None) -> None:
    """Raise WrongWords for options that don't go together without --doctor."""
    for option in ("pdf", "question", "name"):
        if getattr(asked, option):
            raise WrongWords(f"--{option} goes with --doctor")
    if html is None and asked.force:
        raise WrongWords("--force goes with a file: --html or --pdf")
    if html is not None and (asked.as_json or table is not None):
        raise WrongWords("--html is a page of its own; leave out --json and --csv")


def show_table(session: Session, period: str | None, name: str) -> None:
    """Print one of the tables behind the report as CSV; or which ones there are."""
    from tracker.diary.tell.report import table_of
    from tracker.figures.tables import tables, write_csv

    if name == LIST_OF_TABLES:
        show("\n".join(tables()), session)
    else:
        write_csv(table_of(session.diary, period, name), shown_output())


def show_report(session: Session, period: str | None, as_json: bool) -> None:
    """Print the report, as a screen or as JSON."""
    from tracker.diary.tell.report import report_of

    summary = report_of(session.diary, period, us=session.us and not as_json)
    if as_json:
        show_json(summary.as_json())
    else:
        from tracker.screen.report import draw_report

        show(draw_report(summary, session.style, us=session.us), session)
