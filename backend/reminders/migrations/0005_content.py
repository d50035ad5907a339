from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reminders", "0004_answered_at")]

    operations = [migrations.RenameField("reminder", "kind", "content")]
