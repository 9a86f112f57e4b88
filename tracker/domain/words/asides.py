"""What a line says beside its amounts and names: ticks (`spasm`), and since when it hurts.

`pain 8 lower back spasm since monday` is `pain 8 lower back`, a spasm, and the Monday that it began
on. `for 3 days` says the same by its length. Of an exercise `for` is a length of time, and is left
to its amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import Kind, Tick
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.offers import Offer, either, example
from tracker.domain.spelling import singulars

#: The longest day that is said: `the 26th of november 2026`.
_MOST_WORDS = 6
_JOINING = ("with", "and", "a")


class Asides(NamedTuple):
    """The words that are left, the measures ticked, and the onset as it was said.

    `since` is a day (`monday`), `lasting` how long it has been going on (`3 days`).
    """

    words: tuple[str, ...]
    ticks: tuple[str, ...] = ()
    since: str | None = None
    lasting: str | None = None

    @property
    def told(self) -> str:
        """What was said beside the words, as it may be typed: `spasm since monday`."""
        onset = (("since", self.since), ("for", self.lasting))
        ticks = [tick.replace("_", "-") for tick in self.ticks]
        return " ".join([*ticks, *(f"{word} {said}" for word, said in onset if said)])


def take_asides(kind: Kind, words: Sequence[str]) -> Asides:
    """What the words of a kind say beside what it reads itself. Raises WrongWords.

    A kind that has neither ticks nor an onset, or is only text, gets its words back.
    """
    if kind.text or not (kind.ticks or kind.since):
        return Asides(tuple(words))
    left = " ".join(words).split()
    found = Asides(())
    if kind.since:
        found, left = _take_onset(kind, left)
    ticks: list[str] = []
    for measure, at, used in reversed(list(_ticks(kind, left))):
        ticks.append(measure)
        del left[_with_joining(left, at, used) : at + used]
    return found._replace(words=tuple(left), ticks=tuple(ticks))


def is_called(tick: Tick, word: str) -> bool:
    """Whether a word is one for a tick that says by itself what the kind is: `spasms`."""
    return any(form in tick.called for form in (word, *singulars(word)))


def _ticks(kind: Kind, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each tick's measure, its place in the line and how many words it takes."""
    at = 0
    while at < len(words):
        used = 1
        for tick in kind.ticks:
            name = tick.measure.split("_")
            spelled = [word.casefold().rstrip(",;") for word in words[at : at + len(name)]]
            forms = (spelled, *([form] for word in spelled[:1] for form in singulars(word)))
            if is_called(tick, spelled[0]) or name in forms or spelled[:1] == ["-".join(name)]:
                used = len(name) if name == spelled else 1
                yield tick.measure, at, used
                break
        at += used


def _with_joining(words: Sequence[str], at: int, used: int) -> int:
    """Where a tick begins with what ties it to the line: `with a spasm`, `and unbearable`."""
    begins = at
    while begins > 0 and words[begins - 1].casefold() in _JOINING:
        begins -= 1
    # Between two places an `and` is theirs: `neck and spasm knee`.
    return begins if at + used == len(words) else at


def _take_onset(kind: Kind, words: list[str]) -> tuple[Asides, list[str]]:
    found = Asides(())
    at = 0
    while at < len(words):
        word = words[at].casefold()
        if word not in ("since", "for"):
            at += 1
            continue
        onset, used = _onset(kind, words, at)
        if found.since or found.lasting:
            said = " ".join(words[at : at + 1 + used])
            raise WrongWords(f"'{shown(said)}' says once more since when; say it once")
        found = onset
        words = [*words[:at], *words[at + 1 + used :]]
    return found, words


def _onset(kind: Kind, words: Sequence[str], at: int) -> tuple[Asides, int]:
    """The onset behind a `since` or `for`, and how many words it takes.

    `since 3 days` is `for 3 days`, as many people say it.
    """
    word, behind = words[at].casefold(), words[at + 1 :]
    for used in range(min(_MOST_WORDS, len(behind)), 0, -1):
        said = " ".join(behind[:used]).casefold().rstrip(",;")
        if word == "since" and _says_day(said):
            return Asides((), since=said), used
        if _says_day(f"{said} ago"):
            return Asides((), lasting=said), used
    raise _no_day(kind, words, at)


def _no_day(kind: Kind, words: Sequence[str], at: int) -> WrongWords:
    """The refusal of an onset that names no day: an hour is of today, for others see an example."""
    line = f"{kind.name} {' '.join(words[:at]) or kind.examples[0]}"
    said, behind = shown(" ".join(words[at : at + 4])), " ".join(words[at + 1 :]).casefold()
    if words[at].casefold() == "since" and _says_hour(behind):
        return WrongWords(f"'{said}' is no day; write ", Offer(f"{line} since today"))
    since = f"1 {behind}" if _says_day(f"1 {behind}") and behind.isalpha() else "monday"
    told = f"'{said}' says no day that it began on; write it such as: "
    ways = either(map(example, (f"{line} since {since}", f"{line} for 3 days")))
    return WrongWords(told, *ways)


def _says_day(text: str) -> bool:
    from tracker.domain.time.said_times import read_said

    said = read_said(text)
    return len(said) == 1 and said[0].day is not None and said[0].time is None


def _says_hour(text: str) -> bool:
    from tracker.domain.time.said_times import read_said

    said = read_said(text)
    return bool(said) and all(one.time is not None and one.day is None for one in said)
