from django.db import migrations, models
from django.db.models import F


def from_last_use(apps, schema_editor):
    """Earlier tries count from the day that the lock was last opened."""
    locks = apps.get_model("accounts", "LockShare").objects
    locks.update(tried_on=F("used_on"), untold=F("tries"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_export_and_erasure_happen")]

    operations = [
        migrations.AddField("lockshare", "untold", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("lockshare", "tried_on", models.DateField(null=True)),
        migrations.RunPython(from_last_use, migrations.RunPython.noop),
        migrations.AlterField("lockshare", "tried_on", models.DateField()),
    ]
