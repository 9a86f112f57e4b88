"""`tracker sheet`: a page for the doctor, to the terminal, as HTML, or as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.complete import paths
from tracker.cli.period import LAST, PERIOD, read_period
from tracker.cli.session import Session, pass_session, show, show_json, tell
from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.figures.sheet.sheet import DoctorSheet


#: Characters that are named where no font has them.
_MOST_NAMED = 12


class SheetOptions(NamedTuple):
    """What was asked for: a file or the terminal, a name to print, questions to keep."""

    pdf: str | None
    html: str | None
    name: str | None
    question: tuple[str, ...]
    force: bool
    as_json: bool

    @property
    def place(self) -> Path | None:
        """The file to write, if any."""
        from pathlib import Path

        named = self.pdf if self.pdf is not None else self.html
        return None if named is None else Path(named)


@click.command()
@PERIOD
@LAST
@click.option(
    "--pdf",
    metavar="FILE",
    shell_complete=paths,
    help="Write it as PDF (- for standard output).",
)
@click.option(
    "--html",
    metavar="FILE",
    shell_complete=paths,
    help="Write it as a page (- for standard output).",
)
@click.option("--question", metavar="TEXT", multiple=True, help="Keep a question; it's on it.")
@click.option("--name", metavar="TEXT", help="Your name on it; it isn't kept.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def sheet(session: Session, words: tuple[str, ...], last: str | None, **options: Any) -> None:
    """A page for the doctor; the last 6 weeks if no period is named.

    \b
    tracker sheet
    tracker sheet 12w --pdf sheet.pdf
    tracker sheet --question "Is swimming fine?"
    """
    put_sheet(session, "sheet", read_period(session, words, last), SheetOptions(**options))


def put_sheet(session: Session, command: str, period: str | None, options: SheetOptions) -> None:
    """Make the sheet, write or show it, then keep the questions that came with it.

    `command` is how the sheet was asked for. Raises WrongWords for options that don't go together.
    """
    from tracker.cli.output import check_place
    from tracker.diary.tell.sheet import keep_questions, sheet_of

    _refuse_mixed(command, options)
    if options.place is not None:
        check_place(session, options.place, options.force)
    made = sheet_of(session.diary, period, options.name, options.question)
    _put_out(session, made.sheet, options)
    # Last, so that a place that can't be written to changes nothing.
    if kept := keep_questions(session.diary, made, f"{command} --question"):
        tell(f"kept for the next visit: {', '.join(f'#{number}' for number in kept)}")


def _refuse_mixed(command: str, options: SheetOptions) -> None:
    if options.pdf is not None and options.html is not None:
        raise WrongWords("--pdf and --html are two files; ask for one at a time")
    if options.as_json and options.place is not None:
        raise WrongWords("--json goes to the terminal; leave out --pdf and --html")
    if "" in (options.pdf, options.html):
        raise WrongWords(f"name the file to write: tracker {command} --pdf sheet.pdf")


def _put_out(session: Session, sheet: DoctorSheet, options: SheetOptions) -> None:
    if options.as_json:
        show_json(sheet.as_json())
    elif options.place is None:
        from tracker.screen.sheet import draw_doctor_sheet

        show(draw_doctor_sheet(sheet, session.style, us=session.us), session)
    else:
        from tracker.cli.output import write_page

        as_pdf = options.pdf is not None
        write_page(options.place, _drawn(sheet, as_pdf, session.us))
        if as_pdf:
            _tell_undrawn(sheet)


def _tell_undrawn(sheet: DoctorSheet) -> None:
    """Name characters that are boxes in the PDF."""
    from tracker.figures.phrases import many
    from tracker.page.sheet.pdf import undrawn

    if missing := undrawn(sheet):
        named = missing[:_MOST_NAMED] + (" ..." if len(missing) > _MOST_NAMED else "")
        tell(
            f"no font here has {many(len(missing), 'character')} ({named}), so the PDF shows boxes "
            "there and says how many; a browser may have one: tracker sheet --html sheet.html"
        )


def _drawn(sheet: DoctorSheet, as_pdf: bool, us: bool) -> bytes:
    if as_pdf:
        from tracker.page.sheet.pdf import write_pdf

        return write_pdf(sheet, us=us)
    from tracker.page.sheet.html import write_html

    return write_html(sheet, us=us).encode()
