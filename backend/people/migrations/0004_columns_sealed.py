"""What no query asks for is sealed. Columns and contents in one step: between them a row would not open."""

from typing import Any

import backend.core.sealed
from django.db import migrations

from backend.core.sealed import seal_columns


def seal(apps: Any, schema_editor: Any) -> None:
    seal_columns(
        apps.get_model("people", "Person"),
        "created_at",
        "route",
        "route_checked_at",
        "route_asked_at",
        "route_due_at",
        "status",
        "hidden",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),  # the keys of owners
        ("people", "0003_status"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="person",
            name="person_route_known",
        ),
        migrations.RemoveConstraint(
            model_name="person",
            name="person_status_known",
        ),
        migrations.AlterField(
            model_name="person",
            name="created_at",
            field=backend.core.sealed.SealedDateTimeField(),
        ),
        migrations.AlterField(
            model_name="person",
            name="hidden",
            field=backend.core.sealed.SealedBooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="person",
            name="route",
            field=backend.core.sealed.SealedTextField(
                choices=[("open", "Open"), ("careful", "Careful"), ("quiet", "Quiet"), ("unset", "Unset")],
                default="unset",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="route_asked_at",
            field=backend.core.sealed.SealedDateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="person",
            name="route_checked_at",
            field=backend.core.sealed.SealedDateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="person",
            name="route_due_at",
            field=backend.core.sealed.SealedDateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="person",
            name="status",
            field=backend.core.sealed.SealedTextField(
                choices=[("present", "Present"), ("ended", "Ended"), ("died", "Died")], default="present"
            ),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
