"""Every kind of entry, each as one declaration. Nothing else lists kinds by hand.

A kind's `log` subcommand, its completion, list row, export columns, view and goal support follow
from its declaration here. To add a kind, add one `Kind(...)` to `KINDS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.named_tuple import NamedTuple


class Field(NamedTuple):
    """A measure as one kind uses it.

    `unit` is what a bare number means, `us_unit` the same under `units us`; `low` and `high` bound
    one entry in the measure's canonical unit (both included). A bare number under `least_bare` (in
    canonical units) is too small to be meant and is refused with what it might mean; so is, under
    `units us`, one under `us_least_bare`, where 2 were glasses, or over `us_most_bare`, where 500
    was meant as ml. `counted` is what a few beside a name are: pieces of a food, servings of a
    drink, tablets of a drug, repetitions of an exercise.
    """

    measure: str
    unit: str
    low: float
    high: float
    us_unit: str = ""
    least_bare: float = 0
    us_most_bare: float = 0
    us_least_bare: float = 0
    whole: bool = False
    counted: str = ""


class SubjectRule(NamedTuple):
    """Which subjects a kind takes.

    `vocabulary` names a catalogue (`tracker/data/<vocabulary>.json`). A fixed one refuses a word
    it doesn't know with "did you mean"; an open one takes any words and remembers them. `nowhere`:
    `none` says that it is at no place at all. `families`: a goal on a subject counts its family.
    """

    vocabulary: str
    noun: str
    fixed: bool = True
    required: bool = True
    many: bool = False
    sided: bool = False
    nowhere: bool = False
    families: bool = False


class Tick(NamedTuple):
    """A yes/no measure, given as an option: `--unbearable`.

    `called` is what it is called in a line, where that says by itself what the kind is: a spasm is
    pain, an unbearable night is anything.
    """

    measure: str
    help: str
    called: tuple[str, ...] = ()


class Kind(NamedTuple):
    """One kind of entry.

    The first of `fields` takes a bare number. `needs` is how many of the fields must be given: with
    0 the entry may stand without any. `us_examples` are those for `units us`, where bare numbers
    are others. `many` subjects in one line are that many entries; `brings` are the measures that
    come with a subject. `view` is the plain name of its view in the database, `section` the part of
    a report that tells of it: without one it is told among the others, exercise with the movement.
    `told`: a `log` is answered with the day's sum of what adds up. `mixed`: an entry may also hold
    the mg of ingredients, a measure each (`paracetamol_mg`). `ahead`: it counts though it is
    dated after now, better asked about too early than never. `wanted`: a habit can be made of it;
    of pain it would be a habit of hurting. `repeats`: without an amount it is had as last time.
    """

    name: str
    help: str
    examples: tuple[str, ...]
    view: str
    fields: tuple[Field, ...] = ()
    needs: int = 1
    subject: SubjectRule | None = None
    ticks: tuple[Tick, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    brings: tuple[str, ...] = ()
    since: bool = False
    exercise: bool = False
    text: bool = False
    us_examples: tuple[str, ...] = ()
    section: str = ""
    told: bool = True
    mixed: bool = False
    ahead: bool = False
    wanted: bool = True
    repeats: bool = False

    @property
    def noun(self) -> str:
        """What one of its subjects is called: a site of pain."""
        return self.subject.noun if self.subject else "name"

    @property
    def told_in(self) -> str:
        """The section that tells of it."""
        return self.section or ("movement" if self.exercise else "others")

    def for_units(self, us: bool) -> Kind:
        """The kind with examples in the user's units."""
        return self._replace(examples=self.us_examples) if us and self.us_examples else self


# One drink above 20 l, one walk above a day: a slip of the finger, not an entry.
_VOLUME = Field(
    *("volume_ml", "ml", 1, 20_000),
    us_unit="fl oz",
    least_bare=20,
    us_most_bare=5_000,
    us_least_bare=236.5,  # 8 fl oz
)
_DURATION = Field("duration_min", "min", 1, 24 * 60)
_DISTANCE = Field("distance_m", "km", 1, 1_000_000, us_unit="mi")
_MINERALS = ("sodium_mg", "potassium_mg", "calcium_mg", "magnesium_mg")
_STEPS = Field("steps", "steps", 1, 200_000, whole=True)

#: The kind of the user's own habits.
OWN = "habit"

KINDS: Mapping[str, Kind] = {
    k.name: k
    for k in (
        Kind(
            "water",
            "Water you drank.",
            ("500", "0.5l", "2 glasses", "2x200"),
            "water",
            (_VOLUME,),
            us_examples=("16", "0.5l", "2 glasses", "2x8"),
            ticks=(Tick("at_once", "a large amount really drunk in one go"),),
            section="hydration",
            repeats=True,
        ),
        Kind(
            "drink",
            "Any other drink: its volume, and the sodium, potassium, calcium and magnesium in it.",
            ("coffee", "sports-drink 500", "orange-juice 2 cups"),
            "drinks",
            (_VOLUME._replace(counted="serving"),),
            us_examples=("coffee", "sports-drink 16", "orange-juice 2 cups"),
            subject=SubjectRule("drinks", "drink", families=True),
            brings=_MINERALS,
            ticks=(Tick("at_once", "a large amount really drunk in one go"),),
            section="hydration",
            repeats=True,
        ),
        Kind(
            "food",
            "Water-rich fruit and vegetables: the water and minerals in them, by the USDA table.",
            ("watermelon 300", "2 cups cucumber", "banana"),
            "food",
            (Field("mass_g", "g", 1, 5_000, us_unit="oz", least_bare=5, counted="piece"),),
            us_examples=("watermelon 10", "2 cups cucumber", "banana"),
            subject=SubjectRule("foods", "food"),
            brings=("water_ml", *_MINERALS),
            section="hydration",
            repeats=True,
        ),
        Kind(
            "walk",
            "A walk: minutes, distance, steps, or several at once.",
            ("30", "2.5km", "30min 2.5km 4000steps"),
            "walks",
            (_DURATION, _DISTANCE, _STEPS),
            us_examples=("30", "1.5mi", "30min 1.5mi 4000steps"),
            exercise=True,
            repeats=True,
        ),
        Kind(
            "stretch",
            "Stretching, in minutes, and what you stretched.",
            ("10", "10 hamstrings"),
            "stretches",
            (_DURATION,),
            subject=SubjectRule("stretches", "stretch", fixed=False, required=False),
            exercise=True,
            repeats=True,
        ),
        Kind(
            "strength",
            "Strength training: repetitions of an exercise, or minutes.",
            ("push-ups 3x12", "40 core"),
            "strength",
            (
                # What is held is held for seconds.
                _DURATION._replace(low=1 / 60, least_bare=1, counted="repetition"),
                Field("repetitions", "reps", 1, 10_000, whole=True),
            ),
            subject=SubjectRule("strength", "exercise", fixed=False, required=False),
            exercise=True,
            repeats=True,
        ),
        Kind(
            "sport",
            "Gym or sport, in minutes.",
            ("swimming 45", "cycling 15km --vigorous"),
            "sport",
            (_DURATION, _DISTANCE),
            subject=SubjectRule("sports", "sport", fixed=False),
            ticks=(Tick("vigorous", "hard enough that you could only say a few words"),),
            exercise=True,
            repeats=True,
        ),
        Kind(
            "rest",
            "A day of rest on purpose: known to hold no exercise.",
            ("",),
            "rest_days",
            needs=0,
            section="movement",
        ),
        Kind(
            "pain",
            "Pain at a place, 0 (none) to 10 (the worst imaginable); `none`: no pain anywhere.",
            ("6 lower-back", "3 left knee", "6 lower-back left-hip", "none"),
            "pain",
            (Field("intensity", "/10", 0, 10, whole=True),),
            subject=SubjectRule("sites", "site", many=True, sided=True, nowhere=True),
            ticks=(
                Tick("unbearable", "the pain was unbearable, whatever its number"),
                Tick("spasm", "it came as a spasm", ("spasm", "cramp")),
            ),
            since=True,
            section="pain",
            wanted=False,
        ),
        Kind(
            "symptom",
            "A warning sign, such as numbness between the legs.",
            ("saddle-numbness", "fever"),
            "symptoms",
            needs=0,
            subject=SubjectRule("signs", "warning sign"),
            section="symptoms",
            ahead=True,
            wanted=False,
        ),
        Kind(
            "med",
            "A medicine, in mg, tablets, drops or other pieces.",
            ("ibuprofen 400", "paracetamol 2 tablets"),
            "medicines",
            (
                Field("dose_mg", "mg", 0.001, 20_000, counted="tablet"),
                Field("pieces", "pieces", 0.1, 200),
            ),
            needs=0,
            subject=SubjectRule("drugs", "drug"),
            section="medicines",
            mixed=True,
            ahead=True,
            repeats=True,
        ),
        Kind(
            "treatment",
            "Acupuncture, chiropractic, physical therapy, massage, heat, ice.",
            ("acupuncture 45 --provider 'Dr Lin'", "heat 20"),
            "treatments",
            (_DURATION,),
            needs=0,
            subject=SubjectRule("treatments", "treatment", fixed=False),
            attributes=(("provider", "who gave it"),),
            section="treatments",
            repeats=True,
        ),
        Kind(
            "mineral",
            "Calcium, magnesium or potassium from a pill, in mg.",
            ("magnesium 300",),
            "minerals",
            (Field("dose_mg", "mg", 0.001, 20_000, least_bare=5),),
            subject=SubjectRule("minerals", "mineral"),
            brings=_MINERALS,
            section="minerals",
            repeats=True,
        ),
        Kind(
            "weight",
            "Your weight.",
            ("82.5", "181lb"),
            "weight",
            (Field("mass_kg", "kg", 20, 500, us_unit="lb"),),
            us_examples=("181", "82.5kg"),
            section="weight",
        ),
        Kind(
            "sleep",
            "Sleep, in hours.",
            ("7.5", "7h30min"),
            "sleep",
            (Field("duration_min", "h", 1, 24 * 60),),
            section="sleep",
            told=False,
        ),
        Kind(
            "habit",
            "A habit of your own: `tracker habit add meditation --unit min --goal 10/day`.",
            ("meditation 10", "floss"),
            "habit_entries",
            # What one habit is measured in, the habit itself says (`tracker.domain.habits.own`).
            (
                Field("count", "times", 0, 1_000_000),
                Field("duration_min", "min", 0, 24 * 60),
                Field("distance_m", "km", 0, 1_000_000, us_unit="mi"),
            ),
            needs=0,
            subject=SubjectRule("habits", "habit"),
            section="habits",
            wanted=False,
        ),
        Kind(
            "note",
            "A few words about the day.",
            ('"slept on the new mattress"',),
            "notes",
            needs=0,
            text=True,
            section="notes",
        ),
    )
}

#: What is drunk has more than one name where a goal or a habit counts it.
SYNONYMS = {"drinks": "water", "drink": "water", "hydration": "water"}


def kind_named(word: str) -> Kind | None:
    """The kind that a word names, in any case, also by the name of its view: `walks`."""
    name = word.casefold()
    if name in KINDS:
        return KINDS[name]
    view = name.replace("-", "_")
    return next((kind for kind in KINDS.values() if kind.view == view), None)
