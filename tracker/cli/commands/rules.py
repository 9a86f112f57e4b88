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
    from tracker.diary.find.rulebook import every_rule

    found = every_rule(session.diary)
    if as_json:
        show_json([one.as_json() for one in found])
    else:
        show_rows([(one.rule.name, one.rule.title) for one in found], session)


@rules_group.command("show")
@click.argument("name", shell_complete=rule_names)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def show_rule(session: Session, name: str, as_json: bool) -> None:
    """A rule whole: definition, cut-offs (ours or published), sources.

    This tool's own cut-offs can be changed: `tracker config persistent-pain.share 30`.
    """
    from tracker.diary.find.rulebook import find_rule

    found = find_rule(session.diary, name)
    if as_json:
        show_json(found.as_json(), "rule")
    else:
        from tracker.screen.explanation import draw_rule

        show(draw_rule(found.rule, session.style, found.cutoffs), session)
