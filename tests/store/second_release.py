"""A release after this one, as it may come: days get a column, and a word in them is changed.

It is made of a copy of the project by the steps that a column takes, so that the road from release
to release is walked before there is anybody to walk it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tracker.store.versions import HEAD

ROOT = Path(__file__).resolve().parents[2]
NEXT = f"{int(HEAD) + 1:04d}"

#: Batch mode makes the table anew.
UPGRADE = """
    with op.batch_alter_table("days", recreate="always") as days:
        days.add_column(sa.Column("mood", sa.Text()))
    op.execute("UPDATE days SET mood = 'low' WHERE note = 'tired'")
    op.execute("UPDATE days SET note = 'weary' WHERE note = 'tired'")
"""

#: By file: what is there now, and what stands in its place in the next release.
STEPS = {
    "tracker/store/schema.py": (
        '    _yes_or_no("closed"),\n',
        '    _yes_or_no("closed"),\n    Column("mood", Text),\n',
    ),
    "tracker/store/records.py": (
        "    closed: bool\n",
        "    closed: bool\n    mood: str | None\n",
    ),
    "tracker/diary/close.py": (
        "closed=False, note=None",
        "closed=False, mood=None, note=None",
    ),
    "tracker/transfer/shape.py": (
        '"days": {"day": _day(), ',
        '"days": {"day": _day(), "mood": _text(), ',
    ),
}


def write_migration(scripts: Path, upgrade: str) -> None:
    """Add the next migration to a folder of them."""
    (scripts / "versions" / f"{NEXT}_next.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n\n"
        f'revision = "{NEXT}"\ndown_revision = "{HEAD}"\n\n'
        f"def upgrade():\n{upgrade}\n\ndef downgrade():\n    pass\n",
        encoding="utf-8",
    )


def make(folder: Path, *, without: str = "") -> None:
    """Make the next release in a folder, which isn't there yet; `without` one step, by its file."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("tracker", "migrations"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    write_migration(folder / "migrations", UPGRADE)
    for file, (now, next) in STEPS.items():
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(now) == 1, f"{file} has no such place any more"
        if file != without:
            (folder / file).write_text(text.replace(now, next), encoding="utf-8")
    done = run(folder, folder, "-m", "tracker.store.statements.freeze")
    assert done.returncode == 0, done.stderr


def run(folder: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the program that lies in a folder, at home in another."""
    known = {**os.environ, "HOME": str(home), "PYTHONPATH": str(folder), "TRACKER_DB": ""}
    return subprocess.run(
        [sys.executable, *words], cwd=home, env=known, capture_output=True, text=True, timeout=300
    )
