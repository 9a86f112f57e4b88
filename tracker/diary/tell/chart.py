"""What a chart is drawn of: any kind or measure of a diary over days, as words name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.diary.look import Wanted, read_wanted
from tracker.domain.entries import ALL_DAYS, Days, Entry
from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.kinds import KINDS, SYNONYMS, kind_named
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.figures.series import Series

DEFAULT_PERIOD = "30d"
#: Places that hurt are drawn each for itself, whatever else is logged of the body.
PAIN = "pain"


class Asked(NamedTuple):
    """What to draw: a kind and a subject of it, and a measure where one was named."""

    wanted: Wanted
    measure: str | None


class Charted(NamedTuple):
    """The series of a chart over the same days; `subject` is what their names are: 'site'."""

    days: Days
    series: Sequence[Series]
    subject: str

    @property
    def logged(self) -> bool:
        """Whether anything of it was logged in these days."""
        return any(one.logged for one in self.series)


def chart_of(diary: Diary, words: Sequence[str], last: str | None = None) -> Charted:
    """The series that words name; `last` is the period where words don't say it.

    Raises WrongWords for words that name nothing to draw.
    """
    from tracker.figures.periods import bounded_by

    asked = read_asked(diary, words, last)
    wanted = asked.wanted
    as_of = min(wanted.days.last, diary.clock.today())
    days, entries = bounded_by(wanted.days, as_of, _entries(diary, asked))
    subject = "site" if wanted.kind == PAIN else "subject"
    return Charted(days, _series(diary, asked, entries, days), subject)


def read_asked(diary: Diary, words: Sequence[str], last: str | None = None) -> Asked:
    """Read each word as a period, a measure, a kind or a subject, whichever it is."""
    if not words:
        raise WrongWords(
            "say what to draw: tracker chart pain lower-back, tracker chart water, "
            "tracker chart walk --last 90d"
        )
    left, measure = _without_measure(list(words))
    wanted = _wanted(diary, left)
    if last is not None:
        if wanted.days != ALL_DAYS:
            raise WrongWords("the days are named twice; leave out --last or the other")
        wanted = wanted._replace(days=diary.read_days(last))
    elif wanted.days == ALL_DAYS and "all" not in words:
        wanted = wanted._replace(days=diary.read_days(DEFAULT_PERIOD))
    if wanted.kind is None and measure is None:
        raise WrongWords(
            "say what to draw beside the days: a kind such as pain or walk, or a measure such as "
            "potassium or steps"
        )
    return Asked(wanted, measure)


def _wanted(diary: Diary, words: Sequence[str]) -> Wanted:
    """What words name; a place that isn't said to be stretched is one that hurts."""
    if not words:
        return Wanted()
    if not any(map(kind_named, words)):
        try:
            hurts = read_wanted(diary, [PAIN, *words])
        except UnknownName:
            pass
        else:
            return hurts if hurts.subject else hurts._replace(kind=None)
    return read_wanted(diary, words)


def _without_measure(words: list[str]) -> tuple[list[str], str | None]:
    """Take out the word that names a measure: one of the kind's (`walk steps`), or of every kind's
    (`potassium`, `water`: all drinks), as goals know them.
    """
    from tracker.domain.measures import MEASURES

    kind = next(filter(None, map(kind_named, words)), None)
    everywhere = {one.goal: one.name for one in MEASURES.values() if one.goal}
    if kind is not None and kind.name not in everywhere:
        for field in kind.fields:
            name = MEASURES[field.measure].label
            if name in words and name != kind.name:
                return [word for word in words if word != name], field.measure
        return words, None
    everywhere |= {word: everywhere[name] for word, name in SYNONYMS.items()}
    for word in words:
        if word in everywhere:
            return [other for other in words if other != word], everywhere[word]
    return words, None


def _entries(diary: Diary, asked: Asked) -> Iterator[Entry]:
    """The entries that the chart is made of."""
    wanted = asked.wanted
    so_far = diary.up_to_now
    entries = so_far.streamed(so_far.stretches(wanted.days), wanted.kind)
    if wanted.kind is None:
        return (entry for entry in entries if asked.measure in entry.measures)
    if wanted.subject is not None and wanted.kind != PAIN:
        return (entry for entry in entries if entry.subject == wanted.subject)
    return entries


def _series(diary: Diary, asked: Asked, entries: Iterator[Entry], days: Days) -> Sequence[Series]:
    """The series to draw; none where nothing of it was logged."""
    from tracker.domain.measures import MEASURES
    from tracker.figures.series import kind_series, measure_series

    kind = asked.wanted.kind
    if kind is None:
        measure = asked.measure or ""
        return [measure_series(MEASURES[measure].label, measure, entries, days)]
    if kind != PAIN:
        return kind_series(KINDS[kind], entries, days, asked.measure)
    return _series_of_pain(diary, asked.wanted, list(entries), days)


def _series_of_pain(
    diary: Diary, wanted: Wanted, entries: list[Entry], days: Days
) -> Sequence[Series]:
    from tracker.domain.catalogues.sites import is_paired, site_key
    from tracker.figures.series import pain_series

    sites, subject, side = diary.catalogue("sites"), wanted.subject, wanted.side
    key = None
    if subject is not None:
        key = site_key(subject, side, is_paired(subject, sites))
    found = pain_series(entries, days, sites, key)
    if not found and subject is not None and side is None:
        # `knee` was named and the left one hurt: both sides are meant.
        every = pain_series(entries, days, sites)
        found = [s for s in every if s.name in (f"left-{subject}", f"right-{subject}")]
    return found
