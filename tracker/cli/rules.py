"""`tracker rules`: what each rule says, its cut-offs, and where they come from."""

from __future__ import annotations

import click

from tracker.cli.complete import rule_names
from tracker.cli.session import Group, Session, pass_session, show, show_json, show_rows


@click.group("rules", cls=Group)
def rules_group() -> None:
    """The rules: their definitions, cut-offs and sources."""


@rules_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def list_rules(session: Session, as_json: bool) -> None:
    """Every rule in a line."""
    from tracker.rules import Settings, rules

    if as_json:
        settings = Settings(session.diary.tastes.rules)
        show_json([rule.as_json(settings.of(rule)) for rule in rules()])
        return
    show_rows([(rule.name, rule.title) for rule in rules()], session)


@rules_group.command("show")
@click.argument("name", shell_complete=rule_names)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def show_rule(session: Session, name: str, as_json: bool) -> None:
    """A rule whole: definition, cut-offs (ours or published), sources.

    This tool's own cut-offs can be changed: `tracker config persistent-pain.share 30`.
    """
    from tracker.rules import Settings, rule
    from tracker.screen.explanation import draw_rule

    found = rule(name)
    in_force = Settings(session.diary.tastes.rules).of(found)
    if as_json:
        show_json(found.as_json(in_force), "rule")
    else:
        show(draw_rule(found, session.style, in_force), session)
