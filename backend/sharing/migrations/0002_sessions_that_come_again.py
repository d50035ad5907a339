from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="carelink",
            name="every_weeks",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="carelink",
            name="regular_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="carelink",
            name="reviewed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="carelink",
            name="session_zone",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
