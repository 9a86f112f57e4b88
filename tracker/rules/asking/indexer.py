"""Writes `index.py` from what the rules declare.

python -m tracker.rules.asking.indexer [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tracker.rules.asking.at_once import declared, files, needs_of

INDEX = Path(__file__).with_name("index.py")
_HEAD = '''"""Which rules speak at once of which kinds: written by `tracker.rules.asking.indexer`.

By file: the kinds that a rule reads, and of what measure how much within how many minutes it needs
to speak at the moment an entry is logged. `SILENT` speak of days that are over.
"""

'''


def index_text() -> str:
    """The text of `index.py`, as the rules are now."""
    speaking, silent = [], []
    for file in files():
        rule = declared(file)
        needs = needs_of(rule) if rule is not None else None
        if needs is not None:
            kinds, *rest = needs
            names = ", ".join(f'"{kind}"' for kind in sorted(kinds))
            told = ", ".join(f'"{one}"' if isinstance(one, str) else repr(one) for one in rest)
            speaking.append(f'    "{file}": (frozenset({{{names}}}), {told}),')
        elif rule is not None:
            silent.append(f'"{file}"')
    return (
        f"{_HEAD}SPEAKING: dict[str, tuple[frozenset[str], str | None, float, int]] = {{\n"
        + "\n".join(speaking)
        + f"\n}}\n\nSILENT = frozenset({{{', '.join(silent)}}})\n"
    )


def main() -> int:
    """Write the file, or with --check say whether it is up to date."""
    text = index_text()
    if "--check" not in sys.argv[1:]:
        INDEX.write_text(text, encoding="utf-8")
        return 0
    if INDEX.read_text(encoding="utf-8") == text:
        return 0
    print(f"{INDEX.name} is not what the rules declare; run python -m tracker.rules.asking.indexer")
    return 1


if __name__ == "__main__":
    sys.exit(main())
