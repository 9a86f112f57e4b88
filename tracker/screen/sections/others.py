"""Kinds without a section of their own, on a screen: a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.texts import begun
from tracker.figures.phrases import many
from tracker.figures.sections.others import Other, amount_words, more_words
from tracker.screen.draw import Style, clean, fit
from tracker.screen.report import titled
from tracker.screen.rows import NAME_WIDTH, aligned

if TYPE_CHECKING:
    from tracker.figures.summary import Summary

#: Beside its rows a label of today has at most so many columns.
LABEL = 11


def draw_others(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """Each kind: on how many days, and what its measures came to."""
    others = summary.others
    if not others:
        return []
    cells = [
        [
            fit(clean(one.label, style), NAME_WIDTH, style),
            many(one.times, "time") if one.times > one.days else many(one.days, "day"),
            style.faint("; ".join(_told(one, style, us))),
        ]
        for one in others
    ]
    return [*titled("Also logged", "", style), *aligned(cells, "lrl", style)]


def _told(one: Other, style: Style, us: bool) -> list[str]:
    told = [amount_words(amount, us) for amount in one.amounts]
    return [clean(text, style) for text in (*told, more_words(one)) if text]


def of_today(one: Other, style: Style, us: bool = False) -> tuple[str, str]:
    """A label and what a day came to: ('Mood', '7/10'), ('Sneeze', '3 times')."""
    label = fit(clean(one.label, style), LABEL, style)
    told = "; ".join(_told(one, style, us)) or many(one.times, "time")
    return begun(label), told


DRAWN = ((110, draw_others),)
