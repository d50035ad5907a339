from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measures", "0002_counted_on")]

    operations = [migrations.AddField("measureagreement", "agreed_before", models.DateTimeField(null=True))]
