"""`tracker edit` and `tracker delete`: mend an entry, or take it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from tracker.cli.commands.log import as_typed, help_of, typed
from tracker.cli.complete import entry_ids
from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.diary.mend import mend
from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS

ID = "ID|last"

TICKS = {tick.measure: tick.help for kind in KINDS.values() for tick in kind.ticks}
ATTRIBUTES = {name: text for kind in KINDS.values() for name, text in kind.attributes}


def kind_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """An option for every tick and attribute that any kind declares."""
    for name, text in ATTRIBUTES.items():
        option = click.option(
            f"--{name}", metavar="TEXT", help=f"{help_of(text)} '' takes it away."
        )
        command = option(command)
    for name, text in TICKS.items():
        word = name.replace("_", "-")
        command = click.option(f"--{word}/--no-{word}", name, default=None, help=help_of(text))(
            command
        )
    return command


@click.command(cls=DayCommand)
@click.argument("which", metavar=ID, shell_complete=entry_ids)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--at", metavar="WHEN", help="Another time: 7:30, yesterday 18:00, 2026-11-03.")
@click.option("--note", metavar="TEXT", help="Another note; '' takes it away.")
@click.option("--since", metavar="DAY", help="Another first day of the pain; '' takes it away.")
@kind_options
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def edit(
    session: Session, which: str, words: tuple[str, ...], as_json: bool, **options: Any
) -> None:
    """Mend an entry: only what you give is changed.

    \b
    tracker edit last 7
    tracker edit 12 left-hip
    tracker edit 12 --at "yesterday 7:30" --note "after the walk"
    """
    command = as_typed(["edit", which, *words], options)
    entry, is_new = mend.edit(session.diary, which, typed(words, options), command)
    _answer(session, "changed" if is_new else "unchanged", [entry], as_json)


@click.command()
@click.argument("which", nargs=-1, required=True, metavar=f"{ID} ...", shell_complete=entry_ids)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def delete(session: Session, which: tuple[str, ...], as_json: bool) -> None:
    """Delete entries by their id, or the last one. `tracker undo` brings them back."""
    _answer(session, "deleted", mend.delete(session.diary, which), as_json)


def _answer(session: Session, verb: str, entries: Sequence[Entry], as_json: bool) -> None:
    if as_json:
        from tracker.figures.json_shape import entry_json

        show_json([entry_json(entry) for entry in entries])
        return
    from tracker.screen.entries import draw_entry

    style = session.style._replace(width=session.style.width - len(verb) - 2)
    for entry in entries:
        show(f"{verb}: {draw_entry(entry, style, us=session.us)}", session)
