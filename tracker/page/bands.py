"""Pain scores in bands. There is no universal cut-point; these are one published set."""

from __future__ import annotations

from tracker.domain.named_tuple import NamedTuple


class Band(NamedTuple):
    """Scores from `low` up to the next band's; `colour` names one of the palette's."""

    name: str
    low: float
    colour: str


SOURCE = "PALOS-2006"
#: None is below 1: a mean of 0.5 is drawn as mild only from there on.
BANDS = (Band("mild", 1, "mild"), Band("moderate", 5, "moderate"), Band("severe", 7, "severe"))
LEGEND = "1 to 4 mild, 5 and 6 moderate, 7 to 10 severe"


def band_of(score: float) -> Band | None:
    """The band of a score or a mean, None for no pain.

    >>> band_of(4.9).name, band_of(5).name, band_of(0)
    ('mild', 'moderate', None)
    """
    if score <= 0:
        return None
    return next((band for band in reversed(BANDS) if score >= band.low), BANDS[0])
