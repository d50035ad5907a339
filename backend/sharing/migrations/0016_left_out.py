from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sharing", "0015_with_entry")]

    operations = [migrations.AddField("carelink", "left_out_at", models.DateTimeField(null=True))]
