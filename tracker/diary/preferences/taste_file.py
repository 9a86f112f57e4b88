"""Tastes, and the user's own cut-offs of rules, in `config.toml`. Facts live in the database.

One declaration a taste; reading, checking, the help of `tracker config` follow from it. A rule's
cut-off is named with its rule, `persistent-pain.share`, and declared there; an alias is named
`alias.w`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tracker.diary.places import config_file
from tracker.diary.preferences import toml_lines
from tracker.diary.tastes import Tastes
from tracker.domain.errors import TrackerError, UnknownName, WrongWords, shown
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.rules import CutOff


#: The table of the user's own words.
ALIAS = "alias"


class Taste(NamedTuple):
    """One preference. `values` are the words it may be; `pattern` allows more than words."""

    name: str
    values: tuple[str, ...]
    help: str
    pattern: str = ""

    def takes(self, value: object) -> bool:
        """Whether a value is one of those allowed."""
        if not isinstance(value, str):
            return False
        return value in self.values or bool(self.pattern and re.fullmatch(self.pattern, value))

    def allowed(self) -> str:
        """What it may be, in words."""
        words = f"{', '.join(self.values[:-1])} or {self.values[-1]}"
        return f"{words}, or days or weeks such as 14d, 6w" if self.pattern else words


KEYS: Mapping[str, Taste] = {
    taste.name: taste
    for taste in (
        Taste("units", ("metric", "us"), "What a bare number means, and how it is shown."),
        Taste("color", ("auto", "always", "never"), "Colours; auto: on a terminal."),
        Taste("ascii", ("auto", "yes", "no"), "Draw with plain ASCII characters only."),
        Taste(
            "report-period",
            ("today", "week", "month"),
            "The days that `tracker report` covers when it isn't told.",
            pattern=r"[1-9][0-9]{0,2}[dw]",
        ),
    )
}


def tastes_in(path: str) -> Tastes:
    """The tastes of a file; what in it can't be used is told in its faults.

    Raises TrackerError all the same where a bare number could be read in another unit than the
    user meant: for a file that is no TOML, for `units` and what is near it.
    """
    text = toml_lines.read(path)
    if text is None:
        return Tastes()
    said = toml_lines.parse(path, text)
    tables = {n: said.pop(n) for n in list(said) if n not in KEYS and isinstance(said[n], dict)}
    aliases, alias_faults = _read_aliases(tables.pop(ALIAS, {}), path)
    tastes: dict[str, str] = {}
    faults: list[str] = []
    for name, value in said.items():
        fault, stops = _taste_fault(name, value)
        if not fault:
            tastes[name.replace("-", "_")] = value
        elif stops:
            raise TrackerError(f"{path}: {fault}")
        else:
            faults.append(f"{path}: {fault}")
    rules, rule_faults = _read_each_cut_off(tables, path)
    return Tastes(
        **tastes,
        rules=rules,
        aliases=aliases,
        faults=(*faults, *alias_faults),
        rule_faults=rule_faults,
    )


def _read_aliases(
    said: Mapping[str, object], path: str
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The aliases that can be used by their names, and a sentence for each that can't."""
    from tracker.domain.spelling import normalise

    aliases = {normalise(name): words for name, words in said.items() if isinstance(words, str)}
    wrong = [name for name, words in said.items() if not isinstance(words, str)]
    told = "is no text; write the words of a line"
    return aliases, tuple(f"{path}: {ALIAS}.{shown(name)} {told}" for name in wrong)


def _taste_fault(name: str, value: object) -> tuple[str, bool]:
    """What is wrong with a line of the file, and whether it may be about units."""
    try:
        taste = find_key(name)
    except UnknownName as error:
        return str(error), "units" in error.near
    if taste.takes(value):
        return "", False
    return f"{name} is {_toml(value)}; it can be {taste.allowed()}", name == "units"


def _read_each_cut_off(
    tables: Mapping[str, Mapping[str, object]], path: str
) -> tuple[Mapping[str, float], tuple[str, ...]]:
    """The cut-offs that can be used, and a sentence for each that can't."""
    rules: dict[str, float] = {}
    faults: list[str] = []
    for table, said in tables.items():
        for name, value in said.items():
            try:
                rules |= _read_cut_offs({table: {name: value}})
            except (UnknownName, WrongWords) as error:
                faults.append(f"{path}: {error}")
    return (rules if tables else Tastes().rules), tuple(faults)


def write(name: str, value: str, path: str | None = None) -> None:
    """Write one taste or cut-off; the file's other lines stay as they are.

    Raises UnknownName or WrongWords for what can't be meant, TrackerError when the file can't be
    changed.
    """
    if is_alias(name):
        toml_lines.put(path or config_file(), name, _toml_text(value))
        return
    if is_cut_off(name):
        find_cut_off(name)
        table, _, key = name.partition(".")
        (number,) = _read_cut_offs({table: {key: value}}).values()
        toml_lines.put(path or config_file(), name, repr(number))
        return
    taste = find_key(name)
    if not taste.takes(value):
        raise WrongWords(f"{name} can't be '{shown(value)}'; it can be {taste.allowed()}")
    toml_lines.put(path or config_file(), name, f'"{value}"')


def unset(name: str, path: str | None = None) -> None:
    """Take a line out, so that its default holds. Raises UnknownName."""
    if is_cut_off(name):
        find_cut_off(name)
    elif not is_alias(name):
        find_key(name)
    toml_lines.take_out(path or config_file(), name)


def find_key(name: str) -> Taste:
    """The taste of a name. Raises UnknownName with what there is."""
    if name not in KEYS:
        import difflib

        near = difflib.get_close_matches(name.replace("_", "-"), KEYS, n=3, cutoff=0.5)
        raise UnknownName("setting", name, near, f"there is {', '.join(KEYS)}")
    return KEYS[name]


def is_alias(name: str) -> bool:
    """Whether a name is an alias's: `alias.w`."""
    return name.startswith(f"{ALIAS}.")


def is_cut_off(name: str) -> bool:
    """Whether a name is of the shape of a rule's cut-off: `persistent-pain.share`."""
    return "." in name and not is_alias(name)


def find_cut_off(name: str) -> CutOff:
    """A rule's cut-off, also a published one. Raises UnknownName with the nearest."""
    from tracker.rules import rule

    of_rule, _, own = name.partition(".")
    found = rule(of_rule)
    named = {f"{found.name}.{cutoff.name}": cutoff for cutoff in found.cutoffs}
    if name not in named:
        import difflib

        near = difflib.get_close_matches(f"{found.name}.{own}"[:60], named, n=3)
        raise UnknownName("cut-off", shown(name), near, f"there is {', '.join(named)}")
    return named[name]


def _read_cut_offs(tables: Mapping[str, Mapping[str, object]]) -> Mapping[str, float]:
    """The cut-offs that tables named after rules set, each one checked."""
    from tracker.rules import read_cutoffs, rule

    values = {f"{table}.{name}": v for table, said in tables.items() for name, v in said.items()}
    return read_cutoffs(values, [rule(table) for table in tables]).changed


def _toml_text(value: str) -> str:
    """A text as TOML has it. Raises WrongWords for one with both sorts of quotes."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" in value:
        raise WrongWords(f"'{shown(value)}' has two sorts of quotes; use one of them")
    return f"'{value}'"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}'" if isinstance(value, str) else str(value)
