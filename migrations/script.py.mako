"""${message}

Say in a sentence or two why. A migration is frozen once released: it imports nothing of `tracker`,
and is tried on a database with rows in it (tests/store/test_migrations.py). A view that shows a new
measure is dropped and made again here, word for word.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
