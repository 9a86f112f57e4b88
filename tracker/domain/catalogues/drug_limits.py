"""What a drug is held to: its label's limit, or the dose that the user says is prescribed."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue

#: The key of a drug's data that `drug set NAME --prescribed 1000mg/day` writes: mg in 24 hours.
PRESCRIBED = "prescribed_24h_mg"


class Limit(NamedTuple):
    """The most of a drug in any 24 hours, in mg; None where no label was read.

    With `prescribed` it is the user's prescription, and the label's interval and days don't apply.
    """

    mg: float | None
    prescribed: bool = False


def limit_of(drug: str, drugs: "Catalogue") -> Limit:
    """What a drug is held to; a name that the catalogue doesn't know is held to nothing."""
    subject = drugs.get(drug)
    data = subject.data if subject is not None else {}
    if data.get(PRESCRIBED):
        return Limit(float(data[PRESCRIBED]), True)
    label = data.get("max_24h_mg")
    return Limit(float(label) if label else None)
