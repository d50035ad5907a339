"""What no query asks for is sealed. Columns and contents in one step: between them a row would not open."""

from typing import Any

import backend.core.sealed
from django.db import migrations

from backend.core.sealed import seal_columns


def seal(apps: Any, schema_editor: Any) -> None:
    seal_columns(apps.get_model("affirmations", "Card"), "created_at", "origin", "set_aside")
    seal_columns(apps.get_model("affirmations", "CardResponse"), "created_at", "response")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),  # the keys of owners
        ("affirmations", "0004_edition_of_the_library"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="card",
            name="card_origin_known",
        ),
        migrations.RemoveConstraint(
            model_name="cardresponse",
            name="card_response_known",
        ),
        migrations.AlterField(
            model_name="card",
            name="created_at",
            field=backend.core.sealed.SealedDateTimeField(),
        ),
        migrations.AlterField(
            model_name="card",
            name="origin",
            field=backend.core.sealed.SealedTextField(
                choices=[
                    ("own", "Own"),
                    ("value", "Value"),
                    ("standard", "Standard"),
                    ("moment", "Moment"),
                    ("offered", "Offered"),
                ],
                default="own",
            ),
        ),
        migrations.AlterField(
            model_name="card",
            name="set_aside",
            field=backend.core.sealed.SealedBooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="cardresponse",
            name="created_at",
            field=backend.core.sealed.SealedDateTimeField(),
        ),
        migrations.AlterField(
            model_name="cardresponse",
            name="response",
            field=backend.core.sealed.SealedTextField(
                choices=[
                    ("kept", "Kept"),
                    ("rated", "Rated"),
                    ("both_true", "Both True"),
                    ("softer", "Softer"),
                    ("stronger", "Stronger"),
                    ("stung", "Stung"),
                    ("never", "Never"),
                ]
            ),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
