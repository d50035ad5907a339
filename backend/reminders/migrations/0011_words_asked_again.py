from typing import Any

from django.db import migrations, models
from django.utils import timezone


def take_over(apps: Any, schema_editor: Any) -> None:
    """Whoever has words on the lock screen already is asked again 90 days from now."""
    owners = apps.get_model("reminders", "Reminder").objects.filter(wording="words").values("owner")
    settings = apps.get_model("reminders", "ReminderSettings").objects
    settings.filter(owner__in=owners).update(words_agreed_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("reminders", "0010_who_wants_emails")]

    operations = [
        migrations.AddField("remindersettings", "words_agreed_at", models.DateTimeField(null=True)),
        migrations.AddField("remindersettings", "words_later_until", models.DateTimeField(null=True)),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
