"""What a person prefers (in `config.toml`), and what changes the meaning of data (in the diary).

When a day and a week begin is kept in the diary, and travels with it. Everything else is a taste or
a rule's cut-off: `tracker.diary.preferences.taste_file` declares, reads and writes those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.diary import current
from tracker.diary.diary import Diary
from tracker.diary.preferences import taste_file as tastes
from tracker.diary.tastes import Tastes
from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import day_of, minutes_of_day

DAY_START, WEEK_START, EVERY_WRITE = "day-start", "week-start", "every-write"

#: What the diary keeps, each with its default and its help.
IN_DIARY = {
    DAY_START: ("00:00", "When your day begins; kept in the database."),
    WEEK_START: ("monday", "The first day of your week; kept in the database."),
}


class Preference(NamedTuple):
    """A preference as it is now; `moved` entries are on another day since it was set."""

    name: str
    value: str
    help: str = ""
    moved: int = 0


class OwnCutOff(NamedTuple):
    """A rule's cut-off that the file sets; `help` is its unit, its meaning and its default."""

    name: str
    value: float
    help: str


class Preferences(NamedTuple):
    """Every preference but cut-offs, those cut-offs that are set, and the aliases."""

    named: tuple[Preference, ...]
    cut_offs: tuple[OwnCutOff, ...]
    aliases: tuple[Preference, ...] = ()


def every(diary: Diary) -> Preferences:
    """All there are; cut-offs of the file that can't be used are told."""
    now = _tastes_now(diary)
    named = [Preference(one.name, now.value(one.name), one.help) for one in tastes.KEYS.values()]
    named += [Preference(name, value(diary, name), help) for name, (_, help) in IN_DIARY.items()]
    named.append(Preference(EVERY_WRITE, value(diary, EVERY_WRITE), "An export kept current."))
    cut_offs = tuple(_own_cut_off(name, now.rules[name]) for name in now.rules)
    aliases = (Preference(f"{tastes.ALIAS}.{n}", words) for n, words in now.aliases.items())
    return Preferences(tuple(named), cut_offs, tuple(aliases))


def _own_cut_off(name: str, number: float) -> OwnCutOff:
    cut_off = tastes.find_cut_off(name)
    told = f"{cut_off.unit}, {cut_off.meaning}; {cut_off.value:g} by default"
    return OwnCutOff(name, number, told)


def value(diary: Diary, name: str) -> str:
    """A preference's value as it is shown: 'us', '04:00', '30 %'. Raises UnknownName."""
    if name in IN_DIARY:
        return diary.store.setting(name) or IN_DIARY[name][0]
    if name == EVERY_WRITE:
        return current.told(diary)
    if tastes.is_alias(name):
        from tracker.diary.preferences.aliases import named

        return named(diary, name)
    if not tastes.is_cut_off(name):
        return _tastes_now(diary).value(tastes.find_key(name).name)
    return tastes.find_cut_off(name).amount(_cut_off_now(diary, name))


def plain_value(diary: Diary, name: str) -> str | float:
    """A setting's value as programs read it: a cut-off's number without its unit."""
    return _cut_off_now(diary, name) if tastes.is_cut_off(name) else value(diary, name)


def _cut_off_now(diary: Diary, name: str) -> float:
    return _tastes_now(diary).rules.get(name, tastes.find_cut_off(name).value)


def put(diary: Diary, name: str, words: str, commands: Iterable[str] = ()) -> Preference:
    """Set what a name stands for to what the words mean. Raises UnknownName, WrongWords.

    `commands` are the names that no alias may have.
    """
    if name == DAY_START:
        start = read_day_start(words)
        return Preference(name, start, moved=_move_day_start(diary, start))
    if name == WEEK_START:
        return Preference(name, _put_week_start(diary, words))
    if name == EVERY_WRITE:
        return _put_every_write(diary, words)
    _spare_diary(diary)
    if tastes.is_alias(name):
        from tracker.diary.preferences.aliases import checked

        name, words = checked(diary, name, words, commands)
    tastes.write(name, words)
    diary.keeps(f"config {name} {words}")
    return Preference(name, words)


def unset(diary: Diary, name: str) -> Preference:
    """Back to the default, which is in the answer; of an alias what it was. Raises UnknownName."""
    if name in IN_DIARY:
        return put(diary, name, IN_DIARY[name][0])
    if name == EVERY_WRITE:
        return put(diary, name, current.OFF)
    _spare_diary(diary)
    alias = value(diary, name) if tastes.is_alias(name) else None
    tastes.unset(name)
    diary.keeps(f"config --unset {name}")
    return Preference(name, value(diary, name) if alias is None else alias)


def _put_every_write(diary: Diary, words: str) -> Preference:
    if words != current.OFF:
        raise WrongWords(
            f"{EVERY_WRITE} can't be '{shown(words)}'; it can be off, and "
            "tracker export csv FOLDER --every-write keeps one current"
        )
    current.end(diary)
    return Preference(EVERY_WRITE, current.OFF)


def tell_cut_offs(diary: Diary) -> None:
    """Say which cut-offs of the file are passed over; the rules go by their own."""
    for fault in diary.tastes.rule_faults:
        diary.tell(f"passed over: {fault}")


def read_day_start(text: str) -> str:
    """A clock time from 00:00 to 12:00 at which the day begins, as HH:MM."""
    if re.fullmatch("[0-9]{1,2}:[0-5][0-9]", text):
        total = minutes_of_day(text)
        if total <= 12 * 60:
            return f"{total // 60:02}:{total % 60:02}"
    raise WrongWords(
        f"'{shown(text)}' is no start of a day; write a time from 00:00 to 12:00, like 04:00"
    )


def _tastes_now(diary: Diary) -> Tastes:
    """What the file says now; cut-offs in it that can't be used are told."""
    diary.__dict__.pop("tastes", None)  # it may just have been changed
    tell_cut_offs(diary)
    return diary.tastes


def _spare_diary(diary: Diary) -> None:
    """TRACKER_CONFIG may name the diary, or its journal."""
    from tracker.diary.leave import spare_preferences

    spare_preferences(diary)


def _put_week_start(diary: Diary, words: str) -> str:
    """Weeks are judged when they are looked at: nothing that is kept changes with it."""
    from tracker.domain.time.time_words import WEEKDAYS
    from tracker.domain.time.weeks import read_week_start

    start = WEEKDAYS[read_week_start(words)]
    from tracker.store.records import SettingRecord

    with diary.changing() as store:
        store.put(f"config {WEEK_START} {start}", [SettingRecord(WEEK_START, start)])
    return start


def _move_day_start(diary: Diary, start: str) -> int:
    """Set when the day begins and put every timed entry on its day again; how many moved.

    Instants stay; entries without a time stay on the day that was typed.
    """
    from tracker.store.records import SettingRecord

    start_min = minutes_of_day(start)
    with diary.changing() as store:
        return store.redate(
            f"config {DAY_START} {start}",
            SettingRecord(DAY_START, start),
            lambda at, offset_min: day_of(at, offset_min, start_min),
        )
