"""`tracker report --html`: the report as one page in a file, or on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.session import Session, tell
from tracker.domain.errors import WrongWords

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.figures.summary import Summary

#: What `--html` without a FILE means: a name made from the period, in the current folder.
UNNAMED = ""


def split_words(
    session: Session, period: str | None, html: str | None
) -> tuple[str | None, str | None]:
    """What was meant by `report --html month`: the period, not a file of that name."""
    if period is not None or html in (None, UNNAMED, "-"):
        return period, html
    try:
        session.diary.read_days(str(html))
    except WrongWords:
        return period, html
    return html, UNNAMED


def html_report(
    session: Session, summary: Summary, html: str, *, force: bool, open_it: bool
) -> None:
    """Write a period's page to a file, private to the user, or to standard output for `-`."""
    from pathlib import Path

    from tracker.cli.output import check_place, write_page

    if html == "-" and open_it:
        raise WrongWords("--open needs a file; leave out the -")
    days = summary.days
    path = Path(html or f"tracker-report-{days.first}-{days.last}.html").expanduser()
    # Before anything is drawn: a place that can't take it costs a second to find out otherwise.
    check_place(session, path, force)
    write_page(path, _page(session, summary).encode("utf-8", "replace"))
    if open_it:
        _open(path)


def _page(session: Session, summary: Summary) -> str:
    from tracker.domain.entries import Days
    from tracker.page.page import build_page
    from tracker.rules import explain
    from tracker.screen.report import quiet_words

    store, day = session.diary.store, summary.as_of
    counted = store.entries_counted(session.diary.so_far.up_to_now(Days(day, day)).last)
    return build_page(
        summary,
        [explain(found, store.entries_by_id(found.entries)) for found in summary.findings],
        sites=session.diary.catalogue("sites"),
        quiet=quiet_words(counted, day, summary.resting),
        us=session.us,
    )


def _open(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        tell(f"no browser could be opened; open {path} yourself")
