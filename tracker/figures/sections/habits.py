"""Goals and habits, each judged before: by the habit's own windows, with what is known of them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.figures.summary import Material

PLACE = 70


def figures(material: "Material") -> dict[str, Any]:
    """What the section tells of a period."""
    return {"goals": material.judged, "habits": material.habits}
