"""What the store asks of whoever runs its statements, and what it says when a database refuses.

There are two: `sqlite_executor` (the frozen text on the standard library's `sqlite3`; every day)
and `engine_executor` (the constructs themselves on a SQLAlchemy engine; any other database). One
suite of tests runs on both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from tracker.domain.errors import StoreError, TrackerError, WrongWords
from tracker.store import faults

T = TypeVar("T")
Row = tuple[Any, ...]


class Executor(Protocol):
    """Runs statements of `tracker.store.queries` by name.

    What the database or the system refuses is raised as a TrackerError with the sentence for the
    user. `place` names the database in such sentences.
    """

    dialect: str
    place: str

    def rows(self, statement: str, **params: Any) -> list[Row]:
        """Run a statement and return all its rows."""
        ...

    def made(self, make: Callable[[Iterable[Row]], T], statement: str, **params: Any) -> T:
        """What `make` makes of the rows, one after the other, without keeping them."""
        ...

    def run(self, statement: str, **params: Any) -> int:
        """Run a statement that returns none; how many rows it changed."""
        ...

    def run_many(self, statement: str, params: Iterable[Mapping[str, Any]]) -> None:
        """Run a statement once for each set of parameters, in their order."""
        ...

    def ask(self, text: str) -> list[Row]:
        """Run one text of the program's own that is no statement; its rows, if it returns any."""
        ...

    def try_all(self, texts: Iterable[str]) -> None:
        """Run such texts in the transaction that is open, all or none; what is refused is left."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all that is run inside, or nothing. Only one program at a time can be in one."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def explain(error: BaseException, place: str) -> TrackerError:
    """The sentence for what a driver raised: a constraint that was broken, a fault of the file."""
    met: BaseException = getattr(error, "orig", None) or error  # SQLAlchemy wraps the driver's own
    if isinstance(met, UnicodeError):
        return WrongWords("the text holds half a character, which can't be kept; type it again")
    if isinstance(met, OverflowError) or getattr(met, "sqlstate", "") == "22003":
        return WrongWords("a number is too large to be kept; use a smaller one")
    # Every DB-API driver has a class of that name for constraints.
    if any(base.__name__ == "IntegrityError" for base in type(met).__mro__):
        return _explain_constraint(str(met))
    return faults.explain(error, place)


def _explain_constraint(message: str) -> TrackerError:
    """Constraints are named after what they promise: ck_measures_value_is_not_negative."""
    if check := re.search(r"\bck_[a-z]+?_(\w+)", message):
        promise = check[1].replace("_", " ")
        return WrongWords(f"nothing was kept, since this must hold: {promise}")
    # SQLite's words or PostgreSQL's.
    if unique := re.search(r"UNIQUE constraint failed: (.+)|Key \((.+?)\)=", message):
        columns = re.sub(r"\w+\.", "", unique[1] or unique[2])
        return StoreError(f"nothing was kept: another record has the same {columns}")
    if missing := re.search(
        r"NOT NULL constraint failed: \w+\.(\w+)|null value in column \"(\w+)", message
    ):
        return WrongWords(f"nothing was kept: {missing[1] or missing[2]} must be given")
    told = message.partition("\n")[0]
    return StoreError(f"nothing was kept: the database refuses it ({told})")
