"""Written by `python -m tracker.store.statements.freeze` from queries.py and records.py.

Each function makes typed values of all the rows of a statement. Where rows come by the ten
thousand the type checker is shown one way and another one is gone, which is three times as fast.
`raw_entries` makes raw records, which travel by the million.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import NO_TEXTS, Entry, Goal, Total
from tracker.store.sound import read_object

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import OwnSubject
    from tracker.domain.habits.habit import Habit, Skip
    from tracker.domain.kept_findings import Acknowledgement
    from tracker.domain.pain_score import PainScore
    from tracker.domain.time.dated import Dated
    from tracker.store.records import (
        AcknowledgementRecord,
        DayRecord,
        GoalRecord,
        HabitRecord,
        ImportRecord,
        ProfileRecord,
        SettingRecord,
        SkipRecord,
        Stamps,
        SubjectRecord,
    )
    from tracker.store.rows import RawRecord

#: The measures of entries by their id.
Parts = Mapping[int, Mapping[str, float]]

_new = tuple.__new__


if TYPE_CHECKING:

    def entries(
        rows: Iterable[tuple[str, str, str | None, str | None, int | None, int | None, str |
            None, str | None, int, int, str, str | None, int]], parts: Parts
    ) -> list[Entry]:
        return [Entry(kind=kind, day=day, subject=subject, side=side, at=at,
            utc_offset_min=utc_offset_min, since_day=since_day, note=note, estimated=estimated
            == 1, measures=parts.get(id, {}), attributes=NO_TEXTS, id=id, uid=uid,
            source=source, created_at=created_at) for kind, day, subject, side, at,
            utc_offset_min, since_day, note, estimated, id, uid, source, created_at in rows]

else:

    def entries(rows, parts):
        return [_new(Entry, (kind, day, subject, side, at, utc_offset_min, since_day, note,
            estimated == 1, parts.get(id, {}), NO_TEXTS, id, uid, source, created_at)) for kind,
            day, subject, side, at, utc_offset_min, since_day, note, estimated, id, uid, source,
            created_at in rows]


if TYPE_CHECKING:

    def pain_scores(
        rows: Iterable[tuple[str, str | None, str | None, int | None, str | None, bool, float |
            None, float | None, int]]
    ) -> list[PainScore]:
        from tracker.domain.pain_score import PainScore

        return [PainScore(day=day, subject=subject, side=side, at=at, since_day=since_day,
            estimated=estimated, intensity=intensity, unbearable=unbearable, id=id) for day,
            subject, side, at, since_day, estimated, intensity, unbearable, id in rows]

else:

    def pain_scores(rows):
        from tracker.domain.pain_score import PainScore

        return [_new(PainScore, row) for row in rows]


if TYPE_CHECKING:

    def totals(
        rows: Iterable[tuple[str, str, str | None, float, int]]
    ) -> list[Total]:
        return [Total(day=day, kind=kind, subject=subject, value=value, count=count) for day,
            kind, subject, value, count in rows]

else:

    def totals(rows):
        return [_new(Total, row) for row in rows]


def dated(
    rows: Iterable[tuple[int, str, str, int | None, str | None, int]]
) -> list[Dated]:
    from tracker.domain.time.dated import Dated

    return [Dated(id=id, kind=kind, day=day, at=at, source=source, created_at=created_at) for
        id, kind, day, at, source, created_at in rows]


def goals(
    rows: Iterable[tuple[str, float, str | None, str | None, str, str, str, str, str | None,
        str, str]]
) -> list[Goal]:
    return [Goal(measure=measure, target=target, kind=kind, subject=subject,
        direction=direction, period=period, from_day=from_day, to_day=to_day, source=source,
        uid=uid, schedule=schedule) for measure, target, kind, subject, direction, period,
        from_day, to_day, source, uid, schedule in rows]


def habits(
    rows: Iterable[tuple[str, str | None, str | None, str | None, str | None, str | None, str,
        str, int, str]]
) -> list[Habit]:
    from tracker.domain.habits.habit import Habit

    return [Habit(name=name, kind=kind, subject=subject, measure=measure, unit=unit,
        group=group, from_day=from_day, to_day=to_day, archived=archived == 1, uid=uid) for
        name, kind, subject, measure, unit, group, from_day, to_day, archived, uid in rows]


def skips(
    rows: Iterable[tuple[str | None, str, str, str | None, int, str]]
) -> list[Skip]:
    from tracker.domain.habits.habit import Skip

    return [Skip(habit_uid=habit_uid, from_day=from_day, to_day=to_day, reason=reason,
        pause=pause == 1, uid=uid) for habit_uid, from_day, to_day, reason, pause, uid in rows]


def acknowledgements(
    rows: Iterable[tuple[str, str | None, str, str, str | None, str | None, str | None, str,
        int, str]]
) -> list[Acknowledgement]:
    from tracker.domain.kept_findings import Acknowledgement

    return [Acknowledgement(rule=rule, site=site, action=action, day=day, until_day=until_day,
        seen_doctor_day=seen_doctor_day, note=note, finding=read_object(finding) or {},
        created_at=created_at, uid=uid) for rule, site, action, day, until_day, seen_doctor_day,
        note, finding, created_at, uid in rows]


def own_subjects(
    rows: Iterable[tuple[str, str, str | None, str | None, str, str]]
) -> list[OwnSubject]:
    from tracker.domain.catalogues.catalogue import OwnSubject

    return [OwnSubject(kind=kind, name=name, alias_of=alias_of, parent=parent,
        data=read_object(data) or {}, uid=uid) for kind, name, alias_of, parent, data, uid in
        rows]


def subjects_all(
    rows: Iterable[tuple[str, str, str, str | None, str | None, str, int, int | None, int |
        None]]
) -> list[SubjectRecord]:
    from tracker.store.records import SubjectRecord, Stamps

    return [SubjectRecord(uid=uid, kind=kind, name=name, alias_of=alias_of, parent=parent,
        data=data, stamps=Stamps(created_at, edited_at, deleted_at)) for uid, kind, name,
        alias_of, parent, data, created_at, edited_at, deleted_at in rows]


def goals_all(
    rows: Iterable[tuple[str, str | None, str | None, str, float, str, str, str, str, str, str |
        None, int, int | None, int | None]]
) -> list[GoalRecord]:
    from tracker.store.records import GoalRecord, Stamps

    return [GoalRecord(uid=uid, kind=kind, subject=subject, measure=measure, target=target,
        direction=direction, period=period, schedule=schedule, from_day=from_day, to_day=to_day,
        source=source, stamps=Stamps(created_at, edited_at, deleted_at)) for uid, kind, subject,
        measure, target, direction, period, schedule, from_day, to_day, source, created_at,
        edited_at, deleted_at in rows]


def habits_all(
    rows: Iterable[tuple[str, str, str | None, str | None, str | None, str | None, str | None,
        str, str, int, int, int | None, int | None]]
) -> list[HabitRecord]:
    from tracker.store.records import HabitRecord, Stamps

    return [HabitRecord(uid=uid, name=name, kind=kind, subject=subject, measure=measure,
        unit=unit, group_name=group_name, from_day=from_day, to_day=to_day, archived=archived ==
        1, stamps=Stamps(created_at, edited_at, deleted_at)) for uid, name, kind, subject,
        measure, unit, group_name, from_day, to_day, archived, created_at, edited_at, deleted_at
        in rows]


def skips_all(
    rows: Iterable[tuple[str, str | None, str, str, str | None, int, int, int | None, int |
        None]]
) -> list[SkipRecord]:
    from tracker.store.records import SkipRecord, Stamps

    return [SkipRecord(uid=uid, habit_uid=habit_uid, from_day=from_day, to_day=to_day,
        reason=reason, pause=pause == 1, stamps=Stamps(created_at, edited_at, deleted_at)) for
        uid, habit_uid, from_day, to_day, reason, pause, created_at, edited_at, deleted_at in
        rows]


def days_all(
    rows: Iterable[tuple[str, int, str | None, int, int | None, int | None]]
) -> list[DayRecord]:
    from tracker.store.records import DayRecord, Stamps

    return [DayRecord(day=day, closed=closed == 1, note=note, stamps=Stamps(created_at,
        edited_at, deleted_at)) for day, closed, note, created_at, edited_at, deleted_at in
        rows]


def profile_all(
    rows: Iterable[tuple[str, str, int, int | None, int | None]]
) -> list[ProfileRecord]:
    from tracker.store.records import ProfileRecord, Stamps

    return [ProfileRecord(name=name, value=value, stamps=Stamps(created_at, edited_at,
        deleted_at)) for name, value, created_at, edited_at, deleted_at in rows]


def settings_all(
    rows: Iterable[tuple[str, str, int, int | None, int | None]]
) -> list[SettingRecord]:
    from tracker.store.records import SettingRecord, Stamps

    return [SettingRecord(name=name, value=value, stamps=Stamps(created_at, edited_at,
        deleted_at)) for name, value, created_at, edited_at, deleted_at in rows]


def acknowledgements_all(
    rows: Iterable[tuple[str, str, str | None, str, str, str | None, str | None, str | None,
        str, int, int | None, int | None]]
) -> list[AcknowledgementRecord]:
    from tracker.store.records import AcknowledgementRecord, Stamps

    return [AcknowledgementRecord(uid=uid, rule=rule, site=site, action=action, day=day,
        until_day=until_day, seen_doctor_day=seen_doctor_day, note=note, finding=finding,
        stamps=Stamps(created_at, edited_at, deleted_at)) for uid, rule, site, action, day,
        until_day, seen_doctor_day, note, finding, created_at, edited_at, deleted_at in rows]


def imports_all(
    rows: Iterable[tuple[str, str, str | None, int, int, int, int, int | None, int | None]]
) -> list[ImportRecord]:
    from tracker.store.records import ImportRecord, Stamps

    return [ImportRecord(uid=uid, format=format, origin=origin, added=added, changed=changed,
        unchanged=unchanged, stamps=Stamps(created_at, edited_at, deleted_at)) for uid, format,
        origin, added, changed, unchanged, created_at, edited_at, deleted_at in rows]


def raw_entries(
    rows: Iterable[tuple[Any, ...]],
    measures: Mapping[int, dict[str, Any]],
    attributes: Mapping[int, dict[str, Any]],
) -> list[RawRecord]:
    return [{"uid": uid, "kind": kind, "subject": subject, "side": side, "at": at,
            "utc_offset_min": utc_offset_min, "day": day, "since_day": since_day, "note": note,
            "source": source, "source_key": source_key, "source_n": source_n, "origin": origin,
            "import_id": import_id, "estimated": estimated, "created_at": created_at,
            "edited_at": edited_at, "deleted_at": deleted_at, "measures": measures.get(id, {}),
            "attributes": attributes.get(id, {})} for id, uid, kind, subject, side, at,
            utc_offset_min, day, since_day, note, source, source_key, source_n, origin,
            import_id, estimated, created_at, edited_at, deleted_at in rows]


#: What makes the records of a table.
RECORDS: Mapping[str, Callable[[Iterable[Any]], list[Any]]] = {
    "subjects": subjects_all,
    "goals": goals_all,
    "habits": habits_all,
    "skips": skips_all,
    "days": days_all,
    "profile": profile_all,
    "settings": settings_all,
    "acknowledgements": acknowledgements_all,
    "imports": imports_all,
}
