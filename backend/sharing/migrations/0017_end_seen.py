from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sharing", "0016_left_out")]

    operations = [
        migrations.AddField("grant", "end_seen", models.BooleanField(default=False, db_default=False))
    ]
