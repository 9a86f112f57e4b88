"""Measures: named quantities in one canonical unit each, and the units people type and read.

A measure cuts across kinds: hydration is the sum of `volume_ml` wherever it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.domain.named_tuple import NamedTuple


class Unit(NamedTuple):
    """One unit: `factor` canonical units make one of it; `words` are how people write it."""

    name: str
    factor: float
    words: tuple[str, ...]


class Dimension(NamedTuple):
    """Units that convert into each other. The first one is canonical (factor 1)."""

    name: str
    units: tuple[Unit, ...]


#: How the entries of a day make its value.
SUM, MEAN, WORST, LAST = "sum", "mean", "worst", "last"


class Measure(NamedTuple):
    """A named quantity. `label` is what a screen calls it; `tick` marks a yes/no kept as 1.

    `day` says how a day's entries make its value: 'sum', 'mean', 'worst' (the highest) or 'last'.
    Days that are sums make a period's sum, others the mean over those that are known. `told`: each
    `log` is answered with the day's sum. `goal` names what it comes to wherever it comes from;
    `logged_as` is the kind (and the subject of it) that a bare amount of it is logged as.
    """

    name: str
    dimension: str
    label: str
    tick: bool = False
    day: str = SUM
    told: bool = False
    goal: str = ""
    logged_as: tuple[str, str | None] | None = None

    @property
    def adds_up(self) -> bool:
        """Whether amounts add up to anything: of a weight or a score there is only a level."""
        return self.day == SUM

    def of_day(self, values: Iterable[float]) -> float:
        """What the entries of a day come to, the oldest first; there is at least one."""
        values = list(values)
        if self.day == MEAN:
            return sum(values) / len(values)
        if self.day == WORST:
            return max(values)
        return values[-1] if self.day == LAST else sum(values)

    def of_period(self, days: Iterable[float]) -> float:
        """What the days of a period that have a value come to; there is at least one."""
        values = list(days)
        return sum(values) if self.adds_up else sum(values) / len(values)


# US customary fluid measures (NIST Handbook 44): 1 US fl oz = 29.5735295625 ml, 1 cup = 8 fl oz.
_FL_OZ = 29.5735295625
_UK_PINT = 568.26125  # Weights and Measures Act 1985
_POUND = 0.45359237
_MILE = 1609.344

DIMENSIONS: Mapping[str, Dimension] = {
    d.name: d
    for d in (
        Dimension(
            "volume",
            (
                Unit(
                    "ml", 1, ("ml", "mls", "millilitre", "milliliter", "millilitres", "milliliters")
                ),
                Unit("cl", 10, ("cl",)),
                Unit("dl", 100, ("dl",)),
                Unit("l", 1000, ("l", "litre", "liter", "litres", "liters", "lt", "ltr")),
                Unit("fl oz", _FL_OZ, ("floz", "fl-oz", "fl_oz", "fl.oz", "oz", "ounce", "ounces")),
                Unit("cup", 8 * _FL_OZ, ("cup", "cups")),
                Unit("pint", 16 * _FL_OZ, ("pint", "pints", "pt", "us-pint", "us-pints")),
                Unit("quart", 32 * _FL_OZ, ("quart", "quarts", "qt", "us-quart", "us-quarts")),
                Unit(
                    "gallon",
                    128 * _FL_OZ,
                    ("gallon", "gallons", "gal", "us-gallon", "us-gallons"),
                ),
                Unit("uk-pint", _UK_PINT, ("uk-pints", "imperial-pint", "imperial-pints")),
                Unit("uk-quart", 2 * _UK_PINT, ("uk-quarts", "imperial-quart", "imperial-quarts")),
                Unit(
                    "uk-gallon", 8 * _UK_PINT, ("uk-gallons", "imperial-gallon", "imperial-gallons")
                ),
                # As labels count them (21 CFR 101.9), which is what a spoon is.
                Unit("tsp", 5, ("tsp", "teaspoon", "teaspoons")),
                Unit("tbsp", 15, ("tbsp", "tablespoon", "tablespoons")),
            ),
        ),
        Dimension(
            "mass",
            (
                Unit("g", 1, ("g", "gr", "gram", "grams", "gramme", "grammes")),
                Unit("kg", 1000, ("kg", "kilo", "kilos", "kilogram", "kilograms")),
                Unit("oz", _POUND * 1000 / 16, ("oz", "ounce", "ounces")),
                Unit("lb", _POUND * 1000, ("lb", "lbs", "pound", "pounds")),
            ),
        ),
        Dimension(
            "body mass",
            (
                Unit("kg", 1, ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms")),
                Unit("lb", _POUND, ("lb", "lbs", "pound", "pounds")),
                Unit("st", 14 * _POUND, ("st", "stone", "stones")),
            ),
        ),
        Dimension(
            "dose",
            (
                Unit("mg", 1, ("mg", "milligram", "milligrams")),
                Unit("g", 1000, ("g", "gram", "grams")),
                Unit("mcg", 0.001, ("mcg", "ug", "µg", "μg", "microgram", "micrograms")),
            ),
        ),
        Dimension(
            "time",
            (
                Unit("min", 1, ("min", "mins", "minute", "minutes", "m")),
                Unit("h", 60, ("h", "hr", "hrs", "hour", "hours")),
                Unit("s", 1 / 60, ("s", "sec", "secs", "second", "seconds")),
            ),
        ),
        Dimension(
            "length",
            (
                Unit("m", 1, ("metre", "meter", "metres", "meters")),
                Unit(
                    "km",
                    1000,
                    ("km", "kms", "k", "kilometre", "kilometer", "kilometres", "kilometers"),
                ),
                Unit("mi", _MILE, ("mi", "mile", "miles")),
            ),
        ),
        Dimension("steps", (Unit("steps", 1, ("steps", "step")),)),
        Dimension("count", (Unit("times", 1, ("times", "time")),)),
        Dimension(
            "repetitions",
            (Unit("reps", 1, ("reps", "rep", "repetition", "repetitions")),),
        ),
        # What a medicine is counted in where its mg aren't known; none is worth another.
        Dimension(
            "pieces",
            tuple(
                Unit(words[1], 1, words)
                for words in (
                    ("piece", "pieces"),
                    ("tablet", "tablets", "tab", "tabs", "pill", "pills", "caplet", "caplets"),
                    ("capsule", "capsules", "caps", "gelcap", "gelcaps", "softgel", "softgels"),
                    ("drop", "drops"),
                    ("puff", "puffs", "inhalation", "inhalations"),
                    ("spray", "sprays"),
                    ("patch", "patches"),
                    ("sachet", "sachets", "packet", "packets"),
                    ("lozenge", "lozenges"),
                    ("suppository", "suppositories"),
                    ("injection", "injections", "shot", "shots"),
                    ("dropper", "droppers", "dropperful", "dropperfuls"),
                    ("spoonful", "spoonfuls"),
                    ("teaspoon", "teaspoons", "tsp"),
                    ("tablespoon", "tablespoons", "tbsp"),
                    ("application", "applications"),
                )
            ),
        ),
        Dimension("score", (Unit("/10", 1, ("/10",)),)),
        Dimension("tick", (Unit("", 1, ()),)),
    )
}

MEASURES: Mapping[str, Measure] = {
    m.name: m
    for m in (
        Measure(
            "volume_ml", "volume", "drinks", told=True, goal="water", logged_as=("water", None)
        ),
        Measure("water_ml", "volume", "water in food", told=True),
        Measure("mass_g", "mass", "eaten"),
        Measure("mass_kg", "body mass", "weight", day=MEAN),
        Measure("duration_min", "time", "time", told=True),
        Measure("steps", "steps", "steps", told=True, goal="steps", logged_as=("walk", None)),
        Measure("distance_m", "length", "distance", told=True),
        Measure("count", "count", "count", told=True),
        Measure("repetitions", "repetitions", "repetitions", told=True),
        Measure("intensity", "score", "pain", day=WORST),
        Measure("dose_mg", "dose", "dose"),
        Measure("pieces", "pieces", "pieces"),
        *(
            Measure(f"{mineral}_mg", "dose", mineral, goal=mineral, logged_as=("mineral", mineral))
            for mineral in ("calcium", "magnesium", "potassium")
        ),
        # No number names what it is in.
        Measure("sodium_mg", "dose", "sodium", goal="sodium"),
        Measure("unbearable", "tick", "unbearable", tick=True),
        Measure("spasm", "tick", "spasm", tick=True),
        Measure("vigorous", "tick", "vigorous", tick=True),
        Measure("at_once", "tick", "drunk at once", tick=True),
        Measure("done", "tick", "done", tick=True),
    )
}
