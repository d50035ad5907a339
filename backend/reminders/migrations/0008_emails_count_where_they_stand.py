from django.db import migrations
from django.db.models import F, Q


def take_out(apps, schema_editor):
    """E-mails were kept in a reminder's own number of unopened ones, and are counted out of the occurrences now."""
    Occurrence = apps.get_model("reminders", "Occurrence")
    Reminder = apps.get_model("reminders", "Reminder")
    kept = Occurrence.objects.filter(
        Q(reminder__answered_at__isnull=True) | Q(due_at__gt=F("reminder__answered_at")),
        purpose="scheduled",
        accepted_at__isnull=False,
        opened_at__isnull=True,
        reminder__unopened__gt=0,
    )
    for reminder in kept.values_list("reminder_id", flat=True).iterator():
        Reminder.objects.filter(pk=reminder, unopened__gt=0).update(unopened=F("unopened") - 1)


class Migration(migrations.Migration):
    dependencies = [("reminders", "0007_opened_by")]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop)]
