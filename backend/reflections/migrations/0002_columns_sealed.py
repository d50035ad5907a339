"""What no query asks for is sealed. Columns and contents in one step: between them a row would not open."""

from typing import Any

import backend.core.sealed
from django.db import migrations

from backend.core.sealed import seal_columns


def seal(apps: Any, schema_editor: Any) -> None:
    seal_columns(apps.get_model("reflections", "Reflection"), "created_at", "form", "status")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),  # the keys of owners
        ("reflections", "0001_first"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="reflection",
            name="reflection_form_known",
        ),
        migrations.RemoveConstraint(
            model_name="reflection",
            name="reflection_status_known",
        ),
        migrations.AlterField(
            model_name="reflection",
            name="created_at",
            field=backend.core.sealed.SealedDateTimeField(),
        ),
        migrations.AlterField(
            model_name="reflection",
            name="form",
            field=backend.core.sealed.SealedTextField(
                choices=[("kind_minute", "Kind Minute"), ("parts", "Parts"), ("standard", "Standard")],
                default="kind_minute",
            ),
        ),
        migrations.AlterField(
            model_name="reflection",
            name="status",
            field=backend.core.sealed.SealedTextField(
                choices=[("draft", "Draft"), ("kept", "Kept")], default="draft"
            ),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
