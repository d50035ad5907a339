import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_clinicians_make_their_own_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Practice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                ("response_window", models.CharField(max_length=120)),
                ("timezone", models.CharField(default="UTC", max_length=64)),
                ("country", models.CharField(blank=True, max_length=3)),
                ("item9_procedure", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Administrator",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="administrator",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="administrators",
                        to="accounts.practice",
                    ),
                ),
            ],
        ),
        migrations.RenameField("clinician", "practice", "practice_name"),
        migrations.AddField(
            "clinician",
            "practice",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clinicians",
                to="accounts.practice",
            ),
        ),
        migrations.AlterField("clinician", "response_window", models.CharField(blank=True, max_length=120)),
    ]
