"""All that a finding says and rests on, as lines to be read and compared whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from textwrap import fill

from tracker.rules import Finding
from tracker.rules.shared.wording import WAITS, WAITS_FOR_BACKS

#: Sentences that many findings end with.
_SHARED = {WAITS_FOR_BACKS: "[waits for backs]", WAITS: "[waits]"}


def told(finding: Finding) -> str:
    """A finding in lines: its sentence, its gist, what it rests on, and the steps to it."""
    lines = (
        fill(line, 100, subsequent_indent="    ", break_on_hyphens=False)
        for line in _lines(finding)
    )
    return "\n".join(lines)


def _lines(finding: Finding) -> Iterator[str]:
    about = " ".join(filter(None, (finding.site, finding.about)))
    level = f"{finding.level}{' (quiet)' * finding.quiet} {about}".rstrip()
    yield f"{level}: {_shared(finding.message)}"
    yield f"gist: {' / '.join(filter(None, (finding.named, finding.gist)))}"
    if finding.clause:
        yield f"clause: {finding.clause}"
    if finding.advice:
        yield f"advice: {_shared(finding.advice)}"
    if finding.facts:
        yield f"facts: {finding.facts}"
    known = "" if finding.known_days is None else f", known {finding.known_days}"
    bout = "" if finding.bout in (None, finding.since) else f", bout of {finding.bout}"
    over = f", over on {finding.until}" if finding.until else ""
    yield f"since {finding.since}{bout}{over}; {' to '.join(finding.window or ())}{known}"
    yield f"entries {_numbers(finding.entries)}; by {', '.join(finding.sources) or 'no source'}"
    yield "; ".join(f"{name} {value}" for name, value in finding.evidence.items())
    for name, first, last, days, mean in finding.windows:
        yield f"- {name}, {first} to {last}: known {days}, mean {mean}"
    yield from (f"- {step}" for step in finding.arithmetic)
    if finding.volumes:
        yield f"volumes {', '.join(map(str, finding.volumes))}"


def _shared(words: str) -> str:
    for sentence, short in _SHARED.items():
        words = words.replace(sentence, short)
    return words


def _numbers(ids: tuple[int, ...]) -> str:
    """Ids as ranges: '1-15, 20'."""
    breaks = [n for n, (a, b) in enumerate(pairwise(ids), 1) if b != a + 1]
    runs = (ids[a:b] for a, b in pairwise([0, *breaks, len(ids)]))
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
