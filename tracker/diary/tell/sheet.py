"""The doctor's sheet of a diary, and the questions that are kept with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from tracker.diary.tell.report import inputs_until
from tracker.domain.entries import Days, Entry
from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import add_days, days_between

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.figures.sheet.sheet import DoctorSheet

DEFAULT_PERIOD = "6w"
#: A sheet of one page can't hold more.
MOST_DAYS = 731
#: Pain is read so many days further back, to tell when a spell began.
READ_BACK = 400


class Sheet(NamedTuple):
    """A sheet, and the questions on it that aren't in the diary yet."""

    sheet: DoctorSheet
    added: Sequence[Entry]


def sheet_of(
    diary: Diary, period: str | None = None, name: str | None = None, asked: Sequence[str] = ()
) -> Sheet:
    """The sheet of the period that words name, else of six weeks, for a person of a name.

    `asked` are questions to add; `keep_questions` keeps them. Raises WrongWords for too long a
    period and for an empty question.
    """
    from tracker.diary.questions import new_question, questions
    from tracker.figures.known import Known
    from tracker.figures.periods import bounded_by
    from tracker.figures.sheet.sheet import SheetMaterial, doctor_sheet
    from tracker.rules import check, replay, rules
    from tracker.rules.shared.history import History

    days = diary.read_days(period or DEFAULT_PERIOD)
    added = [new_question(diary, text) for text in asked]
    as_of, inputs = inputs_until(diary, days)
    said = map(diary.up_to_now.said, diary.up_to_now.stretches(days))
    told, entries = bounded_by(days, as_of, chain.from_iterable(said))
    if days_between(*told) >= MOST_DAYS:
        raise WrongWords(
            f"a doctor's sheet covers at most {MOST_DAYS} days; name fewer, such as --last 12w"
        )
    first_read = add_days(told.first, -READ_BACK)
    scores = inputs.pain(Days(first_read, told.last))
    material = SheetMaterial(
        days=told,
        as_of=as_of,
        entries=entries,
        known=Known(inputs.profile, inputs.sites, inputs.drugs),
        history=History(inputs, first_day=first_read, scores=scores),
        raised=replay(inputs, *told),
        findings=check(inputs, told.last),
        rules={rule.name: rule for rule in rules()},
        questions=[*questions(diary), *added],
        name=name,
        cutoffs=inputs.cutoffs,
        answers=inputs.acknowledgements,
    )
    sheet = doctor_sheet(material)
    return Sheet(sheet._replace(dated_after_now=diary.so_far.ids_ahead), added)


def keep_questions(diary: Diary, made: Sheet, command: str) -> list[int | None]:
    """Keep the questions that were added to a sheet; their ids."""
    if not made.added:
        return []
    return [entry.id for entry in diary.store.add(made.added, command)]
