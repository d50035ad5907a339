"""Each name of a practice becomes a practice. It takes the window that the first of its clinicians promised; who
promised another keeps it as their own, so that no client reads another promise than before.
"""

from typing import Any

from django.db import migrations
from django.db.models import Exists, OuterRef, Subquery


def move(apps: Any, schema_editor: Any) -> None:
    Practice, Clinician = apps.get_model("accounts", "Practice"), apps.get_model("accounts", "Clinician")
    windows: dict[str, tuple[str, str, str]] = {}
    rows = Clinician.objects.order_by("user_id")
    for row in rows.values_list(
        "practice_name", "response_window", "user__profile__timezone", "user__profile__country"
    ):
        windows.setdefault(row[0], (row[1], row[2] or "UTC", row[3] or ""))
    Practice.objects.bulk_create(
        Practice(name=name, response_window=window, timezone=timezone, country=country)
        for name, (window, timezone, country) in windows.items()
    )
    theirs = Practice.objects.filter(name=OuterRef("practice_name"))
    Clinician.objects.update(practice=Subquery(theirs.values("pk")[:1]))
    same = Practice.objects.filter(pk=OuterRef("practice"), response_window=OuterRef("response_window"))
    Clinician.objects.filter(Exists(same)).update(response_window="")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_practices"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
    ]
