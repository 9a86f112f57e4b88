"""What the store asks of whoever runs its statements.

There are two: `sqlite_executor` (the frozen text on the standard library's `sqlite3`; every day)
and `engine_executor` (the constructs themselves on a SQLAlchemy engine; any other database). One
suite of tests runs on both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Row = tuple[Any, ...]


class Executor(Protocol):
    """Runs statements of `tracker.store.statements.queries` by name.

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

    def run_rows(self, statement: str, names: Sequence[str], rows: Iterable[Row]) -> None:
        """Run a statement without constants for each row, its parameters in the order of `names`.

        So that rows by the hundred thousand needn't be named one by one.
        """
        ...

    def ask(self, text: str) -> list[Row]:
        """Run one text of the program's own that is no statement; its rows, if it returns any."""
        ...

    def drop_indexes(self) -> tuple[str, ...]:
        """Let go of what finds entries otherwise than by uid, day, or kind and day.

        The texts that make it again, in the transaction that is open; none where it is kept.
        """
        ...

    def try_all(self, texts: Iterable[str]) -> None:
        """Run such texts in the transaction that is open, all or none; what is refused is left."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all that is run inside, or nothing. Only one program at a time can be in one."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """Have all that is read inside be of one moment, whatever is written meanwhile."""
        ...

    def snapshot(self) -> AbstractContextManager[Executor]:
        """What reads all as it is now, for as long as it takes: no writer waits for it.

        It only reads, and is gone afterwards.
        """
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
