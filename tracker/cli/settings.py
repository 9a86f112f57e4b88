"""`tracker config`: tastes (config.toml) and what changes the meaning of data (database)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.complete import taste_names, taste_values
from tracker.cli.session import Session, pass_session, show, show_json, show_rows, tell
from tracker.domain.errors import WrongWords, shown

if TYPE_CHECKING:
    from tracker.diary.tastes import Tastes

DAY_START, WEEK_START = "day-start", "week-start"


@click.command()
@click.argument("name", required=False, shell_complete=taste_names)
@click.argument("value", required=False, shell_complete=taste_values)
@click.option("--unset", is_flag=True, help="Back to the default.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def config(
    session: Session, name: str | None, value: str | None, unset: bool, as_json: bool
) -> None:
    """Show or set preferences: `tracker config units us`, `tracker config day-start 04:00`.

    When your day and your week begin (`week-start sunday`) is kept in the diary, and travels.

    A rule's own cut-off is set by its name, `tracker config persistent-pain.share 30`; `tracker
    rules show persistent-pain` lists them.
    """
    from tracker.diary import tastes

    if name is None:
        _show_all(session, as_json)
    elif name == DAY_START:
        _day_start(session, "00:00" if unset else value)
    elif name == WEEK_START:
        _week_start(session, "monday" if unset else value)
    elif unset:
        _spare_diary(session)
        tastes.unset(name)
        session.diary.keeps(f"config --unset {name}")
        show(f"{name} is {_value(session, name)} again", session)
    elif value is None:
        show(_value(session, name), session)
    else:
        _spare_diary(session)
        tastes.write(name, value)
        session.diary.keeps(f"config {name} {value}")
        show(f"{name} is {value}", session)


def _spare_diary(session: Session) -> None:
    """TRACKER_CONFIG may name the diary, or its journal."""
    from tracker.store.own_files import refuse_own

    own = session.diary.own_files
    if own.config is not None:
        refuse_own(own.config, own._replace(config=None))


def _value(session: Session, name: str) -> str:
    from tracker.diary.tastes import find_cut_off, find_key, is_cut_off

    if not is_cut_off(name):
        return _config(session).value(find_key(name).name)
    cutoff = find_cut_off(name)
    return cutoff.amount(_config(session).rules.get(name, cutoff.value))


def _config(session: Session) -> Tastes:
    """What the file says now; cut-offs in it that can't be used are told."""
    session.diary.__dict__.pop("tastes", None)  # a command here may just have changed it
    tell_cut_offs(session)
    return session.diary.tastes


def tell_cut_offs(session: Session) -> None:
    """Say which cut-offs of the file are passed over; the rules go by their own."""
    for fault in session.diary.tastes.rule_faults:
        tell(f"passed over: {fault}")


def _show_all(session: Session, as_json: bool) -> None:
    from tracker.diary.tastes import KEYS, find_cut_off

    now = _config(session)
    rows = [(taste.name, now.value(taste.name), taste.help) for taste in KEYS.values()]
    start = session.diary.store.setting(DAY_START) or "00:00"
    rows.append((DAY_START, start, "When your day begins; kept in the database."))
    week = session.diary.store.setting(WEEK_START) or "monday"
    rows.append((WEEK_START, week, "The first day of your week; kept in the database."))
    if as_json:
        show_json({**{name: value for name, value, _ in rows}, **now.rules}, "config")
        return
    for name, number in now.rules.items():
        cutoff = find_cut_off(name)
        told = f"{cutoff.unit}, {cutoff.meaning}; {cutoff.value:g} by default"
        rows.append((name, f"{number:g}", told))
    show_rows(rows, session)


def _day_start(session: Session, value: str | None) -> None:
    if value is None:
        show(session.diary.store.setting(DAY_START) or "00:00", session)
        return
    start = read_day_start(value)
    moved = move_day_start(session, start)
    told = ""
    if moved:
        told = f"; {moved:,} {'entry is' if moved == 1 else 'entries are'} on another day now"
    show(f"your day begins at {start}{told}", session)


def _week_start(session: Session, value: str | None) -> None:
    """Weeks are judged when they are looked at: nothing that is kept changes with it."""
    from tracker.domain.time.time_words import WEEKDAYS
    from tracker.domain.time.weeks import read_week_start

    if value is None:
        show(session.diary.store.setting(WEEK_START) or "monday", session)
        return
    start = WEEKDAYS[read_week_start(value)]
    command = f"config {WEEK_START} {start}"
    session.diary.store.put(command, {"settings": [{"name": WEEK_START, "value": start}]})
    show(f"your week begins on {start.capitalize()}", session)


def read_day_start(text: str) -> str:
    """A clock time from 00:00 to 12:00 at which the day begins, as HH:MM."""
    hours, colon, minutes = text.partition(":")
    digits = hours + minutes
    if colon and digits.isascii() and digits.isdigit() and len(hours) <= 2 and len(minutes) == 2:
        total = int(hours) * 60 + int(minutes)
        if int(minutes) < 60 and total <= 12 * 60:
            return f"{total // 60:02}:{total % 60:02}"
    raise WrongWords(
        f"'{shown(text)}' is no start of a day; write a time from 00:00 to 12:00, like 04:00"
    )


def move_day_start(session: Session, start: str) -> int:
    """Set when the day begins and put every timed entry on its day again; how many moved.

    Instants stay; entries without a time stay on the day that was typed.
    """
    from tracker.domain.time.when import day_of
    from tracker.store.sound import refuse_damaged

    hours, _, minutes = start.partition(":")
    start_min = int(hours) * 60 + int(minutes)
    moved = []
    with session.diary.changing() as store:
        for row in store.each_record("entries"):
            refuse_damaged("entries", (row,))
            if row["at"] is None:
                continue
            day = day_of(row["at"], row["utc_offset_min"], start_min)
            if day != row["day"]:
                moved.append({**row, "day": day, "edited_at": session.now()})
        store.put(
            f"config {DAY_START} {start}",
            {"settings": [{"name": DAY_START, "value": start}], "entries": moved},
        )
    return len(moved)
