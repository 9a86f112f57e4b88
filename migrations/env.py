"""How Alembic meets a database here.

The program lends its own connection, with the transaction open on it (`store.upgrading.bring_up`).
A developer's plain `alembic` gets ./dev.db or what TRACKER_DEV_DB names, by the same road.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from logging.config import fileConfig
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, MetaData, create_engine, make_url
from sqlalchemy.types import TypeDecorator

DEVELOPERS_DATABASE = os.environ.get("TRACKER_DEV_DB") or "dev.db"


def render_item(what: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write a type of our own as the plain type below it: a migration imports nothing of ours."""
    if what == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def number_in_sequence(
    migration: MigrationContext, revision: Iterable[str | None], scripts: list[MigrationScript]
) -> None:
    """Number a new revision after the newest: 0002, 0003, ..."""
    directory = ScriptDirectory.from_config(context.config)
    newest = max((int(script.revision) for script in directory.walk_revisions()), default=0)
    for script in scripts:
        script.rev_id = f"{newest + 1:04d}"


def metadata_for(dialect: str) -> MetaData:
    """The tables as one database knows them.

    A CHECK that each database words in its own way is in the schema once for each, under one name;
    to autogenerate they would be the same. A new one's twin is added to the migration by hand.
    """
    from tracker.store.schema import metadata

    for table in metadata.tables.values():
        for constraint in list(table.constraints):
            words = constraint._ddl_if if isinstance(constraint, CheckConstraint) else None
            if words is not None and words.dialect != dialect:
                table.constraints.discard(constraint)
    return metadata


def migrate_on(connection: Connection, target: MetaData | None) -> None:
    context.configure(
        connection=connection,
        target_metadata=target,
        render_as_batch=True,
        render_item=render_item,
        process_revision_directives=number_in_sequence,
        # The names of CHECKs are only compared on request (opt-in since Alembic 1.19.2).
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
        compare_type=True,
        compare_server_default=True,
        transactional_ddl=True,  # true of SQLite as long as BEGIN is ours, see `bring_up.locked`
    )
    with context.begin_transaction():
        context.run_migrations()


def migrate_developers_file(path: str) -> None:
    from tracker.store import files
    from tracker.store.upgrading.bring_up import locked
    from tracker.store.upgrading.upgrade import engine_on

    files.make_file(path)
    with locked(path) as held, engine_on(held).connect() as connection:
        with connection.begin():
            migrate_on(connection, metadata_for("sqlite"))
        held.execute("COMMIT")


def migrate_by_url(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        migrate_on(connection, metadata_for(engine.dialect.name))
    engine.dispose()


def write_sql() -> None:
    """`alembic upgrade head --sql`: print what would be run on the developer's database."""
    url = DEVELOPERS_DATABASE if "://" in DEVELOPERS_DATABASE else "sqlite://"
    context.configure(
        dialect_name=make_url(url).get_backend_name(), literal_binds=True, transactional_ddl=True
    )
    with context.begin_transaction():
        context.run_migrations()


lent = context.config.attributes.get("connection")
if lent is not None:
    migrate_on(lent, None)
else:
    if context.config.config_file_name is not None:
        fileConfig(context.config.config_file_name, disable_existing_loggers=False)
    if context.is_offline_mode():
        write_sql()
    elif "://" in DEVELOPERS_DATABASE:
        migrate_by_url(DEVELOPERS_DATABASE)
    else:
        migrate_developers_file(DEVELOPERS_DATABASE)
