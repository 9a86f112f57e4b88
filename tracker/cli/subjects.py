"""`tracker site|food|container`: the names of closed vocabularies, and your own among them.

A word close to a known one is refused elsewhere, so that a typo never opens a second site; a new
name is added here, on purpose.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from tracker.cli.complete import own_names
from tracker.cli.complete import vocabulary as names_of
from tracker.cli.numbers import Quantity
from tracker.cli.session import Group, Session, pass_session, show, show_json
from tracker.domain.errors import TrackerError, UnknownName, WrongWords, shown


def add_subject(
    session: Session,
    vocabulary: str,
    words: str,
    *,
    alias_of: str | None = None,
    parent: str | None = None,
    data: Mapping[str, Any] | None = None,
    instead: bool = False,
) -> None:
    """Add a name of the user's own. Raises WrongWords where the name is taken or unfit.

    With `instead` a name that ships may be taken: the user's own data then stand in its place.
    """
    with session.diary.changing() as store:
        name = new_name(session, vocabulary, words, instead)
        catalogue = session.diary.catalogue(vocabulary)
        alias = catalogue.find(alias_of).name if alias_of else None
        row = {
            "uid": store.new_uid(),
            "kind": vocabulary,
            "name": name,
            "alias_of": alias,
            "parent": catalogue.find(parent).name if parent else None,
            "data": json.dumps(dict(data or {}), sort_keys=True),
        }
        store.put(f"{catalogue.noun} add {name}", {"subjects": [row]})
    what = f"your own {catalogue.noun} now" if catalogue.get(name) else f"a new {catalogue.noun}"
    show(f"{name} is {f'another name for {alias}' if alias else what}", session)


def new_name(session: Session, vocabulary: str, words: str, instead: bool = False) -> str:
    """A name that is free, or with `instead` one that ships. Raises WrongWords."""
    from tracker.domain.kinds import KINDS
    from tracker.domain.names import check_name

    name = check_name(words, session.diary.catalogue(vocabulary).noun)
    if name in KINDS:
        raise WrongWords(f"{name} is a kind of entry already; choose another name")
    try:
        held = session.diary.catalogue(vocabulary).find(name)
    except UnknownName:
        return name
    if held.name == name and instead and not held.own:
        return name
    if held.name == name:
        raise WrongWords(f"{name} is there already")
    raise WrongWords(f"{name} is another name for {held.name} already")


def list_subjects(session: Session, vocabulary: str, as_json: bool) -> None:
    """Print a vocabulary: each name, what it is part of, its other names."""
    subjects = session.diary.catalogue(vocabulary).subjects.values()
    if as_json:
        show_json(
            [
                {
                    "name": s.name,
                    "aliases": list(s.aliases),
                    "parent": s.parent,
                    "own": s.own,
                    "source": s.source,
                    "data": dict(s.data),
                }
                for s in subjects
            ]
        )
        return
    from tracker.domain.catalogues.catalogue import load
    from tracker.domain.catalogues.drugs import PRESCRIBED
    from tracker.screen.draw import clean, wrap

    shipped = load(vocabulary).subjects
    lines: list[str] = []
    for subject in subjects:
        notes = [f"part of {subject.parent}"] if subject.parent else []
        notes += ["left and right"] if subject.data.get("paired") else []
        notes += ["your own"] if subject.own and subject.name not in shipped else []
        if subject.data.get(PRESCRIBED):
            notes.append(f"prescribed {subject.data[PRESCRIBED]:g} mg in 24 hours")
        notes += [f"also {', '.join(subject.aliases)}"] if subject.aliases else []
        text = f"{clean(subject.name):<20} {clean('; '.join(notes))}".rstrip()
        lines += wrap(text, session.style.width, indent=21)
    show("\n".join(lines), session)


def remove_subject(session: Session, vocabulary: str, words: str) -> None:
    """Take away a name of the user's own. Entries logged under it stay."""
    from tracker.domain.catalogues.catalogue import load, normalise

    name = normalise(words)
    ships = load(vocabulary).get(name) is not None
    with session.diary.changing() as store:
        rows = [
            {**row, "deleted_at": session.now()}
            for row in store.records("subjects")
            if (row["kind"], row["name"], row["deleted_at"]) == (vocabulary, name, None)
        ]
        # A row of a drug that ships holds what `drug set` said of it, such as a prescription.
        if not rows or (ships and vocabulary == "drugs"):
            raise TrackerError(
                f"{shown(name)} is not one of your own names; those that ship can't be removed"
            )
        store.put(f"{vocabulary} remove {name}", {"subjects": rows[:1]})
    now = "is as it ships again" if ships else "is gone"
    show(f"{name} {now}; entries logged under it stay", session)


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
        remove_subject(session, vocabulary, " ".join(name))

    return group


site = vocabulary_group("site", "sites", "Places on the body, and your own among them.")
food = vocabulary_group("food", "foods", "Foods with their water and minerals, and your own.")
container = vocabulary_group("container", "containers", "Glasses, mugs and bottles that you use.")

ALIAS = click.option("--alias-of", metavar="NAME", help="Only another name for one that is there.")
PER_100 = Quantity("dose_mg", "mg", 0, 100_000)


def refuse_beside_alias(alias_of: str | None, said: Mapping[str, object]) -> None:
    """Another name shares all that is known of what it names. Raises WrongWords for more."""
    given = [option for option, value in said.items() if value not in (None, False)]
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
    add_subject(
        session,
        "sites",
        " ".join(name),
        alias_of=alias_of,
        parent=parent,
        data={"paired": True} if paired else {},
    )


@food.command("add")
@click.argument("name", nargs=-1, required=True)
@ALIAS
@click.option("--water", type=Quantity("mass_g", "g", 0, 100), help="Grams of water in 100 g.")
@click.option("--potassium", type=PER_100, help="In mg per 100 g, from the label.")
@click.option("--calcium", type=PER_100, help="In mg per 100 g.")
@click.option("--magnesium", type=PER_100, help="In mg per 100 g.")
@click.option("--sodium", type=PER_100, help="In mg per 100 g.")
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
    if alias_of is None and water is None:
        raise WrongWords("say how much water 100 g hold: --water 93 (or --alias-of a known food)")
    gives = {f"{key}_mg": value / 100 for key, value in minerals.items() if value is not None}
    data: dict[str, Any] = {"gives": {"water_ml": (water or 0) / 100, **gives}}
    if serving is not None:
        data["serving"] = serving
    add_subject(session, "foods", " ".join(name), alias_of=alias_of, data={} if alias_of else data)


@container.command("add")
@click.argument("words", nargs=-1, required=True, metavar="NAME VOLUME")
@pass_session
def add_container(session: Session, words: tuple[str, ...]) -> None:
    """Add a container: `tracker container add bottle 750ml`; then `tracker log water bottle`."""
    from tracker.domain.kinds import KINDS
    from tracker.domain.number_words import begins_number
    from tracker.domain.words.reading import read_words

    words = tuple(" ".join(words).split())
    digits = (n for n, word in enumerate(words) if begins_number([word]) and word[0].isnumeric())
    spoken = (n for n in range(1, len(words)) if begins_number(words, n))
    at = next(digits, next(spoken, len(words)))
    name, volume = " ".join(words[:at]), words[at:]
    if not volume:
        raise WrongWords(f"say how much it holds: tracker container add {shown(name)} 750ml")
    reading = read_words(KINDS["water"], volume, catalogue=None, containers=None, us=session.us)[0]
    data = {"volume_ml": reading.measures["volume_ml"]}
    # Everybody's bottle holds something else: one's own goes before the one that ships.
    add_subject(session, "containers", name, data=data, instead=True)
