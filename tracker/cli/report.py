"""`tracker report`: a period, findings first; as text, a table, JSON, or a sheet for the doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.complete import PERIODS, matching, words_of
from tracker.cli.page import UNNAMED, html_report, split_words
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.domain.errors import WrongWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.figures.summary import Summary

LIST_OF_TABLES = "list"


def table_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """The names of the tables, for completion."""
    from tracker.figures.tables import TABLES

    return matching([*TABLES, LIST_OF_TABLES], incomplete)


@click.command()
@click.argument("words", nargs=-1, metavar="[PERIOD]", shell_complete=words_of(*PERIODS))
@click.option("--last", metavar="PERIOD", help="The same as naming the period: --last 6w.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option(
    "--csv",
    "table",
    metavar="TABLE",
    shell_complete=table_names,
    help="One table as CSV; `--csv list` names them.",
)
@click.option("--doctor", is_flag=True, help="A page for the doctor; the last 6 weeks.")
@click.option("--pdf", metavar="FILE", help="With --doctor: write the page as PDF.")
@click.option(
    "--html",
    metavar="[FILE]",
    is_flag=False,
    flag_value="",
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
    as_json: bool,
    table: str | None,
    doctor: bool,
    open_it: bool,
    **sheet: Any,
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
    period = read_period(session, words, last)
    if table is not None and (as_json or doctor):
        raise WrongWords("--csv is an answer of its own; leave out the others")
    if open_it and doctor:
        raise WrongWords("--open goes with the report, not with --doctor")
    if doctor:
        from tracker.cli.doctor_sheet import doctor_report, read_options

        doctor_report(session, period, read_options(as_json=as_json, **sheet))
        return
    for option in ("pdf", "question", "name"):
        if sheet[option]:
            raise WrongWords(f"--{option} goes with --doctor")
    html = UNNAMED if open_it and sheet["html"] is None else sheet["html"]
    if html is None and sheet["force"]:
        raise WrongWords("--force goes with a file: --html or --pdf")
    if html is not None and (as_json or table is not None):
        raise WrongWords("--html is a page of its own; leave out --json and --csv")
    if table is not None:
        show_table(session, period, table)
        return
    period, html = split_words(session, period, html)
    summary = make_summary(session, period, us=session.us and not as_json)
    if html is not None:
        html_report(session, summary, html, force=sheet["force"], open_it=open_it)
    elif as_json:
        show_json(summary.as_json())
    else:
        from tracker.screen.report import draw_report

        show(draw_report(summary, session.style, us=session.us), session)


def read_period(session: Session, words: Sequence[str], last: str | None) -> str | None:
    """The period as typed, in words or after --last (`--last 2 weeks`). Raises WrongWords."""
    text = " ".join([last, *words] if last is not None else words)
    if last is not None and words:
        try:
            session.diary.read_days(text)
        except WrongWords:
            told = "the period is named twice; leave out --last or the other"
            raise WrongWords(told) from None
    return text or None


def show_table(session: Session, period: str | None, name: str) -> None:
    """One of the tables behind the report, as CSV; or which ones there are."""
    from tracker.figures import tables

    if name == LIST_OF_TABLES:
        show("\n".join(tables.TABLES), session)
        return
    tables.check_table(name)
    text = tables.write_csv(tables.report_table(name, make_summary(session, period)))
    click.echo(text, nl=False)


def make_summary(session: Session, period: str | None, us: bool = False) -> Summary:
    """A period as plain data; the one of the preferences if none is named.

    With `us` it says in US units what habits want, for people to read.
    """
    from tracker.diary.find import current_findings, reading_again, rule_inputs
    from tracker.figures.summary import summarise

    days = session.diary.read_days(period or session.diary.tastes.report_period)
    as_of = min(days.last, session.diary.so_far.last_day)
    store = session.diary.store
    goals = session.diary.up_to_now.goals()
    entries = session.diary.up_to_now.said(days)
    inputs = rule_inputs(session.diary, up_to_now=as_of == session.diary.so_far.last_day)
    findings = current_findings(session.diary, as_of, reading_again(inputs, days, entries))
    summary = summarise(
        days=days,
        # What was logged further east counts for today, as it does there.
        as_of=min(as_of, session.diary.clock.today()),
        entries=session.diary.up_to_now.as_today(entries),
        goals=goals,
        findings=findings,
        profile=store.profile(),
        sites=session.diary.catalogue("sites"),
        drugs=session.diary.catalogue("drugs"),
    )
    summary = summary._replace(week_start=session.diary.clock.week_start)
    return with_habits(session, summary, us)


def with_habits(session: Session, summary: Summary, us: bool = False) -> Summary:
    """How the habits and goals went that there were; nothing is loaded without any."""
    if not session.diary.store.goals() and not session.diary.store.habits():
        return summary
    from tracker.diary.habits.habits import Habits
    from tracker.domain.habits.habit import iso
    from tracker.figures import summary as figures
    from tracker.figures.goals import goals_report
    from tracker.figures.habits import habits_report

    days, as_of, known = summary.days, summary.as_of, Habits(session.diary)
    current = known.current()
    # Those that ended since then come last.
    every = [*current, *(h for h in known.all if not h.archived and h not in current)]
    during = [h for h in every if h.from_day <= days.last and h.to_day >= days.first]
    sources = {source.habit.name: source for source in known.sources(known.all)}
    shown, today = [sources[habit.name] for habit in during], iso(known.today)
    return figures.with_habits(
        summary,
        habits_report(shown, days, as_of, us, today),
        goals_report(sources.values(), days, today),
    )
