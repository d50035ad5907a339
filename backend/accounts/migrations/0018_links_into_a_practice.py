"""A link leads into a practice, as a clinician or an administrator. Links are good for two days, so those that are open
are not moved: who made them makes another.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def close(apps: Any, schema_editor: Any) -> None:
    apps.get_model("accounts", "KeyLink").objects.filter(user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0017_clinicians_away_and_gone"),
    ]

    operations = [
        migrations.RunPython(close, migrations.RunPython.noop),
        migrations.RemoveField("keylink", "practice"),
        migrations.AddField(
            "keylink",
            "practice",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.practice",
            ),
        ),
        migrations.AddField(
            "keylink",
            "role",
            models.CharField(
                choices=[
                    ("client", "Client"),
                    ("clinician", "Clinician"),
                    ("administrator", "Administrator"),
                ],
                default="clinician",
                max_length=16,
            ),
        ),
    ]
