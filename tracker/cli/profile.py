"""`tracker profile`: what rules and published intakes depend on. Every field is optional."""

from __future__ import annotations

import click

from tracker.cli.complete import field_names, field_values
from tracker.cli.session import Group, Session, pass_session, session_of, show, show_json, show_rows
from tracker.domain.body import doubt_height, format_height, height_in, read_height
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.profile import FIELDS, HEIGHT, ProfileField, find_field, read_value


@click.group(invoke_without_command=True, cls=Group)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def profile(ctx: click.Context, as_json: bool) -> None:
    """Birth year, sex, height and conditions. All optional; kept in your database only."""
    if ctx.invoked_subcommand is not None:
        return
    session = session_of(ctx)
    values = session.diary.store.profile()
    if as_json:
        show_json({f.name: values.get(f.name) for f in FIELDS.values()}, "profile")
        return
    rows = [(f.name, said(session, f, values.get(f.name)), f.help) for f in FIELDS.values()]
    show_rows(rows, session)


@profile.command("set")
@click.argument("name", shell_complete=field_names)
@click.argument("value", nargs=-1, required=True, shell_complete=field_values)
@pass_session
def set_field(session: Session, name: str, value: tuple[str, ...]) -> None:
    """Set a field: `tracker profile set height 178cm`, `tracker profile set height 5ft10`."""
    field, typed = find_field(name), " ".join(value)
    if field.name == HEIGHT:
        typed = read_own_height(session, typed)
    kept = read_value(field, typed, session.diary.clock.today())
    row = {"name": field.name, "value": kept}
    session.diary.store.put(f"profile set {field.name} {kept}", {"profile": [row]})
    show(f"{field.name} is {said(session, field, kept)}", session)


def said(session: Session, field: ProfileField, value: str | None) -> str:
    """A field's value in the user's units; a dash where it isn't known."""
    cm = height_in(value) if field.name == HEIGHT and value else None
    return format_height(cm, session.us) if cm is not None else value or "-"


def read_own_height(session: Session, text: str) -> str:
    """A height as it is kept, in cm. Raises WrongWords where the last weight speaks against it."""
    cm = read_height(text, session.us)
    weighed = session.diary.store.last("weight")
    kg = weighed.measures.get("mass_kg") if weighed else None
    doubt = doubt_height(cm, kg, session.us) if kg else ""
    if doubt:
        raise WrongWords(doubt)
    return f"{cm:g}"


@profile.command("unset")
@click.argument("name", shell_complete=field_names)
@pass_session
def unset_field(session: Session, name: str) -> None:
    """Forget a field."""
    field = find_field(name)
    with session.diary.changing() as store:
        row = store.record("profile", field.name)
        if row is None or row["deleted_at"]:
            raise TrackerError(f"{field.name} is not set")
        row["deleted_at"] = session.now()
        store.put(f"profile unset {field.name}", {"profile": [row]})
    show(f"{field.name} is not set", session)
