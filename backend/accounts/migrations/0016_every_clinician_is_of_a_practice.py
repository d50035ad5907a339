import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0015_clinicians_of_one_name_are_one_practice"),
    ]

    operations = [
        migrations.RemoveField("clinician", "practice_name"),
        migrations.AlterField(
            "clinician",
            "practice",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clinicians",
                to="accounts.practice",
            ),
        ),
    ]
