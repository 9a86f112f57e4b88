"""The command lines that are killed: everything that writes, each with what it needs before it.

FILE stands for a file in the user's home, OTHER for the export of another diary there, COPY for a
copy of the diary from before.
"""

from __future__ import annotations

from typing import NamedTuple


class Killed(NamedTuple):
    """A line to kill, and the lines that are run before it, besides those of every diary."""

    line: str
    before: tuple[str, ...] = ()


#: What every diary has in it.
DIARY = (
    "log water 500",
    "log pain 6 lower-back --since 2026-11-01",
    "log walk 30",
    "log med ibuprofen 400mg",
    "log symptom saddle-numbness",
    "log note 'a long walk in the rain'",
    "habit add floss",
    "habit add meditation --unit min --goal 10/day",
    "habit add gym --days mon,wed,fri",
    "log meditation 10",
    "goal set water 2l",
)

COMMANDS = (
    Killed("log water 500"),
    Killed("log pain 8 neck --unbearable"),
    Killed("log meditation 20"),
    Killed("edit 1 --note keep"),
    Killed("edit last --note 'in the evening'"),
    Killed("delete 2"),
    Killed("delete last"),
    Killed("undo"),
    Killed("undo 3"),
    Killed("redo", ("undo",)),
    Killed("redo 2", ("undo 2",)),
    Killed("import json OTHER"),
    Killed("undo", ("import json OTHER",)),
    Killed("restore COPY --yes"),
    Killed("backup FILE"),
    Killed("backup FILE --force", ("backup FILE", "log water 250")),
    Killed("export json FILE"),
    Killed("export json FILE --force", ("export json FILE", "log water 250")),
    Killed("config day-start 04:00"),
    Killed("config day-start 00:00", ("config day-start 04:00",)),
    Killed("config units us"),
    Killed("config units --unset", ("config units us",)),
    Killed("habit add stretch --goal 10min/day"),
    Killed("habit rename floss flossing", ("log floss",)),
    Killed("habit set meditation --goal 20/day"),
    Killed("habit remove gym"),
    Killed("habit archive floss"),
    Killed("habit pause floss"),
    Killed("habit resume floss", ("habit pause floss",)),
    Killed("goal set walk 30min"),
    Killed("goal unset water"),
    Killed("skip floss"),
    Killed("skip all tomorrow --reason ill"),
    Killed("skip floss --off", ("skip floss",)),
    Killed("ack red-flag saddle-numbness --note seen"),
    Killed("close"),
    Killed("close --reopen", ("close",)),
    Killed("question add 'What now?'"),
    Killed("question done all", ("question add 'What now?'",)),
    Killed("site add coccyx-tip --parent lower-back"),
    Killed("site remove coccyx-tip", ("site add coccyx-tip --parent lower-back",)),
    Killed("drug add lisinopril"),
    Killed("food add gazpacho --water 93"),
    Killed("container add jug 1500ml"),
    Killed("profile set height 178"),
)

#: What is killed where no diary is there yet.
FIRST = ("log water 500", "config day-start 04:00", "import json OTHER", "restore COPY --yes")
