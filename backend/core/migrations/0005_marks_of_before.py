"""Data: whoever wrote before there were marks gets one at the place where they stand."""

import secrets
from itertools import islice
from typing import Any

from django.db import migrations

AT_ONCE = 1000


def mark(apps: Any, schema_editor: Any) -> None:
    CursorMark = apps.get_model("core", "CursorMark")
    rows = apps.get_model("core", "EntryCursor").objects.filter(value__gt=0).values_list("owner_id", "value")
    made = (
        CursorMark(owner_id=owner, cursor=value, mark=secrets.token_urlsafe(8))
        for owner, value in rows.iterator()
    )
    while some := list(islice(made, AT_ONCE)):
        CursorMark.objects.bulk_create(some)


class Migration(migrations.Migration):
    dependencies = [("core", "0004_cursor_mark")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop, elidable=True)]
