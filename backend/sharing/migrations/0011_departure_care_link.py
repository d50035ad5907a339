from django.db import migrations, models


class Migration(migrations.Migration):
    """Which link a departure ended: two therapists may have one name. Those of before are of none that is known."""

    dependencies = [
        ("sharing", "0010_own_copy_of_what_was_accepted"),
    ]

    operations = [
        migrations.AddField(
            model_name="departure",
            name="care_link",
            field=models.UUIDField(null=True),
        ),
    ]
