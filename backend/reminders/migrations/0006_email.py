from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reminders", "0005_content")]

    operations = [migrations.RenameField("occurrence", "letter", "email")]
