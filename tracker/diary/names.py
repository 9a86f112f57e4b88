"""Names of the user's own in the fixed vocabularies: sites, foods, drinks, drugs, containers.

A word close to a known one is refused elsewhere, so that a typo never opens a second site; a new
name is added here, on purpose.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.diary.diary import Diary
from tracker.domain.catalogues.catalogue import NO_DATA, Catalogue, Subject, load
from tracker.domain.catalogues.families import ALCOHOLIC, alcoholic, families_of
from tracker.domain.catalogues.ingredients import (
    CONTAINS,
    TOPICAL,
    contents,
    is_of_ingredient,
    measure_of,
)
from tracker.domain.errors import TrackerError, WrongWords, shown
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.offers import Offer, command
from tracker.domain.spelling import check_name, normalise
from tracker.store.records import DELETED, SubjectRecord


class KnownName(NamedTuple):
    """A name of a vocabulary; `added`: by the user, and not one that ships."""

    subject: Subject
    added: bool


class Added(NamedTuple):
    """A name that was added: another one for `alias_of`, else a `noun` ("site") of its own.

    `instead`: in the place of one that ships. `tablet` is the mg in a drug's tablet, where its
    words said it. `family` is what a drink is counted with; one that is `alcoholic` may be so by
    that.
    """

    name: str
    noun: str
    alias_of: str | None
    instead: bool
    tablet: float | None = None
    family: str | None = None
    alcoholic: bool = False


class Removed(NamedTuple):
    """A name that was taken away; `ships`: it is again as the program has it."""

    name: str
    ships: bool


class FoodLabel(NamedTuple):
    """What a food's label says: grams of water and mg of minerals in 100 g, a serving in grams."""

    water: float
    serving: float | None
    minerals: Mapping[str, float | None]


class DrinkLabel(NamedTuple):
    """A usual serving of a drink in ml, and mg of minerals in 100 ml.

    `family` is what it's counted with: a cortado is a coffee.
    """

    serving: float | None
    minerals: Mapping[str, float | None]
    alcoholic: bool = False
    family: str | None = None


class DrugLabel(NamedTuple):
    """What a drug counts as in the rules, mg in a tablet and in 24 hours, hours between doses.

    Of a product `contains` are its ingredients by name, each with its mg in a piece; `topical`: it
    goes on the skin, and is in no sum.
    """

    drug_class: str | None = None
    tablet: float | None = None
    max_24h: float | None = None
    interval: float | None = None
    contains: Mapping[str, float] = NO_DATA
    topical: bool = False

    def data(self) -> dict[str, Any]:
        """The same as a drug's data, with the smallest bare number that is a dose."""
        said: dict[str, Any] = {"class": self.drug_class, "max_24h_mg": self.max_24h}
        said["interval_h"] = self.interval
        said |= {CONTAINS: dict(self.contains), TOPICAL: self.topical}
        if self.topical:
            said["class"] = "other"
        (tablet,) = self.contains.values() if len(self.contains) == 1 else (self.tablet,)
        if tablet:
            said |= {"units": {"tablet": tablet}, "least_bare": tablet / 2}
        return {name: value for name, value in said.items() if value}


class _New(NamedTuple):
    """A name to add, with what is known of it; `instead`: it may be one that ships."""

    vocabulary: str
    words: str
    data: Mapping[str, Any] = NO_DATA
    alias_of: str | None = None
    parent: str | None = None
    instead: bool = False


def every(diary: Diary, vocabulary: str) -> list[KnownName]:
    """The names of a vocabulary, those of the user's own last."""
    shipped = load(vocabulary).subjects
    known = diary.catalogue(vocabulary).subjects.values()
    return [KnownName(one, one.own and one.name not in shipped) for one in known]


def add_alias(diary: Diary, vocabulary: str, words: str, alias_of: str) -> Added:
    """Give what has a name another one, which shares all that is known of it."""
    return _add(diary, _New(vocabulary, words, alias_of=alias_of))


def add_site(diary: Diary, words: str, parent: str | None, paired: bool) -> Added:
    """Add a place on the body, as a part of another; `paired`: there is a left and a right one."""
    return _add(diary, _New("sites", words, {"paired": True} if paired else {}, parent=parent))


def add_food(diary: Diary, words: str, label: FoodLabel) -> Added:
    """Add a food by its label."""
    minerals = {f"{key}_mg": mg / 100 for key, mg in label.minerals.items() if mg is not None}
    data: dict[str, Any] = {"gives": {"water_ml": label.water / 100, **minerals}}
    if label.serving is not None:
        data["serving"] = label.serving
    return _add(diary, _New("foods", words, data))


def add_drink(diary: Diary, words: Sequence[str], label: DrinkLabel) -> Added:
    """Add a drink, with a serving where its words end in a volume: `kefir 200ml`.

    Raises WrongWords and UnknownName.
    """
    name, volume = _name_and_volume(diary, words, "a drink")
    if volume is not None and label.serving is not None:
        raise WrongWords(f"{volume:g} ml and --serving both say how much a serving is; give one")
    serving = volume or label.serving
    minerals = {f"{key}_mg": mg / 100 for key, mg in label.minerals.items() if mg is not None}
    data: dict[str, Any] = {"gives": minerals} if minerals else {"volume_only": True}
    if serving is not None:
        data["serving"] = serving
    if label.alcoholic:
        data[ALCOHOLIC] = True
    added = _add(diary, _New("drinks", name, data, parent=label.family))
    drinks = diary.catalogue("drinks")
    return added._replace(
        family=next(iter(families_of(added.name, drinks)), None),
        alcoholic=added.name in alcoholic(drinks),
    )


def add_drug(diary: Diary, words: str, label: DrugLabel) -> Added:
    """Add a medicine by its label. Raises WrongWords and UnknownName."""
    from tracker.domain.words.new_names import tablet_in

    words, tablet = tablet_in(words)
    if tablet is not None and label.tablet is not None:
        raise WrongWords(f"{tablet:g} mg and --tablet both say what a tablet holds; give one")
    label = label._replace(tablet=tablet or label.tablet)
    more = [label.drug_class, label.tablet, label.max_24h, label.interval, label.topical]
    if label.contains and any(more):
        raise WrongWords("what a product contains says all that the rules need; leave the rest out")
    return _add(diary, _New("drugs", words, label.data()))._replace(tablet=tablet)


def read_contents(diary: Diary, pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Ingredients as the vocabulary spells them, with their mg in a piece.

    Raises UnknownName for one that isn't known, WrongWords for one that is a product itself, is
    there twice, or can't be counted.
    """
    drugs, found = diary.catalogue("drugs"), dict[str, float]()
    known = {name for one in drugs.subjects.values() for name in contents(one)}
    for words, mg in pairs:
        name = normalise(words)
        if name not in known:
            subject = drugs.find(words)
            name = subject.name
            if contents(subject) or subject.data.get(TOPICAL):
                raise WrongWords(f"{name} is a product itself; name what it contains")
        if name in found:
            raise WrongWords(f"{name} is there twice; write it once")
        if not is_of_ingredient(measure_of(name)):
            raise WrongWords(f"{name} is a mineral; log it as one: tracker log mineral")
        found[name] = mg
    return found


def add_container(diary: Diary, words: Sequence[str]) -> Added:
    """Add a container from its name and what it holds: `bottle 750ml`. Raises WrongWords.

    Everybody's bottle holds something else: one's own goes before the one that ships.
    """
    name, volume = _name_and_volume(diary, words, "a container")
    if volume is None:
        raise WrongWords(f"say how much it holds: tracker container add {shown(name)} 750ml")
    return _add(diary, _New("containers", name, {"volume_ml": volume}, instead=True))


def _name_and_volume(diary: Diary, words: Sequence[str], what: str) -> tuple[str, float | None]:
    """A new name and the ml behind it, where a number stands there. Raises WrongWords."""
    from tracker.domain.number_words import begins_number
    from tracker.domain.words.reading import read_words

    words = " ".join(words).split()
    signed = (word.lstrip("+-") or word for word in words)
    digits = (n for n, word in enumerate(signed) if begins_number([word]) and word[0].isnumeric())
    spoken = (n for n in range(1, len(words)) if begins_number(words, n))
    at = next(digits, next(spoken, len(words)))
    name, volume = " ".join(words[:at]), words[at:]
    if not volume:
        return name, None
    kind = KINDS["water"]._replace(name=what, view="", examples=("750ml",))
    (reading,) = read_words(kind, volume, catalogue=None, containers=None, us=diary.us)
    return name, reading.measures["volume_ml"]


def remove(diary: Diary, vocabulary: str, words: str) -> Removed:
    """Take away a name of the user's own; entries logged under it stay. Raises TrackerError."""
    name = normalise(words)
    ships = load(vocabulary).get(name) is not None
    with diary.changing() as store:
        records = [
            record._replace(stamps=DELETED)
            for record in store.records(SubjectRecord)
            if (record.kind, record.name) == (vocabulary, name)
        ]
        # A record of a drug that ships holds what `drug set` said of it, such as a prescription.
        if not records or (ships and vocabulary == "drugs"):
            raise TrackerError(
                f"{shown(name)} is not one of your own names; those that ship can't be removed"
            )
        store.put(f"{vocabulary} remove {name}", records[:1])
    return Removed(name, ships)


#: How a new name is added, in a line that works.
_ADDED = {
    "sites": "site add {}",
    "drugs": "drug add {}",
    "drinks": "drink add {}",
    "foods": "food add {} --water 90",
}


def how_to_add(diary: Diary, vocabulary: str, words: str) -> Offer | None:
    """The command that makes a word a name of a vocabulary; None where it can't be one."""
    if vocabulary not in _ADDED:
        return None
    try:
        name = _free_name(diary, diary.catalogue(vocabulary), _New(vocabulary, words))
    except WrongWords:
        return None
    return command(_ADDED[vocabulary].format(name))


def _add(diary: Diary, new: _New) -> Added:
    with diary.changing() as store:
        catalogue = diary.catalogue(new.vocabulary)
        name = _free_name(diary, catalogue, new)
        alias = catalogue.find(new.alias_of).name if new.alias_of else None
        record = SubjectRecord(
            uid=store.new_uid(),
            kind=new.vocabulary,
            name=name,
            alias_of=alias,
            parent=catalogue.find(new.parent).name if new.parent else None,
            data=json.dumps(dict(new.data), sort_keys=True),
        )
        store.put(f"{catalogue.noun} add {name}", [record])
    return Added(name, catalogue.noun, alias, catalogue.get(name) is not None)


def _free_name(diary: Diary, catalogue: Catalogue, new: _New) -> str:
    """A name that is free, or with `instead` one that ships. Raises WrongWords."""
    from tracker.domain.words.new_names import refuse_meaning
    from tracker.domain.words.reserved import check_unreserved

    name = check_name(new.words, catalogue.noun)
    check_unreserved(name, new.vocabulary)
    refuse_meaning(new.words, catalogue.noun)
    _refuse_elsewhere(diary, new.vocabulary, name)
    held = catalogue.look_up(name)
    if held is None or (held.name == name and new.instead and not held.own):
        return name
    if held.name == name:
        raise WrongWords(f"{name} is there already")
    raise WrongWords(f"{name} is another name for {held.name} already")


def _refuse_elsewhere(diary: Diary, vocabulary: str, name: str) -> None:
    """A line begins with a food or a drug as it does with a drink: one name, one thing."""
    rules = (kind.subject for kind in KINDS.values())
    closed = {rule.vocabulary for rule in rules if rule is not None and rule.fixed}
    for other in sorted((closed | {"containers"}) - {vocabulary, "habits"}):
        catalogue = diary.catalogue(other)
        if (held := catalogue.look_up(name)) is not None:
            also = "" if held.name == name else f" ({held.name})"
            raise WrongWords(f"{name} is a {catalogue.noun}{also} already; choose another name")
