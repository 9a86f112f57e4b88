"""News of pain, read from a diary."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.domain.entries import Days
from tracker.domain.time.days import add_days
from tracker.figures.pain_news import DAYS_BACK, PainNews, pain_news


def news_of_pain(diary: Diary) -> list[PainNews]:
    """Where pain differs from two weeks ago."""
    today = diary.clock.today()
    scores = diary.up_to_now.scores(Days(add_days(today, -DAYS_BACK), today))
    return pain_news(scores, diary.catalogue("sites"), today)
