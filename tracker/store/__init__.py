"""The database: schema, queries, store, migrations, backups. Knows no click."""
