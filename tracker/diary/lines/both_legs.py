"""Pain in both legs on one day: the question that it asks, and no finding."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sites import LEG, LEGS, SIDES, is_part_of, site_keys, split_site
from tracker.domain.entries import Days, Entry
from tracker.domain.offers import Offer
from tracker.domain.pain_score import PainScore, pain_score

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.domain.catalogues.catalogue import Catalogue

SIGN = "both-legs-weakness"


def ask_of_both_legs(diary: Diary, kept: Sequence[Entry]) -> None:
    """Tell the emergency question where what was just kept makes it pain in both legs that day."""
    scores = [pain_score(entry) for entry in kept if entry.kind == "pain"]
    if not scores:
        return
    (sites,) = diary.catalogues("sites")
    ids = {entry.id for entry in kept}
    for day in {score.day for score in scores if sides_of_legs([score], sites)}:
        scores_of_day = diary.store.pain_scores(Days(day, day))
        before = [score for score in scores_of_day if score.id not in ids]
        if _both(sides_of_legs(scores_of_day, sites)) and not _both(sides_of_legs(before, sites)):
            _ask(diary)
            return


def sides_of_legs(scores: Iterable[PainScore], sites: Catalogue) -> set[str]:
    """The sides of legs that hurt."""
    keys = {key for score in scores if score.hurts for key in site_keys(score, sites)}
    legs = (split_site(key, sites) for key in keys)
    return {side for name, side in legs if side and (name == LEG or is_part_of(name, LEGS, sites))}


def _both(sides: Collection[str]) -> bool:
    return len(sides) == len(SIDES)


def _ask(diary: Diary) -> None:
    (signs,) = diary.catalogues("signs")
    sign = signs.get(SIGN)
    if sign is not None:
        diary.tell(
            f"pain in both legs was logged. {sign.data['question']} If so, it can be an emergency: "
            f"get help now (112, 911 or 999), and log it: {Offer(f'symptom {SIGN}')}"
        )
