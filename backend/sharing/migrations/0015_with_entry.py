from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sharing", "0014_session_before")]

    operations = [
        migrations.AddField("grant", "with_entry", models.BooleanField(default=False, db_default=False))
    ]
