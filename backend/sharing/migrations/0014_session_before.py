from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sharing", "0013_was_live")]

    operations = [migrations.AddField("carelink", "session_before_at", models.DateTimeField(null=True))]
