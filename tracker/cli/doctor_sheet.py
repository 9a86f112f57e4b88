"""`tracker report --doctor`: a page for the doctor, to the terminal, as HTML, or as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.cli.session import Session, show, show_json, tell
from tracker.domain.entries import Days, Entry
from tracker.domain.errors import WrongWords
from tracker.domain.time.days import add_days, days_between

if TYPE_CHECKING:
    from tracker.figures.sheet import DoctorSheet

DEFAULT_PERIOD = "6w"
#: A sheet of one page can't hold more.
MOST_DAYS = 731
#: Pain is read so many days further back, to tell when a spell began.
READ_BACK = 400


class SheetOptions(NamedTuple):
    """What was asked for: a file or the terminal, a name to print, questions to keep."""

    pdf: Path | None = None
    html: Path | None = None
    name: str | None = None
    questions: tuple[str, ...] = ()
    force: bool = False
    as_json: bool = False


def read_options(
    *,
    pdf: str | None,
    html: str | None,
    name: str | None,
    question: tuple[str, ...],
    force: bool,
    as_json: bool,
) -> SheetOptions:
    """The options of the command line. Raises WrongWords for those that don't go together."""
    if pdf is not None and html is not None:
        raise WrongWords("--pdf and --html are two files; ask for one at a time")
    if as_json and (pdf is not None or html is not None):
        raise WrongWords("--json goes to the terminal; leave out --pdf and --html")
    if "" in (pdf, html):
        raise WrongWords("name the file to write: tracker report --doctor --pdf sheet.pdf")
    return SheetOptions(
        Path(pdf) if pdf is not None else None,
        Path(html) if html is not None else None,
        name,
        question,
        force,
        as_json,
    )


def doctor_report(session: Session, period: str | None, options: SheetOptions) -> None:
    """Make the sheet, write or show it, then keep the questions that came with it."""
    from tracker.cli.output import check_place
    from tracker.diary.questions import new_question

    place = options.pdf or options.html
    if place is not None:
        check_place(session, place, options.force)
    days = session.diary.read_days(period or DEFAULT_PERIOD)
    added = [new_question(session.diary, text) for text in options.questions]
    sheet = make_sheet(session, days, options.name, added)
    _put_out(session, sheet, options)
    if added:
        # Last, so that a place that can't be written to changes nothing.
        kept = session.diary.store.add(added, "report --doctor --question")
        tell(f"kept for the next visit: {', '.join(f'#{entry.id}' for entry in kept)}")


def make_sheet(
    session: Session, days: Days, name: str | None = None, added: list[Entry] | None = None
) -> DoctorSheet:
    """The sheet of some days. `added` are questions that aren't in the store yet."""
    from tracker.diary.find import rule_inputs
    from tracker.diary.questions import questions
    from tracker.figures.periods import closed
    from tracker.figures.sheet import doctor_sheet
    from tracker.rules import check, replay, rules
    from tracker.rules.shared.history import History

    known = session.diary.so_far
    as_of = min(days.last, known.last_day)
    inputs = rule_inputs(session.diary, up_to_now=as_of == known.last_day)
    entries = session.diary.up_to_now.said(days)
    period = closed(days, as_of, min((entry.day for entry in entries), default=None))
    if days_between(*period) >= MOST_DAYS:
        raise WrongWords(
            f"a doctor's sheet covers at most {MOST_DAYS} days; name fewer, such as --last 12w"
        )
    first_read = add_days(period.first, -READ_BACK)
    sheet = doctor_sheet(
        days=period,
        as_of=as_of,
        entries=entries,
        history=History(
            inputs, first_day=first_read, scores=inputs.pain(Days(first_read, period.last))
        ),
        raised=replay(inputs, *period),
        findings=check(inputs, period.last),
        titles={rule.name: rule.title for rule in rules()},
        profile=inputs.profile,
        sites=inputs.sites,
        drugs=inputs.drugs,
        questions=[*questions(session.diary), *(added or [])],
        name=name,
        settings=inputs.settings,
    )
    return sheet._replace(dated_after_now=known.ids_ahead)


def _put_out(session: Session, sheet: DoctorSheet, options: SheetOptions) -> None:
    if options.as_json:
        show_json(sheet.as_json())
    elif options.pdf is not None:
        from tracker.cli.output import write_page
        from tracker.page.sheet.pdf import write_pdf

        write_page(options.pdf, write_pdf(sheet, us=session.us))
    elif options.html is not None:
        from tracker.cli.output import write_page
        from tracker.page.sheet.html import write_html

        write_page(options.html, write_html(sheet, us=session.us).encode())
    else:
        from tracker.screen.sheet import draw_doctor_sheet

        show(draw_doctor_sheet(sheet, session.style, us=session.us), session)
