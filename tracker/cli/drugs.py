"""`tracker drug`: medicines with their label limits, your own, and what is prescribed to you."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import click

from tracker.cli.complete import vocabulary as names_of
from tracker.cli.numbers import Quantity
from tracker.cli.session import Session, pass_session, show
from tracker.cli.subjects import ALIAS, add_subject, refuse_beside_alias, vocabulary_group
from tracker.domain.catalogues.drugs import PRESCRIBED, limit_of
from tracker.domain.errors import TrackerError, WrongWords, shown

VOCABULARY = "drugs"

#: The most in a day that is still read: more is a slip of the finger.
MOST_MG = 20_000

TABLET = Quantity("dose_mg", "mg", 0.001, MOST_MG)
A_DAY = Quantity("dose_mg", "mg", 0.001, 100_000)
HOURS = Quantity("duration_min", "h", 0.25, 168)

CLASSES = click.Choice(["nsaid", "paracetamol", "other"])

drug = vocabulary_group("drug", VOCABULARY, "Medicines with their label limits, and your own.")


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
@pass_session
def add_drug(
    session: Session,
    name: tuple[str, ...],
    alias_of: str | None,
    drug_class: str | None,
    tablet: float | None,
    max_24h: float | None,
    interval: float | None,
) -> None:
    """Add a medicine: `tracker drug add etodolac --class nsaid --tablet 200`."""
    data: dict[str, Any] = {}
    said = {
        "--class": drug_class, "--tablet": tablet, "--max-24h": max_24h, "--interval": interval,
    }  # fmt: skip
    refuse_beside_alias(alias_of, said)
    if drug_class:
        data["class"] = drug_class
    if tablet:
        data |= tablet_data(tablet)
    if max_24h:
        data["max_24h_mg"] = max_24h
    if interval:
        data["interval_h"] = interval
    add_subject(session, VOCABULARY, " ".join(name), alias_of=alias_of, data=data)


@drug.command("set")
@click.argument("name", nargs=-1, required=True, shell_complete=names_of(VOCABULARY))
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
    drug_name = session.diary.catalogue(VOCABULARY).find(" ".join(name)).name
    if tablet is not None:
        _set_tablet(session, drug_name, tablet)
    elif drug_class is not None:
        _set_class(session, drug_name, drug_class)
    elif prescribed is not None:
        mg = read_prescribed(session, drug_name, prescribed)
        _write(session, drug_name, {PRESCRIBED: mg}, f"--prescribed {mg:g}mg/day")
        show(f"{drug_name} is prescribed: {mg:g} mg in 24 hours, instead of its label", session)
    elif limit_of(drug_name, session.diary.catalogue(VOCABULARY)).prescribed:
        _write(session, drug_name, {PRESCRIBED: None}, "--unset")
        show(f"{drug_name} is held to its label again", session)
    else:
        raise TrackerError(f"{drug_name} is not marked as prescribed")


def _set_class(session: Session, name: str, drug_class: str) -> None:
    from tracker.domain.catalogues.catalogue import load

    shipped = load(VOCABULARY).get(name)
    if shipped is not None:
        raise WrongWords(f"{name} counts as {shipped.data['class']}; only your own can be changed")
    _write(session, name, {"class": drug_class}, f"--class {drug_class}")
    show(f"{name} counts as {drug_class}", session)


def _set_tablet(session: Session, name: str, mg: float) -> None:
    _write(session, name, tablet_data(mg), f"--tablet {mg:g}")
    show(f"a tablet of {name} is {mg:g} mg", session)


def tablet_data(mg: float) -> dict[str, Any]:
    """What a drug's data says of its tablet, and of the smallest bare number that is a dose."""
    return {"units": {"tablet": mg}, "least_bare": mg / 2}


def read_prescribed(session: Session, name: str, text: str) -> float:
    """The mg in 24 hours that `1000mg/day`, `2x500mg/day` or `2 tablets a day` mean."""
    from tracker.domain.kinds import KINDS
    from tracker.domain.words.reading import read_words

    said = re.fullmatch(r"(.*\S)\s*(?:/\s*(?:day|d|24\s*h)|\b(?:a|per) day|daily)", text.strip())
    if said is None:
        raise WrongWords(
            f"write '{shown(text)}' as an amount a day, like 1000mg/day or 2x500mg/day"
        )
    words = [name, *said[1].split()]
    reading = read_words(
        KINDS["med"], words, catalogue=session.diary.catalogue(VOCABULARY), containers=None
    )
    mg = reading[0].measures.get("dose_mg") if len(reading) == 1 else None
    if mg is None or reading[0].subject != name:
        raise WrongWords(f"'{shown(text)}' is no amount a day; write it like 1000mg/day")
    if mg > MOST_MG:
        raise WrongWords(f"a day's dose is at most {MOST_MG:,} mg, not {mg:,.0f}")
    return mg


def _write(session: Session, name: str, new: Mapping[str, Any], words: str) -> None:
    """Put values into the data of the user's own row of a drug; None takes one out."""
    from tracker.domain.catalogues.catalogue import load

    with session.diary.changing() as store:
        rows = store.records("subjects")
        mine = [r for r in rows if (r["kind"], r["name"]) == (VOCABULARY, name)]
        standing = [r for r in mine if not r["alias_of"] and not r["deleted_at"]]
        row = dict(standing[-1]) if standing else _new_row(session, name)
        data = json.loads(row["data"]) | new
        data = {key: value for key, value in data.items() if value is not None}
        row["data"] = json.dumps(data, sort_keys=True)
        if not data and load(VOCABULARY).get(name) is not None:
            row["deleted_at"] = session.now()
        store.put(f"drug set {name} {words}", {"subjects": [row]})


def _new_row(session: Session, name: str) -> dict[str, Any]:
    uid = session.diary.store.new_uid()
    blank = {"alias_of": None, "parent": None, "data": "{}"}
    return {"uid": uid, "kind": VOCABULARY, "name": name, **blank}
