"""Migrations expand, then contract: old and new processes run side by side on one database (ADR 39)."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.db.migrations import Migration
from django.db.migrations import operations as does
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState

from tests.upgrade.expanding import taken_by
from tests.upgrade.releases import ORDER

# The last migration of each app from before there was a rule. An app that is not here is held to it from its first.
BASELINE = {
    "accounts": "0019_ids_that_tell_no_time",
    "affirmations": "0008_a_card_may_say_what_was_noticed",
    "agendas": "0001_first",
    "checkins": "0001_first",
    "clinic": "0001_memo_and_roster",
    "core": "0008_keyring_mark",
    "feedback": "0001_first",
    "measures": "0001_first",
    "moments": "0003_deletion_proof",
    "people": "0005_deletion_proof",
    "plans": "0001_first",
    "privacy": "0001_first",
    "push": "0004_seed_of_the_token",
    "reflections": "0004_what_keeps_away",
    "reminders": "0011_words_asked_again",
    "repairs": "0004_deletion_proof",
    "sharing": "0011_departure_care_link",
    "speakup": "0002_ids_that_tell_no_time",
    "steps": "0001_first",
    "suggestions": "0001_first",
    "sync": "0001_inventory_part",
    "unsent_letters": "0001_first",
}
# A release is one whose database stands here, so that test_upgrade.py brings it to now.
RELEASES = set(ORDER)


def refused(migration: Migration, before: ProjectState) -> list[str]:
    """What is taken, unless the migration says in which release the code had stopped using it."""
    return [] if getattr(migration, "unused_since", None) in RELEASES else taken_by(migration, before)


def test_no_migration_takes_what_the_release_before_still_uses() -> None:
    loader = MigrationLoader(None)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("backend.")}
    before_the_rule = {
        key
        for app, name in BASELINE.items()
        for key in loader.graph.forwards_plan((app, name))
        if key[0] == app
    }
    held = [key for key in loader.disk_migrations if key[0] in ours and key not in before_the_rule]
    wrong = {
        key: taken
        for key in held
        if (taken := refused(loader.disk_migrations[key], loader.project_state(key, at_end=False)))
    }
    assert not wrong, (
        "say `unused_since = <release>` where no release since then uses it; expand first otherwise"
    )


def _before() -> ProjectState:
    state = ProjectState()
    fields = [("id", models.BigAutoField(primary_key=True)), ("words", models.TextField(null=True))]
    state.add_model(ModelState("planted", "Note", fields))
    return state


def _planted(*operations: Operation, since: str | None = None) -> list[str]:
    migration = Migration("0002_planted", "planted")
    migration.operations = list(operations)
    if since:
        vars(migration)["unused_since"] = since
    return refused(migration, _before())


@pytest.mark.parametrize(
    "operation",
    [
        does.RemoveField("note", "words"),
        does.RenameField("note", "words", "text"),
        does.DeleteModel("Note"),
        does.RenameModel("Note", "Letter"),
        does.AlterModelTable("note", "elsewhere"),
        does.AddField("note", "length", models.IntegerField(default=0)),
        does.AlterField("note", "words", models.TextField(default="")),
        does.AlterField("note", "words", models.TextField(null=True, db_column="text")),
        does.RunSQL("DROP TABLE planted_note"),
        does.SeparateDatabaseAndState(database_operations=[does.RemoveField("note", "words")]),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_contracts_names_the_release_since_which_nothing_uses_it(operation: Operation) -> None:
    assert _planted(operation)
    assert _planted(operation, since="next year")
    assert not _planted(operation, since=next(iter(RELEASES)))


def test_what_expands_is_free() -> None:
    assert not _planted(
        does.AddField("note", "mood", models.TextField(null=True)),
        does.AddField("note", "length", models.IntegerField(default=0, db_default=0)),
        does.AlterField("note", "words", models.TextField(null=True, db_default="")),
        does.CreateModel("Letter", [("id", models.BigAutoField(primary_key=True))]),
        does.AddField("letter", "words", models.TextField()),
        does.SeparateDatabaseAndState(state_operations=[does.RemoveField("note", "words")]),
    )


@pytest.mark.django_db
def test_no_model_waits_for_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
