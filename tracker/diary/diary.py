"""The diary: the one thing that a face (the command line, a page) holds.

Everything is opened when first asked for, so that a call pays only for what it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.diary.places import FILE_URL, database_location
from tracker.domain.errors import StoreError, TrackerError, understood
from tracker.domain.time.clock import Clock
from tracker.domain.time.days import minutes_of_day

if TYPE_CHECKING:
    from tracker.diary.tastes import Tastes
    from tracker.diary.up_to_now import UpToNow
    from tracker.domain.catalogues.catalogue import Catalogue, OwnSubject
    from tracker.domain.entries import Days
    from tracker.domain.time.so_far import SoFar
    from tracker.store.draft import KeptCommand
    from tracker.store.store import Store

#: The vocabularies whose own names are read with several others: habits count by these.
READ_ALONG = ("drinks", "foods")


class Diary:
    """A person's diary, its clock, tastes and names.

    `place` is the database if it was named; `now` tells the present instant in epoch seconds;
    `tell` gets what is said beside an answer. Without `create` a database that isn't there is not
    made but refused.
    """

    def __init__(
        self,
        place: str | None = None,
        *,
        now: Callable[[], int],
        tell: Callable[[str], None],
        create: bool = True,
        kept: list[KeptCommand] | None = None,
    ) -> None:
        """`kept` is a list that gets what was kept for good, at once and in order."""
        self._place, self._create = place, create
        self.now, self.tell = now, tell
        self.kept = [] if kept is None else kept
        self._catalogues: dict[str, Catalogue] = {}
        self._own: dict[str, list[OwnSubject]] = {}
        #: Whether names of the user's own that are damaged are passed over with a word: what is
        #: logged now is worth more than a row that went wrong long ago.
        self.passes_over = False
        self._passed_over: set[str] = set()
        #: What was understood beyond the plain words, for the answer: "as last time".
        self.said_back: list[str] = []

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "store" in self.__dict__:
            self.store.close()

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Nothing that is tried in here is said, nor remembered for the answer."""
        tell, said_back = self.tell, list(self.said_back)
        self.tell = _say_nothing
        try:
            yield
        finally:
            self.tell = tell
            self.said_back[:] = said_back

    def understands(self, read: Callable[[], object]) -> bool:
        """Whether words are understood, by what reads them; nothing is said of them."""
        with self.quietly():
            return understood(read)

    @cached_property
    def location(self) -> str:
        """The database: a file's full path, or a URL."""
        return database_location(self._place)

    @property
    def on_server(self) -> bool:
        """Whether the diary lies in a server's database, and not in a file."""
        return "://" in self.location and not self.location.startswith(FILE_URL)

    def file_location(self) -> str:
        """The path of the database file. Raises TrackerError where it is a server's."""
        if self.on_server:
            raise TrackerError("this works on a database file; the server has tools of its own")
        return self.location.removeprefix(FILE_URL)

    @cached_property
    def tastes(self) -> Tastes:
        """The preferences; what in their file can't be used is told and passed over."""
        from tracker.diary.places import config_file, may_be_there
        from tracker.diary.tastes import Tastes

        if not may_be_there(path := config_file()):
            return Tastes()
        from tracker.diary.preferences.taste_file import tastes_in

        tastes = tastes_in(path)
        for fault in tastes.faults:
            self.tell(f"passed over: {fault}")
        return tastes

    @property
    def us(self) -> bool:
        """Whether amounts are read and shown in US units."""
        return self.tastes.units == "us"

    @cached_property
    def store(self) -> Store:
        from tracker.store.opening import open_store

        store = open_store(self.location, now=self.now, tell=self.tell, create=self._create)
        store.kept = self.kept
        return store

    def keeps(self, command: str) -> None:
        """Note what was kept for good elsewhere than in the store: a file, a preference."""
        from tracker.store.draft import KeptCommand

        self.kept.append(KeptCommand(command))

    @contextmanager
    def changing(self) -> Iterator[Store]:
        """The store, locked against every other writer: for a change to what is read in here.

        What was read before is forgotten, since it may have been changed meanwhile, and so is what
        is read in here. Nothing is shown in here: a reader that doesn't read on would keep
        everybody waiting.
        """
        with self.store.writing():
            self.forget()
            try:
                yield self.store
            finally:
                self.forget()

    def forget(self) -> None:
        """Forget what was read of the store: it is changed, or may be."""
        for known in ("clock", "so_far", "up_to_now"):
            self.__dict__.pop(known, None)
        self._catalogues.clear()
        self._own.clear()

    @cached_property
    def clock(self) -> Clock:
        """The clock now, by the day-start and the week-start that the diary keeps."""
        settings = self.store.settings()
        week_start = 0
        if "week-start" in settings:
            from tracker.domain.time.weeks import read_week_start

            week_start = read_week_start(settings["week-start"])
        day_start = minutes_of_day(settings.get("day-start", "00:00"))
        return Clock(now=self.now(), day_start_min=day_start, week_start=week_start)

    @cached_property
    def so_far(self) -> SoFar:
        """How far the diary goes now: the last day of what has happened, and what lies ahead."""
        return self.store.so_far(self.clock)

    @cached_property
    def up_to_now(self) -> UpToNow:
        """Reads what the diary holds up to now."""
        from tracker.diary.up_to_now import UpToNow

        return UpToNow(self)

    def read_days(self, text: str) -> Days:
        """A range of days as typed; one that ends today ends with what has happened."""
        from tracker.domain.time.day_ranges import read_days

        return self.so_far.up_to_now(read_days(text, self.clock), text)

    def catalogue(self, vocabulary: str) -> Catalogue:
        """A catalogue with the user's own names in it."""
        return self.catalogues(vocabulary)[0]

    def containers(self) -> Catalogue:
        """What is drunk from, by name: glasses and bottles."""
        return self.catalogue("containers")

    def catalogues(self, *vocabularies: str) -> list[Catalogue]:
        """Several catalogues, whose own names are read at once."""
        missing = [name for name in vocabularies if name not in self._catalogues]
        if missing:
            from tracker.domain.catalogues.catalogue import load

            self._own |= self._own_names([name for name in missing if name not in self._own])
            self._catalogues |= {name: load(name, self._own.pop(name)) for name in missing}
        return [self._catalogues[name] for name in vocabularies]

    def _own_names(self, vocabularies: Sequence[str]) -> dict[str, list[OwnSubject]]:
        if len(vocabularies) > 1:
            # Where one can't be read, each is asked for alone, which knows what to say of it.
            with suppress(StoreError):
                return self.store.own_vocabularies([*vocabularies, *READ_ALONG])
        return {name: self._own_subjects(name) for name in vocabularies}

    def _own_subjects(self, vocabulary: str) -> list[OwnSubject]:
        try:
            return self.store.own_subjects(vocabulary)
        except StoreError as fault:
            if not self._create:
                return []  # a TAB key still offers the names that ship
            from tracker.store.sound import DamagedRow

            if not (self.passes_over and isinstance(fault, DamagedRow)) or vocabulary == "habits":
                raise
            if vocabulary not in self._passed_over:
                self.tell(f"passed over: {fault}")
            self._passed_over.add(vocabulary)
            return self.store.own_subjects(vocabulary, sound=True)


def _say_nothing(line: str) -> None:
    pass
