from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("push", "0002_fewer_indexes")]

    operations = [
        migrations.RemoveIndex("delivery", "delivery_to_ring"),
        migrations.RenameField("delivery", "ring_at", "wake_at"),
        migrations.AddIndex(
            "delivery",
            models.Index(fields=["wake_at"], condition=Q(state="pending"), name="delivery_to_wake"),
        ),
        migrations.RenameField("delivery", "kind", "message_type"),
    ]
