from django.db import migrations, models


def forget_what_nobody_said(apps, schema_editor):
    """Of what was not taken back yet, a process of the release before would leave it as it is."""
    apps.get_model("sharing", "Grant").objects.filter(revoked_at__isnull=True).update(was_live=None)


class Migration(migrations.Migration):
    dependencies = [("sharing", "0017_end_seen")]

    operations = [
        migrations.AlterField("grant", "was_live", models.BooleanField(null=True)),
        migrations.RunPython(forget_what_nobody_said, migrations.RunPython.noop),
    ]
