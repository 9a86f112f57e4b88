"""What a person prefers, as the diary asks for it; without a file of it nothing is read."""
# ruff: noqa: PTH116

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tracker.diary.places import config_file


class Tastes(NamedTuple):
    """Every taste, as the file says or by default; `rules` holds the cut-offs that it names.

    `aliases` are words of the user's own, each with the words of a line that it stands for.

    What the file says and can't be is a sentence in `faults` (a taste; its default holds) or in
    `rule_faults` (a cut-off, such as one of a rule that is gone; the rule's own holds).
    """

    units: str = "metric"
    color: str = "auto"
    ascii: str = "auto"
    report_period: str = "7d"
    rules: Mapping[str, float] = MappingProxyType({})
    aliases: Mapping[str, str] = MappingProxyType({})
    faults: tuple[str, ...] = ()
    rule_faults: tuple[str, ...] = ()

    def value(self, name: str) -> str:
        """A taste by its name in the file: `report-period`."""
        return str(getattr(self, name.replace("-", "_")))


def look_at_tastes(path: str | None = None) -> Tastes:
    """The tastes of the user's file; what in it can't be used is told in their faults.

    Raises TrackerError all the same where a bare number could be read in another unit than the
    user meant: for a file that is no TOML, for `units` and what is near it.
    """
    path = path or config_file()
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return Tastes()
    except OSError:
        pass  # there, and can't be read: the file's reader says why
    from tracker.diary.taste_file import tastes_in

    return tastes_in(path)
