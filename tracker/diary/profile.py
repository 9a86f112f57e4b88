"""What rules and published intakes depend on: birth year, sex, height, conditions. All optional."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.domain.body import doubt_height, format_height, height_in, read_height
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.profile import FIELDS, HEIGHT, ProfileField, find_field, read_value
from tracker.store.records import DELETED, ProfileRecord


class Fact(NamedTuple):
    """A field: as it is kept and as it is told in the user's units; None and a dash unknown."""

    name: str
    value: str | None
    told: str
    help: str


def every(diary: Diary) -> list[Fact]:
    """Every field, known or not."""
    values = diary.store.profile()
    return [_fact(diary, field, values.get(field.name)) for field in FIELDS.values()]


def put(diary: Diary, name: str, words: str) -> Fact:
    """Set a field. Raises UnknownName, and WrongWords for what can't be meant."""
    field = find_field(name)
    if field.name == HEIGHT:
        words = _read_own_height(diary, words)
    kept = read_value(field, words, diary.clock.today())
    diary.store.put(f"profile set {field.name} {kept}", [ProfileRecord(field.name, kept)])
    return _fact(diary, field, kept)


def forget(diary: Diary, name: str) -> str:
    """Forget a field; its name. Raises TrackerError where it isn't known."""
    field = find_field(name)
    with diary.changing() as store:
        record = store.record(ProfileRecord, field.name)
        if record is None:
            raise TrackerError(f"{field.name} is not set")
        store.put(f"profile unset {field.name}", [record._replace(stamps=DELETED)])
    return field.name


def _fact(diary: Diary, field: ProfileField, value: str | None) -> Fact:
    cm = height_in(value) if field.name == HEIGHT and value else None
    told = format_height(cm, diary.us) if cm is not None else value or "-"
    return Fact(field.name, value, told, field.help)


def _read_own_height(diary: Diary, text: str) -> str:
    """A height as it is kept, in cm. Raises WrongWords where the last weight speaks against it."""
    cm = read_height(text, diary.us)
    weighed = diary.store.last("weight")
    kg = weighed.measures.get("mass_kg") if weighed else None
    doubt = doubt_height(cm, kg, diary.us) if kg else ""
    if doubt:
        raise WrongWords(doubt)
    return f"{cm:g}"
