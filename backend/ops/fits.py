"""Whether code, database and keyring belong together, said in one sentence before anything is served."""

from datetime import datetime

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from backend.accounts import data_keys
from backend.accounts.models import DataKey
from backend.core import keyring_marks
from backend.core.keyring import CannotOpen, keyring
from backend.core.models import KeyringMark

TABLE = KeyringMark._meta.db_table


def mark(now: datetime) -> None:
    """Gives a database its first mark. One from before there were any may stand beside the wrong keyring already."""
    tables = connection.introspection.table_names()
    if TABLE not in tables or DataKey._meta.db_table not in tables or KeyringMark.objects.exists():
        return
    some = DataKey.objects.order_by("-made_at").first()
    if some is not None:
        try:
            keyring().open(some.wrapped, data_keys.aad(some.pk))
        except CannotOpen as error:
            raise CommandError(
                "The keyring is not the one of this database: no data key opens with it."
            ) from error
        for key_id in keyring().keys:
            keyring_marks.make(key_id, keyring(), now=now)
        return
    keyring_marks.make_first(now)


def not_migrated() -> list[str]:
    """Migrations of this code that the database lacks."""
    executor = MigrationExecutor(connection)
    return [
        f"{one.app_label}.{one.name}"
        for one, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())
    ]


def unknown_migrations() -> list[str]:
    """Migrations of the database that this code does not know: it is older."""
    loader = MigrationExecutor(connection).loader
    return sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in loader.migrated_apps
        and (app, name) not in loader.disk_migrations
        and not _was_squashed(loader, app, name)
    )


def why_not() -> str:
    """Why nothing may be served from this database; empty where all is well."""
    missing = not_migrated()
    if missing:
        return (
            f"The database is older than this code (it lacks {missing[0]}"
            f"{f' and {len(missing) - 1} more' if len(missing) > 1 else ''}): run `manage.py prepare` first."
        )
    return keyring_marks.why_not(keyring_marks.all_marks())


def _was_squashed(loader: object, app: str, name: str) -> bool:
    replaced = getattr(loader, "replacements", {})
    return any((app, name) in migration.replaces for migration in replaced.values())
