from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("speakup", "0002_ids_that_tell_no_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="reply",
            name="replaced",
            field=models.JSONField(db_default=models.Value([], models.JSONField()), default=list),
        ),
    ]
