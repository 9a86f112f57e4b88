"""`tracker list`: entries as rows, newest first, narrowed by words read by what they are."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from tracker.cli.complete import list_words
from tracker.cli.number_options import Whole
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.diary.look import look_for
from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords

#: So many rows have columns of one width.
TOGETHER = 10_000


@click.command("list")
@click.argument("words", nargs=-1, shell_complete=list_words)
@click.option("--text", metavar="TEXT", help="Only entries whose note holds this text.")
@click.option("-n", "--limit", type=Whole(1), help="At most this many.")
@click.option("--all", "everything", is_flag=True, help="No limit.")
@click.option("--csv", "as_csv", is_flag=True, help="Answer as CSV, as `export csv` has it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def list_entries(
    session: Session, words: tuple[str, ...], as_json: bool, as_csv: bool, **narrowed: Any
) -> None:
    """List entries, newest first.

    Words narrow the list: a kind, a subject, a day or a period.

    \b
    tracker list
    tracker list pain lower-back 90d
    tracker list water yesterday
    tracker list pain none week
    tracker list 2026-11-01..2026-11-07 --text mattress
    """
    if as_csv and as_json:
        raise WrongWords("--csv and --json are two answers; ask for one")
    entries = look_for(session.diary, words, **narrowed)
    if as_csv:
        from tracker.cli.output import shown_output
        from tracker.diary.export import write_entries

        write_entries(session.diary, entries, shown_output())
    elif as_json:
        from tracker.figures.json_shape import entry_json

        show_json(map(entry_json, entries))
    else:
        _show_rows(session, entries, bool(words or narrowed["text"]))


def _show_rows(session: Session, entries: Iterator[Entry], searched: bool) -> None:
    """Print entries as rows that line up, of very many some thousands at a time."""
    from tracker.screen.entries import draw_entries

    together = list(islice(entries, TOGETHER))
    if not together:
        show("No entries match." if searched else "Nothing is logged yet.", session)
    while together:
        show(draw_entries(together, session.style, us=session.us), session)
        together = list(islice(entries, TOGETHER))
