from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_recovery_email")]

    operations = [migrations.RenameField("profile", "look", "theme")]
