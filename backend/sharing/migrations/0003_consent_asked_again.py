from datetime import datetime, timedelta
from typing import Any

import django.utils.timezone
from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

ASKED_AFTER = timedelta(days=90)


def take_over(apps: Any, schema_editor: Any) -> None:
    """What stands already was agreed to when it was made; what is older than the question is asked about first, and
    pauses no sooner than anything else.
    """
    earliest: datetime = timezone.now() - ASKED_AFTER
    for model, begun in (("CareLink", "since"), ("Grant", "from_at")):
        apps.get_model("sharing", model).objects.update(agreed_at=Greatest(F(begun), earliest))


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_sessions_that_come_again")]

    operations = [
        migrations.AddField("carelink", "agreed_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("carelink", "later_until", models.DateTimeField(null=True)),
        migrations.AddField("grant", "agreed_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("grant", "later_until", models.DateTimeField(null=True)),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
