"""What a migration takes from the release before, whose processes still run while it is carried out (ADR 39)."""

from collections.abc import Iterator, Sequence

from django.db import models
from django.db.migrations import Migration
from django.db.migrations import operations as does
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

GOES = (does.DeleteModel, does.RenameModel, does.AlterModelTable, does.RemoveField, does.RenameField)


def _field(state: ProjectState, app: str, model: str, name: str) -> "models.Field[object, object]":
    return state.models[app, model.lower()].fields[name]


def _has_no_default(field: "models.Field[object, object]") -> bool:
    return not (field.null or field.many_to_many or field.has_db_default())


def _takes(operation: Operation, app: str, before: ProjectState) -> str | None:
    if isinstance(operation, GOES):
        return operation.describe()
    if isinstance(operation, does.RunSQL):
        return "SQL, which is not read here"
    if isinstance(operation, does.AddField) and _has_no_default(operation.field):
        return f"{operation.describe()}: NOT NULL without a default of the database"
    if isinstance(operation, does.AlterField):
        was = _field(before, app, operation.model_name, operation.name)
        if was.null and not operation.field.null:
            return f"{operation.describe()}: NOT NULL from now on"
        if (was.db_column or was.name) != (operation.field.db_column or was.name):
            return f"{operation.describe()}: a column of another name"
    return None


def _in_turn(operations: Sequence[Operation], app: str, state: ProjectState, made: set[str]) -> Iterator[str]:
    for operation in operations:
        if isinstance(operation, does.SeparateDatabaseAndState):
            # What is done to the state alone leaves the tables as they are.
            yield from _in_turn(operation.database_operations, app, state.clone(), made)
        elif isinstance(operation, does.CreateModel):
            made.add(operation.name.lower())
        elif getattr(operation, "model_name", "").lower() not in made and (
            taken := _takes(operation, app, state)
        ):
            yield taken
        operation.state_forwards(app, state)


def taken_by(migration: Migration, before: ProjectState) -> list[str]:
    """What code that knows nothing of the migration would miss; a table that the migration makes itself is nobody's."""
    return list(_in_turn(migration.operations, migration.app_label, before.clone(), set()))
