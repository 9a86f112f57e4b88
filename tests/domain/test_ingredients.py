"""What is kept of what a dose of a product holds."""

from __future__ import annotations

import pytest

from tracker.domain.catalogues.catalogue import load
from tracker.domain.catalogues.ingredients import kept_parts

CO_CODAMOL, CO_CODAMOL_IN_MG = "co-codamol-8-500", {"codeine_mg": 16, "paracetamol_mg": 1000}


@pytest.mark.parametrize(
    ("name", "measures", "parts"),
    [
        (CO_CODAMOL, {"pieces": 2}, CO_CODAMOL_IN_MG),
        (CO_CODAMOL, {"dose_mg": 1000}, {}),  # of which?
        (CO_CODAMOL, {}, {}),
        ("ibuprofen", {"dose_mg": 400}, {}),
    ],
)
def test_what_is_kept_of_a_product(
    name: str, measures: dict[str, float], parts: dict[str, float]
) -> None:
    assert kept_parts(measures, load("drugs").get(name)) == parts
