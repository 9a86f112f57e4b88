"""Questions for the next visit: kept, looked at, marked as asked."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diary.diary import Diary
from tracker.diary.lines.typed import check_note
from tracker.domain.entries import Entry
from tracker.domain.errors import NoSuchEntry, WrongWords, shown
from tracker.figures.questions import ASKED, QUESTION, TO_DOCTOR, is_open, is_question


def questions(diary: Diary, everything: bool = False) -> list[Entry]:
    """The open questions, or every one, oldest first."""
    notes = diary.store.entries(kind="note")
    return [note for note in notes if (is_question(note) if everything else is_open(note))]


def new_question(diary: Diary, text: str) -> Entry:
    """A question as an entry that is not kept yet. Raises WrongWords for an empty one."""
    note = check_note(text)
    if note is None:
        raise WrongWords('a question needs words: tracker question add "Is swimming fine?"')
    moment = diary.clock.moment(diary.clock.now)
    return Entry(
        "note",
        moment.day,
        at=moment.at,
        utc_offset_min=moment.utc_offset_min,
        note=note,
        attributes={QUESTION: TO_DOCTOR},
    )


def keep_question(diary: Diary, text: str) -> Entry:
    """Keep a question for the next visit. Raises WrongWords for an empty one."""
    entry = new_question(diary, text)
    with diary.changing() as store:
        (kept,) = store.add([diary.clock.redated(entry)], "question add")
    return kept


def mark_asked(diary: Diary, ids: Sequence[str]) -> list[Entry]:
    """Mark open questions as asked today: those with these ids, or `all`; as they are then.

    Raises WrongWords where none is named or none is open, NoSuchEntry for an id of none.
    """
    with diary.changing() as store:
        day = diary.clock.today()
        asked = [
            question._replace(attributes={**question.attributes, ASKED: day})
            for question in _chosen(diary, ids)
        ]
        store.put(f"question done {' '.join(ids)}", asked)
    return asked


def _chosen(diary: Diary, ids: Sequence[str]) -> list[Entry]:
    waiting = questions(diary)
    if not ids:
        raise WrongWords("say which: tracker question done 12, or tracker question done all")
    if tuple(ids) == ("all",):
        if not waiting:
            raise WrongWords("no question waits to be asked")
        return waiting
    by_id = {str(entry.id): entry for entry in waiting}
    missing = [word for word in ids if word.removeprefix("#") not in by_id]
    if missing:
        raise NoSuchEntry(f"no open question {shown(missing[0])}; tracker question list shows them")
    return [by_id[word] for word in dict.fromkeys(word.removeprefix("#") for word in ids)]
