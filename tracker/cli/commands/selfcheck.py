"""`tracker selfcheck`: is the installation sound, is the database whole?"""

from __future__ import annotations

import click

from tracker import __version__
from tracker.cli.session import Session, pass_session, show, show_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
@pass_session
def selfcheck(session: Session, ctx: click.Context, as_json: bool) -> None:
    """Check the installation and the database: whole, current, private, backed up.

    For aches of your own there is `tracker check`. Exit code 1 if something is wrong.
    """
    from tracker.diary.keep import self_check

    checks = self_check(session.diary)
    if as_json:
        listed = [check._asdict() for check in checks]
        show_json({"program": __version__, "checks": listed}, "selfcheck")
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
