"""`tracker report --html`: the report as one page in a file, or on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.session import Session, tell
from tracker.domain.errors import WrongWords

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.diary.tell.report import ForPage
    from tracker.page.svg import Draw

#: What `--html` without a FILE means: a name made from the period, in the current folder.
UNNAMED = ""


def split_words(session: Session, period: str | None, html: str) -> tuple[str | None, str]:
    """What was meant by `report --html month`: the period, not a file of that name."""
    if period is not None or html in (UNNAMED, "-"):
        return period, html
    try:
        session.diary.read_days(html)
    except WrongWords:
        return period, html
    return html, UNNAMED


def html_report(
    session: Session, period: str | None, html: str, *, force: bool, open_it: bool
) -> None:
    """Write a period's page to a file, private to the user, or to standard output for `-`."""
    from pathlib import Path

    from tracker.cli.output import check_place, write_page
    from tracker.page.beside import drawing_beside

    if html == "-" and open_it:
        raise WrongWords("--open needs a file; leave out the -")
    with drawing_beside() as draw:
        # Loaded meanwhile, too.
        from tracker.diary.tell.report import page_of

        period, html = split_words(session, period, html)
        told = page_of(session.diary, period)
        days = told.summary.days
        path = Path(html or f"tracker-report-{days.first}-{days.last}.html").expanduser()
        # Before anything is drawn: a place that can't take it costs time to find out otherwise.
        check_place(session, path, force)
        write_page(path, _drawn(told, session.us, draw).encode("utf-8", "replace"))
    if open_it:
        _open(path)


def _drawn(told: ForPage, us: bool, draw: Draw) -> str:
    from tracker.page.page import build_page
    from tracker.screen.findings import quiet_words

    return build_page(
        told.summary,
        told.explanations,
        sites=told.sites,
        quiet=quiet_words(told.entries, told.summary.as_of, told.summary.resting),
        us=us,
        draw=draw,
    )


def _open(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        tell(f"no browser could be opened; open {path} yourself")
