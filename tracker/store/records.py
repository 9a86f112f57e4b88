"""What is kept, typed: one named tuple a table that travels, with its columns as fields.

An entry is the domain's own `Entry`. `tracker.store.statements.frozen_makers` makes these of rows;
it is generated from the tables, so that a column without its field here is seen by the type
checker; and no field has a default, so that it sees every place where a record is made, too. Days
are ISO text, instants UTC epoch seconds. The store names a record whose uid is empty.
"""

from __future__ import annotations

from typing import TypeVar

from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.store.rows import RawRecord, raw_of_entry


class Stamps(NamedTuple):
    """When a record was made, changed and deleted. They are the store's matter.

    All that it reads of what it is given is whether there is a `deleted_at`.
    """

    created_at: int = 0
    edited_at: int | None = None
    deleted_at: int | None = None

    @property
    def gone(self) -> bool:
        """Whether the record is deleted."""
        return self.deleted_at is not None


NEW = Stamps()
#: What a record is put with that is to be deleted.
DELETED = Stamps(deleted_at=0)


class SubjectRecord(NamedTuple):
    """A name of the user's own; `kind` is the vocabulary, `data` a JSON object as text."""

    uid: str
    kind: str
    name: str
    alias_of: str | None
    parent: str | None
    data: str
    stamps: Stamps = NEW


class GoalRecord(NamedTuple):
    """What someone wants of a measure; see `tracker.domain.entries.Goal`."""

    uid: str
    kind: str | None
    subject: str | None
    measure: str
    target: float
    direction: str
    period: str
    schedule: str
    from_day: str
    to_day: str
    source: str | None
    stamps: Stamps = NEW


class HabitRecord(NamedTuple):
    """Something done again and again; see `tracker.domain.habits.habit.Habit`."""

    uid: str
    name: str
    kind: str | None
    subject: str | None
    measure: str | None
    unit: str | None
    group_name: str | None
    from_day: str
    to_day: str
    archived: bool
    stamps: Stamps = NEW


class SkipRecord(NamedTuple):
    """Days on which a habit (None: every one) isn't asked for; a pause doesn't even show it."""

    uid: str
    habit_uid: str | None
    from_day: str
    to_day: str
    reason: str | None
    pause: bool
    stamps: Stamps = NEW


class DayRecord(NamedTuple):
    """A day of which something was said: `closed` means that nothing is left to log."""

    day: str
    closed: bool
    note: str | None
    stamps: Stamps = NEW


class ProfileRecord(NamedTuple):
    """What the user told of themself."""

    name: str
    value: str
    stamps: Stamps = NEW


class SettingRecord(NamedTuple):
    """What changes the meaning of the data."""

    name: str
    value: str
    stamps: Stamps = NEW


class AcknowledgementRecord(NamedTuple):
    """An answer to a finding; `finding` is a JSON object as text, as it then stood."""

    uid: str
    rule: str
    site: str | None
    action: str
    day: str
    until_day: str | None
    seen_doctor_day: str | None
    note: str | None
    finding: str
    stamps: Stamps = NEW


class ImportRecord(NamedTuple):
    """What was read in, in records."""

    uid: str
    format: str
    origin: str | None
    added: int
    changed: int
    unchanged: int
    stamps: Stamps = NEW


Record = (
    SubjectRecord
    | GoalRecord
    | HabitRecord
    | SkipRecord
    | DayRecord
    | ProfileRecord
    | SettingRecord
    | AcknowledgementRecord
    | ImportRecord
)
R = TypeVar("R", bound=Record)
AnyRecord = Record | Entry

#: The table that each is a row of.
TABLE_OF: dict[type, str] = {
    Entry: "entries",
    SubjectRecord: "subjects",
    GoalRecord: "goals",
    HabitRecord: "habits",
    SkipRecord: "skips",
    DayRecord: "days",
    ProfileRecord: "profile",
    SettingRecord: "settings",
    AcknowledgementRecord: "acknowledgements",
    ImportRecord: "imports",
}


def raw_of(record: AnyRecord) -> RawRecord:
    """A record as it travels: a dict of its table's columns."""
    if isinstance(record, Entry):
        return raw_of_entry(record)
    columns = record._asdict() | record.stamps._asdict()
    del columns["stamps"]
    return {name: int(v) if isinstance(v, bool) else v for name, v in columns.items()}
