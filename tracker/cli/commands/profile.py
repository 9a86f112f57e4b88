"""`tracker profile`: what rules and published intakes depend on. Every field is optional."""

from __future__ import annotations

import click

from tracker.cli.complete import field_names, field_values
from tracker.cli.session import Group, Session, pass_session, session_of, show, show_json, show_rows
from tracker.diary import profile as facts
from tracker.domain.errors import WrongWords


@click.group(invoke_without_command=True, cls=Group)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def profile(ctx: click.Context, as_json: bool) -> None:
    """Birth year, sex, height and conditions. All optional; kept in your database only."""
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise WrongWords("--json shows the whole profile: tracker profile --json")
        return
    session = session_of(ctx)
    known = facts.every(session.diary)
    if as_json:
        show_json({fact.name: fact.value for fact in known}, "profile")
    else:
        show_rows([(fact.name, fact.told, fact.help) for fact in known], session)


@profile.command("set")
@click.argument("name", shell_complete=field_names)
@click.argument("value", nargs=-1, required=True, shell_complete=field_values)
@pass_session
def set_field(session: Session, name: str, value: tuple[str, ...]) -> None:
    """Set a field: `tracker profile set height 178cm`, `tracker profile set height 5ft10`."""
    fact = facts.put(session.diary, name, " ".join(value))
    show(f"{fact.name} is {fact.told}", session)


@profile.command("unset")
@click.argument("name", shell_complete=field_names)
@pass_session
def unset_field(session: Session, name: str) -> None:
    """Forget a field."""
    show(f"{facts.forget(session.diary, name)} is not set", session)
