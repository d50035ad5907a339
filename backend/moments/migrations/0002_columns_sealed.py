"""What no query asks for is sealed. Columns and contents in one step: between them a row would not open."""

from typing import Any

import backend.core.sealed
from django.db import migrations

from backend.core.sealed import seal_columns


def seal(apps: Any, schema_editor: Any) -> None:
    seal_columns(
        apps.get_model("moments", "Moment"), "created_at", "direction", "may_resurface", "happened_on"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),  # the keys of owners
        ("moments", "0001_first"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="moment",
            name="moment_direction_known",
        ),
        migrations.AlterField(
            model_name="moment",
            name="created_at",
            field=backend.core.sealed.SealedDateTimeField(),
        ),
        migrations.AlterField(
            model_name="moment",
            name="direction",
            field=backend.core.sealed.SealedTextField(
                choices=[
                    ("received", "Received"),
                    ("gave", "Gave"),
                    ("gave_myself", "Gave Myself"),
                    ("saw", "Saw"),
                ],
                default="received",
            ),
        ),
        migrations.AlterField(
            model_name="moment",
            name="happened_on",
            field=backend.core.sealed.SealedDateField(null=True),
        ),
        migrations.AlterField(
            model_name="moment",
            name="may_resurface",
            field=backend.core.sealed.SealedBooleanField(default=False),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
