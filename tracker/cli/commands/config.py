"""`tracker config`: tastes (config.toml) and what changes the meaning of data (database)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.complete import taste_names, taste_values
from tracker.cli.session import Session, pass_session, show, show_json, show_rows

if TYPE_CHECKING:
    from tracker.diary.preferences.preferences import Preference


@click.command()
@click.argument("name", required=False, shell_complete=taste_names)
@click.argument("value", nargs=-1, shell_complete=taste_values)
@click.option("--unset", is_flag=True, help="Back to the default.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def config(
    session: Session, name: str | None, value: tuple[str, ...], unset: bool, as_json: bool
) -> None:
    """Show or set preferences: `tracker config units us`, `tracker config day-start 04:00`.

    When your day and your week begin (`week-start sunday`) is kept in the diary, and travels.

    A rule's own cut-off is set by its name, `tracker config persistent-pain.share 30`; `tracker
    rules show persistent-pain` lists them.

    A short word for a line that you log often: `tracker config alias.w "water 250"`, then `tracker
    w`.
    """
    from tracker.diary.preferences import preferences

    if name is None:
        _show_all(session, as_json)
        return
    if unset and name.startswith("alias."):
        told = f"{preferences.unset(session.diary, name).name} is gone"
        if as_json:
            show_json({name: None}, "config")
            return
    elif unset:
        told = _told(preferences.unset(session.diary, name), " again")
    elif not value:
        told = preferences.value(session.diary, name)
    else:
        ctx = click.get_current_context().find_root()
        commands = ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []
        told = _told(preferences.put(session.diary, name, " ".join(value), commands))
    if as_json:
        show_json({name: preferences.plain_value(session.diary, name)}, "config")
    else:
        show(told, session)


def _show_all(session: Session, as_json: bool) -> None:
    from tracker.diary.preferences import preferences

    named, cut_offs, aliases = preferences.every(session.diary)
    if as_json:
        values = {one.name: one.value for one in (*named, *aliases)}
        show_json({**values, **{one.name: one.value for one in cut_offs}}, "config")
        return
    rows = [(one.name, one.value, one.help) for one in named]
    rows += [(one.name, f"{one.value:g}", one.help) for one in cut_offs]
    rows += [(one.name, one.value, "A word of your own.") for one in aliases]
    show_rows(rows, session)


def _told(preference: Preference, again: str = "") -> str:
    """What was set, and to what."""
    if preference.name == "day-start":
        moved = preference.moved
        entries = f"{moved:,} {'entry is' if moved == 1 else 'entries are'}"
        told = f"; {entries} on another day now" if moved else ""
        return f"your day begins at {preference.value}{told}"
    if preference.name == "week-start":
        return f"your week begins on {preference.value.capitalize()}"
    return f"{preference.name} is {preference.value}{again}"
