"""A sheet for the doctor as plain data: a period on one page, from what was logged and no more.

It holds no diagnosis and no plan. How it looks is the matter of `text_doctor` and `sheet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.body import height_in
from tracker.domain.catalogues.ingredients import ingredients
from tracker.domain.entries import Days, Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import each_day
from tracker.figures.averages import median
from tracker.figures.known import Known
from tracker.figures.logged_days import LoggedDays, sort_out
from tracker.figures.periods import bounded
from tracker.figures.raised import Raised, raised_findings
from tracker.figures.sections.care import Symptom, symptoms
from tracker.figures.sections.others import Other, others
from tracker.figures.sections.pain import PainDay, SitePain, pain
from tracker.figures.spells import Spell, ending, spells
from tracker.figures.tried import AROUND_DAYS, LEAST_DAYS, Tried, tried
from tracker.rules import red_flag
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.doses import NSAID, PARACETAMOL, drug_class

if TYPE_CHECKING:
    from tracker.domain.kept_findings import Acknowledgement
    from tracker.rules.base import Finding
    from tracker.rules.shared.history import History

#: The pain of so many sites is compared before and after what was tried.
MOST_COMPARED = 2
#: The sections whose kinds the sheet tells of in its own way, and those it has no room for. Kinds
#: of any other stand among the others.
TOLD = frozenset({"pain", "symptoms", "medicines", "treatments", "movement", "weight"})
LEFT_OUT = frozenset({"hydration", "minerals", "sleep", "habits", "notes"})


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


class SheetSite(NamedTuple):
    """A site. `lowest`, `median` and `highest` are of the worst score of each logged day.

    Days known only from an import's words are in none of the three. `days_logged` = `pain_days` +
    `zero_days`.
    """

    site: str
    label: str
    days_logged: int
    pain_days: int
    zero_days: int
    lowest: float | None
    median: float | None
    highest: float | None
    unbearable: int
    spasms: int
    spells: tuple[Spell, ...]
    per_day: tuple[PainDay, ...]


class Painkillers(NamedTuple):
    """On how many days each sort of medicine was logged, and on which days a painkiller was.

    `painkillers` are NSAIDs and paracetamol, as the rules know them; `unclassed` drugs are those
    of which nobody said what they are.
    """

    painkillers: tuple[str, ...]
    nsaid_days: int
    paracetamol_days: int
    any_days: int
    unclassed: tuple[str, ...]


class Question(NamedTuple):
    """A question that the owner kept for the next visit."""

    id: int | None
    day: str
    text: str


class DoctorSheet(NamedTuple):
    """A period for a doctor. Days are ISO text, scores 0 to 10, amounts in canonical units.

    `days_logged` of `total_days` have any entry, `pain_days_logged` of them any pain entry, "none"
    included. Signs that are not in `signs` were not logged; nobody asked about them one by one.
    `chest_unanswered`: the chest hurt, and whether that is new was never said. `gap_days` without
    pain, or `gap_zeros` known to be free of it, end a spell; one under `least_worst` is none.
    `dated_after_now` are the ids of entries that lie ahead.
    """

    person: Person
    days: Days
    as_of: str
    total_days: int
    days_logged: int
    pain_days_logged: int
    entries: int
    sites: tuple[SheetSite, ...]
    none_days: tuple[str, ...]
    tried: tuple[Tried, ...]
    around_days: int
    least_days: int
    gap_days: int
    gap_zeros: int
    least_worst: float
    painkillers: Painkillers
    others: tuple[Other, ...]
    signs: tuple[Symptom, ...]
    chest_unanswered: bool
    findings: tuple[Raised, ...]
    questions: tuple[Question, ...]
    dated_after_now: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The sheet as JSON-able data, in the shape of `docs/json-doctor-sheet.md`."""
        from tracker.figures.json_shape import whole

        return whole("tracker-doctor-sheet", self)


class SheetMaterial(NamedTuple):
    """What a sheet is made from.

    `history` is the pain that spells are read from: the period's and what lies before it. `raised`
    is what `rules.replay` says of the period, `findings` what `rules.check` says of its last day;
    `titles` names the rules. `questions` are the entries that hold one, `name` is the person's;
    `answers` are what the owner answered to findings.
    """

    days: Days
    as_of: str
    entries: Sequence[Entry]
    known: Known
    history: History
    raised: Iterable[tuple[str, Finding]]
    findings: Sequence[Finding]
    titles: Mapping[str, str]
    questions: Iterable[Entry]
    name: str | None = None
    cutoffs: CutOffs = CutOffs()
    answers: Iterable[Acknowledgement] = ()


def doctor_sheet(of: SheetMaterial) -> DoctorSheet:
    """A sheet for a period."""
    known, history, cutoffs = of.known, of.history, of.cutoffs
    period = bounded(of.days, of.as_of, min((entry.day for entry in of.entries), default=None))
    logged = sort_out(of.entries, tuple(each_day(period)))
    counts = logged.counts
    found = pain(logged, known.sites)
    told_of = tuple(_site(site, history, period, cutoffs) for site in found.sites)
    return DoctorSheet(
        person=_person(logged, known.profile, of.name),
        days=period,
        as_of=of.as_of,
        total_days=len(logged.days),
        days_logged=len(counts),
        pain_days_logged=len({entry.day for entry in logged.of("pain")}),
        entries=int(sum(counts.values())),
        sites=told_of,
        none_days=found.none_days,
        tried=tried(logged, known.drugs, found.sites[:MOST_COMPARED]),
        around_days=AROUND_DAYS,
        least_days=LEAST_DAYS,
        **ending(cutoffs)._asdict(),
        painkillers=_painkillers(logged, history),
        others=others(logged, TOLD | LEFT_OUT),
        signs=symptoms(logged),
        chest_unanswered=_chest_unanswered(told_of, of.findings, of.answers),
        findings=raised_findings(of.raised, of.findings, of.titles),
        questions=tuple(Question(e.id, e.day, e.note or "") for e in of.questions),
    )


def _person(logged: LoggedDays, profile: Mapping[str, str], name: str | None) -> Person:
    def number(field: str) -> int | None:
        value = profile.get(field, "")
        return int(value) if value.isascii() and value.isdigit() else None

    weighed = [entry for entry in logged.of("weight") if "mass_kg" in entry.measures]
    last = weighed[-1] if weighed else None
    return Person(
        name,
        number("birth-year"),
        profile.get("sex"),
        height_in(profile.get("height", "")),
        last.measures["mass_kg"] if last else None,
        last.day if last else None,
        tuple(field for field, value in sorted(profile.items()) if value == "yes"),
    )


def _site(site: SitePain, history: History, days: Days, cutoffs: CutOffs) -> SheetSite:
    scored = sorted(
        day.worst for day in site.per_day if day.worst is not None and day.mean is not None
    )
    return SheetSite(
        site.site,
        site.label,
        site.days_logged,
        site.pain_days,
        site.zero_days,
        scored[0] if scored else None,
        median(scored),
        scored[-1] if scored else None,
        site.unbearable,
        site.spasms,
        spells(history, site.site, days, cutoffs),
        site.per_day,
    )


def _chest_unanswered(
    sites: Iterable[SheetSite], findings: Iterable[Finding], answers: Iterable[Acknowledgement]
) -> bool:
    """Whether the chest hurt in the period, and whether that is new was never answered."""
    pains = [day.day for s in sites if s.site == red_flag.CHEST for day in s.per_day if day.worst]
    if not pains:
        return False
    asked = (red_flag.RULE.name, red_flag.CHEST)
    for finding in findings:
        if (finding.rule, finding.site) == asked:
            return finding.state == "new"
    # It no longer stands: an answer given since the last of it holds all the same.
    given = (one.day for one in answers if (one.rule, one.site) == asked)
    return not any(day >= pains[-1] for day in given)


def _painkillers(logged: LoggedDays, history: History) -> Painkillers:
    days: dict[str | None, set[str]] = {}
    unclassed: dict[str, None] = {}
    for entry in logged.of("med"):
        held: list[str | None] = [*ingredients(entry, history.drugs)] or [None]
        for sort in {drug_class(history, drug) for drug in held}:
            days.setdefault(sort, set()).add(entry.day)
            if sort is None:
                unclassed[entry.subject or "a drug without a name"] = None
    nsaid, paracetamol = days.get(NSAID, set()), days.get(PARACETAMOL, set())
    return Painkillers(
        tuple(sorted(nsaid | paracetamol)),
        len(nsaid),
        len(paracetamol),
        len(set().union(*days.values())),
        tuple(unclassed),
    )
