"""The whole report as one page: every chart drawn, the template filled, nothing to fetch or run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import cleaned
from tracker.domain.time.moment_words import NO_YEAR, full_day
from tracker.figures.periods import long_days
from tracker.figures.phrases import many, resting_words
from tracker.figures.sections import files_of
from tracker.page import outline as body
from tracker.page import sections as room
from tracker.page.findings import Card, cards
from tracker.page.glance import glance
from tracker.page.marks import frame, marks
from tracker.page.palette import DARK, LIGHT, PAGE, variables
from tracker.page.parts import Cited, Figure, Section, filled
from tracker.page.svg import Draw, draw_here, laid_over, missing_extra, render
from tracker.rules.base import DISCLAIMER, advice_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.summary import Summary
    from tracker.rules import Explanation

FOLDER = Path(__file__).parent
TEMPLATE, STYLE = FOLDER / "page.html.jinja", FOLDER / "page.css"


_OPTION = re.compile(r"--[a-z-]+")
#: On paper a period of so many days is drawn small, with its table beside it.
FEW_DAYS = 130


class Drawn(NamedTuple):
    """A figure with its charts as SVG; `wide` is "" where the narrow one serves everywhere."""

    figure: Figure
    narrow: str
    wide: str


def build_page(
    summary: Summary,
    explanations: Sequence[Explanation],
    *,
    sites: Catalogue,
    quiet: str,
    us: bool = False,
    draw: Draw = draw_here,
) -> str:
    """A period as an HTML document.

    `explanations` are the findings to show, in their order; `quiet` is the sentence for where there
    are none; `draw` draws the charts. Raises TrackerError where the extra `page` isn't installed.
    """
    try:
        import jinja2
        from markupsafe import Markup
    except ImportError as error:
        raise missing_extra(error) from None
    summary, explanations = cleaned(summary), cleaned(explanations)
    sections = _sections(summary, us)
    # Asked for before anything else is done, and waited for last.
    drawn = _drawings(sections, draw)
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    told = cards(explanations, us)
    return template.render(
        summary=summary,
        period=long_days(summary.days),
        logged=many(summary.entries, "entry", "entries"),
        glance=glance(summary, us),
        cards=told,
        advice=advice_of(one.finding for one in explanations),
        cited_by_rules=dict.fromkeys(source for one in told for source in one.sources),
        sources=_sources(told, sections),
        disclaimer=DISCLAIMER,
        quiet=quiet,
        resting=resting_words(summary.resting),
        outline=_outline(summary, sites),
        filled=filled,
        few=FEW_DAYS,
        many=many,
        day=lambda day: full_day(day, NO_YEAR),
        whole=_whole,
        style=_style(),
        svg=Markup,
        sections=[(section, [next(drawn) for _ in section.figures]) for section in sections],
    )


def _sections(summary: Summary, us: bool) -> list[Section]:
    parts = sorted((each for file in files_of(room) for each in file.PARTS), key=itemgetter(0))
    drawn = (part(summary, PAGE, us) for _, part in parts)
    return [section for section in drawn if section is not None]


def _sources(told: Sequence[Card], sections: Sequence[Section]) -> Mapping[Cited, str]:
    """Each source once, in the order in which it is first named, with the rules that go by it."""
    found: dict[Cited, list[str]] = {}
    for card in told:
        for source in card.sources:
            found.setdefault(source, [])
            if card.rule not in found[source]:
                found[source].append(card.rule)
    for section in sections:
        for source in section.sources:
            found.setdefault(source, [])
    return {source: ", ".join(rules) for source, rules in found.items()}


def _drawings(sections: Sequence[Section], draw: Draw) -> Iterator[Drawn]:
    """Every figure with its charts, as they are drawn."""
    figures = [figure for section in sections for figure in section.figures]
    charts = [chart for one in figures for chart in (one.narrow, one.wide) if chart is not None]
    frames = render([frame(chart) for chart in charts], draw)
    svgs = (laid_over(svg, marks(chart)) for svg, chart in zip(frames, charts, strict=True))
    return (
        Drawn(one, laid_over(next(svgs), one.over), "" if one.wide is None else next(svgs))
        for one in figures
    )


def _outline(summary: Summary, sites: Catalogue) -> Mapping[str, str] | None:
    """The body with its sites, and what it shows in words."""
    found = summary.pain.sites
    if not found:
        return None
    told = [f"{n}: {one.label}, mean {body.level_of(one):.1f}" for n, one in enumerate(found, 1)]
    lost = [one.label for one in found if body.drawn(one, sites) is None]
    return {
        "svg": body.outline(found, sites, PAGE),
        "message": f"Front and back, shaded by mean pain. {'; '.join(told)}.",
        "lost": ", ".join(lost),
    }


def _whole(text: str) -> Markup:
    """Words in which no option is broken at its dashes, where it could not be read as one."""
    from markupsafe import Markup, escape

    return Markup(_OPTION.sub(r'<span class="option">\g<0></span>', str(escape(text))))


def _style() -> str:
    light, dark = variables(LIGHT), variables(DARK)
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        + STYLE.read_text(encoding="utf-8")
    )
