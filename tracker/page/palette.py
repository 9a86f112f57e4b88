"""The colours of charts, by what they mean. A web page names them as variables of its style sheet,
so that one drawing serves light, dark and paper; elsewhere they are the light ones themselves.
"""

from __future__ import annotations

from tracker.domain.named_tuple import NamedTuple


class Palette(NamedTuple):
    """A CSS colour for each thing that a chart shows."""

    ink: str
    muted: str
    line: str
    ground: str
    paper: str
    empty: str
    zero: str
    mild: str
    moderate: str
    severe: str
    water: str
    food: str
    goal: str
    walk: str
    stretch: str
    strength: str
    sport: str
    medicine: str
    treatment: str
    over: str
    weight: str
    sleep: str
    shade1: str
    shade2: str
    shade3: str
    shade4: str


LIGHT = Palette(
    ink="#22303c",
    muted="#5b6873",
    line="#dfe2e0",
    ground="#f7f7f4",
    paper="#ffffff",
    empty="#e2e6e1",
    zero="#7d8a93",
    mild="#bf8a2f",
    moderate="#c2601f",
    severe="#92242b",
    water="#2f7aa8",
    food="#5f9a54",
    goal="#22303c",
    walk="#2f7d6d",
    stretch="#8a6fb0",
    strength="#b06a3b",
    sport="#3f6fb5",
    medicine="#7a4fa0",
    treatment="#1f7a72",
    over="#92242b",
    weight="#3f6fb5",
    sleep="#5a6bb0",
    shade1="#cfe3dc",
    shade2="#94c2b4",
    shade3="#4f9785",
    shade4="#1d6a59",
)

DARK = Palette(
    ink="#e6e9ea",
    muted="#a3afb8",
    line="#343d45",
    ground="#14191e",
    paper="#1b2127",
    empty="#2a3239",
    zero="#8b98a2",
    mild="#c89a4a",
    moderate="#ea8850",
    severe="#ff7f86",
    water="#62aede",
    food="#86c07a",
    goal="#e6e9ea",
    walk="#5fbfab",
    stretch="#b79be0",
    strength="#dd9a6a",
    sport="#7fa8ea",
    medicine="#bd93e6",
    treatment="#55c0b5",
    over="#ff7f86",
    weight="#7fa8ea",
    sleep="#99a7ee",
    shade1="#22423b",
    shade2="#2c6557",
    shade3="#3c9580",
    shade4="#74d3bb",
)

#: What a web page's charts are painted with.
PAGE = Palette(*(f"var(--{name})" for name in Palette._fields))


def variables(palette: Palette) -> str:
    """A palette as the declarations of a style sheet: `--ink:#22303c;...`."""
    return "".join(f"--{name}:{colour};" for name, colour in palette._asdict().items())
