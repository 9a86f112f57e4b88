"""A sheet for the doctor as plain data: a period on one page, from what was logged and no more.

It holds no diagnosis and no plan. Its sections are the files of `sheet_sections`; how it looks is
the matter of `screen/sheet.py` and `page/sheet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.age import birth_year
from tracker.domain.body import height_in
from tracker.domain.entries import Days, Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import each_day
from tracker.figures.known import Known
from tracker.figures.logged_days import LoggedDays, sort_out
from tracker.figures.periods import bounded_by
from tracker.figures.sections import figures_of, in_place, told_by_days
from tracker.figures.sections.pain import Pain, pain
from tracker.figures.sheet import sheet_sections
from tracker.figures.summary import Figures
from tracker.rules.shared.cutoffs import CutOffs

if TYPE_CHECKING:
    from tracker.domain.kept_findings import Acknowledgement
    from tracker.figures.sections.body import Sleep
    from tracker.figures.sections.care import Symptom
    from tracker.figures.sections.others import Other
    from tracker.figures.sheet.raised import Raised
    from tracker.figures.sheet.sheet_part import Part, Room
    from tracker.figures.sheet.sheet_sections.own_words import OwnWords
    from tracker.figures.sheet.sheet_sections.pain import SheetSite
    from tracker.figures.sheet.sheet_sections.questions import Question
    from tracker.figures.sheet.sheet_sections.tried import Painkillers
    from tracker.figures.sheet.tried import Tried
    from tracker.rules.base import Finding, Rule
    from tracker.rules.shared.history import History


class Person(NamedTuple):
    """Who the sheet is about: what the profile says. `name` is only what was asked for.

    `weight_kg` is the period's last, on `weight_day`. `facts` are the profile's answers "yes".
    """

    name: str | None
    birth_year: int | None
    sex: str | None
    height_cm: float | None
    weight_kg: float | None
    weight_day: str | None
    facts: tuple[str, ...]


class _Head(NamedTuple):
    person: Person
    days: Days
    as_of: str
    total_days: int
    days_logged: int
    pain_days_logged: int
    entries: int
    sections: Mapping[str, Any]
    dated_after_now: tuple[int, ...] = ()


class DoctorSheet(_Head):
    """A period for a doctor. Days are ISO text, scores 0 to 10, amounts in canonical units.

    `days_logged` of `total_days` have any entry, `pain_days_logged` of them any pain entry, "none"
    included. `dated_after_now` are the ids of entries that lie ahead. `sections` has what each file
    of `sheet_sections` tells, by name; what other files read of them has its type below. Signs that
    are not in `signs` were not logged; nobody asked about them one by one. `chest_unanswered`: the
    chest hurt, and whether that is new was never said. `gap_days` without pain, or `gap_zeros`
    known to be free of it, end a spell; one under `least_worst` is none.
    """

    __slots__ = ()

    questions: Figures[tuple[Question, ...]] = Figures()
    signs: Figures[tuple[Symptom, ...]] = Figures()
    chest_unanswered: Figures[bool] = Figures()
    sites: Figures[tuple[SheetSite, ...]] = Figures()
    none_days: Figures[tuple[str, ...]] = Figures()
    gap_days: Figures[int] = Figures()
    gap_zeros: Figures[int] = Figures()
    least_worst: Figures[float] = Figures()
    own_words: Figures[tuple[OwnWords, ...]] = Figures()
    findings: Figures[tuple[Raised, ...]] = Figures()
    tried: Figures[tuple[Tried, ...]] = Figures()
    around_days: Figures[int] = Figures()
    least_days: Figures[int] = Figures()
    side_days: Figures[int] = Figures()
    daily_share: Figures[float] = Figures()
    daily_days: Figures[int] = Figures()
    painkillers: Figures[Painkillers] = Figures()
    rest_days: Figures[int] = Figures()
    sleep: Figures[Sleep | None] = Figures()
    others: Figures[tuple[Other, ...]] = Figures()

    def as_json(self) -> dict[str, Any]:
        """The sheet as JSON-able data, in the shape of `docs/json-doctor-sheet.md`."""
        from tracker.figures.json_shape import headed, plain

        head = self._asdict()
        sections = head.pop("sections")
        return headed("tracker-doctor-sheet", plain(head | sections))


class SheetMaterial(NamedTuple):
    """What a sheet is made from.

    `history` is the pain that spells are read from: the period's and what lies before it. `raised`
    is what `rules.replay` says of the period, `findings` what `rules.check` says of its last day;
    `rules` are those that were asked, by name. `questions` are the entries that hold one, `name` is
    the person's; `answers` are what the owner answered to findings. `logged` and `pain` are made
    from `entries`.
    """

    days: Days
    as_of: str
    entries: Iterable[Entry]
    known: Known
    history: History
    raised: Iterable[tuple[str, Finding]]
    findings: Sequence[Finding]
    rules: Mapping[str, Rule]
    questions: Iterable[Entry]
    name: str | None = None
    cutoffs: CutOffs = CutOffs()
    answers: Iterable[Acknowledgement] = ()
    logged: LoggedDays = LoggedDays((), {}, {}, {}, {})
    pain: Pain = Pain((), ())


def doctor_sheet(of: SheetMaterial) -> DoctorSheet:
    """A sheet for a period."""
    period, entries = bounded_by(of.days, of.as_of, of.entries)
    logged = sort_out(entries, tuple(each_day(period)), told_by_days(sheet_sections))
    counts = logged.counts
    of = of._replace(days=period, logged=logged, pain=pain(logged, of.known.sites))
    return DoctorSheet(
        person=_person(logged, of.known.profile, of.name),
        days=period,
        as_of=of.as_of,
        total_days=len(logged.days),
        days_logged=len(counts),
        pain_days_logged=len(logged.times_of("pain")),
        entries=sum(counts.values()),
        sections=figures_of(sheet_sections, of),
    )


def parts(sheet: DoctorSheet, room: Room, us: bool = False) -> list[Part]:
    """The sections of a sheet in words, in order; those with nothing to tell are left out."""
    found = (section.part(sheet, room, us) for section in in_place(sheet_sections))
    return [part for part in found if part is not None]


def _person(logged: LoggedDays, profile: Mapping[str, str], name: str | None) -> Person:
    weighed = [entry for entry in logged.of("weight") if "mass_kg" in entry.measures]
    last = weighed[-1] if weighed else None
    return Person(
        name,
        birth_year(profile),
        profile.get("sex"),
        height_in(profile.get("height", "")),
        last.measures["mass_kg"] if last else None,
        last.day if last else None,
        tuple(field for field, value in sorted(profile.items()) if value == "yes"),
    )
