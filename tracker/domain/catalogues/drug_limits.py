"""What a drug is held to: its label's limit, or the dose that the user says is prescribed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.domain.age import age_of
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue

#: The key of a drug's data that `drug set NAME --prescribed 1000mg/day` writes: mg in 24 hours.
PRESCRIBED = "prescribed_24h_mg"


#: What is said instead of any limit where the birth year leaves it open whether someone is 18.
FOR_ADULTS = "The limits on labels are for adults: ask a pharmacist."

_ADULT = 18


class Limit(NamedTuple):
    """The most of a drug in any 24 hours, in mg; None where no label was read.

    With `prescribed` it is the user's prescription, and the label's interval and days don't apply.
    """

    mg: float | None
    prescribed: bool = False


def limit_of(drug: str, drugs: Catalogue, minor: bool = False) -> Limit:
    """What a drug is held to; a name that the catalogue doesn't know is held to nothing.

    To who may be a `minor` no amount is named.
    """
    limit = _limit_of(drug, drugs)
    return limit._replace(mg=None) if minor else limit


def _limit_of(drug: str, drugs: Catalogue) -> Limit:
    subject = drugs.get(drug)
    data = subject.data if subject is not None else {}
    if data.get(PRESCRIBED):
        return Limit(float(data[PRESCRIBED]), True)
    label = data.get("max_24h_mg")
    return Limit(float(label) if label else None)


def may_be_minor(profile: Mapping[str, str], day: str) -> bool:
    """Whether someone may be under 18 on a day: the birthday isn't known."""
    age = age_of(profile, day)
    return age is not None and age <= _ADULT
