"""What opens the user key is sealed once more under its owner's data key, and each data key is parted in two."""

from typing import Any

from django.db import migrations

import backend.core.sealed

WAYS = ("wrapped_user_key", "recovery_user_key")


def seal(apps: Any, schema_editor: Any) -> None:
    from backend.accounts import data_keys

    # By the field itself and not by the row: what stands there now is not sealed, and would not open.
    vault = apps.get_model("accounts", "Vault")
    owners = apps.get_model("accounts", "DataKey").objects.values_list("owner_id", flat=True)
    for owner in list(owners):
        data_keys.rewrap(owner)
        for row in vault.objects.filter(user_id=owner):
            for way in WAYS:
                row.__dict__[way] = str(row.__dict__[way])
            row.save(update_fields=list(WAYS))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_no_last_login")]

    operations = [
        migrations.AlterField(
            "vault", "wrapped_user_key", backend.core.sealed.SealedTextField(owner="user_id")
        ),
        migrations.AlterField(
            "vault", "recovery_user_key", backend.core.sealed.SealedTextField(blank=True, owner="user_id")
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
