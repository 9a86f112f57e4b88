"""`tracker profile`: what rules and published intakes depend on. Every field is optional."""

from __future__ import annotations

import click

from tracker.cli.complete import field_names, field_values
from tracker.cli.session import Group, Session, pass_session, session_of, show, show_json, show_rows
from tracker.domain.errors import TrackerError
from tracker.domain.profile import FIELDS, find_field, read_value


@click.group(invoke_without_command=True, cls=Group)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def profile(ctx: click.Context, as_json: bool) -> None:
    """Birth year, sex, height and conditions. All optional; kept in your database only."""
    if ctx.invoked_subcommand is not None:
        return
    session = session_of(ctx)
    values = session.store.profile()
    if as_json:
        show_json({field.name: values.get(field.name) for field in FIELDS.values()})
        return
    show_rows([(f.name, values.get(f.name, "-"), f.help) for f in FIELDS.values()], session)


@profile.command("set")
@click.argument("name", shell_complete=field_names)
@click.argument("value", shell_complete=field_values)
@pass_session
def set_field(session: Session, name: str, value: str) -> None:
    """Set a field: `tracker profile set height 178`."""
    field = find_field(name)
    kept = read_value(field, value, session.clock.today())
    row = {"name": field.name, "value": kept}
    session.store.put(f"profile set {field.name} {kept}", {"profile": [row]})
    show(f"{field.name} is {kept}", session)


@profile.command("unset")
@click.argument("name", shell_complete=field_names)
@pass_session
def unset_field(session: Session, name: str) -> None:
    """Forget a field."""
    field = find_field(name)
    with session.changing() as store:
        row = store.record("profile", field.name)
        if row is None or row["deleted_at"]:
            raise TrackerError(f"{field.name} is not set")
        row["deleted_at"] = session.now()
        store.put(f"profile unset {field.name}", {"profile": [row]})
    show(f"{field.name} is not set", session)
