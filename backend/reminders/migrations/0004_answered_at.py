from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0003_fewer_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="reminder",
            name="answered_at",
            field=models.DateTimeField(null=True),
        ),
    ]
