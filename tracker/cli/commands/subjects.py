"""`tracker site|food|drink|container`: the names of fixed vocabularies, and your own among them.

A word close to a known one is refused elsewhere, so that a typo never opens a second site; a new
name is added here, on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.complete import own_names
from tracker.cli.complete import vocabulary as names_of
from tracker.cli.number_options import Quantity
from tracker.cli.session import Group, Session, pass_session, show, show_json
from tracker.diary import names
from tracker.domain.errors import WrongWords, shown

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Subject


def show_added(session: Session, added: names.Added) -> None:
    """Say what a name that was added is."""
    what = f"your own {added.noun} now" if added.instead else f"a new {added.noun}"
    if added.alias_of:
        what = f"another name for {added.alias_of}"
    more = f", a tablet is {added.tablet:g} mg" if added.tablet else ""
    more += f", counted with {added.family}" if added.family else ""
    more += ", alcoholic: it doesn't count towards the water goal" if added.alcoholic else ""
    show(f"{added.name} is {what}{more}", session)


def list_subjects(session: Session, vocabulary: str, as_json: bool) -> None:
    """Print a vocabulary: each name, what it is part of, its other names."""
    known = names.every(session.diary, vocabulary)
    if as_json:
        show_json([subject_json(one.subject) for one in known])
        return
    from tracker.screen.draw import clean, wrap

    lines: list[str] = []
    for one in known:
        text = f"{clean(one.subject.name):<20} {clean('; '.join(_notes(one)))}".rstrip()
        lines += wrap(text, session.style.width, indent=21)
    show("\n".join(lines), session)


def subject_json(subject: Subject) -> dict[str, Any]:
    """A name with all that is known of it, as JSON-able data."""
    shape = ("name", "aliases", "parent", "own", "source")
    return {**{name: getattr(subject, name) for name in shape}, "data": dict(subject.data)}


def _notes(named: names.KnownName) -> list[str]:
    from tracker.domain.catalogues.drug_limits import PRESCRIBED
    from tracker.domain.catalogues.families import ALCOHOLIC
    from tracker.domain.catalogues.ingredients import TOPICAL, contents
    from tracker.figures.entry_words import parts_words

    subject = named.subject
    part = "counted with" if subject.vocabulary == "drinks" else "part of"
    notes = [f"{part} {subject.parent}"] if subject.parent else []
    notes += ["left and right"] if subject.data.get("paired") else []
    notes += ["your own"] if named.added else []
    notes += ["alcoholic"] if subject.data.get(ALCOHOLIC) else []
    if held := contents(subject):
        notes.append(f"a piece holds {parts_words(held)}")
    notes += ["on the skin, in no sum"] if subject.data.get(TOPICAL) else []
    if subject.data.get(PRESCRIBED):
        notes.append(f"prescribed {subject.data[PRESCRIBED]:g} mg in 24 hours")
    notes += [f"also {', '.join(subject.aliases)}"] if subject.aliases else []
    return notes


def vocabulary_group(name: str, vocabulary: str, help_text: str) -> click.Group:
    """A command group with the `list` and `remove` that every vocabulary has."""
    group = Group(name, help=help_text)

    @group.command("list")
    @click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
    @pass_session
    def list_command(session: Session, as_json: bool) -> None:
        """Every name, with its other names."""
        list_subjects(session, vocabulary, as_json)

    @group.command("remove")
    @click.argument("name", nargs=-1, required=True, shell_complete=own_names(vocabulary))
    @pass_session
    def remove(session: Session, name: tuple[str, ...]) -> None:
        """Take away a name of your own; entries logged under it stay."""
        gone = names.remove(session.diary, vocabulary, " ".join(name))
        now = "is as it ships again" if gone.ships else "is gone"
        show(f"{gone.name} {now}; entries logged under it stay", session)

    return group


site = vocabulary_group("site", "sites", "Places on the body, and your own among them.")
food = vocabulary_group("food", "foods", "Foods with their water and minerals, and your own.")
drink = vocabulary_group("drink", "drinks", "Drinks with their servings, and your own.")
container = vocabulary_group("container", "containers", "Glasses, mugs and bottles that you use.")

ALIAS = click.option("--alias-of", metavar="NAME", help="Only another name for one that is there.")
MINERALS = ("potassium", "calcium", "magnesium", "sodium")


def minerals_of_label(unit: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options for what a label says of minerals, in 100 of a unit."""

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(MINERALS):
            help_text = f"In mg per 100 {unit}, from the label."
            command = click.option(
                f"--{name}", type=Quantity("dose_mg", "mg", 0, 100_000), help=help_text
            )(command)
        return command

    return with_options


def refuse_beside_alias(alias_of: str | None, said: Mapping[str, object]) -> None:
    """Another name shares all that is known of what it names. Raises WrongWords for more."""
    given = [option for option, value in said.items() if value not in (None, False, {})]
    if alias_of is not None and given:
        raise WrongWords(
            f"--alias-of only gives {shown(alias_of)} another name, which shares what is known of "
            f"it; leave out {' and '.join(given)}, or leave out --alias-of to add one of your own"
        )


@site.command("add")
@click.argument("name", nargs=-1, required=True)
@ALIAS
@click.option(
    "--parent",
    metavar="SITE",
    shell_complete=names_of("sites"),
    help="The site this is a part of.",
)
@click.option("--paired", is_flag=True, help="There is a left and a right one.")
@pass_session
def add_site(
    session: Session,
    name: tuple[str, ...],
    alias_of: str | None,
    parent: str | None,
    paired: bool,
) -> None:
    """Add a site: `tracker site add sit-bone --parent buttock --paired`."""
    refuse_beside_alias(alias_of, {"--parent": parent, "--paired": paired})
    words = " ".join(name)
    if alias_of is not None:
        added = names.add_alias(session.diary, "sites", words, alias_of)
    else:
        added = names.add_site(session.diary, words, parent, paired)
    show_added(session, added)


@food.command("add")
@click.argument("name", nargs=-1, required=True)
@ALIAS
@click.option("--water", type=Quantity("mass_g", "g", 0, 100), help="Grams of water in 100 g.")
@minerals_of_label("g")
@click.option("--serving", type=Quantity("mass_g", "g", 1, 5000), help="A usual serving in g.")
@pass_session
def add_food(
    session: Session,
    name: tuple[str, ...],
    alias_of: str | None,
    water: float | None,
    serving: float | None,
    **minerals: float | None,
) -> None:
    """Add a food from its label: `tracker food add gazpacho --water 93 --potassium 170`."""
    said = {"--water": water, "--serving": serving}
    refuse_beside_alias(alias_of, said | {f"--{key}": value for key, value in minerals.items()})
    if alias_of is not None:
        added = names.add_alias(session.diary, "foods", " ".join(name), alias_of)
    elif water is None:
        raise WrongWords("say how much water 100 g hold: --water 93 (or --alias-of a known food)")
    else:
        label = names.FoodLabel(water, serving, minerals)
        added = names.add_food(session.diary, " ".join(name), label)
    show_added(session, added)


@drink.command("add")
@click.argument("name", nargs=-1, required=True, metavar="NAME [SERVING]")
@ALIAS
@click.option("--serving", type=Quantity("volume_ml", "ml", 1, 5000), help="A usual one in ml.")
@click.option(
    "--of",
    "family",
    metavar="DRINK",
    shell_complete=names_of("drinks"),
    help="What it's counted with: a cortado is a coffee.",
)
@click.option("--alcohol", is_flag=True, help="It doesn't count towards the water goal.")
@minerals_of_label("ml")
@pass_session
def add_drink(
    session: Session,
    name: tuple[str, ...],
    alias_of: str | None,
    serving: float | None,
    family: str | None,
    alcohol: bool,
    **minerals: float | None,
) -> None:
    """Add a drink: `tracker drink add kefir 200ml`; then `tracker log kefir`."""
    said = {"--serving": serving, "--of": family, "--alcohol": alcohol}
    said |= {f"--{key}": value for key, value in minerals.items()}
    refuse_beside_alias(alias_of, said)
    if alias_of is not None:
        added = names.add_alias(session.diary, "drinks", " ".join(name), alias_of)
    else:
        label = names.DrinkLabel(serving, minerals, alcohol, family)
        added = names.add_drink(session.diary, name, label)
    show_added(session, added)


@container.command("add")
@click.argument("words", nargs=-1, required=True, metavar="NAME VOLUME")
@pass_session
def add_container(session: Session, words: tuple[str, ...]) -> None:
    """Add a container: `tracker container add bottle 750ml`; then `tracker log water bottle`."""
    show_added(session, names.add_container(session.diary, words))
