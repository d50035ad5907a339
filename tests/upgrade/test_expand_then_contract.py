"""Migrations expand, then contract (ADR 39): what the code of before asks, the migrated database still answers."""

import re
from collections.abc import Iterator

import pytest
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED

# The last migration of each app from before the rule; what came until then is as it is.
BEFORE = {
    **{"accounts": 19, "affirmations": 8, "agendas": 1, "checkins": 1, "clinic": 1, "core": 8, "feedback": 1},
    **{
        "unsent_letters": 1,
        "measures": 1,
        "moments": 3,
        "people": 5,
        "plans": 1,
        "privacy": 1,
        "push": 4,
        "reflections": 4,
    },
    **{"reminders": 11, "repairs": 4, "sharing": 11, "speakup": 2, "steps": 1, "suggestions": 1, "sync": 1},
}
# What takes away what a release no longer used: the migration, and that release, which was out before.
CONTRACTS: dict[tuple[str, str], str] = {}

REMOVES = (
    operations.RemoveField,
    operations.RenameField,
    operations.DeleteModel,
    operations.RenameModel,
    operations.AlterModelTable,
)
SQL = re.compile(r"\b(DROP|RENAME|SET\s+NOT\s+NULL)\b", re.IGNORECASE)


def _may_be_left_out(field: models.Field) -> bool:
    """Whether a row can be written by code that does not know the column; Django's `default` is not the database's."""
    return field.many_to_many or field.null or field.db_default is not NOT_PROVIDED


def _breaks(app: str, operation: Operation, state: ProjectState) -> Iterator[str]:
    """What in an operation breaks the processes that still run the code of before."""
    if isinstance(operation, operations.SeparateDatabaseAndState):
        for inner in operation.database_operations:
            yield from _breaks(app, inner, state)
        for inner in operation.state_operations:
            if isinstance(inner, operations.RemoveField):  # the code forgets it; the column stays
                field = state.models[app, inner.model_name_lower].fields[inner.name]
                if not _may_be_left_out(field):
                    yield f"{inner.describe()}: the new code cannot write a row without it"
    elif isinstance(operation, REMOVES):
        yield f"{operation.describe()}: the old code still asks for it"
    elif isinstance(operation, operations.AddField) and not _may_be_left_out(operation.field):
        yield f"{operation.describe()}: the old code cannot write a row without it; give it null or db_default"
    elif isinstance(operation, operations.AlterField):
        before = state.models[app, operation.model_name_lower].fields[operation.name]
        if _may_be_left_out(before) and not _may_be_left_out(operation.field):
            yield f"{operation.describe()}: the old code leaves it out"
        if before.db_column != operation.field.db_column:
            yield f"{operation.describe()}: the old code asks for it by its name of before"
    elif isinstance(operation, operations.RunSQL) and SQL.search(str(operation.sql)):
        yield f"{operation.sql}: the old code may still ask for it"


def _refused(migration: Migration, state: ProjectState) -> list[str]:
    said: list[str] = []
    state = state.clone()
    for operation in migration.operations:
        said += _breaks(migration.app_label, operation, state)
        operation.state_forwards(migration.app_label, state)
    return said


def test_no_migration_breaks_the_code_of_before() -> None:
    loader = MigrationLoader(None)
    found = {}
    for (app, name), migration in loader.disk_migrations.items():
        ours = migration.__module__.startswith("backend.")
        if ours and int(name[:4]) > BEFORE.get(app, 0) and (app, name) not in CONTRACTS:
            said = _refused(migration, loader.project_state((app, name), at_end=False))
            if said:
                found[app, name] = said
    assert not found, "Expand first, and contract in a later release (backend/adr/0039)"


def _state() -> ProjectState:
    state = ProjectState()
    fields = [("id", models.AutoField(primary_key=True)), ("word", models.TextField())]
    fields.append(("note", models.TextField(null=True)))
    operations.CreateModel("Row", fields).state_forwards("made_up", state)
    return state


FORGET = {name: operations.RemoveField("row", name) for name in ("word", "note")}


@pytest.mark.parametrize(
    ("operation", "refused"),
    [
        (operations.AddField("row", "new", models.TextField(default="")), True),
        (operations.AddField("row", "new", models.TextField(db_default="")), False),
        (operations.AddField("row", "new", models.TextField(null=True)), False),
        (operations.AlterField("row", "note", models.TextField()), True),
        (operations.AlterField("row", "word", models.TextField(null=True)), False),
        (operations.AlterField("row", "word", models.TextField(db_column="words")), True),
        (FORGET["note"], True),
        (operations.SeparateDatabaseAndState(state_operations=[FORGET["note"]]), False),
        (operations.SeparateDatabaseAndState(state_operations=[FORGET["word"]]), True),
        (operations.SeparateDatabaseAndState(database_operations=[FORGET["note"]]), True),
        (operations.RenameField("row", "note", "remark"), True),
        (operations.DeleteModel("Row"), True),
        (operations.RunSQL("ALTER TABLE made_up_row DROP COLUMN note"), True),
        (operations.RunSQL("CREATE INDEX made_up ON made_up_row (word)"), False),
    ],
)
def test_the_rule_tells_what_breaks(operation: Operation, refused: bool) -> None:
    migration = Migration("0002_later", "made_up")
    migration.operations = [operation]
    assert bool(_refused(migration, _state())) is refused


def test_what_came_before_the_rule_is_all_there() -> None:
    names = MigrationLoader(None).disk_migrations
    held = {(app, int(name[:4])) for app, name in names}
    assert not set(BEFORE.items()) - held
