"""`tracker doctor`: is the installation sound, is the database whole?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker import __version__
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.domain.time.so_far import ahead_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store.health import Check


def _dates(session: Session, checks: Sequence[Check]) -> list[Check]:
    """What is dated after now; not looked for in a diary that something is wrong with."""
    from tracker.store.health import Check, is_sound

    told = ahead_words(session.diary.so_far.ids_ahead) if is_sound(checks) else ""
    return [Check("dates", True, told)] if told else []


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
@pass_session
def doctor(session: Session, ctx: click.Context, as_json: bool) -> None:
    """Check the installation and the database: whole, current, private, backed up.

    For aches of your own there is `tracker check`. Exit code 1 if something is wrong.
    """
    from tracker.store.health import examine, examine_server

    if session.diary.on_server:
        checks = examine_server(session.diary.location)
    else:
        checks = examine(session.diary.file_location())
        checks += _dates(session, checks)
    if as_json:
        listed = [check._asdict() for check in checks]
        show_json({"program": __version__, "checks": listed}, "doctor")
    else:
        from tracker.screen.draw import clean, wrap

        lines = [f"tracker {__version__}"]
        for check in checks:
            mark = "ok   " if check.ok else "WRONG"
            lines += wrap(
                f"{mark}  {check.name}: {clean(check.detail)}", session.style.width, indent=7
            )
            if check.hint and not check.ok:
                lines += wrap(f"       {check.hint}", session.style.width, indent=7)
        show("\n".join(lines), session)
    if not all(check.ok for check in checks):
        ctx.exit(1)
