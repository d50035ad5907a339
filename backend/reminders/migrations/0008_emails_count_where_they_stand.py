from django.db import migrations
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest


def take_out(apps, schema_editor):
    """E-mails were kept in a reminder's own number of unopened ones, and are counted out of the occurrences now."""
    kept = apps.get_model("reminders", "Occurrence").objects.filter(
        Q(reminder__answered_at__isnull=True) | Q(due_at__gt=F("reminder__answered_at")),
        purpose="scheduled",
        accepted_at__isnull=False,
        opened_at__isnull=True,
        reminder__unopened__gt=0,
    )
    of_one = kept.filter(reminder=OuterRef("pk")).order_by().values("reminder").annotate(many=Count("pk"))
    apps.get_model("reminders", "Reminder").objects.filter(pk__in=kept.values("reminder")).update(
        unopened=Greatest(F("unopened") - Subquery(of_one.values("many")), 0)
    )


class Migration(migrations.Migration):
    dependencies = [("reminders", "0007_opened_by")]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop)]
