"""One medicine as the catalogue knows it: what it holds, what its label says, where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.catalogues.drug_limits import PRESCRIBED
from tracker.domain.catalogues.ingredients import TOPICAL, contents
from tracker.domain.units import format_measure
from tracker.figures.entry_words import parts_words
from tracker.figures.phrases import sentence_of
from tracker.screen.draw import Style, clean, wrap

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Subject

_CLASSES = {"nsaid": "an NSAID", "paracetamol": "paracetamol", "other": "another medicine"}


def draw_medicine(drug: Subject, style: Style) -> str:
    """Its name, then a line for each thing that is known."""
    lines = [clean(drug.name, style)]
    for text in (*_what(drug), *_said(drug)):
        lines += wrap(f"  {clean(text, style)}", style.width, 4)
    return "\n".join(lines)


def _what(drug: Subject) -> list[str]:
    told = [f"also {', '.join(drug.aliases)}"] if drug.aliases else []
    if held := contents(drug):
        told.append(f"a piece holds {parts_words(held)}; log it in pieces")
    elif drug.data.get(TOPICAL):
        told.append("goes on the skin: it is in no sum of what is swallowed")
    else:
        said = _CLASSES.get(str(drug.data.get("class")))
        told.append(f"counts as {said}" if said else "nobody said what it counts as")
    tablet = drug.data.get("units", {}).get("tablet")
    return [*told, f"a tablet is {format_measure('dose_mg', tablet)}"] if tablet else told


def _said(drug: Subject) -> list[str]:
    """The label's words, or that none was read; and what is prescribed instead of it."""
    told = []
    if drug.data.get(PRESCRIBED):
        told.append(f"prescribed: {format_measure('dose_mg', drug.data[PRESCRIBED])} in 24 hours")
    if drug.data.get("label"):
        told.append(f"{sentence_of(drug.data['label'])} Limits on labels are for adults.")
    if drug.data.get("read_at"):
        told.append(f"read at {drug.data['read_at']} ({drug.data.get('mark')})")
    if not drug.data.get("label") and not contents(drug) and not drug.own:
        told.append("no label was read: nothing is said of its doses")
    return told
