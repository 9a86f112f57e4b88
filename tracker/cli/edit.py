"""`tracker edit` and `tracker delete`: mend an entry, or take it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tracker.cli.complete import entry_ids
from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, show, show_json, tell
from tracker.diary.edit_aim import aim, find_entry
from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import KINDS, Kind
from tracker.domain.time.clock import Moment

if TYPE_CHECKING:
    pass

ID = "ID|last"

TICKS = {tick.measure: tick.help for kind in KINDS.values() for tick in kind.ticks}
ATTRIBUTES = {name: text for kind in KINDS.values() for name, text in kind.attributes}


def kind_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """An option for every tick and attribute that any kind declares."""
    from tracker.cli.log import help_of

    for name, text in ATTRIBUTES.items():
        option = click.option(
            f"--{name}", metavar="TEXT", help=f"{help_of(text)} '' takes it away."
        )
        command = option(command)
    for name, text in TICKS.items():
        word = name.replace("_", "-")
        command = click.option(f"--{word}/--no-{word}", name, default=None, help=help_of(text))(
            command
        )
    return command


@click.command(cls=DayCommand)
@click.argument("which", metavar=ID, shell_complete=entry_ids)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--at", metavar="WHEN", help="Another time: 7:30, yesterday 18:00, 2026-11-03.")
@click.option("--note", metavar="TEXT", help="Another note; '' takes it away.")
@click.option("--since", metavar="DAY", help="Another first day of the pain; '' takes it away.")
@kind_options
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def edit(
    session: Session, which: str, words: tuple[str, ...], as_json: bool, **options: Any
) -> None:
    """Mend an entry: only what you give is changed.

    \b
    tracker edit last 7
    tracker edit 12 left-hip
    tracker edit 12 --at "yesterday 7:30" --note "after the walk"
    """
    optionless = all(value is None for value in options.values())
    with session.diary.changing() as store:
        old, left = aim(session.diary, which, words)
        if not left and optionless:
            raise WrongWords("nothing to change: give new words, --at, --note or another option")
        mended = changed(session, old, left, options)
        command = command_line(which, words, options)
        kept = store.edit(old.id or 0, lambda _: mended.entry, command)
    if mended.remark:
        tell(mended.remark)
    _answer(session, "unchanged" if mended.entry == old else "changed", [kept], as_json)


@click.command()
@click.argument("which", nargs=-1, required=True, metavar=f"{ID} ...", shell_complete=entry_ids)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def delete(session: Session, which: tuple[str, ...], as_json: bool) -> None:
    """Delete entries by their id, or the last one. `tracker undo` brings them back."""
    with session.diary.changing() as store:
        ids = [find_entry(session.diary, word).id or 0 for word in which]
        gone = store.delete(ids, f"delete {' '.join(which)}")
    _answer(session, "deleted", gone, as_json)


def command_line(which: str, words: Sequence[str], options: Mapping[str, Any]) -> str:
    """The command as it is kept in the history; a note's text stays with its entry."""
    said = ["edit", which, *words]
    for name, value in options.items():
        option = name.replace("_", "-")
        if isinstance(value, bool):
            said.append(f"--{option}" if value else f"--no-{option}")
        elif value is not None:
            said.append(f"--{option}" if name == "note" or not value else f"--{option} {value}")
    return " ".join(said)


class Mended(NamedTuple):
    """An entry as an edit leaves it, and what had to be decided to read it, if anything."""

    entry: Entry
    remark: str | None = None


def changed(session: Session, old: Entry, words: Sequence[str], options: dict[str, Any]) -> Mended:
    """The entry with what the words and options say, everything else as it was."""
    from tracker.diary.habits.logged import kind_of_entry
    from tracker.diary.reading import check_note, read_since

    kind = kind_of_entry(session.diary, old)
    if kind is None:
        raise WrongWords(f"entry {old.id} is of a kind this version doesn't know: {old.kind}")
    new = _with_words(session, kind, old, words) if words else old
    new, remark = _with_options(kind, new, options), None
    if options["at"] is not None:
        from tracker.domain.time.mended_when import read_mended_when

        own = Moment(old.at, old.utc_offset_min, old.day)
        (at, offset, day), remark = read_mended_when(
            options["at"], own, session.diary.clock, kind.name
        )
        new = new._replace(at=at, utc_offset_min=offset, day=day)
        if new.since_day is not None and new.since_day > day and options["since"] is None:
            raise WrongWords(
                f"entry {old.id} began on {new.since_day}, after {day}: say --since, too"
            )
    if options["note"] is not None:
        new = new._replace(note=check_note(options["note"]))
    if options["since"] is not None:
        if not kind.since:
            raise WrongWords(f"--since belongs to pain, and entry {old.id} is {old.kind}")
        since = options["since"] or None
        moment = session.diary.clock.moment(session.diary.clock.now)._replace(day=new.day)
        new = new._replace(since_day=read_since(session.diary, since, moment))
    return Mended(new, remark)


def _with_words(session: Session, kind: Kind, old: Entry, words: Sequence[str]) -> Entry:
    from tracker.diary.reading import check_note, check_weight, unit_of
    from tracker.domain.habits.habit import OWN
    from tracker.domain.words.reading import read_change

    if kind.text:
        return old._replace(note=check_note(" ".join(words)))
    takes_volume = any(field.measure == "volume_ml" for field in kind.fields)
    catalogue = session.diary.catalogue(kind.subject.vocabulary) if kind.subject else None
    reading = read_change(
        kind,
        words,
        old,
        catalogue=catalogue,
        containers=session.diary.catalogue("containers") if takes_volume else None,
        us=session.us,
    )
    known = catalogue.get(old.subject) if catalogue and old.subject else None
    derived = known.data.get("gives", {}) if known else {}
    own = {field.measure for field in kind.fields} | {"done"}
    kept = {m: v for m, v in old.measures.items() if m not in own and m not in derived}
    check_weight(session.diary, kind, words, [reading])
    attributes = dict(old.attributes)
    if kind.name != OWN:
        attributes.pop("unit", None)
    return old._replace(
        subject=reading.subject,
        side=reading.side,
        measures={**kept, **reading.measures},
        attributes={**attributes, **unit_of(reading)},
    )


def _with_options(kind: Kind, entry: Entry, options: dict[str, Any]) -> Entry:
    """Set or clear the kind's ticks and attributes; refuse those of another kind."""
    from tracker.diary.reading import check_attribute

    measures, attributes = dict(entry.measures), dict(entry.attributes)
    own = {tick.measure for tick in kind.ticks} | {name for name, _ in kind.attributes}
    for name in [*TICKS, *ATTRIBUTES]:
        value = options[name]
        if value is None:
            continue
        if name not in own:
            raise WrongWords(f"{kind.name} has no {name.replace('_', ' ')} to change")
        kept: dict[str, Any] = measures if name in TICKS else attributes
        kept.pop(name, None)
        if value:
            kept[name] = 1.0 if name in TICKS else check_attribute(name, value)
    return entry._replace(measures=measures, attributes=attributes)


def _answer(session: Session, verb: str, entries: Sequence[Entry], as_json: bool) -> None:
    from tracker.figures.json_shape import entry_json
    from tracker.screen.entries import draw_entry

    if as_json:
        show_json([entry_json(entry) for entry in entries])
        return
    style = session.style._replace(width=session.style.width - len(verb) - 2)
    for entry in entries:
        show(f"{verb}: {draw_entry(entry, style, us=session.us)}", session)
