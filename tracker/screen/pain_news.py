"""News of pain on a screen, a line a place."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.texts import begun
from tracker.figures.pain_news import KNOWN_DAYS, POINTS, PainNews
from tracker.figures.phrases import many
from tracker.screen.draw import Style, clean, wrap

_MOST = 2


def news_lines(news: Sequence[PainNews], style: Style) -> list[str]:
    """The greatest changes, and from when on this is told; nothing where there is no news."""
    lines = [line for one in news[:_MOST] for line in wrap(_told(one, style), style.width, 4)]
    if not lines:
        return []
    rule = f"  Told from {POINTS:g} points on, with {KNOWN_DAYS} days known of each week."
    return [*lines, *(style.faint(line) for line in wrap(rule, style.width, 4))]


def _told(news: PainNews, style: Style) -> str:
    change = f"{many(abs(news.points), 'point')} {'higher' if news.points > 0 else 'lower'}"
    site = clean(news.site, style)
    means = f"mean of a week {news.now:.1f}, then {news.before:.1f}"
    return f"  {begun(site)}: {change} than two weeks ago ({means})"
