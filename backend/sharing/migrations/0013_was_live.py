from datetime import timedelta

from django.db import migrations, models
from django.db.models import F

HOLDS = timedelta(days=120)  # as `core.consents` had it then


def mark_what_was_live(apps, schema_editor):
    """What was taken back before this was kept: as far as the share's own day and yes tell."""
    taken_back = apps.get_model("sharing", "Grant").objects.filter(revoked_at__lt=F("until"))
    taken_back.filter(revoked_at__lt=F("agreed_at") + HOLDS).update(was_live=True)


class Migration(migrations.Migration):
    dependencies = [("sharing", "0012_drafts_of_a_clinician")]

    operations = [
        migrations.AddField("grant", "was_live", models.BooleanField(default=False, db_default=False)),
        migrations.RunPython(mark_what_was_live, migrations.RunPython.noop),
    ]
