"""`tracker drug`: medicines with their label limits, your own, and what is prescribed to you."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.commands.subjects import (
    ALIAS,
    refuse_beside_alias,
    show_added,
    subject_json,
    vocabulary_group,
)
from tracker.cli.complete import vocabulary as names_of
from tracker.cli.number_options import Quantity
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.diary import drugs, names
from tracker.diary.drugs import DRUGS, MOST_MG
from tracker.domain.errors import WrongWords

TABLET = Quantity("dose_mg", "mg", 0.001, MOST_MG)
A_DAY = Quantity("dose_mg", "mg", 0.001, 100_000)
HOURS = Quantity("duration_min", "h", 0.25, 168)

#: The options for what a label says, in the order of `DrugLabel`.
LABEL_OPTIONS = ("--class", "--tablet", "--max-24h", "--interval", "--contains", "--topical")
CLASSES = click.Choice(["nsaid", "paracetamol", "other"])

drug = vocabulary_group("drug", DRUGS, "Medicines with their label limits, and your own.")


@drug.command("add")
@click.argument("name", nargs=-1, required=True)
@ALIAS
@click.option(
    "--class",
    "drug_class",
    type=CLASSES,
    help="What it counts as in the rules.",
)
@click.option("--tablet", type=TABLET, help="mg in one tablet.")
@click.option("--max-24h", type=A_DAY, help="mg in 24 h by its label.")
@click.option("--interval", type=HOURS, help="Hours between doses, label.")
@click.option(
    "--contains",
    type=(str, TABLET),
    metavar="NAME MG",
    multiple=True,
    help="An ingredient and its mg in a piece.",
)
@click.option("--topical", is_flag=True, help="A gel or patch: in no sum.")
@pass_session
def add_drug(
    session: Session,
    name: tuple[str, ...],
    alias_of: str | None,
    contains: tuple[tuple[str, float], ...],
    **label: Any,
) -> None:
    """Add a medicine: `tracker drug add etodolac --class nsaid --tablet 200`.

    A product says what it contains, `--contains paracetamol 500 --contains codeine 8`, and is
    logged in pieces.
    """
    held = names.read_contents(session.diary, contains)
    words, said = " ".join(name), names.DrugLabel(contains=held, **label)
    refuse_beside_alias(alias_of, dict(zip(LABEL_OPTIONS, said, strict=True)))
    if alias_of is not None:
        added = names.add_alias(session.diary, DRUGS, words, alias_of)
    else:
        added = names.add_drug(session.diary, words, said)
    show_added(session, added)


@drug.command("show")
@click.argument("name", nargs=-1, required=True, shell_complete=names_of(DRUGS))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def show_drug(session: Session, name: tuple[str, ...], as_json: bool) -> None:
    """What a medicine holds and what it is held to: `tracker drug show co-codamol 8/500`."""
    known = drugs.named(session.diary, " ".join(name))
    if as_json:
        show_json(subject_json(known), "drug")
        return
    from tracker.screen.medicine import draw_medicine

    show(draw_medicine(known, session.style), session)


@drug.command("set")
@click.argument("name", nargs=-1, required=True, shell_complete=names_of(DRUGS))
@click.option("--prescribed", metavar="AMOUNT", help="What a doctor prescribed: 1000mg/day.")
@click.option("--unset", is_flag=True, help="Back to the label's limits.")
@click.option("--class", "drug_class", type=CLASSES, help="What a drug of your own counts as.")
@click.option("--tablet", type=TABLET, help="mg in one of your tablets.")
@pass_session
def set_drug(
    session: Session,
    name: tuple[str, ...],
    prescribed: str | None,
    unset: bool,
    drug_class: str | None,
    tablet: float | None,
) -> None:
    """Say what is prescribed: `tracker drug set naproxen --prescribed 2x500mg/day`.

    The rules then hold the drug to that dose in 24 hours instead of its label's limit, interval
    and days.
    """
    if unset + sum(said is not None for said in (prescribed, drug_class, tablet)) != 1:
        raise WrongWords(
            "say --prescribed 1000mg/day, or --unset to go back to the label; or one of "
            "--tablet 300 and --class nsaid"
        )
    words = " ".join(name)
    if tablet is not None:
        told = f"a tablet of {drugs.set_tablet(session.diary, words, tablet)} is {tablet:g} mg"
    elif drug_class is not None:
        told = f"{drugs.set_class(session.diary, words, drug_class)} counts as {drug_class}"
    elif prescribed is not None:
        drug_name, mg = drugs.prescribe(session.diary, words, prescribed)
        told = f"{drug_name} is prescribed: {mg:g} mg in 24 hours, instead of its label"
    else:
        told = f"{drugs.back_to_label(session.diary, words)} is held to its label again"
    show(told, session)
