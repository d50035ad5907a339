"""What no query asks for is sealed. Columns and contents in one step: between them a row would not open."""

from typing import Any

import backend.core.sealed
from django.db import migrations

from backend.core.sealed import seal_columns


def seal(apps: Any, schema_editor: Any) -> None:
    seal_columns(
        apps.get_model("repairs", "Repair"),
        "created_at",
        "route",
        "route_checked_at",
        "route_asked_at",
        "route_due_at",
        "depth",
        "status",
        "happened_on",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),  # the keys of owners
        ("repairs", "0002_route_where_nobody_is_named"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="repair",
            name="repair_depth_known",
        ),
        migrations.RemoveConstraint(
            model_name="repair",
            name="repair_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="repair",
            name="repair_route_known",
        ),
        migrations.AlterField(
            model_name="repair",
            name="created_at",
            field=backend.core.sealed.SealedDateTimeField(),
        ),
        migrations.AlterField(
            model_name="repair",
            name="depth",
            field=backend.core.sealed.SealedTextField(
                choices=[("light", "Light"), ("standard", "Standard"), ("deep", "Deep")], default="light"
            ),
        ),
        migrations.AlterField(
            model_name="repair",
            name="happened_on",
            field=backend.core.sealed.SealedDateField(null=True),
        ),
        migrations.AlterField(
            model_name="repair",
            name="route",
            field=backend.core.sealed.SealedTextField(
                choices=[("open", "Open"), ("careful", "Careful"), ("quiet", "Quiet"), ("unset", "Unset")],
                default="unset",
            ),
        ),
        migrations.AlterField(
            model_name="repair",
            name="route_asked_at",
            field=backend.core.sealed.SealedDateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="repair",
            name="route_checked_at",
            field=backend.core.sealed.SealedDateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="repair",
            name="route_due_at",
            field=backend.core.sealed.SealedDateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="repair",
            name="status",
            field=backend.core.sealed.SealedTextField(
                choices=[
                    ("draft", "Draft"),
                    ("paused", "Paused"),
                    ("not_now", "Not Now"),
                    ("spoken", "Spoken"),
                    ("waiting", "Waiting"),
                    ("reflected", "Reflected"),
                    ("closed", "Closed"),
                    ("archived", "Archived"),
                ],
                default="draft",
            ),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
