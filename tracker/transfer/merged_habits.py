"""One habit, one goal at a time: what a merge of two diaries leaves of habits, goals and names.

Records merge one by one, and each machine may have renamed, removed or added the same habit without
knowing of the other. What is made of it follows from the records alone, and each record that is
changed is stamped one second after it was touched last: so two machines that read each other's
exports end up alike, whoever reads first, and what someone does later still wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from tracker.domain.habits.habit import Scope, scope_of
from tracker.domain.kinds import OWN
from tracker.domain.time.days import add_days
from tracker.transfer.checked_document import Row
from tracker.transfer.merge import stamp

Rows = Mapping[str, Row]
Tables = Mapping[str, Rows]

#: The tables whose records a habit is made of.
MERGED_TOGETHER = ("habits", "goals", "skips", "subjects", "entries")

#: The names that habits had before are a vocabulary of `subjects`.
FORMER = "habits"

# By this and a name every machine gives the same uid to what a merge says of that name.
_NAMES = UUID("b9a2f4de-6a35-4c0e-9a86-5c0f5a1d7e43")


def current_names(subjects: Rows, habits: Rows) -> dict[str, str]:
    """What habits are called now, by each name that they had before.

    Names that were ever given to one habit belong together, whichever way it was renamed on which
    machine; the name that was given last is the one. Taking a name back gives the one before it.
    """
    aliases = [row for row in subjects.values() if is_former(row)]
    aliases += _taken_back(subjects, habits)
    together: dict[str, set[str]] = {}
    for row in aliases:
        names = together.get(row["name"], {row["name"]}) | together.get(
            row["alias_of"], {row["alias_of"]}
        )
        together.update(dict.fromkeys(names, names))
    current: dict[str, str] = {}
    for row in sorted(aliases, key=_given):
        for name in together[row["name"]]:
            current[name] = row["alias_of"]
    return {name: now for name, now in current.items() if name != now}


def _taken_back(subjects: Rows, habits: Rows) -> list[Row]:
    """Renamings that were undone, each as one to the name before, of the moment of its undo.

    Another machine may have logged under the name meanwhile. Where a habit of that name was removed
    its former names went with it; where both names have a habit they are two.
    """
    removed = {row["name"] for row in habits.values() if row["deleted_at"] is not None}
    there = {row["name"] for row in _standing(habits)}
    return [
        {**row, "name": row["alias_of"], "alias_of": row["name"], "deleted_at": None,
         "edited_at": row["deleted_at"]}
        for row in subjects.values()
        if row["deleted_at"] is not None and is_former({**row, "deleted_at": None})
        if row["alias_of"] not in removed and len(there & {row["name"], row["alias_of"]}) == 1
    ]  # fmt: skip


def is_former(row: Row) -> bool:
    """Whether a subject is a name that a habit had before."""
    known = row["kind"] == FORMER and row["alias_of"] is not None
    return known and row["deleted_at"] is None and row["alias_of"] != row["name"]


def _given(row: Row) -> tuple[int, str]:
    return stamp(row), row["uid"]


def settled(tables: Tables) -> dict[str, dict[str, Row]]:
    """The records of a merged diary that must become others, by table and key.

    `tables` hold whole: habits, goals, skips, subjects; and of entries at least those that bear a
    former name.
    """
    names = current_names(tables["subjects"], tables["habits"])
    changed: dict[str, dict[str, Row]] = {
        "entries": _renamed(tables["entries"], names),
        "goals": _renamed(tables["goals"], names),
        "habits": _renamed_habits(tables["habits"], names),
        "subjects": _realiased(tables["subjects"], names),
        "skips": {},
    }
    back = _taken_back(tables["subjects"], tables["habits"])
    changed["subjects"] |= _kept_names({**tables["subjects"], **changed["subjects"]}, back, names)
    habits = {**tables["habits"], **changed["habits"]}
    goals = {**tables["goals"], **changed["goals"]}
    twins, taken = _twins(habits, tables["habits"])
    changed["habits"] |= twins
    changed["skips"] = {
        uid: touched(row, habit_uid=taken[row["habit_uid"]])
        for uid, row in tables["skips"].items()
        if row["habit_uid"] in taken
    }
    again, gone = _after_removal({**habits, **twins}, goals, tables)
    changed["habits"] |= again
    standing = _standing({**habits, **twins, **again})
    changed["subjects"] |= _names_back(tables, again, {*names, *(row["name"] for row in standing)})
    changed["goals"] |= gone
    changed["goals"] |= _one_at_a_time({**goals, **gone}, tables["goals"])
    return changed


def touched(row: Row, **columns: Any) -> Row:
    """A record with other columns, touched one second after it was touched last."""
    new = {**row, **columns}
    moment = stamp(row) + 1
    if new["deleted_at"] is None:
        return {**new, "edited_at": moment}
    return {**new, "deleted_at": moment}


def _scope(row: Row) -> Scope:
    return scope_of(row["kind"], row["subject"], row["measure"])


def _standing(rows: Rows) -> list[Row]:
    return [row for row in rows.values() if row["deleted_at"] is None]


def _renamed(rows: Rows, names: Mapping[str, str]) -> dict[str, Row]:
    return {
        uid: touched(row, subject=names[row["subject"]])
        for uid, row in rows.items()
        if row["kind"] == OWN and row["subject"] in names
    }


def _renamed_habits(rows: Rows, names: Mapping[str, str]) -> dict[str, Row]:
    changed = {}
    for uid, row in rows.items():
        name = names.get(row["name"], row["name"])
        subject = names.get(row["subject"], row["subject"]) if row["kind"] == OWN else None
        if name != row["name"] or (row["kind"] == OWN and subject != row["subject"]):
            new = touched(row, name=name)
            changed[uid] = {**new, "subject": subject if row["kind"] == OWN else row["subject"]}
    return changed


def _realiased(rows: Rows, names: Mapping[str, str]) -> dict[str, Row]:
    """Former names point to the present one; what is the present one is no former name."""
    changed = {}
    for uid, row in rows.items():
        if not is_former(row):
            continue
        if row["name"] not in names:
            changed[uid] = touched(row, deleted_at=0)
        elif row["alias_of"] != names[row["name"]]:
            changed[uid] = touched(row, alias_of=names[row["name"]])
    return changed


def _kept_names(
    subjects: Rows, taken_back: Iterable[Row], names: Mapping[str, str]
) -> dict[str, Row]:
    """Records of former names that none has, since only one machine ever called the habit so.

    Both may have given another name to what they knew by one: the record of each says that one,
    and the name that was given earlier was only what the former one stood for.
    """
    kept = {row["name"] for row in subjects.values() if is_former(row)}
    made = {}
    for name in names.keys() - kept:
        uid = str(uuid5(_NAMES, name))
        there = subjects.get(uid)
        if there is not None:
            made[uid] = touched(there, alias_of=names[name], deleted_at=None)
            continue
        said = [*subjects.values(), *taken_back]
        mentions = [stamp(row) for row in said if _together(row, name, names)]
        made[uid] = {
            "uid": uid, "kind": FORMER, "name": name, "alias_of": names[name], "parent": None,
            "data": "{}", "created_at": max(mentions), "edited_at": None, "deleted_at": None,
        }  # fmt: skip
    return made


def _names_back(tables: Tables, back: Rows, taken: set[str]) -> dict[str, Row]:
    """The former names of habits that come back: they went when the habit was removed."""
    now = {tables["habits"][uid]["name"]: row["name"] for uid, row in back.items()}
    return {
        uid: touched(row, alias_of=now[row["alias_of"]], deleted_at=None)
        for uid, row in tables["subjects"].items()
        if row["kind"] == FORMER and row["deleted_at"] is not None
        if row["alias_of"] in now and row["name"] not in taken
    }


def _together(row: Row, name: str, names: Mapping[str, str]) -> bool:
    """Whether a record says a former name of the habit that had a name."""
    return is_former(row) and names.get(row["name"]) == names[name]


def _twins(habits: Rows, before: Rows) -> tuple[dict[str, Row], dict[str, str]]:
    """Habits of the same thing made one: the one added first, as the last one was left.

    Also which uids it takes the place of.
    """
    by_scope: dict[Scope, list[Row]] = {}
    for row in _standing(habits):
        by_scope.setdefault(_scope(row), []).append(row)
    changed: dict[str, Row] = {}
    taken: dict[str, str] = {}
    for rows in by_scope.values():
        if len(rows) == 1:
            continue
        first = min(rows, key=lambda row: (row["created_at"], row["uid"]))
        latest = max(rows, key=lambda row: (stamp(before[row["uid"]]), row["uid"]))
        one = {
            "name": latest["name"],
            "group_name": latest["group_name"],
            "from_day": min(row["from_day"] for row in rows),
            "to_day": max(row["to_day"] for row in rows),
            "archived": min(row["archived"] for row in rows),
        }
        if any(first[name] != value for name, value in one.items()):
            changed[first["uid"]] = touched(before[first["uid"]], **{**first_of(first), **one})
        for row in rows:
            if row is not first:
                changed[row["uid"]] = touched(before[row["uid"]], deleted_at=0)
                taken[row["uid"]] = first["uid"]
    return changed, taken


def first_of(row: Row) -> dict[str, Any]:
    """What a record says, without when it was touched."""
    return {name: row[name] for name in row if not name.endswith("_at")}


def _after_removal(
    habits: Rows, goals: Rows, tables: Tables
) -> tuple[dict[str, Row], dict[str, Row]]:
    """A habit removed on one machine while its goal was changed on the other: what came last holds.

    The habits that come back, and the goals that go.
    """
    there = {_scope(row) for row in _standing(habits)}
    removed: dict[Scope, list[Row]] = {}
    for row in habits.values():
        if row["deleted_at"] is not None and _scope(row) not in there:
            removed.setdefault(_scope(row), []).append(row)
    back: dict[str, Row] = {}
    gone: dict[str, Row] = {}
    for scope, rows in removed.items():
        mine = [row for row in _standing(goals) if _scope(row) == scope]
        when = max(stamp(tables["habits"][row["uid"]]) for row in rows)
        if any(stamp(tables["goals"][row["uid"]]) > when for row in mine):
            row = max(rows, key=lambda row: (stamp(tables["habits"][row["uid"]]), row["uid"]))
            back[row["uid"]] = touched(
                tables["habits"][row["uid"]], **first_of(row), deleted_at=None
            )
        else:
            for row in mine:
                gone[row["uid"]] = touched(tables["goals"][row["uid"]], deleted_at=0)
    return back, gone


def _one_at_a_time(goals: Rows, before: Rows) -> dict[str, Row]:
    """Goals of one habit that hold on the same day: the one that began last goes on from there.

    Of those that began on one day the one set last; one that began and ended within another's days
    leaves them to it.
    """
    by_scope: dict[Scope, list[Row]] = {}
    for row in _standing(goals):
        by_scope.setdefault(_scope(row), []).append(row)
    changed: dict[str, Row] = {}
    for rows in by_scope.values():
        ends: list[tuple[Row, str]] = []
        for row in sorted(rows, key=lambda r: (r["from_day"], r["created_at"], r["uid"])):
            if ends and ends[-1][1] >= row["from_day"]:
                other, last = ends[-1]
                if row["to_day"] < last:
                    changed[row["uid"]] = touched(before[row["uid"]], deleted_at=0)
                    continue
                ends.pop()
                if other["from_day"] == row["from_day"]:
                    changed[other["uid"]] = touched(before[other["uid"]], deleted_at=0)
                else:
                    ends.append((other, add_days(row["from_day"], -1)))
            ends.append((row, row["to_day"]))
        for row, last in ends:
            if last != row["to_day"]:
                columns = {**first_of(row), "to_day": last}
                changed[row["uid"]] = touched(before[row["uid"]], **columns)
    return changed
