"""What `tracker ask` asks of a day, as plain data."""

from __future__ import annotations

from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.figures.habits.unanswered import Unanswered
from tracker.figures.progress import Progress

PAIN, DRINKS, MED, TREATMENT = "pain", "drinks", "med", "treatment"
HABIT, NOTE, CLOSE = "habit", "note", "close"

#: What answers a question that isn't a habit's, for `--json`.
_WANTED = {
    PAIN: "0 to 10, or =",
    DRINKS: "what else was drunk",
    MED: "y, or how much",
    TREATMENT: "y, or how long",
    NOTE: "any words",
    CLOSE: "y or n",
}


class Question(NamedTuple):
    """A question about a day, ISO text; `what` is one of the words above.

    `name` is what it is about as it is typed: `left knee`, a drug, a habit. `before` is the score
    that `=` stands for, `again` what a yes keeps, `so_far` what was drunk. Where a yes is `likely`
    an empty answer is one; of pain it never is.
    """

    what: str
    day: str
    name: str = ""
    before: int | None = None
    again: tuple[Entry, ...] = ()
    so_far: Progress | None = None
    habit: Unanswered | None = None
    likely: bool = False

    @property
    def can_stay_open(self) -> bool:
        """Whether something isn't known without an answer; else no answer says that all is said."""
        return self.what in (PAIN, HABIT)

    def as_json(self) -> dict[str, str]:
        """The question as JSON-able data, an item of `tracker ask --json`."""
        wanted = self.habit.as_json()["wanted"] if self.habit else _WANTED[self.what]
        enter = "y" if self.likely else ""
        return {"day": self.day, "what": self.what, "name": self.name, "wanted": wanted,
                "enter": enter}  # fmt: skip
