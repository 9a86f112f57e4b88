"""Numbers behind options and as arguments, read by the one reader: `--tablet 0,5g`, `undo two`."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import click

from tracker.domain.errors import TwoNumbers, WrongWords, shown

# Older versions of click have no types of types.
if TYPE_CHECKING:
    AmountType = click.ParamType[float]
    NumberType = click.ParamType[int]
else:
    AmountType = NumberType = click.ParamType


class Quantity(AmountType):
    """An amount of a measure in one of its units, as a value in `unit`, within bounds of that."""

    name = "amount"

    def __init__(self, measure: str, unit: str, low: float, high: float) -> None:
        self.measure, self.unit, self.low, self.high = measure, unit, low, high

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        from tracker.domain.kinds import Field, Kind
        from tracker.domain.units import named_unit
        from tracker.domain.words.reading import read_words

        name = max(param.opts, key=len) if param is not None else self.name
        factor = named_unit(self.measure, self.unit).factor
        bounds = f"{self.low:g} to {self.high:.10g} {self.unit}"
        field = Field(self.measure, self.unit, -inf, inf)
        kind = Kind(name, "", (f"{name} {self.high:g}{self.unit}",), "", (field,))
        if not str(value).strip():
            raise WrongWords(f"{name} is an amount from {bounds}; it is empty here")
        (reading,) = read_words(kind, [str(value)], catalogue=None, containers=None)
        number = round(next(iter(reading.measures.values())) / factor, 9)
        if not self.low <= number <= self.high:
            raise WrongWords(f"{name} is an amount from {bounds}, not {shown(str(value))}")
        return number


class Whole(NumberType):
    """A whole number, in digits or words."""

    name = "number"

    def __init__(self, low: int, high: int | None = None) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        from tracker.domain.numbers import read_number

        name = "N"
        if param is not None and isinstance(param, click.Option):
            name = max(param.opts, key=len)
        to = f"{self.low} up" if self.high is None else f"{self.low:,} to {self.high:,}"
        wanted = f"{name} must be a whole number from {to}"
        try:
            number = read_number(str(value))
        except TwoNumbers:
            raise
        except WrongWords:
            raise WrongWords(f"{wanted}, not '{shown(str(value))}'") from None
        if number < self.low or number != int(min(number, self.high or 10**9)):
            raise WrongWords(f"{wanted}, not {shown(str(value))}")
        return int(number)
